"""Court cases: single cases that a text reports. They name no one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec
import re2

from callup.extract.courts.articles import FoundArticle, find_articles
from callup.extract.courts.sentence_terms import find_term
from callup.extract.figures.figure_nouns import Vocabulary
from callup.extract.reading import Reading
from callup.extract.within import cues_within, found_within
from callup.model import Case
from callup.model.case import Outcome, Person, Stage
from callup.scan import Cue
from callup.values import Span, Time

_EXTRACTOR = "cases/1"
_STAGES: dict[str, Stage | None] = {
    "appealed": "appeal",
    "sentenced": "decided",
    "acquitted": "decided",
    "fined": "decided",
    "returned": "decided",
    "terminated": "decided",
    "heard": "heard",
    "received": "received",
    "opened": None,
}
_OUTCOMES: tuple[Outcome, ...] = ("returned", "terminated", "acquitted", "suspended", "prison", "fine")
_PERSONS: tuple[Person, ...] = ("mobilised", "contract", "conscript")
_REACH = 2  # sentences between two reports of one case, and to the name of its offence


class _Report(msgspec.Struct):
    """The sentences (indices) of one reported case, and the words that report it."""

    cues: list[Cue]
    own: bool

    @property
    def first(self) -> int:
        return self.cues[0].sentence

    @property
    def last(self) -> int:
        return self.cues[-1].sentence


def find_cases(reading: Reading) -> Iterator[Case]:
    """The single cases that a text reports; a row of a table reports none.

    A reported case is a court's act on one person (section `court_event` of the lexicon) with an
    article or an offence of the campaign within two sentences. What is said of many is no case.
    """
    if reading.document.fields is not None or "court_event" not in reading.kinds:
        return
    cases: list[Case] = []
    reports = list(_reports(reading))
    for index, report in enumerate(reports):
        floor = reports[index - 1].last + 1 if index else 0
        later = index + 1 < len(reports)
        ceiling = reports[index + 1].first if later else len(reading.scan.sentences)
        case = _case(reading, report, (floor, ceiling))
        if case is None:
            continue
        if len(cases) == 1 and _is_headline(reading, cases[0]) and _is_same(cases[0], case):
            evidence = tuple(sorted({*cases[0].evidence, *case.evidence}))
            cases[0] = msgspec.structs.replace(case, evidence=evidence)
        else:
            cases.append(case)
    yield from cases


def _is_headline(reading: Reading, case: Case) -> bool:
    """Whether a case is told in the first two sentences, which the text often tells again."""
    return reading.sentence_at(case.anchor.start) < 2


def _is_same(told: Case, again: Case) -> bool:
    """Whether what is told again is the case of the headline: nothing that both say differs."""
    pairs: tuple[tuple[object, object, object], ...] = (
        (told.court, again.court, None),
        (told.term_months, again.term_months, None),
        (told.outcome, again.outcome, "unknown"),
        (told.person, again.person, "unknown"),
    )
    agree = all(one == other or unknown in (one, other) for one, other, unknown in pairs)
    offences = {article.split(".")[0] for article in told.articles}
    return agree and bool(offences & {article.split(".")[0] for article in again.articles})


def _reports(reading: Reading) -> Iterator[_Report]:
    """The court's acts, those on one case together."""
    many = {cue.sentence for cue in reading.scan.cues if cue.kind == "court_many"}
    named = {cue.sentence for cue in reading.scan.cues if cue.kind in ("article", "offence")}
    vocabulary = Vocabulary(reading)
    counted = {
        reading.sentence_at(number.bare.start)
        for number in reading.numbers
        if _counts_cases(vocabulary, number.bare.end)
    }
    report: _Report | None = None
    for cue in reading.scan.cues_of("court_event"):
        if cue.sentence in many or cue.sentence in counted:
            continue
        own = cue.sentence in named
        same = report is not None and cue.sentence == report.last
        near = report is not None and cue.sentence - report.last <= _REACH
        if report is not None and (same or (near and not (own and report.own))):
            report.cues.append(cue)
            report.own = report.own or own
            continue
        if report is not None:
            yield report
        report = _Report([cue], own)
    if report is not None:
        yield report


_MANY_TERMS = frozenset(("cases", "verdicts", "people", "soldiers", "convicted", "defendants", "mobilised"))


def _counts_cases(vocabulary: Vocabulary, end: int) -> bool:
    noun = vocabulary.counted_by(end)
    return noun is not None and noun.term in _MANY_TERMS


def _case(reading: Reading, report: _Report, bounds: tuple[int, int]) -> Case | None:
    """The case that a report tells of; None where no offence of the campaign stands near it."""
    scan = reading.scan
    first = max(report.first - _REACH, bounds[0])
    last = min(report.last + 1, bounds[1] - 1)
    window = range(first, max(last, report.last) + 1)
    start, end = scan.sentences[window[0]][0], scan.sentences[window[-1]][1]
    articles = list(find_articles(scan, start, end))
    offences = cues_within(scan, start, end, ("offence",))
    if not articles and not offences:
        return None
    outcome, outcome_cue = _outcome(reading, report, window)
    person, person_cue = _person(reading, window)
    term, term_span = find_term(reading, report.cues)
    if outcome is None and term is not None:
        outcome = "prison"  # a bare term is served in custody
    court = _court(reading, report)
    stage = min((cue.id for cue in report.cues), key=list(_STAGES).index)
    support = [scan.span(cue) for cue in (report.cues[0], outcome_cue, person_cue) if cue]
    support += [found.span for found in articles[:3]] + [scan.span(cue) for cue in offences[:1]]
    support += [span for span in (term_span, court) if span]
    decided = _day(reading, report) if _STAGES[stage] == "decided" else None
    received = _day(reading, report) if stage == "received" else None
    return Case(
        anchor=scan.span(report.cues[0]),
        evidence=_sentences(reading, support),
        court=court.quote if court else None,
        articles=_numbers(articles) or tuple(dict.fromkeys(cue.id for cue in offences[:1])),
        stage=_STAGES[stage],
        received=received,
        decided=decided,
        outcome=outcome or "unknown",
        term_months=term,
        person=person or "unknown",
        extractor=_EXTRACTOR,
    )


def _numbers(articles: list[FoundArticle]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found.article for found in articles))


def _outcome(reading: Reading, report: _Report, window: range) -> tuple[Outcome | None, Cue | None]:
    """How the case ended, by the words of its own sentences and the one after."""
    sentences = reading.scan.sentences
    start, end = sentences[report.first][0], sentences[window[-1]][1]
    cues = cues_within(reading.scan, start, end, ("court_outcome",))
    for outcome in _OUTCOMES:
        found = next((cue for cue in cues if cue.id == outcome), None)
        if found is not None:
            return outcome, found
    return None, None


def _person(reading: Reading, window: range) -> tuple[Person | None, Cue | None]:
    """In what capacity the person served; unknown where the words name two."""
    sentences = reading.scan.sentences
    start, end = sentences[window[0]][0], sentences[window[-1]][1]
    cues = cues_within(reading.scan, start, end, ("court_person",))
    if len({cue.id for cue in cues}) != 1:
        return None, None
    return next(person for person in _PERSONS if person == cues[0].id), cues[0]


_ROOM = re2.Options()
_ROOM.max_mem = 64 * 1024 * 1024  # the expressions below want more than re2 gives by itself
_COURT_RU = (
    r"((?:\d{1,2}-\p{L}{1,3}\s)?(?:\p{Lu}[\p{Ll}-]+(?:ский|ского|скому|ском|ским|ной|ный|ного|ному|ном|ным|ая|ой|ый|ий)"
    r"(?:-на-\p{Lu}\p{Ll}+)?\s){1,2}(?:(?:гарнизонн|окружн|военн|районн|городск|областн|краев|апелляционн)\p{L}{2,3}\s){1,3}"
    r"суд(?:а|у|ом|е)?)(?:[^\p{L}]|$)"
)
_COURT_EN = (
    r"((?:\d{1,2}(?:st|nd|rd|th)\s)?(?:\p{Lu}[\p{Ll}-]+\s){1,4}(?:(?:garrison|district|military|city|"
    r"regional|appeal|appellate)\s){0,3}[Cc]ourt)(?:[^\p{L}]|$)"
)
_ARTICLE_EN = re.compile(r"^(?:The|A|An|In|On|But|And|Last|Then)\s")


@cache
def _courts() -> tuple[re2._Regexp, ...]:
    """How courts are named; made when a case is first reported, for it takes longer than a start may."""
    return tuple(re2.compile(expression, _ROOM) for expression in (_COURT_RU, _COURT_EN))


def _court(reading: Reading, report: _Report) -> Span | None:
    """The court's name as the report writes it."""
    for index in dict.fromkeys(cue.sentence for cue in report.cues):
        sentence = reading.sentence(index)
        for expression in _courts():
            found = expression.search(sentence.quote)
            if found is None:
                continue
            start, end = found.span(1)
            words = sentence.quote[start:end]
            lead = _ARTICLE_EN.match(words)
            start += lead.end() if lead else 0
            return Span(sentence.start + start, sentence.start + end, sentence.quote[start:end])
    return None


def _day(reading: Reading, report: _Report) -> Time | None:
    """The day of the court's act: the one time in its sentence that no offence parts from it."""
    act = report.cues[0]
    sentence = reading.sentence(act.sentence)
    inside = found_within(reading.times, sentence.start, sentence.end)
    if len(inside) != 1 or inside[0].time.precision == "open":
        return None
    found = inside[0]
    low, high = min(found.span.end, act.end), max(found.span.start, act.start)
    parted = cues_within(reading.scan, low, high, ("offence",))
    return None if parted else found.time


def _sentences(reading: Reading, support: list[Span]) -> tuple[Span, ...]:
    """The sentences that hold the words a case stands on, each once, in the order of the text."""
    return tuple(sorted({reading.sentence_of(span) for span in support}))
