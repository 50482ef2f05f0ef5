"""Offers from the rows of a table whose columns its owner has mapped. Nothing is guessed from the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, get_args

import msgspec

from callup.extract.reading import Reading
from callup.extract.row_cells import Cell, find_cell
from callup.extract.within import found_within
from callup.model import Act, Issue, Offer
from callup.model.offer import Basis, Benefit, Change, Payer, Per
from callup.model.row_mapping import RowField, RowMapping
from callup.values import Amount, Place, Span, Time

_EXTRACTOR = "offer_rows/1"
_NOTHING = frozenset(
    ("", "-", "–", "—", "н/д", "нд", "нет", "нет данных", "неизвестно", "n/a", "na", "none", "?", "…", "...")
)
_PLAIN = re.compile(r"\d{1,15}(?:[ \u00a0\u202f\u2009]\d{3})*(?:[.,]\d{1,6})?")
_MULTIPLIED = re.compile(r"\d\s?(?:тыс|тис|млн|мил|млрд|thousand|million|mln|billion|bn|[kкm](?![^\W_]))")
_SPACES = re.compile(r"[ \u00a0\u202f\u2009]")
_ALLOWED: dict[RowField, tuple[str, ...]] = {
    "benefit": get_args(Benefit),
    "payer": get_args(Payer),
    "basis": get_args(Basis),
    "per": get_args(Per),
    "change": get_args(Change),
}


def find_rows(reading: Reading, mapping: RowMapping) -> Iterator[Offer | Issue]:
    """The offers of one row: one of its amount, and one of each payer's column that is filled.

    A cell that says nothing is unknown; one that is not understood becomes an Issue that names its row and
    column, and a row without any sum becomes one too. The evidence is the lines of the cells that were used.
    """
    row = _Row(reading, mapping)
    offers = list(row.offers())
    yield from row.issues
    yield from offers
    if not offers and not row.issues:
        yield row.issue(
            "the row holds no sum", "no offer was made of it", "fill in the sum, or leave the row out"
        )


class _Row:
    """A row with the issues that reading it raises."""

    def __init__(self, reading: Reading, mapping: RowMapping) -> None:
        self._reading = reading
        self._mapping = mapping
        self.issues: list[Issue] = []

    def offers(self) -> Iterator[Offer]:
        sums = [*self._own_sum(), *self._sums_of_payers()]
        shared = self._shared() if sums else {}
        for cell, amount, payer in sums:
            fields = dict(shared)
            if payer is not None:
                fields |= {"payer": payer, "basis": "component", "previous": None}
            elif self._mapping.payers and fields["basis"] == fields["payer"] == "unknown":
                fields |= {"basis": "total"}
            elif fields["basis"] == "unknown" and fields["payer"] != "unknown":
                fields |= {"basis": "component"}
            yield Offer(
                anchor=cell.value,
                evidence=self._evidence(cell),
                amount=amount,
                extractor=_EXTRACTOR,
                **fields,
            )

    def issue(self, what: str, why: str, advice: str, span: Span | None = None) -> Issue:
        """An issue that names the row; never what stands in its cells."""
        return Issue(
            stage="extract",
            what=what,
            where=self._reading.document.locator or "the row",
            why=why,
            advice=advice,
            document=self._reading.document.id,
            span=span,
        )

    def _own_sum(self) -> Iterator[tuple[Cell, Amount, None]]:
        cell = self._cell("amount")
        if cell is not None:
            amount = self._amount(cell)
            if amount is not None:
                yield cell, amount, None
            return
        ends = [self._cell("min"), self._cell("max")]
        first = next((end for end in ends if end is not None), None)
        low, high = (self._amount(end) if end else None for end in ends)
        known = low or high
        if first is None or known is None:
            return
        both = msgspec.structs.replace(
            known,
            min=low.min if low else None,
            max=high.max if high else None,
            qualifier=None if low and high else "at_least" if low else "at_most",
        )
        yield first, both, None

    def _sums_of_payers(self) -> Iterator[tuple[Cell, Amount, Payer]]:
        for column, payer in self._mapping.payers.items():
            cell = self._filled(column)
            amount = self._amount(cell) if cell is not None else None
            if cell is not None and amount is not None:
                yield cell, amount, payer

    def _shared(self) -> dict[str, Any]:
        """What all offers of the row have in common, by the names of the fields."""
        benefit = self._word("benefit") or "other"
        known = self._reading.campaign.benefits.get(benefit)
        since, until = self._time("from"), self._time("to")
        previous = self._cell("previous")
        return {
            "benefit": benefit,
            "payer": self._word("payer") or "unknown",
            "basis": self._word("basis") or "unknown",
            "per": self._word("per") or (known.per if known else None),
            "change": self._word("change"),
            "place": self._place(),
            "previous": self._amount(previous) if previous else None,
            "previous_time": self._time("previous_time"),
            "effective": _interval(since, until),
            "audience": self._told("audience"),
            "conditions": self._told("conditions"),
            "act": Act(decree=act) if (act := self._told("act")) else None,
        }

    def _cell(self, field: RowField) -> Cell | None:
        column = self._mapping.column_of(field)
        return self._filled(column) if column is not None else None

    def _filled(self, column: str) -> Cell | None:
        cell = find_cell(self._reading, column)
        return None if cell is None or cell.words in _NOTHING else cell

    def _told(self, field: RowField) -> str | None:
        cell = self._cell(field)
        return cell.value.quote if cell else self._mapping.constants.get(field)

    def _word(self, field: RowField) -> str | None:
        """A field whose values are words of the contract: by the mapping's words, or as it is."""
        cell = self._cell(field)
        if cell is None:
            return self._mapping.constants.get(field)
        value = _meaning(cell.words, self._mapping.words.get(field, {}), _ALLOWED[field])
        if value is None:
            self._not_read(cell, f"no known {field}", f"add its word to the mapping's words, under {field}")
        return value

    def _amount(self, cell: Cell) -> Amount | None:
        """The sum of a cell: as the text's grammar reads it, else a number in the mapping's unit."""
        inside = found_within(self._reading.amounts, cell.value.start, cell.value.end)
        if inside:
            return inside[0].amount
        currency = self._currency(cell)
        plain = _PLAIN.fullmatch(cell.value.quote.strip())
        if currency is None:
            return None
        if plain is not None:
            value = Decimal(_SPACES.sub("", plain[0]).replace(",", ".")) * self._mapping.unit
            return Amount(min=value, max=value, as_written=cell.value.quote, currency=currency)
        numbers = found_within(self._reading.all_numbers, cell.value.start, cell.value.end)
        numbers = [number for number in numbers if number.quantity.qualifier != "dozens_like"]
        if len(numbers) != 1:
            self._not_read(cell, "no sum", "write one number, or a range like 200–300")
            return None
        quantity, unit = numbers[0].quantity, self._mapping.unit
        told = _MULTIPLIED.search(cell.words)  # "1,5 млн" brings its own unit
        low, high = (
            None if end is None else end * (1 if told else unit) for end in (quantity.min, quantity.max)
        )
        return Amount(
            min=low, max=high, qualifier=quantity.qualifier, as_written=cell.value.quote, currency=currency
        )

    def _currency(self, cell: Cell) -> str | None:
        told = self._cell("currency")
        if told is not None:
            words = self._mapping.words.get("currency", {})
            code = words.get(told.words) or (
                told.value.quote if re.fullmatch(r"[A-Z]{3}", told.value.quote) else None
            )
            if code is None:
                self._not_read(
                    told, "no known currency", "write its ISO code, or add its word to the mapping"
                )
            return code
        constant = self._mapping.constants.get("currency")
        if constant is None:
            self._not_read(cell, "a sum without a currency", "add the currency to the mapping's constants")
        return constant

    def _place(self) -> Place | None:
        for field in ("municipality", "place"):
            cell = self._cell(field)
            if cell is None:
                continue
            inside = found_within(self._reading.places, cell.value.start, cell.value.end)
            wanted = [found.place for found in inside if field == "place" or found.place.municipality]
            if wanted:
                return wanted[-1] if field == "municipality" else wanted[0]
            self._not_read(cell, f"no {field} that the campaign knows", "correct it, or add it to places.csv")
        code = self._mapping.constants.get("place")
        row = self._reading.campaign.places.get((code, None)) if code else None
        return Place(code=row.code, name=row.name_en, status=row.status, basis="source") if row else None

    def _time(self, field: RowField) -> Time | None:
        cell = self._cell(field)
        if cell is None:
            return None
        inside = found_within(self._reading.times, cell.value.start, cell.value.end)
        if inside and (inside[0].time.from_ or inside[0].time.to):
            return inside[0].time
        self._not_read(cell, "no date", "write it like 2024-08-01 or 01.08.2024")
        return None

    def _evidence(self, cell: Cell) -> tuple[Span, ...]:
        used = [self._cell(field) for field in ("place", "municipality", "previous", "from", "to")]
        return tuple(sorted({cell.line, *(one.line for one in used if one is not None)}))

    def _not_read(self, cell: Cell, what: str, advice: str) -> None:
        why = "the value is unknown in the offers of this row"
        issue = self.issue(f"the cell of the column {cell.column!r} holds {what}", why, advice, cell.value)
        if issue not in self.issues:
            self.issues.append(issue)


def _meaning(written: str, words: Mapping[str, str], allowed: tuple[str, ...]) -> str | None:
    if written in words:
        return words[written]
    return written if written in allowed else None


def _interval(since: Time | None, until: Time | None) -> Time | None:
    """From the first day of one date to the last day of the other; None where neither is known."""
    if since is None or until is None:
        one = since or until
        if one is None:
            return None
        from_, to = (one.from_, None) if since else (None, one.to or one.from_)
        return msgspec.structs.replace(one, from_=from_, to=to, precision="open")
    return msgspec.structs.replace(
        since, to=until.to or until.from_, as_written=f"{since.as_written} {until.as_written}".strip()
    )
