"""The names that others rely on: the fields of the public JSON, and what each room gives out."""

from __future__ import annotations

import importlib
import json

import msgspec
import pytest

from callup.model import KINDS, Claim, encode, kind_of
from callup.model.record import Record
from callup.values import Amount, Place, Quantity, Span, Time

COMMON = (
    "id kind document source published evidence anchor place time voice chain status extractor confidence"
).split()
OWN = {
    "offer": "benefit payer basis amount per printed_also previous previous_time change change_by part_of effective "
    "reverts_to audience conditions announced act",
    "practice": "practice actor method target people purpose_stated purpose_observed outcome norm",
    "claim": "source_span cue content form act stance",
    "case": "court number articles stage received decided outcome term_months person text_published card",
    "figure": "value unit what of share per as_of",
    "rule": "what value stage act effective",
}
VALUES = {
    Span: "start end quote",
    Quantity: "min max qualifier as_written",
    Amount: "min max qualifier as_written currency",
    Time: "from to precision as_written basis",
    Place: "code municipality name as_written status basis",
}
ROOMS = {
    "callup.campaign": {"Campaign", "load_campaign"},
    "callup.scan": {"Cue", "PlaceHit", "Scan", "Scanner", "fold"},
    "callup.store": {
        *("Archive", "Entry", "Put", "Row", "Writer"),
        *("create_archive", "entry_of", "open_archive", "signature_row"),
    },
    "callup.engine": {"Crew", "Limits", "Lost", "Mark"},
    "callup.extract": {"EXTRACTORS", "extract", "extract_court_row"},
    "callup.link": {"Judged", "OfferState", "apply_judgements", "ledger_on"},
    "callup.measure": {
        "CountedTotal",
        "Period",
        "Register",
        "Stages",
        "Table",
        "Tally",
        "TotalCheck",
        "check_totals",
        "register_of",
    },
    "callup.gather": {"Outside", "Web", "gather"},
    "callup.read": {
        "FORMATS",
        "Format",
        "Item",
        "Publishers",
        "document_of",
        "format_of",
        "plain_column",
        "read",
        "read_items",
    },
}


def fields(shape: type[msgspec.Struct]) -> set[str]:
    return {field.encode_name for field in msgspec.structs.fields(shape)}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_fields_of_a_record_are_those_of_the_contract(kind: type[Record]) -> None:
    tag = str(kind.__struct_config__.tag)
    assert fields(kind) | {"kind"} == {*COMMON, *OWN[tag].split()}


@pytest.mark.parametrize("shape", VALUES, ids=lambda shape: shape.__name__)
def test_the_fields_of_a_value_are_those_of_the_contract(shape: type[msgspec.Struct]) -> None:
    assert fields(shape) == set(VALUES[shape].split())


def test_a_record_is_printed_with_every_field_and_its_kind() -> None:
    printed = json.loads(encode(Claim()))
    assert set(printed) == {*COMMON, *OWN["claim"].split()}
    assert printed["kind"] == kind_of(Claim()) == "claim"
    assert printed["place"] is None


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_gives_out_what_it_says(room: str) -> None:
    module = importlib.import_module(room)
    assert set(module.__all__) == ROOMS[room]
    assert all(hasattr(module, name) for name in module.__all__)
