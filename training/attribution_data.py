"""Marked articles as rows, tags and pairs: what the English tagger is trained on."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from callup.extract.speech.tagger_features import Tokens, Words, hashed, stem

SET_ASIDE = 84
_QUOTATION = re.compile(r"“[^“”\n]{1,600}”|\"[^\"\n]{1,600}\"|''[^\n]{1,600}?''")


class Article(msgspec.Struct):
    """One article: its tokens, the tag of each, and for each cue's first token its source's (-1: nobody)."""

    doc: str
    text: str
    attributions: list[dict[str, Any]]
    tokens: Tokens | None = None
    tags: Any = None
    pairs: Any = None


def read_articles(path: Path) -> list[Article]:
    """The articles of a JSON Lines file with doc, text and attributions (source, cue, content)."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [Article(row["doc"], row["text"], row["attributions"]) for row in rows]


def split(articles: list[Article], seed: int) -> tuple[list[Article], list[Article]]:
    """The articles to train on, and 84 that all choices are made on: those whose names hash lowest."""
    order = sorted(articles, key=lambda one: hashlib.sha256(f"{seed} {one.doc}".encode()).digest())
    return order[SET_ASIDE:], order[:SET_ASIDE]


def known_hashes(articles: list[Article], least: int) -> tuple[list[int], list[int], Counter[int]]:
    """The hashes of words and of stems that stand in the articles so often, and how often each word does."""
    words: Counter[int] = Counter()
    stems: Counter[int] = Counter()
    for article in articles:
        tokens = Words((), ()).read(article.text, 0, len(article.text))
        for start, end in zip(tokens.starts, tokens.ends, strict=True):
            low = article.text[start : min(end, start + 40)].lower()
            words[hashed(low)] += 1
            stems[hashed(stem(low))] += 1
    kept = [sorted(one for one, count in found.items() if count >= least) for found in (words, stems)]
    return kept[0], kept[1], words


def prepare(article: Article, words: Words) -> Article:
    """The article with its rows, tags and pairs. A token has the tag of the first span that covers it."""
    tokens = words.read(article.text, 0, len(article.text))
    owner = _owners(tokens, len(article.text))
    tags = np.zeros(len(tokens.starts), np.int64)
    pairs = []
    for one in article.attributions:
        spans = {role: [_token_span(owner, span) for span in one[role]] for role in one if role != "doc"}
        cue = spans["cue"][0] if spans["cue"] else None
        for role, base in (("source", 1), ("cue", 3)):
            for span in spans[role]:
                _put(tags, span, base)
        for span in spans["content"]:
            _put(tags, span, 5 if cue and span[0] < cue[0] else 7)
        if cue:
            pairs.append((cue[0], min((span[0] for span in spans["source"]), default=-1)))
    article.tokens, article.tags = tokens, tags
    article.pairs = np.array(pairs, np.int64).reshape(-1, 2)
    return article


def _owners(tokens: Tokens, size: int) -> Any:
    """For each character the token that holds it, or the next one."""
    owner = np.full(size + 1, len(tokens.starts), np.int64)
    before = 0
    for at, end in enumerate(tokens.ends):
        owner[before:end] = at
        before = end
    return owner


def _token_span(owner: Any, span: list[int]) -> tuple[int, int]:
    return int(owner[span[0]]), int(owner[span[1] - 1]) + 1


def _put(tags: Any, span: tuple[int, int], base: int) -> None:
    start, end = span
    if start < end and not tags[start:end].any():
        tags[start:end] = base + 1
        tags[start] = base


def unquoted(article: Article, share: float, generator: Any) -> Article:
    """A copy of an article in which some quotations have lost their marks.

    News in translation prints much speech without marks; in the marked articles nearly all of it has some.
    """
    kept = np.ones(len(article.text) + 1, bool)
    for quotation in _QUOTATION.finditer(article.text):
        if generator.random() < share:
            width = 2 if quotation.group()[0] in "'`" else 1
            for at in (quotation.start(), quotation.end() - width):
                kept[at : at + width] = False
    moved = np.concatenate([[0], np.cumsum(kept)])
    text = "".join(sign for sign, keep in zip(article.text, kept, strict=False) if keep)
    attributions = [
        {role: _moved(moved, one[role]) for role in ("source", "cue", "content")}
        for one in article.attributions
    ]
    return Article(article.doc, text, [one for one in attributions if one["cue"]])


def _moved(moved: Any, spans: list[list[int]]) -> list[list[int]]:
    places = [[int(moved[start]), int(moved[end])] for start, end in spans]
    return [place for place in places if place[0] < place[1]]
