"""Offers put side by side: who is paired with whom, and which tuples and fields it costs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.link.ledger.offers_made import report, rub, up_to, window

from callup.evaluate.intervals import Share
from callup.evaluate.marked import MarkedAmount, MarkedOffer, Passage, Period, PlaceCode
from callup.evaluate.offer_scores import (
    FULL,
    OTHERS,
    OfferPair,
    OfferScore,
    pairs_of,
    place_key,
    score_offers,
)
from callup.model import Offer
from callup.values import Place

TOWNS = {("XN-FEN", "marsh-end"): "Марш-Энд"}


def wanted(thousands: int | None, **more: Any) -> MarkedOffer:
    """What `report` of the same sum is, as a reader marks it."""
    known: dict[str, Any] = {
        "benefit": "signing_bonus",
        "payer": "regional",
        "basis": "component",
        "per": "once",
        "place": PlaceCode("XN-FEN"),
        "amount": None if thousands is None else sum_of(thousands),
    }
    return MarkedOffer(**(known | more))


def sum_of(thousands: int) -> MarkedAmount:
    return MarkedAmount(Decimal(thousands * 1000), Decimal(thousands * 1000), "RUB")


def passage(*offers: MarkedOffer, lang: Any = "ru") -> Passage:
    return Passage(id="p", lang=lang, published=date(2030, 1, 1), text="", offers=offers)


def found(thousands: int | None, **more: Any) -> Offer:
    return report("r", "2030-01-01", thousands, **more)


def paired(marked: list[MarkedOffer], offers: list[Offer]) -> list[OfferPair]:
    return pairs_of(passage(*marked), offers, TOWNS)


def scored(marked: list[MarkedOffer], offers: list[Offer]) -> OfferScore:
    return score_offers([passage(*marked)], [paired(marked, offers)])


def test_the_same_offer_has_nothing_wrong() -> None:
    (pair,) = paired([wanted(300)], [found(300)])
    assert pair.wrong == ()
    assert pair.wanted == pair.found


@pytest.mark.parametrize("field", ["previous", "part_of", "reverts_to"])
def test_a_second_sum_in_another_currency_is_another_sum(field: str) -> None:
    marked = wanted(300, **{field: sum_of(200)})
    assert paired([marked], [found(300, **{field: rub(200)})])[0].wrong == ()
    assert paired([marked], [found(300, **{field: rub(200, "USD")})])[0].wrong == (field,)


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"payer": "federal"}, ("payer",)),
        ({"per": "month"}, ("per",)),
        ({"benefit": "monthly_pay"}, ("benefit",)),
        ({"place": None}, ("place",)),
        ({"town": "Quay"}, ("place",)),
        ({"amount": up_to(300)}, ("amount",)),
        ({"amount": rub(300, "USD")}, ("amount",)),
        ({"previous": rub(200)}, ("previous",)),
        ({"change": "raise"}, ("change",)),
        ({"effective": window("2030-01-01", None)}, ("effective",)),
        ({"basis": "total"}, ("basis",)),
        ({"part_of": rub(900)}, ("part_of",)),
        ({"reverts_to": rub(100)}, ("reverts_to",)),
        ({"status": "planned"}, ("status",)),
    ],
)
def test_a_field_that_differs_is_named_alone(more: dict[str, Any], wrong: tuple[str, ...]) -> None:
    (pair,) = paired([wanted(300)], [found(300, **more)])
    assert pair.wrong == wrong


@pytest.mark.parametrize(
    ("more", "core", "full"),
    [({}, 1, 1), ({"previous": rub(200)}, 1, 0), ({"payer": "federal"}, 0, 0), ({"status": "planned"}, 1, 1)],
)
def test_what_is_told_besides_costs_only_its_tuple(more: dict[str, Any], core: int, full: int) -> None:
    score = scored([wanted(300)], [found(300, **more)])
    assert (score.core_recall, score.full_recall) == (Share(core, 1), Share(full, 1))


def test_a_term_that_is_missed_costs_the_full_tuple() -> None:
    marked = wanted(300, previous=sum_of(200), effective=Period(date(2030, 1, 1), None))
    (pair,) = paired([marked], [found(300)])
    assert set(pair.wrong) == {"previous", "effective"}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_offers_are_paired_by_their_sums_in_any_order(order: tuple[int, int]) -> None:
    offers = [found(300), found(700)]
    pairs = paired([wanted(300), wanted(700)], [offers[at] for at in order])
    assert [pair.wrong for pair in pairs] == [(), ()]


def test_of_two_offers_of_one_sum_the_more_alike_is_taken() -> None:
    near, far = found(300), found(300, payer="federal", place=None)
    first, second = paired([wanted(300)], [far, near])
    assert first.wrong == ()
    assert second.wanted is None
    assert second.found is not None
    assert second.found["payer"] == "federal"


def test_neither_sum_nor_benefit_alike_makes_no_pair() -> None:
    pairs = paired([wanted(300)], [found(700, benefit="monthly_pay")])
    assert [(pair.wanted is None, pair.found is None) for pair in pairs] == [(False, True), (True, False)]
    score = scored([wanted(300)], [found(700, benefit="monthly_pay")])
    assert (score.core_recall, score.core_precision) == (Share(0, 1), Share(0, 1))
    assert score.fields["amount"] == Share(0, 0)


def test_one_benefit_with_another_sum_is_a_pair_with_a_wrong_sum() -> None:
    (pair,) = paired([wanted(300)], [found(700)])
    assert pair.wrong == ("amount",)


def test_two_offers_without_money_are_told_apart_by_their_benefit() -> None:
    marked = [wanted(None, benefit="housing", per=None), wanted(None, benefit="land", per=None)]
    pairs = paired(marked, [found(None, benefit="land", per=None), found(None, benefit="housing", per=None)])
    assert [pair.wrong for pair in pairs] == [(), ()]


def test_recall_and_precision_have_their_own_totals() -> None:
    score = scored([wanted(300), wanted(700), wanted(900)], [found(300), found(700, payer="federal")])
    assert (score.core_recall, score.core_precision) == (Share(1, 3), Share(1, 2))
    assert (score.full_recall, score.full_precision) == (Share(1, 3), Share(1, 2))
    assert score.fields["payer"] == Share(1, 2)
    assert set(score.fields) == {*FULL, *OTHERS}


@pytest.mark.parametrize(("status", "silent"), [("reported", 0), ("hypothetical", 1), ("denied", 1)])
def test_only_what_is_reported_breaks_the_silence(status: str, silent: int) -> None:
    score = scored([], [found(300, status=status)])
    assert score.negatives == Share(silent, 1)
    assert score.core_precision == Share(0, 1)


def test_passages_with_an_offer_are_no_negatives() -> None:
    passages = [passage(wanted(300)), passage(), passage()]
    score = score_offers(passages, [paired([wanted(300)], []), [], paired([], [found(300)])])
    assert (score.passages, score.negatives) == (3, Share(1, 2))


def test_a_town_is_called_by_its_usual_name() -> None:
    there = Place(code="XN-FEN", municipality="marsh-end", name="Fen Province")
    assert place_key(there, TOWNS) == ("XN-FEN", "Марш-Энд")
    unlisted = Place(code="XN-FEN", municipality="Quay", name="Fen Province")
    assert place_key(unlisted, TOWNS) == ("XN-FEN", "Quay")
    assert place_key(Place(code="XN", name="Norland"), TOWNS) == ("XN", None)
