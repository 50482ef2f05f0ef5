"""Who said what, with each denial beside what it denies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from callup.model import Claim, Practice
from callup.publish.clear import Cleared
from callup.publish.line import Line, line_of
from callup.publish.period import day_of
from callup.publish.practice_lines import name_of
from callup.publish.shelf import Shelf
from callup.values import Span

_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 6
_MOST_OF_ONE = 3
_LONGEST_APART = 60  # days
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


def statements(shelf: Shelf, topics: Topics, most: int) -> Statements:
    """Who said what of the campaign's subjects, the most telling first.

    A denial goes with what speaks of the same practice or subject, or shares two rare words with it;
    it is never merged with it. What is only believed, wanted, planned or felt is not printed here.
    """
    records = [c for c in shelf.of_period() if isinstance(c.record, (Claim, Practice))]
    inside = [c for c in records if _is_said(c)]
    others = [c for c in inside if not is_denial(c)]
    stems = _rare_stems(inside)
    under: dict[str, list[Cleared]] = {}
    alone: list[Cleared] = []
    for denial in (c for c in inside if is_denial(c)):
        denied = _denied(denial, others, topics, stems)
        for cleared in denied:
            under.setdefault(cleared.record.id, []).append(denial)
        if not denied and topics.get(denial.record.id):
            alone.append(denial)
    ranked = _ranked(others, under, topics)[:most]
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


def _denied(
    denial: Cleared, others: Iterable[Cleared], topics: Topics, stems: Mapping[str, frozenset[str]]
) -> list[Cleared]:
    """What a denial denies, best first: another's words of the same subject, or sharing rare words.

    In its own document it answers, where nothing shares a word with it, what stands last before it.
    """
    found = []
    mine, words = topics.get(denial.record.id, frozenset()), stems[denial.record.id]
    for other in others:
        if not _may_meet(denial, other):
            continue
        same_text = denial.record.document == other.record.document
        score = 3 * len(mine & _topics_of(other, topics)) + len(words & stems[other.record.id])
        if score >= _enough(other, mine, same_text):
            found.append((-score - 2 * same_text, _apart(denial, other), other.record.id, other))
    best = [item[-1] for item in sorted(found, key=lambda item: item[:3])[:_MOST_OF_ONE]]
    return best or _answered(denial, others)


def _topics_of(cleared: Cleared, topics: Topics) -> frozenset[str]:
    """What may be denied of a record: of a practice only itself, whatever else its sentence names."""
    record = cleared.record
    if isinstance(record, Practice):
        return frozenset({record.practice})
    return topics.get(record.id, frozenset())


def _enough(other: Cleared, mine: frozenset[str], same_text: bool) -> int:
    """How much a denial must share with what it denies; more where it names no such practice."""
    record = other.record
    if same_text:
        return 1
    return 3 if isinstance(record, Practice) and record.practice not in mine else 2


def _may_meet(denial: Cleared, other: Cleared) -> bool:
    """Whether one may deny the other: two sides, no two different places, and not long apart."""
    one, two = denial.record, other.record
    if one.voice is not None and two.voice is not None:
        sides = {one.voice.class_, two.voice.class_}
        if one.voice == two.voice or sides == {"official"}:
            return False
    if one.place is not None and two.place is not None and one.document != two.document:
        first, second = one.place.code, two.place.code
        if not (first.startswith(second) or second.startswith(first)):
            return False
    return _apart(denial, other) <= _LONGEST_APART


def _answered(denial: Cleared, others: Iterable[Cleared]) -> list[Cleared]:
    """The report that stands last before a denial in the same document."""
    before = [
        other
        for other in others
        if other.record.document == denial.record.document
        and isinstance(other.record, Practice)
        and other.record.status != "denied"
        and other.record.anchor.start < denial.record.anchor.start
    ]
    return sorted(before, key=lambda c: (c.record.anchor.start, c.record.id))[-1:]


def _apart(one: Cleared, other: Cleared) -> int:
    first, second = day_of(one.record), day_of(other.record)
    return abs((first - second).days) if first and second else 0


def _rare_stems(cleared: Iterable[Cleared]) -> dict[str, frozenset[str]]:
    """The beginnings of each record's long words that few other records use."""
    by_id = {
        c.record.id: frozenset(
            word.lower().replace("ё", "е")[:_STEM]
            for span in _subject(c)
            for word in _WORD.findall(span.quote)
        )
        for c in cleared
    }
    used = Counter(stem for stems in by_id.values() for stem in stems)
    common = max(3, len(by_id) // 12)
    return {id_: frozenset(s for s in stems if used[s] <= common) for id_, stems in by_id.items()}


def _subject(cleared: Cleared) -> tuple[Span, ...]:
    """The words that say what it is about: of a claim not its speaker."""
    record = cleared.record
    return record.content if isinstance(record, Claim) and record.content else record.evidence


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
    else:
        text = name_of(shelf, record)
    under = tuple(_line(shelf, denial, []) for denial in denials[:_MOST_OF_ONE])
    return line_of(text, cleared, wording, under)
