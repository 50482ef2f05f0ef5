"""The words of a page that a reader sees, without menus, footers, forms and banners."""

from __future__ import annotations

import copy
import re
from typing import Any


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


_UNSEEN = _words("""
    script style noscript template svg head iframe object embed nav footer aside form button select
    option textarea canvas audio video map math
""")
_NEVER_SHOWN = _words("script style noscript template")
_BLOCKS = _words("""
    address article blockquote br caption dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header hr li
    main ol p pre section table td th tr ul
""")
_BANNER = re.compile(r"(?:^|[\s_-])(?:cookie|cookies|gdpr|consent|comment|comments|breadcrumbs?)", re.I)
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.I)
_FEWEST_LINKS = 3
_MOST_LINKED = 0.9


def visible_text(tree: Any) -> str:
    """The visible words, a block a line, in linear time and without recursion."""
    menus = _menus(tree)
    pieces: list[str] = []
    waiting: list[tuple[Any, bool]] = [(tree, False)]
    while waiting:
        element, closing = waiting.pop()
        block = "\n" if element.tag in _BLOCKS else ""
        if closing or element in menus or _is_unseen(element):
            pieces.append((block if closing else "\n") + (element.tail or ""))
            continue
        pieces.append(block + (element.text or ""))
        waiting.append((element, True))
        waiting.extend((child, False) for child in reversed(element))
    lines = (" ".join(line.split()) for line in _lines(pieces))
    return "\n".join(line for line in lines if line)


def _lines(pieces: list[str]) -> list[str]:
    """The pieces joined; a break inside a piece is the page's own layout and counts as a space."""
    joined: list[str] = []
    for piece in pieces:
        if piece.startswith("\n"):
            joined.append("\n" + piece[1:].replace("\n", " "))
        else:
            joined.append(piece.replace("\n", " "))
    return "".join(joined).split("\n")


def _is_unseen(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return True
    if element.tag in ("html", "body", "main", "article"):
        return False
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"[:300]
    return bool(_BANNER.search(names) or _HIDDEN.search(element.get("style", "")[:300]))


def without_hidden(tree: Any) -> Any:
    """A copy of a page without what a browser would run, or would not show.

    Such an element is emptied, not taken out: to join what stands round it takes time with each one more,
    and fails where a page holds a control character.
    """
    shown = copy.deepcopy(tree)
    for element in list(shown.iter()):
        if isinstance(element.tag, str) and element is not shown and _is_hidden(element):
            element.clear(keep_tail=True)
            element.tag = "span"
    return shown


def _is_hidden(element: Any) -> bool:
    if element.tag in _NEVER_SHOWN or element.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(element.get("style", "")[:300]))


def _menus(tree: Any) -> set[Any]:
    """Blocks whose words are nearly all links, several of them: menus and lists of other pages."""
    sums: dict[Any, tuple[int, int, int]] = {}
    menus: set[Any] = set()
    order = list(tree.iter())
    for element in reversed(order):
        words, linked, links = sums.pop(element, (0, 0, 0))
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            words = linked = links = 0
        else:
            words += len("".join((element.text or "").split()))
        if element.tag == "a":
            linked, links = words, links + 1
        if links >= _FEWEST_LINKS and linked >= _MOST_LINKED * words and element.tag in _BLOCKS:
            menus.add(element)
        above = element.getparent()
        if above is not None:
            tail = len("".join((element.tail or "").split()))
            before = sums.get(above, (0, 0, 0))
            sums[above] = (before[0] + words + tail, before[1] + linked, before[2] + links)
    return menus
