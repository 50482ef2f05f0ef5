"""Sums told by pointing back to another: "Севастополь — столько же", "and the same from the city"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from callup.extract.found import FoundAmount
from callup.extract.offers.offers_stretches import Words
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.values import Span

_SAME = re.compile(
    r"(?<![^\W_])(?:(?:еще|ровно|по)\s)?(?:столько же|таку[юя] же сумм[уа]|т[ау] же сумм[ау]"
    r"|стільки ж|таку ж суму|таку саму суму|та сама сума|the same (?:amount|sum)(?: again)?|as much again"
    r"|the same(?=\s?(?:[.,;)\n]|$|(?:from|in|for|to|comes?|goes)\s)))(?![^\W_])"
)
# A noun that follows is what is counted: "столько же человек".
_GOES_ON = re.compile(
    r"\s{0,2}(?:[.,;:)—–\n-]|$|(?:от|из|в|во|на|у|и|а|за|платит|дает|добав\w+|доплат\w+|выплат\w+|получ\w+"
    r"|від|з|із|та|додас?т?ь?|from|in|for|to|comes?|goes|as)(?![^\W_]))"
)
_AROUND = 60
_BACK = 2


def find_same(reading: Reading, words: Words, amounts: Sequence[FoundAmount]) -> Iterator[FoundAmount]:
    """The sum before "the same", where a payer or a place beside these words says of whom it is told.

    `amounts` are those that the text names, in its order; the last one of this sentence or the two before.
    """
    folded = reading.scan.folded
    for same in _SAME.finditer(folded):
        sentence = reading.sentence_at(same.start())
        since = reading.scan.sentences[max(sentence - _BACK, 0)][0]
        before = [found for found in amounts if since <= found.span.start and found.span.end <= same.start()]
        if not before or not _GOES_ON.match(folded, same.end()):
            continue
        last = before[-1]
        if _is_of_another(reading, words, max(last.span.end, same.start() - _AROUND), same):
            span = Span(same.start(), same.end(), reading.text[same.start() : same.end()])
            yield FoundAmount(span, msgspec.structs.replace(last.amount, as_written=span.quote))


def _is_of_another(reading: Reading, words: Words, start: int, same: re.Match[str]) -> bool:
    """Whether a payer or a place of the country stands beside the words, on their side of the sum."""
    line = reading.sentence_of(Span(same.start(), same.end(), ""))
    start, end = max(start, line.start), min(same.end() + _AROUND, line.end)
    payers = words.of(reading.sentence_at(same.start()), "payer")
    if any(start <= cue.start and cue.end <= end for cue in payers):
        return True
    return any(found.home for found in found_within(reading.places, start, end))
