"""Scores of what is said, on labelled files: eval stance, naming."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from callup.cli.evaluating import AsJson, Data, Misses, campaign_of, is_there, print_json, print_lines, scores
from callup.cli.options import Campaign

if TYPE_CHECKING:
    from callup.evaluate.claim_scores import ClaimScore


def register(app: typer.Typer) -> None:
    """Put this file's commands into the group of scores."""
    del app  # the group itself is put on the command line by `evaluating`
    scores.command()(stance)
    scores.command()(naming)


def stance(
    data: Data, misses: Misses = False, as_json: AsJson = False, campaign: Campaign = "russia"
) -> None:
    """Denials: what is marked as one, and what is found as one.

    Example: callup eval stance --data stance.jsonl
    """
    from callup.evaluate import evaluate_stance

    if is_there(data, misses):
        _print(evaluate_stance(campaign_of(campaign), data), misses, as_json)


def naming(
    data: Data, misses: Misses = False, as_json: AsJson = False, campaign: Campaign = "russia"
) -> None:
    """How voices are named: anonymous or by name.

    Example: callup eval naming --data naming.jsonl
    """
    from callup.evaluate import evaluate_naming

    if is_there(data, misses):
        _print(evaluate_naming(campaign_of(campaign), data), misses, as_json)


def _print(score: ClaimScore, misses: bool, as_json: bool) -> None:
    if as_json:
        shares = {
            name: {"value": one.value, "interval": one.interval, "hits": one.hits, "total": one.total}
            for name, one in score.shares.items()
        }
        print_json({"texts": score.texts, **shares} | ({"wrong": list(score.wrong)} if misses else {}))
        return
    print_lines(_lines(score, misses))


def _lines(score: ClaimScore, misses: bool) -> Iterator[str]:
    if misses:
        yield from (f"wrong    {name}" for name in score.wrong)
    yield f"{'texts':29}{score.texts}"
    for name, share in score.shares.items():
        value, interval = share.value, share.interval
        told = (
            "-" if value is None or interval is None else f"{value:.3f} [{interval[0]:.3f}-{interval[1]:.3f}]"
        )
        yield f"{name:29}{told} {share.hits}/{share.total}"
