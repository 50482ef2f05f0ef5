"""Whether a text reports a fact as done, or denies, doubts, plans or supposes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from callup.extract.clauses import (
    clause_of,
    comma_between,
    cues_within,
    found_inside,
    segment_of,
    words_between,
)
from callup.extract.found import FoundTime
from callup.extract.reading import Reading
from callup.model.record import Status
from callup.scan import Cue
from callup.values import Span

Reach = Callable[[Reading, Cue, Span], bool]

_NEAR_BEFORE = 8
_NEAR_AFTER = 3
# Words that may stand between "not" and what it takes back; both languages, with е for ё.
_LIGHT = re.compile(
    r"(?:a|an|the|any|be|been|being|is|are|was|were|have|has|had|yet|now|currently|even|really"
    r"|again|actually|officially|forcibly|such|some|to|of|all|these|those|that|это|было?а?и?|будет"
    r"|будут|сейчас|пока|больше|никак\w{1,3}|всех|всем|массово|официально|принудительно)"
)
_OPEN_QUESTION = re.compile(r"why|how|who|what|where|почему|зачем|как |кто|что|где|чому")


def status_at(reading: Reading, anchor: Span, but: frozenset[str] = frozenset()) -> Status:
    """The status of what stands at a span, by the words of its own clause; those in `but` are not heard.

    Where several words speak, the one that takes back most wins: a denial over a doubt, a doubt
    over a condition, a condition over a supposition, a supposition over a plan. Without any it is "reported".
    """
    cues = _operators(reading, anchor)
    ids = {cue.id for cue in cues} - but
    if not ids.isdisjoint(_NOT_OF_OFFERS) and _is_offer(reading, anchor):
        ids -= _NOT_OF_OFFERS
    for status, reaches in _READERS:
        for id_ in (ids & reaches.keys()) if ids else ():
            reach = reaches[id_]
            if any(cue.id == id_ and reach(reading, cue, anchor) for cue in cues):
                return status
        if status == "hypothetical" and _is_question(reading, anchor):
            return status
    return "past" if _is_before_campaign(reading, anchor) else "reported"


def _operators(reading: Reading, anchor: Span) -> list[Cue]:
    """The words of status in the anchor's sentence and the next, less those that are spared."""
    if "status" not in reading.kinds:
        return []
    sentence = reading.sentence_at(anchor.start)
    near = reading.sentences[sentence : sentence + 2]
    within = cues_within(reading.scan, Span(near[0].start, near[-1].end, ""))
    cues = [cue for cue in within if cue.kind == "status"]
    spared = [cue for cue in cues if cue.id.startswith("not_")]
    return [cue for cue in cues if not cue.id.startswith("not_") and not _is_spared(reading, cue, spared)]


def _is_spared(reading: Reading, cue: Cue, spared: list[Cue]) -> bool:
    if cue.id == "might" and reading.scan.span(cue).quote == "May":
        return True
    names = {f"not_{cue.id}", "not_plans"} if cue.id == "will" else {f"not_{cue.id}"}
    return any(other.id in names and other.start <= cue.start and cue.end <= other.end for other in spared)


def _in_segment(reading: Reading, cue: Cue, anchor: Span) -> bool:
    return _within(segment_of(reading.scan, anchor), cue)


def _in_clause(reading: Reading, cue: Cue, anchor: Span) -> bool:
    return _within(clause_of(reading.scan, anchor), cue)


def _governs(reading: Reading, cue: Cue, anchor: Span) -> bool:
    """What follows in the segment, and what stands before up to the last comma."""
    if not _in_segment(reading, cue, anchor):
        return False
    return cue.start <= anchor.end or not comma_between(reading.scan, anchor.end, cue.start)


def _precedes_or_nears(reading: Reading, cue: Cue, anchor: Span) -> bool:
    """In the clause: before the anchor, in it, or a few words after it."""
    if not _in_clause(reading, cue, anchor):
        return False
    return cue.start < anchor.end or _words_after(reading, cue, anchor) <= _NEAR_AFTER


def _leads(reading: Reading, cue: Cue, anchor: Span) -> bool:
    """In the clause, before the anchor, with no comma between."""
    if not _in_clause(reading, cue, anchor) or cue.start > anchor.end:
        return False
    return not comma_between(reading.scan, cue.end, anchor.start)


def _is_near(reading: Reading, cue: Cue, anchor: Span) -> bool:
    """In the clause, and a few words away at most."""
    if not _precedes_or_nears(reading, cue, anchor):
        return False
    return len(words_between(reading.scan, cue.end, anchor.start)) <= _NEAR_BEFORE


def _touches(reading: Reading, cue: Cue, anchor: Span) -> bool:
    """Right before the anchor, with nothing but light words between."""
    if not _in_clause(reading, cue, anchor) or cue.start >= anchor.start:
        return False
    between = words_between(reading.scan, cue.end, anchor.start)
    return len(between) <= _NEAR_AFTER and all(map(_LIGHT.fullmatch, between))


def _is_condition(reading: Reading, cue: Cue, anchor: Span) -> bool:
    """The anchor is in the if-clause, or in the main clause after one that opens the segment."""
    segment = segment_of(reading.scan, anchor)
    if not _within(segment, cue) or cue.start > anchor.start:
        return False
    if not comma_between(reading.scan, cue.end, anchor.start):
        return True
    return not words_between(reading.scan, segment.start, cue.start)


def _follows(reading: Reading, cue: Cue, anchor: Span) -> bool:
    """A remark on what was said before: later in the sentence, or in the next one."""
    return cue.start >= anchor.end or cue.sentence > reading.sentence_at(anchor.start)


def _denies_hearsay(reading: Reading, cue: Cue, anchor: Span) -> bool:
    """A later denial of what was told only as hearsay; a report with a source stays one beside its denial."""
    if not _follows(reading, cue, anchor):
        return False
    sentence = reading.sentence_of(anchor)
    return any(one.kind == "status" and one.id == "hearsay" for one in cues_within(reading.scan, sentence))


def _rejects(reading: Reading, cue: Cue, anchor: Span) -> bool:
    """What governs the anchor, or rejects the report whose content it is: "reports that X, are untrue"."""
    if _governs(reading, cue, anchor):
        return True
    if cue.start < anchor.end or cue.sentence != reading.sentence_at(anchor.start):
        return False
    sentence = reading.sentence_of(anchor)
    return any(
        one.kind == "status" and one.id == "report_that" and one.start < anchor.start
        for one in cues_within(reading.scan, sentence)
    )


def _stands_by(reading: Reading, cue: Cue, anchor: Span) -> bool:
    """In the clause, before or after the anchor: what stands in it may belong to one of its words only."""
    apart = cue.end <= anchor.start or cue.start >= anchor.end
    return apart and _in_clause(reading, cue, anchor)


def _within(span: Span, cue: Cue) -> bool:
    return span.start <= cue.start and cue.end <= span.end


def _words_after(reading: Reading, cue: Cue, anchor: Span) -> int:
    return len(words_between(reading.scan, anchor.end, cue.start))


def _is_question(reading: Reading, anchor: Span) -> bool:
    sentence = reading.sentence_of(anchor)
    words = reading.scan.folded[sentence.start : sentence.end].strip(" «»\"“”'\n")
    return words.endswith("?") and not _OPEN_QUESTION.match(words)


def _is_offer(reading: Reading, anchor: Span) -> bool:
    """Whether the anchor is money or a benefit: "will receive", "if killed" belong to an offer."""
    sentence = reading.sentence_of(anchor)
    if any(amount.span.overlaps(anchor) for amount in found_inside(reading.amounts, sentence)):
        return True
    return any(
        cue.kind == "benefit" and cue.start < anchor.end and anchor.start < cue.end
        for cue in cues_within(reading.scan, sentence)
    )


def _is_before_campaign(reading: Reading, anchor: Span) -> bool:
    """Whether the clause dates the fact before the campaign began."""
    since = reading.campaign.head.since
    if not _days_before(since, found_inside(reading.times, reading.sentence_of(anchor))):
        return False
    times = [
        found
        for found in found_inside(reading.times, clause_of(reading.scan, anchor))
        if not comma_between(reading.scan, found.span.end, anchor.start)
    ]
    return bool(times) and len(_days_before(since, times)) == len(times)


def _days_before(since: date, times: Sequence[FoundTime]) -> list[date]:
    """The last days of those times that end before a day."""
    return [found.time.to for found in times if found.time.to is not None and found.time.to < since]


# How far each entry of the lexicon's section `status` reaches, strongest status first.
_READERS: tuple[tuple[Status, dict[str, Reach]], ...] = (
    (
        "denied",
        {
            "denies": _rejects,
            "does_not_happen": _in_clause,
            "negation": _touches,
            "denies_before": _denies_hearsay,
        },
    ),
    ("unconfirmed", {"unconfirmed": _in_segment, "unconfirmed_before": _follows}),
    ("hypothetical", {"counterfactual": _in_segment}),
    ("conditional", {"if": _is_condition, "threatens": _in_clause}),
    ("hypothetical", {"question": _leads, "fears": _in_segment, "might": _is_near}),
    (
        "planned",
        {"plans": _precedes_or_nears, "will_do": _precedes_or_nears, "bill": _in_segment, "will": _is_near},
    ),
    ("past", {"earlier": _stands_by}),
)
_NOT_OF_OFFERS = frozenset({"if", "will", "will_do", "threatens", "fears"})
