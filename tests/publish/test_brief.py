"""The brief prints what its records say, in order, each line with its quote, source, date and id."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.publish import made

from callup.model import Link
from callup.publish import BriefInput, Period, SilentChange, write_brief
from callup.publish.brief import compose, plain_markdown
from callup.publish.wording import LABELS, Wording
from callup.values import Place, Span

TEXT = "С 15 марта выплату подняли с 50 000 до 290 000 рублей."


def page(given: BriefInput, out: Path, name: str = "brief.md", language: Any = "en") -> str:
    out.mkdir(exist_ok=True)
    write_brief(given, made.russia(), out, language)
    return (out / name).read_text(encoding="utf-8")


def raised(**fields: Any) -> Any:
    known = {
        "amount": made.amount(290_000),
        "previous": made.amount(50_000),
        "previous_time": made.day(2023, 2, 1),
        "change": "raise",
        "per": "once",
        "basis": "component",
        "effective": made.day(2023, 3, 15),
    }
    return made.offer(TEXT, "290 000 рублей", **{**known, **fields})


def section(markdown: str, title: str) -> str:
    return markdown.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]


def test_a_raise_is_told_from_what_to_what_with_its_proof(tmp_path: Path) -> None:
    record = raised()
    given = made.given(made.cleared([record], made.document(TEXT)), ledger=(made.row(record),))
    for name in ("brief.md", "brief.html"):
        text = page(given, tmp_path, name)
        assert "raised from 50,000\u00a0RUB once (1 February 2023) to 290,000\u00a0RUB once" in text
        for proof in (
            TEXT,
            "Fen Post",
            "10 March 2023",
            "https://fen-post.example/1",
            "cccccccccccc",
            record.id,
        ):
            assert proof in text, (name, proof)


def test_by_is_never_told_as_to(tmp_path: Path) -> None:
    from callup.model import ChangeBy

    text = "Выплату подняли на 40 000 рублей."
    record = made.offer(text, "40 000 рублей", change="raise", change_by=ChangeBy(amount=made.amount(40_000)))
    told = section(page(made.given(made.cleared([record], made.document(text))), tmp_path), "What changed")
    assert "raised by 40,000\u00a0RUB; what it is now is not said" in told
    assert " to 40,000" not in told


def test_two_reports_that_differ_are_set_side_by_side(tmp_path: Path) -> None:
    old_text, new_text = "Платят 50 000 рублей.", "Платят 20 000 рублей."
    old = made.offer(
        old_text, "50 000", id="old", document="d0", amount=made.amount(50_000), published=date(2023, 2, 1)
    )
    new = made.offer(new_text, "20 000", id="new", amount=made.amount(20_000))
    records = made.cleared([old, new], made.document(old_text, id="d0"), made.document(new_text))
    given = made.given(records, ledger=(made.row(new, earlier="old"),))
    told = section(page(given, tmp_path), "What changed")
    assert "cut from 50,000\u00a0RUB (1 February 2023) to 20,000\u00a0RUB" in told
    assert "two reports compared" in told
    assert "`old`" in told
    assert "`new`" in told


def test_two_sums_of_one_document_are_no_change(tmp_path: Path) -> None:
    text = "Платят 50 000 рублей, а с 1 июня 20 000 рублей."
    one = made.offer(text, "50 000", id="one", amount=made.amount(50_000))
    two = made.offer(text, "20 000", id="two", amount=made.amount(20_000))
    given = made.given(made.cleared([one, two], made.document(text)), ledger=(made.row(two, earlier="one"),))
    assert "two reports compared" not in page(given, tmp_path)


def test_a_silent_change_shows_both_versions(tmp_path: Path) -> None:
    text = "Было 150 000 рублей."
    after_text = "Стало 100 000 рублей."
    old = made.offer(text, "150 000", id="old", document="d0", amount=made.amount(150_000))
    new = made.offer(after_text, "100 000", id="new", amount=made.amount(100_000))
    change = SilentChange(
        address="https://fen-post.example/1",
        source="Fen Post",
        before=date(2023, 3, 13),
        after=date(2023, 3, 27),
        before_capture="a" * 64,
        after_capture="b" * 64,
        pairs=(("old", "new"),),
        lines=4,
    )
    records = made.cleared([old, new], made.document(text, id="d0"), made.document(after_text))
    told = section(page(made.given(records, silent=(change,)), tmp_path), "What changed")
    assert (
        "150,000\u00a0RUB on the page seen 13 March 2023, 100,000\u00a0RUB on the page seen 27 March 2023"
        in told
    )
    outside = made.given(records, silent=(change,), period=Period(date(2023, 4, 1), None))
    assert "13 March 2023" not in section(page(outside, tmp_path), "What changed")


def test_parts_and_totals_stand_apart(tmp_path: Path) -> None:
    part = raised(id="part")
    total = raised(id="total", basis="total", change=None, previous=None)
    given = made.given(
        made.cleared([part, total], made.document(TEXT)), ledger=(made.row(part), made.row(total))
    )
    told = section(page(given, tmp_path), "Offers by place")
    parts, totals = told.index("### Parts"), told.index("### Totals")
    assert parts < told.index("`part`") < totals < told.index("`total`")
    assert "21 days ago" in told


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2023, 2, 28), False),
        (date(2023, 3, 1), True),
        (date(2023, 3, 31), True),
        (date(2023, 4, 1), False),
    ],
)
def test_only_the_periods_records_are_printed(day: date, shown: bool, tmp_path: Path) -> None:
    given = made.given(made.cleared([raised(published=day)], made.document(TEXT, published=day)))
    assert ("raised from" in page(given, tmp_path)) is shown


def test_what_nothing_dates_is_listed_apart(tmp_path: Path) -> None:
    text = page(
        made.given(made.cleared([raised(published=None)], made.document(TEXT, published=None))), tmp_path
    )
    assert "raised from" not in text
    assert "`r1`" in section(text, "What could not be checked").split("### Could not be dated")[1]


def test_a_practice_that_is_not_reported_is_no_count(tmp_path: Path) -> None:
    text = "Запрет на выезд отрицают, но двадцать человек подписали запрет на выезд."
    done = made.practice(text, "запрет на выезд", id="done", people=made.people(20, "двадцать человек"))
    denied = made.practice(text, "Запрет на выезд", id="denied", status="denied")
    other = made.document(text, id="d2", source=None)
    same = made.practice(text, "запрет на выезд", id="same", document="d2", source=None)
    given = made.given(made.cleared([done, denied, same], made.document(text), other))
    told = section(page(given, tmp_path), "Practices by place and week")
    assert "| Yaroslavl Oblast | 6 Mar: 2 | 2 | 2 | 20 |" in told
    rest = told.split("### Not confirmed")[1]
    assert "`denied`" in rest
    assert "**denied**" in rest
    assert "`done`" not in rest
    assert "`denied`" not in section(page(given, tmp_path), "What changed")


def test_a_denial_stands_under_what_it_denies_and_is_not_merged(tmp_path: Path) -> None:
    report_text = "В Ярославской области мужчин заставляют подписывать бумагу о запрете на выезд."
    denial_text = "В военкомате отрицают, что мужчин заставляют что-то подписывать."
    report = made.practice(report_text, "запрете на выезд", id="report", document="d0")
    denial = made.claim(
        denial_text, "отрицают", id="denial", stance="denies", voice=made.voice(None, "official", role="военкомат", naming="role")
    )  # fmt: skip
    records = made.cleared([report, denial], made.document(report_text, id="d0"), made.document(denial_text))
    links = (Link(from_="denial", to="report", kind="contradicts"),)
    told = section(page(made.given(records, links=links), tmp_path), "Who said what")
    assert told.index("`report`") < told.index("  - **военкомат denies**") < told.index("`denial`")
    topics = {"denial": frozenset({"travel_ban"})}
    alone = section(page(made.given(records[1:], topics=topics), tmp_path), "Who said what")
    assert "### Denials of something that no record here says" in alone


def test_sums_that_do_not_add_up_are_shown_not_to(tmp_path: Path) -> None:
    sentences = ["Всего поступило 536 дел."]
    sentences += [f"По статье {a} дел {n}." for a, n in ((337, 471), (332, 25), (334, 21), (338, 14))]
    text = " ".join(sentences)

    def count(number: int, sentence: str) -> Any:
        start = text.index(sentence)
        evidence = (Span(start, start + len(sentence), sentence),)
        value = made.people(number, str(number))
        return made.figure(text, str(number), id=f"f{number}", term="cases", value=value, evidence=evidence)

    figures = [count(n, s) for n, s in zip((536, 471, 25, 21, 14), sentences, strict=True)]
    told = section(page(made.given(made.cleared(figures, made.document(text))), tmp_path), "Courts")
    assert "parts by article that were found, 14 + 21 + 25 + 471, add up to 531: difference 5." in told


def test_case_cards_are_counted_by_article_and_the_sum_is_checked(tmp_path: Path) -> None:
    text = "Карточка дела."
    decided = {"stage": "decided", "decided": made.day(2023, 3, 2), "outcome": "prison", "term_months": 36}
    cases = [
        made.case(text, "дела", id="a", articles=("337.5", "332.1"), text_published=True, **decided),
        made.case(text, "дела", id="b", articles=("337.3.1",), stage="received"),
    ]
    told = section(page(made.given(made.cleared(cases, made.document(text))), tmp_path), "Courts")
    assert "| 332 | 1 | 1 | 1 |" in told
    assert "| 337 | 2 | 1 | 1 |" in told
    assert "| all cards | 2 | 1 | 1 |" in told
    assert "add up to 3, there are 2" in told
    assert "difference -1" in told


def test_an_appeal_is_not_counted_with_the_first_instance(tmp_path: Path) -> None:
    text = "Карточка дела."
    cases = [
        made.case(text, "дела", id="a", articles=("337.5",), stage="decided", outcome="prison"),
        made.case(text, "дела", id="b", articles=("337.5",), stage="appeal", decided=made.day(2023, 3, 2)),
    ]
    told = section(page(made.given(made.cleared(cases, made.document(text))), tmp_path), "Courts")
    assert "| all cards | 1 | 1 | 0 |" in told


def test_a_judged_record_says_who_judged(tmp_path: Path) -> None:
    from callup.publish import clear

    record = raised()
    good = clear([(record, made.judgement(record))], {"d1": made.document(TEXT)}, made.russia())
    assert "accepted by the editor, 1 April 2023: read twice" in page(made.given(tuple(good)), tmp_path)


def test_unknown_is_not_zero(tmp_path: Path) -> None:
    told = section(
        page(made.given(made.cleared([raised()], made.document(TEXT))), tmp_path), "What could not be checked"
    )
    assert "which is not zero but unknown" in told
    assert "Tomsk Oblast" in told
    assert "Yaroslavl Oblast" not in told


class Page(HTMLParser):
    """What a page would load, run or open."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.policy = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        found = dict(attrs)
        if tag == "a":
            self.links.append(found.get("href") or "")
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found.get("content") or ""


def test_the_page_runs_nothing_and_loads_nothing(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)> \"'>& {{ 7*7 }} 290 000 рублей"
    record = made.offer(evil, "290 000", amount=made.amount(290_000), change="new", source=evil)
    bad = made.document(evil, title=evil, url="javascript:alert(1)")
    found = Page()
    text = page(made.given(made.cleared([record], bad)), tmp_path, "brief.html")
    found.feed(text)
    assert not found.tags & {"script", "img", "iframe", "link", "object", "form", "base", "svg"}
    assert not {name for name in found.attributes if name.startswith("on") or name in ("src", "style")}
    assert found.policy.startswith("default-src 'none'")
    assert "script" not in found.policy
    assert found.links == []
    assert "url(" not in text
    assert "@import" not in text
    markdown = page(made.given(made.cleared([record], bad)), tmp_path)
    assert "<script" not in markdown
    assert "<img" not in markdown


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    given = made.given(made.cleared([raised()], made.document(TEXT)))
    for name in ("brief.md", "brief.html"):
        assert page(given, tmp_path / "one", name) == page(given, tmp_path / "two", name)


def test_both_languages_have_the_same_labels_with_the_same_places() -> None:
    en, ru = (yaml.safe_load((LABELS / f"{name}.yml").read_text(encoding="utf-8")) for name in ("en", "ru"))
    assert list(en) == list(ru)
    for label, value in en.items():
        assert isinstance(value, dict) == isinstance(ru[label], dict), label
        if isinstance(value, dict):
            assert list(value) == list(ru[label]), label
        elif isinstance(value, list):
            assert len(value) == len(ru[label]) == 12, label
        else:
            assert set(re.findall(r"\{\w+\}", value)) == set(re.findall(r"\{\w+\}", ru[label])), label


def test_a_russian_brief_has_russian_words_and_the_sources_own_quotes(tmp_path: Path) -> None:
    text = page(made.given(made.cleared([raised()], made.document(TEXT))), tmp_path, language="ru")
    assert "повышена с 50\u00a0000\u00a0RUB разово" in text
    assert TEXT in text
    assert "Ярославская область" in text


def test_a_quantity_keeps_its_qualifier() -> None:
    wording = Wording("en", made.russia())
    assert wording.amount(made.amount(3_800)) == "3,800\u00a0RUB"
    from decimal import Decimal

    from callup.values import Quantity

    up_to = Quantity(min=None, max=Decimal(100), qualifier="at_most", as_written="до 100")
    least = Quantity(min=Decimal(2_000_000), max=None, as_written="от 2 млн")
    assert (wording.quantity(up_to), wording.quantity(least)) == ("up to 100", "at least 2,000,000")
    assert wording.quantity(Quantity(min=Decimal("0.5"), max=Decimal("0.5"), as_written="0,5")) == "0.5"


def test_an_empty_archive_makes_a_brief_that_says_so(tmp_path: Path) -> None:
    brief, _ = compose(made.given(()), made.russia(), "en")
    assert brief.offer_changes == []
    assert brief.funnel is None
    assert "Nothing of this kind was found" in page(made.given(()), tmp_path)


def test_markdown_is_printed_as_it_is() -> None:
    assert plain_markdown("a|b\n# *c* <d> `e`") == "a\\|b \\# \\*c\\* &lt;d&gt; \\`e\\`"


def test_a_week_of_many_records_stays_short(tmp_path: Path) -> None:
    records = []
    for number in range(120):
        fields: dict[str, Any] = {"place": Place(code=f"RU-{number}", name=f"Place {number}")}
        records.append(raised(id=f"o{number}", amount=made.amount(290_000 + number), **fields))
        records.append(made.practice(TEXT, "выплату", id=f"p{number}", **fields))
        records.append(
            made.claim(
                TEXT, "подняли", id=f"c{number}", voice=made.voice("Ольга Седова", "official"), **fields
            )
        )
        records.append(made.figure(TEXT, "290 000", id=f"f{number}", **fields))
    ledger = tuple(made.row(record) for record in records if record.id.startswith("o"))
    topics = {record.id: frozenset({"signing_bonus"}) for record in records}
    given = made.given(made.cleared(records, made.document(TEXT)), ledger=ledger, topics=topics)
    text = page(given, tmp_path)
    assert len(text.splitlines()) < 200
    assert "80 more are in offers.csv" in text
    assert "90 more rows are in practices.csv" in text


def test_only_what_is_said_of_the_campaigns_subjects_is_printed(tmp_path: Path) -> None:
    lawyer = made.voice("Ольга Седова", "rights_group")
    said = made.claim(TEXT, "подняли", id="said", voice=lawyer)
    wanted = made.claim(TEXT, "выплату", id="wanted", voice=lawyer, act="wants")
    beside = made.claim(TEXT, "рублей", id="beside", voice=lawyer)
    given = made.given(
        made.cleared([said, wanted, beside], made.document(TEXT)),
        topics={"said": frozenset({"signing_bonus"}), "wanted": frozenset({"signing_bonus"})},
    )
    told = section(page(given, tmp_path), "Who said what")
    assert "`said`" in told
    assert "`wanted`" not in told
    assert "`beside`" not in told
    assert "2 further statements are in claims.csv" in told


def test_a_stated_purpose_stands_beside_the_observed_one(tmp_path: Path) -> None:
    text = "Позвали для сверки данных, а предложили контракт."
    stated = made.practice(
        text, "сверки", id="stated", practice="data_check_summons", purpose_stated="для сверки"
    )
    met = made.practice(text, "контракт", id="met", practice="contract_pressure", purpose_observed="контракт")
    told = section(
        page(made.given(made.cleared([stated, met], made.document(text))), tmp_path),
        "Practices by place and week",
    )
    assert "said to be for “для сверки”; met: “контракт”" in told
    assert "`stated`" in told
    assert "`met`" in told


def test_an_interval_of_days_says_each_part_once() -> None:
    en, ru = Wording("en", made.russia()), Wording("ru", made.russia())
    assert en.days(date(2023, 3, 1), date(2023, 3, 31)) == "1–31 March 2023"
    assert ru.days(date(2023, 3, 28), date(2023, 4, 2)) == "28 марта – 2 апреля 2023"
