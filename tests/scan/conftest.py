"""A scanner of a few patterns and place names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path

import pytest

from callup.campaign import Campaign
from callup.campaign.forms import PlaceForms
from callup.model.campaign import Term
from callup.scan import Scanner

HEAD = "form\tcode\tmunicipality\tkind\tlanguage\tambiguous\n"


class Few(Campaign):
    """A campaign of nothing but these patterns and these forms of one place."""

    def __init__(self, folder: Path, terms: Iterable[Term], forms: Iterable[str]) -> None:
        super().__init__(folder)
        rows = (f"{form}\tXN\t\tnoun\ten\t0\n" for form in forms)
        (folder / "place_forms.tsv").write_text(HEAD + "".join(rows), encoding="utf-8")
        self._terms = list(terms)

    def terms(self) -> Iterable[Term]:  # type: ignore[override]
        return iter(self._terms)

    @cached_property
    def forms(self) -> PlaceForms:
        return PlaceForms(self.folder / "place_forms.tsv", {("XN", None)})


def terms_of(patterns: Mapping[str, Iterable[str]]) -> list[Term]:
    """Terms by the id of their entry; an id that begins with "not " speaks against the entry after it."""
    return [
        Term(
            kind="k",
            id=id_.removeprefix("not "),
            language="ru",
            pattern=pattern,
            against=id_.startswith("not "),
        )
        for id_, sources in patterns.items()
        for pattern in sources
    ]


@pytest.fixture(scope="session")
def scanner_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Scanner]:
    """Makes a scanner of terms, and of forms of a place's name."""
    folder = tmp_path_factory.mktemp("few")
    return lambda terms, forms=(): Scanner(Few(folder, terms, forms))
