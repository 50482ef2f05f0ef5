"""The lengths of sentences in months: "к пяти годам", "two and a half years", "вместо семи лет — пять".

A term is read where words of a sentence stand: a verb of the court before it, or the custody behind it. What
a prosecutor asks for, what the law threatens, how long somebody was away and how old he is are no terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from callup.extract.found import FoundNumber
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.scan.lazily import expression
from callup.values import Span, cut

_UNIT = expression(
    r"(?P<half>\s(?:с\sполовиной|and\sa\shalf))?"
    r"[\s-](?:(?P<year>год(?:а|у|ам|ами|ов)?|лет|рок(?:ів|и|у|ами|ам)|рік|years?)"
    r"|(?P<month>месяц(?:а|ев|ам|у)?|мес\.?|місяц(?:ів|і|ь|я|ям)|months?))(?![\w-]*(?:old|летн))(?:\W|$)"
)
_HYPHENED = expression(r"(?<![\w.,-])(?P<number>\d{1,2}(?:\.\d)?)-(?P<unit>year|month)(?![\w-]*old)")
_HALF = expression(r"\s(?:с\sполовиной|з\sполовиною|and\sa\shalf)")
_CUSTODY = expression(
    r"[\s,]{0,2}(?:(?:в|у|на|in|of|a|an|the|his|her|penal|prison|jail|special|general|строг\w+|общ\w+|особ\w+"
    r"|исправительн\w+|суворого|загального|suspended)\s){0,4}"
    r"(?:лишени|колони|строгого|общего|особого|поселени|тюрьм|тюремн|заключени|условн|дисбат|дисциплинарн|"
    r"принудительн|позбавлен|умовн|ув.язнен|режим|prison|jail|penal|custody|imprison|behind\sbars|incarcerat|"
    r"suspended|probation|colony|settlement|sentence|term)"
)
_GOVERNED = expression(
    r"(?:пригов|вирок|вироц|осуд|осужд|засуд|(?<!\w)дал|назнач|получ|отрима|признач|вынес|винес|срок|строк|наказ|отправил|"
    r"смягч|сниз|снижен|сокра|скоро|уменьш|пом.якш|ужесточ|увелич|замен|измен|добав|вместо|замість|присуд|"
    r"sentenc|jail|imprison|\bg[ai]ve|\bhanded|convict|\bterm|receiv|\bgot\b|reduc|\bcut\b|shorten|halv|"
    r"increas|rais|lengthen|replac|instead|serve|spend)"
)
_NO_TERM = expression(
    r"(?:испытательн\w{2,3}\sсрок\w{0,2}|іспитов\w{2,3}\sстрок\w{0,2}|probation\w*)[^.;,]{0,16}$"
    r"|(?:запро[сш]\w*|прос[иья]\w*|требу\w*|требова\w*|sought|seek\w*|ask(?:s|ed|ing)?|demand\w*|request\w*|wanted)"
    r"[^.;:]{0,50}$"
    r"|(?:грози\w*|предусм\w*|каран?\w*|наказыва\w*|faces?|facing|punishable|maximum|could|may|might)[^.;:]{0,40}$"
    r"|(?:спустя|через|более|почти|держал\w*|скрыва\w*|прове[лд]\w*|отслужи\w*|отсиде\w*|отбы\w*|пробы\w*|"
    r"отсутств\w*|длин\w*|after|almost|nearly|absent|away|hiding|spent|served|run|missing|for\sover|service)"
    r"\s(?:\w{1,12}\s){0,2}$"
)
_SMALLER_BY = expression(
    r"(?:сниз|сокра|уменьш|скоро|смягч|увелич|добав|reduc|shorten|cut|increas|rais)\w*\s[^.;:]{0,30}(?:на|by)\s$"
)
_AGO = expression(r"\s{0,2}(?:назад|тому|ago|спустя|of\sage|old\b)")
_LOWERED = expression(
    r"(?:смягч|сниз|снижен|сокра|уменьш|пом.якш|скоро|ужесточ|увелич|замен|измен|засуд|reduc|\bcut\b|shorten|increas|rais|"
    r"lengthen|replac)"
)
_INSTEAD = expression(
    r"(?:вместо|замість|instead\sof|rather\sthan|down\sfrom|up\sfrom|in\splace\sof)\s(?:\w{1,12}\s){0,2}$"
)
_FROM = expression(r"\b(?:с|со|з|із|зі|from)\s(?:\w{1,12}\s)?$")
_HAD_BEEN = expression(
    r"(?:осужд[её]нн|приговор[её]нн|получивш|отбывавш|засуджен|отримавш|якому|которому|who\s(?:had\sbeen|was)|"
    r"originally|first\sgave|ранее|раніше|previously|earlier|initial)(?P<between>[^.;]{0,110})$"
)
_UP_TO = expression(r"\s(?:до|to)\s")
_THE_SENTENCE = expression(
    r"(?:приговор|вирок|срок|строк|sentence|term)\w*\s(?:\(|в\s|of\s|у\s|—\s|-\s)(?:\w{1,9}\s)?$"
)
_JOINT = expression(r"\s{0,2}(?:и|і|and|,)?\s{0,2}")
_CHAIN = expression(r"\s?(?:[—–:,-]\s?|(?:до|to|на|и)\s|(?:—|–|-)\s?до\s){1,2}(?:\w{1,8}\s){0,1}")
_LONGEST_MONTHS = 600
_WITHOUT_UNIT = 25  # years; a larger bare number is no sentence
_BEHIND = 60  # characters of custody words behind a term
_BEFORE = 160  # characters before a term in which a court's verb may govern it


class Term(msgspec.Struct, frozen=True):
    """A sentence of some months, where it stands, and whether another one has taken its place."""

    months: int
    span: Span
    old: bool


class _Length(msgspec.Struct, frozen=True):
    """Some months, as they are written; `at_most` where the words say "up to"."""

    months: Decimal
    start: int
    end: int
    at_most: bool


def find_terms(reading: Reading, start: int, end: int) -> list[Term]:
    """The sentences told between two offsets, in their order; half a month is none."""
    lengths = sorted(
        (*_lengths(reading, start, end), *_hyphened(reading, start, end)), key=lambda one: one.start
    )
    terms: list[Term] = []
    for index, length in enumerate(lengths):
        sentence = reading.sentence(reading.sentence_at(length.start))
        folded = reading.scan.folded
        before = folded[max(length.start - _BEFORE, sentence.start) : length.start]
        after = folded[length.end : min(length.end + _BEHIND, sentence.end)]
        if _NO_TERM.search(before) or _SMALLER_BY.search(before) or _AGO.match(after):
            continue
        if not (_GOVERNED.search(before) or _CUSTODY.match(after)):
            continue
        if length.at_most and not _LOWERED.search(before):
            continue
        months = length.months
        if months != int(months) or not 0 < months <= _LONGEST_MONTHS:
            continue
        follows = index + 1 < len(lengths) and lengths[index + 1].start < sentence.end
        since = lengths[index - 1].end if index else start
        old = _is_old(
            before, folded[max(since, length.start - _BEFORE, sentence.start) : length.start], follows
        )
        terms.append(Term(int(months), cut(reading.text, length.start, length.end), old))
    return terms


def _is_old(before: str, since: str, follows: bool) -> bool:
    """Whether the words before a term, or those `since` the last one, tell it as the one that was.

    `follows` is whether the sentence gives another.
    """
    if _INSTEAD.search(before):
        return True
    had_been = _HAD_BEEN.search(since)
    if had_been is not None and not _LOWERED.search(had_been["between"]):
        return True
    return follows and (_FROM.search(before) or _THE_SENTENCE.search(before)) is not None


def _lengths(reading: Reading, start: int, end: int) -> Iterator[_Length]:
    """Numbers of years or months, months with the years they belong to, and bare numbers in their chain."""
    numbers = found_within(reading.all_numbers, start, end)
    free = {number.bare for number in reading.numbers}
    last: _Length | None = None
    taken = start
    for index, number in enumerate(numbers):
        if number.bare.start < taken or number.bare not in free:
            continue
        length = (
            _joined(reading, numbers, index)
            or _of_next(reading, numbers, index)
            or _without_unit(reading, number, last)
        )
        if length is not None:
            yield length
            last, taken = length, length.end


def _hyphened(reading: Reading, start: int, end: int) -> Iterator[_Length]:
    """Digits tied to their unit, which are no number of anything else: "an 18-month sentence"."""
    for found in _HYPHENED.finditer(reading.scan.folded, start, end):
        months = Decimal(found["number"]) * (12 if found["unit"] == "year" else 1)
        yield _Length(months, found.start(), found.end(), False)


def _joined(reading: Reading, numbers: Sequence[FoundNumber], index: int) -> _Length | None:
    number = numbers[index]
    months, end = _months(reading, number)
    if months is None:
        return None
    following = next((n for n in numbers[index + 1 :] if n.bare.start >= end - 1), None)
    if following is not None and months % 12 == 0:
        gap = reading.scan.folded[end : following.bare.start]
        more, further = _months(reading, following)
        if more is not None and more < 12 and len(gap) < 8 and _JOINT.fullmatch(gap):
            months, end = months + more, further
    return _Length(months, number.bare.start, end, number.quantity.min is None)


def _of_next(reading: Reading, numbers: Sequence[FoundNumber], index: int) -> _Length | None:
    """A number that has its unit from the next: "с восьми до девяти лет"."""
    if index + 1 == len(numbers):
        return None
    number, following = numbers[index], numbers[index + 1]
    folded = reading.scan.folded
    value, months = _value(number), _months(reading, following)[0]
    before = folded[max(number.bare.start - _BEHIND, 0) : number.bare.start]
    between = folded[number.bare.end : following.bare.start]
    if value is None or months is None or not (_FROM.search(before) and _UP_TO.fullmatch(between)):
        return None
    whole = _value(following)
    return _Length(value * (months / whole if whole else 12), number.bare.start, number.bare.end, False)


def _without_unit(reading: Reading, number: FoundNumber, last: _Length | None) -> _Length | None:
    """A number that leaves its years out: "пять условно", "вместо семи лет — пять с половиной"."""
    value = _value(number)
    if value is None or value > _WITHOUT_UNIT:
        return None
    folded = reading.scan.folded
    end = number.bare.end
    half = _HALF.match(folded[end : end + 20])
    if half is not None:
        value, end = value + Decimal("0.5"), end + half.end()
    behind = folded[end : end + _BEHIND]
    chained = (
        last is not None
        and number.bare.start - last.end < 24
        and _CHAIN.fullmatch(folded[last.end : number.bare.start]) is not None
    )
    if not (chained or (behind[:1] == " " and _CUSTODY.match(behind))):
        return None
    return _Length(value * 12, number.bare.start, end, number.quantity.min is None)


def _months(reading: Reading, number: FoundNumber) -> tuple[Decimal | None, int]:
    """A number of years or months as months, and where its unit ends."""
    folded = reading.scan.folded
    end = number.bare.end
    unit = _UNIT.match(folded[end : end + 30])
    value = _value(number)
    if unit is None or value is None:
        return None, end
    last = unit.end("year") if unit["year"] else unit.end("month")
    value += Decimal("0.5") if unit["half"] else 0
    return value * (12 if unit["year"] else 1), end + last


def _value(number: FoundNumber) -> Decimal | None:
    """The number where it is one; "до шести" is six: a court that lowers a sentence to six says so."""
    low, high = number.quantity.min, number.quantity.max
    if low is not None and high is not None and low != high:
        return None
    return high if high is not None else low
