"""A first guess at what some bytes are: by the name's ending, then by their look."""

from __future__ import annotations

import codecs
import re
import struct
import zlib
from pathlib import PurePosixPath

_OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = f"{_OFFICE}wordprocessingml.document"
XLSX = f"{_OFFICE}spreadsheetml.sheet"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODT = "application/vnd.oasis.opendocument.text"
RSS, ATOM = "application/rss+xml", "application/atom+xml"

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
    ".pdf": "application/pdf",
    ".docx": DOCX,
    ".xlsx": XLSX,
    ".xlsm": XLSX,
    ".ods": ODS,
    ".odt": ODT,
    ".xls": "application/vnd.ms-excel",
    ".doc": "application/msword",
    ".rtf": "application/rtf",
    ".rss": RSS,
    ".atom": ATOM,
    ".xml": "application/xml",
    ".rdf": "application/xml",
    ".eml": "message/rfc822",
    ".mbox": "application/mbox",
    ".mbx": "application/mbox",
    ".mht": "multipart/related",
    ".mhtml": "multipart/related",
    ".zip": "application/zip",
    ".tar": "application/x-tar",
    ".tgz": "application/gzip",
    ".gz": "application/gzip",
    ".bz2": "application/x-bzip2",
    ".tbz2": "application/x-bzip2",
    ".xz": "application/x-xz",
    ".txz": "application/x-xz",
    ".warc": "application/warc",
}
_PASSED_OVER = {
    f".{ending}": media_type
    for media_type, endings in {
        "image/jpeg": "jpg jpeg jpe",
        "image/png": "png",
        "image/gif": "gif",
        "image/webp": "webp",
        "image/svg+xml": "svg",
        "image/bmp": "bmp",
        "image/tiff": "tif tiff",
        "image/heic": "heic heif",
        "image/x-icon": "ico",
        "image/avif": "avif",
        "video/mp4": "mp4 m4v",
        "video/quicktime": "mov",
        "video/webm": "webm",
        "video/x-matroska": "mkv",
        "video/x-msvideo": "avi",
        "video/3gpp": "3gp",
        "video/mpeg": "mpg mpeg",
        "audio/mpeg": "mp3",
        "audio/ogg": "ogg oga opus",
        "audio/mp4": "m4a aac",
        "audio/wav": "wav",
        "audio/flac": "flac",
        "image/x-tgsticker": "tgs",
        "text/css": "css",
        "text/javascript": "js mjs",
        "font/woff": "woff woff2 ttf otf eot",
    }.items()
    for ending in endings.split()
}
_NOT_FOLDERS = {
    ".pptx": f"{_OFFICE}presentationml.presentation",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".docm": "application/vnd.ms-word.document.macroenabled.12",
    ".xlsb": "application/vnd.ms-excel.sheet.binary.macroenabled.12",
    ".epub": "application/epub+zip",
    ".apk": "application/vnd.android.package-archive",
    ".jar": "application/java-archive",
}
"""Packed as ZIP, and documents or programs all the same."""
_OLE = {
    ".doc": "application/msword",
    ".msg": "application/vnd.ms-outlook",
    ".ppt": "application/vnd.ms-powerpoint",
}
_BY_LOOK = ("", ".log", ".text", ".php", ".asp", ".aspx", ".jsp")
_SIGNS = {
    b"%PDF-": "application/pdf",
    b"\x1f\x8b": "application/gzip",
    b"BZh": "application/x-bzip2",
    b"\xfd7zXZ\0": "application/x-xz",
    b"WARC/": "application/warc",
    b"7z\xbc\xaf\x27\x1c": "application/x-7z-compressed",
    b"Rar!\x1a\x07": "application/vnd.rar",
    b"\x28\xb5\x2f\xfd": "application/zstd",
    b"{\\rtf": "application/rtf",
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"SQLite format 3": "application/vnd.sqlite3",
    b"\x7fELF": "application/x-executable",
}
_OLE_SIGN = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_SIGNS = (b"PK\x03\x04", b"PK\x05\x06")
_ROOT = re.compile(r"<(?![?!])(?:[\w.-]{1,40}:)?([\w.-]{1,40})")
_FROM_LINE = re.compile(rb"From [^\r\n]{1,200} \d\d:\d\d(?::\d\d)?[^\r\n]{0,40}[ ]\d{4}")
_HEADER = re.compile(
    rb"(?im)^(return-path|received|delivered-to|message-id|mime-version|date|subject|from|to):[ \t]"
)
_KINDS_OF_OFFICE = {b"word/": DOCX, b"xl/": XLSX, b"ppt/": _NOT_FOLDERS[".pptx"]}


def media_type_of(name: str, head: bytes, tail: bytes = b"") -> str:
    """A media type, by the first bytes and the last; "application/octet-stream" where nothing tells.

    >>> media_type_of("page.htm", b"<p>"), media_type_of("x.txt", b"%PDF-1")
    ('text/html', 'application/pdf')
    """
    ending = _ending(name)
    if head.startswith(_ZIP_SIGNS):
        return _zip(ending, head, tail)
    if head.startswith(_OLE_SIGN):
        return _OLE.get(
            ending, "application/vnd.ms-excel" if _has_workbook(ending, head) else "application/x-ole"
        )
    for sign, media_type in _SIGNS.items():
        if head.startswith(sign):
            return media_type
    if head[257:262] == b"ustar":
        return "application/x-tar"
    return _text(name, ending, head)


def type_by_name(name: str) -> str | None:
    """What the ending alone says; None where it says nothing."""
    ending = _ending(name)
    return _BY_ENDING.get(ending) or _PASSED_OVER.get(ending) or _NOT_FOLDERS.get(ending)


def served_type(told: str, name: str, head: bytes) -> str:
    """What a web server told of some bytes (Content-Type), where their look does not speak against it.

    >>> served_type("text/html; charset=utf-8", "/news", b"<p>"), served_type("text/html", "/a", b"%PDF-1.7")
    ('text/html', 'application/pdf')
    """
    base = told.partition(";")[0].strip().lower()
    looks = media_type_of("-" if base in _VAGUE else name, head)
    if base in ("text/html", "application/xhtml+xml"):
        return looks if _has_sign(looks) or looks in (RSS, ATOM) else "text/html"
    if base in _VAGUE or _has_sign(looks):
        return media_type_of(name, head) if type_by_name(name) else looks
    return base


def is_passed_over(media_type: str) -> bool:
    """Pictures, films, sounds, and what only dresses pages."""
    return media_type.startswith(("image/", "video/", "audio/", "font/")) or media_type in _DRESS


def is_read(media_type: str) -> bool:
    """Whether it is one of the types that this version knows a file by."""
    return media_type in _BY_ENDING.values()


_NEXT_OBJECT = re.compile(r"\}[ \t]*\r?\n[ \t\r\n]*\{")
_DRESS = ("text/css", "text/javascript", "application/javascript", "application/x-javascript")
_VAGUE = ("", "text/plain", "application/octet-stream", "binary/octet-stream", "text/xml", "application/xml")


def _has_sign(media_type: str) -> bool:
    return media_type in _SIGNS.values() or media_type in ("application/zip", DOCX, XLSX, ODS, ODT)


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _text(name: str, ending: str, head: bytes) -> str:
    text = _decoded(head).lstrip()
    if ending in (".xml", ".rdf", ".rss", ".atom"):
        return _feed(text) or _BY_ENDING[ending]
    if ending == ".txt" and text[:200].lower().startswith("<!doctype html"):
        return "text/html"
    if ending == ".json" and text.startswith("{") and _NEXT_OBJECT.search(text):
        return "application/x-ndjson"
    if ending in _BY_ENDING:
        return _BY_ENDING[ending]
    if ending in _NOT_FOLDERS or ending in _PASSED_OVER:
        return _NOT_FOLDERS.get(ending) or _PASSED_OVER[ending]
    return _by_look(head, text) if ending in _BY_LOOK or name == "-" else "application/octet-stream"


def _decoded(head: bytes) -> str:
    """Enough of the text to see what it is: UTF-16 and UTF-32 by their marks, else byte by byte."""
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return head[:8192].decode("utf-32", "ignore")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[:8192].decode("utf-16", "ignore")
    return head.removeprefix(codecs.BOM_UTF8)[:8192].decode("latin-1")


def _feed(text: str) -> str | None:
    found = _ROOT.search(text)
    root = found[1].lower() if found and text.startswith("<") else ""
    if root == "rdf" and "purl.org/rss" not in text:
        return None
    return {"rss": RSS, "rdf": RSS, "feed": ATOM, "html": "text/html"}.get(root)


def _by_look(head: bytes, text: str) -> str:
    start = text[:1024].lower()
    if start.startswith(("<!doctype html", "<html", "<head", "<body")):
        return "text/html"
    if start.startswith(("<?xml", "<rss", "<feed", "<rdf")):
        return _feed(text) or "application/xml"
    if start.startswith(("{", "[")):
        lines = start.startswith("{") and "\n{" in text
        return "application/x-ndjson" if lines else "application/json"
    if _FROM_LINE.match(head):
        return "application/mbox"
    if _HEADER.match(head) and len({found.lower() for found in _HEADER.findall(head[:8192])}) >= 3:
        return "message/rfc822"
    return "text/plain" if _may_be_text(head, text) else "application/octet-stream"


def _may_be_text(head: bytes, text: str) -> bool:
    """Zero bytes are in no text, save the half of UTF-16 that is written without a mark."""
    zeros = head.count(0)
    if not zeros or "\0" not in text:
        return True
    return zeros * 5 > len(head) and max(head[::2].count(0), head[1::2].count(0)) == zeros


def _zip(ending: str, head: bytes, tail: bytes) -> str:
    """Office files are ZIPs whose first member is one of a few; all others are folders."""
    if ending in _NOT_FOLDERS:
        return _NOT_FOLDERS[ending]
    if _BY_ENDING.get(ending) in (DOCX, XLSX, ODS, ODT):
        return _BY_ENDING[ending]
    first, content = _first_member(head)
    if first == b"mimetype":
        told = content.decode("latin-1").strip().lower()
        return told if told.startswith("application/") else "application/zip"
    if first == b"[Content_Types].xml" or first.startswith((b"_rels/", b"docProps/", *_KINDS_OF_OFFICE)):
        ends = head + tail
        parts = {b"word/": b"word/document", b"xl/": b"xl/workbook", b"ppt/": b"ppt/presentation"}
        if b"[Content_Types].xml" in ends:
            return next(
                (kind for part, kind in _KINDS_OF_OFFICE.items() if parts[part] in ends), "application/zip"
            )
    return "application/zip"


def _first_member(head: bytes) -> tuple[bytes, bytes]:
    """Name and content of the first member, the content unpacked if it is short."""
    if len(head) < 30 or not head.startswith(b"PK\x03\x04"):
        return b"", b""
    way, size, name, extra = struct.unpack("<8xH8xL4xHH", head[:30])
    content = head[30 + name + extra :][:size]
    if way == 8:
        try:
            content = zlib.decompressobj(-15).decompress(content, 200)
        except zlib.error:
            content = b""
    return head[30 : 30 + name], content[:200]


def _has_workbook(ending: str, head: bytes) -> bool:
    return ending == ".xls" or "Workbook".encode("utf-16-le") in head
