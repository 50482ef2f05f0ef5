"""Who says what: frames of reported speech in two languages."""

import re
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.reading_of import document_of, russia, scanner
from tests.extract.speech.attribution_cases import ENGLISH, RUSSIAN

from callup.extract.found import Attribution
from callup.extract.speech.attributions import find_attributions
from callup.model.document import Language

_PIECES = (
    *"said he , “ ” « » — : that X. Petrov «сообщил» что по словам according to ; ( ) не и and".split(),
    *(
        "\n",
        "\n\n",
        '"',
        "Иван",
        "которую",
        "denied",
        "об",
        "этом",
        "назвал",
        "приводит",
        "слова",
        "том",
        "что,",
    ),
)
_MARK = re.compile(r"\[([sct])\|([^\]]*)\]")


def attributions_of(text: str, language: Language) -> list[Attribution]:
    document = document_of(text, language)
    return list(find_attributions(document, scanner().scan(document), russia()))


def framed(text: str, language: Language) -> list[Attribution]:
    """By the frames alone, as where the tagger is not installed."""
    document = document_of(text, language)
    return list(find_attributions(document, scanner().scan(document), russia(), lambda: None))


def read_marks(marked: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The text without marks, and the spans that the marks draw."""
    text, at = "", 0
    spans: dict[str, list[tuple[int, int]]] = {"s": [], "c": [], "t": []}
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        words = mark[2].rstrip(",") if mark[1] == "s" else mark[2]
        spans[mark[1]].append((len(text), len(text) + len(words)))
        text += mark[2]
        at = mark.end()
    return text + marked[at:], spans


def shape(found: Attribution) -> dict[str, list[tuple[int, int]]]:
    return {
        "s": [(s.start, s.end) for s in found.source],
        "c": [(s.start, s.end) for s in found.cue],
        "t": [(s.start, s.end) for s in found.content],
    }


def written(text: str, spans: dict[str, list[tuple[int, int]]]) -> dict[str, list[str]]:
    return {role: [text[a:b].strip(" .,") for a, b in some] for role, some in spans.items()}


Find = Callable[[str, Language], list[Attribution]]
CASES = [(case, "en") for case in ENGLISH] + [(case, "ru") for case in RUSSIAN]
DRAWN = [case for case in CASES if _MARK.search(case[0])]
EMPTY = [case for case in CASES if not _MARK.search(case[0])]


@pytest.mark.parametrize("find", [attributions_of, framed])
@pytest.mark.parametrize(("marked", "language"), DRAWN)
def test_drawn_attribution_is_found(marked: str, language: Language, find: Find) -> None:
    text, spans = read_marks(marked)
    expected = written(text, spans)
    if not expected["t"]:
        expected["t"] = [text.split(". ")[0]]
    found = [written(text, shape(one)) for one in find(text, language)]
    assert expected in found


# The tagger takes what was denied or told by nobody, and a bare plan, for attributions without a speaker.
@pytest.mark.parametrize(("text", "language"), EMPTY)
def test_nobody_speaks(text: str, language: Language) -> None:
    assert framed(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "stance", "act"),
    [
        ("The ministry denied that conscripts were sent.", "en", "denies", "says"),
        ("The governor confirmed that the centre would close.", "en", "confirms", "says"),
        ("The commissar explained that only data are checked.", "en", "explains", "says"),
        ("Analysts estimate that 30,000 men signed up.", "en", "estimates", "says"),
        ("The city promised to pay within ten days.", "en", "promises", "says"),
        ("The lawyer believes that nobody has to sign.", "en", "asserts", "believes"),
        ("В Минобороны опровергли сообщения об отправке срочников.", "ru", "denies", "says"),
        ("Губернатор подтвердил, что пункт закроют.", "ru", "confirms", "says"),
        ("Военком пояснил, что сверяют только данные.", "ru", "explains", "says"),
        ("По подсчётам издания, контракт подписали 30 тысяч человек.", "ru", "estimates", "says"),
        ("Власти пообещали выплатить деньги за десять дней.", "ru", "promises", "says"),
        ("Юрист считает, что подписывать ничего не нужно.", "ru", "asserts", "believes"),
    ],
)
def test_stance_and_act(text: str, language: Language, stance: str, act: str) -> None:
    (found,) = attributions_of(text, language)
    assert (found.stance, found.act) == (stance, act)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministry did not deny that conscripts were sent.", "en"),
        ("The governor has not confirmed the report about the quota.", "en"),
        ("Минобороны не опровергло сообщения о второй волне.", "ru"),
        ("В Кремле не стали отрицать подготовку.", "ru"),
    ],
)
def test_what_is_not_denied_is_neither_denied_nor_confirmed(text: str, language: Language) -> None:
    for found in attributions_of(text, language):
        assert found.stance == "asserts"
        assert not found.confirmed


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Губернатор не подтвердил, что набор идёт.", "says"),
        ("Мы не просим льгот.", "says"),
        ("Юрист не верит в добровольность рапортов.", "believes"),
        ("Ректор назвал слухи об облаве сказками.", "says"),
    ],
)
def test_what_is_rejected_is_denied(text: str, act: str) -> None:
    (found,) = attributions_of(text, "ru")
    assert (found.stance, found.act) == ("denies", act)


@pytest.mark.parametrize(
    ("text", "language", "confirmed"),
    [
        ("Unconfirmed media reports say the quota was doubled.", "en", False),
        ("Media reports say the quota was doubled.", "en", True),
        ("The governor reportedly said the payment would rise.", "en", False),
        ("The ministry denied unconfirmed reports that conscripts were sent.", "en", True),
        ("Телеграм-канал утверждает, что регионам якобы спустили план.", "ru", False),
        ("Телеграм-канал утверждает, что регионам спустили план.", "ru", True),
    ],
)
def test_what_is_not_confirmed_says_so(text: str, language: Language, confirmed: bool) -> None:
    assert attributions_of(text, language)[0].confirmed is confirmed


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“Nobody is called up,” the commissar said.", "direct"),
        ("The commissar said the visits are “routine work” of the office.", "mixed"),
        ("The commissar said nobody is called up.", "indirect"),
    ],
)
def test_form_is_known_by_the_marks(text: str, form: str) -> None:
    assert attributions_of(text, "en")[0].form == form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("«Списков нет, — уверяет начальник отдела. — Мы их не видели».", "direct"),
        ("«Списков нет, — уверяет начальник. — Мы их не видели, — добавил он. — И не ищем».", "direct"),
        ("— Списков нет, — уверяет начальник отдела. — Мы их не видели.", "direct"),
        ("Начальник уверяет, что списков «никто из нас не видел».", "mixed"),
        ("Начальник уверяет, что списков нет.", "indirect"),
    ],
)
def test_form_in_russian(text: str, form: str) -> None:
    assert {found.form for found in attributions_of(text, "ru")} == {form}


def test_whose_words_are_passed_on_and_by_whom() -> None:
    found, passed_on = attributions_of("«Людей хватает», — приводит ТАСС слова депутата Нины Луговой.", "ru")
    assert found.voice is not None
    assert [voice.name for voice in found.chain] == [found.voice.name, "ТАСС"]
    assert passed_on.voice is not None
    assert passed_on.voice.name == "ТАСС"
    assert passed_on.content == found.content


def test_a_denial_of_what_another_says_is_no_link_in_its_chain() -> None:
    found = attributions_of("Мать сообщила, что сына держат. Военком Лосев это опроверг.", "ru")
    assert [one.chain for one in found] == [(), ()]


def test_who_told_whom_is_a_chain() -> None:
    found = attributions_of("Mediazona counted 247 verdicts, Reuters reported.", "en")
    counted = next(one for one in found if one.cue[0].quote == "counted")
    assert [voice.name for voice in counted.chain] == ["Mediazona", "Reuters"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=60))
def test_spans_are_the_text_s_own_words(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for found in attributions_of(text, "ru"):
        for span in (*found.source, *found.cue, *found.content):
            assert text[span.start : span.end] == span.quote != ""


@pytest.mark.parametrize(
    "piece",
    [
        *('"', "«", "“said ", "(", "he said, ", "said ", "«сказал», — ", "по словам ", "Иван Иванов, ", "\n"),
        *(
            "— Да, — сказал он. — Нет. ",
            "«А, — сказал он. — Б, — добавил он. — В». ",
            "Об этом, как сообщает ТАСС, ",
        ),
        *(
            "Мэр назвал сообщения о рейдах ",
            "приводит слова ",
            "О том, что люди, ",
            "— Да, — говорит он. — Нет.\n",
        ),
    ],
)
def test_hostile_text_takes_time_in_proportion(piece: str) -> None:
    document = document_of(piece * (200_000 // len(piece)), "ru")
    scan = scanner().scan(document)
    began = time.process_time()
    list(find_attributions(document, scan, russia()))
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    "text", ["По данным пресс-службы области,", "По словам главы района:", "— сообщил он,", "«Да», — сказал"]
)
def test_a_frame_without_content_says_nothing(text: str) -> None:
    assert [one for one in attributions_of(text, "ru") if not one.content] == []
