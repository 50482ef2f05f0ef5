"""Whose words are passed on («приводит ТАСС слова X»), and where they can be read («содержится в»)."""

from __future__ import annotations

from callup.extract.speech.russian_phrases import DASHES, SIGNS, both_sides, complements, trim
from callup.extract.speech.russian_subjects import Subjects
from callup.extract.speech.speech_found import Case, Found, Range
from callup.extract.speech.speech_words import word_set
from callup.extract.speech.utterances import Token

_WORDS = word_set(
    "слова слов мнение цитату цитаты высказывание высказывания заявление заявления комментарий рассказ"
)
_OWN = word_set("его ее их")
_POINTING = ("соответствующ", "подобн", "аналогичн")
_POINTS = word_set("такая такие такое такой эта эти это этот")
_TOLD = word_set(
    "информация сведения данные заявление вывод выводы прогноз оценка оценки мнение предположение цифры "
    "утверждение требование предложение обвинение обвинения"
)
_OUTLETS = word_set("портал издание агентство газета телеканал канал радиостанция сайт журнал медиа")
_FARTHEST = 8
_LONGEST_SHORT = 5
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")


def passes_on(clause: Subjects) -> bool:
    """Whether "его слова" stand before a verb: «Его слова передаёт X»."""
    tokens, left = clause.tokens, clause.left
    return left > 1 and tokens[left - 1].low in _WORDS and tokens[left - 2].low in _OWN


def find_relayed(clause: Subjects) -> Found | None:
    """The attribution of a verb that passes on another's words; None where it passes on none."""
    tokens, cue, left = clause.tokens, clause.cue, clause.left
    end = clause.phrase_end(cue.first + 1)
    if passes_on(clause):
        outlet, _ = clause.subject_after(end)
        return _found(clause, (left - 2, left - 1), (), outlet)
    nouns = range(cue.first + 1, min(end, cue.first + _FARTHEST))
    words = next((at for at in nouns if tokens[at].low in _WORDS), 0)
    if not words and not clause.word.startswith("цит"):
        return None
    words = words or cue.first
    source, outlet = _speaker(tokens, words, end)
    between = (cue.first + 1, words - 1 if tokens[words - 1].low in _OWN else words)
    outlet = outlet or (between if between[1] > between[0] else None)
    if outlet is None and left:
        before = clause.subject_before(left)
        outlet = before[0] if before else None
    content = _content(clause, end)
    return _found(clause, source, content, outlet) if source and content else None


def _found(clause: Subjects, source: Range, content: tuple[Range, ...], outlet: Range | None) -> Found:
    cue = (clause.cue.first, clause.cue.first + 1)
    case: Case = "nominative" if clause.tokens[source[0]].low in _OWN else "genitive"
    return Found(cue, "says", source, content, case=case, relayed=outlet)


def _speaker(tokens: tuple[Token, ...], words: int, end: int) -> tuple[Range | None, Range | None]:
    """Who said it, behind "слова", and who passes it on where they stand last: «слова Петрова ТАСС»."""
    if tokens[words - 1].low in _OWN:
        return (words - 1, words), None
    first = words + 1
    outlet = _outlet(tokens, first, end)
    return ((first, outlet) if first < outlet else None), ((outlet, end) if outlet < end else None)


def _outlet(tokens: tuple[Token, ...], first: int, end: int) -> int:
    """Where a name in quotation marks or an abbreviation begins that stands last behind the speaker."""
    if end - first < 2:
        return end
    if tokens[end - 1].low == "»":
        opens = next((at for at in range(end - 2, first, -1) if tokens[at].low == "«"), end)
        return opens if tokens[opens - 1].capital else end
    last = tokens[end - 1]
    if last.low in _OUTLETS:
        return end - 1
    short = 1 < last.end - last.start <= _LONGEST_SHORT and last.capital
    return end - 1 if short and last.low[-1] in _CONSONANTS else end


def _content(clause: Subjects, end: int) -> tuple[Range, ...]:
    tokens = clause.tokens
    if end < len(tokens) and (tokens[end].low == ":" or tokens[end].quoted):
        return (trim(tokens, (end, len(tokens))),)
    if end < len(tokens) and tokens[end].low == "," and complements(tokens, end + 1):
        return (trim(tokens, (end + 1, len(tokens))),)
    before = tokens[clause.left - 1] if clause.left else None
    if before is not None and (before.quoted or before.low in DASHES or before.low == ","):
        return both_sides(tokens, clause.left, end)
    return ()


def find_contained(clause: Subjects) -> Found | None:
    """Where or by whom that is told which the sentence before says: «Такие данные содержатся в отчёте X»."""
    tokens, cue = clause.tokens, clause.cue
    words = [token.low for token in tokens[: clause.left]]
    points = any(word.startswith(_POINTING) or word in _POINTS for word in words[:3])
    if not points or not _TOLD.intersection(words) or any(word in SIGNS for word in words):
        return None
    first = cue.last
    if first < len(tokens) and tokens[first].low in ("в", "на"):
        end = clause.phrase_end(first + 1)
        source: Range | None = (first + 1, end)
        return clause.found(source, (), "prepositional") if end > first + 1 else None
    source, case = clause.subject_after(clause.phrase_end(first))
    return clause.found(source, (), case) if source else None
