"""Which benefit an amount is, what it is counted in, and who pays it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import cast

import msgspec

from callup.extract.offers.offers_stretches import SHORT_DOCUMENT, Stretch, Words
from callup.extract.reading import Reading
from callup.model.offer import Benefit, Per
from callup.scan import Cue
from callup.values import Span

# A benefit whose words tell more than "payment" wins over one that stands a little nearer.
_SPECIFIC = {
    "finder_reward": 45,
    "injury_payment": 30,
    "death_payment": 30,
    "first_year_total": 35,
    "advance_km": 40,
    "per_target": 40,
    "combat_day": 25,
    "other": -60,
    "loan_relief": 20,
    "housing": -10,
    "land": -10,
    "tax_break": -10,
    "family_support": -20,
}
_PERIODS: dict[str, str] = {"km": "advance_km", "target": "per_target", "person": "finder_reward"}
_CONTEXT_BEFORE = 4
_CONTEXT_AFTER = 2
_HEAD = 2
_CARRY = 2
_UP_TO_MONEY = 2 * 10**7
_HEADING = 60
_NEAR_WORD = 70
_OF_COMBAT = frozenset(("per_target", "advance_km", "combat_day"))
_SIGNS = re.compile(
    r"контракт|подпис|заключ|вступ|подъем|единовр|разов|sign|enlist|join|recruit|lump|контракт|підпис|одноразов"
)
_BESIDE = 45
_SMALLEST_BONUS = 5_000
_SMALLEST_BONUS = 5_000
_LEAD = 16
_LASTING = re.compile(r"(?:^|\s)(?:within|in|for|over|after|about|almost|nearly|less than|at least|once)\s$")
_OR_MORE = re.compile(r"\s(?:or (?:more|longer)|ago|later|earlier|before|after|contract)")
_FEW_WORDS = 4
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_OF_OTHERS = ("finder_reward", "death_payment", "injury_payment")
# Benefits that are no money, but can be told with a sum: "debts of up to 10 million are written off".
_SUMS_OF = frozenset(("loan_relief", "housing", "land", "family_support", "tax_break"))
_BY_PERIOD = {"month": "monthly_pay", "once": "signing_bonus"}


class Kind(msgspec.Struct, frozen=True):
    """The benefit of an amount, its period, and the words that say so; `cue` is None where only the
    period tells."""

    benefit: Benefit
    per: Per | None
    cue: Cue | None


def kind_of_amount(reading: Reading, words: Words, stretch: Stretch) -> Kind | None:
    """The benefit that the words of an amount name, else those before it; None where none do."""
    per = _per(reading, words, stretch)
    own = _own_benefit(reading, words, stretch)
    family = next((cue for cue in words.within(stretch, "offer_taker") if cue.id == "family"), None)
    if family is not None and (own is None or own.id == "monthly_pay"):
        lost = any(cue.id in _OF_OTHERS for cue in words.of(stretch.sentence, "benefit"))
        if not lost:
            return Kind("family_support", cast("Per | None", per.id if per else "once"), family)
    if own is not None:
        return _kind(own.id, per, own, reading)
    if per is not None and per.id in _PERIODS:
        return _kind(_PERIODS[per.id], per, per, reading)
    takers = words.within(stretch, "offer_taker")
    taker = min(takers, key=lambda cue: distance(cue, stretch.span), default=None)
    carried = _carried(reading, words, stretch, onward=taker is None)
    if (
        taker is not None
        and (carried is None or carried.id in _OF_OTHERS)
        and (per is None or per.id == "once")
    ):
        return Kind("signing_bonus", "once", taker)
    heading = None if carried and carried.sentence == stretch.sentence else _heading(reading, words, stretch)
    period = per or heading
    if period is not None and period.id in _BY_PERIOD and not _agrees(reading, carried, period):
        return _kind(_BY_PERIOD[period.id], period, period, reading)
    if carried is not None:
        return _kind(carried.id, per, carried, reading)
    return (
        _unnamed(words, stretch)
        or _labelled(reading, words, stretch)
        or _in_table(reading, words, stretch)
        or _of_text(reading, words, stretch)
    )


def _of_text(reading: Reading, words: Words, stretch: Stretch) -> Kind | None:
    """What a short text about service is about, for a sum with a place or a change of its own: its one benefit,
    else what signing brings."""
    placed = any(stretch.start <= found.span.start < stretch.end and found.home for found in reading.places)
    told = words.of(stretch.sentence, "offer_change") or words.within(stretch, "payer")
    if not words.is_whole or not (placed or told):
        return None
    named = {
        cue.id: cue
        for cue in reading.scan.by_kind.get("benefit", ())
        if cue.id in _SUMS_OF or _is_money(reading, cue)
    }
    if len(named) == 1:
        return _kind(next(iter(named)), None, next(iter(named.values())), reading)
    largest = stretch.found.amount.max or stretch.found.amount.min or 0
    bonus = named.get("signing_bonus")
    enough = largest >= _SMALLEST_BONUS and (not named or bonus is not None)
    return Kind("signing_bonus", "once", bonus) if enough else None


def _in_table(reading: Reading, words: Words, stretch: Stretch) -> Kind | None:
    """A cell under a head that speaks of a payment: the benefit that the text names anywhere, else what signing brings."""
    if words.cells.at(stretch.span.start) is None or not words.over(
        stretch.span.start, ("offer_word", "payer", "offer_basis")
    ):
        return None
    named = [cue for cue in reading.scan.by_kind.get("benefit", ()) if _is_money(reading, cue)]
    if named:
        return _kind(named[0].id, None, named[0], reading)
    return Kind("signing_bonus", "once", None)


def _own_benefit(reading: Reading, words: Words, stretch: Stretch) -> Cue | None:
    """The benefit among an amount's own words; one that is no money only where it stands close by."""
    cues = [
        cue
        for cue in words.within(stretch, "benefit")
        if _is_money(reading, cue) or (cue.id in _SUMS_OF and distance(cue, stretch.span) <= _BESIDE)
    ]
    own = max(cues, key=lambda cue: _weight(cue, stretch.span), default=None)
    if own is None or own.id != "signing_bonus" or _SIGNS.search(reading.scan.folded, own.start, own.end):
        return own
    # "regional payouts" after words of the dead or the wounded are for them.
    special = [
        cue
        for cue in words.of(stretch.sentence, "benefit")
        if cue.id in ("death_payment", "injury_payment") and cue.end <= own.start
    ]
    return special[-1] if special else _of_loss(reading, words, own)


def _of_loss(reading: Reading, words: Words, own: Cue) -> Cue:
    """The benefit of a short text about the dead or the wounded, in which nothing is paid for signing."""
    if not words.is_whole:
        return own
    cues = reading.scan.by_kind.get("benefit", ())
    signed = any(
        cue.id == "signing_bonus" and _SIGNS.search(reading.scan.folded, cue.start, cue.end) for cue in cues
    )
    special = [cue for cue in cues if cue.id in ("death_payment", "injury_payment") and cue.end <= own.start]
    return own if signed or not special else special[-1]


def _labelled(reading: Reading, words: Words, stretch: Stretch) -> Kind | None:
    """A line of a list or table that opens with a payer and says little else: "Федеральная | 400 000 ₽"."""
    above = [cue for cue in words.within(stretch, "payer") if cue.sentence != stretch.sentence]
    if above and words.cells.at(stretch.span.start) is None:
        return Kind("signing_bonus", "once", above[0])
    line = reading.sentence(stretch.sentence)
    opening = _FIRST_LETTER.search(line.quote)
    payer = next(iter(words.within(stretch, "payer")), None)
    if payer is None or opening is None or payer.start != line.start + opening.start():
        return None
    rest = len(line.quote.split()) - len(stretch.span.quote.split()) - (payer.end - payer.start > 0)
    return Kind("signing_bonus", "once", payer) if rest <= _FEW_WORDS else None


def _agrees(reading: Reading, carried: Cue | None, period: Cue) -> bool:
    """Whether a benefit named earlier is paid by the period that stands by the amount."""
    return carried is not None and reading.campaign.benefits[carried.id].per == period.id


def _heading(reading: Reading, words: Words, stretch: Stretch) -> Cue | None:
    """The period that a short line right above names: "Каждый месяц", "On signing"."""
    if stretch.sentence == 0:
        return None
    head = words.heading(stretch.sentence)
    if head is not None and (periods := words.of(head, "offer_period")):
        return periods[0]
    above = reading.sentence(stretch.sentence - 1).quote.strip()
    if len(above) > _HEADING or above.endswith((".", "!", "?", ";")):
        return None
    return next(iter(words.of(stretch.sentence - 1, "offer_period")), None)


def _unnamed(words: Words, stretch: Stretch) -> Kind | None:
    """Money that is paid for serving, by words that name no benefit: what signing brings."""
    if not words.serves(stretch.sentence):
        return None
    paid = words.within(stretch, "offer_word") or words.of(stretch.sentence, "offer_word")
    near = [cue for cue in paid if cue.id == "payment" and distance(cue, stretch.span) <= _NEAR_WORD]
    return Kind("signing_bonus", "once", near[0]) if near else None


def _is_money(reading: Reading, cue: Cue) -> bool:
    benefit = reading.campaign.benefits.get(cue.id)
    return benefit is not None and benefit.money


def _weight(cue: Cue, amount: Span) -> int:
    return _SPECIFIC.get(cue.id, 0) - distance(cue, amount) + min(cue.end - cue.start, 30) // 3


def distance(cue: Cue, amount: Span) -> int:
    """The characters between a cue and an amount; 0 where they touch."""
    return max(cue.start - amount.end, amount.start - cue.end, 0)


def _per(reading: Reading, words: Words, stretch: Stretch) -> Cue | None:
    """What the amount is counted in: the nearest word of a period among its own."""
    cues = [cue for cue in words.within(stretch, "offer_period") if not _is_duration(reading, cue)]
    return min(
        cues, key=lambda cue: (distance(cue, stretch.span), cue.end < stretch.span.start), default=None
    )


def _is_duration(reading: Reading, cue: Cue) -> bool:
    """Whether a period is only how long something took: "within a month", "for a year or more"."""
    folded = reading.scan.folded
    lead = folded[max(cue.start - _LEAD, 0) : cue.start]
    return cue.id in ("month", "year", "day") and (
        _LASTING.search(lead) is not None or _OR_MORE.match(folded, cue.end) is not None
    )


def _kind(benefit: str, per: Cue | None, cue: Cue | None, reading: Reading) -> Kind:
    """The benefit and its period, each corrected by the other."""
    period = per.id if per else None
    plain = benefit in ("signing_bonus", "monthly_pay", "other")
    if period in _PERIODS and plain:
        benefit = _PERIODS[period]
    elif period == "month" and benefit in ("signing_bonus", "other"):
        benefit = "monthly_pay"
    elif period == "day" and plain:
        benefit = "combat_day" if _is_in_combat(reading, cue) else "other"
    elif period == "year" and benefit in ("signing_bonus", "monthly_pay"):
        benefit = "first_year_total"
    elif period == "once" and benefit == "monthly_pay":
        benefit = "signing_bonus"
    known = reading.campaign.benefits.get(benefit)
    if known is not None and not known.money and period is None:
        period = "once"
    elif known is not None and (
        period is None or (known.per in ("km", "target", "person", "day") and plain is False)
    ):
        period = known.per
    return Kind(cast(Benefit, benefit), cast("Per | None", period), cue)


def _is_in_combat(reading: Reading, cue: Cue | None) -> bool:
    """Whether the sentence of a benefit speaks of fighting."""
    return cue is not None and any(
        other.id == "combat" for other in reading.scan.cues_of("service_hint", cue.sentence)
    )


def _carried(reading: Reading, words: Words, stretch: Stretch, *, onward: bool) -> Cue | None:
    """The benefit named last before the amount: in its sentence, else in the two before it, or in the
    head of a list. Across a blank line nothing is carried but a heading."""
    before = [
        cue
        for cue in words.of(stretch.sentence, "benefit")
        if cue.end <= stretch.span.start and _is_money(reading, cue)
    ]
    if before:
        return max(before, key=lambda cue: (cue.end, _SPECIFIC.get(cue.id, 0)))
    after = [
        cue
        for cue in words.of(stretch.sentence, "benefit")
        if _is_money(reading, cue) and cue.id not in _OF_OTHERS
    ]
    if after and onward:
        return min(after, key=lambda cue: cue.start)
    heading = words.heading(stretch.sentence)
    if heading is not None:
        cues = [cue for cue in words.of(heading, "benefit") if _is_money(reading, cue)]
        if cues:
            return max(cues, key=lambda cue: (_SPECIFIC.get(cue.id, 0), cue.end))
    for sentence in range(stretch.sentence - 1, max(stretch.sentence - _CARRY, 0) - 1, -1):
        if not _reaches(reading, sentence):
            return None
        cues = [cue for cue in words.of(sentence, "benefit") if _is_money(reading, cue)]
        if cues:
            return _most_telling(cues, parted=bool(words.within(stretch, "payer")))
    return None


def _most_telling(cues: Sequence[Cue], *, parted: bool) -> Cue:
    """Of the benefits of an earlier sentence the most telling; what payers have parts in is paid for signing."""
    bonus = [cue for cue in cues if cue.id == "signing_bonus"] if parted else []
    return max(bonus or cues, key=lambda cue: (_SPECIFIC.get(cue.id, 0), cue.end))


def _reaches(reading: Reading, sentence: int) -> bool:
    """Whether a sentence's benefit is carried to the next: across a blank line only from a heading."""
    start, end = reading.scan.sentences[sentence]
    following = reading.scan.sentences[sentence + 1][0]
    words = reading.text[start:end].strip()
    heading = words.endswith(":") or (len(words) <= _HEADING and not words.endswith((".", "!", "?")))
    return heading or "\n\n" not in reading.text[end - 1 : following]


def serves(words: Words, reading: Reading, sentence: int) -> bool:
    """Whether the text round a sentence is about signing up or serving.

    Its own words, those of the four sentences before and the two after; of a short text, any; the
    pay of other work counts only where its own sentence says so.
    """
    if words.serves(sentence):
        return True
    heading = words.heading(sentence)
    if heading is not None and words.serves(heading):
        return True
    if words.of(sentence, "other_work"):
        return False
    total = len(reading.scan.sentences)
    first = 0 if total <= SHORT_DOCUMENT else max(sentence - _CONTEXT_BEFORE, 0)
    last = total - 1 if total <= SHORT_DOCUMENT else sentence + _CONTEXT_AFTER
    at = bisect_left(words.serving, first)
    return at < len(words.serving) and words.serving[at] <= last


def is_other_money(words: Words, stretch: Stretch, kind: Kind | None) -> bool:
    """Whether an amount is a budget, a penalty, a price, or too large to be one man's."""
    amount = stretch.found.amount
    largest = amount.max if amount.max is not None else amount.min
    if largest is not None and largest >= _UP_TO_MONEY:
        return True
    if kind is not None and (kind.benefit in _SUMS_OF or (kind.benefit in _OF_COMBAT and kind.cue)):
        return False
    if any(cue.id == "elsewhere" for cue in words.of(stretch.sentence, "not_offer")):
        return True
    against = words.within(stretch, "not_offer")
    before = [cue for cue in words.of(stretch.sentence, "not_offer") if cue.end <= stretch.span.start]
    if (
        kind is None
        or kind.cue is None
        or kind.cue.kind != "benefit"
        or kind.cue.sentence != stretch.sentence
    ):
        return bool(against or before)
    near = min((distance(cue, stretch.span) for cue in against), default=None)
    return near is not None and near <= distance(kind.cue, stretch.span)
