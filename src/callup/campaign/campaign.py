"""One campaign, each of its files read when it is first needed.

The folder holds `campaign.yml`, `places.csv`, `place_forms.tsv` (generated), `lexicon/*.yml`,
`benefits.yml`, `practices.yml`, `practice_tagger.npz` (learnt), `voices.yml`, `names.yml`, `law.yml`,
`law_subjects.yml`, `rates.csv`, `court_cards.yml`, `court_sources/*.yml` and `sources/*.yml`. A campaign
that ships with the package is called by its name, the user's own by its folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path
from typing import TypeVar, get_args

from callup.campaign.files import broken, line_of_text, read_table, read_yaml
from callup.campaign.forms import PlaceForms
from callup.campaign.frames import Frame, parse_frame
from callup.errors import CampaignError
from callup.model.campaign import (
    BenefitKind,
    CampaignHead,
    CourtCards,
    Entry,
    GivenNames,
    KnownSource,
    KnownVoice,
    LawEntry,
    LawSubject,
    Patterns,
    PlaceForm,
    PlaceKind,
    PlaceRow,
    PracticeKind,
    Rate,
    Term,
)
from callup.values import PlaceStatus

T = TypeVar("T", BenefitKind, PracticeKind, KnownVoice, KnownSource)

_FEWEST_PARTS = 2

SHIPPED = Path(__file__).resolve().parent.parent / "campaigns"


def load_campaign(name_or_folder: str | Path) -> Campaign:
    """A campaign by its shipped name or its folder; raises CampaignError where there is none."""
    shipped = SHIPPED / str(name_or_folder)
    folder = shipped if shipped.is_dir() else Path(name_or_folder)
    if not (folder / "campaign.yml").is_file():
        known = ", ".join(sorted(p.name for p in SHIPPED.iterdir() if (p / "campaign.yml").is_file()))
        raise CampaignError(
            f"{name_or_folder}: there is no campaign of this name, and no folder with a campaign.yml. "
            f"Without one Callup knows no places and no words; shipped campaigns are: {known}."
        )
    return Campaign(folder)


class Campaign:
    """What is particular to one recruitment drive. Equal folders make equal campaigns."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[type[Campaign], tuple[Path]]:
        return Campaign, (self.folder,)

    @cached_property
    def head(self) -> CampaignHead:
        """What the campaign is: its id, country and currency."""
        return read_yaml(self.folder / "campaign.yml", CampaignHead)

    @cached_property
    def lexicon(self) -> dict[str, dict[str, Entry]]:
        """Sections of patterns: payers, statuses, speech verbs, units ..."""
        merged: dict[str, dict[str, Entry]] = {}
        for path in sorted((self.folder / "lexicon").glob("*.yml")):
            for section, entries in read_yaml(path, dict[str, dict[str, Entry]]).items():
                if section in merged:
                    raise broken(path, line_of_text(path, section), f"{section!r} stands in two files")
                merged[section] = entries
        return merged

    @cached_property
    def benefits(self) -> dict[str, BenefitKind]:
        """The benefits by id, in the order of their file."""
        return _by_id(
            self.folder / "benefits.yml", read_yaml(self.folder / "benefits.yml", list[BenefitKind])
        )

    @cached_property
    def practices(self) -> dict[str, PracticeKind]:
        """The practices by id, in the order of their file."""
        return _by_id(
            self.folder / "practices.yml",
            read_yaml(self.folder / "practices.yml", list[PracticeKind]),
        )

    @cached_property
    def frames(self) -> dict[str, tuple[Frame, ...]]:
        """The frames of the practices, by each entry that their first part may be."""
        known = self.lexicon.get("practice_word", {})
        by_first: dict[str, list[Frame]] = {}
        for kind in self.practices.values():
            for source in kind.frames:
                frame = parse_frame(kind.id, source)
                strangers = sorted(frame.entries - known.keys())
                if strangers or len(frame.parts) + len(frame.carried) < _FEWEST_PARTS:
                    path = self.folder / "practices.yml"
                    what = (
                        f"{strangers[0]!r} is no entry of practice_word" if strangers else "it has one part"
                    )
                    raise broken(path, line_of_text(path, source), f"the frame {source!r}: {what}")
                for entry in sorted(frame.parts[0]):
                    by_first.setdefault(entry, []).append(frame)
        return {entry: tuple(frames) for entry, frames in by_first.items()}

    @cached_property
    def practice_tagger(self) -> Path | None:
        """The model that sees practices where no frame does; None where the campaign has none."""
        path = self.folder / "practice_tagger.npz"
        return path if path.exists() else None

    @cached_property
    def voices(self) -> dict[str, KnownVoice]:
        """Persons and bodies who are quoted in public under their own name."""
        return _by_id(self.folder / "voices.yml", read_yaml(self.folder / "voices.yml", list[KnownVoice]))

    @cached_property
    def names(self) -> dict[str, GivenNames]:
        """By language, what a person's name looks like."""
        return read_yaml(self.folder / "names.yml", dict[str, GivenNames])

    @cached_property
    def law(self) -> tuple[LawEntry, ...]:
        """What each rule was, and when."""
        return tuple(read_yaml(self.folder / "law.yml", list[LawEntry]))

    @cached_property
    def law_subjects(self) -> dict[str, LawSubject]:
        """What the rules are about, by the word for it in `law`; empty where the campaign names none."""
        path = self.folder / "law_subjects.yml"
        return read_yaml(path, dict[str, LawSubject]) if path.exists() else {}

    @cached_property
    def sources(self) -> dict[str, KnownSource]:
        """The publishers that the campaign knows."""
        known: dict[str, KnownSource] = {}
        for path in sorted((self.folder / "sources").glob("*.yml")):
            for id_, source in _by_id(path, read_yaml(path, list[KnownSource])).items():
                if id_ in known:
                    raise broken(path, line_of_text(path, id_), f"{id_!r} stands in two files")
                known[id_] = source
        return known

    @cached_property
    def court_cards(self) -> CourtCards | None:
        """What the columns and the cells of court cards mean; None where the campaign counts no cases."""
        path = self.folder / "court_cards.yml"
        return read_yaml(path, CourtCards) if path.exists() else None

    @cached_property
    def rates(self) -> dict[tuple[str, str], Rate]:
        """Rates by month (YYYY-MM) and currency."""
        path = self.folder / "rates.csv"
        rates: dict[tuple[str, str], Rate] = {}
        for line, row in read_table(path, ("month", "currency", "rate", "reference")):
            try:
                rate = Decimal(row["rate"])
            except InvalidOperation as error:
                raise broken(path, line, f"{row['rate']!r} is no number") from error
            rates[row["month"], row["currency"]] = Rate(
                month=row["month"], currency=row["currency"], rate=rate, reference=row["reference"]
            )
        return rates

    @cached_property
    def places(self) -> dict[tuple[str, str | None], PlaceRow]:
        """The places by code and municipality."""
        path = self.folder / "places.csv"
        places: dict[tuple[str, str | None], PlaceRow] = {}
        for line, row in read_table(path, ("code", "municipality", "kind", "status", "name_ru", "name_en")):
            place = _place(path, line, row)
            if (place.code, place.municipality) in places:
                raise broken(path, line, f"{place.name_en!r} stands in two rows")
            places[place.code, place.municipality] = place
        return places

    @cached_property
    def forms(self) -> PlaceForms:
        """The written forms of places' names, read as far as they are asked for."""
        return PlaceForms(self.folder / "place_forms.tsv", _Places(self))

    @cached_property
    def place_forms(self) -> dict[str, tuple[PlaceForm, ...]]:
        """What each written form of a place's name can mean."""
        return self.forms.all()

    def terms(self) -> Iterator[Term]:
        """Every pattern of the campaign, with the section and the entry that it belongs to."""
        for section, entries in self.lexicon.items():
            for id_, entry in entries.items():
                yield from _terms(section, id_, Patterns(ru=entry.ru, en=entry.en, uk=entry.uk))
                yield from _terms(section, id_, entry.unless, against=True)
        for benefit in self.benefits.values():
            yield from _terms("benefit", benefit.id, benefit.patterns)
            yield from _terms("benefit", benefit.id, benefit.unless, against=True)
        for practice in self.practices.values():
            yield from _terms("practice", practice.id, practice.patterns)
            yield from _terms("practice_not", practice.id, practice.unless)
        for voice in self.voices.values():
            yield from _terms("voice", voice.id, voice.patterns)


class _Places:
    """Which places a campaign has; places.csv is read when that is first asked."""

    def __init__(self, campaign: Campaign) -> None:
        self._campaign = campaign

    def __contains__(self, place: object) -> bool:
        return place in self._campaign.places


def _terms(kind: str, id_: str, patterns: Patterns, *, against: bool = False) -> Iterator[Term]:
    for language in ("ru", "en", "uk"):
        for pattern in getattr(patterns, language):
            yield Term(kind=kind, id=id_, language=language, pattern=pattern, against=against)


def _by_id(path: Path, entries: Iterable[T]) -> dict[str, T]:
    known: dict[str, T] = {}
    for entry in entries:
        if entry.id in known:
            raise broken(path, line_of_text(path, entry.id), f"{entry.id!r} stands in the file twice")
        known[entry.id] = entry
    return known


def _place(path: Path, line: int, row: dict[str, str]) -> PlaceRow:
    if row["kind"] not in get_args(PlaceKind):
        raise broken(path, line, f"{row['kind']!r} is no kind of place")
    if row["status"] and row["status"] not in get_args(PlaceStatus):
        raise broken(path, line, f"{row['status']!r} is no status of a place")
    return PlaceRow(
        code=row["code"],
        municipality=row["municipality"] or None,
        kind=row["kind"],  # type: ignore[arg-type]  # checked above
        status=row["status"] or None,  # type: ignore[arg-type]  # checked above
        name_en=row["name_en"],
        name_ru=row["name_ru"],
    )
