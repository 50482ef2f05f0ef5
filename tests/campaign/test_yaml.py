"""Campaign files are read as YAML says, whatever the short cut."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from callup.campaign.campaign import SHIPPED
from callup.campaign.files import _Loader, _values

TEXTS = [
    "",
    "word",
    "- a\n- 'b'\n- |\n  c\n  d\n",
    "a: {b: [1, 2.5, true, null, 2023-03-01, yes, on, ~]}\n",
    "1: a\ntrue: b\n2023-01-01: c\n",
    "base: &base {a: b, c: [d]}\nother: {<<: *base, a: e}\nagain: *base\n",
    "a: &a [x, y]\nb: [*a, *a]\n",
    "a: b\na: c\n",
    "- !!str 5\n- !!int '5'\n",
]


@pytest.mark.parametrize("text", TEXTS)
def test_values_are_those_of_yaml(text: str) -> None:
    assert _values(text) == yaml.load(text, Loader=_Loader)


def test_a_list_that_is_named_often_is_made_once() -> None:
    laughs = "a0: &a0 [ha]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40)
    )
    assert _values(laughs)["a1"] == [["ha"]] * 9


@pytest.mark.parametrize(
    "path", sorted(SHIPPED.glob("*/**/*.yml")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_shipped_files_hold_what_yaml_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert _values(text) == yaml.load(text, Loader=_Loader)
