"""Numbers, drawn into the text: [as written|min..max qualifier]."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callup.extract.numbers.numbers import find_numbers
from callup.scan import Scan, fold

MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")

MARKED = """
платят [сто тысяч|100000]. [Двести|200] человек ушли
вместо [семи|7] лет — [пять с половиной|5.5]. [Пять|5] человек пришли
[2 млн. 500 тыс.|2500000] рублей, [три тыс. двести|3200] рублей
теперь не [200|200000], а [300 тысяч|300000] рублей
[от 200 до 300 тыс.|200000..300000] рублей
[1,6|1600000] и [2 млн|2000000] рублей
увеличена с [15|15000] до [100 тыс.|100000] рублей
выплата повышена до [400 000|400000] рублей
платят [до 2 500 000|..2500000 at_most] рублей
[не менее 204 тыс.|204000.. at_least] рублей
[около 1,9 млн|1900000 about], [почти 300|300 nearly] человек
[1 млн 900 тыс.|1900000] рублей
в [2 миллиардах|2000000000] евро, в [трёх триллионах|3000000000000] рублей
[574 тыс. 713|574713] рублей, [1 млн 460 тыс. 300|1460300] рублей, [40 тысяч|40000] [18|18] августа
[полтора миллиона|1500000], [полмиллиона|500000], [сто девяносто пять тысяч|195000]
[десятки тысяч|20000..99999 dozens_like] обращений, [несколько сотен|200..999 dozens_like] жалоб
[300 тыс. и более|300000.. at_least]
[195т.|195000]р. и [100к|100000]
[миллион|1000000] рублей
сумма [1,625 млн|1625000], сумма [195.000|195000] руб.
[60-80 тыс.|60000..80000] руб.
[more than 40|40.. at_least] regions, [some 400|400 about] kilometers ([250|250] miles)
[up to 100|..100 at_most] messages a day
increased from [200,000|200000] to [400,000|400000] rubles
paid [200,000 to 400,000|200000..400000] rubles
[dozens|20..99 dozens_like] of inquiries, [tens of thousands|20000..99999 dozens_like] fled
[twenty-five thousand|25000] men, [two hundred and fifty|250] men
[half a million|500000] roubles, [a hundred|100] messages, [one million|1000000]
[at least 300|300.. at_least], [fewer than 20|..20 at_most], [nearly 900|900 nearly], [100 or more|100.. at_least]
a [five|5]-year term, [two dozen|24] men, [several hundred|200..999 dozens_like] men
Обращений: [412|412], [два десятка|20] человек
[247|247] verdicts in [536|536] cases
between [3 and 5 million|3000000..5000000]
"""

NOTHING = """
ст. 337, ч. 5, № 118, п. 3
в 10:30 по телефону +7 (999) 123-45-67
8-800-555-35-35
Т-72, 5-й канал, 90-х годов, 18-летний
http://x.example/123/456
стоит на месте, один из них, one of them, a man
Article 337, No. 12, part 5
"""


def found(text: str) -> list[str]:
    scan = Scan(text, fold(text), ((0, len(text)),), (), ())
    return [spell(number) for number in find_numbers(text, scan)]


def spell(number: object) -> str:
    quantity = number.quantity  # type: ignore[attr-defined]
    low, high = (("" if end is None else f"{end:f}") for end in (quantity.min, quantity.max))
    value = low if low == high else f"{low}..{high}"
    return f"{number.span.quote}|{value} {quantity.qualifier or ''}".strip()  # type: ignore[attr-defined]


@pytest.mark.parametrize("marked", [line for line in MARKED.strip().splitlines() if "|" in line])
def test_marked_text(marked: str) -> None:
    text = MARK.sub(r"\1", marked)
    assert found(text) == ["|".join(match.groups()) for match in MARK.finditer(marked)]


@pytest.mark.parametrize("text", NOTHING.strip().splitlines())
def test_what_is_no_number(text: str) -> None:
    assert found(text) == []


@given(st.text(alphabet="0123456789 .,-–дотысмлнtoandmp%+()\u00a0", max_size=60))
def test_any_soup_gives_spans_that_stand_in_it(text: str) -> None:
    scan = Scan(text, fold(text), ((0, len(text)),), (), ())
    numbers = list(find_numbers(text, scan))
    for number in numbers:
        assert text[number.span.start : number.span.end] == number.span.quote
        assert number.span.covers(number.bare)
    starts = [number.bare.start for number in numbers]
    assert starts == sorted(set(starts))


@given(st.integers(min_value=1, max_value=999_999_999))
def test_every_way_of_writing_thousands_is_one_number(value: int) -> None:
    for separator in (",", " ", "\u00a0", "\u202f"):
        written = f"{value:,}".replace(",", separator)
        assert found(f"ровно {written} рублей") == [f"{written}|{value}"]


@pytest.mark.parametrize("piece", ["1 ", "1,", "до ", "(1", "1-", "сто ", "тысяч ", "$1", "from 1 to "])
def test_hostile_repetition_takes_linear_work(piece: str) -> None:
    import time

    def seconds(times: int) -> float:
        text = piece * times
        start = time.process_time()
        found(text)
        return time.process_time() - start

    seconds(200)
    small, large = seconds(4_000), seconds(32_000)
    assert large < 8 * small * 2.5 + 0.2
