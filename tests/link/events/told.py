"""Reports of practices, made by hand, as papers tell them of each other."""

from __future__ import annotations

from datetime import date
from typing import Any

from callup.link.events.origins import Origins
from callup.link.events.tellers import Tellers
from callup.model import Practice, Source, Voice
from callup.model.campaign import Bilingual, KnownSource, KnownVoice, Patterns
from callup.values import Place, Quantity, Span

SOURCES = [
    KnownSource(id="fen-post", name=Bilingual(en="Fen Post", ru="Болотная почта"), kind="media", control="independent", class_="independent_media"),
    KnownSource(id="crown-wire", name=Bilingual(en="Crown Wire", ru="Коронный телеграф"), kind="media", control="state", class_="state_media"),
]  # fmt: skip
VOICES = [
    KnownVoice(id="marsh-law", name=Bilingual(en="Marsh Law", ru="Право болот"), kind="body", class_="rights_group", patterns=Patterns()),
]  # fmt: skip


def paper(name: str, control: str = "independent", kind: str = "media") -> Source:
    return Source(id=name, kind=kind, control=control)  # type: ignore[arg-type]


def raid(id_: str, day: int | None = 1, **more: Any) -> Practice:
    """A raid in a town, reported on a day of June 2030 by a document of the same name as the record."""
    town = more.pop("town", "Reedham")
    people = more.pop("people", None)
    known: dict[str, Any] = {
        "document": f"of {id_}",
        "source": f"paper {id_}",
        "published": None if day is None else date(2030, 6, day),
        "place": Place(code="XN-FEN", municipality=town, name="Fen Province"),
        "practice": more.pop("practice", "raid"),
        "people": Quantity(min=people, max=people, as_written=str(people)) if people else None,
        "evidence": (Span(0, 4, "a raid"),),
    }
    return Practice(id=id_, **{**known, **more})


def voice(name: str | None, class_: str = "unknown", naming: str = "named", **more: Any) -> Voice:
    return Voice(name=name, class_=class_, naming=naming, **more)  # type: ignore[arg-type]


def origins(families: dict[str, str] | None = None, **publishers: Source) -> Origins:
    """Origins of reports by papers of their own, unless another publisher is given by the record's id."""

    class Papers(dict[str, Source | None]):
        def get(self, document: str, default: Source | None = None) -> Source | None:  # type: ignore[override]
            id_ = document.removeprefix("of ")
            return publishers.get(id_, paper(f"paper {id_}"))

    return Origins(families or {}, Papers(), Tellers(SOURCES, VOICES))
