"""What the columns of somebody's table of offers mean, as its owner says."""

from __future__ import annotations

from typing import Literal

import msgspec

from callup.model.offer import Payer

RowField = Literal[
    "place",
    "municipality",
    "benefit",
    "payer",
    "basis",
    "amount",
    "min",
    "max",
    "currency",
    "per",
    "previous",
    "previous_time",
    "change",
    "from",
    "to",
    "audience",
    "conditions",
    "act",
    "source",
    "url",
    "published",
]
"""What a column can hold.

`amount` may be a range in words; `min` and `max` are its ends in columns of their own.
"""


class RowMapping(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mapping file: what each column holds, what holds for every row, and which words mean what.

    `columns` gives columns their fields. `payers` are columns of sums that one payer pays, each an offer of
    its own. `constants` hold for every row where no cell says otherwise. `words` gives a field's words their
    values, in lower case. Numbers are counted in `unit` (1000 for thousands). `ignored` columns are left out
    on purpose.
    """

    columns: dict[str, RowField]
    payers: dict[str, Payer] = {}
    constants: dict[RowField, str] = {}
    words: dict[RowField, dict[str, str]] = {}
    unit: int = 1
    ignored: tuple[str, ...] = ()

    def column_of(self, field: RowField) -> str | None:
        """The column that holds a field."""
        return next((column for column, name in self.columns.items() if name == field), None)

    def knows(self, column: str) -> bool:
        """Whether a column is mapped or left out on purpose."""
        return column in self.columns or column in self.payers or column in self.ignored
