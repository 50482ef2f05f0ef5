"""Families of copies in lines to be read and in rows for a spreadsheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from callup.cli.offering_sums import spell_amount
from callup.flow.campaign_sheet import CampaignSheet, Row
from callup.link.copies.copy_sheet import Slot
from callup.model import Offer
from callup.model.family import Family, Member

FAMILY_COLUMNS = (
    "family", "accounts", "documents", "first", "last", "places", "place_codes", "kinds", "origin", "words",
)  # fmt: skip
MEMBER_COLUMNS = (
    "family", "document", "day", "dated", "seen", "source", "source_kind", "place", "url", "benefit", "payer",
    "offer_place", "min", "max", "currency", "as_written", "record", "fillers",
)  # fmt: skip
_LONGEST = 100
_MOST_FILLERS = 8
_NOWHERE = "no place"
Cells = dict[str, object]


def family_lines(family: Family, words: str) -> Iterator[str]:
    """A family in two lines: how far it spread, and how it begins."""
    yield (
        f"{family.id}  {len(family.accounts)} publishers, {len(family.members)} documents | "
        f"{_span(family)} | {_counted(_places(family))} | {_counted(_kinds(family))}"
    )
    yield f"    {words}"


def family_row(family: Family, words: str) -> Cells:
    """A family as a row."""
    days = [member.day for member in family.members]
    places = _places(family)
    return {
        "family": family.id,
        "accounts": len(family.accounts),
        "documents": len(family.members),
        "first": min(days),
        "last": max(days),
        "places": len(places.keys() - {_NOWHERE}),
        "place_codes": " ".join(sorted(places.keys() - {_NOWHERE})),
        "kinds": _counted(_kinds(family)),
        "origin": family.origin.document,
        "words": words,
    }


def sheet_lines(sheet: CampaignSheet) -> Iterator[str]:
    """The sheet of a family: its spread, its text with the slots, what fills them where, and what changed."""
    family = sheet.family
    yield f"{family.id}: one text of {len(family.accounts)} publishers in {len(family.members)} documents"
    yield f"  first  {_who(sheet.rows[0])}"
    yield f"  spread {_span(family)}; {_counted(_places(family))}"
    yield f"  kinds  {_counted(_kinds(family))}"
    yield "  text"
    yield f"    {sheet.sheet.shared}"
    if sheet.sheet.slots:
        yield "  slots"
    for number, slot in enumerate(sheet.sheet.slots, 1):
        yield f"    {number}. after “{slot.after}”: {_fillers(slot)}"
    yield "  who says what"
    for row in sheet.rows:
        yield f"    {_who(row)}"
        for offer in row.offers:
            yield f"        {offer.id}  {_offer(offer)}"
    for changed in sheet.changed:
        yield f"  changed at {changed.source}, {changed.before.seen} to {changed.after.seen}"
        for before, after in changed.pairs:
            yield f"    “{_cut(before)}” became “{_cut(after)}”"


def member_rows(sheet: CampaignSheet) -> Iterator[Cells]:
    """The members as rows, one an offer; one without offers where a member makes none."""
    for row in sheet.rows:
        member = row.member
        common: Cells = {
            "family": sheet.family.id,
            "document": member.document,
            "day": member.day,
            "dated": member.dated,
            "seen": member.seen,
            "source": row.source,
            "source_kind": _kind(member),
            "place": member.place,
            "url": row.url,
            "fillers": " | ".join(filler or "" for filler in row.fillers),
        }
        for offer in row.offers:
            yield common | _offer_cells(offer)
        if not row.offers:
            yield common


def _offer_cells(offer: Offer) -> Cells:
    amount = offer.amount
    return {
        "benefit": offer.benefit,
        "payer": offer.payer,
        "offer_place": offer.place.code if offer.place else None,
        "min": amount.min if amount else None,
        "max": amount.max if amount else None,
        "currency": amount.currency if amount else None,
        "as_written": amount.as_written if amount else None,
        "record": offer.id,
    }


def _offer(offer: Offer) -> str:
    place = offer.place.code if offer.place else "no place"
    per = f" a {offer.per}" if offer.per not in (None, "once") else ""
    return f"{place} | {offer.benefit} | {offer.payer} | {spell_amount(offer.amount)}{per}"


def _who(row: Row) -> str:
    member = row.member
    day = f"{member.day}" if member.dated else f"seen {member.day}"
    return f"{day}  {member.place or 'no place'}  {_kind(member)}  {row.source}"


def _kind(member: Member) -> str:
    return (member.source.kind if member.source else None) or "unknown"


def _span(family: Family) -> str:
    days = [member.day for member in family.members]
    first, last = min(days), max(days)
    return f"{first}" if first == last else f"{first} to {last}"


def _places(family: Family) -> Counter[str]:
    """The publishers' places, each publisher counted once."""
    return Counter({member.account: member.place or _NOWHERE for member in family.members}.values())


def _kinds(family: Family) -> Counter[str]:
    return Counter({member.account: _kind(member) for member in family.members}.values())


def _counted(counts: Counter[str]) -> str:
    """ "2 library, school": the most frequent first."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(name if count == 1 else f"{count} {name}" for name, count in ordered)


def _fillers(slot: Slot) -> str:
    """What fills a slot, the most frequent first; what is left out with its surroundings is not told."""
    counts = Counter(filler for filler in slot.fillers if filler is not None)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    told = [f"“{_cut(filler)}”" + (f" ({count})" if count > 1 else "") for filler, count in ordered]
    more = f" and {len(told) - _MOST_FILLERS} more" if len(told) > _MOST_FILLERS else ""
    return ", ".join(told[:_MOST_FILLERS]) + more


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
