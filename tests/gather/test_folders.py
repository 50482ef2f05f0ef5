"""Folders: odd names, odd files, and no more in memory than a folder's names."""

from __future__ import annotations

import io
import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from callup.gather import Outside, gather
from callup.gather.bounds import HELD, HELD_INPUT
from callup.gather.media import media_type_of, served_type
from callup.model import Issue
from callup.model.gathered import Gathered, Known

NOW = datetime(2023, 4, 1, 12, tzinfo=UTC)
NO_WORDS = Known()


def taken(address: object, stdin: bytes = b"") -> tuple[list[Gathered], list[Issue]]:
    items = list(gather([str(address)], NO_WORDS, Outside(stdin=io.BytesIO(stdin), now=NOW)))
    return [i for i in items if isinstance(i, Gathered)], [i for i in items if isinstance(i, Issue)]


def test_a_name_that_is_no_utf_8_is_kept_as_one_that_can_be_stored(tmp_path: Path) -> None:
    (tmp_path / b"caf\xe9.txt".decode("utf-8", "surrogateescape")).write_text("words")
    (item,), issues = taken(tmp_path)
    assert item.address == item.name == f"{tmp_path}/caf%E9.txt"
    assert item.address.encode()
    assert not issues


def test_odd_files_are_an_issue_each(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "empty.txt").touch()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "broken.txt").symlink_to("nowhere.txt")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(tmp_path / "s.txt"))
    files, issues = taken(tmp_path)
    assert [Path(item.name).name for item in files] == ["a.txt"]
    told = {Path(issue.where).name: issue.what for issue in issues}
    assert set(told) == {"empty.txt", "pipe.txt", "loop.txt", "broken.txt", "s.txt"}
    assert told["empty.txt"] == "the file is empty"
    assert told["broken.txt"] == "a broken link"
    assert told["pipe.txt"] == told["s.txt"] == "not a plain file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_an_issue(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "a.txt").chmod(0)
    _, (issue,) = taken(tmp_path)
    assert "ermission" in issue.what


@pytest.mark.parametrize("address", ["", "a\0b", "x" * 10_000, "/dev/null", "/dev/zero"])
def test_addresses_that_are_none(address: str) -> None:
    files, issues = taken(address)
    assert not files or address == ""
    assert issues or address == ""


def test_a_large_file_is_not_read_but_named(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * (HELD + 1))
    (item,), _ = taken(tmp_path)
    assert item.body == path
    path.write_bytes(b"x" * HELD)
    (item,), _ = taken(tmp_path)
    assert isinstance(item.body, bytes)


def test_long_standard_input_is_a_file_while_it_is_looked_at() -> None:
    stdin = io.BytesIO(b"x" * (HELD_INPUT + 1))
    items = gather(["-"], NO_WORDS, Outside(stdin=stdin, now=NOW))
    item = next(items)
    assert isinstance(item, Gathered)
    assert isinstance(item.body, Path)
    assert item.size == HELD_INPUT + 1
    assert next(items, None) is None
    assert not item.body.exists()


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """A folder of folders, 1,800 deep, and gone after the test: what clears up after tests recurses."""
    at = os.getcwd()
    os.chdir(tmp_path)
    for _ in range(1_800):
        os.mkdir("d")
        os.chdir("d")
    os.chdir(at)
    yield tmp_path
    os.chdir(tmp_path.joinpath(*["d"] * 1_800))
    for _ in range(1_800):
        os.chdir("..")
        os.rmdir("d")
    os.chdir(at)


def test_a_folder_too_deep_for_recursion(deep: Path) -> None:
    (deep / "z.txt").write_text("words")
    files, _ = taken(deep)
    assert [Path(item.name).name for item in files] == ["z.txt"]


def test_pictures_of_a_folder_are_told_of_once(tmp_path: Path) -> None:
    for name in ("photos/1.jpg", "photos/2.jpg", "css/style.css", "messages.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("<p>x")
    (item,), (issue,) = taken(tmp_path)
    assert item.media_type == "text/html"
    assert issue.where == str(tmp_path)
    assert "3 files were passed over (2 image/jpeg, 1 text/css), the first: css/style.css" in issue.what


RSS, ATOM = (
    b"<?xml version='1.0'?><!-- x --><rss version='2.0'>",
    b'<feed xmlns="http://www.w3.org/2005/Atom">',
)
XLS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)
MAIL = b"From: a@b.example\nSubject: x\nDate: Mon, 3 Apr 2023 10:00:00 +0300\n\nwords"


@pytest.mark.parametrize(
    ("name", "head", "media_type"),
    [
        ("a.rss", RSS, "application/rss+xml"),
        ("a.xml", RSS, "application/rss+xml"),
        ("a.xml", ATOM, "application/atom+xml"),
        ("a.xml", b"<?xml version='1.0'?><svg/>", "application/xml"),
        ("-", RSS, "application/rss+xml"),
        ("a.xml", RSS.decode().encode("utf-16"), "application/rss+xml"),
        ("a.xls", XLS, "application/vnd.ms-excel"),
        ("a.doc", XLS, "application/msword"),
        ("a.eml", MAIL, "message/rfc822"),
        ("-", MAIL, "message/rfc822"),
        ("a.txt", MAIL, "text/plain"),
        ("inbox", b"From a@b.example Mon Apr  3 10:00:00 2023\nSubject: x\n", "application/mbox"),
        ("-", b"From Monday on, all offices are shut.", "text/plain"),
        ("-", "слова".encode("utf-16"), "text/plain"),
        ("-", '{"a": 1}'.encode("utf-16"), "application/json"),
        ("-", bytes(range(200)), "application/octet-stream"),
        ("a.warc", b"WARC/1.0\r\n", "application/warc"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
        (
            "a.pptx",
            b"PK\x03\x04",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ),
    ],
)
def test_media_types_by_ending_and_look(name: str, head: bytes, media_type: str) -> None:
    assert media_type_of(name, head) == media_type


@pytest.mark.parametrize(
    ("told", "name", "head", "media_type"),
    [
        ("text/html", "/a", b"%PDF-1.7", "application/pdf"),
        ("application/pdf", "/a", b"<html>", "application/pdf"),
        ("text/html", "/feed", RSS, "application/rss+xml"),
        ("application/json; charset=utf-8", "/a", b"[1]", "application/json"),
        ("", "/a.csv", b"a,b", "text/csv"),
        ("image/png", "/a", b"x", "image/png"),
        ("text/html", "/table.csv", b"<p>x", "text/html"),
    ],
)
def test_what_a_server_tells_and_what_it_looks_like(
    told: str, name: str, head: bytes, media_type: str
) -> None:
    assert served_type(told, name, head) == media_type
