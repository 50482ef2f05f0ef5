"""Word and OpenDocument texts: paragraphs and tables in the document's order, then its notes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from callup.model import Issue
from callup.model.gathered import Gathered
from callup.read.item import Item, issue
from callup.read.office.office_flow import DOCX, ODT, FlowError, Grammar, flow_text
from callup.read.office.zipped import ContainerError, checked_container

_MOST_TEXT = 2_000_000
_BESIDE = re.compile(r"word/(?:header|footer)\d{0,4}\.xml")
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")


def read_docx(gathered: Gathered) -> Iterator[Item | Issue]:
    """The whole document as one text: headers, body, footnotes; a table's row is a line of its cells."""
    yield from _read(gathered, "word/document.xml", DOCX)


def read_odt(gathered: Gathered) -> Iterator[Item | Issue]:
    """The whole document as one text; a table's row is a line of its cells."""
    yield from _read(gathered, "content.xml", ODT)


def _read(gathered: Gathered, main: str, grammar: Grammar) -> Iterator[Item | Issue]:
    try:
        container = checked_container(gathered.data)
    except ContainerError as error:
        yield issue(gathered, "", str(error), "save it anew, unencrypted, and add it again")
        return
    names = set(container.namelist())
    if main not in names:
        yield issue(gathered, "", f"there is no {main} in it", "check that it is what its name says")
        return
    texts: list[str] = []
    for name in _parts(names, main):
        try:
            with container.open(name) as file:
                text = flow_text(file, grammar, _MOST_TEXT)  # type: ignore[arg-type]
        except (FlowError, zipfile.BadZipFile, EOFError, OSError) as error:
            what = str(error) if isinstance(error, FlowError) else "it is broken"
            yield issue(gathered, name, what)
            if name == main:
                return
            continue
        if text.strip() and text not in texts:
            texts.append(text)
    if not texts:
        yield issue(gathered, "", "there is no text in it", "nothing needs to be done if that is right")
        return
    yield Item(text="\n".join(texts))


def _parts(names: set[str], main: str) -> list[str]:
    """The members that hold text, as they are read: what stands above, the body, the notes."""
    beside = sorted(name for name in names if _BESIDE.fullmatch(name))
    above = [name for name in beside if "header" in name]
    below = [name for name in beside if "footer" in name]
    notes = [name for name in _NOTES if name in names]
    return [*above, main, *notes, *below] if main.startswith("word/") else [main]
