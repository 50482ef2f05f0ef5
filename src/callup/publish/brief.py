"""The brief: brief.html and brief.md, of cleared records only, in the order briefs are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

import jinja2
import msgspec

from callup.campaign import Campaign
from callup.errors import ClearanceError
from callup.model import Link
from callup.publish import court_lines as courts
from callup.publish import offer_lines as offers
from callup.publish import offer_table
from callup.publish import practice_lines as practices
from callup.publish import unchecked_lines as unchecked
from callup.publish.clear import Cleared
from callup.publish.line import Line
from callup.publish.offer_lines import LedgerRow, SilentChange
from callup.publish.period import Period
from callup.publish.shelf import Shelf
from callup.publish.voice_lines import Statements, statements
from callup.publish.wording import BriefLanguage, Wording

TEMPLATES = Path(__file__).parent / "templates"
_UNCERTAIN = ("denied", "unconfirmed", "planned", "hypothetical", "conditional", "past")
_MOST_OFFERS = 40
_MOST_PRACTICES = 30
_MOST_STATEMENTS = 15


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What the brief tells of the archive itself."""

    documents: int
    sources: int
    undated_documents: int
    issues: Mapping[str, int]


class BriefInput(msgspec.Struct, frozen=True, kw_only=True):
    """All that a brief is made of. `topics` gives the subjects that a record's words speak of.

    `origins` counts the independent origins of records, by their ids: copies and repeats are none. `links`
    lead from denials to what they deny.
    """

    cleared: tuple[Cleared, ...]
    ledger: tuple[LedgerRow, ...]
    silent: tuple[SilentChange, ...]
    topics: Mapping[str, frozenset[str]]
    counts: Counts
    origins: practices.OriginsOf
    period: Period
    made_at: datetime
    links: tuple[Link, ...] = ()


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """What the templates print, section by section."""

    title: str
    made: str
    offer_changes: list[Line]
    silent: list[Line]
    first_practices: list[Line]
    unchanged: list[Line]
    offer_day: str
    offers: offer_table.OfferTables
    practices: practices.PracticeTable
    purposes: list[Line]
    other_practices: list[Line]
    voices: Statements
    funnel: courts.Funnel | None
    cases: list[Line]
    sums: list[Line]
    court_figures: list[Line]
    figures: list[Line]
    unconfirmed: list[Line]
    anonymous: list[Line]
    undated: list[Line]
    undated_documents: str
    issues: str
    no_source: str


def write_brief(given: BriefInput, campaign: Campaign, out: Path, language: BriefLanguage) -> list[Path]:
    """Write brief.html and brief.md into a folder that is there; the same input gives the same bytes."""
    brief, wording = compose(given, campaign, language)
    paths = []
    for name in ("brief.html", "brief.md"):
        path = out / name
        path.write_text(_template(name).render(brief=brief, label=wording.labels), encoding="utf-8")
        paths.append(path)
    return paths


def compose(given: BriefInput, campaign: Campaign, language: BriefLanguage) -> tuple[Brief, Wording]:
    """The sections of a brief; raises ClearanceError where a record was not cleared."""
    for item in given.cleared:
        if not isinstance(item, Cleared):
            raise ClearanceError(
                f"{type(item).__name__}: a record came to the brief that nobody cleared. It would be printed "
                "with private names in it; pass it through callup.publish.clear."
            )
    wording = Wording(language, campaign)
    shelf = Shelf({c.record.id: c for c in given.cleared}, given.period, wording)
    brief = Brief(
        title=wording.say("title", campaign=wording.campaign(), period=_period(given.period, wording)),
        made=_made(given, shelf),
        offer_changes=offers.changed_offers(shelf, given.ledger),
        silent=offers.silent_lines(shelf, given.silent),
        first_practices=practices.first_seen(shelf),
        unchanged=offers.unchanged_offers(shelf, given.ledger),
        offer_day=wording.say("offers_note", day=wording.day(given.period.last or given.made_at.date())),
        offers=offer_table.offer_tables(shelf, given.ledger, _MOST_OFFERS),
        practices=practices.practice_rows(shelf, given.origins, _MOST_PRACTICES),
        purposes=practices.purposes(shelf),
        other_practices=practices.other_practices(shelf, _UNCERTAIN),
        voices=statements(shelf, given.topics, given.links, _MOST_STATEMENTS),
        funnel=courts.case_funnel(shelf),
        cases=courts.case_lines(shelf),
        sums=courts.printed_sums(shelf),
        court_figures=courts.court_figures(shelf),
        figures=courts.other_figures(shelf),
        unconfirmed=unchecked.unconfirmed(shelf),
        anonymous=unchecked.anonymous(shelf),
        undated=unchecked.undated(shelf),
        undated_documents=_undated_documents(given.counts, wording),
        issues=_issues(given.counts, wording),
        no_source=unchecked.no_source(shelf, campaign),
    )
    return brief, wording


def _period(period: Period, wording: Wording) -> str:
    if period.first is not None and period.last is not None:
        return wording.days(period.first, period.last)
    if period.first is not None:
        return wording.say("period_from", first=wording.day(period.first))
    return (
        wording.say("period_to", last=wording.day(period.last)) if period.last else wording.say("period_all")
    )


def _made(given: BriefInput, shelf: Shelf) -> str:
    return shelf.wording.say(
        "made",
        when=f"{shelf.wording.day(given.made_at.date())}, {given.made_at.strftime('%H:%M %Z').strip()}",
        documents=given.counts.documents,
        sources=given.counts.sources,
        records=sum(1 for _ in shelf.of_period()),
    )


def _undated_documents(counts: Counts, wording: Wording) -> str:
    return (
        wording.say("undated_documents", count=counts.undated_documents) if counts.undated_documents else ""
    )


def _issues(counts: Counts, wording: Wording) -> str:
    if not counts.issues:
        return wording.say("no_issues")
    named = ", ".join(
        f"{wording.name('issue_stages', stage)} {n}" for stage, n in sorted(counts.issues.items())
    )
    return wording.say("issues", counts=named)


@cache
def _template(name: str) -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=lambda template: bool(template and ".html" in template),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = plain_markdown
    return environment.get_template(f"{name}.j2")


def plain_markdown(text: object) -> str:
    r"""Text that Markdown prints as it is.

    >>> plain_markdown("<b> *x* | [name]")
    '&lt;b&gt; \\*x\\* \\| \\[name\\]'
    """
    written = re.sub(r"[^\S\u00a0]+", " ", str(text)).strip()
    for char in "\\`*_[]|#":
        written = written.replace(char, "\\" + char)
    return written.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
