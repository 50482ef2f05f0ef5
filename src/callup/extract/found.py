"""What the small finders find: a value, and the span of the text that carries it."""

from __future__ import annotations

import msgspec

from callup.model.claim import Form, SpeechAct, Stance
from callup.model.voice import Voice
from callup.values import Amount, Place, Quantity, Span, Time


class FoundNumber(msgspec.Struct, frozen=True):
    """A number, a range or a number word with its qualifier, multipliers applied; `span` holds all
    of it, qualifier included. `bare` is the span of the number alone."""

    span: Span
    bare: Span
    quantity: Quantity


class FoundAmount(msgspec.Struct, frozen=True):
    """Money. `also` are the amounts beside it that print the same money in another currency."""

    span: Span
    amount: Amount
    also: tuple[FoundAmount, ...] = ()


class FoundTime(msgspec.Struct, frozen=True):
    """A date, a month, a year or an interval."""

    span: Span
    time: Time


class FoundDuration(msgspec.Struct, frozen=True):
    """A length of time in days, weeks, months or years; `every` where it tells how often something recurs.

    Both ends are None where the words tell no number ("for several years", "recently"); then `unit` may be
    None too.
    """

    span: Span
    min: int | None
    max: int | None
    unit: str | None
    every: bool = False


class FoundPlace(msgspec.Struct, frozen=True):
    """A place; `home` tells whether it lies in the campaign's country or in what it claims."""

    span: Span
    place: Place
    home: bool


class Attribution(msgspec.Struct, frozen=True):
    """Who says what: the spans as they stand, and what they mean."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    voice: Voice | None
    chain: tuple[Voice, ...] = ()
    form: Form = "indirect"
    act: SpeechAct = "says"
    stance: Stance = "asserts"
    confirmed: bool = True
