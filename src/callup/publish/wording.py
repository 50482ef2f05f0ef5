"""How values are said in the language of the brief."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import yaml

from callup.campaign import Campaign
from callup.model import Offer, Voice
from callup.values import Amount, Place, Quantity, Time

BriefLanguage = Literal["en", "ru"]
LABELS = Path(__file__).parent / "labels"
_QUALIFIED = frozenset({"at_least", "at_most", "about", "nearly"})


class Wording:
    """The labels of one language, and the campaign's own names in it."""

    def __init__(self, language: BriefLanguage, campaign: Campaign) -> None:
        self.language: BriefLanguage = language
        self.labels: dict[str, Any] = yaml.safe_load((LABELS / f"{language}.yml").read_text(encoding="utf-8"))
        self._campaign = campaign

    def say(self, label: str, **values: object) -> str:
        """A label with its places filled."""
        return str(self.labels[label]).format(**values)

    def name(self, labels: str, id_: str) -> str:
        """One of a group of names, such as `payers`; an id that has none is its own name."""
        return str(self.labels[labels].get(id_, id_))

    def campaign(self) -> str:
        """The campaign's name."""
        return str(getattr(self._campaign.head.name, self.language))

    def benefit(self, id_: str) -> str:
        """A benefit's name."""
        known = self._campaign.benefits.get(id_)
        return str(getattr(known.name, self.language)) if known else id_

    def practice(self, id_: str) -> str:
        """A practice's name."""
        known = self._campaign.practices.get(id_)
        return str(getattr(known.name, self.language)) if known else id_

    def place(self, place: Place | None) -> str:
        """A place's name with its status; the publisher's own place is marked so."""
        if place is None:
            return self.say("no_place")
        row = self._campaign.places.get((place.code, place.municipality))
        if row is None:
            name = f"{place.municipality}, {place.name}" if place.municipality else place.name
        else:
            name = row.name_ru if self.language == "ru" else row.name_en
            region = self._campaign.places.get((place.code, None)) if place.municipality else None
            if region is not None:
                name += f", {region.name_ru if self.language == 'ru' else region.name_en}"
        return f"{name} ({place.status})" if place.status else name

    def day(self, day: date | None) -> str:
        """A day with its month in words; the tables keep ISO days."""
        return f"{day.day} {self._month('months_of', day)} {day.year}" if day else self.say("no_date")

    def short_day(self, day: date) -> str:
        """A day without its year."""
        return f"{day.day} {self._month('months_short', day)}"

    def days(self, first: date, last: date) -> str:
        """An interval of days, each part said once."""
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{self.day(last)}"
        if first.year == last.year:
            return f"{first.day} {self._month('months_of', first)} – {self.day(last)}"
        return f"{self.day(first)} – {self.day(last)}"

    def _month(self, labels: str, day: date) -> str:
        return str(self.labels[labels][day.month - 1])

    def time(self, time: Time | None) -> str:
        """An interval, no more precise than it was written."""
        if time is None or (time.from_ is None and time.to is None):
            return "" if time is None else (time.as_written or "")
        if time.from_ is not None and time.to is not None:
            return self._interval(time.from_, time.to, time.precision)
        label, day = ("window_until", time.to) if time.from_ is None else ("window_from", time.from_)
        return self.say(label, day=self.day(day))

    def _interval(self, first: date, last: date, precision: str) -> str:
        one_month = (first.year, first.month) == (last.year, last.month)
        if precision == "year" and first.year == last.year:
            return str(first.year)
        if precision == "month" and one_month:
            return f"{self._month('months', first)} {first.year}"
        return self.day(first) if first == last else self.days(first, last)

    def number(self, value: Decimal) -> str:
        """A number with its thousands grouped."""
        written = f"{value.normalize():,f}"
        return written.replace(",", "\u00a0") if self.language == "ru" else written

    def quantity(self, quantity: Quantity | None) -> str:
        """A quantity with its qualifier: "at least" stays "at least"."""
        if quantity is None:
            return ""
        if quantity.as_written.startswith("["):
            return quantity.as_written
        low, high = quantity.min, quantity.max
        if low is None and high is None:
            return quantity.as_written
        if low is None or high is None:
            value = high if low is None else low
            assert value is not None
            return self.say("at_most" if low is None else "at_least", value=self.number(value))
        number = self.number(low) if low == high else f"{self.number(low)}–{self.number(high)}"
        return self.say(quantity.qualifier, value=number) if quantity.qualifier in _QUALIFIED else number

    def amount(self, amount: Amount | None) -> str:
        """A sum with its currency."""
        return f"{self.quantity(amount)}\u00a0{amount.currency}" if amount else self.say("no_amount")

    def sum_of(self, offer: Offer, amount: Amount | None = None) -> str:
        """An offer's sum with its period."""
        written = self.amount(amount or offer.amount)
        return (
            f"{written} {self.name('pers', offer.per)}" if offer.per and (amount or offer.amount) else written
        )

    def voice(self, voice: Voice | None) -> str:
        """Who speaks: name, role, organisation; why an anonymous one is anonymous."""
        if voice is None:
            return self.say("somebody")
        parts = [part for part in (voice.name, voice.role, voice.organisation) if part]
        named = ", ".join(dict.fromkeys(parts)) or self.name("namings", voice.naming)
        if voice.naming in ("anonymous", "unnamed_group") and parts:
            named += f" ({self.name('namings', voice.naming)})"
        return f"{named} ({voice.reason})" if voice.reason else named
