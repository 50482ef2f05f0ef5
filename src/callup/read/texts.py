"""Plain text and Markdown: the text is the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from callup.model import Issue
from callup.model.gathered import Gathered
from callup.read.encodings import UndecodableError, decode_noted
from callup.read.item import Item, issue

_HEADING = re.compile(r"^#{1,3}[ \t]+(\S.*?)[ \t#]*$", re.M)


def read_text(gathered: Gathered) -> Iterator[Item | Issue]:
    """The decoded file without its byte order mark, newlines unchanged."""
    try:
        text, note = decode_noted(gathered.data, gathered.charset)
    except UndecodableError as error:
        yield issue(gathered, "", str(error), "save it as UTF-8")
        return
    if note:
        yield issue(gathered, "", note, "compare the text with its source, and save it as UTF-8")
    yield Item(text=text)


def read_markdown(gathered: Gathered) -> Iterator[Item | Issue]:
    """As plain text; the first heading is the title."""
    for item in read_text(gathered):
        if isinstance(item, Issue):
            yield item
        else:
            heading = _HEADING.search(item.text, 0, 2_000)
            yield Item(text=item.text, title=heading.group(1) if heading else None)
