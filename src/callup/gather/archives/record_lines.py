"""Lines, headers and chunks in a stream of bytes, each within bounds: what WARC and HTTP are written in."""

from __future__ import annotations

from callup.gather.archives.unpack import Readable
from callup.gather.bounds import CHUNK, Broken

_LONGEST_LINE = 64 * 1024
_MOST_LINES = 1_000


class Lines:
    """A stream that can be read by lines; `at` is how many bytes were given."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._held = b""
        self._from = 0
        self.at = 0

    def read(self, size: int) -> bytes:
        """Some bytes, at most `size`; none at the end."""
        if self._from >= len(self._held):
            if size >= CHUNK:
                data = self._stream.read(size)
                self.at += len(data)
                return data
            self._held, self._from = self._stream.read(CHUNK), 0
        data = self._held[self._from : self._from + size]
        self._from += len(data)
        self.at += len(data)
        return data

    def peek(self, size: int) -> bytes:
        """The next bytes, which stay to be read; fewer than `size` only at the end."""
        while len(self._held) - self._from < size:
            more = self._stream.read(CHUNK)
            if not more:
                break
            self._held, self._from = self._held[self._from :] + more, 0
        return self._held[self._from : self._from + size]

    def line(self) -> bytes:
        """A line without its end, the empty one at the end of the stream; raises Broken if it is too long."""
        end = self._held.find(b"\n", self._from)
        if end < 0 or end - self._from > _LONGEST_LINE:
            start = self.peek(_LONGEST_LINE)
            end = start.find(b"\n")
            if end < 0 and len(start) >= _LONGEST_LINE:
                raise Broken("a line in a record's head is too long")
            end = self._from + (end if end >= 0 else len(start) - 1)
        line = self._held[self._from : end + 1]
        self.at += len(line)
        self._from = end + 1
        return line.rstrip(b"\r\n")

    def headers(self) -> dict[str, str]:
        """Names (small letters) and values up to the empty line; of one name the first."""
        headers: dict[str, str] = {}
        for _ in range(_MOST_LINES):
            line = self.line()
            if not line:
                return headers
            name, colon, value = line.decode("utf-8", "replace").partition(":")
            if colon:
                headers.setdefault(name.strip().lower(), value.strip())
        raise Broken("a record's head has too many lines")

    def status(self) -> int:
        """The number in the first line of an HTTP answer; raises Broken where that is none."""
        parts = self.line().split(None, 2)
        if len(parts) < 2 or not parts[0].startswith(b"HTTP/") or not parts[1].isdigit() or len(parts[1]) > 3:
            raise Broken("an answer does not begin as HTTP does")
        return int(parts[1])

    def skip_blank(self) -> int | None:
        """Past empty lines, to where something stands; None at the end."""
        while start := self.peek(2):
            if not start.startswith((b"\n", b"\r\n")):
                return self.at
            self.read(start.index(b"\n") + 1)
        return None

    def skip_to(self, sign: bytes) -> None:
        """On to the next line that begins with a sign, or to the end."""
        mark = b"\n" + sign
        while True:
            window = self.peek(CHUNK)
            found = window.find(mark)
            if found >= 0 or len(window) < CHUNK:
                self._move(found + 1 if found >= 0 else len(window))
                return
            self._move(len(window) - len(mark))

    def begins_chunk(self) -> bool:
        """Whether a chunk's length stands next, and not the page itself."""
        told = self.peek(18).partition(b"\n")[0].split(b";")[0].strip()
        return bool(told) and len(told) <= 16 and all(byte in b"0123456789abcdefABCDEF" for byte in told)

    def _move(self, size: int) -> None:
        self._from += size
        self.at += size


class Chunked:
    """An HTTP body taken out of its chunks (RFC 9112, section 7.1)."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._left = 0
        self._ended = False

    def read(self, size: int) -> bytes:
        """Some bytes, at most `size`; raises Broken where no chunk begins or one is cut off."""
        if not self._left and not self._ended:
            if not self._lines.begins_chunk():
                raise Broken("a page's chunks are cut off or damaged")
            self._left = int(self._lines.line().split(b";")[0], 16)
            self._ended = not self._left
        if self._ended:
            return b""
        data = self._lines.read(min(size, self._left))
        if not data:
            raise Broken("a page's chunks are cut off or damaged")
        self._left -= len(data)
        if not self._left:
            self._lines.line()
        return data
