"""From bytes to characters."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("cp1251", "koi8_r", "cp866")
_SAMPLE = 20_000
HEAD = 65_536
"""Bytes from which the encoding of a file is told."""
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
    """The text of some bytes: see `decode_noted`, which also says where they are in doubt."""
    return decode_noted(data, declared)[0]


def decode_noted(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text of some bytes, without a byte order mark, line ends as they are; and what is wrong with them.

    A mark decides; else UTF-8 if the bytes are that; else what the file declares; else, where most lines
    are UTF-8, each of the others by itself; else the likeliest of the encodings of Cyrillic text. A control
    character becomes a space, so that offsets stay. Raises UndecodableError, also for bytes that are no text.
    """
    text, note = _decoded(data, declared)
    controls = len(_CONTROL.findall(text[:_SAMPLE]))
    if controls > max(2, _MOST_CONTROLS * min(len(text), _SAMPLE)):
        raise UndecodableError("this is not text: it is full of control characters")
    return without_controls(text), note


def without_controls(text: str) -> str:
    """The text with a space for each control character, so that offsets stay."""
    return _CONTROL.sub(" ", text)


def open_as_utf8(file: BinaryIO) -> Recoded:
    """The same text in UTF-8 without a mark, decoded as it is read: by its mark, or by its first bytes.

    Raises UndecodableError where the first bytes fit no encoding.
    """
    encoding, skipped = encoding_of(file.read(HEAD))
    file.seek(skipped)
    return Recoded(file, encoding)


def encoding_of(head: bytes, declared: str | None = None) -> tuple[str, int]:
    """The encoding of a text that begins so, and how many bytes of a mark to skip; or UndecodableError."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    if wide := _unmarked_utf16(head[:_SAMPLE]):
        return wide, 0
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
        return "utf-8", 0
    except UnicodeDecodeError as error:
        if _is_mostly_utf8(head):
            return "utf-8", 0
        if declared and _fits(head, declared):
            return declared, 0
        guess = _likeliest(head[max(0, error.start - 200) : error.start + _SAMPLE])
        if guess is None:
            raise UndecodableError(f"byte {error.start} is not UTF-8, and no other encoding fits") from error
        return guess, 0


def _fits(head: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(head)
    except (LookupError, UnicodeError):
        return False
    return encoding.lower() not in ("utf-8", "utf8")


class Recoded:
    """A file read as UTF-8; what does not fit its encoding becomes U+FFFD, and `replaced` counts it."""

    def __init__(self, file: BinaryIO, encoding: str) -> None:
        self.replaced = 0
        self._file = file
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._left = b""

    def read(self, size: int = -1) -> bytes:
        """So many bytes, or fewer at the end."""
        while (size < 0 or len(self._left) < size) and self._take():
            pass
        size = len(self._left) if size < 0 else size
        given, self._left = self._left[:size], self._left[size:]
        return given

    def readline(self, size: int = -1) -> bytes:
        """A line with its end, or so many bytes of it."""
        while b"\n" not in self._left and (size < 0 or len(self._left) < size) and self._take():
            pass
        end = self._left.find(b"\n") + 1 or len(self._left)
        return self.read(end if size < 0 else min(end, size))

    def _take(self) -> bool:
        data = self._file.read(HEAD)
        text = self._decoder.decode(data, final=not data)
        self.replaced += text.count("\ufffd")
        self._left += text.encode("utf-8", "replace")
        return bool(data)


def _decoded(data: bytes, declared: str | None) -> tuple[str, str | None]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), None
    if wide := _unmarked_utf16(data[:_SAMPLE]):
        return _strictly(data, wide), None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        place = error.start
    if declared and declared.lower() not in ("utf-8", "utf8"):
        try:
            return _strictly(data, declared), None
        except UndecodableError:
            pass
    if mixed := _line_by_line(data):
        return mixed
    guess = _likeliest(data[max(0, place - 200) : place + _SAMPLE])
    if guess is None:
        raise UndecodableError(f"byte {place} is not UTF-8, and no other encoding fits")
    return _strictly(data, guess), None


def _line_by_line(data: bytes) -> tuple[str, str] | None:
    """The text of bytes of which most that is beyond ASCII is UTF-8, but not all; None where it is not so."""
    if not _is_mostly_utf8(data):
        return None
    lines, first = [], 0
    for number, line in enumerate(data.split(b"\n"), 1):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            first = first or number
            guess = _likeliest(line) if _is_foreign(line) else None
            lines.append(line.decode(guess or "utf-8", "replace"))
    return "\n".join(lines), f"line {first} is not in UTF-8 like the rest; it was read as well as it can be"


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether of what is beyond ASCII at least two thirds are UTF-8."""
    replaced = data.decode("utf-8", "replace")
    bad = replaced.count("\ufffd")
    return sum(char > "\x7f" for char in replaced) >= 3 * bad


def _is_foreign(line: bytes) -> bool:
    """Whether a line is all in another encoding, and not UTF-8 with a few bytes spoilt."""
    replaced = line.decode("utf-8", "replace")
    return replaced.count("\ufffd") > sum("\x7f" < char != "\ufffd" for char in replaced)


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
