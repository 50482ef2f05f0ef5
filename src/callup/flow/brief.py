"""From an archive to a brief and its tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import zip_longest
from pathlib import Path

from callup.campaign import Campaign, load_campaign
from callup.flow.changes import Change, changes
from callup.flow.happened import origins_in
from callup.flow.on_offer import audiences, sightings_of
from callup.flow.standing import Standing, standing
from callup.flow.topics import contradictions_of, topics_of
from callup.link import OfferState, ledger_on
from callup.link.courts.court_joins import join_cases
from callup.link.ledger.ledger import Slot, slot_of
from callup.link.ledger.ledger_slots import class_of
from callup.link.ledger.ledger_sums import Reckoning
from callup.model import AnyRecord, Case, Document, Offer, Practice
from callup.publish import (
    BriefInput,
    Counts,
    LedgerRow,
    Period,
    SilentChange,
    SumCheck,
    clear,
    clear_address,
    day_of,
    write_brief,
    write_exports,
)
from callup.publish.wording import BriefLanguage
from callup.store import Archive
from callup.values import Amount

Days = tuple[date | None, date | None]


def make_brief(  # noqa: PLR0913, the command's options
    archive: Archive,
    days: Days,
    out: Path,
    *,
    made_at: datetime,
    language: BriefLanguage = "en",
) -> list[Path]:
    """Write the brief of some days, both inclusive, and the tables behind it; the paths of the files.

    The tables hold the records of these days and those that nothing dates. Offers are told as they
    stood on the last day, or on the day of making where that is open. Raises ClearanceError where a
    record cannot be cleared.
    """
    campaign = load_campaign(archive.campaign)
    state = standing(archive)
    period = Period(*days)
    day = period.last or made_at.date()
    ledger = tuple(_ledger(archive, state.records, day))
    silent = tuple(_silent(archive, state, campaign))
    wanted = _printed(state, period, (ledger, silent))
    drafts = ((j.record, j.judgement) for j in state.judged if j.record.document in wanted)
    cleared = tuple(clear(drafts, state.documents, campaign))
    told = [record for record in state.records if period.holds(day_of(record))]
    topics = topics_of(told, state.documents, campaign)
    spare = spare_cards(record for record in state.records if isinstance(record, Case))
    given = BriefInput(
        cleared=tuple(c for c in cleared if c.record.id not in spare),
        ledger=ledger,
        silent=silent,
        topics=topics,
        links=contradictions_of(told, state.documents, campaign),
        counts=_counts(state),
        origins=_origins(archive, state),
        period=period,
        made_at=made_at,
    )
    out.mkdir(parents=True, exist_ok=True)
    kept = [c for c in cleared if (filed := day_of(c.record)) is None or period.holds(filed)]
    return [*write_brief(given, campaign, out, language), *write_exports(kept, out)]


def _printed(
    state: Standing, period: Period, offers: tuple[tuple[LedgerRow, ...], tuple[SilentChange, ...]]
) -> frozenset[str]:
    """The documents of which something may be printed: of the period or undated, with a practice, or named
    by the ledger or a silent change. The others of a large archive need not be cleared."""
    ledger, silent = offers
    named = {id_ for row in ledger for id_ in (row.offer, row.earlier, *row.others)}
    named |= {id_ for change in silent for pair in change.pairs for id_ in pair}
    return frozenset(
        record.document
        for record in state.records
        if (day := day_of(record)) is None
        or period.holds(day)
        or isinstance(record, Practice)
        or record.id in named
    )


def spare_cards(cases: Iterable[Case]) -> frozenset[str]:
    """The records that the brief need not tell, for another card tells of the same case and instance later.

    Of an appeal whose first instance is known the register tells, and of a report its card.
    """
    spare: set[str] = set()
    for case in join_cases(cases):
        appeals = [card for appeal in case.appeals for card in appeal.cards]
        told = [*case.cards[-1:], *appeals[-1:], *case.reports][:1]
        spare |= {*case.cards, *appeals, *case.reports} - {*told}
    return frozenset(spare)


def _origins(archive: Archive, state: Standing) -> Callable[[Iterable[str]], int]:
    """Counts the independent origins of records, by their ids."""
    origins, by_id = origins_in(archive, state.documents), {record.id: record for record in state.records}
    return lambda ids: len(origins.among(by_id[id_] for id_ in ids if id_ in by_id))


def _ledger(archive: Archive, records: Iterable[AnyRecord], day: date) -> Iterator[LedgerRow]:
    """The offers' states, by ids; what the ledger knows and publishing may not import."""
    offers = [record for record in records if isinstance(record, Offer)]
    seen, audience_of = sightings_of(archive, offers), audiences(load_campaign(archive.campaign))
    for state in ledger_on(offers, day, seen, audience_of):
        yield LedgerRow(
            offer=state.offer.id,
            amount=state.amount,
            last_seen=state.last_seen,
            age_days=state.age_days,
            earlier=state.earlier.id if state.earlier else None,
            others=tuple(other.id for other in state.others),
            seen_on=tuple(day_of(offer) for offer in state.spell.reports),
            condition=state.condition,
            until=state.spell.window,
            expires_in=state.expires_in,
            checks=tuple(_checks(state)),
        )


def _checks(state: OfferState) -> Iterator[SumCheck]:
    for told in state.reckonings:
        stale = tuple(part.payer for part in told.stale)
        yield SumCheck(told.verdict, _parts(told), told.difference, stale)


def _parts(told: Reckoning) -> tuple[tuple[str, Amount], ...]:
    return tuple((part.payer, part.amount) for part in told.parts)


def _sum(offer: Offer) -> tuple[object, ...] | None:
    amount = offer.amount
    return (amount.min, amount.max, amount.currency) if amount else None


def _silent(archive: Archive, state: Standing, campaign: Campaign) -> Iterator[SilentChange]:
    """What differs between two versions of an address: offers of one slot, before and after."""
    audience_of = audiences(campaign)
    by_document: dict[str, list[Offer]] = {}
    for record in state.records:
        if isinstance(record, Offer):
            by_document.setdefault(record.document, []).append(record)

    def slot(offer: Offer) -> Slot:
        return slot_of(offer, class_of(offer, audience_of))

    for change in changes(archive):
        before = _slots(change.before.documents, by_document, slot)
        after = _slots(change.after.documents, by_document, slot)
        source = next((d.source.id for d in change.after.documents if d.source), None)
        yield SilentChange(
            address=clear_address(change.address, campaign),
            source=source,
            before=change.before.last_seen.date(),
            after=change.after.first_seen.date(),
            before_capture=change.before.capture,
            after_capture=change.after.capture,
            pairs=tuple(_pairs(before, after)),
            lines=_lines(change),
        )


def _slots(
    documents: Iterable[Document], offers: Mapping[str, list[Offer]], slot: Callable[[Offer], Slot]
) -> dict[object, list[Offer]]:
    """The offers on a page by slot, in the order of its text, each sum once."""
    found: dict[object, list[Offer]] = {}
    for document in documents:
        for offer in sorted(offers.get(document.id, ()), key=lambda offer: (offer.anchor, offer.id)):
            same_slot = found.setdefault(slot(offer), [])
            if all(_sum(offer) != _sum(other) for other in same_slot):
                same_slot.append(offer)
    return found


def _pairs(
    before: Mapping[object, list[Offer]], after: Mapping[object, list[Offer]]
) -> Iterator[tuple[str | None, str | None]]:
    """What one version says and the other does not, the first with the first of each slot."""
    for slot in sorted({*before, *after}, key=str):
        old, new = before.get(slot, []), after.get(slot, [])
        gone = [offer for offer in old if all(_sum(offer) != _sum(other) for other in new)]
        come = [offer for offer in new if all(_sum(offer) != _sum(other) for other in old)]
        for one, other in zip_longest(gone, come):
            yield (one.id if one else None, other.id if other else None)


def _lines(change: Change) -> int:
    return sum(1 for line in change.lines if line.strip("+- "))


def _counts(state: Standing) -> Counts:
    documents = state.documents.values()
    return Counts(
        documents=len(state.documents),
        sources=len({document.source.id for document in documents if document.source}),
        undated_documents=sum(1 for document in documents if document.published is None),
        issues=dict(sorted(Counter(issue.stage for issue in state.issues).items())),
    )
