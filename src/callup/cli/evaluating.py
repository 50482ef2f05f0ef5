"""Scores on labelled files: eval money, dates, places, offers, attribution, sources."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from callup.cli.options import Campaign
from callup.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from callup.evaluate.span_scores import SpanScore

Data = Annotated[
    Path, typer.Option("--data", help="Marked passages, or texts with entities (JSON Lines).", metavar="FILE")
]
Misses = Annotated[bool, typer.Option("--misses", help="Tell what is wrong; not of a half that is held out.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object instead of a table.")]

scores = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def register(app: typer.Typer) -> None:
    """Put this group's commands on the command line."""
    app.add_typer(scores, name="eval", help="Score the finders and extractors on a labelled file.")


@scores.command()
def money(data: Data, misses: Misses = False, as_json: AsJson = False, campaign: Campaign = "russia") -> None:
    """Sums of money: spans, ends and currency.

    Example: callup eval money --data tests/gold/offers_dev.jsonl
    """
    from callup.evaluate import evaluate_money

    if is_there(data, misses):
        _print_spans(evaluate_money(campaign_of(campaign), data), "ends and currency right", misses, as_json)


@scores.command()
def dates(data: Data, misses: Misses = False, as_json: AsJson = False, campaign: Campaign = "russia") -> None:
    """Dates: spans, and the days that they mean.

    Example: callup eval dates --data tests/gold/offers_dev.jsonl
    """
    from callup.evaluate import evaluate_dates

    if is_there(data, misses):
        _print_spans(evaluate_dates(campaign_of(campaign), data), "days right", misses, as_json)


@scores.command()
def places(
    data: Data,
    listed: Annotated[
        Path | None, typer.Option("--list", help="The mentions wanted in a file of entities.", metavar="FILE")
    ] = None,
    misses: Misses = False,
    as_json: AsJson = False,
    campaign: Campaign = "russia",
) -> None:
    """Places of the campaign's country: spans, code and town.

    Example: callup eval places --data tests/gold/offers_dev.jsonl
    """
    from callup.evaluate import evaluate_places

    if listed is not None and not listed.is_file():
        raise UsageError(f"--list: there is no file {listed}")
    if is_there(data, misses):
        score = evaluate_places(campaign_of(campaign), data, listed)
        _print_spans(score, "code and town right", misses, as_json)


@scores.command()
def offers(
    data: Data, misses: Misses = False, as_json: AsJson = False, campaign: Campaign = "russia"
) -> None:
    """Offers: whole tuples, each field, and passages in which there is none.

    Example: callup eval offers --data tests/gold/offers_dev.jsonl
    """
    from callup.cli.evaluating_lines import offer_json, offer_lines, offer_miss_lines, offer_misses
    from callup.evaluate import evaluate_offers

    if not is_there(data, misses):
        return
    whole, parts, paired = evaluate_offers(campaign_of(campaign), data)
    if as_json:
        told = {"all": offer_json(whole), **{name: offer_json(part) for name, part in parts.items()}}
        print_json(told | ({"misses": offer_misses(paired)} if misses else {}))
        return
    print_lines(offer_miss_lines(paired) if misses else ())
    print_lines(offer_lines(whole, parts))


@scores.command()
def attribution(
    data: Data, misses: Misses = False, as_json: AsJson = False, campaign: Campaign = "russia"
) -> None:
    """Who says what: what is said, and by whom, on texts with marked attributions.

    Example: callup eval attribution --data attributions.jsonl --json
    """
    import msgspec

    from callup.cli.attribution_lines import attribution_json, attribution_lines, voice_lines
    from callup.cli.evaluating_lines import miss_line
    from callup.evaluate import attribution_misses, evaluate_attribution, evaluate_voices

    if is_there(data, misses):
        score = evaluate_attribution(campaign_of(campaign), data)
        wrong = list(attribution_misses(campaign_of(campaign), data)) if misses else []
        if as_json:
            told = {"misses": [msgspec.to_builtins(miss) for miss in wrong]} if misses else {}
            print_json(attribution_json(score) | told)
        else:
            print_lines(miss_line(miss) for miss in wrong)
            print_lines(attribution_lines(score))
            print_lines(voice_lines(evaluate_voices(campaign_of(campaign), data)))


@scores.command()
def sources(
    data: Data, misses: Misses = False, as_json: AsJson = False, campaign: Campaign = "russia"
) -> None:
    """Sources of news in Russian texts with marked entities: who informs, by overlap.

    Example: callup eval sources --data rured2.jsonl
    """
    from callup.evaluate import evaluate_sources

    if is_there(data, misses):
        _print_spans(evaluate_sources(campaign_of(campaign), data), "", misses, as_json)


def campaign_of(name: str) -> Any:
    """A campaign by its name or folder."""
    from callup.campaign import load_campaign

    return load_campaign(name)


def is_there(data: Path, misses: bool) -> bool:
    """Whether the file is there; evaluation data that states no licence is not in the repository.

    Raises UsageError for the misses of a file that is held out.
    """
    if misses and "held" in data.name:
        raise UsageError("--misses: a half that is held out is scored, not read.")
    if data.is_file():
        return True
    typer.echo(f"SKIPPED: no labelled file {data}; give one with --data FILE", err=True)
    return False


def _print_spans(score: SpanScore, value: str, misses: bool, as_json: bool) -> None:
    from callup.cli.evaluating_lines import span_json, span_lines, span_miss_lines, span_misses

    if as_json:
        print_json(span_json(score) | ({"misses": span_misses(score)} if misses else {}))
        return
    print_lines(span_miss_lines(score) if misses else ())
    print_lines(span_lines(score, value))


def print_json(told: object) -> None:
    """Print one JSON object."""
    typer.echo(json.dumps(told, ensure_ascii=False))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines."""
    for line in lines:
        typer.echo(line)
