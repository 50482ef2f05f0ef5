"""The terms of an offer: since when, until when, by which act, for whom, on what condition."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from callup.extract.found import FoundTime
from callup.extract.offers import offers_term_words as says
from callup.extract.offers.offers_stretches import Stretch, Words
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.model import Act
from callup.values import Span, Time

_SINCE = re.compile(
    r"(?<!\w)(?:с|со|from|since|starting|beginning|effective|as of|начиная с|з|on|в силу|после)\s"
    r"(?:on\s|the\s)?$"
)
_UNTIL = re.compile(r"(?<!\w)(?:до|по|until|till|through|by|to)\s(?:конца\s|the\send\sof\s|end\sof\s)?$")
_LEAD = 70
_BESIDE = 40
_OPENING = (
    *("с ", "со ", "между ", "до ", "from ", "between ", "until ", "since "),
    *("з ", "зі ", "із ", "від ", "між "),
)
_RANGED = re.compile(r"\s(?:до|по|и|to|and|until|through|[–—-])\s?")
_ACT = re.compile(
    r"(?<!\w)(?P<act>указ\w{0,2}|постановлени\w{1,2}|распоряжени\w{1,2}|приказ\w{0,2}|закон\w{0,2}"
    r"|decree|resolution|order|law)(?!\w)(?P<gap>[^.;!?\n]{0,80}?)(?:№|no\.|number|n)\s?(?P<number>\d[\w/-]{0,11})"
)
_ACTS = ("указ", "постан", "распор", "приказ", "закон", "decree", "resolution", "order", "law")
_SIGNED = re.compile(
    r"(?<!\w)(?:подписал\w?|signed)[^.;]{0,30}(?<!\w)"
    r"(?P<act>указ|постановление|распоряжение|decree|order|resolution)(?!\w)"
)
_CONDITION = re.compile(
    r"(?:при условии|если|provided(?: that)?|on condition that|if (?:he|she|they|the contract|the)|only if"
    r"|(?:подпис|заключ)\w{2,8}\sконтракт\w{0,2}\s(?:в период|с\s\d|до\s\d|на срок|сроком|не менее)"
    r"|who (?:sign|signed|enlist|enlisted|sign up)\s(?:a contract\s)?"
    r"(?:between|from|before|by|until|in|for)(?!\w)"
    r"|при заключении контракта на)[^.;!?\n]{0,110}"
)


class Terms(msgspec.Struct, frozen=True):
    """What a sentence says of an offer's validity and its takers."""

    effective: Time | None = None
    act: Act | None = None
    audience: str | None = None
    conditions: str | None = None
    announced: bool | None = None


def terms_of(reading: Reading, words: Words, stretch: Stretch, others: Sequence[Span] = ()) -> Terms:
    """The terms that the sentence of an amount names; `others` are the words of its other amounts, whose
    times are theirs."""
    sentence = reading.sentence(stretch.sentence)
    times = found_within(reading.times, sentence.start, sentence.end)
    own = [found for found in times if not any(other.covers(found.span) for other in others)]
    return Terms(
        effective=_headed(reading, words, stretch)
        or _effective(reading, own, stretch.span)
        or _prolonged(reading, words, stretch.sentence, own),
        act=act_of(reading, sentence, times),
        audience=_audience(reading, words, stretch),
        conditions=_condition(reading, sentence),
        announced=announced(words, stretch.sentence),
    )


def _headed(reading: Reading, words: Words, stretch: Stretch) -> Time | None:
    """The days that the head of an amount's column names, in a table by months."""
    cell = words.cells.at(stretch.span.start)
    times = found_within(reading.times, *cell.head) if cell is not None else []
    return times[0].time if len(times) == 1 and times[0].time.precision != "open" else None


def _prolonged(reading: Reading, words: Words, sentence: int, times: Sequence[FoundTime]) -> Time | None:
    """The year or month for which an offer is said to go on: "продлил на 2026 год"."""
    told = [cue.end for cue in words.of(sentence, "offer_change") if cue.id == "extend"]
    for found in times:
        lead = reading.scan.folded[max(found.span.start - 8, 0) : found.span.start]
        near = any(abs(found.span.start - end) <= _BESIDE for end in told)
        if near and found.time.precision in ("month", "quarter", "year") and says.FOR_TIME.search(lead):
            return found.time
    return None


def validity(reading: Reading, sentence: Span, anchor: Span) -> Time | None:
    """The days for which a sentence says that an offer holds: those nearest to an anchor."""
    return _effective(reading, found_within(reading.times, sentence.start, sentence.end), anchor)


def _effective(reading: Reading, times: Sequence[FoundTime], anchor: Span) -> Time | None:
    """From which day to which: the nearest time after "с", "from" or in an interval, and "до", "until"."""
    since: list[FoundTime] = []
    until: list[FoundTime] = []
    for found in times:
        lead = reading.scan.folded[max(found.span.start - _LEAD, 0) : found.span.start]
        if says.WAS_MEANT.search(lead) or says.SAID_ON.search(lead) or _is_event(reading, found, lead):
            continue
        if says.LAPSED.search(lead):
            until.append(found)
        elif _is_interval(found):
            (until if found.time.from_ is None else since).append(found)
        elif _SINCE.search(lead):
            since.append(found)
        elif _UNTIL.search(lead):
            until.append(found)
    first, last = _nearest(since, anchor), _nearest(until, anchor)
    if first is not None:
        return _between(reading, first, last) if last is not None else _begun(first)
    return msgspec.structs.replace(last.time, from_=None, precision="open") if last is not None else None


def _is_event(reading: Reading, found: FoundTime, lead: str) -> bool:
    """Whether something was decided or said on a day: "On July 23 the mayor introduced"."""
    if not lead.endswith(("on ", "on the ")):
        return False
    return says.EVENT_BEHIND.match(reading.scan.folded, found.span.end) is not None


def _is_interval(found: FoundTime) -> bool:
    """Whether a time's own words give it an end: "с 1 мая", "until June", "between May and July"."""
    time, written = found.time, found.span.quote.lower()
    return time.precision == "open" or bool(time.from_ and time.to and written.startswith(_OPENING))


def _begun(first: FoundTime) -> Time:
    """The days since a time; to its last only where its words are a range."""
    time, written = first.time, first.span.quote
    ranged = time.from_ != time.to and _RANGED.search(written)
    closed = time.precision != "open" and "до" in written.lower()
    end = time.to if ranged or closed else None
    return msgspec.structs.replace(time, to=end, precision="open" if end is None else time.precision)


def _between(reading: Reading, first: FoundTime, last: FoundTime) -> Time:
    """The days from one time to the end of another."""
    if first.time.from_ and last.time.to and first.time.from_ > last.time.to:
        # "до конца года ..., с 1 января вернётся к прежней": until the one, and what follows since the other.
        return msgspec.structs.replace(last.time, from_=None, precision="open")
    written = reading.text[min(first.span.start, last.span.start) : max(first.span.end, last.span.end)]
    return msgspec.structs.replace(first.time, to=last.time.to, as_written=written)


def joined_window(begun: Time, ended: Time) -> Time:
    """The days from the start of one time to the end of another, told elsewhere."""
    written = f"{begun.as_written}; {ended.as_written}"
    return msgspec.structs.replace(begun, to=ended.to, precision="day", as_written=written)


def _nearest(found: Sequence[FoundTime], anchor: Span) -> FoundTime | None:
    return min(
        found,
        key=lambda item: max(item.span.start - anchor.end, anchor.start - item.span.end, 0),
        default=None,
    )


def act_of(reading: Reading, sentence: Span, times: Sequence[FoundTime]) -> Act | None:
    """The legal act that a sentence names, with its number and the date beside it."""
    folded = reading.scan.folded
    if not any(folded.find(stem, sentence.start, sentence.end) >= 0 for stem in _ACTS):
        return None
    match = _ACT.search(folded, sentence.start, sentence.end)
    if match is None:
        signed = _SIGNED.search(folded, sentence.start, sentence.end)
        return Act(decree=signed["act"]) if signed else None
    dates = [found for found in times if match.start() <= found.span.start <= match.end() + 24]
    return Act(
        decree=reading.text[match.start("act") : match.end("act")],
        number=reading.text[match.start("number") : match.end("number")],
        date=dates[0].time if dates else None,
    )


def _audience(reading: Reading, words: Words, stretch: Stretch) -> str | None:
    cues = words.within(stretch, "offer_audience") or words.of(stretch.sentence, "offer_audience")[:1]
    return reading.scan.span(cues[0]).quote if cues else None


def _condition(reading: Reading, sentence: Span) -> str | None:
    match = _CONDITION.search(reading.scan.folded, sentence.start, sentence.end)
    return reading.text[match.start() : match.end()].strip(" ,") if match else None


def announced(words: Words, sentence: int) -> bool | None:
    """False where the text says that nobody announced the change, True where somebody did."""
    if words.of(sentence, "offer_silent"):
        return False
    return True if words.of(sentence, "offer_told") else None
