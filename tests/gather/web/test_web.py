"""Pages on the web: what is kept of an answer, and what is asked again."""

from __future__ import annotations

import gzip
import ssl
import subprocess
import sys
import zlib
from datetime import date
from pathlib import Path

import msgspec
import pytest
from tests.gather.server import NOW, Net, Server, answer

from callup.gather.media import DOCX, RSS
from callup.model import Issue
from callup.model.gathered import Earlier, Gathered, Known, Unchanged, Validators

PAGE = b"<!DOCTYPE html><html><body><p>A page.</p></body></html>"
CERTIFICATE = str(Path(__file__).parent / "news_example.pem")


def test_a_page_is_kept_as_it_was_answered(net: Net) -> None:
    net.server.plays["/a?b=1"] = answer(
        PAGE, Content_Type="text/html; charset=windows-1251", ETag='"v1"', Last_Modified="Sat, 01 Apr 2023"
    )
    page = net.one("/a?b=1")
    assert page.data == PAGE
    assert page.address == page.name == page.known.url == net.url("/a?b=1")
    assert (page.media_type, page.charset, page.seen) == ("text/html", "windows-1251", NOW)
    assert page.validators == Validators(etag='"v1"', modified="Sat, 01 Apr 2023")


def test_a_request_says_who_asks_and_carries_nothing_else(net: Net) -> None:
    net.server.plays["/first"] = answer(PAGE, Set_Cookie="id=1; Path=/")
    net.server.plays["/second"] = answer(PAGE)
    net.taken("/first", "/second")
    head = net.server.asked[-1]
    assert f"Host: news.example:{net.server.port}\r\n" in head
    assert "User-Agent: Callup/" in head
    assert not any(name in head.lower() for name in ("cookie", "authorization", "referer"))


def test_the_environment_names_no_proxy(net: Net, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    net.server.plays["/a"] = answer(PAGE)
    assert net.one("/a").data == PAGE


@pytest.mark.parametrize(
    ("way", "packed"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE, wbits=-15)),
        ("identity", PAGE),
        ("gzip", PAGE),  # told and not done
    ],
)
def test_a_packed_page_is_unpacked(net: Net, way: str, packed: bytes) -> None:
    net.server.plays["/a"] = answer(packed, Content_Encoding=way)
    assert net.one("/a").data == PAGE


def test_a_page_in_chunks_is_put_together(net: Net) -> None:
    chunks = b"5;x=y\r\n<p>A \r\n5\r\npage.\r\n0\r\nX: y\r\n\r\n"
    net.server.plays["/a"] = answer(Content_Length="", Transfer_Encoding="chunked") + chunks
    assert net.one("/a").data == b"<p>A page."


def test_a_large_page_is_a_file_and_goes_after_it(net: Net) -> None:
    body = b"<p>" + b"a" * 3_000_000
    net.server.plays["/a"] = answer(body)
    seen: list[Path] = []
    kept = net._kept
    net._kept = lambda items: kept(seen.append(item.body) or item for item in items)  # type: ignore[method-assign, func-returns-value, union-attr]
    assert net.one("/a").data == body
    assert not seen[0].exists()


@pytest.mark.parametrize(
    ("told", "path", "body", "media_type"),
    [
        ("application/pdf", "/a", PAGE, "text/html"),
        ("application/pdf", "/a.pdf", PAGE, "text/html"),
        ("text/html", "/a", b"%PDF-1.7\n", "application/pdf"),
        ("", "/a.pdf", b"%PDF-1.7\n", "application/pdf"),
        ("text/plain", "/a.csv", b"a,b\n1,2\n", "text/csv"),
        ("text/html", "/feed", b'<?xml version="1.0"?><rss version="2.0"></rss>', RSS),
        ("application/xml", "/feed", b'<?xml version="1.0"?><rss version="2.0"></rss>', RSS),
        (DOCX, "/a", b"PK\3\4" + b"\0" * 26, DOCX),
        ("text/html", "/a.docx", PAGE, "text/html"),
        ("application/octet-stream", "/a.docx", PAGE, "text/html"),
        ("application/pdf", "/a", b"\n%PDF-1.7\n", "application/pdf"),
        ("application/pdf", "/a", bytes(range(256)) * 9, "application/pdf"),
        ("application/zip", "/a", PAGE, "text/html"),
        ("application/json", "/a", b'{"a": 1}', "application/json"),
    ],
)
def test_the_media_type_is_what_the_bytes_bear_out(
    net: Net, told: str, path: str, body: bytes, media_type: str
) -> None:
    net.server.plays[path] = answer(body, Content_Type=told)
    assert net.one(path).media_type == media_type


def test_an_archive_on_the_web_is_a_folder(net: Net) -> None:
    net.server.plays["/a.txt.gz"] = answer(gzip.compress(b"words"), Content_Type="application/gzip")
    page = net.one("/a.txt.gz")
    assert (page.data, page.media_type) == (b"words", "text/plain")


def test_a_picture_is_not_fetched(net: Net) -> None:
    net.server.plays["/a"] = answer(b"\x89PNG", Content_Type="image/png", Content_Length="5000")
    assert "picture" in net.refused("/a").what


@pytest.mark.parametrize("status", [204, 206, 401, 403, 404, 410, 418, 451, 500, 503])
def test_any_other_status_is_an_issue(net: Net, status: int) -> None:
    net.server.plays["/a"] = answer(PAGE, status)
    assert str(status) in net.refused("/a").what


def test_an_empty_page_is_an_issue(net: Net) -> None:
    net.server.plays["/a"] = answer(b"")
    assert net.refused("/a").what == "the file is empty"


def test_the_rest_goes_on(net: Net) -> None:
    net.server.plays["/b"] = answer(PAGE)
    gone, there = net.taken("/a", "/b")
    assert isinstance(gone, Issue)
    assert isinstance(there, Gathered)


def test_a_page_that_has_not_changed_is_not_sent_again(net: Net) -> None:
    given = Validators(etag='"v1"', modified="Sat, 01 Apr 2023 10:00:00 GMT")
    net.earlier[net.url("/a")] = Earlier(capture="f" * 64, validators=given, charset="koi8-r")
    net.server.plays["/a"] = answer(status=304, Content_Length="")
    (item,) = net.taken("/a")
    known = Known(url=net.url("/a"), charset="koi8-r")
    assert item == Unchanged(capture="f" * 64, address=net.url("/a"), seen=NOW, known=known, validators=given)
    assert 'If-None-Match: "v1"\r\n' in net.server.asked[-1]
    assert "If-Modified-Since: Sat, 01 Apr 2023 10:00:00 GMT\r\n" in net.server.asked[-1]


def test_a_page_that_has_changed_is_new(net: Net) -> None:
    net.earlier[net.url("/a")] = Earlier(capture="f" * 64, validators=Validators(etag='"v1"'))
    net.server.plays["/a"] = answer(PAGE, ETag='"v2"')
    assert net.one("/a").validators == Validators(etag='"v2"')


def test_nothing_changed_is_no_answer_to_a_first_question(net: Net) -> None:
    net.server.plays["/a"] = answer(status=304, Content_Length="")
    assert "304" in net.refused("/a").what
    assert "If-" not in net.server.asked[-1]


def test_a_validator_is_no_way_to_write_headers(net: Net) -> None:
    given = Validators(etag='"v1"\r\nCookie: a=b', modified="x" * 2_000)
    net.earlier[net.url("/a")] = Earlier(capture="f" * 64, validators=given)
    net.server.plays["/a"] = answer(PAGE, ETag="x" * 2_000)
    assert net.one("/a").validators is None
    assert "Cookie" not in net.server.asked[-1]
    assert "If-" not in net.server.asked[-1]


def test_what_is_known_goes_with_the_page(net: Net) -> None:
    net.server.plays["/a"] = answer(PAGE)
    known = Known(url="https://first.example/1", published=date(2023, 3, 1))
    (item,) = net.taken("/a", known=known)
    assert isinstance(item, Gathered)
    assert (item.known, item.address) == (known, net.url("/a"))


def test_redirects_end_at_a_page(net: Net) -> None:
    net.server.plays["/1"] = answer(status=301, Location="/2")
    net.server.plays["/2"] = answer(status=302, Location=net.url("/д/3", "www.news.example"))
    net.server.plays["/%D0%B4/3"] = answer(PAGE)
    page = net.one("/1")
    assert page.address == net.url("/1")
    assert page.known.url == net.url("/%D0%B4/3", "www.news.example")
    assert net.resolved == ["news.example", "www.news.example"]
    assert "Host: www.news.example:" in net.server.asked[-1]


def secure(net: Net, name: str) -> tuple[Server, str]:
    """A second server, with a certificate for news.example, called by some name."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    server = Server(context)
    server.plays["/robots.txt"] = answer(status=404)
    net.web = msgspec.structs.replace(net.web, trust=lambda: ssl.create_default_context(cafile=CERTIFICATE))
    return server, f"https://{name}:{server.port}"


def test_a_certificate_is_checked_against_the_name(net: Net) -> None:
    server, root = secure(net, "news.example")
    server.plays["/a"] = answer(PAGE)
    assert net.one(f"{root}/a").data == PAGE
    for other in ("other.example", "127.0.0.1"):
        issue = net.refused(f"https://{other}:{server.port}/a")
        assert "certificate" in issue.what
    net.web = msgspec.structs.replace(net.web, trust=ssl.create_default_context)
    assert "certificate" in net.refused(f"{root}/a").what
    assert server.paths == ["/robots.txt", "/a"]
    server.close()


def test_leaving_https_is_told(net: Net) -> None:
    server, root = secure(net, "news.example")
    server.plays["/a"] = answer(status=302, Location=net.url("/b"))
    net.server.plays["/b"] = answer(PAGE)
    told, page = net.taken(f"{root}/a")
    assert isinstance(told, Issue)
    assert told.what == "it leads from https on to http"
    assert isinstance(page, Gathered)
    assert page.known.url == net.url("/b")
    server.close()


def test_https_at_a_server_without_it_is_an_issue(net: Net) -> None:
    assert "secure connection" in net.refused(f"https://news.example:{net.server.port}/a").what


def test_files_are_read_without_what_speaks_http() -> None:
    code = "import sys, callup.gather; print(*(sorted({'urllib3', 'ssl', 'protego'} & set(sys.modules))))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
