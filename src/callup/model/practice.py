"""Something that is done to people to make them serve."""

from __future__ import annotations

from callup.model.record import Record
from callup.values import Quantity


class Practice(Record, frozen=True, kw_only=True, tag="practice"):
    """`practice` is an id of the campaign's practices.yml; the other fields are the text's words.

    `purpose_stated` is what those who do it say it is for, `purpose_observed` what people met.
    """

    practice: str
    actor: str | None = None
    method: str | None = None
    target: str | None = None
    people: Quantity | None = None
    purpose_stated: str | None = None
    purpose_observed: str | None = None
    outcome: str | None = None
    norm: str | None = None
