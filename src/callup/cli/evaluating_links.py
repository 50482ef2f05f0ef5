"""Scores of what is linked: eval copies, grades."""

from __future__ import annotations

import typer

from callup.cli.evaluating import AsJson, Data, is_there, print_json, scores
from callup.cli.options import Campaign


def register(app: typer.Typer) -> None:
    """Put these commands beside the other scores."""
    del app  # the group that they join is there already
    scores.command()(copies)
    scores.command()(grades)


def copies(data: Data, as_json: AsJson = False, campaign: Campaign = "russia") -> None:
    """Hard pairs: copies of one text are one family, posts of one mould and other texts are not.

    Example: callup eval copies --data copy_pairs.jsonl
    """
    from callup.campaign import load_campaign
    from callup.cli.evaluating_lines import share_cell
    from callup.evaluate import evaluate_copies
    from callup.evaluate.intervals import Share

    if not is_there(data, misses=False):
        return
    found = evaluate_copies(load_campaign(campaign), data)
    shares = {}
    for label in dict.fromkeys(one.pair.label for one in found):
        of_label = [one.right for one in found if one.pair.label == label]
        shares[label] = Share(sum(of_label), len(of_label))
    if as_json:
        print_json({label: {"hits": share.hits, "total": share.total} for label, share in shares.items()})
        return
    for label, share in shares.items():
        typer.echo(f"{label:12} right {share_cell(share)}")


def grades(data: Data, as_json: AsJson = False, campaign: Campaign = "russia") -> None:
    """How well events stand: grade and number of origins, of small constructed cases, with the reasons.

    Example: callup eval grades --data corroboration.jsonl
    """
    from callup.campaign import load_campaign
    from callup.evaluate import evaluate_grades

    if not is_there(data, misses=False):
        return
    told = evaluate_grades(load_campaign(campaign), data)
    right = sum(one.right for one in told)
    if as_json:
        print_json(
            {"cases": len(told), "right": right, "wrong": [one.case.id for one in told if not one.right]}
        )
        return
    for one in told:
        found = one.found
        grade = f"{found.grade} {found.origins}" if found else "no event"
        verdict = "right" if one.right else f"WRONG, an editor says {one.case.grade} {one.case.origins}"
        reasons = "; ".join(found.reasons) if found else one.case.why
        typer.echo(f"{one.case.id}  {grade} ({one.case.note}): {verdict}\n    {reasons}")
    typer.echo(f"{right} of {len(told)} right")
