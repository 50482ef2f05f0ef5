"""Who said what, with each denial beside what it denies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from callup.model import Claim, Practice
from callup.publish.clear import Cleared
from callup.publish.line import Line, line_of
from callup.publish.period import day_of
from callup.publish.shelf import Shelf
from callup.values import Span

_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 6
_MOST_OF_ONE = 3
_LONGEST_APART = 60  # days
_CLASSES = ("official", "state_media", "rights_group", "researcher", "independent_media", "document")
Topics = Mapping[str, frozenset[str]]


def statements(shelf: Shelf, topics: Topics, most: int) -> tuple[list[Line], list[Line], int]:
    """What was said, denials under what they deny; denials that deny nothing here; how many are left out.

    A denial goes with what speaks of the same practice or subject, or shares two rare words with it;
    it is never merged with it. Of the rest those that speak of a practice come first.
    """
    inside = [c for c in shelf.of_period() if isinstance(c.record, (Claim, Practice))]
    denials = [c for c in inside if is_denial(c)]
    others = [c for c in inside if not is_denial(c)]
    stems = _rare_stems(inside)
    under: dict[str, list[Cleared]] = {}
    alone: list[Cleared] = []
    for denial in denials:
        denied = _denied(denial, others, topics, stems)
        if not denied:
            alone.append(denial)
        for cleared in denied:
            under.setdefault(cleared.record.id, []).append(denial)
    said = [c for c in others if c.record.id in under or _worth_printing(c, topics)]
    said.sort(key=lambda c: (c.record.id not in under, _rank(c), str(day_of(c.record)), c.record.id))
    shown = said[:most]
    claims = sum(1 for c in inside if isinstance(c.record, Claim))
    printed = sum(1 for c in shown if isinstance(c.record, Claim)) + len(denials)
    lines = [_line(shelf, c, under.get(c.record.id, [])) for c in shown]
    return lines, [_line(shelf, c, []) for c in alone], max(claims - printed, 0)


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
        score = 3 * len(mine & topics.get(other.record.id, frozenset())) + len(words & stems[other.record.id])
        if score >= (1 if same_text else 2):
            found.append((-score - 2 * same_text, _apart(denial, other), other.record.id, other))
    best = [item[-1] for item in sorted(found, key=lambda item: item[:3])[:_MOST_OF_ONE]]
    return best or _answered(denial, others)


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
    record = cleared.record
    if not isinstance(record, Claim):
        return False
    return record.stance != "asserts" or bool(topics.get(record.id))


def _rank(cleared: Cleared) -> int:
    voice = cleared.record.voice
    known = voice is not None and voice.class_ in _CLASSES
    return _CLASSES.index(voice.class_) if known and voice is not None else len(_CLASSES)


def _line(shelf: Shelf, cleared: Cleared, denials: list[Cleared]) -> Line:
    wording, record = shelf.wording, cleared.record
    if isinstance(record, Claim):
        group = "acts" if record.act != "says" and record.stance == "asserts" else "stances"
        stance = wording.name(group, record.act if group == "acts" else record.stance)
        text = wording.say("said", voice=wording.voice(record.voice), stance=stance)
    elif isinstance(record, Practice):
        text = wording.say(
            "first_seen", practice=wording.practice(record.practice), place=wording.place(record.place)
        )
    else:
        text = ""
    under = tuple(_line(shelf, denial, []) for denial in denials[:_MOST_OF_ONE])
    return line_of(text, cleared, wording, under)
