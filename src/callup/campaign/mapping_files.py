"""A mapping file: loaded and checked, with messages for people who edit it by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from callup.campaign.files import read_yaml
from callup.errors import CampaignError
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


def load_mapping(path: Path) -> RowMapping:
    """The mapping of a file; raises CampaignError naming the file, the key and what to do."""
    mapping = read_yaml(path, RowMapping)
    for fault in _faults(mapping):
        raise CampaignError(f"{path}: {fault}")
    return mapping


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
