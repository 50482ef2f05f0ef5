"""The pattern language: what its signs mean, what it refuses, and that a trigger stands in every match."""

from __future__ import annotations

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from callup.scan import fold
from callup.scan.patterns import PatternError, Words, compile_pattern


def found(pattern: str, text: str) -> list[str]:
    folded = fold(text)
    words = Words(folded, 0, len(folded))
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    expression = re2.compile(compile_pattern(pattern).expression, options)
    spans = [words.span_of(*match.span(1)) for match in expression.finditer(words.joined)]
    return [folded[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("повестк*", "Раздали повестки.", ["повестки"]),
        ("повестк*", "Без повесткообразных", ["повесткообразных"]),
        ("повестка", "повестками", []),
        ("военный комиссар", "Военный  комиссар сказал", ["военный  комиссар"]),
        ("военный комиссар", "военный главный комиссар", []),
        (
            "(рейд*|облав*) ... метро",
            "Облава была вчера утром у метро",
            ["облава была вчера утром у метро"],
        ),
        ("рейд* ... метро", "рейд раз два три четыре пять шесть семь метро", []),
        (
            "явк* [в] военкомат*",
            "явка в военкомат; явка военкомат",
            ["явка в военкомат", "явка военкомат"],
        ),
        ("up to # messages", "up to 1,200 messages", ["up to 1,200 messages"]),
        ("signed _ contract", "signed a contract, signed contract", ["signed a contract"]),
        ("call-up", "the call-up, callup", ["call-up"]),
        ("еще", "Ещё раз", ["еще"]),
        ("call-up", "call up", ["call up"]),
        ("ст 337", "ч. 5 ст. 337 УК", ["ст. 337"]),
        ("рейд*", "рейд, рейды", ["рейд", "рейды"]),
    ],
)
def test_signs(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("Повестка", "lower case"),
        ("ещё", "lower case"),
        ("(a|", "empty|close"),
        ("(рейд", "does not close"),
        ("рейд)", "never opened"),
        ("ре*йд", "only at the end"),
        ("[рейд]", "certain to stand"),
        ("... _", "certain to stand"),
        ("", "empty"),
    ],
)
def test_what_is_no_pattern(pattern: str, says: str) -> None:
    with pytest.raises(PatternError, match=says):
        compile_pattern(pattern)


WORDS = st.sampled_from(["повестк*", "рейд", "(облав*|рейд*)", "[в]", "...", "у", "метро", "военкомат*"])


@given(
    st.lists(WORDS, min_size=1, max_size=5),
    st.lists(
        st.sampled_from(["повестки", "рейд", "облавы", "в", "у", "метро", "военкомате", "сегодня"]),
        max_size=9,
    ),
)
def test_every_need_is_met_in_every_match(parts: list[str], words: list[str]) -> None:
    source, text = " ".join(parts), " ".join(words)
    try:
        pattern = compile_pattern(source)
    except PatternError:
        return
    if found(source, text):
        assert pattern.needs
        for need in pattern.needs:
            assert any(trigger.text in text for trigger in need)


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
