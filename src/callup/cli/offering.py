"""The offers ledger at the command line: what was on offer on a day, and what it was before."""

from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from callup.cli.options import ArchiveFolder, day
from callup.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from callup.flow.on_offer import OnOffer
    from callup.link.ledger.exchange import Exchange


def register(app: typer.Typer) -> None:
    """Put this group's command on the command line."""
    app.command()(offers)


def offers(
    archive: ArchiveFolder,
    on: Annotated[str, typer.Option("--on", help="The day, as 2023-03-28.", metavar="DATE")],
    place: Annotated[
        str | None,
        typer.Option("--place", help="Only what holds in this place, by ISO code.", metavar="CODE"),
    ] = None,
    history: Annotated[
        bool, typer.Option("--history", help="All successive values of each offer, not those of the day.")
    ] = False,
    into: Annotated[
        str | None,
        typer.Option("--in", help="Also in this currency, at the month's mean rate.", metavar="CURRENCY"),
    ] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print a table for a spreadsheet.")] = False,
) -> None:
    """What was on offer on a day, by place, payer and benefit, and what it was before.

    Example: callup offers my-archive --on 2023-03-28 --place RU-YAR --in USD
    """
    from callup.campaign import load_campaign
    from callup.flow.on_offer import on_offer
    from callup.link.ledger.exchange import Exchange
    from callup.store import open_archive

    wanted = day(on, "--on")
    if wanted is None:
        raise UsageError("--on: a day is needed, like 2023-03-28.")
    opened = open_archive(archive)
    campaign = load_campaign(opened.campaign)
    exchange = Exchange(campaign.rates, campaign.head.currency)
    currency = into.upper() if into else None
    if currency is not None and not exchange.knows(currency):
        known = ", ".join(sorted({name for _, name in exchange.rates} | {exchange.home}))
        raise UsageError(f"--in {into}: the campaign has no rate for this currency. It has: {known}.")
    if place is not None and (place, None) not in campaign.places:
        raise UsageError(f"--place {place}: the campaign has no such place. Write an ISO 3166-2 code.")
    ledger = on_offer(opened)
    shown = _Shown(wanted, place, currency, exchange)
    if as_csv:
        _table(ledger, shown, history)
    else:
        _lines(ledger, shown, history)
    if ledger.undated:
        typer.echo(f"{ledger.undated} offers have no date and stand on no day.", err=True)


class _Shown:
    """Which part of the ledger is asked for, and in which currency."""

    def __init__(self, on: date, place: str | None, currency: str | None, exchange: Exchange) -> None:
        self.on = on
        self.place = place
        self.currency = currency
        self.exchange = exchange


def _table(ledger: OnOffer, shown: _Shown, history: bool) -> None:
    from callup.cli.offering_rows import COLUMNS, rows_of_history, rows_of_states
    from callup.publish.exports import cell

    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(COLUMNS)
    rows = (
        rows_of_history(ledger.of(shown.place), shown.exchange, shown.currency)
        if history
        else rows_of_states(ledger.on(shown.on, shown.place), shown.on, shown.exchange, shown.currency)
    )
    for row in rows:
        table.writerow([cell(row.get(column)) for column in COLUMNS])


def _lines(ledger: OnOffer, shown: _Shown, history: bool) -> None:
    from callup.cli.offering_lines import history_lines, state_lines

    if history:
        lines = (
            line
            for slot, told in ledger.of(shown.place).items()
            for line in history_lines(slot, told, shown.exchange, shown.currency)
        )
    else:
        lines = (
            line
            for state in ledger.on(shown.on, shown.place)
            for line in state_lines(state, shown.on, shown.exchange, shown.currency)
        )
    nothing = True
    for line in lines:
        nothing = False
        typer.echo(line)
    if nothing:
        typer.echo("No dated report of an offer was found; that is not known, and not zero.", err=True)
