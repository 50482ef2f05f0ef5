"""Bodies of answers, unpacked as their headers say."""

from __future__ import annotations

from callup.gather.archives.record_lines import Lines
from callup.gather.archives.unpack import Readable, Unpacked
from callup.gather.bounds import Broken, TooLarge, size_in_words
from callup.gather.web.web_exchange import Answer


def body_of(answer: Answer, most: int) -> Readable:
    """What is in a body; raises TooLarge where its server says that it has more than `most` bytes.

    Reading raises Broken where it is damaged or packed in a way that was not asked for.
    """
    told = answer.header("Content-Length")
    if told.isascii() and told.isdigit() and (len(told) > 18 or int(told) > most):
        raise TooLarge(f"larger than {size_in_words(most)}")
    packings = [one for one in answer.header("Content-Encoding").lower().replace(" ", "").split(",") if one]
    packings = [one for one in packings if one != "identity"]
    if not packings:
        return answer.body
    if packings not in (["gzip"], ["x-gzip"], ["deflate"]):
        raise Broken("its server packed it in a way that was not asked for")
    stream = Lines(answer.body)
    start = stream.peek(2)
    if packings == ["deflate"]:
        is_zlib = len(start) > 1 and start[0] & 15 == 8 and (start[0] << 8 | start[1]) % 31 == 0
        return Unpacked(stream, "zlib" if is_zlib else "deflate", parts=False)
    return Unpacked(stream, "gzip") if start == b"\x1f\x8b" else stream


def start_of(answer: Answer, most: int) -> bytes:
    """The first bytes of a body, at most so many; raises Broken, TooLarge and Unfetched."""
    stream = body_of(answer, 2**62)
    data = bytearray()
    while len(data) < most and (more := stream.read(most - len(data))):
        data += more
    return bytes(data)
