"""Scores on labelled files: eval money, dates, places, offers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from callup.cli.options import Campaign
from callup.errors import UsageError

if TYPE_CHECKING:
    from callup.evaluate.intervals import Share
    from callup.evaluate.marked import Passage
    from callup.evaluate.offer_scores import OfferPair, OfferScore
    from callup.evaluate.span_scores import SpanScore

Data = Annotated[
    Path, typer.Option("--data", help="Marked passages, or texts with entities (JSON Lines).", metavar="FILE")
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object instead of a table.")]

scores = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def register(app: typer.Typer) -> None:
    """Put this group's commands on the command line."""
    app.add_typer(scores, name="eval", help="Score the finders and extractors on a labelled file.")


@scores.command()
def money(data: Data, as_json: AsJson = False, campaign: Campaign = "russia") -> None:
    """Sums of money: spans, ends and currency.

    Example: callup eval money --data tests/gold/offers_dev.jsonl
    """
    from callup.evaluate import evaluate_money

    if _is_there(data):
        _print_spans(evaluate_money(_campaign(campaign), data), as_json, "ends and currency right")


@scores.command()
def dates(data: Data, as_json: AsJson = False, campaign: Campaign = "russia") -> None:
    """Dates: spans, and the days that they mean.

    Example: callup eval dates --data tests/gold/offers_dev.jsonl
    """
    from callup.evaluate import evaluate_dates

    if _is_there(data):
        _print_spans(evaluate_dates(_campaign(campaign), data), as_json, "days right")


@scores.command()
def places(
    data: Data,
    listed: Annotated[
        Path | None, typer.Option("--list", help="The mentions wanted in a file of entities.", metavar="FILE")
    ] = None,
    as_json: AsJson = False,
    campaign: Campaign = "russia",
) -> None:
    """Places of the campaign's country: spans, code and town.

    Example: callup eval places --data tests/gold/offers_dev.jsonl
    """
    from callup.evaluate import evaluate_places

    if _is_there(data):
        _print_spans(evaluate_places(_campaign(campaign), data, listed), as_json, "code and town right")


@scores.command()
def offers(
    data: Data,
    misses: Annotated[
        bool, typer.Option("--misses", help="Print what is wrong; not of a half that is held out.")
    ] = False,
    as_json: AsJson = False,
    campaign: Campaign = "russia",
) -> None:
    """Offers: whole tuples, each field, and passages in which there is none.

    Example: callup eval offers --data tests/gold/offers_dev.jsonl
    """
    from callup.evaluate import evaluate_offers

    if misses and "held" in data.name:
        raise UsageError("--misses: a half that is held out is scored, not read.")
    if not _is_there(data):
        return
    whole, parts, paired = evaluate_offers(_campaign(campaign), data)
    if as_json:
        typer.echo(
            json.dumps(
                {"all": _offer_json(whole), **{name: _offer_json(part) for name, part in parts.items()}}
            )
        )
        return
    if misses:
        for line in (line for passage, pairs in paired for line in _complaints(passage, pairs)):
            typer.echo(line)
    for line in _offer_table(whole, parts):
        typer.echo(line)


def _campaign(name: str) -> Any:
    from callup.campaign import load_campaign

    return load_campaign(name)


def _is_there(data: Path) -> bool:
    """Whether the file is there; evaluation data that states no licence is not in the repository."""
    if data.is_file():
        return True
    typer.echo(f"SKIPPED: no labelled file {data}; give one with --data FILE", err=True)
    return False


def _print_spans(score: SpanScore, as_json: bool, value: str) -> None:
    if as_json:
        fields = {
            name: _share_json(getattr(score, name)) for name in ("precision", "recall", "exact", "value")
        }
        typer.echo(
            json.dumps({"texts": score.texts, "f1": score.f1, "f1_interval": score.f1_interval, **fields})
        )
        return
    f1 = "-" if score.f1 is None else f"{score.f1:.3f}{_range(score.f1_interval)}"
    typer.echo(f"texts                    {score.texts}")
    typer.echo(f"precision, by overlap    {_cell(score.precision)}")
    typer.echo(f"recall, by overlap       {_cell(score.recall)}")
    typer.echo(f"F1, by overlap           {f1}")
    typer.echo(f"spans to the letter      {_cell(score.exact)}")
    if score.value.total:
        typer.echo(f"{value:25}{_cell(score.value)}")


def _range(interval: tuple[float, float] | None) -> str:
    return f" [{interval[0]:.3f}-{interval[1]:.3f}]" if interval else ""


def _cell(share: Share) -> str:
    if share.value is None:
        return "-"
    return f"{share.value:.3f}{_range(share.interval)} {share.hits}/{share.total}"


def _share_json(share: Share) -> dict[str, object]:
    return {"hits": share.hits, "total": share.total, "share": share.value, "interval": share.interval}


def _offer_json(score: OfferScore) -> dict[str, object]:
    names = ("core_recall", "core_precision", "full_recall", "full_precision", "negatives")
    return {
        "passages": score.passages,
        **{name: _share_json(getattr(score, name)) for name in names},
        "fields": {name: _share_json(share) for name, share in score.fields.items()},
    }


def _offer_table(whole: OfferScore, parts: dict[str, OfferScore]) -> Iterator[str]:
    yield f"passages                         {whole.passages}"
    yield "benefit, payer, amount, currency, per and place all right:"
    yield f"  recall                         {_cell(whole.core_recall)}"
    yield f"  precision                      {_cell(whole.core_precision)}"
    yield "and the sum before, the change and the dates:"
    yield f"  recall                         {_cell(whole.full_recall)}"
    yield f"  precision                      {_cell(whole.full_precision)}"
    yield f"no offer reported where none is  {_cell(whole.negatives)}"
    yield "of the offers that are found, right in"
    for name, share in whole.fields.items():
        yield f"  {name:31}{_cell(share)}"
    yield "the first tuple's recall, and silence, by language and genre"
    for name, part in parts.items():
        yield f"  {name:31}{_cell(part.core_recall)}; {_cell(part.negatives)}"


def _complaints(passage: Passage, pairs: list[OfferPair]) -> Iterator[str]:
    wrong = [pair for pair in pairs if pair.wanted is None or pair.found is None or pair.wrong]
    if not wrong:
        return
    yield f"\n{passage.id} {passage.lang} {passage.published}\n{passage.text}"
    for pair in wrong:
        if pair.wanted is None:
            yield f"  too much  {_spell(pair.found)}"
        elif pair.found is None:
            yield f"  missed    {_spell(pair.wanted)}"
        else:
            told = "; ".join(
                f"{name} {_plain(pair.found[name])}, not {_plain(pair.wanted[name])}" for name in pair.wrong
            )
            yield f"  wrong     {_spell(pair.wanted)}: {told}"


def _spell(fields: dict[str, object] | None) -> str:
    shown = ("benefit", "payer", "amount", "per", "place", "status")
    return ", ".join(_plain((fields or {})[name]) for name in shown)


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return "/".join("-" if part is None else str(part) for part in value)
    return "-" if value is None else str(value)
