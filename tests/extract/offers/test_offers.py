"""Offers, by marked passages, by the traps of the field, and by putting other values in."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from tests.extract.offers.offer_passages import ENGLISH, RUSSIAN
from tests.extract.reading_of import document_of, reading_of, russia, scanner

from callup.extract.offers.offers import find_offers
from callup.model import Issue, Offer
from callup.model.document import Language

_MARK = re.compile(r"\[(?P<words>[^\[\]|]*(?:\[[^\]|]*\])?)\|(?P<spec>[^\]]*)\]")
_AMOUNT = re.compile(r"(?P<low>\d*)(?P<range>\.\.)?(?P<high>\d*)(?P<currency>[A-Z]{3})")
_CHANGES = ("new", "raise", "cut", "extend", "end", "revert", "unchanged")


def unmarked(passage: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without its marks, and each mark's place in it."""
    text, marks, at = "", [], 0
    for mark in _MARK.finditer(passage):
        text += passage[at : mark.start()]
        marks.append((len(text), len(text) + len(mark["words"]), mark["spec"]))
        text += mark["words"]
        at = mark.end()
    return text + passage[at:], marks


def offers_of(text: str, language: Language) -> list[Offer]:
    return [found for found in find_offers(reading_of(text, language)) if isinstance(found, Offer)]


def misses(offer: Offer, spec: str) -> list[str]:
    """What a mark asks for and the offer does not say."""
    benefit, amount, *rest = spec.split()
    wrong = [] if offer.benefit == benefit else [f"benefit {offer.benefit}"]
    if not _is_amount(offer, amount):
        wrong.append(f"amount {offer.amount}")
    return wrong + [token for token in rest if not _says(offer, token)]


def _is_amount(offer: Offer, token: str) -> bool:
    if token == "-" or offer.amount is None:
        return token == "-" and offer.amount is None
    match = _AMOUNT.fullmatch(token)
    assert match is not None, token
    low = Decimal(match["low"]) if match["low"] else None
    high = Decimal(match["high"]) if match["high"] else (None if match["range"] else low)
    return (offer.amount.min, offer.amount.max, offer.amount.currency) == (low, high, match["currency"])


def _says(offer: Offer, token: str) -> bool:
    name, _, value = token.partition("=")
    if name in ("prev", "of", "back"):
        found = {"prev": offer.previous, "of": offer.part_of, "back": offer.reverts_to}[name]
        return found is not None and found.max == Decimal(value)
    if name == "by":
        by = offer.change_by.amount if offer.change_by else None
        return by is not None and by.max == Decimal(value)
    if re.fullmatch(r"x[\d.]+", name):
        return offer.change_by is not None and offer.change_by.ratio == Decimal(name[1:])
    if name in ("from", "to"):
        end = offer.effective and (offer.effective.from_ if name == "from" else offer.effective.to)
        return end is not None and str(end) == value
    if name == "for":
        return value in (offer.audience or "")
    if name in ("silent", "announced"):
        return offer.announced is (name == "announced")
    if name in ("total", "component"):
        return offer.basis == name
    return offer.change == name if name in _CHANGES else name in (offer.per, offer.payer)


def problems(passage: str, language: Language) -> list[str]:
    """What is wrong with the offers found in a marked passage; empty where nothing is."""
    text, marks = unmarked(passage)
    offers = offers_of(text, language)
    wrong = []
    for start, end, spec in marks:
        near = [o for o in offers if o.anchor.start < end and start < o.anchor.end]
        of_kind = [o for o in near if o.benefit == spec.split()[0]] or near
        if not of_kind:
            wrong.append(f"missed: {text[start:end]!r} {spec}")
            continue
        offers.remove(of_kind[0])
        wrong += [f"{text[start:end]!r}: {miss}" for miss in misses(of_kind[0], spec)]
    wrong += [f"too much: {offer.benefit} {offer.anchor.quote!r}" for offer in offers]
    return wrong


@pytest.mark.parametrize("passage", RUSSIAN)
def test_russian_passages(passage: str) -> None:
    assert problems(passage, "ru") == []


@pytest.mark.parametrize("passage", ENGLISH)
def test_english_passages(passage: str) -> None:
    assert problems(passage, "en") == []


@pytest.mark.parametrize(
    ("passage", "language"), [*((p, "ru") for p in RUSSIAN), *((p, "en") for p in ENGLISH)]
)
def test_the_evidence_holds_what_the_offer_says(passage: str, language: Language) -> None:
    text, _ = unmarked(passage)
    for found in find_offers(reading_of(text, language)):
        if isinstance(found, Issue):
            assert found.stage == "extract"
            continue
        quotes = " ".join(span.quote for span in found.evidence)
        assert all(span.quote == text[span.start : span.end] for span in found.evidence)
        assert found.anchor.quote in quotes
        for amount in (found.amount, found.previous, found.reverts_to, found.part_of):
            assert amount is None or amount.as_written in quotes


@pytest.mark.parametrize("id_", list(russia().benefits))
def test_a_benefit_is_known_by_its_examples(id_: str) -> None:
    examples = russia().benefits[id_].examples
    assert len(examples.yes) >= 6
    assert len(examples.no) >= 4
    for text in (*examples.yes, *examples.no):
        language: Language = "ru" if any("а" <= char <= "я" for char in text.lower()) else "en"
        cues = scanner().scan(document_of(text, language)).cues
        found = id_ in {cue.id for cue in cues if cue.kind == "benefit"}
        assert found == (text in examples.yes), text
