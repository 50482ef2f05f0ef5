"""PDF: the text layer of all pages as one document."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

from callup.model import Issue
from callup.model.gathered import Gathered
from callup.read.item import Item, issue
from callup.read.pdf.pdf_lines import joined_lines, words_of

MOST_PAGES = 2_000
_MOST_TEXT = 2_000_000


def read_pdf(gathered: Gathered) -> Iterator[Item | Issue]:
    """The pages' words with a blank line between pages; a page that cannot be read is named by an Issue.

    The days in a PDF's own metadata tell when the file was made, and are not taken for its publication.
    """
    try:
        pages = _pages(gathered.data)
    except _UnreadableError as error:
        yield issue(gathered, "", str(error), "save it anew without a password, and add it again")
        return
    if len(pages) > MOST_PAGES:
        yield issue(gathered, "", f"more than {MOST_PAGES:,} pages", "split it and add the parts")
        return
    texts: list[str] = []
    broken = length = 0
    for number in range(1, len(pages) + 1):
        text = _text_of(pages, number - 1)
        if text is None:
            broken += 1
            yield issue(gathered, f"page {number}", "this page cannot be read")
            continue
        length += len(text)
        if length > _MOST_TEXT:
            what = f"more than {_MOST_TEXT:,} characters of text up to here"
            yield issue(gathered, f"page {number}", what, "split it and add the parts")
            return
        texts.append(text)
    known = words_of("\n".join(texts))
    whole = "\n\n".join(page for text in texts if (page := joined_lines(text, known)))
    if whole:
        yield Item(text=whole)
    elif len(pages) > broken or not len(pages):
        what = "no text layer; this is a picture of text" if len(pages) else "there is no page in it"
        yield issue(gathered, "", what, "have its text recognised and add that")


class _UnreadableError(ValueError):
    """A file whose pages cannot be reached at all; says why."""


def _pages(data: bytes) -> Any:
    """The pages, which are looked for at once; an owner's password alone is no hindrance."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise _UnreadableError("it is encrypted")
        pages = reader.pages
        if 0 < len(pages) <= MOST_PAGES:
            pages[0]
    except _UnreadableError:
        raise
    except Exception as error:  # whatever a foreign parser meets in a hostile file
        encrypted = "ncrypt" in type(error).__name__ or "Dependency" in type(error).__name__
        raise _UnreadableError("it is encrypted" if encrypted else "it is cut off or broken") from error
    return pages


def _text_of(pages: Any, index: int) -> str | None:
    try:
        text = pages[index].extract_text()
    except Exception:  # this page only; the others go on
        return None
    return text if isinstance(text, str) else None
