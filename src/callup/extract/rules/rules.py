"""Rules of law in a text: what they set, at what stage, by which act. A bill is never a law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from callup.extract.clauses import cues_within
from callup.extract.reading import Reading
from callup.extract.rules.rule_steps import is_about_service, is_elsewhere, is_step, sets_own, sets_term
from callup.extract.rules.rule_terms import act_of, effective_of, stage_of
from callup.extract.rules.rule_values import Value, bound_of, values_of
from callup.model import Rule
from callup.scan import Cue
from callup.values import Span

EXTRACTOR = "rules/2"
_SUBJECTS = ("rule_subject", "rule_matter")
_TELLING = frozenset({*_SUBJECTS, "must_serve", "legal_stage"})
_SPEAKING = frozenset({*_SUBJECTS, "must_serve", "campaign_context"})
# Where both are told, the wider one is only the word for the narrower.
_NARROWER = (
    ("deferment_occupation", "deferment"),
    ("deferment_mobilisation", "deferment"),
    ("register_restrictions", "summons_delivery"),
    ("fine_for_absence", "summons_delivery"),
    ("travel_ban_on_summons", "summons_delivery"),
    ("travel_ban_on_summons", "register_restrictions"),
    ("year_round_conscription", "conscription_age_max"),
    ("penalty_evasion", "fine_for_absence"),
    ("contract_age_max", "convict_service"),
    ("mobilised_status", "mobilisation"),
    ("summons_delivery", "summons_register"),
)


def find_rules(reading: Reading) -> Iterator[Rule]:
    """The rules of a text, each step of a subject once; a step without a subject counts only where no other
    rule is told."""
    rules: dict[tuple[object, ...], Rule] = {}
    for rule in _told(reading):
        rules.setdefault((rule.what, rule.stage, rule.value), rule)
    whole = {(rule.what, rule.stage) for rule in rules.values() if rule.value is not None}
    named = any(rule.what is not None and rule.stage is not None for rule in rules.values())
    for rule in rules.values():
        repeated = rule.value is None and (rule.what, rule.stage) in whole
        if not repeated and (rule.what is not None or not named):
            yield rule


def _told(reading: Reading) -> Iterator[Rule]:
    """The rules that a text states or says to be on their way, one for each subject of a sentence.

    A sentence that names a subject, but neither a stage nor a value that a rule sets, holds none. A step
    whose subject none of our words names is told with no subject where the army is spoken of.
    """
    told = {cue.sentence for cue in reading.scan.cues if cue.kind in _TELLING}
    if not any(cue.kind in _SPEAKING for cue in reading.scan.cues):
        return
    for index in sorted(told):
        sentence = reading.sentence(index)
        cues = cues_within(reading.scan, sentence)
        if is_elsewhere(cues):
            continue
        rules = list(_rules_of(reading, sentence, cues))
        yield from rules
        if is_step(reading, cues):
            yield from _rules_beside(reading, index, cues, frozenset(rule.what for rule in rules))


def _rules_of(reading: Reading, sentence: Span, cues: Sequence[Cue]) -> Iterator[Rule]:
    valued = list(values_of(reading, sentence, cues))
    for value in valued:
        if _says_rule(cues) or any(cue.kind == "must_serve" for cue in cues):
            yield _rule(reading, sentence, cues, value)
    if stage_of(reading, cues) is None:
        return
    taken = {value.what for value in valued}
    for cue in _subjects(reading, cues, loose=not taken and is_step(reading, cues)):
        if cue.id not in taken:
            bound = bound_of(reading, sentence, cue.id)
            yield _rule(reading, sentence, cues, Value(cue.id, reading.scan.span(cue), bound))


def _rules_beside(
    reading: Reading, index: int, cues: Sequence[Cue], taken: frozenset[str | None]
) -> Iterator[Rule]:
    """The rules of a step that the sentence behind it names, or, where it names none itself, the one before:
    "Закон подписан. Повестка считается вручённой через семь дней".

    A step that names its subject takes on another only from the sentence behind it, where that sets a term.
    """
    anchor = next(reading.scan.span(cue) for cue in cues if cue.kind == "legal_stage")
    found = False
    for beside in (index + 1,) if taken else (index + 1, index - 1):
        other = _beside(reading, index, beside)
        if other is None or found or (taken and not sets_term(reading, other)):
            continue
        for cue in _subjects(reading, cues_within(reading.scan, other), loose=True):
            if cue.id in taken:
                continue
            found = True
            rule = _rule(reading, reading.sentence(index), cues, Value(cue.id, anchor, None))
            yield msgspec.structs.replace(rule, evidence=(*rule.evidence, other))
    if not found and not taken and is_about_service(reading, reading.sentence(index)):
        yield _rule(reading, reading.sentence(index), cues, Value(None, anchor, None))


def _beside(reading: Reading, index: int, beside: int) -> Span | None:
    """The sentence beside a step, in its paragraph, that tells no step of its own."""
    if not 0 <= beside < len(reading.scan.sentences):
        return None
    step, other = reading.sentence(index), reading.sentence(beside)
    between = reading.text[min(step.end, other.end) : max(step.start, other.start)]
    if "\n\n" in between:
        return None
    cues = cues_within(reading.scan, other)
    return None if is_elsewhere(cues) or is_step(reading, cues) else other


def _subjects(reading: Reading, cues: Sequence[Cue], *, loose: bool) -> list[Cue]:
    """What a sentence's rules are about, each once; by the looser words where no others tell, and for every
    item of a list that sets a term of its own."""
    found: dict[str, Cue] = {}
    for kind in _SUBJECTS if loose else _SUBJECTS[:1]:
        strict = dict(found)
        for cue in cues:
            if cue.kind != kind or cue.id in found:
                continue
            if not strict or (cue.id.startswith("penalty_") and sets_own(reading, cue)):
                found[cue.id] = cue
    if len(found) > 1:
        for narrower, wider in _NARROWER:
            if narrower in found:
                found.pop(wider, None)
    return sorted(found.values(), key=lambda cue: cue.start)


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
