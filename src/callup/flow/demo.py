"""The main job on the example documents, from nothing to a brief."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import msgspec

from callup.flow.add import Surroundings, add, init
from callup.flow.brief import make_brief
from callup.flow.desk import Added
from callup.model.gathered import Known

FIRST, LAST = date(2023, 3, 1), date(2023, 3, 31)
MARK = ".callup-demo"


class Demonstration(msgspec.Struct, frozen=True):
    """What the demonstration read, and the files that it wrote."""

    added: Added
    paths: tuple[Path, ...]


def make_demo(examples: Path, out: Path, campaign: str, now: datetime) -> Demonstration:
    """An archive of the examples and the brief of their month, in English and in Russian, in a new folder."""
    out.mkdir(parents=True)
    (out / MARK).touch()
    archive = init(out / "archive", campaign)
    added = add(archive, [str(examples)], Known(), Surroundings(BytesIO(), now))
    paths: list[Path] = []
    for language in ("en", "ru"):
        folder = out / f"brief-{language}"
        paths += make_brief(archive, (FIRST, LAST), folder, made_at=now, language=language)
    return Demonstration(added, tuple(paths))
