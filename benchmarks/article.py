"""What is found of a list of facts in one news article on the drive of March 2023, given as a file.

Usage: python benchmarks/article.py --data FILE

The article is not in this repository. The list is the one that the first version was asked for: sums,
counts, ages, practices and voices, each as part of a record, and who says what in it, through pronouns.
Prints each line as found or missed, then the count; after that the offers that stand on no line of the
list, which would be too many. Without the file it says so and ends with 0.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from callup.campaign import load_campaign
from callup.extract import extract
from callup.model import Document, document_id, encode
from callup.read.sentences import sentence_borders
from callup.scan import Scanner

Record = dict[str, Any]
PUBLISHED = date(2023, 3, 28)


def offer(benefit: str, low: int | None, high: int | None, per: str) -> tuple[str, Callable[[Record], bool]]:
    """A line for an offer of money in US dollars in the Yaroslavl region."""

    def fits(record: Record) -> bool:
        if not _is(record, "offer", benefit=benefit, place="RU-YAR", per=per) or not record["amount"]:
            return False
        amount = record["amount"]
        return (amount["min"], amount["max"], amount["currency"]) == (low, high, "USD")

    return f"{benefit}: {low} to {high} USD per {per}, RU-YAR", fits


def part(kind: str, **fields: Any) -> tuple[str, Callable[[Record], bool]]:
    """A line for a record of a kind with some fields."""
    named = ", ".join(f"{name} {value}" for name, value in fields.items())
    return f"{kind}: {named}", lambda record: _is(record, kind, **fields)


def said(words: str, **voice: Any) -> tuple[str, Callable[[Record], bool]]:
    """A line for a claim that holds some words, with fields of its voice."""

    def fits(record: Record) -> bool:
        if record["kind"] != "claim" or not any(words in span["quote"] for span in record["content"]):
            return False
        speaker = record["voice"] or {}
        return all(speaker.get(name) == value for name, value in voice.items())

    named = ", ".join(f"{name} {value}" for name, value in voice.items())
    return f"claim of {named}: {words}", fits


def _is(record: Record, kind: str, **fields: Any) -> bool:
    if record["kind"] != kind:
        return False
    return all(_field(record, name) == value for name, value in fields.items())


def _field(record: Record, name: str) -> Any:
    if name == "place":
        return record["place"] and record["place"]["code"]
    if name in ("voice", "naming", "voice_class"):
        key = {"voice": "name", "naming": "naming", "voice_class": "class"}[name]
        return record["voice"] and record["voice"][key]
    if name in ("low", "high"):
        return record["value"] and record["value"].get({"low": "min", "high": "max"}[name])
    if name in ("of", "share"):
        return record[name] and round(float(record[name]["max"]), 2)
    if name == "number":
        return record["value"] and record["value"]["number"]
    return record[name]


LINES = (
    offer("signing_bonus", 3800, 3800, "once"),
    offer("monthly_pay", None, 2500, "month"),
    offer("combat_day", 100, 100, "day"),
    offer("advance_km", 650, 650, "km"),
    *(
        part("offer", benefit=benefit, place="RU-YAR")
        for benefit in (
            "tax_break",
            "loan_relief",
            "education_preference",
            "injury_payment",
            "death_payment",
            "veteran_status",
        )
    ),
    part("figure", low=300000, high=300000),
    part("figure", low=None, high=100, per="day"),
    part("figure", low=247, high=247, of=536.0, voice="Mediazona"),
    part("figure", share=0.33, voice="Mediazona"),
    part("rule", what="conscription_age_min", number=18),
    part("rule", what="conscription_age_max", number=27),
    part("rule", what="service_length", number=1),
    part("claim", stance="denies", voice_class="official"),
    part("claim", voice="Dmitry Peskov"),
    part("claim", naming="anonymous", place="RU-MOW"),
    part("practice", practice="employer_list", naming="anonymous"),
    part("practice", practice="cold_call", naming="anonymous"),
    part("practice", practice="regional_quota", status="unconfirmed"),
    part("practice", practice="travel_ban", place="RU-VLG"),
    part("practice", practice="data_check_summons"),
    part("practice", practice="training_call"),
    part("practice", practice="cold_call"),
    part("practice", practice="campus_recruiting", place="RU-NVS"),
    part("practice", practice="employer_list"),
    part("practice", practice="contract_pressure"),
    said("another call-up", name="the Kremlin"),
    said("responding to subpoenas", name="Dmitry Peskov", naming="named"),
    said("avoid declaring a second wave", name="Institute for the Study of War"),
    said("registration cards", naming="anonymous", reason="for fear of reprisals"),
    said("turned in his card", naming="anonymous", reason="for fear of reprisals"),
    said("surprised by how kind", naming="anonymous", reason="for his own safety"),
    said("men from all over the country", naming="unnamed_group"),
    said("round up a certain number", naming="unnamed_group"),
    said("publicize the campaign", name="Sergei Chernyshov"),
    said("did not plan to put it", name="Sergei Chernyshov"),
    said("It's weird", name="Sergei Chernyshov"),
    said("isolated cases", name="Grigory Sverdlin"),
    said("up to 100 messages", name="Grigory Sverdlin"),
    said("some cases draw attention", name="Grigory Sverdlin"),
    said("prohibiting them from leaving", name="Grigory Sverdlin"),
    said("nothing unusual about authorities", name="Alexei Tabalov"),
    said("attractive to volunteer", name="Alexei Tabalov"),
    said("People already understand", name="Alexei Tabalov"),
    said("cancel their contracts", name="Alexei Tabalov"),
    said("automatic criminal charges", name="Alexei Tabalov"),
    said("a succession of criminal charges", name="Alexei Tabalov"),
    said("247 verdicts", name="Mediazona"),
    said("similar to the one conducted last summer", name="Kateryna Stepanenko"),
    said("already recruited a considerable part", name="Kateryna Stepanenko"),
    said("not enough to form a strike group", name="Kateryna Stepanenko"),
    part("practice", practice="travel_ban", voice="Grigory Sverdlin"),
)


def records_of(path: Path) -> Iterator[Record]:
    """The records of the article, as the public contract prints them."""
    text = path.read_text(encoding="utf-8-sig")
    document = Document(
        id=document_id(None, "", text),
        source=None,
        locator="",
        text=text,
        language="en",
        published=PUBLISHED,
        sentences=tuple(sentence_borders(text, "en")),
    )
    campaign = load_campaign("russia")
    records, _ = extract(document, Scanner(campaign).scan(document), campaign)
    return (json.loads(encode(record)) for record in records)


def main() -> int:
    """Print the list with what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    path = parser.parse_args().data
    if path is None or not path.is_file():
        print(f"SKIPPED: the article is not here ({path}); give it with --data FILE")
        return 0
    records = list(records_of(path))
    found = 0
    for name, fits in LINES:
        hit = any(fits(record) for record in records)
        found += hit
        print("found " if hit else "MISSED", name)
    print(f"{found} of {len(LINES)} found in {len(records)} records")
    for record in records:
        if record["kind"] == "offer" and not any(fits(record) for _, fits in LINES):
            print("not on the list:", record["benefit"], record["amount"])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
