"""What happened, as the archive knows it: the events behind the reports, each with its grade."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from callup.campaign import load_campaign
from callup.flow.copies import family_of
from callup.flow.standing import standing
from callup.link.events.events import Event, Told, find_events
from callup.link.events.grades import Graded, grade_of
from callup.link.events.origins import Origins
from callup.link.events.tellers import Tellers
from callup.link.judgements import judged_pairs
from callup.model import AnyRecord, Document, Issue, Judgement, Link
from callup.store import Archive


class GradedEvent(msgspec.Struct, frozen=True):
    """An event and how well it stands."""

    event: Event
    graded: Graded


class Happened(msgspec.Struct, frozen=True):
    """The events of an archive, the pairs that may be one event, and judgements that found no record."""

    events: tuple[GradedEvent, ...]
    suggested: tuple[Link, ...]
    issues: tuple[Issue, ...]


def events_in(archive: Archive) -> Happened:
    """The events behind all reports that stand, graded by their independent origins."""
    state = standing(archive)
    origins = origins_in(archive, state.documents)
    pairs, lost = judged_pairs(state.records, archive.judgements(), state.documents)
    found = find_events(state.records, origins, _told(pairs))
    graded = (GradedEvent(one, grade_of(one.reports, one.denials, origins)) for one in found.events)
    return Happened(tuple(graded), found.suggested, tuple(lost))


def origins_in(archive: Archive, documents: Mapping[str, Document]) -> Origins:
    """Who told what first, by the archive's publishers and the campaign's lists of publishers and voices."""
    campaign = load_campaign(archive.campaign)
    sources = {id_: document.source for id_, document in documents.items()}
    return Origins(family_of(archive), sources, Tellers(campaign.sources.values(), campaign.voices.values()))


def _told(pairs: Mapping[frozenset[str], Judgement]) -> Told:
    return Told(
        same=frozenset(pair for pair, judgement in pairs.items() if judgement.verdict == "same"),
        different=frozenset(pair for pair, judgement in pairs.items() if judgement.verdict == "different"),
    )


def subject_of(record: AnyRecord) -> str:
    """What a record is about, in the campaign's own ids: "raid", "signing_bonus", "337.5"."""
    for name in ("practice", "benefit", "articles"):
        value = getattr(record, name, None)
        if value:
            return value if isinstance(value, str) else ", ".join(value)
    return (
        getattr(getattr(record, "what", None), "term", None) or ""
    )  # the text's own words may name somebody
