"""Who said what, with each denial beside what it denies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from callup.model import Claim, Figure, Link, Practice
from callup.publish.clear import Cleared
from callup.publish.line import Line, line_of
from callup.publish.period import day_of
from callup.publish.practice_lines import name_of
from callup.publish.shelf import Shelf

_MOST_OF_ONE = 3
_CLASSES = frozenset({"state_media", "rights_group", "researcher", "independent_media"})
_TELLING = frozenset({"denies", "confirms", "promises"})
_UNRANKED = 9
_FEWEST_ALONE = 4
_ENDS = (".", "!", "?", "…", "»", "”", '"', ")", "]")
Topics = Mapping[str, frozenset[str]]


class Statements(msgspec.Struct, frozen=True):
    """What is printed: statements with their denials under them, denials that deny nothing here,
    and the number of claims that were left to the tables."""

    said: tuple[Line, ...]
    alone: tuple[Line, ...]
    left: int


def statements(shelf: Shelf, topics: Topics, links: Iterable[Link], most: int) -> Statements:
    """Who said what of the campaign's subjects, the most telling first.

    A denial goes under what the links say that it contradicts; it is never merged with it. What is only
    believed, wanted, planned or felt is not printed here.
    """
    records = [c for c in shelf.of_period() if isinstance(c.record, (Claim, Practice, Figure))]
    inside = [c for c in records if _is_said(c)]
    denials = {c.record.id: c for c in inside if is_denial(c)}
    others = {c.record.id: c for c in inside if not is_denial(c)}
    under: dict[str, list[Cleared]] = {}
    for link in links:
        if link.kind == "contradicts" and link.from_ in denials and link.to in others:
            under.setdefault(link.to, []).append(denials[link.from_])
    met = {denial.record.id for group in under.values() for denial in group}
    alone = [c for id_, c in denials.items() if id_ not in met and topics.get(id_)]
    ranked = _ranked(others.values(), under, topics)[:most]
    alone = alone[: max(most - len(ranked), _FEWEST_ALONE)]
    shown = [*ranked, *alone, *(denial for c in ranked for denial in under.get(c.record.id, []))]
    printed = {c.record.id for c in shown if isinstance(c.record, Claim)}
    return Statements(
        tuple(_line(shelf, c, under.get(c.record.id, [])) for c in ranked),
        tuple(_line(shelf, c, []) for c in alone),
        sum(1 for c in records if isinstance(c.record, Claim)) - len(printed),
    )


def _ranked(others: Iterable[Cleared], under: Mapping[str, list[Cleared]], topics: Topics) -> list[Cleared]:
    """What is denied, then officials, then anonymous voices with a reason, then the others; a text once."""
    said = [
        c for c in others if c.record.id in under or (_worth_printing(c, topics) and _rank(c) < _UNRANKED)
    ]
    said.sort(key=lambda c: (c.record.id not in under, _rank(c), str(day_of(c.record)), c.record.id))
    by_words: dict[object, Cleared] = {}
    for cleared in said:
        by_words.setdefault((cleared.record.voice, cleared.record.evidence[-1].quote), cleared)
    return [c for c in said if c.record.id in under or c in by_words.values()]


def _is_said(cleared: Cleared) -> bool:
    """Whether a practice is reported, or a claim said in a sentence and not in a heading or a table."""
    record = cleared.record
    if not isinstance(record, Claim):
        return True
    quote = record.evidence[-1].quote.strip()
    is_heading = quote.startswith("#") or quote == cleared.origin.title
    return record.act == "says" and not is_heading and " | " not in quote and quote.endswith(_ENDS)


def is_denial(cleared: Cleared) -> bool:
    """Whether a record is somebody's denial."""
    record = cleared.record
    return isinstance(record, Claim) and (record.stance == "denies" or record.status == "denied")


def _worth_printing(cleared: Cleared, topics: Topics) -> bool:
    """Whether a claim speaks of a subject of the campaign, beyond what a figure or an offer tells."""
    return isinstance(cleared.record, Claim) and bool(topics.get(cleared.record.id))


def _rank(cleared: Cleared) -> int:
    """How much is said by its speaker: officials first, then anonymous people with a reason."""
    record = cleared.record
    voice = record.voice
    if voice is None:
        return _UNRANKED
    if voice.class_ == "official":
        return 0 if isinstance(record, Claim) and record.stance in _TELLING else 1
    if voice.naming == "anonymous":
        return 2 if voice.reason else 4
    known = voice.class_ in _CLASSES and (voice.naming == "named" or voice.organisation)
    return 3 if known else _UNRANKED


def _line(shelf: Shelf, cleared: Cleared, denials: list[Cleared]) -> Line:
    wording, record = shelf.wording, cleared.record
    if isinstance(record, Claim):
        group = "acts" if record.act != "says" and record.stance == "asserts" else "stances"
        stance = wording.name(group, record.act if group == "acts" else record.stance)
        text = wording.say("said", voice=wording.voice(record.voice), stance=stance)
    elif isinstance(record, Figure):
        text = wording.say("counted", value=wording.quantity(record.value), what=record.what.as_written)
    else:
        text = name_of(shelf, record)
    under = tuple(_line(shelf, denial, []) for denial in denials[:_MOST_OF_ONE])
    return line_of(text, cleared, wording, under)
