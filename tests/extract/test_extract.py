"""The room as a whole: evidence, identity, and records that follow the words and not the example."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.reading_of import document_of, russia, scanner

from callup.extract import extract
from callup.model import AnyRecord, Claim, Offer, Practice, Source
from callup.model.document import Language

PUBLISHED = date(2023, 3, 28)

SENTENCES = (
    "В Тамбовской области за подписание контракта платят 350 тыс. рублей единовременно.",
    "Военкомат вручает повестки для сверки данных, сообщил губернатор.",
    "По словам юриста, студентов вызывают в деканат и уговаривают подписать контракт.",
    "Библиотека открыта с 10 до 19 часов, вход 100 рублей.",
    "В Кремле опровергли слухи о новой волне мобилизации.",
    "Суд приговорил контрактника к пяти годам по ч. 5 ст. 337 УК.",
    "The draft office in Perm summoned 40 men to update their data, a lawyer said.",
    "A one-time bonus of $3,000 is promised to those who sign a contract in Omsk region.",
    "Законопроект принят в первом чтении.",
    "«Мы никого не заставляем», — заявил военком.",
    "Ярмарка мёда прошла в субботу.",
)


def records_of(text: str, language: Language = "ru", source: Source | None = None) -> tuple[AnyRecord, ...]:
    document = document_of(text, language, PUBLISHED, source)
    records, _ = extract(document, scanner().scan(document), russia())
    return records


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.sampled_from([" ", "\n", "\n\n"]))
def test_a_quote_is_always_in_its_document(sentences: list[str], joint: str) -> None:
    text = joint.join(sentences)
    records = records_of(text)
    for record in records:
        assert record.evidence
        for span in (*record.evidence, record.anchor):
            assert text[span.start : span.end] == span.quote
        if isinstance(record, Claim):
            for span in (*record.cue, *record.content, *record.source_span):
                assert text[span.start : span.end] == span.quote
    assert len({record.id for record in records}) == len(records)
    assert records == records_of(text)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_is_read(text: str) -> None:
    for record in records_of(text):
        assert text[record.anchor.start : record.anchor.end] == record.anchor.quote


@pytest.mark.parametrize("text", [sentence for sentence in SENTENCES if "тыс" in sentence or "$" in sentence])
def test_the_quote_holds_the_number(text: str) -> None:
    (offer,) = (record for record in records_of(text) if isinstance(record, Offer))
    assert offer.amount is not None
    assert any(offer.amount.as_written in span.quote for span in offer.evidence)


PLACES = (("Тамбовской области", "RU-TAM"), ("Пермском крае", "RU-PER"), ("Татарстане", "RU-TA"))
SUMS = (("350 тыс. рублей", 350_000, "RUB"), ("1,2 млн рублей", 1_200_000, "RUB"), ("$4,500", 4_500, "USD"))


@pytest.mark.parametrize(("place", "money"), list(product(PLACES, SUMS)))
def test_an_offer_follows_its_place_and_its_sum(place: tuple[str, str], money: tuple[str, int, str]) -> None:
    text = f"В {place[0]} за подписание контракта платят {money[0]} единовременно."
    (offer,) = (record for record in records_of(text) if isinstance(record, Offer))
    assert offer.place is not None
    assert offer.amount is not None
    assert (offer.place.code, offer.amount.max, offer.amount.currency) == (
        place[1],
        Decimal(money[1]),
        money[2],
    )
    assert offer.benefit == "signing_bonus"


ADVERT = (
    "A poster shared by a town council in the {place} promised a one-time bonus of about {bonus} for enlistment and "
    "a monthly salary of up to {pay} for those sent to the front, plus about {day} a day for taking part in offensive "
    'operations and {km} "for each kilometer of advance" in assault teams.'
)


@pytest.mark.parametrize(
    ("place", "code", "sign"), [("Tula region", "RU-TUL", "$"), ("Altai Territory", "RU-ALT", "€")]
)
def test_every_offer_of_a_sentence_has_its_own_parts(place: str, code: str, sign: str) -> None:
    text = ADVERT.format(
        place=place, bonus=f"{sign}4,100", pay=f"{sign}2,900", day=f"{sign}130", km=f"{sign}710"
    )
    offers = {r.benefit: r for r in records_of(text, "en") if isinstance(r, Offer)}
    found = {
        benefit: (
            offer.amount and (offer.amount.min, offer.amount.max),
            offer.per,
            offer.place and offer.place.code,
        )
        for benefit, offer in offers.items()
    }
    assert found == {
        "signing_bonus": ((4100, 4100), "once", code),
        "monthly_pay": ((None, 2900), "month", code),
        "combat_day": ((130, 130), "day", code),
        "advance_km": ((710, 710), "km", code),
    }
    assert {offer.amount.currency for offer in offers.values() if offer.amount} == {
        "USD" if sign == "$" else "EUR"
    }


@pytest.mark.parametrize("speaker", ["Governor Pavel Sorokin", "Regional spokesman Denis Gromov"])
def test_what_a_named_official_says_is_theirs(speaker: str) -> None:
    text = f"{speaker} said that draft offices in the Tula region summon men only to update their data."
    claims = [record for record in records_of(text, "en") if isinstance(record, Claim)]
    (practice,) = (record for record in records_of(text, "en") if isinstance(record, Practice))
    assert [claim.voice and claim.voice.name for claim in claims] == [" ".join(speaker.split()[-2:])]
    assert practice.voice == claims[0].voice
    assert (practice.practice, practice.place and practice.place.code) == ("data_check_summons", "RU-TUL")


def test_a_list_of_places_gives_a_record_for_each() -> None:
    text = "В Вологодской, Новгородской и Псковской областях за контракт платят по 200 тысяч рублей единовременно."
    offers = [record for record in records_of(text) if isinstance(record, Offer)]
    assert [offer.place and offer.place.code for offer in offers] == ["RU-VLG", "RU-NGR", "RU-PSK"]
    assert len({offer.id for offer in offers}) == 3


def test_a_place_named_for_people_does_not_reach_what_follows() -> None:
    text = (
        "Draft offices in Perm Territory and Tula region close early.\n\nA Muscovite was afraid.\n\n"
        "Men are summoned to the draft office to update their data."
    )
    practices = [record for record in records_of(text, "en") if isinstance(record, Practice)]
    assert [practice.place for practice in practices if practice.practice == "data_check_summons"] in (
        [None],
        [],
    )


def test_the_publishers_place_is_the_last_resort() -> None:
    source = Source(id="Town library", kind="library", place="RU-TUL")
    text = "За подписание контракта платят 350 тыс. рублей единовременно."
    (offer,) = (record for record in records_of(text, source=source) if isinstance(record, Offer))
    assert offer.place is not None
    assert (offer.place.code, offer.place.basis) == ("RU-TUL", "source")


@pytest.mark.parametrize(
    "text",
    [
        "Some 400 kilometers (250 miles) north of Moscow lies a town with a draft office.",
        "The plant pays its welders $2,000 a month.",
        "The region spent 2 million rubles on roads.",
        "The hockey club of the town has new recruits: a contract for two seasons and a bonus of $9,000 for signing.",
        "A sports school hires coaches under a yearly contract, with a one-time payment of $700.",
    ],
)
def test_what_is_no_offer(text: str) -> None:
    assert [record for record in records_of(text, "en") if isinstance(record, Offer)] == []
