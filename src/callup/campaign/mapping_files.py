"""A mapping file: loaded and checked, with messages for people who edit it by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from callup.campaign.campaign import Campaign
from callup.campaign.files import read_yaml
from callup.errors import CampaignError
from callup.model.case import Outcome, Person, Stage
from callup.model.court_mapping import CardField, CourtMapping
from callup.model.offer import Basis, Benefit, Change, Payer, Per
from callup.model.row_mapping import RowField, RowMapping

WORDED: dict[RowField, tuple[str, ...]] = {
    "benefit": get_args(Benefit),
    "payer": get_args(Payer),
    "basis": get_args(Basis),
    "per": get_args(Per),
    "change": get_args(Change),
}
"""The fields whose values are words of the record contract."""

_WORDED_OF_COURTS: dict[CardField, tuple[str, ...]] = {
    "outcome": get_args(Outcome),
    "person": get_args(Person),
    "stage": get_args(Stage),
}
COURT_SOURCES = "court_sources"
"""Where a campaign keeps the mappings of tables that others write."""


def mapping_file(campaign: Campaign, name: str) -> Path:
    """The mapping file of a name: one of the user's, else one that the campaign ships."""
    own = Path(name)
    shipped = campaign.folder / COURT_SOURCES / f"{name}.yml"
    return shipped if not own.exists() and shipped.is_file() else own


def load_mapping(path: Path) -> RowMapping | CourtMapping:
    """The mapping of a file; raises CampaignError naming the file, the key and what to do.

    A file with a key `rows` is of court cards or of counts of cases, any other of offers.
    """
    mapping: RowMapping | CourtMapping
    if _tells_rows(read_yaml(path, object)):
        mapping = read_yaml(path, CourtMapping)
        faults = _court_faults(mapping)
    else:
        mapping = read_yaml(path, RowMapping)
        faults = _faults(mapping)
    for fault in faults:
        raise CampaignError(f"{path}: {fault}")
    return mapping


def _tells_rows(value: object) -> bool:
    return isinstance(value, dict) and "rows" in value


def _court_faults(mapping: CourtMapping) -> Iterator[str]:
    told = {*mapping.columns.values(), *mapping.constants}
    if mapping.rows == "cards" and "article" not in told:
        yield "columns: none holds the article"
    if mapping.rows == "cards" and not {"number", "uid"} & told:
        yield "columns: none holds the number of the case (number or uid)"
    if mapping.rows == "totals" and "value" not in told:
        yield "columns: none holds the count (value)"
    for column in sorted({*mapping.columns} & {*mapping.ignored, *mapping.private}):
        yield f"the column {column!r} stands in two of columns, private, ignored"
    for field, allowed in _WORDED_OF_COURTS.items():
        values = {*mapping.words.get(field, {}).values(), *filter(None, [mapping.constants.get(field)])}
        for value in sorted(values - {*allowed}):
            yield f"{field}: {value!r} is none of {', '.join(allowed)}"


def _faults(mapping: RowMapping) -> Iterator[str]:
    told = {*mapping.columns.values(), *mapping.constants}
    if not mapping.payers and not {"amount", "min", "max"} & told:
        yield "columns: none holds an amount (amount, or min and max), and payers names none"
    for field in ("benefit", "place"):
        if field not in told and not (field == "place" and "municipality" in told):
            yield f"columns: none holds the {field}, and constants does not say it"
    fields = list(mapping.columns.values())
    for field in sorted({field for field in fields if fields.count(field) > 1}):
        yield f"columns: two hold the {field}"
    for both in sorted(
        {*mapping.columns} & {*mapping.payers, *mapping.ignored} | {*mapping.payers} & {*mapping.ignored}
    ):
        yield f"the column {both!r} stands in two of columns, payers, ignored"
    if mapping.unit < 1:
        yield f"unit: {mapping.unit} is no unit; write 1, 1000 or 1000000"
    for field, allowed in WORDED.items():
        values = {*mapping.words.get(field, {}).values(), *filter(None, [mapping.constants.get(field)])}
        for value in sorted(values - {*allowed}):
            yield f"{field}: {value!r} is none of {', '.join(allowed)}"
