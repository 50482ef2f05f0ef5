"""A progress bar for long work, on stderr, and only where a person is looking."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from callup.flow.desk import Kept


@contextmanager
def progress_of(noun: str, each: bool = False) -> Iterator[Callable[[Kept], None]]:
    """A function to tell what is kept; it draws nothing without a terminal.

    With `each`, the address of everything that is kept whole is printed on stdout, at once.
    """
    if not sys.stderr.isatty():
        yield lambda kept: _name(kept, each)
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} {task.fields[noun]}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None, noun=noun)

        def tell(kept: Kept) -> None:
            progress.advance(task, kept.documents)
            _name(kept, each)

        yield tell


def _name(kept: Kept, each: bool) -> None:
    if each:
        for address in kept.addresses:
            print(address)
        sys.stdout.flush()
