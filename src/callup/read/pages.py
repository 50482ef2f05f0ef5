"""HTML: the article of a page, and nothing that a browser would run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from callup.model import Issue
from callup.model.gathered import Gathered
from callup.read.days import day_of
from callup.read.encodings import UndecodableError, decode
from callup.read.item import Item, issue

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
_HEAD = 4_096
_MOST_TAGS = 200_000
_UNSEEN = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "head",
    "iframe",
    "object",
    "nav",
    "footer",
    "aside",
    "form",
)
_BLOCKS = frozenset(
    ["address", "article", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"]
)
_MONEY = re.compile(r"\d[\d\s.,]*(?:тыс|млн|руб|₽|р\.|долл|\$|€|грн|rub|usd|dollar)|[$€₽]\s?\d", re.I)
_SPACES = re.compile(r"[ \t\r\f\v]+")
_LINES = re.compile(r"\s*\n\s*")


class _Meta(msgspec.Struct):
    """What a page says of itself."""

    title: str | None = None
    published: str | None = None
    url: str | None = None
    site: str | None = None


def read_html(gathered: Gathered) -> Iterator[Item | Issue]:
    """The article as trafilatura sees it, or all visible text where that loses a sum of money.

    Title, address, day and site come from the page's own metadata.
    """
    try:
        declared = _DECLARED.search(gathered.data[:_HEAD])
        text = decode(gathered.data, declared.group(1).decode("ascii") if declared else None)
    except UndecodableError as error:
        yield issue(gathered, "", str(error), "save it as UTF-8")
        return
    if text.count("<") > _MOST_TAGS:
        yield issue(gathered, "", f"a page with more than {_MOST_TAGS:,} tags", "save only its article")
        return
    tree = _tree(text)
    if tree is None:
        yield issue(gathered, "", "there is no page in it")
        return
    meta = _meta(tree)
    yield Item(
        text=_article(tree, text),
        title=meta.title,
        published=day_of(meta.published),
        url=meta.url,
        source=meta.site,
    )


def _tree(text: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, huge_tree=False)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return None


def _article(tree: Any, text: str) -> str:
    from trafilatura import extract

    visible = _visible(tree)
    article = extract(text, include_comments=False, include_tables=True, deduplicate=False) or ""
    lost = len(_MONEY.findall(article)) < len(_MONEY.findall(visible))
    return visible if not article.strip() or lost else article


def _visible(tree: Any) -> str:
    """The words that a reader of the page sees, a block a line, without menus, footers and forms."""
    pieces: list[str] = []
    waiting: list[tuple[Any, bool]] = [(tree, False)]
    while waiting:
        element, closing = waiting.pop()
        name = element.tag if isinstance(element.tag, str) else "script"
        if closing:
            pieces.append(("\n" if name in _BLOCKS else "") + (element.tail or ""))
            continue
        if name in _UNSEEN or element.get("hidden") is not None:
            pieces.append("\n" + (element.tail or ""))
            continue
        pieces.append(("\n" if name in _BLOCKS else "") + (element.text or ""))
        waiting.append((element, True))
        waiting.extend((child, False) for child in reversed(element))
    return _LINES.sub("\n", _SPACES.sub(" ", "".join(pieces))).strip()


def _meta(tree: Any) -> _Meta:
    named: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if name and tag.get("content"):
            named.setdefault(name.lower(), tag.get("content").strip())
    title = named.get("og:title") or _of(tree, "title") or _of(tree, "h1")
    moments = [tag.get("datetime") for tag in tree.iter("time") if tag.get("datetime")]
    published = named.get("article:published_time") or named.get("datepublished") or named.get("date")
    canonical = [tag.get("href") for tag in tree.iter("link") if tag.get("rel") == "canonical"]
    return _Meta(
        title=title,
        published=published or (moments[0] if moments else None),
        url=named.get("og:url") or (canonical[0] if canonical else None),
        site=named.get("og:site_name"),
    )


def _of(tree: Any, tag: str) -> str | None:
    for element in tree.iter(tag):
        words = " ".join(str(element.text_content()).split())
        if words:
            return words
    return None
