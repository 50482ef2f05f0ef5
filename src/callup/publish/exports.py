"""The tables of a brief: CSV for spreadsheets, JSON Lines for programs, and what their columns mean."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from callup.model import AnyRecord, Case, Claim, Figure, Offer, Practice, Voice
from callup.publish.clear import Cleared
from callup.publish.columns import COLUMNS, describe
from callup.values import Place, Quantity, Span, Time

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_JSON = msgspec.json.Encoder(decimal_format="number", order="deterministic")
_KINDS: Mapping[str, type[Any]] = {
    "offers": Offer,
    "practices": Practice,
    "claims": Claim,
    "figures": Figure,
    "cases": Case,
}


def write_exports(cleared: Iterable[Cleared], out: Path) -> list[Path]:
    """Write the tables, records.jsonl and columns.md into a folder; the same records give the same bytes."""
    records = sorted(
        cleared, key=lambda c: (c.origin.published is None, str(c.origin.published), c.record.id)
    )
    paths = []
    for name, kind in _KINDS.items():
        path = out / f"{name}.csv"
        rows = [row_of(c) for c in records if isinstance(c.record, kind)]
        path.write_bytes(_table(COLUMNS[name], rows))
        paths.append(path)
    lines = out / "records.jsonl"
    lines.write_bytes(b"".join(json_line(c) for c in records))
    columns = out / "columns.md"
    columns.write_text(describe(), encoding="utf-8")
    return [*paths, lines, columns]


def json_line(cleared: Cleared) -> bytes:
    """A cleared record by the public contract, with where it stands, what is masked, and who judged it."""
    origin = cleared.origin
    body: dict[str, Any] = msgspec.json.decode(_JSON.encode(cleared.record))
    body["masked"] = list(cleared.masked)
    body["judgement"] = msgspec.to_builtins(cleared.decision) if cleared.decision else None
    body["origin"] = {
        "title": origin.title,
        "url": origin.url,
        "capture": origin.capture,
        "source_kind": origin.source_kind,
        "control": origin.control,
        "language": origin.language,
    }
    return _JSON.encode(body) + b"\n"


def row_of(cleared: Cleared) -> dict[str, object]:
    """A record as one flat row."""
    record = cleared.record
    flatten = _FLATTEN.get(type(record))
    return {**_common(cleared), **(flatten(record) if flatten else {})}


def _table(columns: tuple[str, ...], rows: list[dict[str, object]]) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(column)) for column in columns])
    return written.getvalue().encode("utf-8")


def cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers.

    >>> cell("=1+1"), cell(-5), cell(None)
    ("'=1+1", '-5', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return f"{value:f}" if hasattr(value, "normalize") else str(value)
    text = " ".join(value.split())
    return f"'{text}" if value.startswith(_FORMULA) or text.startswith(_FORMULA) else text


def _common(cleared: Cleared) -> dict[str, object]:
    record, origin, decision = cleared.record, cleared.origin, cleared.decision
    return {
        "id": record.id,
        "document": record.document,
        "source": record.source,
        "source_kind": origin.source_kind,
        "control": origin.control,
        "published": record.published,
        "url": origin.url,
        "capture": origin.capture,
        "title": origin.title,
        **_place(record.place),
        **_time("time", record.time),
        **_voice(record.voice),
        "status": record.status,
        "quote": " … ".join(span.quote for span in record.evidence),
        "anchor": record.anchor.quote,
        "start": record.evidence[0].start if record.evidence else None,
        "end": record.evidence[0].end if record.evidence else None,
        "masked": bool(cleared.masked),
        "confidence": record.confidence,
        "extractor": record.extractor,
        "judged": decision.verdict if decision else None,
        "judged_by": decision.by if decision else None,
        "judged_because": decision.because if decision else None,
        "judged_on": decision.on if decision else None,
    }


def _place(place: Place | None) -> dict[str, object]:
    return {
        "place_code": place.code if place else None,
        "place_name": place.name if place else None,
        "municipality": place.municipality if place else None,
        "place_status": place.status if place else None,
        "place_basis": place.basis if place else None,
    }


def _time(prefix: str, time: Time | None) -> dict[str, object]:
    return {
        f"{prefix}_from": time.from_ if time else None,
        f"{prefix}_to": time.to if time else None,
        f"{prefix}_precision": time.precision if time else None,
    }


def _voice(voice: Voice | None) -> dict[str, object]:
    return {
        "voice_name": voice.name if voice else None,
        "voice_role": voice.role if voice else None,
        "voice_organisation": voice.organisation if voice else None,
        "voice_naming": voice.naming if voice else None,
        "voice_class": voice.class_ if voice else None,
        "voice_reason": voice.reason if voice else None,
    }


def _quantity(prefix: str, quantity: Quantity | None) -> dict[str, object]:
    return {
        f"{prefix}min": quantity.min if quantity else None,
        f"{prefix}max": quantity.max if quantity else None,
        f"{prefix}qualifier": quantity.qualifier if quantity else None,
        f"{prefix}as_written": quantity.as_written if quantity else None,
    }


def _offer(offer: Offer) -> dict[str, object]:
    change_by = offer.change_by
    return {
        "benefit": offer.benefit,
        "payer": offer.payer,
        "basis": offer.basis,
        **_quantity("", offer.amount),
        "currency": offer.amount.currency if offer.amount else None,
        "per": offer.per,
        "previous_min": offer.previous.min if offer.previous else None,
        "previous_max": offer.previous.max if offer.previous else None,
        "previous_currency": offer.previous.currency if offer.previous else None,
        **_time("previous", offer.previous_time),
        "change": offer.change,
        "change_by_max": change_by.amount.max if change_by and change_by.amount else None,
        "change_by_ratio": change_by.ratio if change_by else None,
        "part_of_max": offer.part_of.max if offer.part_of else None,
        **_time("effective", offer.effective),
        "reverts_to_max": offer.reverts_to.max if offer.reverts_to else None,
        "audience": offer.audience,
        "conditions": offer.conditions,
        "announced": offer.announced,
        "act_number": offer.act.number if offer.act else None,
    }


def _practice(practice: Practice) -> dict[str, object]:
    return {
        "practice": practice.practice,
        "actor": practice.actor,
        "method": practice.method,
        "target": practice.target,
        **_quantity("people_", practice.people),
        "purpose_stated": practice.purpose_stated,
        "purpose_observed": practice.purpose_observed,
        "outcome": practice.outcome,
        "norm": practice.norm,
    }


def _claim(claim: Claim) -> dict[str, object]:
    return {
        "stance": claim.stance,
        "act": claim.act,
        "form": claim.form,
        "said_by": _quotes(claim.source_span),
        "cue": _quotes(claim.cue),
        "content": _quotes(claim.content),
    }


def _figure(figure: Figure) -> dict[str, object]:
    return {
        "term": figure.what.term,
        "what_as_written": figure.what.as_written,
        **_quantity("", figure.value),
        "unit": figure.unit,
        **_quantity("of_", figure.of),
        **_quantity("share_", figure.share),
        "per": figure.per,
        **_time("as_of", figure.as_of),
    }


def _case(case: Case) -> dict[str, object]:
    return {
        "court": case.court,
        "number": case.number,
        "articles": " ".join(case.articles),
        "stage": case.stage,
        **_time("received", case.received),
        **_time("decided", case.decided),
        "outcome": case.outcome,
        "term_months": case.term_months,
        "person": case.person,
        "text_published": case.text_published,
    }


def _quotes(spans: tuple[Span, ...]) -> str:
    return " … ".join(span.quote for span in spans)


_FLATTEN: Mapping[type[AnyRecord], Callable[[Any], dict[str, object]]] = {
    Offer: _offer,
    Practice: _practice,
    Claim: _claim,
    Figure: _figure,
    Case: _case,
}
