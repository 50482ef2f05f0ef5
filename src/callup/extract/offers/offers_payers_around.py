"""Who pays by words round a sum's sentence: its list's head, the sentences before, an act's issuer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import cast

from callup.extract.offers import offers_payer_words as says
from callup.extract.offers.offers_kinds import Kind
from callup.extract.offers.offers_purses import payer_of_sentence
from callup.extract.offers.offers_stretches import Stretch, Words
from callup.extract.offers.offers_totals import subjects_of
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.model.offer import Payer
from callup.scan import Cue

_TELLING = ("benefit", "offer_change", "offer_word")
_APART = frozenset(("finder_reward", "per_target", "monthly_pay", "loan_relief"))
_SUMMING = frozenset(("total", "counting", "several"))
OF_LAW = frozenset(("loan_relief", "tax_break", "housing", "land", "education_preference"))
"""What no sum of a payer stands for: only an act of the state in another sentence says whose it is."""
_BACK = 2
_LONGEST_LIST = 30
_HEAD = 200
_HEAD_LINES = 3
_REACH = 40


def named_before(reading: Reading, words: Words, stretch: Stretch, kind: Kind) -> set[str]:
    """The payers of a sentence before that tells of a payment or its change; else who issued the act."""
    heading = words.heading(stretch.sentence)
    if heading is not None:
        return _of_list(reading, words, heading) or _below_list(reading, words, stretch.sentence)
    for before in range(stretch.sentence - 1, max(stretch.sentence - 1 - _BACK, -1), -1):
        if _is_new_line(reading, before):
            break
        named = _payers_of(reading, words, before)
        if _is_elsewhere(reading, stretch.sentence, before):
            named -= {"municipal"}
            return set() if subjects_of(reading, before) or _stops(reading, stretch, before, named) else named
        if named and _hands_on(reading, words, before, kind):
            return set() if _stops(reading, stretch, before, named) else named
    issuer = _issuer(reading, words)
    return {issuer} if issuer != "unknown" else _named_after(reading, words, stretch)


def payer_of_heading(reading: Reading, words: Words, stretch: Stretch) -> Payer | None:
    """The only payer that the head of a sum's list tells to pay all of it: "Минобороны платит:"."""
    heading = words.heading(stretch.sentence)
    if heading is None or not says.FUNDING.search(reading.scan.folded, *reading.scan.sentences[heading]):
        return None
    named = _of_list(reading, words, heading)
    return cast(Payer, named.pop()) if len(named) == 1 else None


def payer_of_row(reading: Reading, words: Words, stretch: Stretch) -> Payer | None:
    """The payer that another cell of a row names, in a table of who pays: "| 400 000 | Минобороны"."""
    cell = words.cells.at(stretch.span.start)
    for start, end in cell.others if cell is not None else ():
        told = says.OWN_CELL.match(reading.scan.folded, start, end)
        if told is not None:
            return cast(Payer, told.lastgroup)
        placed = [found for found in found_within(reading.paying_places, start, end) if found.home]
        if placed:
            return "municipal" if placed[0].place.municipality else "regional"
    return None


def _of_list(reading: Reading, words: Words, heading: int) -> set[str]:
    """The payer that the head of a list names last, unless it speaks of a total. The heads of columns speak
    for their own."""
    if "|" in reading.sentence(heading).quote or "\t" in reading.sentence(heading).quote:
        return set()
    cues = [cue for cue in words.of(heading, "payer") if not is_party(reading, cue)]
    summed = any(cue.id in ("total", "counting") for cue in words.of(heading, "offer_basis"))
    return {cues[-1].id} if cues and not summed else set()


def _below_list(reading: Reading, words: Words, item: int) -> set[str]:
    """The payer by the line without a sum that ends a list: "Суммы в рублях, платит правительство"."""
    last = min(item + _LONGEST_LIST, len(reading.scan.sentences))
    line = next((at for at in range(item + 1, last) if not has_sum(reading, words, at)), None)
    if line is None or not says.FUNDING.search(reading.scan.folded, *reading.scan.sentences[line]):
        return set()
    return named_in(reading, words, line, len(reading.text))


def _hands_on(reading: Reading, words: Words, sentence: int, kind: Kind) -> bool:
    """Whether a sentence that names a payer issues an act, or tells of a payment like this one."""
    folded, borders = reading.scan.folded, reading.scan.sentences[sentence]
    if says.LEGAL_ACT.search(folded, *borders) or kind.benefit in OF_LAW:
        return says.LEGAL_ACT.search(folded, *borders) is not None
    benefits = {cue.id for cue in words.of(sentence, "benefit")}
    if benefits and kind.benefit not in benefits and not benefits.isdisjoint(_APART | {kind.benefit}):
        return False
    told = any(words.of(sentence, one) for one in _TELLING) or has_sum(reading, words, sentence)
    return told or says.FUNDING.search(folded, *borders) is not None


def has_sum(reading: Reading, words: Words, sentence: int) -> bool:
    """Whether an amount stands in a sentence."""
    start, end = reading.scan.sentences[sentence]
    at = bisect_left(words.sums, start, key=lambda span: span.start)
    return at < len(words.sums) and words.sums[at].start < end


def _stops(reading: Reading, stretch: Stretch, before: int, named: set[str]) -> bool:
    """Whether a region's payment is told before, and this sum is one of a town that is not named there."""
    return "regional" in named and bool(_towns_of(reading, stretch.sentence) - _towns_of(reading, before))


def _towns_of(reading: Reading, sentence: int) -> set[tuple[str, str]]:
    return {
        (found.place.code, found.place.municipality)
        for found in found_within(reading.paying_places, *reading.scan.sentences[sentence])
        if found.place.municipality is not None
    }


def _payers_of(reading: Reading, words: Words, sentence: int) -> set[str]:
    """Who pays by the words of a whole sentence: those whom it names, else a place that acts; nobody where it
    adds several payers up."""
    if any(cue.id in _SUMMING for cue in words.of(sentence, "offer_basis")):
        return set()
    named = named_in(reading, words, sentence, len(reading.text))
    if named:
        return named
    placed = payer_of_sentence(reading, words, sentence)
    return {placed} if placed != "unknown" else set()


def _named_after(reading: Reading, words: Words, stretch: Stretch) -> set[str]:
    """The payer whose act or money the next sentence names: "Такой порядок закреплён указом президента"."""
    after = stretch.sentence + 1
    if after >= len(reading.scan.sentences):
        return set()
    start, end = reading.scan.sentences[after]
    folded = reading.scan.folded
    if says.SUM.search(folded, start, end):
        return set()
    if not any(one.search(folded, start, end) for one in (says.LEGAL_ACT, says.FUNDING, says.DECIDES)):
        return set()
    return named_in(reading, words, after, end)


def _issuer(reading: Reading, words: Words) -> Payer:
    """Who issued the act that the document is, by its first lines: "УКАЗ Президента"."""
    if not says.HEAD_OF_ACT.match(reading.scan.folded, 0, _HEAD):
        return "unknown"
    for sentence in range(min(_HEAD_LINES, len(reading.scan.sentences))):
        payers = words.of(sentence, "payer")
        if payers:
            return cast(Payer, payers[0].id)
        if says.HEAD_OF_OFFICE.search(reading.sentence(sentence).quote.lower()):
            return "regional"
    return "unknown"


def _is_elsewhere(reading: Reading, sentence: int, before: int) -> bool:
    """Whether a sentence names a subject that the one before it does not."""
    return bool(subjects_of(reading, sentence) - subjects_of(reading, before))


def _is_new_line(reading: Reading, sentence: int) -> bool:
    """Whether a line ends with a sentence that is no heading: lists do not hand a payer on."""
    end, following = reading.scan.sentences[sentence][1], reading.scan.sentences[sentence + 1][0]
    return "\n" in reading.text[end:following] and not reading.text[:end].rstrip().endswith(":")


def named_in(reading: Reading, words: Words, sentence: int, end: int) -> set[str]:
    """The payers that a sentence names before an offset, none to whose money another's is added."""
    folded = reading.scan.folded
    return {
        cue.id
        for cue in words.of(sentence, "payer")
        if cue.start < end
        and not is_party(reading, cue)
        and not says.ADDED_TO.search(folded[max(cue.start - _REACH, 0) : cue.start])
    }


def is_party(reading: Reading, cue: Cue) -> bool:
    """Whether a payer is only named as the one with whom the contract is signed, who tells of a payment or
    denies it, to whose money another's is added, or in the name of something else ("federal university")."""
    folded = reading.scan.folded
    lead = folded[max(cue.start - _REACH, 0) : cue.start]
    return bool(
        _is_in_name(reading, cue)
        or says.CONTRACT_WITH.search(lead)
        or says.OF_ANOTHER.match(folded, cue.end)
        or (says.ADDED_TO.search(lead) and not says.HAS_SUM.match(folded, cue.end))
        or says.TELLS_BEFORE.search(lead)
        or says.TELLS_BEHIND.match(folded, cue.end)
        or says.DENIES.match(folded, cue.end)
    )


def _is_in_name(reading: Reading, cue: Cue) -> bool:
    """Whether a payer is but the last word of a region's name: "in Tomsk Oblast"."""
    at = bisect_right(reading.places, cue.start, key=lambda found: found.span.start) - 1
    return at >= 0 and cue.end <= reading.places[at].span.end
