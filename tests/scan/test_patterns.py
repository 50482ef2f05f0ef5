"""The pattern language: what it refuses, and which words are certain to stand in a match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scan.expressions import expression_of

from callup.campaign import load_campaign
from callup.scan.patterns import PatternError, check_pattern, needs_of, parse_pattern

NO_PATTERNS = [
    ("Повестка", "lower case"),
    ("ещё", "lower case"),
    ("(a|", "empty|close"),
    ("(рейд", "does not close"),
    ("(рейд облав", "does not close"),
    ("рейд)", "never opened"),
    ("ре*йд", "only at the end"),
    ("-", "only at the end"),
    ("[рейд]", "certain to stand"),
    ("([рейд])", "certain to stand"),
    ("(рейд|#)", "certain to stand"),
    ("и в", "certain to stand"),
    ("... _", "certain to stand"),
    ("", "empty"),
]


@pytest.mark.parametrize("read", [parse_pattern, check_pattern])
@pytest.mark.parametrize(("pattern", "says"), NO_PATTERNS)
def test_what_is_no_pattern(read, pattern: str, says: str) -> None:
    with pytest.raises(PatternError, match=says):
        read(pattern)


@given(st.lists(st.sampled_from(["(", ")", "[", "]", "|", " ", "...", "_", "#", "*", "-", "аб", "в", "Ё"])))
def test_the_quick_check_and_the_reading_refuse_the_same(pieces: list[str]) -> None:
    source = "".join(pieces)
    refused = []
    for read in (parse_pattern, check_pattern):
        try:
            read(source)
            refused.append(False)
        except PatternError:
            refused.append(True)
    assert refused[0] == refused[1]


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("повестк*", [["повестк*"]]),
        ("военный комиссар", [["военный"], ["комиссар"]]),
        ("(рейд*|облав*) ... метро", [["рейд*", "облав*"], ["метро"]]),
        ("явк* [в] военкомат*", [["явк*"], ["военкомат*"]]),
        ("(в армии|служб*) (_|год)", [["армии", "служб*"]]),
        ("call-up*", [["call"], ["up*"]]),
    ],
)
def test_what_a_pattern_needs(pattern: str, needs: list[list[str]]) -> None:
    assert [list(need) for need in needs_of(parse_pattern(pattern))] == needs


WORDS = st.sampled_from(["повестк*", "рейд", "(облав*|рейд*)", "(у метро|рейд)", "[в]", "...", "_", "у", "#"])


@given(
    st.lists(WORDS, min_size=1, max_size=5),
    st.lists(st.sampled_from(["повестки", "рейд", "облавы", "в", "у", "метро", "12"]), max_size=9),
)
def test_every_need_is_met_in_every_match(parts: list[str], words: list[str]) -> None:
    source = " ".join(parts)
    try:
        tree = parse_pattern(source)
    except PatternError:
        return
    for match in re.finditer(f" ({expression_of(source)}) ", " " + "  ".join(words) + " "):
        for need in needs_of(tree):
            starts = [word for word in match[1].split() if any(map(word.startswith, _stems(need)))]
            assert starts


def _stems(need: tuple[str, ...]) -> list[str]:
    return [literal.rstrip("*") for literal in need]


def test_no_shipped_pattern_is_wholly_optional_within_a_bracket() -> None:
    for term in load_campaign("russia").terms():
        assert not re.search(r"\((?:\[[^\]]*\] ?)+[|)]", term.pattern)
