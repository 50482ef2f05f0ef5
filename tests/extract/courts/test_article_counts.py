"""Counts by article in the wordings of news, and numbers that are none."""

from __future__ import annotations

from datetime import date

import pytest
from tests.extract.reading_of import reading_of, russia

from callup.extract import extract
from callup.flow.published_counts import totals_of
from callup.model import Figure

WORDINGS = [
    "К 21 марта завели 536 уголовных дел на 548 солдат. Большинство дел приходится на ст. 337 УК РФ о «самовольном оставлении части» (471 дело), затем, с большим отрывом, идёт ст. 332 о «неисполнении приказа» (25), ст. 334 о насилии над начальником (21) и ст. 338 о «дезертирстве» (14).",
    "As of 21 March there were 536 cases against 548 soldiers: 471 under Article 337 (absence without leave), 25 under Article 332 (disobeying orders), 21 under Article 334 and 14 under Article 338.",
    "В суды поступило 536 дел. Из них: 471 - по статье 337, 25 - по статье 332, 21 - по статье 334, 14 - по статье 338.",
    "Courts received 536 cases. Most of them, 471, concern Article 337; Article 332 accounts for 25, Article 334 for 21 and Article 338 for 14.",
    "Всего 536 дел:\n- статья 337: 471\n- статья 332: 25\n- статья 334: 21\n- статья 338: 14\n",
    "Издание насчитало 536 дел: 471 о самовольном оставлении части (статья 337), 25 о неисполнении приказа (332), 21 о насилии над начальником (334) и 14 о дезертирстве (338).",
    "The outlet counted 536 cases, including 471 AWOL cases (Article 337), 25 for refusing orders (Article 332), 21 for assaulting commanders (Article 334) and 14 for desertion (Article 338).",
    "Суды получили 536 дел о преступлениях против службы, из которых 471 по ч. 5 ст. 337, 25 по ст. 332, 21 по ст. 334 и 14 по ст. 338.",
]
NONE = [
    "По статье 337 ему грозит до 10 лет, по статье 338 - до 15 лет.",
    "Суд рассмотрел 3 дела: по части 5 статьи 337 и по части 1 статьи 338.",
    "Статьи 337 и 338 УК читали 24 сентября 2022 года, 536 дел подождут.",
    "Завели 12 дел. Выплата 400 тысяч рублей по статье 337 бюджета и 200 тысяч рублей по статье 338 бюджета.",
]


def by_article(text: str) -> dict[str | None, int]:
    reading = reading_of(text, "ru" if "д" in text else "en", date(2023, 3, 22))
    records, _ = extract(reading.document, reading.scan, russia())
    for record in records:
        assert all(text[span.start : span.end] == span.quote for span in (record.anchor, *record.evidence))
    totals = totals_of([record for record in records if isinstance(record, Figure)], russia())
    return {total.article: total.value for total in totals if total.what == "cases"}


@pytest.mark.parametrize("text", WORDINGS)
def test_each_article_has_its_count(text: str) -> None:
    assert by_article(text) == {None: 536, "337": 471, "332": 25, "334": 21, "338": 14}


@pytest.mark.parametrize("text", NONE)
def test_terms_parts_days_and_money_are_no_counts_of_articles(text: str) -> None:
    assert set(by_article(text)) <= {None}
