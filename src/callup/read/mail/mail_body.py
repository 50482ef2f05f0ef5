"""The words of a message that are its own: without what it answers to, and without a signature."""

from __future__ import annotations

import re
from email.message import Message
from typing import Any

from callup.read.encodings import UndecodableError, decode
from callup.read.pages.pages import fragment_text

_BLANKS = re.compile(r"\n{3,}")
_FORWARDED = re.compile(r"\s{0,8}-{3,20}\s{0,4}[^-\n]{3,60}-{3,20}\s{0,8}$")
_INTRODUCES = re.compile(r".{0,300}[@\d].{0,300}:\s{0,8}$")
_QUOTED_HTML = re.compile(
    r"<blockquote\b|<div\b[^<>]{0,200}\b(?:gmail_quote|moz-cite-prefix|yahoo_quoted|divRplyFwdMsg)", re.I
)


def own_words(text: str) -> str:
    """A plain text without quoted lines, the line that introduces them, and the signature."""
    kept: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.rstrip("\r") == "-- " or _FORWARDED.match(line):
            break
        if line.lstrip()[:1] != ">":
            kept.append(line.rstrip())
            continue
        while kept and not kept[-1]:
            kept.pop()
        if kept and _INTRODUCES.match(kept[-1]):
            kept.pop()
    return _BLANKS.sub("\n\n", "\n".join(kept)).strip()


def body_of(message: Message[Any, Any]) -> str:
    """The words of a message: its plain text, else its HTML as a reader sees it."""
    plain = [own_words(decoded(part)) for part in _inline(message, "text/plain")]
    text = "\n\n".join(filter(None, plain))
    if text:
        return text
    pages = [_QUOTED_HTML.split(decoded(part), maxsplit=1)[0] for part in _inline(message, "text/html")]
    return "\n\n".join(filter(None, map(fragment_text, pages)))


def has_text(message: Message[Any, Any]) -> bool:
    """Whether something is written where the words of a message stand, be it readable or not."""
    parts = (*_inline(message, "text/plain"), *_inline(message, "text/html"))
    return any(str(part.get_payload()).strip() for part in parts)


def decoded(part: Message[Any, Any]) -> str:
    """A part's text; what a declared charset does not fit is looked at anew, and "" where nothing fits."""
    try:
        data = part.get_payload(decode=True)
        charset = part.get_content_charset()
        return decode(data, charset) if isinstance(data, bytes) else ""
    except (UndecodableError, ValueError, LookupError, TypeError, AttributeError):
        return ""


def _inline(message: Message[Any, Any], media_type: str) -> list[Message[Any, Any]]:
    """The parts of a type that are the message itself: no attachment, and not inside another message."""
    found, waiting = [], [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart":
            inner = part.get_payload()
            waiting.extend(
                one for one in reversed(inner if isinstance(inner, list) else []) if isinstance(one, Message)
            )
        elif part.get_content_type() == media_type and not part.get_filename():
            found.append(part)
    return found
