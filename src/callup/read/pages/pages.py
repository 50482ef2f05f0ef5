"""HTML: the article of a page, and nothing that a browser would run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from callup.model import Issue
from callup.model.gathered import Gathered
from callup.read.encodings import UndecodableError, decode
from callup.read.item import Item, issue
from callup.read.pages.page_metadata import page_metadata
from callup.read.pages.visible import visible_text, without_hidden

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?([\w.:-]{2,40})", re.I
)
_HEAD = 4_096
_MOST_TAGS = 200_000
_MOST_TAGS_FOR_TRAFILATURA = 20_000  # with many in a row its time grows with their square
_DEEPEST = 200
_LARGEST_FOR_TRAFILATURA = 2_000_000
_LEAST_KEPT = 0.5
_LAYOUT_TABLE = re.compile(r"^\|.{240}", re.M)
_MONEY = re.compile(
    r"(?<![\d])\d(?:[\d.,]|\s(?=\d)){0,18}\s{0,2}"
    r"(?:(?:тыс|млн|млрд|тысяч|миллион|миллиард|thousand|million|billion|bn|k\b)[а-яa-z]{0,4}\.?\s{0,2})?"
    r"(?:руб|р\.|р\b|₽|долл|евро|грн|тенге|коп|[$€£]|rub|rouble|ruble|usd|dollar|eur)"
    r"|[$€£₽]\s?\d(?:[\d.,]){0,14}",
    re.I,
)


def read_html(gathered: Gathered) -> Iterator[Item | Issue]:
    """The article as trafilatura sees it, or the visible text where that loses a sum or most of the words.

    Title, address, day and site come from the page's own metadata.
    """
    try:
        declared = _DECLARED.search(gathered.data[:_HEAD])
        text = decode(
            gathered.data,
            gathered.charset or (declared.group(1).decode("ascii", "ignore") if declared else None),
        )
    except UndecodableError as error:
        yield issue(gathered, "", str(error), "save it as UTF-8")
        return
    if text.count("<") > _MOST_TAGS:
        yield issue(gathered, "", f"a page with more than {_MOST_TAGS:,} tags", "save only its article")
        return
    tree, cut_short = _tree(text)
    if tree is None or cut_short:
        what = "tags nested deeper than any honest page's" if cut_short else "there is no page in it"
        yield issue(gathered, "", what, "save only its article")
        return
    known = page_metadata(tree)
    yield Item(
        text=_article(tree, text),
        title=known.title,
        published=known.published,
        url=known.url,
        source=known.site,
    )


def fragment_text(written: str) -> str:
    """The visible words of a piece of HTML, as feeds and mail carry them; "" where it cannot be read."""
    if "<" not in written and "&" not in written:
        return "\n".join(filter(None, (" ".join(line.split()) for line in written.split("\n"))))
    if written.count("<") > _MOST_TAGS:
        return ""
    tree, cut_short = _tree(f"<div>{written}</div>")
    return "" if tree is None or cut_short else visible_text(tree)


def _tree(text: str) -> tuple[Any, bool]:
    """The page's elements, and whether the parser gave up before the end of the page."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        tree = None
    return tree, any(fault.type_name == "ERR_RESOURCE_LIMIT" for fault in parser.error_log)


def _article(tree: Any, text: str) -> str:
    """What is kept of a page; one too deep or too large for trafilatura keeps all its visible words."""
    visible = visible_text(tree)
    too_large = len(text) > _LARGEST_FOR_TRAFILATURA or text.count("<") > _MOST_TAGS_FOR_TRAFILATURA
    if too_large or _depth(tree) > _DEEPEST:
        return visible
    article = _with_headline(_extracted(without_hidden(tree)), tree)
    lost = len(article) < _LEAST_KEPT * len(visible) or _money(visible) - _money(article)
    return visible if lost or _LAYOUT_TABLE.search(article) else article


def _extracted(tree: Any) -> str:
    from trafilatura import extract

    try:
        found = extract(tree, include_comments=False, include_tables=True, deduplicate=False)
    except (RecursionError, ValueError, AttributeError, TypeError):
        return ""
    return (found or "").strip()


def _with_headline(article: str, tree: Any) -> str:
    """The article under its headline, which trafilatura may leave to the metadata."""
    headlines = list(tree.iter("h1"))
    words = " ".join("".join(headlines[0].itertext()).split()) if len(headlines) == 1 else ""
    return f"{words}\n{article}" if article and words and words not in article else article


def _money(text: str) -> Counter[str]:
    return Counter("".join(found.group().split()).lower() for found in _MONEY.finditer(text))


def _depth(tree: Any) -> int:
    deepest, waiting = 0, [(tree, 1)]
    while waiting:
        element, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting.extend((child, depth + 1) for child in element)
    return deepest
