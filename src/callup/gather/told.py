"""What is told of files beside their bytes: by options, by manifests; and things gathered made of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path, PurePosixPath

import msgspec

from callup.gather.manifest import MANIFEST, read_manifest
from callup.gather.media import is_passed_over, media_type_of, type_by_name
from callup.model import Issue
from callup.model.gathered import Gathered, Known

_ABOUT_THE_FOLDER = ("readme", "sources", "license", "licence")
_HEAD = 64 * 1024
_MOST_TYPES = 6


class Told(msgspec.Struct, frozen=True):
    """What options say of all that is at an address, and the time (UTC)."""

    known: Known
    now: datetime

    def with_row(self, row: Known | None) -> Told:
        """What options say, then what a manifest's row does."""
        return Told(first_known(self.known, row), self.now) if row is not None else self


def first_known(first: Known, second: Known) -> Known:
    """What is known by the first, and by the second where the first is silent."""
    return Known(
        source=first.source or second.source,
        url=first.url or second.url,
        published=first.published or second.published,
        seen=first.seen or second.seen,
        language=first.language or second.language,
        charset=first.charset or second.charset,
        mapping=first.mapping or second.mapping,
    )


def gathered_of(body: bytes | Path, names: tuple[str, str], told: Told) -> Gathered:
    """Some bytes with what is told of them; `names` are the name and the address if none is told."""
    name, address = names
    known = told.known
    return Gathered(
        body=body,
        media_type=media_type_of(name, *_ends(body)),
        address=known.url or address,
        name=name,
        seen=datetime.combine(known.seen, time(), UTC) if known.seen else told.now,
        known=known,
    )


def _ends(body: bytes | Path) -> tuple[bytes, bytes]:
    if isinstance(body, bytes):
        return body[:_HEAD], body[-_HEAD:]
    with body.open("rb") as file:
        head = file.read(_HEAD)
        file.seek(max(0, body.stat().st_size - _HEAD))
        return head, file.read(_HEAD)


class Rows:
    """What the manifests of a folder or an archive say, by path inside it; the deeper one is heard."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[Known, str]] = {}
        self._described: set[str] = set()

    def add(self, data: bytes, path: str, where: str) -> list[Issue]:
        """The manifest at a path inside; `where` is how messages call it."""
        folder = PurePosixPath(path).parent
        manifest, issues = read_manifest(data, where)
        for name, row in manifest.rows.items():
            self._rows[(folder / name).as_posix()] = (row, f"{where}, line {manifest.lines[name]}")
        self.describe(path)
        return issues

    def describe(self, path: str) -> None:
        """There is a manifest at this path, whether it can be read or not."""
        self._described.add(PurePosixPath(path).parent.as_posix())

    def take(self, path: str) -> Known | None:
        """What is said of a file; it is said once."""
        row = self._rows.pop(path, None)
        return row[0] if row else None

    def is_about(self, path: str) -> bool:
        """A manifest, or a page beside one that speaks of the folder and not of what it collects."""
        if not self._described:
            return False
        pure = PurePosixPath(path)
        about = pure.name == MANIFEST or pure.stem.lower() in _ABOUT_THE_FOLDER
        return about and pure.parent.as_posix() in self._described

    def missing(self, kind: str) -> Iterator[Issue]:
        """An Issue for each row whose file was not met in the folder or archive."""
        for path, (_, where) in self._rows.items():
            yield issue(
                where,
                f"{PurePosixPath(path).name!r} is not in the {kind}",
                "what the manifest says of it is lost",
                "mend the path or take the row out",
            )


class PassedOver:
    """Pictures, films, sounds and the dress of pages in one collection: counted, and told once."""

    def __init__(self) -> None:
        self._types: Counter[str] = Counter()
        self._first = ""

    def takes(self, name: str) -> bool:
        """Whether a file is passed over, by its name alone; if so it is counted."""
        media_type = type_by_name(name)
        if media_type is None or not is_passed_over(media_type):
            return False
        self._first = self._first or name
        self._types[media_type] += 1
        return True

    def issues(self, where: str) -> Iterator[Issue]:
        """One Issue that says how many of which types; none where nothing was passed over."""
        if self._types:
            common = self._types.most_common()
            some = ", ".join(f"{count:,} {media_type}" for media_type, count in common[:_MOST_TYPES])
            more = f" and {len(common) - _MOST_TYPES} more types" if len(common) > _MOST_TYPES else ""
            count = self._types.total()
            yield issue(
                where,
                f"{count:,} {'file was' if count == 1 else 'files were'} passed over ({some}{more}), "
                f"the first: {self._first}",
                "this version reads no pictures, films or sounds",
                "look through them by hand if words may be in them",
            )


def empty_file(where: str) -> Issue:
    """An Issue for a file of no bytes."""
    return issue(where, "the file is empty", "there is nothing to read in it", "get the file again")


def issue(where: str, what: str, why: str, advice: str) -> Issue:
    """An Issue of this room."""
    return Issue(stage="gather", what=what, where=where, why=why, advice=advice)
