"""WARC: pages out of a crawl, written here by the field's own writer; what is damaged costs itself alone."""

from __future__ import annotations

import gzip
import io
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from callup.gather import Outside, gather
from callup.model import Issue
from callup.model.gathered import Gathered, Known

NOW = datetime(2023, 4, 1, 12, tzinfo=UTC)
DAY = "2023-03-28T10:00:00Z"
PAGE = b"<p>The town council met on Monday.</p>"

Record = tuple[str, str, str, list[tuple[str, str]], bytes]


def answer(
    address: str,
    body: bytes = PAGE,
    *headers: tuple[str, str],
    status: str = "200 OK",
    type_: str = "text/html",
) -> Record:
    return ("response", address, status, [("Content-Type", type_), *headers], body)


def crawl(*records: Record, packed: bool = True) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("crawl.warc", {"software": "test"}))
    for kind, address, status, headers, body in records:
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1") if kind == "response" else None
        writer.write_record(
            writer.create_warc_record(
                address,
                kind,
                payload=io.BytesIO(body),
                http_headers=http,
                warc_content_type="" if http else headers[0][1],
                warc_headers_dict={"WARC-Date": DAY},
            )
        )
    return out.getvalue()


def taken(path: Path, data: bytes) -> tuple[dict[str, tuple[str, bytes]], list[Issue]]:
    path.write_bytes(data)
    pages: dict[str, tuple[str, bytes]] = {}
    issues = []
    for item in gather([str(path)], Known(), Outside(stdin=io.BytesIO(), now=NOW)):
        if isinstance(item, Gathered):
            pages[item.address] = (item.media_type, item.data)
        elif isinstance(item, Issue):
            issues.append(item)
    return pages, issues


both = pytest.mark.parametrize("packed", [True, False])


@both
def test_pages_are_taken_and_all_else_passed_over(tmp_path: Path, packed: bool) -> None:
    data = crawl(
        answer("https://town.example/a"),
        answer("https://town.example/gone", status="404 Not Found"),
        answer("https://town.example/p.jpg", b"\xff\xd8\xff", type_="image/jpeg"),
        answer("https://town.example/s", b"p{}", type_="text/css"),
        ("metadata", "https://town.example/a", "", [("Content-Type", "text/plain")], b"via: x"),
        ("resource", "https://town.example/f.txt", "", [("Content-Type", "text/plain")], b"words"),
        answer("https://town.example/act", b"%PDF-1.7 x", type_="application/octet-stream"),
        answer("https://town.example/feed", b'<?xml version="1.0"?><rss version="2.0"/>', type_="text/xml"),
        packed=packed,
    )
    pages, issues = taken(tmp_path / ("a.warc.gz" if packed else "a.warc"), data)
    assert pages == {
        "https://town.example/a": ("text/html", PAGE),
        "https://town.example/f.txt": ("text/plain", b"words"),
        "https://town.example/act": ("application/pdf", b"%PDF-1.7 x"),
        "https://town.example/feed": ("application/rss+xml", b'<?xml version="1.0"?><rss version="2.0"/>'),
    }
    assert not issues


def test_a_page_keeps_its_address_and_its_day(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(crawl(answer("https://town.example/a"), packed=False))
    (item,) = gather([str(path)], Known(), Outside(stdin=io.BytesIO(), now=NOW))
    assert isinstance(item, Gathered)
    assert item.known.url == item.address == "https://town.example/a"
    assert item.seen == datetime(2023, 3, 28, 10, tzinfo=UTC)
    assert item.name == f"{path}!https://town.example/a"


CHUNKED = b"10\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n" % (PAGE[:16], len(PAGE) - 16, PAGE[16:])
RAW = zlib.compressobj(wbits=-15)
CODED = [
    (CHUNKED, [("Transfer-Encoding", "chunked")]),
    (PAGE, [("Transfer-Encoding", "chunked")]),
    (gzip.compress(PAGE), [("Content-Encoding", "gzip")]),
    (PAGE, [("Content-Encoding", "gzip")]),
    (zlib.compress(PAGE), [("Content-Encoding", "deflate")]),
    (RAW.compress(PAGE) + RAW.flush(), [("Content-Encoding", "deflate")]),
    (
        b"%x\r\n%s\r\n0\r\n\r\n" % (len(gzip.compress(PAGE)), gzip.compress(PAGE)),
        [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")],
    ),
]


@pytest.mark.parametrize(("body", "headers"), CODED)
def test_pages_come_out_of_chunks_and_packing(
    tmp_path: Path, body: bytes, headers: list[tuple[str, str]]
) -> None:
    pages, issues = taken(tmp_path / "a.warc.gz", crawl(answer("https://town.example/a", body, *headers)))
    assert pages == {"https://town.example/a": ("text/html", PAGE)}
    assert not issues


@both
@pytest.mark.parametrize(
    ("body", "header", "what"),
    [
        (gzip.compress(bytes(150_000_000)), ("Content-Encoding", "gzip"), "250 times"),
        (CHUNKED[:20], ("Transfer-Encoding", "chunked"), "chunks"),
        (gzip.compress(PAGE)[:-9], ("Content-Encoding", "gzip"), "cut off"),
        (PAGE, ("Content-Encoding", "br"), "packed with br"),
    ],
)
def test_a_bad_page_costs_itself(
    tmp_path: Path, packed: bool, body: bytes, header: tuple[str, str], what: str
) -> None:
    data = crawl(answer("https://a.example/", body, header), answer("https://b.example/"), packed=packed)
    pages, issues = taken(tmp_path / "a.warc", data)
    assert list(pages) == ["https://b.example/"]
    (issue,) = issues
    assert what in issue.what
    assert "a.warc, record at byte" in issue.where


@pytest.mark.parametrize("lie", [b"9", b"1\r\nX: ", b"x", b"99999999999999"])
def test_a_wrong_length_costs_its_record(tmp_path: Path, lie: bytes) -> None:
    first = crawl(answer("https://a.example/"), packed=False)
    at = first.rindex(b"Content-Length: ", 0, first.rindex(b"HTTP/1.1")) + len(b"Content-Length: ")
    second = crawl(answer("https://b.example/"), packed=False)
    for wrap in (bytes, gzip.compress):
        data = wrap(first[:at] + lie + first[at:]) + wrap(second)
        pages, issues = taken(tmp_path / "a.warc", data)
        assert "https://b.example/" in pages
        assert issues


def test_a_damaged_part_costs_itself(tmp_path: Path) -> None:
    one, two = crawl(answer("https://a.example/")), crawl(answer("https://b.example/"))
    broken = bytearray(one)
    broken[-30:-20] = bytes(10)
    for data in (bytes(broken) + two, one[:-30] + two):
        pages, issues = taken(tmp_path / "a.warc.gz", data)
        assert "https://b.example/" in pages
        assert issues


def test_one_packed_whole_is_read_too(tmp_path: Path) -> None:
    data = gzip.compress(crawl(answer("https://a.example/"), answer("https://b.example/"), packed=False))
    pages, issues = taken(tmp_path / "a.warc.gz", data)
    assert len(pages) == 2
    assert not issues


def test_endless_damage_ends(tmp_path: Path) -> None:
    for name, data in (
        ("a.warc.gz", b"\x1f\x8b\x08" * 300_000),
        ("a.warc", b"WARC/1.0\r\nx\r\n\r\n" * 60_000),
    ):
        _, issues = taken(tmp_path / name, data)
        assert 1 <= len(issues) <= 102


CRAWLS = [crawl(answer("https://a.example/"), answer("https://b.example/"), packed=p) for p in (True, False)]


@settings(max_examples=60, deadline=None)
@given(
    which=st.integers(0, 1),
    changes=st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 255)), max_size=5),
)
def test_no_damage_escapes(
    tmp_path_factory: pytest.TempPathFactory, which: int, changes: list[tuple[int, int]]
) -> None:
    data = bytearray(CRAWLS[which])
    for at, value in changes:
        data[at % len(data)] = value
    folder = tmp_path_factory.mktemp("damaged")
    taken(folder / "a.warc", bytes(data))
