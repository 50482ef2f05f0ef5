"""What courts do, in the words of a report, and which of these acts are about one accused."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from callup.extract.courts.sentence_terms import find_terms
from callup.extract.figures.figure_nouns import Vocabulary
from callup.extract.reading import Reading
from callup.extract.within import cues_within
from callup.model.case import Stage
from callup.scan import Cue
from callup.scan.lazily import expression

STAGES: dict[str, Stage] = {
    "appealed": "appeal",
    "sentenced": "decided",
    "acquitted": "decided",
    "fined": "decided",
    "returned": "decided",
    "terminated": "decided",
    "heard": "heard",
    "received": "received",
}
"""The acts of section `court_event` of the lexicon, the one that says most of a case first."""
_MANY = frozenset(("cases", "verdicts", "people", "soldiers", "convicted", "defendants", "mobilised"))
_ENDS = {"acquitted": "acquitted", "returned": "returned", "terminated": "terminated", "fine": "fined"}
_NOT = expression(r"(?:^|\W)(?:не|not|never|ні)\W$")
REACH = 2
"""Sentences between two acts on one accused, and to the name of the offence."""


class Acts(msgspec.Struct):
    """What was done in one case, in the order of the text; `own` where its sentences name the offence."""

    cues: list[Cue]
    own: bool

    @property
    def first(self) -> int:
        """The first sentence."""
        return self.cues[0].sentence

    @property
    def last(self) -> int:
        """The last sentence."""
        return self.cues[-1].sentence

    @property
    def stage(self) -> Stage:
        """The furthest that the case has come."""
        return STAGES[min((cue.id for cue in self.cues), key=list(STAGES).index)]

    def of(self, stage: Stage) -> list[Cue]:
        """The acts of one stage."""
        return [cue for cue in self.cues if STAGES[cue.id] == stage]


def find_acts(reading: Reading) -> Iterator[Acts]:
    """The acts of courts on single accused, those on one together.

    What is said of many, or earlier about the same person ("the first time he got five years"), stands apart.
    """
    named = {cue.sentence for cue in reading.scan.cues if cue.kind in ("article", "offence")}
    earlier = {cue.sentence for cue in reading.scan.cues_of("court_earlier")}
    acts: Acts | None = None
    for cue in _single(reading, named):
        own = cue.sentence in named
        if (
            acts is not None
            and _is_one(acts, cue, own)
            and (cue.sentence == acts.last or cue.sentence not in earlier)
        ):
            acts.cues.append(cue)
            acts.own = acts.own or own
            continue
        if acts is not None:
            yield acts
        acts = Acts([cue], own)
    if acts is not None:
        yield acts


def _is_one(acts: Acts, cue: Cue, own: bool) -> bool:
    near = cue.sentence - acts.last <= REACH
    return cue.sentence == acts.last or (near and not (own and acts.own))


def _single(reading: Reading, named: set[int]) -> Iterator[Cue]:
    """The acts on one accused, told by a verb of the court or by an outcome alone."""
    many = {cue.sentence for cue in reading.scan.cues_of("court_many")}
    vocabulary = Vocabulary(reading)
    many |= {
        reading.sentence_at(number.bare.start)
        for number in reading.numbers
        if _counts_cases(vocabulary, number.bare.end)
    }
    told = {cue.sentence for cue in reading.scan.cues_of("court_event")}
    outcomes: dict[int, list[Cue]] = {}
    for cue in reading.scan.cues_of("court_outcome"):
        if cue.sentence not in told:
            outcomes.setdefault(cue.sentence, []).append(cue)
    acts = [cue for cue in reading.scan.cues_of("court_event") if cue.id in STAGES]
    acts += [act for cues in outcomes.values() for act in _by_outcome(reading, cues, named)]
    yield from sorted((act for act in acts if act.sentence not in many), key=lambda act: act.start)


def _by_outcome(reading: Reading, outcomes: list[Cue], named: set[int]) -> Iterator[Cue]:
    """The act that a sentence tells without a verb: "Гарнизонный суд — 4 года поселения срочнику".

    Prison is an act by its term beside an offence; how else a case ends, by a court or an offence beside it.
    """
    sentence = outcomes[0].sentence
    start, end = reading.scan.sentences[sentence]
    if cues_within(reading.scan, start, end, ("court_threat",)):
        return
    ended = next((cue for cue in outcomes if cue.id in _ENDS), None)
    if ended is not None and not _NOT.search(reading.scan.folded[max(ended.start - 12, 0) : ended.start]):
        body = next(reading.scan.cues_of("court_body", sentence), None)
        if body is not None or sentence in named:
            yield Cue("court_event", _ENDS[ended.id], ended.start, ended.end, sentence)
    elif ended is None and {sentence - 1, sentence, sentence + 1} & named:
        for term in find_terms(reading, start, end)[:1]:
            yield Cue("court_event", "sentenced", term.span.start, term.span.end, sentence)


def _counts_cases(vocabulary: Vocabulary, end: int) -> bool:
    noun = vocabulary.counted_by(end)
    return noun is not None and noun.term in _MANY
