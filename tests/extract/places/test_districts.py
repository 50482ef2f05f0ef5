"""Districts that no table holds: whose region they lie in, and what is none."""

from __future__ import annotations

import pytest
from tests.extract.reading_of import reading_of, russia

from callup.extract.places.districts import find_districts


def districts(text: str) -> list[tuple[str, str | None]]:
    reading = reading_of(text)
    found = find_districts(reading.scan, reading.places, russia())
    return [(one.place.code, one.place.municipality) for one in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Кривошеинский район Томской области платит контрактникам.", ("RU-TOM", "Кривошеинский район")),
        (
            "В Томской области Кривошеинский муниципальный округ доплачивает.",
            ("RU-TOM", "Кривошеинский округ"),
        ),
        ("Администрация Кривошеинского района. Томская область.", ("RU-TOM", "Кривошеинский район")),
    ],
)
def test_a_district_lies_in_the_region_that_the_text_names(text: str, told: tuple[str, str]) -> None:
    assert districts(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Кривошеинский район платит контрактникам.",
        "В Сибирском федеральном округе и в Томской области платят больше.",
        "Администрация Кировского района Томска.",
        "Томская область, сельский район и кривошеинский район.",
    ],
)
def test_what_is_no_district_of_a_named_region(text: str) -> None:
    assert districts(text) == []
