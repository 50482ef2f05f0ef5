"""What a voice said over time, from files to lines."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import BytesIO

import pytest
from typer.testing import CliRunner

from callup.cli import app
from callup.errors import UsageError
from callup.flow.add import Surroundings, add, init
from callup.flow.voice_histories import voices
from callup.model.gathered import Known
from callup.store import Archive

NOW = datetime(2023, 4, 1, 9, 0, tzinfo=UTC)
FILES = {
    "a.txt": ("ru", "2023-03-10", "Дмитрий Песков заявил, что студентов к контракту никто не принуждает.\n"),
    "b.txt": ("en", "2023-03-12", "Dmitry Peskov said that the summonses were routine work.\n"),
    "c.txt": (
        "ru",
        "2023-03-09",
        "Житель города Иван Краснов рассказал, что в военкомате его заставляли подписать контракт.\n",
    ),
    "d.txt": ("ru", "2023-03-11", "В Кремле опровергли, что людей заставляют подписать контракт.\n"),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("voices")
    files = folder / "files"
    files.mkdir()
    lines = ["path,source,source_kind,control,url,published,seen,place,language"]
    for name, (language, published, text) in FILES.items():
        (files / name).write_text(text, encoding="utf-8")
        lines.append(
            f"{name},Fen Post,media,independent,https://fen.example/{name},{published},2023-03-20,,{language}"
        )
    (files / "manifest.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    made = init(folder / "archive", "russia")
    add(made, [str(files)], Known(), Surroundings(BytesIO(), NOW))
    return made


def test_one_voice_in_two_scripts_is_one_with_its_claims_by_day(archive: Archive) -> None:
    (history,) = voices(archive, name="Peskov")
    assert set(history.names) == {"Dmitry Peskov", "Дмитрий Песков"}
    days = [str(saying.claim.record.published) for saying in history.said]
    assert days == ["2023-03-10", "2023-03-12"]
    assert voices(archive, name="Песков") == [history]


@pytest.mark.parametrize("about", ["routine work", "summonses"])
def test_a_subject_keeps_only_what_is_said_of_it(about: str, archive: Archive) -> None:
    (history,) = voices(archive, name="Песков", about=about)
    assert [str(saying.claim.record.published) for saying in history.said] == ["2023-03-12"]
    assert voices(archive, name="Песков", about="pensions") == []


def test_a_practice_is_asked_for_by_its_id(archive: Archive) -> None:
    assert voices(archive, about="contract_pressure")
    assert voices(archive, about="passport_withheld") == []


@pytest.mark.parametrize("name", ["Краснов", "Krasnov", "Иван", "name"])
def test_a_private_person_cannot_be_asked_for(archive: Archive, name: str) -> None:
    assert voices(archive, name=name) == []


def test_a_denial_stands_beside_what_it_denies(archive: Archive) -> None:
    (kremlin,) = voices(archive, name="Кремль")
    denied = [other.record for saying in kremlin.said for other, _ in saying.denies]
    assert denied
    assert all(record.status == "reported" for record in denied)


@pytest.mark.parametrize("words", ["", "  ", "?!"])
def test_no_words_are_no_question(archive: Archive, words: str) -> None:
    with pytest.raises(UsageError, match="--name: there is no word"):
        voices(archive, name=words)


def test_the_command_prints_lines_and_objects_and_no_private_name(archive: Archive) -> None:
    run = CliRunner()
    told = run.invoke(app, ["voices", str(archive.folder)]).stdout
    assert "Dmitry Peskov" in told
    assert "denies:" in told
    lines = run.invoke(app, ["voices", str(archive.folder), "--json"]).stdout
    assert all({"voice", "names", "said"} == set(json.loads(line)) for line in lines.splitlines())
    for text in (told, lines):
        assert "Краснов" not in text
