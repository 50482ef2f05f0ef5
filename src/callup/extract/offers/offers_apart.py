"""Which words of a sentence belong to its other sums, so that their times are not taken for one's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from callup.extract.offers.offers_role_words import WAS_DIRECTLY
from callup.extract.offers.offers_scenes import NEAR, Sum
from callup.extract.offers.offers_single import Told
from callup.extract.offers.offers_stretches import Stretch
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.values import Span

_OPENING = 12
"""The characters in which a time at the head of a sentence begins: it holds for all of its sums."""
_WHICH = re.compile(r"[\s,]{1,3}(?:котор|which|що|яку|яка|діял|действовавш|установленн|set|introduced)")
_SINCE = re.compile(r"\s(?:since|as of|starting|from|с|со|з|із)\s(?=\d|[^\W\d_]{3,9}\.?\s\d)")
_OWN_CLAUSE = re.compile(
    r"[^,;()]{0,90}"
    r"(?:,\s(?:котор|яки|які|действова|установлен|введен|that\s|which\s|set\s|fixed\s|in force)"
    r"[^,;()]{0,90})?"
)


def words_of_others(told: Told, sums: Sequence[Sum], index: int) -> tuple[Span, ...]:
    """The words of the other sums of a sentence than that at an index.

    Those before the first sum are of all, but where another payer or place has words of its own, or where
    they say that the first sum was paid once.
    """
    own = sums[index].stretch
    apart = bool(index) and sums[0].role == "offer" and _has_own_payer(told, own)
    spans = []
    for at, each in enumerate(sums):
        if at == index or (each.role == "by" and each.of == index):
            continue
        start = _start_of(told.reading, each, own, is_first=not at)
        if not at and apart:
            start = min(start, each.stretch.start + _OPENING)
        end = _end_of_clause(told.reading, each.stretch) if each.role == "previous" else each.stretch.end
        spans.append(Span(start, end, ""))
    return tuple(spans)


def _start_of(reading: Reading, each: Sum, own: Stretch, *, is_first: bool) -> int:
    """Where the words of another sum begin."""
    one = each.stretch
    lead = reading.scan.folded[one.start : one.span.start]
    if each.role == "reverts":
        return one.start + lead.rfind(",") + 1
    if each.role == "previous" and is_first and WAS_DIRECTLY.search(lead):
        return one.start
    return one.start if not is_first and one.start >= own.span.end else one.span.start


def _has_own_payer(told: Told, stretch: Stretch) -> bool:
    """Whether the words of a sum that is not the first name a payer, a taker or a place of its own."""
    if any(told.words.within(stretch, kind) for kind in ("payer", "offer_taker")):
        return True
    inside = found_within(told.reading.places, stretch.start, stretch.end)
    return any(found.home for found in inside)


def _end_of_clause(reading: Reading, stretch: Stretch) -> int:
    """Where the words about a sum before end: at the next comma, after a clause that begins with "which"; and
    before a day from which the new sum holds ("вместо 700 тыс. с 5 июня")."""
    end = reading.sentence(stretch.sentence).end
    words = reading.scan.folded[stretch.after : min(stretch.span.end + NEAR, end)]
    own = _OWN_CLAUSE.match(words)
    border = own.end() if own else 0
    since = None if _WHICH.match(words) else _SINCE.search(words)
    return stretch.after + (min(border, since.start()) if since else border)
