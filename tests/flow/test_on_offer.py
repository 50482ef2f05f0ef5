"""The ledger of an archive, from texts that are added to what is printed."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from callup.campaign import load_campaign
from callup.cli.offering_lines import history_lines, state_lines
from callup.cli.offering_rows import COLUMNS, rows_of_history, rows_of_states
from callup.flow.add import Surroundings, add, init
from callup.flow.on_offer import OnOffer, audiences, on_offer, sightings_of
from callup.link.ledger.exchange import Exchange
from callup.model import Judgement, Offer, Source
from callup.model.gathered import Known
from callup.store import Archive

CUT = (
    ("total", "2025-10-05", "В Татарстане единовременную выплату за контракт с учётом федеральной части "
     "сократили с 3,1 млн до 800 тысяч рублей."),
    ("part", "2025-10-06", "Tatarstan silently slashed its regional sign-up bonus from 2.7 million to 400,000 "
     "rubles; nobody announced the change."),
    ("decree", "2024-07-31", "С 1 августа 2024 года федеральная единовременная выплата за контракт по всей "
     "России увеличена со 195 до 400 тысяч рублей."),
)  # fmt: skip
WINDOW = (
    ("town", "2024-09-02", "На Ямале до 31 декабря 2024 года региональная выплата за контракт составляет "
     "1,9 млн рублей, затем 1,1 млн рублей."),
)  # fmt: skip
Texts = Iterable[tuple[str, str, str]]


def around(day: str = "2026-01-01") -> Surroundings:
    return Surroundings(BytesIO(), datetime.fromisoformat(day).replace(tzinfo=UTC), workers=0)


def archive_of(folder: Path, texts: Texts) -> Archive:
    archive = init(folder / "archive", "russia")
    for name, published, text in texts:
        file = folder / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        known = Known(source=Source(id=f"paper {name}"), published=date.fromisoformat(published))
        add(archive, [str(file)], known, around())
    return archive


def ledger_of(folder: Path, texts: Texts) -> OnOffer:
    return on_offer(archive_of(folder, texts))


RATES = Exchange(load_campaign("russia").rates, "RUB")


def printed(ledger: OnOffer, on: str, wanted: str | None = None) -> str:
    day = date.fromisoformat(on)
    return "\n".join(line for state in ledger.on(day) for line in state_lines(state, day, RATES, wanted))


def test_a_total_and_its_parts_are_told_with_their_arithmetic(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, CUT)
    assert "2.7 regional + 0.4 federal = 3.1 million RUB: the total adds up" in printed(ledger, "2025-10-04")
    after = printed(ledger, "2025-10-08")
    assert "400,000 regional + 400,000 federal = 800,000 RUB: the total adds up" in after
    assert "before: 2,700,000 RUB (told later); changed by -2,300,000, × 0.15; nobody announced it" in after
    assert "last seen 2025-10-06, 2 days before" in after


def test_a_window_is_told_with_its_end_and_what_follows(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, WINDOW)
    assert "ends in 11 days, on 2024-12-31" in printed(ledger, "2024-12-20")
    assert "from 2025-01-01: 1,100,000 RUB" in printed(ledger, "2024-12-20")
    assert "1,100,000 RUB, since 2025-01-01" in printed(ledger, "2025-01-01")


def test_the_order_of_adding_does_not_matter(tmp_path: Path) -> None:
    found = []
    for number, order in enumerate(itertools.permutations(CUT)):
        folder = tmp_path / str(number)
        folder.mkdir()
        ledger = ledger_of(folder, order)
        found.append(
            [line for slot, told in ledger.of().items() for line in history_lines(slot, told, RATES, None)]
        )
    assert all(lines == found[0] for lines in found)
    assert any("told later by paper part" in line for line in found[0])


def test_sums_are_told_in_another_currency_with_the_month_and_its_reference(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, WINDOW)
    rate = RATES.rates["2024-12", "USD"]
    assert f"at {rate.rate} RUB for 1 USD, mean of 2024-12 ({rate.reference})" in printed(
        ledger, "2024-12-20", "USD"
    )
    assert "not in USD: the campaign has no rate for 2031-01" in printed(ledger, "2031-01-05", "USD")


def test_a_table_has_every_column_that_is_documented(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, CUT)
    day = date(2025, 10, 8)
    rows = list(rows_of_states(ledger.on(day), day, RATES, "USD"))
    assert {column for row in rows for column in row} == set(COLUMNS)
    total = next(row for row in rows if row["basis"] == "total")
    assert (total["sum_check"], total["min"], total["earlier_max"]) == ("adds_up", 800_000, 3_100_000)
    assert {column for row in rows_of_history(ledger.of(), RATES, None) for column in row} <= set(COLUMNS)
    method = (Path(__file__).parents[2] / "docs" / "method.md").read_text(encoding="utf-8")
    assert [column for column in COLUMNS if f"`{column}`" not in method] == []


def test_a_page_that_keeps_its_date_and_changes_its_sum_has_changed_silently(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, ())
    page = tmp_path / "page.txt"
    for seen, value in (("2024-09-02", "150 000"), ("2024-09-20", "100 000")):
        page.write_text(f"Рыбинск. Муниципальная выплата за контракт — {value} рублей.", encoding="utf-8")
        known = Known(source=Source(id="the town", kind="municipal"), published=date(2024, 9, 1))
        add(archive, [str(page)], known, around(seen))
    (before,) = on_offer(archive).on(date(2024, 9, 19))
    (after,) = on_offer(archive).on(date(2024, 9, 25))
    assert [state.amount and state.amount.max for state in (before, after)] == [150_000, 100_000]
    assert (after.is_silent, after.against, after.age_days) == (True, (), 5)


def test_a_rejected_offer_is_not_in_the_ledger(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, WINDOW)
    (offer,) = archive.records("offer")
    judgement = Judgement(
        id="j", record=offer.id, kind="offer", verdict="reject", by="the editor", because="an example",
        at=datetime(2026, 1, 1, tzinfo=UTC), quote="", anchor="", source=None, locator="",
    )  # fmt: skip
    with archive.writing() as writer:
        writer.put_judgement(judgement)
    assert on_offer(archive).of() == {}


@pytest.mark.parametrize(("kind", "last"), [("municipal", "2024-11-15"), ("media", "2024-09-02")])
def test_a_page_that_is_met_again_is_still_there_unless_it_is_news(
    kind: Any, last: str, tmp_path: Path
) -> None:
    archive = archive_of(tmp_path, WINDOW)
    known = Known(source=Source(id="paper town", kind=kind), published=date(2024, 9, 2))
    for day in ("2024-10-01", "2024-11-15"):
        add(archive, [str(tmp_path / "town.txt")], known, around(day))
    (state,) = on_offer(archive).on(date(2024, 11, 20))
    assert state.last_seen == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("words", "name"), [("Осуждённым", "convicts"), ("foreigners", "foreigners"), ("всем", None)]
)
def test_the_campaign_s_words_name_the_class_of_people(words: str, name: str | None) -> None:
    assert audiences(load_campaign("russia"))(words) == name


def test_what_is_paid_in_the_whole_country_is_on_offer_in_each_place(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, CUT)
    payers = {state.slot.payer for state in ledger.on(date(2025, 10, 8), "RU-TA")}
    assert payers == {"federal", "regional", "unknown"}
    assert {slot.payer for slot in ledger.of("RU-SAM")} == {"federal"}


def test_one_article_on_ten_sites_is_one_report(tmp_path: Path) -> None:
    text = "В Пензенской области региональную выплату за контракт подняли с 500 тысяч до 1 млн рублей с 1 мая 2025 года."
    sites = [(f"{n}", f"2025-05-0{n}", text) for n in range(1, 10)]
    ledger = ledger_of(tmp_path, sites)
    (row,) = rows_of_states(ledger.on(date(2025, 5, 20)), date(2025, 5, 20), RATES, None)
    assert (row["reports"], row["copies"], row["sources"], row["last_seen"]) == (1, 8, 1, date(2025, 5, 1))
    assert "repeated word by word, which confirms nothing: paper 2" in printed(ledger, "2025-05-20")


def test_the_same_bytes_of_two_publishers_are_not_one_page(tmp_path: Path) -> None:
    text = "В Пензенской области региональная выплата за контракт составляет 500 тысяч рублей."
    archive = archive_of(tmp_path, [("one", "2025-05-01", text), ("two", "2025-05-02", text)])
    offers = [offer for offer in archive.records("offer") if isinstance(offer, Offer)]
    addresses = [seen.addresses for seen in sightings_of(archive, offers).values()]
    assert sorted(len(found) for found in addresses) == [1, 1]
    assert addresses[0] != addresses[1]


def test_every_end_of_a_window_is_printed_and_so_is_what_contradicts_it(tmp_path: Path) -> None:
    texts = [
        ("one", "2025-01-10", "В Калужской области до 31 марта 2025 года действует региональная выплата "
         "за контракт 1 млн рублей."),
        ("two", "2025-03-20", "В Калужской области региональную выплату за контракт в 1 млн рублей продлили "
         "до 30 июня 2025 года."),
    ]  # fmt: skip
    told = printed(ledger_of(tmp_path, texts), "2025-06-20")
    assert "ends in 10 days, on 2025-06-30" in told
    assert "its end was told as 2025-03-31: paper one" in told


def test_a_sum_in_another_currency_is_printed_beside_the_one_in_force(tmp_path: Path) -> None:
    texts = [
        ("one", "2024-10-01", "The regional sign-up bonus in Samara region is 1.6 million rubles."),
        ("two", "2024-10-20", "The regional sign-up bonus in Samara region is $21,000."),
        ("three", "2024-10-21", "The regional sign-up bonus in Samara region is 1.6 million rubles."),
    ]
    assert "in another currency: 21,000 USD; paper two 2024-10-20" in printed(
        ledger_of(tmp_path, texts), "2024-11-01"
    )
