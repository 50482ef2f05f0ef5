"""What the columns of somebody's table of court cards, or of counts of cases, mean."""

from __future__ import annotations

from typing import Literal

import msgspec

CardField = Literal[
    "court",
    "number",
    "uid",
    "article",
    "part",
    "people",
    "received",
    "heard",
    "decided",
    "outcome",
    "term",
    "term_months",
    "term_years",
    "person",
    "stage",
    "text_published",
    "text",
    "lower_number",
    "what",
    "month",
    "value",
    "as_of",
    "source",
    "url",
    "published",
]
"""What a column can hold.

`people` names the accused, `article` may: of both nothing is kept but pseudonyms and articles. `uid` is the
number that a case keeps in all instances, `lower_number` the one that it had in the first. `text` is the text
of the decision, of which only is kept that there is one. `what`, `month`, `value` and `as_of` are of counts.
"""

CaseCount = Literal["cases", "people", "decided", "published"]
"""What is counted: cases received, the accused in them, cases decided, decisions whose text is published."""

RowsOf = Literal["cards", "totals"]


class CourtMapping(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mapping file of a table of court cards, or of published counts of cases (`totals`).

    Columns are named as they are written; of an object inside an object as "outer.inner", without the numbers
    of lists. `constants` hold where no cell says otherwise, `words` gives a field's words their values, in
    lower case. `private` columns name people and are never read, `ignored` ones are of no use.
    """

    rows: RowsOf
    columns: dict[str, CardField]
    constants: dict[CardField, str] = {}
    words: dict[CardField, dict[str, str]] = {}
    ignored: tuple[str, ...] = ()
    private: tuple[str, ...] = ()


class CourtRows(msgspec.Struct, frozen=True, kw_only=True):
    """How rows are read as court cards or counts. `columns` are folded: None for those that are passed over.

    Where the owner has not said what the table is (`told` is False), only a row with the columns of a card
    and one of the campaign's `articles` is one. `key` makes the pseudonyms; without it there are none.
    """

    rows: RowsOf
    columns: dict[str, CardField | None]
    constants: dict[CardField, str] = {}
    words: dict[CardField, dict[str, str]] = {}
    articles: frozenset[str]
    told: bool
    key: bytes | None = None
