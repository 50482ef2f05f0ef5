"""Stretches of Russian words: where a phrase begins, and what stands round an aside."""

from __future__ import annotations

from callup.extract.speech.speech_found import Range
from callup.extract.speech.speech_words import (
    RU_COMPLEMENTIZERS,
    RU_CONJUNCTIONS,
    RU_FILLERS,
    RU_LINKS,
    RU_PREPOSITIONS,
)
from callup.extract.speech.utterances import Token

_BESIDE = RU_FILLERS | {
    "не",
    "ни",
    "было",
    "стало",
    "становится",
    "станет",
    "теперь",
    "будет",
    "ж",
    "таки",
    "якобы",
    "буквально",
    "очень",
    "сильно",
}
DASHES = frozenset("—–-")
FINAL = frozenset(".!?…")
SIGNS = frozenset(",;:—–-.!?…()")
LONGEST_SOURCE = 30
_INFINITIVES = (
    *("ать", "ять", "еть", "ить", "ыть", "уть", "оть", "зть", "ться", "тись", "чься"),
    *("ати", "яти", "ити", "іти", "увати", "ювати", "ися", "атися", "зти"),
    *("йти", "вести", "везти", "нести", "расти", "мочь", "лечь", "беречь", "влечь"),
)
_NO_INFINITIVES = frozenset(
    (
        "печать",
        "сеть",
        "солдати",
        "депутати",
        "результати",
        "кандидати",
        "адвокати",
        "апарати",
        "магістрати",
        "область",
        "часть",
        "власть",
        "нить",
        "пять",
        "девять",
        "десять",
        "медь",
        "мать",
        "помять",
    )
)
_PARTICIPLES = (
    *("ший", "шая", "шие", "шийся", "шаяся", "щий", "щая", "щие", "щийся", "щаяся", "вшего", "вшей", "вших"),
    *("щего", "щей", "щих", "щегося", "щейся", "щихся", "вшегося", "вшейся", "нном", "нной", "нного", "нных"),
)


def skip_left(tokens: tuple[Token, ...], at: int) -> tuple[int, bool]:
    """Over "не" and adverbs to the left of a verb."""
    negated = False
    while at and (tokens[at - 1].low in _BESIDE or tokens[at - 1].low.endswith("нно")):
        negated = negated or tokens[at - 1].low in ("не", "ни")
        at -= 1
    return at, negated


def phrase_start(tokens: tuple[Token, ...], end: int) -> int:
    """To the left over words, up to a sign, a quotation or a conjunction."""
    at = end
    while at and end - at < LONGEST_SOURCE:
        token = tokens[at - 1]
        if token.low == ")":
            opening = next((i for i in range(at - 2, max(at - 12, -1), -1) if tokens[i].low == "("), 0)
            if opening:
                at = opening
                continue
        if token.low == "»":
            at = next((i for i in range(at - 2, max(at - 10, -1), -1) if tokens[i].low == "«"), at - 1)
            continue
        if token.quoted or token.low in SIGNS or token.low in RU_COMPLEMENTIZERS:
            break
        at -= 1
        if token.low in RU_CONJUNCTIONS and token.low != "и":
            break
    return at


def over_apposition(tokens: tuple[Token, ...], at: int, heads: frozenset[int]) -> int:
    """Over ", попросившая об анонимности" or ", глава региона" after a speaker, up to a sign."""
    if at + 1 >= len(tokens) or tokens[at].low != ",":
        return at
    opening = tokens[at + 1]
    if not (is_participle(opening) or at + 1 in heads):
        return at
    end = at + 1
    while end < len(tokens) and end - at < LONGEST_SOURCE:
        if tokens[end].quoted or tokens[end].low in SIGNS:
            break
        end += 1
    return end


def over_clause(tokens: tuple[Token, ...], at: int) -> int:
    """Over ", которую не удалось проверить" after the speaker of "по информации"."""
    if at + 1 < len(tokens) and tokens[at].low == "," and is_participle(tokens[at + 1]):
        return over_apposition(tokens, at, frozenset())
    return at


def is_infinitive(word: str) -> bool:
    """Whether a word is an infinitive by its ending."""
    return len(word) > 3 and word.endswith(_INFINITIVES) and word not in _NO_INFINITIVES


def is_gerund(word: str) -> bool:
    """Whether a word is a gerund by an ending that hardly any other word has: "добиваясь", "отвечая"."""
    return len(word) > 5 and word.endswith(
        ("аясь", "яясь", "ившись", "авшись", "ивая", "ывая", "вечая", "ючая")
    )


def is_participle(token: Token) -> bool:
    """Whether a word opens a clause that tells of the noun before it."""
    return token.low.startswith("котор") or token.low.endswith(_PARTICIPLES)


def complements(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word opens what is said: "что", "чтобы", "якобы"."""
    return at < len(tokens) and tokens[at].low in RU_COMPLEMENTIZERS


def that_follows(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "о" belongs to "о том, что", or to "об этом"."""
    return at + 1 < len(tokens) and tokens[at + 1].low in ("том", "этом", "чем")


def skip_named_listener(tokens: tuple[Token, ...], first: int, end: int) -> int:
    """Over «Вёрстке» after "рассказал": a short name in quotation marks before the speaker."""
    if first < end and tokens[first].low in ("«", "“", '"'):
        for at in range(first + 1, min(first + 6, end)):
            if tokens[at].low in ("»", "”", '"'):
                follows = at + 1 < end and tokens[at + 1].low not in RU_PREPOSITIONS
                return at + 1 if follows else first
    return first


def both_sides(tokens: tuple[Token, ...], before: int, after: int) -> tuple[Range, ...]:
    """What is said before and after an aside."""
    head = trim(tokens, (0, before))
    tail = trim(tokens, (after, len(tokens)))
    if tail[1] > tail[0] and is_gerund(tokens[tail[0]].low):
        tail = (tail[1], tail[1])
    if any(token.low.startswith(("котор", "яки", "яка", "які")) for token in tokens[tail[0] : tail[0] + 3]):
        tail = (tail[1], tail[1])
    opens_next = after < len(tokens) and tokens[after].low in {",", ":"} | DASHES
    if after + 1 < len(tokens) and tokens[after].low == "." and tokens[after + 1].low in DASHES:
        opens_next = True
    quoted = any(token.quoted for token in tokens[tail[0] : tail[1]])
    light = all(token.low in RU_LINKS for token in tokens[head[0] : head[1]])
    if _answers(tokens, head):
        head = (head[1] - 1, head[1])
    parts = [head] if head[1] > head[0] and not light else []
    wide = tail[1] - tail[0] > 2 or quoted or not parts
    if wide and opens_next and tail[1] > tail[0]:
        parts.append(tail)
    return tuple(parts)


def _answers(tokens: tuple[Token, ...], head: Range) -> bool:
    """Whether a quotation at the end stands behind a colon: what leads to it is the writer's."""
    first, last = head
    return last - 1 > first and tokens[last - 1].quoted and tokens[last - 2].low == ":"


def trim(tokens: tuple[Token, ...], part: Range) -> Range:
    """A stretch without the signs at its ends; a quotation at an end stays."""
    first, last = part
    while first < last and tokens[first].low in SIGNS:
        first += 1
    while last > first and tokens[last - 1].low in SIGNS - {")"}:
        last -= 1
    return first, last
