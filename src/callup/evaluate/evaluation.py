"""One file scored: what is found in its texts beside what is marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from callup.campaign import Campaign
from callup.evaluate.attribution_scores import AttributionScore, score_attributions
from callup.evaluate.labelled_desk import Desk
from callup.evaluate.marked import (
    Passage,
    has_entities,
    place_of,
    read_entity_texts,
    read_passages,
    read_places_of,
)
from callup.evaluate.marked_attributions import MarkedAttribution, read_attribution_texts
from callup.evaluate.offer_scores import OfferPair, OfferScore, pairs_of, place_key, score_offers
from callup.evaluate.span_scores import Marks, Span, SpanScore, score_spans
from callup.extract.found import Attribution, FoundAmount
from callup.extract.offers.offers_elided import find_elided
from callup.extract.offers.offers_stretches import Words
from callup.extract.reading import Reading

_MONEY, _DATE = "MONEY", "DATE"


def evaluate_money(campaign: Campaign, path: Path) -> SpanScore:
    """Sums of money: spans, and their ends and currency where the file marks them; in passages also the sums
    that leave their currency out.

    In a file of entities those of type MONEY are wanted; what is marked without a digit counts neither way.
    """
    desk = Desk(campaign)
    if not has_entities(path):
        return score_spans([_money_of(desk, passage) for passage in read_passages(path)])
    texts = []
    for text in read_entity_texts(path):
        found = [
            ((one.span.start, one.span.end), None) for one in _each(desk.reading(text.text, "ru").amounts)
        ]
        spans = [entity.ends for entity in text.entities if entity.type == _MONEY]
        told = [span for span in spans if any(char.isdigit() for char in text.text[slice(*span)])]
        neither = tuple(span for span in spans if span not in told)
        texts.append(
            Marks(tuple((span, None) for span in told), tuple(found), neither, doc=text.doc, words=text.text)
        )
    return score_spans(texts)


def evaluate_dates(campaign: Campaign, path: Path) -> SpanScore:
    """Dates: spans, and in passages the days that they mean.

    In a file of entities those of type DATE are wanted, with what they hold besides: durations, vague times.
    """
    desk = Desk(campaign)
    if not has_entities(path):
        return score_spans([_dates_of(desk, passage) for passage in read_passages(path)])
    texts = []
    for text in read_entity_texts(path):
        reading = desk.reading(text.text, "ru")
        found = [((one.span.start, one.span.end), None) for one in reading.times]
        found += [((one.span.start, one.span.end), None) for one in getattr(reading, "durations", ())]
        wanted = tuple((entity.ends, None) for entity in text.entities if entity.type == _DATE)
        texts.append(Marks(wanted, tuple(sorted(found)), doc=text.doc, words=text.text))
    return score_spans(texts)


def evaluate_places(campaign: Campaign, path: Path, listed: Path | None = None) -> SpanScore:
    """Places in the campaign's country: spans with their code and town.

    For a file of entities `listed` gives the mentions that are wanted; its own marks are not used. Raises
    MarkedFileError where a mention stands in none of the texts.
    """
    desk = Desk(campaign)
    if listed is None:
        return score_spans([_places_of(desk, passage) for passage in read_passages(path)])
    texts = read_entity_texts(path)
    mentions = read_places_of(listed, texts)
    marks = []
    for text in texts:
        wanted = tuple(
            ((one.start, one.end), (one.code, one.municipality)) for one in mentions.get(text.doc, ())
        )
        found = tuple(_places_in(desk, desk.reading(text.text, "ru")))
        marks.append(Marks(wanted, found, doc=text.doc, words=text.text))
    return score_spans(marks)


def evaluate_offers(
    campaign: Campaign, path: Path
) -> tuple[OfferScore, dict[str, OfferScore], list[tuple[Passage, list[OfferPair]]]]:
    """Offers: the scores, those of each language and genre, and each passage with its pairs."""
    desk = Desk(campaign)
    passages = read_passages(path)
    paired = [(passage, pairs_of(passage, desk.offers(passage), desk.towns)) for passage in passages]
    groups: dict[str, list[tuple[Passage, list[OfferPair]]]] = {}
    for one in paired:
        for name in (one[0].lang, one[0].genre):
            groups.setdefault(name, []).append(one)
    parts = {name: _score(group) for name, group in sorted(groups.items()) if name}
    return _score(paired), parts, paired


def evaluate_attribution(campaign: Campaign, path: Path) -> AttributionScore:
    """Who says what: the spans of source, cue and content that the whole reading of a text finds."""
    desk = Desk(campaign)
    return score_attributions(
        (
            text.text,
            [text.parts(one) for one in text.attributions],
            [parts_of(one) for one in desk.reading(text.text, text.lang, text.published).attributions],
        )
        for text in read_attribution_texts(path)
    )


def parts_of(found: Attribution) -> MarkedAttribution:
    """The places of a found attribution by offsets."""
    return MarkedAttribution(
        source=tuple((span.start, span.end) for span in found.source),
        cue=tuple((span.start, span.end) for span in found.cue),
        content=tuple((span.start, span.end) for span in found.content),
    )


def _score(paired: Sequence[tuple[Passage, list[OfferPair]]]) -> OfferScore:
    return score_offers([passage for passage, _ in paired], [pairs for _, pairs in paired])


def _money_of(desk: Desk, passage: Passage) -> Marks:
    reading = desk.reading(passage.text, passage.lang)
    elided = list(find_elided(reading, Words(reading)))
    found = [
        ((one.span.start, one.span.end), (one.amount.min, one.amount.max, one.amount.currency))
        for one in _each([*reading.amounts, *elided])
    ]
    wanted = [
        (place_of(passage, mark.quote, mark.at), (mark.min, mark.max, mark.currency))
        for mark in passage.money
    ]
    return Marks(tuple(wanted), tuple(found), doc=passage.id, words=passage.text)


def _dates_of(desk: Desk, passage: Passage) -> Marks:
    reading = desk.reading(passage.text, passage.lang, passage.published)
    found = [
        ((one.span.start, one.span.end), (one.time.from_, one.time.to))
        for one in reading.times
        if one.time.from_ or one.time.to
    ]
    wanted = [(place_of(passage, mark.quote, mark.at), (mark.from_, mark.to)) for mark in passage.dates]
    return Marks(tuple(wanted), tuple(found), doc=passage.id, words=passage.text)


def _places_of(desk: Desk, passage: Passage) -> Marks:
    wanted = [
        (place_of(passage, mark.quote, mark.at), (mark.code, mark.municipality)) for mark in passage.places
    ]
    found = _places_in(desk, desk.reading(passage.text, passage.lang))
    return Marks(tuple(wanted), tuple(found), doc=passage.id, words=passage.text)


def _places_in(desk: Desk, reading: Reading) -> Iterator[tuple[Span, object]]:
    for found in reading.places:
        if found.home and "-" in found.place.code:
            yield (found.span.start, found.span.end), place_key(found.place, desk.towns)


def _each(amounts: Sequence[FoundAmount]) -> Iterator[FoundAmount]:
    """The amounts, and those that print the same money once more."""
    for found in amounts:
        yield found
        yield from found.also
