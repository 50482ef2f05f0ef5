"""From bytes to characters."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LIKELY = ("cp1251", "koi8_r", "cp866", "utf_16", "cp1252")
_SAMPLE = 20_000


class UndecodableError(ValueError):
    """Bytes that are text in no encoding that is tried; says where the trouble begins."""


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of some bytes, without a byte order mark, line ends as they are.

    A mark decides; else UTF-8 if the bytes are that; else what the file declares; else the likeliest of the
    encodings of Russian and Western pages. Raises UndecodableError.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = error.start
    if declared:
        try:
            return _strictly(data, declared)
        except UndecodableError:
            pass
    guess = _likeliest(data)
    if guess is None:
        raise UndecodableError(f"byte {place} is not UTF-8, and no other encoding fits")
    return _strictly(data, guess)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(f"byte {error.start} does not fit {encoding}") from error
    except LookupError as error:
        raise UndecodableError(f"the encoding {encoding[:40]!r} is not known") from error


def _likeliest(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    if b"\x00" in data[:_SAMPLE] and not _is_utf16(data):
        return None
    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_LIKELY)).best()
    return best.encoding if best is not None else None


def _is_utf16(data: bytes) -> bool:
    """UTF-16 without a mark: every other byte of Latin or Cyrillic text is a small one."""
    head = data[:2000]
    return (
        len(head) > 3
        and max(sum(b < 5 for b in head[0::2]), sum(b < 5 for b in head[1::2])) > len(head) * 0.4
    )
