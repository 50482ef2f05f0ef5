"""The types that a campaign's files are made of; each file is checked against them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from callup.model.case import Outcome, Person, Stage
from callup.model.court_mapping import CardField, CaseCount
from callup.model.rule import LegalStage, RuleValue
from callup.model.source import Control, SourceKind
from callup.model.voice import VoiceClass
from callup.values import PlaceStatus

FormKind = Literal["noun", "adjective", "demonym", "abbreviation"]
PlaceKind = Literal["country", "subject", "city"]


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A piece of a campaign file; a field nobody reads is a mistake."""


class Bilingual(_Strict, frozen=True, kw_only=True):
    """A name or a sentence in the languages of the brief."""

    en: str
    ru: str


class Patterns(_Strict, frozen=True, kw_only=True):
    """Patterns by language, in the language of `callup.scan.patterns`."""

    ru: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    uk: tuple[str, ...] = ()


class Entry(_Strict, frozen=True, kw_only=True):
    """One entry of a section of lexicon.yml; where an `unless` matches in the sentence over or
    round a match, the match does not count."""

    ru: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    uk: tuple[str, ...] = ()
    unless: Patterns = Patterns()
    note: str | None = None


class Examples(_Strict, frozen=True, kw_only=True):
    """Sentences of our own that an entry must find (`yes`) and must not find (`no`)."""

    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class PracticeKind(_Strict, frozen=True, kw_only=True):
    """One practice of practices.yml; `norm` is the usual legal ground, None where there is none.

    `frames` name entries of the lexicon's section `practice_word` whose words together tell of it; a sentence
    that tells of it does not tell of those in `over`, which are less than it.
    """

    frames: tuple[str, ...] = ()
    over: tuple[str, ...] = ()

    id: str
    name: Bilingual
    definition: Bilingual
    patterns: Patterns
    unless: Patterns = Patterns()
    purpose_stated: str | None = None
    norm: str | None = None
    examples: Examples


class BenefitKind(_Strict, frozen=True, kw_only=True):
    """One benefit of benefits.yml; `money` tells whether an amount belongs to it, `per` its usual period."""

    id: str
    name: Bilingual
    definition: Bilingual
    money: bool
    per: str | None = None
    patterns: Patterns
    unless: Patterns = Patterns()
    examples: Examples


class LawValue(RuleValue, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """As in a record; but a comma that cuts a text short in the file is an error."""


class LawEntry(_Strict, frozen=True, kw_only=True):
    """What one rule was between two days; `verified` is False where no public text was read."""

    what: str
    value: LawValue
    stage: LegalStage
    from_: date | None = msgspec.field(name="from")
    to: date | None = None
    act: str
    reference: str
    verified: bool
    note: Bilingual | None = None


LegalStatus = Literal["conscript", "reserve", "contract", "mobilised", "convict"]


class LawSubject(_Strict, frozen=True, kw_only=True):
    """What a rule is about. `age` says how an age is compared with the number of the rule.

    `from`: the rule covers those who have reached it; `below`: those who have not.
    """

    name: Bilingual
    concerns: tuple[LegalStatus, ...]
    age: Literal["from", "below"] | None = None


class KnownVoice(_Strict, frozen=True, kw_only=True):
    """A person or a body who is quoted in public under their own name."""

    id: str
    name: Bilingual
    kind: Literal["person", "body", "outlet"]
    role: Bilingual | None = None
    organisation: Bilingual | None = None
    class_: VoiceClass = msgspec.field(name="class")
    patterns: Patterns


class KnownSource(_Strict, frozen=True, kw_only=True):
    """A publisher, by the domains and accounts that it publishes at."""

    id: str
    name: Bilingual
    kind: SourceKind
    control: Control
    controlled_by: str | None = None
    class_: VoiceClass = msgspec.field(name="class")
    domains: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    place: str | None = None
    language: str | None = None


class GivenNames(_Strict, frozen=True, kw_only=True):
    """Given names, and endings of surnames and patronymics, by which a person's name is known."""

    given: tuple[str, ...]
    patronymic_endings: tuple[str, ...] = ()
    surname_endings: tuple[str, ...] = ()


class Rate(_Strict, frozen=True, kw_only=True):
    """Units of the campaign's own currency for one unit of `currency`, the mean of a month (YYYY-MM)."""

    month: str
    currency: str
    rate: Decimal
    reference: str


class CourtCards(_Strict, frozen=True, kw_only=True):
    """court_cards.yml: what the columns and the cells of court cards mean, in lower case with е for ё.

    `ignored` columns are known and of no use, `private` ones name people and are never read. A cell
    means the first entry, in the order of the file, one of whose words it holds. `parts` are the parts
    of each article of the code, each with the first day on which it was in force (None: before all cards).
    `appeal_numbers` are beginnings of the numbers that higher courts give, `heard` words of events that tell
    that a court sat, `counts` those of what a published count is of.
    """

    columns: dict[CardField, tuple[str, ...]]
    ignored: tuple[str, ...]
    private: tuple[str, ...]
    outcomes: dict[Outcome, tuple[str, ...]]
    persons: dict[Person, tuple[str, ...]]
    stages: dict[Stage, tuple[str, ...]]
    published: tuple[str, ...]
    withheld: tuple[str, ...]
    appeal_numbers: tuple[str, ...]
    heard: tuple[str, ...]
    parts: dict[str, dict[str, date | None]]
    counts: dict[CaseCount, tuple[str, ...]]


class PlaceRow(_Strict, frozen=True, kw_only=True):
    """One place of places.csv."""

    code: str
    municipality: str | None
    kind: PlaceKind
    status: PlaceStatus | None
    name_en: str
    name_ru: str


class PlaceForm(_Strict, frozen=True, kw_only=True):
    """What one written form can mean; `ambiguous` where it is also a name or a common word."""

    code: str
    municipality: str | None
    kind: FormKind
    language: str
    ambiguous: bool


class Term(_Strict, frozen=True, kw_only=True):
    """One pattern to look for: its section, its entry, and whether it speaks against the entry."""

    kind: str
    id: str
    language: str
    pattern: str
    against: bool = False


class CampaignHead(_Strict, frozen=True, kw_only=True):
    """campaign.yml: what the campaign is. `city_subjects` are the codes of cities that are subjects,
    `capital` the one of the country's capital."""

    id: str
    name: Bilingual
    country: str
    currency: str
    languages: tuple[str, ...]
    since: date
    city_subjects: tuple[str, ...] = ()
    capital: str | None = None
