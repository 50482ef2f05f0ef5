"""The seam of this room: what each address leads to, one file after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from callup.gather.archives.containers import opened
from callup.gather.archives.unpack import spooled
from callup.gather.bounds import HELD_INPUT, LARGEST_FILE, TooLarge
from callup.gather.folders import folder_files, plain_file
from callup.gather.outside import Outside
from callup.gather.told import Told, empty_file, gathered_of, issue
from callup.model import Issue
from callup.model.gathered import Gathered, Known, Unchanged

if TYPE_CHECKING:
    from callup.gather.web.web_visits import Host


def gather(
    addresses: Iterable[str], known: Known, outside: Outside
) -> Iterator[Gathered | Unchanged | Issue]:
    """Every file at some addresses, in a fixed order: "-" is standard input, a folder is all it holds.

    So is an archive: a ZIP or tar, a WARC, a packed file; its members are gathered, and it itself is not.
    What stands at an address on the web is fetched, as `outside.web` allows.
    A folder's manifest.csv says what its files cannot; `known` says it for all and comes first.
    What cannot be opened, is too large or leads out of its folder becomes an Issue, and the rest goes on.
    """
    hosts: dict[str, Host] = {}
    for address in addresses:
        for item in _found(address, Told(known, outside.now), outside, hosts):
            if isinstance(item, Gathered):
                yield from opened(item, outside.now)
            else:
                yield item


def _found(
    address: str, told: Told, outside: Outside, hosts: dict[str, Host]
) -> Iterator[Gathered | Unchanged | Issue]:
    if address == "-":
        yield from _standard_input(outside.stdin, told)
    elif "://" in address:
        from callup.gather.web.web import web_pages  # brings what speaks HTTP: files need none of it

        yield from web_pages(address, told.known, outside, hosts)
    elif _is_folder(address):
        yield from folder_files(Path(address), told)
    else:
        yield plain_file(Path(address), told)


def _is_folder(address: str) -> bool:
    try:
        return Path(address).is_dir()
    except (OSError, ValueError):
        return False


def _standard_input(stdin: IO[bytes], told: Told) -> Iterator[Gathered | Issue]:
    try:
        with spooled(stdin, LARGEST_FILE, HELD_INPUT) as body:
            yield gathered_of(body, ("-", "-"), told) if body else empty_file("standard input")
    except (TooLarge, OSError) as error:
        yield issue(
            "standard input",
            str(error) if isinstance(error, TooLarge) else error.strerror or type(error).__name__,
            "it was not read",
            "split it and add the parts",
        )
