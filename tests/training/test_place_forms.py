from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from training import check_generated, english_forms, place_forms, russian_forms

PLACES = place_forms.read_places()
ROWS = [
    row
    for row in csv.reader(place_forms.build().splitlines(), delimiter="\t")
    if not row[0].startswith("#") and row[0] != "form"
]
MEANINGS = {(form, code, municipality): kind for form, code, municipality, kind, _, _ in ROWS}
AMBIGUOUS = {(row[0], row[1], row[2]) for row in ROWS if row[5] == "1"}


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Уфа", "уфа уфы уфе уфу уфой"),
        ("Елец", "елец ельца ельцу ельцом ельце"),
        ("Череповец", "череповец череповца череповцу череповцом череповце"),
        ("Химки", "химки химок химкам химками химках"),
        ("Казань", "казань казани казанью"),
        ("Грозный", "грозный грозного грозному грозным грозном"),
        ("Бологое", "бологое бологого бологому бологим бологом"),
        ("Ростов-на-Дону", "ростов-на-дону ростова-на-дону ростову-на-дону ростовом-на-дону ростове-на-дону"),
        ("Улан-Удэ", "улан-удэ"),
        ("Джанкой", "джанкой джанкоя джанкою джанкоем джанкое"),
        ("ХМАО", "хмао"),
    ],
)
def test_one_word_goes_through_its_cases(name: str, forms: str) -> None:
    assert russian_forms.phrase_forms(name) == forms.split(" ")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Нижний Тагил", "нижним тагилом"),
        ("Набережные Челны", "набережных челнах"),
        ("Сергиев Посад", "сергиевом посаде"),
        ("Великие Луки", "великих луках"),
        ("Горячий Ключ", "горячего ключа"),
        ("Новый Уренгой", "нового уренгоя"),
        ("Каменск-Уральский", "каменске-уральском"),
        ("Еврейская автономная область", "еврейскую автономную область"),
        ("Республика Саха (Якутия)", "республике саха (якутия)"),
        ("Кабардино-Балкарская Республика", "кабардино-балкарской республикой"),
        ("Иваново", "иванове"),
        ("Иваново", "иваново"),
        ("Крым", "крыму"),
        ("Алтайский край", "алтайском крае"),
    ],
)
def test_a_name_has_a_form(name: str, form: str) -> None:
    assert form in russian_forms.phrase_forms(name)


def test_an_adjective_has_all_genders_and_numbers() -> None:
    forms = russian_forms.adjective_forms("тверской")
    assert {"тверской", "тверская", "тверскую", "тверского", "тверские", "тверских"} <= set(forms)
    assert "тверскый" not in forms


@pytest.mark.parametrize(
    ("plural", "form"),
    [("ярославцы", "ярославец"), ("омичи", "омичей"), ("куряне", "курян"), ("туляки", "тулякам")],
)
def test_a_demonym_has_a_form(plural: str, form: str) -> None:
    assert form in russian_forms.demonym_forms(plural)


def test_english_names_of_regions_and_towns() -> None:
    assert {"tula oblast", "tula region", "region of tula"} <= set(english_forms.region_forms("Tula Oblast"))
    assert "perm territory" in english_forms.region_forms("Perm Krai")
    assert english_forms.stem_of("Republic of Tuva") is None
    assert {"tutayev", "tutaev"} <= set(english_forms.city_forms("Tutayev"))
    assert {"yekaterinburg", "ekaterinburg"} <= set(english_forms.city_forms("Yekaterinburg"))


@pytest.mark.parametrize(
    ("form", "code", "municipality", "kind"),
    [
        ("ярославской области", "RU-YAR", "", "noun"),
        ("ярославской обл.", "RU-YAR", "", "noun"),
        ("ярославскую", "RU-YAR", "", "adjective"),
        ("yaroslav region", "RU-YAR", "", "noun"),
        ("республики татарстан", "RU-TA", "", "noun"),
        ("янао", "RU-YAN", "", "abbreviation"),
        ("спб", "RU-SPE", "", "abbreviation"),
        ("ленобласти", "RU-LEN", "", "noun"),
        ("москвичами", "RU-MOW", "", "demonym"),
        ("тутаевского района", "RU-YAR", "Tutayev", "noun"),
        ("moscow region", "RU-MOS", "", "noun"),
        ("moscow", "RU-MOW", "", "noun"),
        ("st. petersburg", "RU-SPE", "", "noun"),
        ("донецкой народной республике", "UA-14", "", "noun"),
        ("ханты-мансийского автономного округа – югры", "RU-KHM", "", "noun"),
    ],
)
def test_the_table_holds(form: str, code: str, municipality: str, kind: str) -> None:
    assert MEANINGS[form, code, municipality] == kind


@pytest.mark.parametrize(
    "doubtful",
    [
        ("владимир", "RU-VLA", "Vladimir"),
        ("орел", "RU-ORL", "Oryol"),
        ("кирова", "RU-KIR", "Kirov"),
        ("павлова", "RU-NIZ", "Pavlovo"),
        ("полярный", "RU-MUR", "Polyarny"),
        ("находка", "RU-PRI", "Nakhodka"),
        ("мирный", "RU-SA", "Mirny"),
        ("нао", "RU-NEN", ""),
        ("омском", "RU-OMS", "Omsk"),
    ],
)
def test_a_name_that_is_also_something_else_is_ambiguous(doubtful: tuple[str, str, str]) -> None:
    assert doubtful in AMBIGUOUS


@pytest.mark.parametrize(
    "certain",
    [
        ("уфа", "RU-BA", "Ufa"),
        ("донецк", "UA-14", "Donetsk"),
        ("омске", "RU-OMS", "Omsk"),
        ("курган", "RU-KGN", "Kurgan"),
    ],
)
def test_a_name_that_is_only_a_place_is_not(certain: tuple[str, str, str]) -> None:
    assert certain in MEANINGS
    assert certain not in AMBIGUOUS


def test_of_namesakes_the_much_larger_comes_first_and_alone_is_certain() -> None:
    assert [(row[1], row[5]) for row in ROWS if row[0] == "донецк"] == [("UA-14", "0"), ("RU-ROS", "1")]
    assert {row[5] for row in ROWS if row[0] == "железногорск"} == {"1"}


def test_no_form_is_written_with_capitals_or_yo() -> None:
    assert [row[0] for row in ROWS if row[0] != russian_forms.fold(row[0])] == []


def test_the_83_subjects_and_the_six_claimed_regions_are_there() -> None:
    subjects = [row for row in PLACES if row["kind"] == "subject"]
    russian = [row for row in subjects if row["code"].startswith("RU-")]
    assert (
        len(russian) == len({row["okato"] for row in russian}) == len({row["oktmo"] for row in russian}) == 83
    )
    claimed = {row["code"]: row["status"] for row in subjects if row not in russian}
    assert claimed == dict.fromkeys(("UA-43", "UA-40", "UA-14", "UA-09", "UA-23", "UA-65"), "occupied")


def test_every_town_lies_in_a_known_subject_or_country_under_a_name_of_its_own() -> None:
    known = {row["code"] for row in PLACES if row["kind"] != "city"}
    towns = [row for row in PLACES if row["kind"] == "city"]
    assert {row["code"] for row in towns} <= known
    assert Counter((row["code"], row["municipality"]) for row in towns).most_common(1)[0][1] == 1
    assert len(towns) > 1000
    assert {row["status"] for row in towns if row["code"].startswith("RU")} == {""}


def test_the_committed_table_is_what_the_script_makes() -> None:
    table = place_forms.CAMPAIGN / "place_forms.tsv"
    assert table.read_text(encoding="utf-8") == place_forms.build()


def test_a_changed_file_is_named_with_its_line_and_the_remedy(tmp_path: Path) -> None:
    kept = tmp_path / "table.tsv"
    kept.write_text("a\nB\n", encoding="utf-8")
    file = check_generated.Generated(kept, lambda: "a\nb\n", "python make.py")
    message = check_generated.difference(file)
    assert message is not None
    assert "table.tsv, line 2" in message
    assert "python make.py" in message
    assert check_generated.difference(file._replace(build=lambda: "a\nB\n")) is None


@pytest.mark.parametrize(("build", "line"), [("a\n", 2), ("a\nB\nc\n", 3)])
def test_a_file_that_is_too_long_or_too_short_differs(tmp_path: Path, build: str, line: int) -> None:
    kept = tmp_path / "table.tsv"
    kept.write_text("a\nB\n", encoding="utf-8")
    message = check_generated.difference(check_generated.Generated(kept, lambda: build, "make"))
    assert message is not None
    assert f"line {line}" in message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    file = check_generated.Generated(tmp_path / "none.tsv", lambda: "", "make")
    assert "missing" in (check_generated.difference(file) or "")


def test_the_check_exits_1_where_a_file_differs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stale = check_generated.Generated(tmp_path / "none.tsv", lambda: "", "make")
    monkeypatch.setattr(check_generated, "generated_files", lambda: iter([stale]))
    assert check_generated.main() == 1
    assert "none.tsv" in capsys.readouterr().err
