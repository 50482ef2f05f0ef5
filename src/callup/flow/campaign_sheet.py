"""The sheet of one family: its text with the slots, who published it where, its offers, what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from callup.campaign import Campaign, load_campaign
from callup.errors import UsageError
from callup.flow.copies import families
from callup.link import apply_judgements
from callup.link.copies.copy_sheet import Sheet, sheet_of
from callup.model import Offer
from callup.model.family import Family, Member
from callup.publish import clear_address, clear_source, clear_text
from callup.store import Archive

MOST_COMPARED = 200
"""Texts of a family that are laid side by side; the others are counted and listed."""

_READ, _TOLD = 400, 120  # characters


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A member as it is published: names, telephones and accounts of persons masked, with its offers.

    `fillers` are what it puts into the slots of the sheet; nothing where its text was not compared.
    """

    member: Member
    source: str
    text: str
    url: str | None
    offers: tuple[Offer, ...]
    fillers: tuple[str | None, ...] = ()


class Changed(msgspec.Struct, frozen=True):
    """Two versions of one publisher's page, and the places where they differ: before and after."""

    source: str
    before: Member
    after: Member
    pairs: tuple[tuple[str, str], ...]


class CampaignSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A family as it is published."""

    family: Family
    sheet: Sheet
    rows: tuple[Row, ...]
    changed: tuple[Changed, ...]


def find_family(archive: Archive, id_: str) -> Family:
    """The family whose id begins so; raises UsageError where none, or more than one, does."""
    found = [family for family in families(archive) if id_ and family.id.startswith(id_)]
    if len(found) != 1:
        what = "no family has" if not found else f"{len(found)} families have"
        raise UsageError(
            f"--family {id_}: {what} an id that begins so. Nothing is shown; `callup copies` prints the ids."
        )
    return found[0]


def listed(archive: Archive, fewest_accounts: int) -> Iterator[tuple[Family, str]]:
    """The families that so many accounts published, each with its first words, cleared for publication."""
    campaign = load_campaign(archive.campaign)
    for family in families(archive, fewest_accounts):
        document = archive.document(family.origin.document)
        words = " ".join(clear_text(document.text[:_READ] if document else "", campaign).split())
        yield family, words if len(words) <= _TOLD else f"{words[:_TOLD]}…"


def campaign_sheet(archive: Archive, family: Family) -> CampaignSheet:
    """The sheet of a family, cleared for publication."""
    campaign = load_campaign(archive.campaign)
    offers: dict[str, list[Offer]] = {member.document: [] for member in family.members}
    judged, _ = apply_judgements(archive.copies.offers(family.id), archive.judgements(), {})
    for one in judged:
        if one.stands and isinstance(one.record, Offer):
            offers[one.record.document].append(one.record)
    rows = [_row(archive, campaign, (member, offers[member.document])) for member in family.members]
    compared = rows[:MOST_COMPARED]
    sheet = sheet_of([row.text for row in compared])
    filled = [
        msgspec.structs.replace(row, fillers=tuple(slot.fillers[at] for slot in sheet.slots))
        for at, row in enumerate(compared)
    ]
    return CampaignSheet(
        family=family,
        sheet=sheet,
        rows=(*filled, *rows[MOST_COMPARED:]),
        changed=tuple(_changed(rows)),
    )


def _row(archive: Archive, campaign: Campaign, told: tuple[Member, list[Offer]]) -> Row:
    member, offers = told
    document = archive.document(member.document)
    assert document is not None, "members are documents of the archive"
    return Row(
        member=member,
        source=clear_source(document, campaign) or "unknown source",
        text=clear_text(document.text, campaign),
        url=_url(member, campaign),
        offers=tuple(offers),
    )


def _url(member: Member, campaign: Campaign) -> str | None:
    """The address of a member; that of a private person's account is not told."""
    if member.url is None or (member.source is not None and member.source.kind == "private"):
        return None
    return clear_address(member.url, campaign)


def _changed(rows: Iterable[Row]) -> Iterable[Changed]:
    """Where one publisher has the text more than once, what differs from one time to the next."""
    by_account: dict[str, list[Row]] = {}
    for row in rows:
        by_account.setdefault(row.member.account, []).append(row)
    for versions in by_account.values():
        versions.sort(key=lambda row: (row.member.seen, row.member.document))
        for before, after in pairwise(versions):
            slots = sheet_of([before.text, after.text]).slots
            pairs = tuple((one or "", other or "") for one, other in (slot.fillers for slot in slots))
            if pairs:
                yield Changed(before.source, before.member, after.member, pairs)
