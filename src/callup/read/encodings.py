"""From bytes to characters."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("cp1251", "koi8_r", "cp866")
_SAMPLE = 20_000
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CYRILLIC = re.compile("[А-Яа-яЁёІіЇїЄєҐґ]")
_COMMON = re.compile("[оеаинтсрвлкмдпу]", re.I)
_TURNED = re.compile("[а-яё][А-ЯЁ]")
_TYPOGRAPHIC = re.compile("[«»“”„‘’–—…№\u00a0€•©°§·®™]")
_BESIDE_LATIN = re.compile(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z]")
_MOST_CONTROLS = 0.02
_LEAST_PLAUSIBLE = 0.7


class UndecodableError(ValueError):
    """Bytes that are text in no encoding that is tried; says where the trouble begins."""


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of some bytes, without a byte order mark, line ends as they are.

    A mark decides; else UTF-8 if the bytes are that; else what the file declares; else the likeliest of
    the encodings of Cyrillic text. A control character becomes a space, so that offsets stay. Raises
    UndecodableError, also for bytes that are no text.
    """
    text = _decoded(data, declared)
    controls = len(_CONTROL.findall(text[:_SAMPLE]))
    if controls > max(2, _MOST_CONTROLS * min(len(text), _SAMPLE)):
        raise UndecodableError("this is not text: it is full of control characters")
    return _CONTROL.sub(" ", text)


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if wide := _unmarked_utf16(data[:_SAMPLE]):
        return _strictly(data, wide)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = error.start
    if declared:
        try:
            return _strictly(data, declared)
        except UndecodableError:
            pass
    guess = _likeliest(data[max(0, place - 200) : place + _SAMPLE])
    if guess is None:
        raise UndecodableError(f"byte {place} is not UTF-8, and no other encoding fits")
    return _strictly(data, guess)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        if not codecs.lookup(encoding)._is_text_encoding:
            raise LookupError
        return data.decode(encoding)
    except (UnicodeError, LookupError) as error:
        known = (
            f"byte {error.start} does not fit" if isinstance(error, UnicodeDecodeError) else "is not known"
        )
        raise UndecodableError(f"the encoding {encoding[:40]!r}: {known}") from error


def _unmarked_utf16(head: bytes) -> str | None:
    """UTF-16 without a mark: in text, the high byte of nearly every pair is 0 or that of Cyrillic."""
    if b"\x00" not in head or len(head) < 8:
        return None
    even, odd = head[0::2], head[1::2]
    for encoding, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if sum(byte in (0, 4, 0x20) for byte in high) > 0.9 * len(high) and low.count(0) < 0.05 * len(low):
            return encoding
    return None


def _likeliest(sample: bytes) -> str | None:
    """The encoding in which the sample reads most like Cyrillic prose; None where it does in none.

    Rare letters and capitals inside words are what a wrong Cyrillic encoding makes of prose.
    """
    if _is_western(sample):
        return "cp1252"
    best, best_score = None, _LEAST_PLAUSIBLE
    for encoding in _CANDIDATES:
        text = sample.decode(encoding, "replace")
        marked = sum(char > "\x7f" for char in text)
        letters = len(_CYRILLIC.findall(text))
        readable = letters + len(_TYPOGRAPHIC.findall(text))
        prose = (len(_COMMON.findall(text)) - 2 * len(_TURNED.findall(text))) / max(letters, 1)
        score = readable / max(marked, 1) + prose
        if readable >= _LEAST_PLAUSIBLE * marked and score > best_score and "\ufffd" not in text:
            best, best_score = encoding, score
    return best


def _is_western(sample: bytes) -> bool:
    """Whether most of the bytes beyond ASCII touch a Latin letter: accents, and quotes round Latin words."""
    marked = sum(byte > 0x7F for byte in sample)
    if 2 * len(_BESIDE_LATIN.findall(sample)) < marked:
        return False
    return "\ufffd" not in sample.decode("cp1252", "replace")
