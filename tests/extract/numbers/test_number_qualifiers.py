"""The words that say how exact a number is."""

import pytest

from callup.extract.numbers.number_qualifiers import qualifier_after, qualifier_before
from callup.extract.numbers.number_words import BEFORE


@pytest.mark.parametrize(("words", "qualifier"), BEFORE)
def test_every_phrase_is_read_as_a_whole(words: str, qualifier: str) -> None:
    lead = f"было ({words} "
    assert qualifier_before(f"{lead}100", len(lead), ranged=False) == (6, qualifier)


@pytest.mark.parametrize("lead", ["снаружиот ", "выше 5. до   ", "город ", ""])
def test_what_is_no_such_phrase(lead: str) -> None:
    assert qualifier_before(f"{lead}100", len(lead), ranged=False) == (len(lead), None)


def test_a_currency_may_stand_between() -> None:
    assert qualifier_before("up to $100", 7, ranged=False) == (0, "at_most")


@pytest.mark.parametrize("lead", ["повысили до ", "с 100 рублей до ", "raised the bonus from "])
def test_what_something_is_changed_to_is_no_bound(lead: str) -> None:
    assert qualifier_before(f"{lead}300", len(lead), ranged=False) == (len(lead), None)


@pytest.mark.parametrize(
    ("tail", "end"), [(" и более", 11), ("+", 4), (" или менее", 3), (" and moreover", 3)]
)
def test_the_words_behind(tail: str, end: int) -> None:
    assert qualifier_after(f"100{tail}", 3) == (end, "at_least" if end > 3 else None)
