"""Whose words a stretch is part of."""

import time

from callup.extract.found import Attribution
from callup.extract.speech.said import Said
from callup.model import Voice
from callup.values import cut

TEXT = "а" * 200_000


def attribution(*contents: tuple[int, int]) -> Attribution:
    return Attribution(source=(), cue=(), content=tuple(cut(TEXT, *one) for one in contents), voice=None)


def test_the_narrowest_content_counts() -> None:
    wide, narrow, aside = attribution((0, 90)), attribution((100, 120), (20, 40)), attribution((50, 60))
    said = Said([wide, narrow, aside])
    assert said.by(cut(TEXT, 25, 30)) is narrow
    assert said.by(cut(TEXT, 35, 45)) is wide
    assert said.by(cut(TEXT, 55, 56)) is aside
    assert said.by(cut(TEXT, 119, 121)) is None


def test_of_two_as_narrow_the_first_counts() -> None:
    first, second = attribution((10, 20)), attribution((12, 22))
    assert Said([first, second]).by(cut(TEXT, 13, 15)) is first


def test_many_attributions_take_linear_time() -> None:
    def seconds(count: int) -> float:
        said = Said(
            [attribution((0, len(TEXT)))] + [attribution((at, at + 2)) for at in range(0, 4 * count, 4)]
        )
        anchors = [cut(TEXT, at + 3, at + 4) for at in range(0, 4 * count, 4)]
        start = time.process_time()
        for anchor in anchors:
            said.by(anchor)
        return time.process_time() - start

    seconds(100)
    small, large = seconds(2_000), seconds(20_000)
    assert large < 10 * small * 2.5 + 0.2


def test_what_others_say_before_a_denial_stays_theirs() -> None:
    text = "Мужчин держат на вокзале. Военком это опроверг."
    denial = Attribution(
        source=(cut(text, 26, 33),), cue=(cut(text, 38, 46),), content=(cut(text, 0, 25),), voice=None,
        stance="denies",
    )  # fmt: skip
    told = Attribution(source=denial.source, cue=denial.cue, content=denial.content, voice=None)
    assert Said([denial]).by(cut(text, 7, 13)) is None
    assert Said([told]).by(cut(text, 7, 13)) is told


def test_who_is_not_named_has_the_voice_of_who_tells_it() -> None:
    teller = Voice(name="Anna Lisova")
    outer = Attribution(source=(), cue=(), content=(cut(TEXT, 0, 90),), voice=teller)
    inner = attribution((20, 40))
    by = Said([outer, inner]).by(cut(TEXT, 25, 30))
    assert by is not None
    assert (by.voice, by.content) == (teller, inner.content)


def test_words_that_begin_in_who_speaks_are_of_what_is_said() -> None:
    text = "Police confirmed: ten men were taken. Recruiters told students to sign."
    ten, sign = text.index("ten"), text.index("to sign")
    told = Attribution(source=(), cue=(), content=(cut(text, ten, ten + 18),), voice=None)
    asked = Attribution(source=(), cue=(), content=(cut(text, sign, len(text) - 1),), voice=None)
    said = Said([told, asked])
    assert said.by(cut(text, 7, ten + 18)) is told
    assert said.by(cut(text, text.index("Recruiters"), len(text) - 1)) is None
    assert said.by(cut(text, 0, ten + 4)) is None
