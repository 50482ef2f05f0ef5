"""Court cases: single cases that a text reports. They name no one."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from callup.extract.courts.articles import FoundArticle, find_articles
from callup.extract.courts.court_acts import REACH, Acts, find_acts
from callup.extract.courts.court_names import find_courts
from callup.extract.courts.sentence_terms import Term, find_terms
from callup.extract.reading import Reading
from callup.extract.within import cues_within, found_within
from callup.model import Case
from callup.model.case import Outcome, Person
from callup.scan import Cue
from callup.values import Span, Time

_EXTRACTOR = "cases/2"
_OUTCOMES: tuple[Outcome, ...] = ("returned", "terminated", "acquitted", "suspended", "prison", "fine")
_OF_TERMS = ("suspended", "prison")
_PERSONS: tuple[Person, ...] = ("mobilised", "contract", "conscript")
_BESIDE_TERM = 60  # characters in which the kind of a sentence stands from its length


class _Told(msgspec.Struct):
    """What is told of one case: its acts, the sentences about it, the offence and the person."""

    acts: Acts
    first: int
    last: int
    articles: tuple[str, ...]
    person: Person
    terms: list[Term]
    support: list[Span]


def find_cases(reading: Reading) -> Iterator[Case]:
    """The single cases that a text reports; a row of a table reports none.

    A reported case is a court's act on one person (section `court_event` of the lexicon, or an outcome alone)
    with an article or an offence of the campaign within two sentences. What is said of many is no case. A
    report of an appeal that gives the first sentence too tells two stages, each a record.
    """
    if reading.document.fields is not None or not {"court_event", "court_outcome"} & reading.kinds:
        return
    cases: list[Case] = []
    told = list(find_acts(reading))
    before: _Told | None = None
    for index, acts in enumerate(told):
        floor = told[index - 1].last + 1 if index else 0
        ceiling = told[index + 1].first if index + 1 < len(told) else len(reading.scan.sentences)
        one = _told(reading, acts, (floor, ceiling)) or _told_earlier(reading, acts, before)
        if one is None:
            continue
        before = one
        for case in _stages(reading, one):
            if len(cases) == 1 and _is_headline(reading, cases[0]) and _is_same(cases[0], case):
                evidence = tuple(sorted({*cases[0].evidence, *case.evidence}))
                cases[0] = msgspec.structs.replace(case, evidence=evidence)
            else:
                cases.append(case)
    yield from cases


def _is_headline(reading: Reading, case: Case) -> bool:
    """Whether a case is told in the first two sentences, which the text often tells again."""
    return reading.sentence_at(case.anchor.start) < REACH


def _is_same(told: Case, again: Case) -> bool:
    """Whether what is told again is the case of the headline: nothing that both say differs."""
    pairs: tuple[tuple[object, object, object], ...] = (
        (told.stage, again.stage, None),
        (told.court, again.court, None),
        (told.term_months, again.term_months, None),
        (told.outcome, again.outcome, "unknown"),
        (told.person, again.person, "unknown"),
    )
    agree = all(one == other or unknown in (one, other) for one, other, unknown in pairs)
    offences = {article.split(".")[0] for article in told.articles}
    return agree and bool(offences & {article.split(".")[0] for article in again.articles})


def _told(reading: Reading, acts: Acts, bounds: tuple[int, int]) -> _Told | None:
    """What is told of the case round some acts; None where no offence of the campaign stands near them."""
    scan = reading.scan
    first = max(acts.first - REACH, bounds[0])
    last = max(min(acts.last + 1, bounds[1] - 1), acts.last)
    start, end = scan.sentences[first][0], scan.sentences[last][1]
    articles = list(find_articles(scan, start, end))
    offences = cues_within(scan, start, end, ("offence",))
    if not articles and not offences:
        return None
    person, person_cue = _person(reading, start, end)
    support = [found.span for found in articles[:3]] + [scan.span(cue) for cue in offences[:1]]
    return _Told(
        acts,
        first,
        last,
        _numbers(articles) or (offences[0].id,),
        person or "unknown",
        find_terms(reading, scan.sentences[acts.first][0], scan.sentences[last][1]),
        support + ([scan.span(person_cue)] if person_cue else []),
    )


def _told_earlier(reading: Reading, acts: Acts, before: _Told | None) -> _Told | None:
    """An earlier sentence of the same person for the same, told right behind the case."""
    sentence = acts.first
    if before is None or sentence - before.acts.last > REACH or acts.stage != "decided":
        return None
    if next(reading.scan.cues_of("court_earlier", sentence), None) is None:
        return None
    terms = [
        msgspec.structs.replace(term, old=False)
        for term in find_terms(reading, *reading.scan.sentences[sentence])
    ]
    return _Told(acts, sentence, sentence, before.articles, before.person, terms, before.support)


def _stages(reading: Reading, told: _Told) -> Iterator[Case]:
    """The case at the furthest stage that is told; beside an appeal, the first sentence where it is told."""
    act = told.acts.of(told.acts.stage)[0]
    now = [term for term in told.terms if not term.old]
    if told.acts.stage != "appeal":
        after = [term for term in now if term.span.start >= act.start]
        yield _case(reading, told, act, next(iter(after or now), None))
        return
    old = next((term for term in told.terms if term.old), None)
    first_instance = None
    if old is None and now and (_is_undone(reading, told) or (len(now) > 1 and told.acts.of("decided"))):
        old, now = now[0], now[1:]
    if old is not None:
        cue = Cue(
            "court_event", "sentenced", old.span.start, old.span.end, reading.sentence_at(old.span.start)
        )
        first_instance = _case(reading, told, cue, old)
    yield _case(reading, told, act, now[-1] if now else None)
    if first_instance is not None:
        yield first_instance


def _is_undone(reading: Reading, told: _Told) -> bool:
    """Whether an appeal leaves nothing of the sentence: a new trial, an acquittal, the end of the case."""
    start, end = reading.scan.sentences[told.acts.first][0], reading.scan.sentences[told.acts.last][1]
    return any(
        cue.id not in (*_OF_TERMS, "fine")
        for cue in cues_within(reading.scan, start, end, ("court_outcome",))
    )


def _case(reading: Reading, told: _Told, act: Cue, term: Term | None) -> Case:
    scan = reading.scan
    stage = told.acts.stage if act in told.acts.cues else "decided"
    outcome, outcome_cue = _outcome(reading, told, term)
    court = _court(reading, told, act)
    support = [*told.support, scan.span(act)]
    support += [span for span in (term.span if term else None, court) if span]
    support += [scan.span(outcome_cue)] if outcome_cue else []
    return Case(
        anchor=scan.span(act),
        evidence=tuple(sorted({reading.sentence_of(span) for span in support})),
        court=court.quote if court else None,
        articles=told.articles,
        stage=stage,
        received=_day(reading, act) if stage == "received" else None,
        decided=_day(reading, act) if stage == "decided" else None,
        outcome=outcome or "unknown",
        term_months=term.months if term else None,
        person=told.person,
        extractor=_EXTRACTOR,
    )


def _numbers(articles: list[FoundArticle]) -> tuple[str, ...]:
    """The articles, each once; one told without its part is the one told with it."""
    numbers = dict.fromkeys(found.article for found in articles)
    return tuple(number for number in numbers if not any(other.startswith(f"{number}.") for other in numbers))


def _outcome(reading: Reading, told: _Told, term: Term | None) -> tuple[Outcome | None, Cue | None]:
    """How the case ended. A term is of prison unless words beside it suspend it; else the words of the
    case's own sentences and the one after tell."""
    scan = reading.scan
    start, end = scan.sentences[told.acts.first][0], scan.sentences[told.last][1]
    cues = cues_within(scan, start, end, ("court_outcome",))
    if term is not None:
        near = [cue for cue in cues if cue.id in _OF_TERMS and _nearest(cue, told.terms) is term]
        suspended = next((cue for cue in near if cue.id == "suspended"), None)
        if suspended is None and len(told.terms) == 1:
            suspended = next((cue for cue in cues if cue.id == "suspended"), None)
        return ("suspended", suspended) if suspended else ("prison", next(iter(near), None))
    if told.acts.stage in ("heard", "received"):
        return None, None
    free = [cue for cue in cues if not (cue.id in _OF_TERMS and told.terms and _nearest(cue, told.terms))]
    for outcome in _OUTCOMES:
        found = next((cue for cue in free if cue.id == outcome), None)
        if found is not None:
            return outcome, found
    return None, None


def _nearest(cue: Cue, terms: list[Term]) -> Term | None:
    """The term that the kind of a sentence belongs to: the nearest, of two the one before it."""
    apart = [(max(cue.start - term.span.end, term.span.start - cue.end), term) for term in terms]
    distance, term = min(apart, key=lambda one: (one[0], one[1].span.start > cue.start))
    return term if distance <= _BESIDE_TERM else None


def _person(reading: Reading, start: int, end: int) -> tuple[Person | None, Cue | None]:
    """In what capacity the person served; unknown where the words name two."""
    cues = cues_within(reading.scan, start, end, ("court_person",))
    if len({cue.id for cue in cues}) != 1:
        return None, None
    return next(person for person in _PERSONS if person == cues[0].id), cues[0]


def _court(reading: Reading, told: _Told, act: Cue) -> Span | None:
    """The court's name as the report writes it: the one of an appeal stands before the first one's."""
    courts = [
        court
        for index in dict.fromkeys(cue.sentence for cue in told.acts.cues)
        for court in find_courts(reading.sentence(index))
    ]
    if told.acts.stage == "appeal" and act not in told.acts.cues:
        courts = courts[1:]
    return next(iter(courts), None)


def _day(reading: Reading, act: Cue) -> Time | None:
    """The day of the court's act: the one time in its sentence that no offence parts from it."""
    sentence = reading.sentence(act.sentence)
    inside = found_within(reading.times, sentence.start, sentence.end)
    if len(inside) != 1 or inside[0].time.precision == "open":
        return None
    found = inside[0]
    low, high = min(found.span.end, act.end), max(found.span.start, act.start)
    parted = cues_within(reading.scan, low, high, ("offence",))
    return None if parted else found.time
