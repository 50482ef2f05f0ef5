"""Scores of practices, figures, rules and cases: eval practices, figures, rules, cases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from callup.cli.evaluating import AsJson, Data, Misses, is_there, print_json, print_lines, scores
from callup.cli.options import Campaign

if TYPE_CHECKING:
    from callup.evaluate.fact_evaluation import Paired
    from callup.evaluate.fact_scores import FactPair, FactScore
    from callup.evaluate.facts import Fact


def register(app: typer.Typer) -> None:
    """Put these commands beside the other scores."""
    del app  # the group that they join is there already
    scores.command()(practices)
    scores.command()(figures)
    scores.command()(rules)
    scores.command()(cases)


def practices(
    data: Data, misses: Misses = False, as_json: AsJson = False, campaign: Campaign = "russia"
) -> None:
    """Practices: what is found, and what is counted as done.

    Example: callup eval practices --data practices_dev.jsonl
    """
    if is_there(data, misses):
        _score("practice", data, (misses, as_json), campaign)


def figures(
    data: Data, misses: Misses = False, as_json: AsJson = False, campaign: Campaign = "russia"
) -> None:
    """Figures: value, unit and denominator.

    Example: callup eval figures --data figures_dev.jsonl
    """
    if is_there(data, misses):
        _score("figure", data, (misses, as_json), campaign)


def rules(data: Data, misses: Misses = False, as_json: AsJson = False, campaign: Campaign = "russia") -> None:
    """Legal steps: the stage that is reached; a bill is never told as law.

    Example: callup eval rules --data rules_dev.jsonl
    """
    if is_there(data, misses):
        _score("rule", data, (misses, as_json), campaign)


def cases(data: Data, misses: Misses = False, as_json: AsJson = False, campaign: Campaign = "russia") -> None:
    """News of single cases: article, stage, outcome, term and person.

    Example: callup eval cases --data cases_dev.jsonl
    """
    if is_there(data, misses):
        _score("case", data, (misses, as_json), campaign)


def _score(kind: str, data: Path, shown: tuple[bool, bool], campaign: str) -> None:
    from callup.campaign import load_campaign
    from callup.evaluate import evaluate_facts

    misses, as_json = shown
    whole, parts, paired = evaluate_facts(load_campaign(campaign), data, kind)
    if as_json:
        print_json({"all": _json(whole), **{lang: _json(part) for lang, part in parts.items()}})
        return
    if misses:
        print_lines(_miss_lines(paired))
    print_lines(_lines(kind, whole))
    for lang, part in parts.items():
        print_lines([f"-- {lang}", *_lines(kind, part)])


def _lines(kind: str, score: FactScore) -> Iterator[str]:
    from callup.cli.evaluating_lines import share_cell
    from callup.evaluate.fact_evaluation import PLANS

    plan = PLANS[kind]
    yield f"passages                         {score.passages}"
    yield f"found, recall                    {share_cell(score.recall)}"
    yield f"found, precision                 {share_cell(score.precision)}"
    yield f"reported as done, recall         {share_cell(score.done_recall)}"
    yield f"reported as done, precision      {share_cell(score.done_precision)}"
    yield f"{', '.join(plan.core)} right:"
    yield f"  recall                         {share_cell(score.right_recall)}"
    yield f"  precision                      {share_cell(score.right_precision)}"
    if plan.label:
        yield f"{plan.label}: {share_cell(score.spared)}"
    yield f"nothing reported where none is   {share_cell(score.silent)}"
    yield "of those that are found, right in"
    for name, share in score.fields.items():
        yield f"  {name:31}{share_cell(share)}"


def _json(score: FactScore) -> dict[str, object]:
    from callup.cli.evaluating_lines import share_json

    names = (
        "recall",
        "precision",
        "done_recall",
        "done_precision",
        "right_recall",
        "right_precision",
        "spared",
        "silent",
    )
    return {
        "passages": score.passages,
        **{name: share_json(getattr(score, name)) for name in names},
        "fields": {name: share_json(share) for name, share in score.fields.items()},
    }


def _miss_lines(paired: Paired) -> Iterator[str]:
    """The pairs that differ, under each passage's text."""
    for passage, pairs in paired:
        told = [line for pair in pairs if (line := _told(passage.text, pair))]
        if told:
            yield f"\n{passage.id} {passage.lang} {passage.published}\n{passage.text}"
        yield from told


def _told(text: str, pair: FactPair) -> str:
    if pair.wanted is None or pair.found is None:
        one = pair.wanted or pair.found
        return f"  {'missed' if pair.wanted else 'too much'}: {_spelt(text, one)}" if one else ""
    if not pair.wrong:
        return ""
    wrong = "; ".join(
        f"{name} {_plain(pair.found.fields[name])}, not {_plain(pair.wanted.fields[name])}"
        for name in pair.wrong
    )
    return f"  wrong: {_spelt(text, pair.wanted)}: {wrong}"


def _spelt(text: str, fact: Fact) -> str:
    words = " ".join(text[slice(*fact.span)].split()) if fact.span else ""
    told = ", ".join(f"{name} {_plain(value)}" for name, value in fact.fields.items() if value)
    return f"{fact.kind or ''} [{words}] {told}"


def _plain(value: object) -> str:
    if isinstance(value, tuple | frozenset):
        return "/".join("-" if part is None else str(part) for part in value) or "-"
    return "-" if value is None else str(value)
