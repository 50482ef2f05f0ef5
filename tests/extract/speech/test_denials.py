"""What is said may deny, whatever the verb; and what only sounds like it does not."""

from __future__ import annotations

import pytest
from tests.extract.reading_of import reading_of

from callup.extract.speech.claims import find_claims
from callup.model.document import Language

DENIES: tuple[tuple[Language, str], ...] = (
    ("ru", "Военком области сообщил, что речи о мобилизации не идёт."),
    ("ru", "«Никаких мобилизационных мероприятий не планируется», — заявил губернатор."),
    ("ru", "В пресс-службе министерства сказали, что никого не заставляют подписывать контракт."),
    ("ru", "Песков заявил, что новая волна мобилизации не обсуждается."),
    ("ru", "Губернатор сообщил, что эти слухи не соответствуют действительности."),
    ("ru", "Ректор подчеркнул: никто никого не принуждает."),
    ("ru", "Омбудсмен сообщила, что жалоб на облавы не поступало."),
    ("ru", "Глава района заявил, что информация о списках — ложь."),
    ("ru", "Мэр отверг обвинения в давлении на студентов."),
    ("ru", "«Никаких облав», — отрезал начальник полиции."),
    ("ru", "В военкомате утверждают, что речи о наборе в рамках новой волны по всей области не идёт."),
    ("ru", "Прокурор усомнился в этих словах."),
    ("ru", "В управлении возразили, что повестки никому не вручали."),
    ("ru", "Военная прокуратура сообщила, что нарушений не усматривает."),
    ("ru", "В правительстве края заявили, что разнарядок не существует."),
    ("en", "The commission's chairwoman countered that all of them had asked to go."),
    ("en", "The governor's office said the figure of 500 was wrong."),
    ("en", "The deputy said talk of raids is nonsense."),
    ("en", "The governor said that no new mobilization is planned."),
    ("en", "The spokesman said a second wave is not being discussed."),
    ("en", "The military commissar said that nobody is forced to sign a contract."),
    ("en", "The ministry said that there are no quotas for the regions."),
)
ASSERTS: tuple[tuple[Language, str], ...] = (
    ("ru", "Военком области сообщил, что повестки раздают для сверки данных."),
    ("ru", "Губернатор заявил, что не исключает новой волны мобилизации."),
    ("ru", "Губернатор сообщил, что дорогу не планируют ремонтировать."),
    ("ru", "Жительница города рассказала, что никому ничего не объяснили."),
    ("ru", "Ректор не стал опровергать приход вербовщиков."),
    ("ru", "Юрист рассказала, что никто не смог дозвониться до части."),
    ("ru", "Эксперт не исключил, что набор продлят."),
    ("ru", "Военком признал, что людей держали в здании ночью."),
    ("en", "The rector stopped short of denying that recruiters had come."),
    ("en", "The commissar admitted that men had been held overnight."),
    ("en", "The governor said that the draft office works as usual."),
    ("en", "The spokesman said a second wave could not be ruled out."),
    ("en", "The governor said that no new school is planned."),
    ("en", "A resident said that no one was told about the contract."),
)


def stances(text: str, language: Language) -> set[str]:
    return {claim.stance for claim in find_claims(reading_of(text, language))}


@pytest.mark.parametrize(("language", "text"), DENIES)
def test_a_denial_by_what_is_said(language: Language, text: str) -> None:
    assert "denies" in stances(text, language)


@pytest.mark.parametrize(("language", "text"), ASSERTS)
def test_what_only_sounds_like_a_denial(language: Language, text: str) -> None:
    found = stances(text, language)
    assert found
    assert "denies" not in found


@pytest.mark.parametrize(
    "text",
    [
        "Nobody from the ministry has denied the report.",
        "The minister denied a request for an interview.",
        "The board denied his appeal.",
    ],
)
def test_where_nobody_denies_there_is_no_claim(text: str) -> None:
    assert stances(text, "en") == set()
