"""The tense of a time: whether its sentence puts it in the past or the future."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec
import re2

from callup.extract.dates.date_calendar import Tense
from callup.extract.dates.date_points import Point
from callup.scan import Scan
from callup.scan.lazily import expression

Side = Literal["from", "after", "to", "before", "between", "at"]
"""What the word before a time makes of it: a beginning, an end, or neither."""


class Group(msgspec.Struct, frozen=True):
    """One point, or the two ends of an interval, with the word before them."""

    first: Point
    last: Point | None
    side: Side | None
    start: int
    end: int
    size: int
    excludes: bool = False  # "до февраля" ends before February


_FUTURE = (
    r"будет|будут|начн[её]тся|начнутся|планиру\p{L}*|намерен\p{L}*|предстоит|предложил\p{L}*|"
    r"предлага\p{L}*|ожида\p{L}*|намеча\p{L}*|назначен[аоы]?|обеща(?:ет|ют|л|ла|ли|но)|вступ(?:ит|ят|ает|ают)|"
    r"will|shall|would|is to|are to|plans?|planned|planning|expected|scheduled|upcoming|"
    r"starts|begins|going to|due|буде|будуть|плану\p{L}*|"
    r"состав[ия]т|вырас?т[её]т|вырастут|верн[её]т(?:ся)?|вернут(?:ся)?|получ[иа]т|[вз]ыплат[ия]т|[зд]\p{L}{0,2}плат[ия]т|"
    r"стан[еу]т|повыс[ия]т(?:ся)?|увелич[иа]т(?:ся)?|сниз[ия]т(?:ся)?|[пд]р?[ио]бав[ия]т(?:ся)?|смо[гж][еу]т|"
    r"заработа[ею]т|появ[ия]тся|измен[ия]т(?:ся)?|введ[еу]т|отмен[ия]т|подним[еу]т|провед[еу]т|откро[ею]т(?:ся)?|"
    r"отправ[ия]т|призовут|утверд[ия]т|подпиш[еу]т|прим[еу]т|рассмотр[ия]т|продл[ия]т(?:ся)?|"
    r"заплат[ия]т[ьи]?|подожд[еу]т|продовж[иа]ть|почнуть(?:ся)?|почн[еу](?:ться)?|зрост[еу](?:ть)?|отрима[ею](?:ть)?|"
    r"виплат[ия]ть|підвищ[иа]ть(?:ся)?|збільш[иа]ть(?:ся)?|стан[еу](?:ть)?|запрацю[еєю](?:ть)?|"
    r"законч[иа]тся|заверш[иа]тся|ист[её]ч[её]т|наступ[ия]т|перечисл[ия]т|начисл[ия]т|удво[ия]т(?:ся)?|утро[ия]т(?:ся)?|"
    r"сократ[ия]т(?:ся)?|уреж[еу]т|дополн[ия]т|установ[ия]т|установится|выда(?:ст|дут)|предостав[ия]т|направ[ия]т|"
    r"назнач[иа]т|разреш[иа]т|обяж[еу]т|запрет[ия]т|перестан[еу]т|прекрат[ия]т(?:ся)?|приостанов[ия]т|заработ[аю]т|"
    r"разда(?:ст|дут)|да(?:ст|дут)|(?:про|пере|от|раз|рас)\p{L}{2,}иру[ею]т(?:ся)?|достигн[еу]т|оста(?:нется|нутся)|"
    r"встанов[ия]ть|признач[иа]ть|видадуть|нададуть|скасують|удво[ія]ть|подво[їя]ть|припин[ия]ть|зменш[иа]ть(?:ся)?|"
    r"takes effect|take effect|comes into force|come into force|to be (?:paid|raised|cut|extended)"
)
_PAST = (
    r"\p{L}{2,}(?:ал|ил|ел|ял|ыл|ула|ала|ила|ела|ыла|али|или|ели|ыли|яли|лся|лась|лось|лись|ило|ало)|"
    r"был[аио]?|був|була|було|були|\p{L}{2,}(?:ував|ювал[аио]|вся|лася|лися|лося)|"
    r"заявив|повідомив|підписав|підвищив|збільшив|знизив|встановив|отримав|сказав|зріс|зросл[аио]|was|were|had|did|\p{L}{3,}ed|said|told|began|got|held|has|have"
)

# What lasted until a time: with these words "до 31 декабря" lies in the past.
_LASTED = (
    r"действовал[аио]?|составлял[аио]?|платил[аио]?|выплачивал[аио]?(?:сь)?|получал[аио]?|держал[аио]?с[ья]|"
    r"діяв|діяла|діяло|діяли|становив|становила|становили|платили|"
    r"was paid|were paid|had been|had paid|was in force|used to pay"
)
# The same within the clause of the time alone; in a whole sentence such a verb may tell of something else.
_LASTED_HERE = (
    rf"{_LASTED}|давал[аио]?|начислял[аио]?(?:сь)?|перечислял[аио]?(?:сь)?|полагал(?:ась|ось|ись|ся)|предлагал[аио]?(?:сь)?|"
    r"равнял(?:ась|ось|ись|ся)|оставал(?:ась|ось|ись|ся)|сохранял(?:ась|ось|ись|ся)|доплачивал[аио]?|отримував(?:ал[аи])?|"
    r"виплачувал[аио]|пропонувал[аио]|paid|received|got|stood|offered|gave|applied|existed|ran|lasted"
)
_AS_BEFORE = expression(r"(?:^|\W)(?:как|чем|что и|as|than|ніж|як)\s(?:и\s|it\swas\s|было\s)?$")


@cache
def _tenses() -> tuple[re2._Regexp, re2._Regexp]:
    edge = r"(?:^|[^\p{L}])"
    return (
        re2.compile(rf"{edge}(?:{_FUTURE})(?:$|[^\p{{L}}])"),
        re2.compile(rf"{edge}(?:{_PAST})(?:$|[^\p{{L}}])"),
    )


@cache
def _ended() -> tuple[re2._Regexp, re2._Regexp]:
    """What lasted, by the words of the sentence and by those of the clause."""
    whole, here = (
        re2.compile(rf"(?:^|[^\p{{L}}])(?:{words})(?:$|[^\p{{L}}])") for words in (_LASTED, _LASTED_HERE)
    )
    return whole, here


_NEAR = 200


def _clause(folded: str, start: int, end: int, group: Group) -> str:
    """The words round a time up to the nearest signs that part clauses, at most 200 characters each way."""
    before = re.split(r"[,;:()]", folded[max(start, group.start - _NEAR) : group.start])[-1]
    after = re.split(r"[,;:()]", folded[group.end : max(min(end, group.end + _NEAR), group.end)])[0]
    return before + folded[group.start : group.end] + after


def tense_of(scan: Scan, group: Group) -> Tense:
    """Whether the sentence puts its time in the past or the future, where it is evident.

    "since" is past without a word of the future; "until" and "by" are not past by a verb alone,
    for the verb often tells who announced it.
    """
    dated = group.first.year is not None or group.first.year_step is not None
    if dated and group.last is None:
        return "past"
    sentence = scan.sentence(scan.sentence_at(group.first.start))
    start = max(sentence.start, group.start - _NEAR)
    words = scan.folded[start : max(min(sentence.end, group.end + _NEAR), group.end)]
    future, past = _tenses()
    if group.first.grain == "weekday" and past.search(words):
        return "past"  # "He said on Monday that the draft will begin"
    if group.side in ("to", "before") and not dated and _has_ended(scan, group, words):
        return "past"
    if group.last is not None and group.side in ("from", "between") and past.search(words):
        words = _clause(scan.folded, sentence.start, sentence.end, group)
        if past.search(words) and not future.search(words):
            return "past"
    if group.side in (None, "at") and past.search(words) and future.search(words):
        words = _clause(scan.folded, sentence.start, sentence.end, group)
    if future.search(words):
        return "begun" if group.side == "from" and group.first.step is None else "future"
    if scan.folded.startswith("since", group.start):
        return "past"
    if group.side in ("to", "before"):
        return "future"
    if group.side in (None, "at") and past.search(words):
        return "past"
    return "unknown"


def _has_ended(scan: Scan, group: Group, words: str) -> bool:
    """Whether what lasted "until" a time is told as over."""
    whole, here = _ended()
    if whole.search(words) or _AS_BEFORE.search(scan.folded[max(group.start - 16, 0) : group.start]):
        return True
    sentence = scan.sentence(scan.sentence_at(group.first.start))
    clause = _clause(scan.folded, sentence.start, sentence.end, group)
    return here.search(clause) is not None and _tenses()[0].search(clause) is None
