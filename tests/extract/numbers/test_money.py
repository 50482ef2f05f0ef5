"""Money, drawn into the text: [as written|min..max currency qualifier]."""

from __future__ import annotations

import re

import pytest

from callup.extract.found import FoundAmount
from callup.extract.numbers.money import find_amounts
from callup.extract.numbers.numbers import find_numbers
from callup.scan import Scan, fold

MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")

MARKED = """
единовременно [1,9 млн рублей|1900000 RUB]
выплаты в [1,6|1600000 RUB] и [2 млн рублей|2000000 RUB]
подняли с [15|15000 RUB] до [100 тыс. рублей|100000 RUB]
с [195 тысяч рублей|195000 RUB] до [400 тысяч рублей|400000 RUB]
[от 200 тыс. рублей до 300 тыс. рублей|200000..300000 RUB]
[до 2 500 000 руб.|..2500000 RUB at_most], [от 204 000 ₽|204000.. RUB at_least]/мес
[195т.р.|195000 RUB], [5 тыс. р.|5000 RUB] в месяц, [2,5 млн р|2500000 RUB]
[300 и более долларов|300.. USD at_least]
[500 долларов США|500 USD], [3 тыс. грн|3000 UAH], [10 тысяч тенге|10000 KZT], [40 белорусских рублей|40 BYN]
[миллион рублей|1000000 RUB] или [полмиллиона рублей|500000 RUB]
a bonus of [about $3,800|3800 USD about], then [up to $2,500|..2500 USD at_most] a month and [650 dollars|650 USD]
[from $1,940 to $5,190|1940..5190 USD]
cut from [2.6 million rubles|2600000 RUB] to [400,000|400000 RUB]
raised from [$200|200 USD] to [$300|300 USD]
[RUB 400,000|400000 RUB], [RUB596,000|596000 RUB], [RUB1.9mn|1900000 RUB], [400k rubles|400000 RUB], [€1.2 million|1200000 EUR]
"""

NOTHING = """
1907 р. було засновано завод
набрали 300 тыс. человек
в 2023, 300 человек
400 kilometers (250 miles)
"""


def found(text: str) -> list[FoundAmount]:
    scan = Scan(text, fold(text), ((0, len(text)),), (), ())
    return list(find_amounts(text, scan, tuple(find_numbers(text, scan))))


def spell(one: FoundAmount) -> str:
    low, high = (("" if end is None else f"{end:f}") for end in (one.amount.min, one.amount.max))
    value = low if low == high else f"{low}..{high}"
    return f"{one.span.quote}|{value} {one.amount.currency} {one.amount.qualifier or ''}".strip()


@pytest.mark.parametrize("marked", MARKED.strip().splitlines())
def test_marked_text(marked: str) -> None:
    text = MARK.sub(r"\1", marked)
    assert [spell(one) for one in found(text)] == [
        "|".join(match.groups()) for match in MARK.finditer(marked)
    ]


@pytest.mark.parametrize("text", NOTHING.strip().splitlines())
def test_what_is_no_money(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "195 000 рублей [$2,500]",
        "400,000 rubles (about USD 5,190)",
        "$2,500 (195 000 руб.)",
        "€10 (около 11 $)",
    ],
)
def test_the_same_money_printed_twice_is_one_amount(text: str) -> None:
    (one,) = found(text)
    assert len(one.also) == 1
    assert one.also[0].amount.currency != one.amount.currency


def test_other_money_in_brackets_further_on_is_its_own() -> None:
    assert [
        len(one.also) for one in found("195 000 рублей в регионе, где раньше (до весны) платили $500")
    ] == [0, 0]
