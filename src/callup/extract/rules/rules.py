"""Rules of law in a text: what they set, at what stage, by which act. A bill is never a law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from callup.extract.clauses import cues_within
from callup.extract.reading import Reading
from callup.extract.rules.rule_terms import act_of, effective_of, stage_of
from callup.extract.rules.rule_values import Value, values_of
from callup.model import Rule
from callup.scan import Cue
from callup.values import Span

EXTRACTOR = "rules/1"


def find_rules(reading: Reading) -> Iterator[Rule]:
    """The rules that a text states or says to be on their way, one for each subject of a sentence.

    A sentence that names a subject, but neither a stage nor a value that a rule sets, holds none.
    """
    subjects = {cue.sentence for cue in reading.scan.cues if cue.kind in ("rule_subject", "must_serve")}
    for index in sorted(subjects):
        sentence = reading.sentence(index)
        yield from _rules_of(reading, sentence, cues_within(reading.scan, sentence))


def _rules_of(reading: Reading, sentence: Span, cues: Sequence[Cue]) -> Iterator[Rule]:
    valued = list(values_of(reading, sentence, cues))
    for value in valued:
        if _says_rule(cues) or any(cue.kind == "must_serve" for cue in cues):
            yield _rule(reading, sentence, cues, value)
    if stage_of(reading, cues) is None:
        return
    taken = {value.what for value in valued}
    for cue in cues:
        if cue.kind == "rule_subject" and cue.id not in taken:
            taken.add(cue.id)
            yield _rule(reading, sentence, cues, Value(cue.id, reading.scan.span(cue), None))


def _says_rule(cues: Sequence[Cue]) -> bool:
    """Whether the sentence speaks of law: a stage, or an act by its kind."""
    return any(cue.kind in ("legal_stage", "legal_act") for cue in cues)


def _rule(reading: Reading, sentence: Span, cues: Sequence[Cue], value: Value) -> Rule:
    stage = stage_of(reading, cues)
    if stage is None and value.standing:
        stage = "in_force"
    act = act_of(reading, sentence, cues)
    return Rule(
        what=value.what,
        value=value.value,
        stage=stage,
        act=act,
        effective=effective_of(reading, sentence, act),
        anchor=value.anchor,
        evidence=(sentence,),
        extractor=EXTRACTOR,
    )
