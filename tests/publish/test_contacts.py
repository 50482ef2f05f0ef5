"""Marked text: [what is masked|kind]; everything else must come through as it is."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.growth import grows

from callup.publish.contacts import find_contacts
from callup.publish.mask import TOKENS, merge, put_on

MARKED = [
    "Звоните [8-800-555-35-35|phone]!",
    "звоните [+7 (999) 123-45-67|phone]",
    "это [8 999 1234567|phone] утром",
    "[89991234567|phone] и [79991234567|phone]",
    "это [8\u00a0999\u00a0123\u00a045\u00a067|phone]",
    "это [8.999.123.45.67|phone], [8 (4852) 12-34-56|phone]",
    "[+7 999\n123-45-67|phone]",
    "[+380 67 123 45 67|phone] и [+49 301 234 567|phone]",
    "тел. [12-34-56|phone]",
    "[123-45-67|phone]",
    "[7 9 9 9 1 2 3 4 5 6 7|phone]",
    "СНИЛС [112-233-445 95|number]",
    "[112-233-445 95|number]",
    "ИНН [7707083893|number], паспорт [45 08 123456|number]",
    "паспорт серии 4508 № [123456|number]",
    "военный билет [АБ № 1234567|number]",
    "[АН 1234567|number] — его билет",
    "карта [2200 1234 5678 9012|number]",
    "[4276123456789012|number]",
    "пишите [ivan.petrov@mail.ru|e-mail] или [иван@почта.рф|e-mail]",
    "пишите [@ivan_p|account], [t.me/ivanp|account], [https://vk.com/id1234|account]",
    "живёт: [ул. Ленина, д. 5, кв. 10|address]",
    "по адресу [улица Большая Садовая, 12 корп. 3|address]",
    "на [Невском проспекте, 15|address]",
    "адрес: [ул. К. Маркса 12|address], [ул. 8 Марта, 5а|address], [пр-т Мира, дом № 7|address]",
    "at [12 Lenin Street, apt. 5|address] since May",
    "[дом 7, кв. 81|address]",
]
KEPT = [
    "290 000 рублей, 195 000 рублей; 8 000 рублей в сутки; 69,3 млрд; 85 000 000 000 рублей",
    "81234567890 рублей",
    "81\u00a0234\u00a0567\u00a0890 рублей",
    "дело 1-9011/2023 от 15.03.2023, 2023-03-01 10:30",
    "ст. 337 ч. 5 УК; 536 cases of 548; parts 2.1, 3.1",
    "с 15 до 100 тыс., 2022-2023 годы, 1 200 000",
    "8 000 10 000 12 000",
    "от 300 000-1 200 000 рублей, 8 000–1 000 000 рублей, 80 000 - 100 000 рублей",
    "от 2 700 000 до 3 100 000 рублей, +40 000 рублей, $2 500 000 000, USD 3,800",
    "по улицам Лесной, Озёрной и Школьной с 9 до 17 часов",
    "ремонт улицы Набережной на участке в 2 километра",
    "50 000 рублей за километр; ages 18 to 27; up to 100 messages a day; 300,000 reservists",
    "15 и 16 марта с 10 до 16 часов",
    "1 апреля 10 000, 10 000 и 9 000",
    "Федеральный закон № 53-ФЗ, указ № 647 от 21 сентября 2022 года",
]


@pytest.mark.parametrize("marked", MARKED)
def test_what_is_marked_is_masked(marked: str) -> None:
    text = re.sub(r"\[([^\]|]+)\|[a-z-]+\]", r"\1", marked)
    wanted = re.sub(r"\[[^\]|]+\|([a-z-]+)\]", lambda m: TOKENS[m.group(1)], marked)  # type: ignore[index]
    assert put_on(text, find_contacts(text)) == wanted


@pytest.mark.parametrize("text", KEPT)
def test_sums_dates_articles_and_case_numbers_stay(text: str) -> None:
    assert put_on(text, find_contacts(text)) == text


def test_a_known_publishers_account_stays() -> None:
    text = "Канал @fenpost и t.me/fenpost/12, личный @ivan_p"
    assert (
        put_on(text, find_contacts(text, {"fenpost"})) == "Канал @fenpost и t.me/fenpost/12, личный [account]"
    )


def test_a_communitys_page_is_no_persons() -> None:
    text = "vk.com/club200000077, https://vk.com/wall-200000001_341, vk.com/id200000077"
    assert put_on(text, find_contacts(text)).endswith("_341, [account]")
    assert put_on(text, find_contacts(text)).startswith("vk.com/club200000077, https://vk.com/wall-200000001")


def test_masks_that_overlap_become_one() -> None:
    text = "ул. Ленина, д. 5, кв. 10, тел. 8 999 123-45-67"
    masks = find_contacts(text)
    assert masks == merge(masks)
    assert all(a.end <= b.start for a, b in pairwise(masks))


SEPARATORS = st.sampled_from(["", " ", "-", ".", "\u00a0", "\u202f", "\u2011", " - "])


@given(
    st.sampled_from(["8", "+7", "7"]),
    st.text("0123456789", min_size=3, max_size=3).filter(lambda s: s[0] != "0"),
    st.text("0123456789", min_size=7, max_size=7),
    SEPARATORS,
    SEPARATORS,
    st.booleans(),
)
@settings(max_examples=300, deadline=None)
def test_no_way_to_write_a_phone_passes(
    first: str, area: str, rest: str, sep: str, last: str, bracket: bool
) -> None:
    written = f"({area})" if bracket else area
    phone = f"{first}{sep}{written}{sep}{rest[:3]}{last}{rest[3:5]}{last}{rest[5:]}"
    shown = put_on(f"писать на {phone} вечером", find_contacts(f"писать на {phone} вечером"))
    assert rest[3:] not in re.sub(r"\D", "", shown), shown


@pytest.mark.parametrize(
    "piece", ["8 999 123-45-6", "ул. ", "1 ", "a@", "(", "д. 5, ", "+7 ", "12-", "Lenin Street "]
)
def test_the_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        find_contacts(text)
        return time.process_time() - start

    seconds(1_000)
    assert grows(seconds, 10_000, 80_000, times=8 * 4)
