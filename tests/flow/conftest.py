"""A small archive of an invented country's levy, as most tests of the flows want it."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from callup.flow.add import Surroundings, add, init
from callup.gather import Web
from callup.model.gathered import Known
from callup.store import Archive

NOW = datetime(2030, 4, 1, 9, tzinfo=UTC)
TINY = Path(__file__).parent.parent / "tiny"
EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "march-2023"


def around(now: datetime = NOW, workers: int = 1, web: Web | None = None) -> Surroundings:
    return Surroundings(BytesIO(), now, workers=workers, web=web or Web())


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return init(tmp_path / "archive", "russia")


@pytest.fixture(scope="session")
def march(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The example corpus, added once; tests only read it."""
    made = init(tmp_path_factory.mktemp("march") / "archive", "russia")
    add(made, [str(EXAMPLES)], Known(), around())
    return made
