"""A text on a hundred pages is one report and ninety-nine repeats."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from tests.link.ledger.offers_made import report, rub, spells, thousands

from callup.link.ledger.ledger import histories, ledger_on
from callup.link.ledger.ledger_claims import Seen
from callup.link.ledger.ledger_copies import copies_of
from callup.model import Offer
from callup.values import Span

LONG = "The governor of Fen Province has raised the one-off sign-on payment from 300 to 700 thousand roubles."
SHORT = "One-off payment: 700 thousand roubles."


def worded(words: str, id_: str, published: str | None, thousands_: int, **more: Any) -> Offer:
    offer = report(id_, published, thousands_, **more)
    return msgspec.structs.replace(offer, evidence=(Span(0, len(words), words),))


ONE = worded(LONG, "1", "2030-03-01", 700, change="raise", previous=rub(300))
TWO = worded(LONG.upper(), "2", "2030-03-09", 700, change="raise", previous=rub(300))
NOTICE = {TWO.document: Seen(frozenset({"https://school.example"}), notice=True)}


def test_a_copy_is_told_as_a_copy_and_confirms_nothing() -> None:
    _, spell = spells([TWO, ONE])
    assert ([o.id for o in spell.own], [o.id for o in spell.copies]) == (["1"], ["2"])
    assert spell.leader().id == "1"


def test_a_copy_elsewhere_makes_no_sum_younger() -> None:
    (now,) = ledger_on([ONE, TWO], date(2030, 3, 10))
    assert now.last_seen == date(2030, 3, 1)


@pytest.mark.parametrize(("seen", "source"), [(NOTICE, "a school"), ({}, "paper 1")])
def test_a_notice_that_is_put_up_again_is_still_there(seen: dict[str, Seen], source: str) -> None:
    (now,) = ledger_on([ONE, msgspec.structs.replace(TWO, source=source)], date(2030, 3, 10), seen)
    assert now.last_seen == date(2030, 3, 9)
    assert [offer.id for offer in now.spell.copies] == ["2"]


def test_a_copy_of_an_old_text_is_no_return_to_the_old_sum() -> None:
    cut = report("c", "2030-04-01", 400, change="cut", previous=rub(700))
    late = msgspec.structs.replace(TWO, published=date(2030, 6, 1))
    assert [thousands(spell.amount) for spell in spells([ONE, cut, late])] == [300, 700, 400]


def test_few_words_are_said_alike_by_people_who_do_not_know_of_each_other() -> None:
    (spell,) = spells([worded(SHORT, "1", "2030-03-01", 700), worded(SHORT, "2", "2030-03-09", 700)])
    assert spell.copies == ()


def test_few_words_of_one_sum_are_compared_with_all_that_the_document_says_of_offers() -> None:
    def advert(id_: str, published: str) -> list[Offer]:
        pay = "Monthly pay from 210 thousand roubles, for every man who signs."
        more: dict[str, Any] = {"document": f"of {id_}", "source": f"paper {id_}"}
        return [
            worded(SHORT, id_, published, 700, **more),
            worded(pay, f"{id_}m", published, 210, benefit="monthly_pay", per="month", **more),
        ]

    told = histories([*advert("1", "2030-03-01"), *advert("2", "2030-03-09")])
    assert [len(spell.copies) for history in told.values() for spell in history.spells] == [1, 1]


def test_copies_of_a_text_that_names_no_place_are_one_offer_of_its_first_publisher() -> None:
    offers = [msgspec.structs.replace(offer, place=None) for offer in (ONE, TWO)]
    (slot,) = histories(offers)
    assert slot.source == "paper 1"


def test_rows_of_two_sources_are_never_copies() -> None:
    rows = [msgspec.structs.replace(offer, extractor="offer_rows/1") for offer in (ONE, TWO)]
    assert [spell.copies for spell in spells(rows)] == [(), ()]


def test_copies_do_not_outvote() -> None:
    bare = [worded(LONG, f"{n}", f"2030-03-1{n}", 700) for n in range(5)]
    other = [report("x", "2030-03-10", 900), report("y", "2030-03-12", 900)]
    assert thousands(spells([*bare, *other])[-1].amount) == 900


def test_a_sum_in_a_copy_of_the_text_is_a_repeat_whatever_words_stand_around_it() -> None:
    one = worded("Sign-on payment: 700 thousand", "1", "2030-03-01", 700)
    other = worded("Get 700 thousand roubles at once", "2", "2030-03-09", 700)
    seen = {offer.document: Seen(family="f") for offer in (one, other)}
    (apart,) = histories([other, one]).values()
    (history,) = histories([other, one], seen).values()
    (spell,) = history.spells
    assert [offer.id for offer in apart.spells[0].copies] == []
    assert ([o.id for o in spell.own], [o.id for o in spell.copies]) == (["1"], ["2"])


def test_a_copy_with_another_sum_is_a_report_of_its_own() -> None:
    one = worded("Sign-on payment: 700 thousand", "1", "2030-03-01", 700)
    other = worded("Sign-on payment: 900 thousand", "2", "2030-03-09", 900)
    (history,) = histories([one, other], {o.document: Seen(family="f") for o in (one, other)}).values()
    assert [len(spell.own) for spell in history.spells] == [1, 1]


def test_a_copy_of_a_copy_leads_to_the_first() -> None:
    first = worded("Sign-on payment: 700 thousand", "3", "2030-03-01", 700)
    seen = {first.document: Seen(family="f"), ONE.document: Seen(family="f")}
    late_one, late_two = (
        msgspec.structs.replace(offer, change=None, previous=None, published=date(2030, 4, day))
        for day, offer in ((1, ONE), (2, TWO))
    )
    found = copies_of([late_two, first, late_one], seen)
    assert {id_: offer.id for id_, offer in found.items()} == {"1": "3", "2": "3"}
