"""Archives as folders: each member is gathered as a file is, within what the archive may cost."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import msgspec

from callup.gather.archives.member import Charged, Member
from callup.gather.archives.member_paths import is_hidden, path_trick, shown, storable
from callup.gather.archives.tars import is_tar, tar_members
from callup.gather.archives.unpack import Unpacked, packing_of, spooled
from callup.gather.archives.zips import zip_members
from callup.gather.bounds import (
    DEEPEST,
    LARGEST_MANIFEST,
    LARGEST_MEMBER,
    Broken,
    Budget,
    Spent,
    TooLarge,
)
from callup.gather.manifest import MANIFEST
from callup.gather.told import PassedOver, Rows, Told, empty_file, gathered_of, issue
from callup.model import Issue
from callup.model.gathered import Gathered

_HEAD = 1024
_ADVICE = "get it again from where it came, or unpack it by hand and add what is in it"
_CONTAINERS = frozenset(
    {
        "application/zip",
        "application/x-tar",
        "application/gzip",
        "application/x-bzip2",
        "application/x-xz",
        "application/warc",
    }
)

_TAR_ENDINGS = (".tar", ".tgz", ".tbz2", ".txz", ".tar.gz", ".tar.bz2", ".tar.xz")

Lister = Callable[[BinaryIO, Budget], Iterator[Member]]


def opened(item: Gathered, now: datetime, around: Budget | None = None) -> Iterator[Gathered | Issue]:
    """The members of an archive, or the file itself where it is none; `around` is an outer archive's cost.

    A member's body may be a file that goes when the next one is asked for. Nothing is ever written by a
    member's name. What cannot be read becomes an Issue, and the rest of the archive goes on.
    """
    if item.media_type not in _CONTAINERS:
        yield item
        return
    try:
        budget = Budget(item.size, around)
        if budget.depth > DEEPEST:
            what = f"an archive in {DEEPEST} others"
            yield issue(
                item.name, what, "nothing was read from it", "unpack it by hand and add what is in it"
            )
            return
        yield from _contents(item, now, budget)
    except (Broken, TooLarge, Spent, OSError) as error:
        yield _refused(item.name, error, "nothing more was read from it")


def _contents(item: Gathered, now: datetime, budget: Budget) -> Iterator[Gathered | Issue]:
    with item.open() as file:
        head = file.read(_HEAD)
        packing = packing_of(head) if item.media_type != "application/zip" else None
    if packing is not None:
        head = _packed_head(item, packing)
    if head.startswith(b"WARC/"):
        from callup.gather.archives.warcs import warc_records

        for found in warc_records(item, packing, Told(item.known, now), budget):
            yield from opened(found, now, budget) if isinstance(found, Gathered) else (found,)
    elif item.media_type == "application/zip":
        yield from _Archive(item, now, budget).members(zip_members)
    elif is_tar(head) or item.name.lower().endswith(_TAR_ENDINGS):
        yield from _Archive(item, now, budget).members(
            lambda file, cost: tar_members(Unpacked(file, packing) if packing else file, cost)
        )
    elif packing is not None:
        yield from _single(item, packing, now, budget)
    else:
        yield issue(item.name, "it is not what its name says", "nothing was read from it", _ADVICE)


def _packed_head(item: Gathered, packing: str) -> bytes:
    """The first bytes of what is packed, or as many as are whole: who reads it all will say what is not."""
    head = b""
    with item.open() as file, contextlib.suppress(Broken):
        stream = Unpacked(file, packing)
        while len(head) < _HEAD and (more := stream.read(_HEAD - len(head))):
            head += more
    return head


def _single(item: Gathered, packing: str, now: datetime, budget: Budget) -> Iterator[Gathered | Issue]:
    """A file that is packed by itself: what is told of it is told of what is in it."""
    inner = PurePosixPath(item.name.rpartition("!")[2]).stem or "-"
    name = f"{item.name}!{inner}"
    budget.count()
    with item.open() as file, spooled(Charged(Unpacked(file, packing), budget), LARGEST_MEMBER) as body:
        if body:
            found = gathered_of(body, (name, f"{item.address}!{inner}"), Told(item.known, now))
            yield from opened(msgspec.structs.replace(found, seen=item.seen), now, budget)
        else:
            yield empty_file(name)


class _Archive:
    """One ZIP or tar while its members are read."""

    def __init__(self, item: Gathered, now: datetime, budget: Budget) -> None:
        self._item, self._budget = item, budget
        known = msgspec.structs.replace(item.known, url=None)  # the archive's own, and no member's
        self._told = Told(known, now)
        self._rows, self._passed = Rows(), PassedOver()
        self._names: dict[int, int] = {}

    def members(self, lister: Lister) -> Iterator[Gathered | Issue]:
        """Its members in their order; manifests first, wherever in it they are."""
        yield from self._manifests(lister)
        count = 0
        try:
            with self._item.open() as file:
                for member in lister(file, self._budget):
                    count += 1
                    yield from self._member(member)
        except (Broken, TooLarge, Spent, OSError) as error:
            yield _refused(self._item.name, error, "nothing more was read from it")
        else:
            if not count:
                yield issue(self._item.name, "the archive is empty", "there is nothing in it", _ADVICE)
        yield from self._rows.missing("archive")
        yield from self._passed.issues(self._item.name)

    def _manifests(self, lister: Lister) -> Iterator[Issue]:
        """What all manifests say. What is wrong with other members is told when they are read."""
        try:
            with self._item.open() as file:
                for member in lister(file, Budget(self._item.size)):
                    path = storable(member.path)
                    if PurePosixPath(path).name == MANIFEST and self._is_in_scope(member):
                        yield from self._manifest(member, PurePosixPath(path).as_posix())
        except (Broken, TooLarge, Spent, OSError):
            return

    def _manifest(self, member: Member, path: str) -> Iterator[Issue]:
        where = f"{self._item.name}!{path}"
        self._rows.describe(path)
        try:
            with spooled(member.open(), LARGEST_MANIFEST, LARGEST_MANIFEST) as body:
                yield from self._rows.add(body if isinstance(body, bytes) else b"", path, where)
        except (Broken, TooLarge) as error:
            yield _refused(where, error, "what the manifest says is not used")

    def _is_in_scope(self, member: Member) -> bool:
        return not member.wrong and not path_trick(member.path) and not is_hidden(member.path)

    def _member(self, member: Member) -> Iterator[Gathered | Issue]:
        path = storable(member.path)
        where = f"{self._item.name}!{shown(member.path)}"
        if wrong := path_trick(member.path) or member.wrong:
            yield issue(where, wrong, "it was not read", "look at it by hand; the others were read")
            return
        path = PurePosixPath(path).as_posix()
        row = self._rows.take(path)
        if is_hidden(path) or self._rows.is_about(path) or self._passed.takes(path):
            return
        try:
            with spooled(member.open(), LARGEST_MEMBER) as body:
                yield from self._gathered(body, path, self._told.with_row(row))
        except (Broken, TooLarge, OSError) as error:
            yield _refused(where, error, "it was not read; the others were")

    def _gathered(self, body: bytes | Path, path: str, told: Told) -> Iterator[Gathered | Issue]:
        number = self._number(path)
        name, address = f"{self._item.name}!{path}", f"{self._item.address}!{path}"
        if not body:
            yield empty_file(f"{name}{number}")
            return
        found = gathered_of(body, (name, address), told)
        address = f"{address}{number}" if found.address == address else found.address
        numbered = msgspec.structs.replace(found, name=f"{name}{number}", address=address)
        yield from opened(numbered, told.now, self._budget)

    def _number(self, path: str) -> str:
        """Nothing, or "#2" for the second member of that name; only hashes of names are kept."""
        key = hash(path)
        count = self._names[key] = self._names.get(key, 0) + 1
        return "" if count == 1 else f"#{count}"


def _refused(where: str, error: Exception, why: str) -> Issue:
    what = error.strerror or type(error).__name__ if isinstance(error, OSError) else str(error)
    return issue(where, what, why, _ADVICE)
