"""What the brief says could not be checked: unconfirmed, anonymous, undated, and places without a source."""

from __future__ import annotations

from callup.campaign import Campaign
from callup.publish.clear import Cleared
from callup.publish.line import Line, line_of
from callup.publish.period import day_of
from callup.publish.shelf import Shelf

_UNCERTAIN = frozenset({"unconfirmed", "planned", "hypothetical", "conditional"})


def unconfirmed(shelf: Shelf) -> list[Line]:
    """Records of other kinds than practices and claims that are not simply reported."""
    return [
        line_of(_text(shelf, cleared), cleared, shelf.wording)
        for cleared in shelf.of_period()
        if cleared.record.status in _UNCERTAIN and type(cleared.record).__name__ not in ("Practice", "Claim")
    ]


def anonymous(shelf: Shelf) -> list[Line]:
    """What one anonymous voice says, and nobody named."""
    return [
        line_of(shelf.wording.voice(cleared.record.voice), cleared, shelf.wording)
        for cleared in shelf.of_period()
        if cleared.record.voice is not None
        and cleared.record.voice.naming == "anonymous"
        and type(cleared.record).__name__ != "Claim"
    ]


def undated(shelf: Shelf) -> list[Line]:
    """Records that nothing dates: whether they are of the period is not known."""
    found = [c for c in shelf.by_id.values() if day_of(c.record) is None]
    return [
        line_of(_text(shelf, c), c, shelf.wording)
        for c in sorted(found, key=lambda c: (type(c.record).__name__ == "Claim", c.record.id))
    ]


def no_source(shelf: Shelf, campaign: Campaign) -> str:
    """The subjects of the campaign's country that no record of the period speaks of."""
    seen = {c.record.place.code for c in shelf.of_period() if c.record.place is not None}
    missing = [
        row.name_ru if shelf.wording.language == "ru" else row.name_en
        for (code, municipality), row in sorted(campaign.places.items(), key=lambda item: item[1].code)
        if municipality is None and row.kind == "subject" and code not in seen
    ]
    if not missing:
        return ""
    return shelf.wording.say("no_source", count=len(missing), places=", ".join(missing))


def _text(shelf: Shelf, cleared: Cleared) -> str:
    """A record in a few words, whatever its kind."""
    record, wording = cleared.record, shelf.wording
    place = wording.place(record.place)
    benefit, practice = getattr(record, "benefit", None), getattr(record, "practice", None)
    if benefit is not None:
        return f"{place}: {wording.benefit(benefit)}"
    if practice is not None:
        return f"{place}: {wording.practice(practice)}"
    return f"{place}: {record.anchor.quote}"
