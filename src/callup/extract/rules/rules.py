"""Rules of law in a text: what they set, at what stage, by which act. A bill is never a law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from callup.extract.clauses import cues_within
from callup.extract.reading import Reading
from callup.extract.rules.rule_terms import act_of, effective_of, stage_of
from callup.extract.rules.rule_values import Value, bound_of, values_of
from callup.model import Rule
from callup.scan import Cue
from callup.values import Span

EXTRACTOR = "rules/2"
_SUBJECTS = ("rule_subject", "rule_matter")
_TELLING = frozenset({*_SUBJECTS, "must_serve", "legal_stage"})


def find_rules(reading: Reading) -> Iterator[Rule]:
    """The rules that a text states or says to be on their way, one for each subject of a sentence.

    A sentence that names a subject, but neither a stage nor a value that a rule sets, holds none.
    """
    told = {cue.sentence for cue in reading.scan.cues if cue.kind in _TELLING}
    if not any(cue.kind in (*_SUBJECTS, "must_serve") for cue in reading.scan.cues):
        return
    for index in sorted(told):
        sentence = reading.sentence(index)
        cues = cues_within(reading.scan, sentence)
        rules = list(_rules_of(reading, sentence, cues))
        yield from rules or _step_beside(reading, index, cues)


def _rules_of(reading: Reading, sentence: Span, cues: Sequence[Cue]) -> Iterator[Rule]:
    valued = list(values_of(reading, sentence, cues))
    for value in valued:
        if _says_rule(cues) or any(cue.kind == "must_serve" for cue in cues):
            yield _rule(reading, sentence, cues, value)
    if stage_of(reading, cues) is None:
        return
    taken = {value.what for value in valued}
    for cue in _subjects(cues, loose=not taken and _is_step(reading, cues)):
        if cue.id not in taken:
            bound = bound_of(reading, sentence, cue.id)
            yield _rule(reading, sentence, cues, Value(cue.id, reading.scan.span(cue), bound))


def _step_beside(reading: Reading, index: int, cues: Sequence[Cue]) -> Iterator[Rule]:
    """The rules of a step whose subject the sentence behind it names, or the one before, where that tells no
    step of its own: "Закон подписан. Повестка считается вручённой через семь дней"."""
    steps = [cue for cue in cues if cue.kind == "legal_stage"]
    if not steps or not _is_step(reading, cues):
        return
    for beside in (index + 1, index - 1):
        if not 0 <= beside < len(reading.scan.sentences):
            continue
        other = reading.sentence(beside)
        subjects = _subjects(cues_within(reading.scan, other), loose=True)
        if any(cue.kind == "legal_stage" for cue in cues_within(reading.scan, other)):
            continue
        for cue in subjects:
            value = Value(cue.id, reading.scan.span(steps[0]), None)
            rule = _rule(reading, reading.sentence(index), cues, value)
            yield msgspec.structs.replace(rule, evidence=(*rule.evidence, other))
        if subjects:
            return


def _subjects(cues: Sequence[Cue], *, loose: bool) -> list[Cue]:
    """What a sentence's rules are about, each once; by the looser words only where no others tell."""
    for kind in _SUBJECTS if loose else _SUBJECTS[:1]:
        found = {cue.id: cue for cue in reversed(cues) if cue.kind == kind}
        if found:
            return sorted(found.values(), key=lambda cue: cue.start)
    return []


def _is_step(reading: Reading, cues: Sequence[Cue]) -> bool:
    """Whether a sentence tells of a step of an act, and not only that something is so by law."""
    stage = stage_of(reading, cues)
    return stage is not None and any(cue.kind == "legal_act" for cue in cues)


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
