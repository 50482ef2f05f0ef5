"""Reports in copies of an earlier text: a repeat is counted as a repeat, never as a confirmation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from callup.link.ledger.ledger_claims import Seen, SeenOf
from callup.link.ledger.ledger_slots import slot_of, value_of
from callup.model import Offer
from callup.values import make_id

FEWEST_WORDS = 12
"""Fewer words are said alike by people who do not know of each other."""

_WORD = re.compile(r"\w+")
_OF_ROWS = "offer_rows/"


def copies_of(offers: Iterable[Offer], seen: SeenOf | None = None) -> dict[str, Offer]:
    """Of each report that says the same as an earlier one: the report that said so first.

    Reports say the same where their documents are copies of one text (see `Seen.family`) or where they stand
    on the same words; where these are few, all that their documents say of offers is compared. The rows of a
    table are alike by their columns: only rows of one source are compared.
    """
    offers = list(offers)
    of_family = [_key_of_family(offer, (seen or {}).get(offer.document)) for offer in offers]
    groups: dict[object, list[Offer]] = {}
    for keys in (_keys(offers), of_family):
        for offer, key in zip(offers, keys, strict=True):
            if key is not None:
                groups.setdefault(key, []).append(offer)
    found: dict[str, Offer] = {}
    for group in groups.values():
        first = min(group, key=_age)
        for offer in group:
            known = found.get(offer.id, first)
            if offer.document != first.document and _age(first) <= _age(known):
                found[offer.id] = first
    return {id_: found.get(first.id, first) for id_, first in found.items()}


def _keys(offers: list[Offer]) -> list[object]:
    """What copies of a report have in common with it; None where it says too little to tell."""
    own = {offer.id: _words(offer) for offer in offers}
    around: dict[str, list[tuple[int, str]]] = {}
    for offer in offers:
        start = min((span.start for span in offer.evidence), default=0)
        around.setdefault(offer.document, []).append((start, own[offer.id]))
    whole = {id_: " ".join(dict.fromkeys(words for _, words in sorted(said))) for id_, said in around.items()}
    return [_key(offer, own[offer.id], whole) for offer in offers]


def _key(offer: Offer, own: str, whole: Mapping[str, str]) -> object:
    words = own if own.count(" ") + 1 >= FEWEST_WORDS else whole[offer.document]
    if words.count(" ") + 1 < FEWEST_WORDS:
        return None
    row_of = (offer.source, offer.published) if offer.extractor.startswith(_OF_ROWS) else None
    return make_id("words", words), *_said(offer), row_of


def _key_of_family(offer: Offer, seen: Seen | None) -> object:
    """What reports in copies of one text have in common; None where the text has no copies."""
    return (seen.family, *_said(offer)) if seen is not None and seen.family is not None else None


def _said(offer: Offer) -> tuple[object, object]:
    said = offer.audience, offer.status, offer.change, value_of(offer.amount), value_of(offer.previous)
    return msgspec.structs.replace(slot_of(offer), source=None), said


def _words(offer: Offer) -> str:
    return " ".join(word for span in offer.evidence for word in _WORD.findall(span.quote.lower()))


def _age(offer: Offer) -> tuple[object, ...]:
    return offer.published is None, offer.published, offer.id
