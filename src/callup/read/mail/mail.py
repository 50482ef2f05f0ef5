"""E-mail: messages and mailboxes, with what is attached to them. Who wrote to whom is not kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import MessageError
from email.message import Message
from typing import Any, BinaryIO

import msgspec

from callup.model import Issue
from callup.model.gathered import Gathered
from callup.read.days import day_of
from callup.read.item import Item, issue
from callup.read.mail.mail_body import body_of, has_text

_MIB = 1024 * 1024
LARGEST_MESSAGE = 32 * _MIB
_DEEPEST = 3
_MOST_ATTACHED = 100
_MOST_PARTS = 1_000
_LONGEST_HEADER = 2_000
_LONGEST_LINE = 4 * _MIB
_FROM_LINE = re.compile(rb"From \S.{0,300}\d\d:\d\d")
_ESCAPED = re.compile(rb">+From ")
_DOMAIN = re.compile(r"@([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})\W{0,3}$")
_LIST = re.compile(r"<([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})>|^([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})$")
_PASSED_OVER = ("image", "video", "audio", "font")
_BY_ENDING = {
    "txt": "text/plain",
    "md": "text/markdown",
    "html": "text/html",
    "htm": "text/html",
    "csv": "text/csv",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "eml": "message/rfc822",
}


def read_message(gathered: Gathered) -> Iterator[Item | Issue]:
    """One message: its own words under its subject, and what is attached to it."""
    yield from _read(gathered, gathered.data, "", 1)


def read_mailbox(gathered: Gathered) -> Iterator[Item | Issue]:
    """Each message of a mailbox, one in memory at a time."""
    number = 0
    with gathered.open() as file:
        for data in _messages(file):
            number += 1
            if data is None:
                what = f"a message of more than {LARGEST_MESSAGE // _MIB} MiB"
                yield issue(gathered, f"message {number}", what, "save it by itself, without attachments")
            else:
                yield from _read(gathered, data, f"message {number}", 1)
    if not number:
        yield issue(gathered, "", "there is no message in it")


def _messages(file: BinaryIO) -> Iterator[bytes | None]:
    """The bytes of each message; None for one that is too large."""
    lines: list[bytes] = []
    size, within, after_blank = 0, False, True
    while line := file.readline(_LONGEST_LINE):
        if after_blank and _FROM_LINE.match(line):
            if within:
                yield b"".join(lines) if size <= LARGEST_MESSAGE else None
            lines, size, within = [], 0, True
        elif within:
            size += len(line)
            if size <= LARGEST_MESSAGE:
                lines.append(line[1:] if _ESCAPED.match(line) else line)
            else:
                lines.clear()
        after_blank = not line.strip()
    if within:
        yield b"".join(lines) if size <= LARGEST_MESSAGE else None


def _read(gathered: Gathered, data: bytes, place: str, depth: int) -> Iterator[Item | Issue]:
    from email import policy
    from email.parser import BytesParser

    try:
        message = BytesParser(policy=policy.compat32).parsebytes(data)
    except Exception:  # the parser meets hostile bytes; what it raises is not told
        yield issue(gathered, place, "this cannot be read as a message")
        return
    if not message.keys():
        yield issue(gathered, place, "there are no headers, so this is no message")
        return
    yield from _parts(gathered, message, place, depth)


def _parts(gathered: Gathered, message: Message[Any, Any], place: str, depth: int) -> Iterator[Item | Issue]:
    if sum(1 for _ in zip(message.walk(), range(_MOST_PARTS + 1), strict=False)) > _MOST_PARTS:
        yield issue(gathered, place, f"more than {_MOST_PARTS:,} parts", "save it without attachments")
        return
    title = _header(message, "Subject")
    body = body_of(message)
    text = f"{title}\n\n{body}" if title and body and not body.startswith(title) else body or title
    if title and not body and has_text(message):
        yield issue(gathered, place, "only its subject was read: the text is broken, or all of it is quoted")
    if text:
        published, source = day_of(_header(message, "Date")), _publisher(message)
        yield Item(text=text, locator=place, title=title[:500] or None, published=published, source=source)
    else:
        yield issue(gathered, place, "there are no words in this message", "nothing needs to be done")
    for number, part in enumerate(_attached(message), start=1):
        where = f"{place} attachment {number}".strip()
        if number > _MOST_ATTACHED:
            yield issue(gathered, where, f"more than {_MOST_ATTACHED} attachments", "add them by themselves")
            return
        yield from _attachment(gathered, part, where, depth + 1)


def _attached(message: Message[Any, Any]) -> Iterator[Message[Any, Any]]:
    """Files, and messages inside this one; what they hold themselves is theirs."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting.extend(one for one in reversed(inner) if isinstance(one, Message))
        elif part is message:
            if part.get_content_maintype() not in ("text", *_PASSED_OVER):
                yield part
        elif part.get_filename() or part.get_content_type() == "message/rfc822":
            yield part


def _attachment(
    gathered: Gathered, part: Message[Any, Any], where: str, depth: int
) -> Iterator[Item | Issue]:
    if part.get_content_maintype() in _PASSED_OVER:
        return
    if depth > _DEEPEST:
        what = f"attached {_DEEPEST} deep and more"
        yield issue(gathered, where, what, "save it by itself and add that")
        return
    inner = part.get_payload()
    if part.get_content_type() == "message/rfc822" and isinstance(inner, list):
        first: Any = inner[0] if inner else None
        if isinstance(first, Message):
            yield from _parts(gathered, first, where, depth)
        return
    try:
        data = part.get_payload(decode=True)
    except (ValueError, TypeError, AttributeError, MessageError):
        data = None
    if not isinstance(data, bytes) or not data:
        yield issue(gathered, where, "this attachment is empty or broken")
    elif (media_type := _type_of(part)) == "message/rfc822":
        yield from _read(gathered, data, where, depth)
    else:
        yield from _file(gathered, (data, media_type, part.get_content_charset()), where)


def _file(gathered: Gathered, file: tuple[bytes, str, str | None], where: str) -> Iterator[Item | Issue]:
    """What the reader of an attached file finds, said to stand where the file is attached."""
    from callup.read.read import read_items

    body, media_type, charset = file
    name = f"{gathered.name}, {where}"
    own = msgspec.structs.replace(
        gathered, body=body, media_type=media_type, charset=charset, name=name, validators=None
    )
    if media_type == "application/mbox":
        yield issue(gathered, where, "a mailbox that is attached is not read", "add it by itself")
        return
    for item in read_items(own):
        if isinstance(item, Issue):
            yield item
        else:
            yield msgspec.structs.replace(item, locator=f"{where} {item.locator}".strip())


def _type_of(part: Message[Any, Any]) -> str:
    """By the ending where the name has one that is read: senders declare types without care."""
    told = _readable(part.get_filename() or "")
    ending = told.rpartition(".")[2].strip().lower()
    return _BY_ENDING.get(ending) or part.get_content_type()


def _publisher(message: Message[Any, Any]) -> str | None:
    """A mailing list's id, or the domain that a newsletter comes from; never a person's name or address."""
    listed = _LIST.search(_header(message, "List-Id"))
    if listed:
        return (listed[1] or listed[2]).lower()
    from email.utils import parseaddr

    found = _DOMAIN.search(parseaddr(_header(message, "From"))[1])
    newsletter = _header(message, "List-Unsubscribe") or _header(message, "Precedence")
    return found[1].lower() if found and newsletter else None


def _header(message: Message[Any, Any], name: str) -> str:
    """A header in one line of words, "" where it is missing."""
    try:
        value = message.get(name)
    except (ValueError, LookupError, TypeError, MessageError):
        return ""
    return _readable(str(value)) if value is not None else ""


def _readable(written: str) -> str:
    """A header's value with its encoded words decoded; bytes that no charset was told for are looked at."""
    from email.header import decode_header

    from callup.read.encodings import UndecodableError, decode

    try:
        raw = written[:_LONGEST_HEADER].encode("utf-8", "surrogateescape")
        pieces = []
        for piece, charset in decode_header(decode(raw)):
            pieces.append(piece if isinstance(piece, str) else decode(piece, _told(charset)))
        return " ".join("".join(pieces).split())
    except (ValueError, LookupError, TypeError, MessageError, UndecodableError):
        return ""


def _told(charset: str | None) -> str | None:
    return None if charset in (None, "unknown-8bit") else charset
