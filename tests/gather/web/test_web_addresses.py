"""Which addresses are asked for, and which hosts are public."""

from __future__ import annotations

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callup.gather.web.public_hosts import is_public
from callup.gather.web.web_addresses import Unfetched, is_same_site, shown_address, web_address


@pytest.mark.parametrize(
    "written",
    """0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 168.63.129.16
    169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1
    198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
    :: ::1 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:169.254.169.254 64:ff9b::10.0.0.1 64:ff9b:1::8.8.8.8
    100::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1 2002:7f00:1::1 2002:a00:1::1 3fff::1
    5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 2606:4700::1%1 fec0::1 ff02::1 ff0e::1""".split(),
)
def test_what_is_not_public(written: str) -> None:
    assert not is_public(ip_address(written))


@pytest.mark.parametrize(
    "written",
    """1.1.1.1 8.8.8.8 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 192.167.0.1 2a00:1450:4010::8b
    2606:4700:4700::1111 ::ffff:8.8.8.8 64:ff9b::8.8.8.8 2002:808:808::1""".split(),
)
def test_what_is_public(written: str) -> None:
    assert is_public(ip_address(written))


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("http://news.example", "http://news.example/"),
        (" HTTPS://News.Example.:443/a%20b?c=d&e#f ", "https://news.example/a%20b?c=d&e"),
        ("http://news.example:8080/?q", "http://news.example:8080/?q"),
        ("https://пример.рф/новости?д=1", "https://xn--e1afmkfd.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8?%D0%B4=1"),
        ("http://news.example/two words", "http://news.example/two%20words"),
        ("http://[2A00:1450::1]:8080/", "http://[2a00:1450::1]:8080/"),
        ("http://1.1.1.1/", "http://1.1.1.1/"),
    ],
)  # fmt: skip
def test_an_address_is_brought_to_one_form(written: str, url: str) -> None:
    address = web_address(written)
    assert address.url == url
    assert web_address(url).url == url


@pytest.mark.parametrize(
    "written",
    [
        "",
        "news.example",
        "ftp://news.example/",
        "file:///etc/passwd",
        "http://",
        "http:///a",
        "http://localhost/",
        "http://a..b/",
        "http://-/",
        "http://news.example:0/",
        "http://news.example:22/",
        "http://news.example:65536/",
        "http://news.example:x/",
        "http://user@news.example/",
        "http://user:secret@news.example/",
        "http://@news.example/",
        "http://news.example\\@10.0.0.1/",
        "http://news.example/\r\nHost: x",
        "http://news.example/\0",
        "http://news.example/\u202e",
        "http://news.example/\udce9",
        "http://[::1",
        "http://[fe80::1%25eth0]/",
        "http://[v1.a]/",
        f"http://{'a' * 64}.example/",
        f"http://{'a.' * 200}example/",
        "http://news.example/" + "a" * 4_000,
    ],
)
def test_what_is_no_address_to_fetch(written: str) -> None:
    with pytest.raises(Unfetched):
        web_address(written)


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://", "http://a.example/"]))
def test_any_text_is_an_address_or_refused(text: str, start: str) -> None:
    try:
        address = web_address(start + text)
        followed = address.joined(text)
    except Unfetched:
        return
    for one in (address, followed):
        assert one.url.isascii()
        assert " " not in one.url
        assert web_address(one.url).url == one.url


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("http://user:secret@news.example/a?b#c", "http://news.example/a?b"),
        ("http://user:p@ss@news.example/@b", "http://news.example/@b"),
        ("ftp://secret@news.example", "ftp://news.example"),
        ("http://news.example/\n\x1b[2J\u202e", "http://news.example/\ufffd\ufffd[2J\ufffd"),
        ("http://news.example/\udce9", "http://news.example/%E9"),
    ],
)
def test_no_message_prints_a_password(written: str, shown: str) -> None:
    assert shown_address(written) == shown


def test_a_long_address_is_cut_in_messages() -> None:
    assert len(shown_address("http://news.example/" + "a" * 10_000)) < 1_100


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("news.example", "news.example", True),
        ("www.news.example", "news.example", True),
        ("feeds.news.example", "www.news.example", True),
        ("a.news.example", "b.news.example", False),
        ("news.example", "badnews.example", False),
        ("news.example", "example", False),
    ],
)
def test_one_site(one: str, other: str, same: bool) -> None:
    assert is_same_site(one, other) is same
    assert is_same_site(other, one) is same
