"""The register from made-up cards, beside a tally of what happened that knows nothing of cards."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from benchmarks.cards import Happened, cases, rows, write_csv, write_scraped
from tests.flow.conftest import around
from typer.testing import CliRunner

from callup.campaign import load_campaign
from callup.campaign.mapping_files import load_mapping, mapping_file
from callup.cli import app
from callup.flow.add import add, init
from callup.flow.brief import spare_cards
from callup.flow.court_cases import CourtRegister, court_register
from callup.measure import Period
from callup.model import Case, Source
from callup.model.court_mapping import CourtMapping
from callup.model.gathered import Known
from callup.store import Archive

NOW = datetime(2024, 6, 1, tzinfo=UTC)
ARTICLES = ("328", "332", "334", "337", "338")


def archive_of(folder: Path, file: Path, known: Known | None = None) -> Archive:
    archive = init(folder / "archive", "russia", b"k" * 32)
    added = add(archive, [str(file)], known or Known(), around(NOW))
    assert added.not_read == added.doubtful == 0
    return archive


def counted(found: CourtRegister) -> dict[tuple[str, str], tuple[int, int, int, int]]:
    """Each cell of the register, by table and row."""
    return {
        (table.name, row): (tally.received, tally.heard, tally.decided, tally.published)
        for table in found.register.tables
        for row, tally in table.rows.items()
    }


def tallied(
    happened: Iterable[Happened], name: str, row_of: Callable[[Happened], Iterable[str]], ends: bool = False
) -> dict[tuple[str, str], tuple[int, int, int, int]]:
    """The independent count: of each step of each case, one in each of its rows."""
    steps: tuple[Counter[str], ...] = (Counter(), Counter(), Counter(), Counter())
    for case in happened:
        for row in row_of(case):
            steps[0][row] += not ends
            steps[1][row] += case.heard is not None and not ends
            steps[2][row] += case.decided is not None
            steps[3][row] += case.published
    seen = {row for count in steps for row, n in count.items() if n}
    return {(name, row): (steps[0][row], steps[1][row], steps[2][row], steps[3][row]) for row in seen}


def months(happened: Iterable[Happened]) -> dict[tuple[str, str], tuple[int, int, int, int]]:
    rows_: dict[str, list[int]] = {}
    for case in happened:
        days = (case.received, case.heard, case.decided, case.decided if case.published else None)
        for step, day in enumerate(days):
            if day:
                rows_.setdefault(f"{day:%Y-%m}", [0, 0, 0, 0])[step] += 1
    return {("month", month): (n[0], n[1], n[2], n[3]) for month, n in rows_.items()}


def length(case: Happened) -> str:
    classes = ((12, "01-12"), (24, "13-24"), (36, "25-36"), (60, "37-60"), (84, "61-84"), (120, "85-120"))
    if case.term is None:
        return ""
    return next((f"{name} months" for most, name in classes if case.term <= most), "over 120 months")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_cell_of_the_register_is_as_an_independent_count_has_it(tmp_path: Path, seed: int) -> None:
    happened = list(cases(400, seed))
    written = write_csv(happened, tmp_path / "cards.csv")
    assert written > len(happened)  # earlier cards and appeals are among them
    found = court_register(archive_of(tmp_path, tmp_path / "cards.csv"))
    expected = (
        tallied(happened, "article", lambda c: {a.split(".")[0] for a in c.articles})
        | tallied(happened, "part", lambda c: set(c.articles))
        | tallied(happened, "court", lambda c: [c.court])
        | tallied(happened, "person", lambda c: [c.person])
        | months(happened)
        | tallied([c for c in happened if c.decided], "outcome", lambda c: [c.outcome], ends=True)
        | tallied([c for c in happened if c.decided], "term", lambda c: [length(c)], ends=True)
    )
    assert counted(found) == expected
    register = found.register
    assert register.appeals.cases == register.appeals.decided == sum(1 for c in happened if c.appealed)
    assert register.appeals.alone == 0
    assert (register.people, register.named) == (sum(len(c.people) for c in happened), len(happened))
    assert all(table.difference(step) == 0 for table in register.tables for step in ("received", "decided"))


def test_a_period_counts_each_step_by_its_own_day(tmp_path: Path) -> None:
    happened = list(cases(300, 5))
    write_csv(happened, tmp_path / "cards.csv")
    first, last = date(2023, 1, 15), date(2023, 4, 20)
    archive = archive_of(tmp_path, tmp_path / "cards.csv")
    whole = court_register(archive, "337", Period(first, last)).register.whole
    under = [c for c in happened if any(a.startswith("337.") for a in c.articles)]
    inside = [
        (c, [d is not None and first <= d <= last for d in (c.received, c.heard, c.decided)]) for c in under
    ]
    assert whole.received == sum(steps[0] for _, steps in inside)
    assert whole.heard == sum(steps[1] for _, steps in inside)
    assert whole.decided == sum(steps[2] for _, steps in inside)
    assert whole.published == sum(steps[2] and c.published for c, steps in inside)
    part = court_register(archive, "337.3.1").register.whole
    assert part.received == sum("337.3.1" in c.articles for c in happened)


def known_of(name: str) -> Known:
    mapping = load_mapping(mapping_file(load_campaign("russia"), name))
    assert isinstance(mapping, CourtMapping)
    return Known(court=mapping)


def test_scraped_cards_are_counted_as_the_table_of_the_same_cases_is(tmp_path: Path) -> None:
    happened = list(cases(200, 7))
    write_scraped(happened, tmp_path / "cards.jsonl")
    found = court_register(archive_of(tmp_path, tmp_path / "cards.jsonl", known_of("sudrfscraper")))
    told = {row: cell for row, cell in counted(found).items() if row[0] in ("article", "part", "court")}
    assert told == (
        tallied(happened, "article", lambda c: {a.split(".")[0] for a in c.articles})
        | tallied(happened, "part", lambda c: set(c.articles))
        | tallied(happened, "court", lambda c: [c.court])
    )
    assert found.register.people == sum(len(c.people) for c in happened)


def test_no_name_and_no_key_is_anywhere_but_in_the_bytes_that_were_captured(tmp_path: Path) -> None:
    happened = list(cases(40, 9))
    write_scraped(happened, tmp_path / "cards.jsonl")
    archive = archive_of(tmp_path, tmp_path / "cards.jsonl", known_of("sudrfscraper"))
    told = CliRunner().invoke(app, ["courts", str(archive.folder)]).output
    kept = "".join(str(document) for document in archive.documents())
    kept += "".join(str(record) for record in archive.records()) + "".join(str(i) for i in archive.issues())
    for name in (
        *(part for c in happened for who in c.people for part in [who.split()[0]]),
        "Судейкин",
        "Адвокатов",
    ):
        assert name.lower() not in (kept + told).lower()
    assert b"k".hex() * 32 not in kept + told


# ---- what does not add up is said, and where --------------------------------------------------


def totals_sheet(happened: list[Happened], path: Path) -> Known:
    """What happened, published as counts by article, part and court."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for case in happened:
        article, part = case.articles[0].split(".", 1)
        counts["", "", ""] += 1
        counts[article, "", ""] += 1
        counts[article, part, ""] += 1
        counts["", "", case.court] += 1
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("article", "part", "court", "cases"))
        table.writerows((*key, number) for key, number in counts.items())
    columns = {"article": "article", "part": "part", "court": "court", "cases": "value"}
    mapping = CourtMapping(rows="totals", columns=columns)  # type: ignore[arg-type]
    return Known(court=mapping, source=Source(id="the count"), published=date(2024, 6, 1))


def plain(count: int, seed: int) -> list[Happened]:
    return [replace(case, articles=case.articles[:1]) for case in cases(count, seed)]


def gaps(archive: Archive) -> dict[tuple[str | None, str | None], int]:
    """What the register lacks beside the published counts, by article and court; what agrees is left out."""
    found = court_register(archive)
    return {(c.total.article, c.total.court and "court"): c.difference for c in found.checks if c.difference}


def test_counts_and_cards_of_the_same_cases_agree(tmp_path: Path) -> None:
    happened = plain(150, 21)
    write_csv(happened, tmp_path / "cards.csv")
    archive = archive_of(tmp_path, tmp_path / "cards.csv")
    add(archive, [str(tmp_path / "totals.csv")], totals_sheet(happened, tmp_path / "totals.csv"), around(NOW))
    found = court_register(archive)
    assert gaps(archive) == {}
    assert len(found.checks) > 20
    assert found.links == ()


@pytest.mark.parametrize("lost", [0, 17, 149])
def test_with_one_card_deleted_the_check_says_where(tmp_path: Path, lost: int) -> None:
    happened = plain(150, 22)
    gone = happened[lost]
    write_csv([case for case in happened if case is not gone], tmp_path / "cards.csv")
    archive = archive_of(tmp_path, tmp_path / "cards.csv")
    add(archive, [str(tmp_path / "totals.csv")], totals_sheet(happened, tmp_path / "totals.csv"), around(NOW))
    article = gone.articles[0].split(".")[0]
    assert gaps(archive) == {
        (None, None): 1,
        (article, None): 1,
        (gone.articles[0], None): 1,
        (None, "court"): 1,
    }


def test_with_one_part_mislabelled_the_check_says_where(tmp_path: Path) -> None:
    happened = plain(150, 23)
    wrong = next(case for case in happened if case.articles == ("337.5",))
    told = [replace(case, articles=("337.3.1",)) if case is wrong else case for case in happened]
    write_csv(told, tmp_path / "cards.csv")
    archive = archive_of(tmp_path, tmp_path / "cards.csv")
    add(archive, [str(tmp_path / "totals.csv")], totals_sheet(happened, tmp_path / "totals.csv"), around(NOW))
    assert gaps(archive) == {("337.5", None): 1, ("337.3.1", None): -1}


def test_one_of_two_cards_mislabelled_is_told_with_both_cards(tmp_path: Path) -> None:
    happened = [replace(case, seen_before=True, appealed=None) for case in plain(30, 24)]
    table = list(rows(happened))
    wrong = next(row for row in table if row["статья"] == "ст.337 ч.5 УК РФ" and row["дата решения"])
    wrong["статья"] = "ст.337 ч.3.1 УК РФ"
    with (tmp_path / "cards.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(wrong))
        writer.writeheader()
        writer.writerows(table)
    archive = archive_of(tmp_path, tmp_path / "cards.csv")
    (link,) = court_register(archive).links
    sides = [archive.record(side) for side in (link.from_, link.to)]
    assert {side.articles for side in sides if isinstance(side, Case)} == {("337.5",), ("337.3.1",)}
    assert link.kind == "contradicts"
    told = CliRunner().invoke(app, ["courts", str(archive.folder)]).output
    assert f"{wrong['номер']}: articles: 337.5" in told


MARCH = """На 21 марта 2023 года в суды поступило 536 уголовных дел против 548 военных.

По статье 337 УК дел 471, по статье 332 - 25, по статье 334 - 21, по статье 338 - 14.

Приговоры вынесены по 247 делам, а тексты опубликованы лишь в 25 случаях.
"""


def unexplained(archive: Archive) -> list[tuple[int, int]]:
    return [(c.total.value, c.difference) for c in court_register(archive).checks if c.counted is None]


def test_published_totals_in_a_text_leave_five_cases_unexplained(tmp_path: Path) -> None:
    path = tmp_path / "march.txt"
    path.write_text(MARCH, encoding="utf-8")
    archive = archive_of(tmp_path, path, Known(source=Source(id="a paper"), published=date(2023, 3, 22)))
    found = court_register(archive)
    assert unexplained(archive) == [(536, 5)]
    whole = {c.total.what: c.total.value for c in found.checks if c.counted == 0 and c.total.is_whole}
    assert whole == {"cases": 536, "people": 548, "decided": 247, "published": 25}
    assert len(found.links) == 4
    assert all("= 5" in link.reasons[0] for link in found.links)
    told = CliRunner().invoke(app, ["courts", str(archive.folder)]).output
    assert "471 (article 337) = 531: 5 unexplained" in told.replace("  ", " ") or "5 unexplained" in told


def test_published_totals_in_a_sheet_leave_five_cases_unexplained(tmp_path: Path) -> None:
    sheet = "what,article,count\ncases,,536\npersons,,548\ncases,337,471\ncases,332,25\ncases,334,21\ncases,338,14\ndecided,,247\ntexts,,25\n"
    path = tmp_path / "march.csv"
    path.write_text(sheet, encoding="utf-8")
    columns = {"what": "what", "article": "article", "count": "value"}
    mapping = CourtMapping(rows="totals", columns=columns, constants={"as_of": "2023-03-21"})  # type: ignore[arg-type]
    archive = archive_of(tmp_path, path, Known(source=Source(id="a paper"), court=mapping))
    assert unexplained(archive) == [(536, 5)]
    whole = {
        c.total.what: c.total.value
        for c in court_register(archive).checks
        if c.total.is_whole and c.counted == 0
    }
    assert whole == {"cases": 536, "people": 548, "decided": 247, "published": 25}


@pytest.mark.parametrize(
    "text",
    [
        "536 cases came to court: 471 under Article 337, 25 under Article 332, 21 under Article 334 and 19 under Article 338.",
        "На 21 марта 536 уголовных дел: по статье 337 - 471, по статье 332 - 65.",
    ],
)
def test_totals_that_add_up_are_told_to(tmp_path: Path, text: str) -> None:
    path = tmp_path / "sum.txt"
    path.write_text(text, encoding="utf-8")
    archive = archive_of(tmp_path, path, Known(published=date(2023, 3, 22)))
    assert unexplained(archive) == [(536, 0)]
    assert court_register(archive).links == ()


@pytest.mark.parametrize(
    "text",
    [
        "Суд рассмотрел 25 дел по статье 337 УК.",
        "По статье 337 грозит до 10 лет, по статье 338 - до 15.",
        "Полиция завела 536 дел, а по статьям 337 и 338 ничего не известно.",
    ],
)
def test_what_gives_no_parts_is_not_checked(tmp_path: Path, text: str) -> None:
    path = tmp_path / "none.txt"
    path.write_text(text, encoding="utf-8")
    assert unexplained(archive_of(tmp_path, path, Known(published=date(2023, 3, 22)))) == []


def test_the_table_for_a_spreadsheet_has_each_cell_and_its_sums(tmp_path: Path) -> None:
    happened = list(cases(60, 31))
    write_csv(happened, tmp_path / "cards.csv")
    archive = archive_of(tmp_path, tmp_path / "cards.csv")
    told = CliRunner().invoke(app, ["courts", str(archive.folder), "--csv"])
    table = list(csv.DictReader(told.output.splitlines()))
    articles = [row for row in table if row["table"] == "article"]
    whole = articles.pop()
    assert whole["row"] == "all"
    assert (
        int(whole["received"])
        == 60
        == sum(int(row["received"]) for row in articles) - int(whole["counted_twice"])
    )
    assert whole["difference"] == "0"


@pytest.mark.parametrize(
    "words", [["--article", "desertion"], ["--from", "March"], ["--from", "2023-02-01", "--to", "2023-01-01"]]
)
def test_wrong_use_is_told(tmp_path: Path, words: list[str]) -> None:
    archive = init(tmp_path / "archive", "russia")
    assert CliRunner().invoke(app, ["courts", str(archive.folder), *words]).exit_code != 0


def test_the_brief_tells_each_case_once(tmp_path: Path) -> None:
    happened = [replace(case, seen_before=True) for case in plain(40, 41)]
    written = write_csv(happened, tmp_path / "cards.csv")
    archive = archive_of(tmp_path, tmp_path / "cards.csv")
    cards = [record for record in archive.records("case") if isinstance(record, Case)]
    spare = spare_cards(cards)
    assert len(cards) == written
    assert len(spare) == written - len(happened)
    left = [card for card in cards if card.id not in spare]
    assert sum(card.stage == "decided" for card in left) == sum(case.decided is not None for case in happened)
