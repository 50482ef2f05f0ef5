"""The columns of the published tables, in their order, each with its meaning."""

from __future__ import annotations

from collections.abc import Mapping

_SPAN = {
    "from": "first day, ISO",
    "to": "last day, ISO; empty where open",
    "precision": "how precise the words are",
}


def _time(prefix: str, what: str) -> dict[str, str]:
    return {f"{prefix}_{part}": f"{what}: {meaning}" for part, meaning in _SPAN.items()}


def _quantity(prefix: str, what: str) -> dict[str, str]:
    return {
        f"{prefix}min": f"{what}: lowest value; empty where only a limit is given (“up to”)",
        f"{prefix}max": f"{what}: highest value; empty where only a beginning is given (“from”)",
        f"{prefix}qualifier": f"{what}: at_least, at_most, about, nearly, dozens_like (a word); or empty",
        f"{prefix}as_written": f"{what}: the words of the text",
    }


_ID = {"id": "the record; `callup explain ID` shows its words in their text"}
_PLACE = {
    "place_code": "ISO 3166-2, or ISO 3166-1 for a whole country; empty: no place is named",
    "place_name": "English name",
    "municipality": "town or district inside the place",
    "place_status": "contested or occupied",
    "place_basis": "text: named by the fact; context: named earlier; source: only the publisher's own place",
}
_REST = {
    "status": (
        "reported, denied, unconfirmed, planned, hypothetical, conditional, past; only "
        "reported counts as done"
    ),
    **_time("time", "when it was"),
    "voice_name": "who says it; names of private persons are masked",
    "voice_role": "in what role",
    "voice_organisation": "for whom",
    "voice_naming": "named, role, anonymous, unnamed_group",
    "voice_class": (
        "official, state_media, independent_media, rights_group, researcher, resident, "
        "document, unknown"
    ),
    "voice_reason": "why the voice is anonymous, in the source's words",
    "quote": "the words it stands on, masked; parts are joined by …",
    "anchor": "the narrowest words of it, masked",
    "start": "offset of the first quote in the document's text, in Unicode code points",
    "end": "its end, exclusive",
    "masked": "true where something in the row is masked; then a quote is not word for word its source's",
    "source": "the publisher",
    "source_kind": (
        "state, municipal, school, library, media, rights_group, court, helpline, "
        "job_board, private; empty: not told"
    ),
    "control": "who controls the publisher: state, independent, unknown",
    "published": "day of publication, ISO; empty: not known",
    "url": "address, masked where it holds personal data",
    "capture": "SHA-256 of the archived bytes",
    "title": "the document's title, masked",
    "document": "the document's id",
    "confidence": "of the extractor, 0 to 1; empty: it gives none",
    "extractor": "which extractor found it",
    "judged": "accept or correct: what a person judged; empty: read by no person",
    "judged_by": "who judged",
    "judged_because": "why",
    "judged_on": "when, ISO",
}  # fmt: skip
_OFFER = {
    "benefit": "what is offered",
    "payer": "federal, regional, municipal, employer, private, unknown",
    "basis": "component: one payer's part; total: several payers together or the first year; unknown",
    **_quantity("", "the amount"),
    "currency": "ISO 4217",
    "per": "once, month, day, hour, shift, km, target, year, person",
    "previous_min": "the amount before, lowest",
    "previous_max": "the amount before, highest",
    "previous_currency": "ISO 4217",
    **_time("previous", "when the amount before was in force"),
    "change": "new, raise, cut, extend, end, revert, unchanged; empty: none is told",
    "change_by_max": "by how much, in the offer's currency",
    "change_by_ratio": "how many times the amount before",
    "part_of_max": "the total that the part belongs to",
    **_time("effective", "in force"),
    "reverts_to_max": "what it falls back to after its window",
    "audience": "for whom, in the text's words",
    "conditions": "on what conditions, in the text's words",
    "announced": "whether a change was announced",
    "act_number": "number of the decree or order",
}
_PRACTICE = {
    "practice": "an id of the campaign's practices",
    "actor": "who does it, in the text's words",
    "method": "how",
    "target": "to whom",
    **_quantity("people_", "people (fewer than 3 are told as at most 2)"),
    "purpose_stated": "what those who do it say it is for",
    "purpose_observed": "what people met",
    "outcome": "what came of it",
    "norm": "legal ground",
}
_CLAIM = {
    "stance": "asserts, denies, confirms, explains, estimates, promises",
    "act": "says, believes, wants, plans, feels",
    "form": "direct, indirect, mixed",
    "said_by": "the words that name the speaker, masked",
    "cue": "the words that say that it is said",
    "content": "what is said, masked",
}
_FIGURE = {
    "term": "what is counted, by a short vocabulary; empty: no word of it fits",
    "what_as_written": "what is counted, in the text's words",
    **_quantity("", "the count"),
    "unit": "what it is counted in",
    **_quantity("of_", "the whole that it is a part of"),
    **_quantity("share_", "the share, as a fraction of 1"),
    "per": "period of a rate",
    **_time("as_of", "as of"),
}
_CASE = {
    "court": "the court",
    "number": "the case's number in the court's public register",
    "articles": "article and part, parted by spaces",
    "stage": "received, heard, decided, appeal",
    **_time("received", "received"),
    **_time("decided", "decided"),
    "outcome": "suspended, prison, fine, acquitted, returned, unknown",
    "term_months": "length of the sentence in months",
    "person": "mobilised, contract, conscript, unknown",
    "text_published": "whether the decision's text is public; empty: not known",
}

MEANINGS: Mapping[str, Mapping[str, str]] = {
    name: {**_ID, **_PLACE, **own, **_REST}
    for name, own in (
        ("offers", _OFFER),
        ("practices", _PRACTICE),
        ("claims", _CLAIM),
        ("figures", _FIGURE),
        ("cases", _CASE),
    )
}
COLUMNS: Mapping[str, tuple[str, ...]] = {name: tuple(meanings) for name, meanings in MEANINGS.items()}

_HEAD = """# The columns of these tables

UTF-8 with a header, comma-separated; days are ISO 8601; unknown is empty, never zero. A text that begins
with = + - @ is given an apostrophe before it, so that a spreadsheet does not run it. A machine extracted
every row; only rows with `judged` were looked at by a person. Copies of one text are not told apart: a
row is a report, not a confirmed event.

Masked: [name] a private person's name, [phone], [address], [number] a personal paper's number, [e-mail],
[account], [fewer than 3] a count of one or two people.

`records.jsonl` holds the same records, and rules of law, one JSON object a line by the contract of
`callup extract`, with three more fields: `masked` (paths of the fields in which something is masked: for
these quotes and text are not equal), `judgement` (verdict, by, because, on; or null) and `origin`
(title, url, capture, source_kind, control, language).
"""


def describe() -> str:
    """The data dictionary as Markdown."""
    parts = [_HEAD]
    for name, meanings in MEANINGS.items():
        rows = "\n".join(f"| `{column}` | {meaning} |" for column, meaning in meanings.items())
        parts.append(f"\n## {name}.csv\n\n| column | meaning |\n|---|---|\n{rows}\n")
    return "".join(parts)
