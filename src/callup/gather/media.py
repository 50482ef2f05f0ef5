"""A first guess at what some bytes are: by the name's ending, then by their look."""

from __future__ import annotations

from pathlib import PurePath

_BY_ENDING = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".shtml": "text/html",
    ".jsonl": "application/x-ndjson",
    ".ndjson": "application/x-ndjson",
    ".csv": "text/csv",
    ".tsv": "text/csv",
    ".json": "application/json",
}
_BY_LOOK = ("", ".log", ".text", ".php", ".asp", ".aspx", ".jsp")
_UNREADABLE = {
    b"%PDF-": "application/pdf",
    b"PK\x03\x04": "application/zip",
    b"\x1f\x8b": "application/gzip",
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"SQLite format 3": "application/vnd.sqlite3",
}


def media_type_of(name: str, data: bytes) -> str:
    """A media type; "application/octet-stream" where nothing tells.

    >>> media_type_of("page.htm", b"<p>"), media_type_of("x.txt", b"%PDF-1")
    ('text/html', 'application/pdf')
    """
    for sign, media_type in _UNREADABLE.items():
        if data.startswith(sign):
            return media_type
    ending = PurePath(name).suffix.lower()
    if ending == ".txt" and data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(b"<!doctype html"):
        return "text/html"
    if ending in _BY_ENDING:
        return _BY_ENDING[ending]
    return _by_look(data) if ending in _BY_LOOK or name == "-" else "application/octet-stream"


def _by_look(data: bytes) -> str:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "text/html"
    if head.startswith((b"{", b"[")):
        return (
            "application/json" if data.lstrip()[:1] == b"[" or b"\n{" not in data else "application/x-ndjson"
        )
    return "text/plain"
