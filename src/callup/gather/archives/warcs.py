"""WARC: the pages that a crawler was answered with, record by record (ISO 28500).

Taken are responses of status 200 and resources, of a type that is read. Requests, revisits, metadata,
pictures and other answers are passed over. What is damaged is told of by its place, and the next record
is sought.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

import msgspec

from callup.gather.archives.member import Charged, Exactly
from callup.gather.archives.record_lines import Chunked, Lines
from callup.gather.archives.unpack import MAGIC, Readable, Unpacked, spooled
from callup.gather.bounds import LARGEST_MEMBER, Broken, Budget, TooLarge
from callup.gather.media import is_passed_over, is_read, served_type
from callup.gather.told import Told, gathered_of, issue
from callup.model import Issue
from callup.model.gathered import Gathered

_MOST_DAMAGED = 100
_LONGEST_ADDRESS = 4_000
_NEXT = b"WARC/1."


class _Crawl(msgspec.Struct, frozen=True):
    """The file whose records are read."""

    item: Gathered
    told: Told
    budget: Budget


def warc_records(
    item: Gathered, packing: str | None, told: Told, budget: Budget
) -> Iterator[Gathered | Issue]:
    """The pages in a WARC file, packed or not; raises Broken after a hundred damaged places, and Spent."""
    crawl = _Crawl(item, told, budget)
    damaged = found = 0
    with item.open() as file, item.open() as probe:
        records = _packed(file, packing, crawl) if packing else _records(Lines(file), (probe, None), crawl)
        for record in records:
            found += 1
            yield record
            damaged += isinstance(record, Issue)
            if damaged >= _MOST_DAMAGED:
                raise Broken(f"it is damaged in {_MOST_DAMAGED} places or more")
    if not found:
        what = "no page in it could be taken"
        why = "it holds no answer of status 200 of a type that is read"
        yield issue(item.name, what, why, "nothing needs to be done if that is right")


def _packed(file: BinaryIO, packing: str, crawl: _Crawl) -> Iterator[Gathered | Issue]:
    """Part after part; from a damaged one on to the next place that looks like a part."""
    at: int | None = 0
    while at is not None:
        file.seek(at)
        stream = Unpacked(file, packing, parts=False)
        start = at
        try:
            while True:
                yield from _records(Lines(stream), (None, at), crawl)
                if not stream.next_part():
                    return
                at = start + stream.part_at
        except (Broken, TooLarge) as error:
            yield _damaged(crawl, at, str(error))
            at = _next_part(file, at + 1, packing)


def _next_part(file: BinaryIO, at: int, packing: str) -> int | None:
    magic = next(magic for magic, kind in MAGIC.items() if kind == packing)
    magic += b"\x08" if packing == "gzip" else b""
    file.seek(at)
    window = b""
    while data := file.read(1 << 18):
        window += data
        found = window.find(magic)
        if found >= 0:
            return at + found
        kept = len(magic) - 1
        at += len(window) - kept
        window = window[-kept:]
    return None


def _records(
    lines: Lines, place: tuple[BinaryIO | None, int | None], crawl: _Crawl
) -> Iterator[Gathered | Issue]:
    """The records of a plain file (`place`: a second handle) or of one packed part (`place`: its offset)."""
    probe, part = place
    while (start := lines.skip_blank()) is not None:
        at = start if part is None else part
        try:
            headers = _headers(lines)
            size = _size(headers)
        except Broken as error:
            yield _damaged(crawl, at, str(error))
            lines.skip_to(_NEXT)
            continue
        if probe is not None and not _ends_well(probe, lines.at + size):
            yield _damaged(crawl, at, "a record's length is wrong, or it is cut off")
            lines.skip_to(_NEXT)
            continue
        body = Exactly(lines, size)
        yield from _page(headers, body, at, crawl)
        while body.read(1 << 18):
            pass


def _headers(lines: Lines) -> dict[str, str]:
    if not lines.line().startswith(b"WARC/"):
        raise Broken("no record begins where one should")
    return lines.headers()


def _size(headers: dict[str, str]) -> int:
    told = headers.get("content-length", "")
    if not (told.isascii() and told.isdigit() and len(told) < 16):
        raise Broken("a record does not tell its length")
    return int(told)


def _ends_well(probe: BinaryIO, at: int) -> bool:
    """Whether a record that ends there is followed by what must follow: an empty line, or the end."""
    size = probe.seek(0, 2)
    probe.seek(at)
    return at <= size and probe.read(2) in (b"", b"\r\n", b"\n\n", b"\n")


def _page(headers: dict[str, str], body: Exactly, at: int, crawl: _Crawl) -> Iterator[Gathered | Issue]:
    kind = headers.get("warc-type", "").lower()
    type_ = headers.get("content-type", "")
    is_answer = kind == "response" and type_.lower().startswith("application/http")
    if not is_answer and kind != "resource":
        return
    try:
        address = _address(headers)
        lines = Lines(body)
        stream: Readable = lines
        if is_answer:
            status, answer = lines.status(), lines.headers()
            type_ = answer.get("content-type", "")
            if status != 200 or _is_dress(type_):
                return
            stream = _payload(lines, answer)
        elif _is_dress(type_):
            return
        if "warc-truncated" in headers:
            yield _damaged(crawl, at, "the crawler cut the page off")
        seen = _day(headers)
        if seen is None:
            yield _damaged(crawl, at, "a record does not tell its date: today's is taken")
        with spooled(Charged(stream, crawl.budget), LARGEST_MEMBER) as data:
            yield from _gathered(data, (address, type_, seen), crawl) if data else ()
    except (Broken, TooLarge) as error:
        yield _damaged(crawl, at, str(error))


def _gathered(
    data: bytes | Path, told: tuple[str, str, datetime | None], crawl: _Crawl
) -> Iterator[Gathered | Issue]:
    address, type_, seen = told
    known = msgspec.structs.replace(crawl.told.known, url=address)
    name = f"{crawl.item.name}!{address}"
    found = gathered_of(data, (name, address), Told(known, seen or crawl.told.now))
    with found.open() as file:
        head = file.read(65_536)
    media_type = served_type(type_, unquote(urlsplit(address).path), head)
    if is_read(media_type):
        yield msgspec.structs.replace(found, media_type=media_type)


def _is_dress(told: str) -> bool:
    return is_passed_over(told.partition(";")[0].strip().lower())


def _address(headers: dict[str, str]) -> str:
    address = headers.get("warc-target-uri", "").strip("<> ")
    if not address or len(address) > _LONGEST_ADDRESS or not address.isprintable():
        raise Broken("a record does not tell its address")
    try:
        urlsplit(address)
    except ValueError as error:
        raise Broken("a record's address is none") from error
    return address


def _day(headers: dict[str, str]) -> datetime | None:
    try:
        day = datetime.fromisoformat(headers.get("warc-date", ""))
        return (day if day.tzinfo else day.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _payload(lines: Lines, answer: dict[str, str]) -> Readable:
    """The page itself: taken out of its chunks and unpacked, where it still is in chunks and packed."""
    stream = lines
    if "chunked" in answer.get("transfer-encoding", "").lower() and lines.begins_chunk():
        stream = Lines(Chunked(lines))
    for packing in reversed(answer.get("content-encoding", "").lower().replace(" ", "").split(",")):
        start = stream.peek(6)
        if packing in ("gzip", "x-gzip") and start.startswith(b"\x1f\x8b"):
            stream = Lines(Unpacked(stream, "gzip", parts=False))
        elif packing == "deflate":
            is_zlib = len(start) > 1 and start[0] & 15 == 8 and (start[0] << 8 | start[1]) % 31 == 0
            stream = Lines(Unpacked(stream, "zlib" if is_zlib else "deflate", parts=False))
        elif packing in ("br", "zstd", "compress"):
            raise Broken(f"a page is packed with {packing}, which is not read")
    return stream


def _damaged(crawl: _Crawl, at: int, what: str) -> Issue:
    return issue(
        f"{crawl.item.name}, record at byte {at}",
        what,
        "what is there may be missing; the records around it are read",
        "get the file again from where it came",
    )
