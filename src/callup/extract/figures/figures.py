"""Figures: counts, shares and rates of what the campaign's vocabulary counts, with denominators."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

import msgspec
import re2

from callup.extract.figures import figure_words as words
from callup.extract.figures.figure_counts import OUTCOMES, Count, count_of, denominator
from callup.extract.figures.figure_elided import (
    count_before,
    find_elided,
    goes_on,
    is_of_them,
    is_of_total,
    stands_alone,
)
from callup.extract.figures.figure_nouns import Noun, Vocabulary
from callup.extract.figures.figure_parts import find_parts
from callup.extract.figures.figure_shares import Share, find_shares
from callup.extract.found import FoundNumber
from callup.extract.reading import Reading
from callup.extract.within import cues_within, found_within
from callup.model import Counted, Figure
from callup.values import Qualifier, Quantity, Span, Time, cut

_EXTRACTOR = "figures/1"
_S = r"[\p{Zs}\t\n]"
_QUALIFIERS: dict[str, Qualifier] = {
    "почти": "nearly", "майже": "nearly", "около": "about", "примерно": "about", "близько": "about",
    "приблизно": "about",
}  # fmt: skip


def find_figures(reading: Reading) -> Iterator[Figure]:
    """The counts, shares and rates of a document.

    A number counts where a noun of the campaign's vocabulary belongs to it (sections `counted` and
    `counted_people` of the lexicon) and the campaign is spoken of nearby. Ages, prices, distances,
    times and changes in percent are no figures.
    """
    vocabulary = Vocabulary(reading)
    if not vocabulary.speaks():
        return
    shares = sorted(find_shares(reading), key=lambda share: share.span)
    of_shares = list(_figures_of_shares(reading, vocabulary, shares))
    yield from (figure for _, figure in of_shares if figure is not None)
    taken = [share.span for share in shares]
    wholes = {
        whole.bare.start
        for share, figure in of_shares
        if figure is not None and (whole := _whole(reading, share)) is not None
    }
    counts = [
        count
        for number in reading.numbers
        if number.bare.start not in wholes
        and not _is_of_share(taken, number)
        and (count := count_of(reading, vocabulary, number)) is not None
        and vocabulary.in_context(count.noun)
    ]
    yield from _figures_of_counts(reading, counts)
    told = wholes | {count.number.bare.start for count in counts}
    told |= {count.whole.bare.start for count in counts if count.whole is not None}
    told |= {number.bare.start for number in reading.numbers if _is_of_share(taken, number)}
    parts = list(find_parts(reading, counts, taken))
    told |= {part.number.bare.start for part, _ in parts}
    elided = list(find_elided(reading, vocabulary, [*counts, *_counts_of_shares(of_shares)], told))
    for count, of in [*parts, *((count, None) for count in elided)]:
        yield _figure_of_count(reading, count, of)
    lone = [share for share, figure in of_shares if figure is None]
    yield from _figures_of_lone_shares(reading, [*counts, *(part for part, _ in parts), *elided], lone)


def _counts_of_shares(of_shares: list[tuple[Share, Figure | None]]) -> Iterator[Count]:
    """What shares are of, as counts that a bare number behind them can count once more."""
    for share, figure in of_shares:
        if figure is not None and figure.unit is not None:
            noun = Noun(share.span.start, share.end, figure.what.term or figure.unit, figure.unit)
            yield Count(FoundNumber(share.span, share.span, share.quantity), noun, share.quantity)


def _figures_of_lone_shares(reading: Reading, counts: list[Count], shares: list[Share]) -> Iterator[Figure]:
    """Shares that name nothing: they are of what was counted before, and of its number where they say so."""
    counts = sorted(counts, key=lambda count: count.number.bare.start)
    for share in shares:
        count = count_before(counts, share.span.start)
        of_them = is_of_them(reading, share)
        if count is None or not (of_them or stands_alone(reading, share)):
            continue
        noun = count.noun
        yield Figure(
            anchor=share.span,
            evidence=(_evidence(reading, share.span, noun),),
            unit=noun.unit,
            what=Counted(term=noun.term, as_written=reading.text[noun.start : noun.end]),
            of=count.value if of_them else None,
            share=share.quantity,
            as_of=_as_of(reading, share.span),
            extractor=_EXTRACTOR,
        )


def _figures_of_shares(
    reading: Reading, vocabulary: Vocabulary, shares: list[Share]
) -> Iterator[tuple[Share, Figure | None]]:
    """Each share with its figure; one that names nothing is a share of what the one before it is."""
    last: tuple[Share, Figure] | None = None
    for share in shares:
        figure = _figure_of_share(reading, vocabulary, share)
        if figure is None and last is not None and share.partitive and goes_on(reading, last[0], share):
            figure = msgspec.structs.replace(
                last[1], anchor=share.span, share=share.quantity, evidence=(reading.sentence_of(share.span),)
            )
        if figure is not None:
            last = share, figure
        yield share, figure


def _figures_of_counts(reading: Reading, counts: list[Count]) -> Iterator[Figure]:
    """The figures of counts; a whole with a noun of its own is a figure too, but not how many regions there
    are."""
    wholes = {count.whole.bare.start for count in counts if count.whole is not None}
    for index, count in enumerate(counts):
        if count.noun.unit == "regions" and count.number.bare.start in wholes:
            continue
        of = count.whole.quantity if count.whole else denominator(reading, counts, index)
        yield _figure_of_count(reading, count, of)


def _is_of_share(taken: list[Span], number: FoundNumber) -> bool:
    return any(span.overlaps(number.bare) for span in _near(taken, number))


def _near(taken: list[Span], number: FoundNumber) -> list[Span]:
    at = bisect_left(taken, number.span.start - 40, key=lambda span: span.start)
    return [span for span in taken[at : at + 8] if span.start < number.span.end]


def _figure_of_count(reading: Reading, count: Count, of: Quantity | None) -> Figure:
    number, noun = count.number, count.noun
    return Figure(
        anchor=number.span,
        evidence=(_evidence(reading, number.span, noun),),
        value=_qualified(reading, count),
        unit=noun.unit,
        what=Counted(term=noun.term, as_written=_words(reading, number.span, noun)),
        of=of,
        per=_rate(reading, count),
        as_of=_as_of(reading, number.span),
        extractor=_EXTRACTOR,
    )


@cache
def _led_by() -> re2._Regexp:
    """A qualifier that a preposition parts from its number: "более чем в 40 регионах"."""
    return re2.compile(
        rf"(?:^|[^\p{{L}}])(?P<word>не{_S}менее|как{_S}минимум|минимум|по{_S}меньшей{_S}мере|более|больше|свыше|"
        rf"почти|около|примерно|не{_S}меньше|щонайменше|принаймні|більш|більше|понад|майже|близько|приблизно)"
        rf"(?:{_S}(?:чем|ніж|як))?{_S}(?:в|во|на|по|из|с|у|о|об|із|з){_S}$"
    )


def _qualified(reading: Reading, count: Count) -> Quantity:
    """The value of a count, with the qualifier that stands before its preposition."""
    quantity, start = count.value, count.number.span.start
    if quantity.qualifier == "dozens_like":
        return words.vague_range(quantity)
    if quantity.qualifier is not None or quantity.min is None or quantity.min != quantity.max:
        return quantity
    match = _led_by().search(reading.scan.folded[max(start - 32, 0) : start])
    if match is None:
        return quantity
    word = " ".join(match.group("word").split())
    qualifier = _QUALIFIERS.get(word, "at_least")
    top = None if qualifier == "at_least" else quantity.max
    return msgspec.structs.replace(quantity, max=top, qualifier=qualifier)


def _figure_of_share(reading: Reading, vocabulary: Vocabulary, share: Share) -> Figure | None:
    """A share of something counted: the noun follows it, perhaps with the number of the whole."""
    if not share.partitive:
        return None
    whole = _whole(reading, share)
    noun = vocabulary.counted_by(max(whole.span.end, whole.bare.end) if whole else share.end)
    if noun is None and is_of_total(reading, share):
        noun = vocabulary.before(share.span.start)
    if noun is None or not vocabulary.in_context(noun):
        return None
    if reading.sentence_of(share.span).end < noun.end:
        return None
    outcome = _outcome(reading, vocabulary, noun)
    end = outcome.end if outcome else noun.end
    start = whole.span.start if whole else _skip(reading.scan.folded, share.end)
    start = min(start, noun.start)
    return Figure(
        anchor=share.span,
        evidence=(_evidence(reading, share.span, outcome or noun),),
        unit=noun.unit,
        what=Counted(term=outcome.term if outcome else noun.term, as_written=reading.text[start:end]),
        of=whole.quantity if whole else None,
        share=share.quantity,
        as_of=_as_of(reading, share.span),
        extractor=_EXTRACTOR,
    )


def _whole(reading: Reading, share: Share) -> FoundNumber | None:
    """The number of the whole, where it stands: "half of the 247 cases"."""
    at = bisect_left(reading.numbers, share.end, key=lambda found: found.span.start)
    if at == len(reading.numbers):
        return None
    number = reading.numbers[at]
    return number if _touches(reading, share.end, number) else None


def _touches(reading: Reading, end: int, number: FoundNumber) -> bool:
    gap = reading.scan.folded[end : number.span.start]
    return len(gap) <= 12 and all(word in words.LINKS or word == "из" for word in gap.split())


def _skip(folded: str, offset: int) -> int:
    while offset < len(folded) and folded[offset].isspace():
        offset += 1
    return offset


@cache
def _received() -> re2._Regexp:
    return re2.compile(
        rf"{_S}(?:[^.;:!?,]{{0,16}}{_S})?(?:received|got|were{_S}given|given|получил\p{{L}}*|получают|"
        rf"приговорен\p{{L}}*{_S}к|заканчива\p{{L}}*|закончил\p{{L}}*|ended{_S}(?:in|with))"
        rf"{_S}(?:a{_S})?$"
    )


def _outcome(reading: Reading, vocabulary: Vocabulary, noun: Noun) -> Noun | None:
    """What a share of the convicted got: "received suspended sentences"."""
    following = vocabulary.after(noun.end)
    if following is None or following.term not in OUTCOMES:
        return None
    gap = reading.scan.folded[noun.end : following.start]
    return following if len(gap) <= 48 and _received().match(gap) else None


def _words(reading: Reading, number: Span, noun: Noun) -> str:
    """The text's words for what is counted, without the number."""
    if noun.start < number.start:
        return reading.text[noun.start : noun.end]
    start = _skip(reading.scan.folded, number.end)
    return reading.text[start : noun.end].lstrip('-*»”" ').removeprefix("of ")


def _evidence(reading: Reading, anchor: Span, noun: Noun) -> Span:
    """The sentence of the anchor, widened where the noun stands outside it."""
    sentence = reading.sentence_of(anchor)
    start, end = min(sentence.start, noun.start), max(sentence.end, noun.end)
    return cut(reading.text, start, end)


@cache
def _plain() -> re2._Regexp:
    return re2.compile(r"[^.;:!?,()\d]*$")


def _rate(reading: Reading, count: Count) -> str | None:
    """The period of a rate, a few words after the noun or just before the number."""
    sentence = reading.sentence_of(count.number.bare)
    for cue in cues_within(reading.scan, sentence.start, sentence.end, ("rate",)):
        if cue.start >= count.end:
            gap = reading.scan.folded[count.end : cue.start]
            if len(gap) <= 30 and _plain().match(gap):
                return cue.id
        else:
            gap = reading.scan.folded[cue.end : count.number.span.start]
            if cue.end <= count.number.span.start and len(gap) <= 20 and _plain().match(gap):
                return cue.id
    return None


@cache
def _as_of_lead() -> re2._Regexp:
    return re2.compile(rf"(?:as{_S}of|по{_S}состоянию{_S}на|[^\p{{L}}]на|^на){_S}$")


def _as_of(reading: Reading, anchor: Span) -> Time | None:
    """The day on which a count stood: "as of 21 March", "на 21 марта", "by 1 April"."""
    sentence = reading.sentence_of(anchor)
    for found in found_within(reading.times, sentence.start, sentence.end):
        before = reading.scan.folded[max(found.span.start - 16, sentence.start) : found.span.start]
        opens = reading.scan.folded.startswith(("к ", "by "), found.span.start)
        if opens or (found.time.precision == "day" and _as_of_lead().search(before)):
            return found.time
    return None
