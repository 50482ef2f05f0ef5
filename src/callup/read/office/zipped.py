"""ZIP containers of office files, checked before anything else opens them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

MOST_MEMBERS = 5_000
MOST_INFLATED = 256 * 1024 * 1024
"""Bytes of all members together, counted as they really come out."""
_FREE_OF_RATIO = 10 * 1024 * 1024
_STEEPEST = 200
_CHUNK = 256 * 1024
_STORED, _DEFLATED = 0, 8
_BAD_XML = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
_OVERLAP = max(map(len, _BAD_XML))

Look = Callable[[str, bytes], None]


class ContainerError(ValueError):
    """A container that is not to be opened; says which member is at fault and how."""


def checked_container(data: bytes, look: Look | None = None) -> zipfile.ZipFile:
    """The container, every member of which was inflated once and counted; `look` sees each chunk pass.

    Raises ContainerError where it is broken, encrypted, too large, too steeply packed, or has a document
    type declaration in its XML.
    """
    try:
        container = zipfile.ZipFile(io.BytesIO(data))
        members = container.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, struct.error) as error:
        raise ContainerError("it is cut off, or no office file at all") from error
    if len(members) > MOST_MEMBERS:
        raise ContainerError(f"more than {MOST_MEMBERS:,} members")
    inflated = 0
    for member in members:
        chunks = _counted(data, member, inflated)
        if member.filename.lower().endswith((".xml", ".rels")):
            chunks = _without_dtd(member.filename, chunks)
        own = 0
        for chunk in chunks:
            own += len(chunk)
            if look is not None:
                look(member.filename, chunk)
        if own != member.file_size:
            raise ContainerError(f"member {_short(member.filename)} is not of the size the directory tells")
        inflated += own
    return container


def _counted(data: bytes, member: zipfile.ZipInfo, before: int) -> Iterator[bytes]:
    """A member's bytes as they really are, whatever the directory says; ContainerError beyond the limits."""
    name, own = _short(member.filename), 0
    if member.flag_bits & 1:
        raise ContainerError(f"member {name} is encrypted")
    if member.compress_type not in (_STORED, _DEFLATED):
        raise ContainerError(f"member {name} is packed in a way that office files are not")
    for chunk in _inflated(data, member):
        own += len(chunk)
        if before + own > MOST_INFLATED:
            raise ContainerError(f"with member {name} more than {MOST_INFLATED // 1024 // 1024} MiB unpacked")
        if own > _FREE_OF_RATIO and own > _STEEPEST * max(member.compress_size, 1):
            raise ContainerError(f"member {name} unpacks to more than {_STEEPEST} times its size")
        yield chunk


def _inflated(data: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    name, start = _short(member.filename), member.header_offset
    head = data[start : start + 30]
    if start < 0 or len(head) < 30 or not head.startswith(b"PK\x03\x04"):
        raise ContainerError(f"member {name} is not where the directory says")
    start += 30 + sum(struct.unpack("<HH", head[26:30]))
    packed = memoryview(data)[start : start + member.compress_size]
    if member.compress_type == _STORED:
        yield from (bytes(packed[at : at + _CHUNK]) for at in range(0, len(packed), _CHUNK))
        return
    inflater = zlib.decompressobj(-15)
    try:
        for at in range(0, len(packed), _CHUNK):
            waiting = bytes(packed[at : at + _CHUNK])
            while waiting and not inflater.eof:
                yield inflater.decompress(waiting, _CHUNK)
                waiting = inflater.unconsumed_tail
        while not inflater.eof and (rest := inflater.decompress(b"", _CHUNK)):
            yield rest
    except zlib.error as error:
        raise ContainerError(f"member {name} is broken") from error
    if not inflater.eof:
        raise ContainerError(f"member {name} is cut off")


def _without_dtd(name: str, chunks: Iterator[bytes]) -> Iterator[bytes]:
    end = b""
    for chunk in chunks:
        joined = end + chunk
        if any(word in joined for word in _BAD_XML):
            raise ContainerError(f"member {_short(name)} declares a document type or entities")
        end = joined[-_OVERLAP:]
        yield chunk


def _short(name: str) -> str:
    """A member's name fit for a message: printable and of bounded length."""
    return "".join(char if char.isprintable() else "?" for char in name[:80])
