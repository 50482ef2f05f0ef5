"""Verbs of speech whose words stand before them: "Об этом сообщил X", "это отрицают", "о чём рассказал X"."""

from __future__ import annotations

from callup.extract.speech.russian_phrases import SIGNS, complements, phrase_start, trim
from callup.extract.speech.russian_subjects import Subjects
from callup.extract.speech.speech_found import Case, Found, Range
from callup.extract.speech.speech_words import word_set
from callup.extract.speech.utterances import Token

_ABOUT_THAT = (["о", "том", ",", "что"], ["о", "том", ",", "как"])
_THIS = frozenset({"этом", "чем", "це", "цьому"})
_AS = frozenset({"как", "як"})
_LONGEST_ABOUT = 30
_LONGEST_NAMED = 14
_DENYING = frozenset({"denies", "confirms", "withholds"})
_ABOUT = frozenset({"о", "об", "обо", "про"})
_IT = word_set("это этого их такое подобное обратное це цього")
_ALL = frozenset({"все", "усе"})
_POINTS = word_set(
    "эту эти эта этот эту-то данную данные данная такую такие подобную подобные эти-то этого его ее их"
)
_OBJECTS = (
    *("сообщени", "информаци", "слух", "сведени", "заявлени", "публикаци", "утверждени", "обвинени"),
    *("данные", "новост", "факт"),
)
_TELLS = word_set(
    "сообщил сообщила сообщили сообщило сообщает сообщают рассказал рассказала рассказали заявил заявила "
    "заявили написал написала написали пишет пишут объявил объявила объявили говорил говорила говорили"
)


def find_pointing(clause: Subjects) -> Found | None:
    """The attribution of a verb that points back or forth; without a source where nobody is named."""
    about = _about_before(clause)
    if about:
        return _of_before(clause, about)
    if clause.cue.id in _DENYING:
        return _of_it(clause) or _of_object(clause) or _of_named(clause)
    before = clause.tokens[clause.left - 1].low if clause.left else ""
    if before == "чем" and clause.left > 2 and clause.word in _TELLS:
        return _of_clause(clause)
    return _of_topic(clause)


def _about_before(clause: Subjects) -> int:
    """Behind "об этом", where what is said stands in the sentence before: "Об этом сообщил X"; else 0."""
    tokens = clause.tokens
    opened = clause.over_opening(0, len(tokens) - 1)
    pairs = range(opened, clause.cue.first - 1)
    points = (at for at in pairs if tokens[at].low in _ABOUT and tokens[at + 1].low in _THIS)
    first = next(points, -1)
    if first < 0 or clause.cue.first - first > _LONGEST_ABOUT:
        return 0
    if first > opened and (tokens[first - 1].low != "," or tokens[opened].low not in _AS):
        return 0
    between = [verb for verb in clause.verbs if first < verb.first < clause.cue.first]
    if tokens[clause.left - 1].low in _AS or any(tokens[verb.first - 1].low not in _AS for verb in between):
        return 0
    inner = tokens[first + 2 : clause.cue.first]
    quoted = any(token.quoted or complements((token,), 0) for token in inner)
    return 0 if quoted and not between else first + 2


def _of_before(clause: Subjects, about: int) -> Found:
    source, case = clause.subject_after(clause.phrase_end(clause.cue.last))
    if source is None:
        first = max(about, phrase_start(clause.tokens, clause.left))
        source, case = clause.find_bare(clause.over_opening(first, clause.left), clause.left)
    return clause.found(source, (), case)


def _of_it(clause: Subjects) -> Found | None:
    """ "Власти это отрицают", "подтвердил это", «назвал это фейком»: it is what the sentence before says."""
    tokens, left, last = clause.tokens, clause.left, clause.cue.last
    if left and tokens[left - 1].low in _ALL:
        return _with_subject(clause, left - 1, last, ((left - 1, left),))
    if left and tokens[left - 1].low in _IT:
        return _with_subject(clause, left - 1, last)
    pointing = left > 1 and tokens[left - 2].low in _POINTS and tokens[left - 1].low.startswith(_OBJECTS)
    if pointing:
        return _with_subject(clause, left - 2, last)
    if last - clause.cue.first > 1 and tokens[clause.cue.first + 1].low in _IT:
        return _with_subject(clause, left, last)
    if last >= len(tokens) or tokens[last].low not in _IT | _POINTS:
        return None
    bare = last + 1 >= len(tokens) or not tokens[last + 1].word or clause.word.startswith(("назв", "назыв"))
    named = last + 1 < len(tokens) and tokens[last + 1].low.startswith(_OBJECTS)
    short = named and (last + 2 >= len(tokens) or tokens[last + 2].low in SIGNS)
    return _with_subject(clause, left, last + 1) if bare or short else None


def _of_object(clause: Subjects) -> Found | None:
    """What is denied before who denies it: "Сообщения о рейдах в полиции назвали фейком"."""
    tokens, left = clause.tokens, clause.left
    first = clause.over_opening(phrase_start(tokens, left), left)
    if first >= left or not tokens[first].low.startswith(_OBJECTS):
        return None
    at = _place_before(clause, first + 1)
    if at is not None:
        return clause.found((at + 1, left), (trim(tokens, (first, at)),), "prepositional")
    end = clause.phrase_end(clause.cue.last)
    source, case = clause.subject_after(_before_label(clause, end))
    return clause.found(source, (trim(tokens, (first, left)),), case) if source else None


def _place_before(clause: Subjects, first: int) -> int | None:
    """The last "в" before a plural verb that opens who speaks: "… в полиции назвали"."""
    tokens, left = clause.tokens, clause.left
    if not clause.is_plural():
        return None
    places = [at for at in range(first, left - 1) if tokens[at].low in ("в", "во", "на")]
    fits = [at for at in places if at + 1 in clause.heads or tokens[at + 1].capital]
    return fits[-1] if fits else None


def _of_named(clause: Subjects) -> Found | None:
    """What is called a lie: «Губернатор назвал сообщения о X фейком»."""
    if not clause.word.startswith(("назв", "назыв")):
        return None
    tokens, last = clause.tokens, clause.cue.last
    end = clause.phrase_end(last)
    if end < len(tokens) and tokens[end].quoted:
        end += 1
    part = trim(tokens, (last, min(end, last + _LONGEST_NAMED)))
    return _with_subject(clause, clause.left, last, (part,)) if part[1] > part[0] else None


def _of_clause(clause: Subjects) -> Found | None:
    """What the clause before says: "письмо направлено, о чём сообщил X"."""
    tokens, left = clause.tokens, clause.left
    if tokens[left - 2].low not in _ABOUT or tokens[left - 3].low != ",":
        return None
    source, case = clause.subject_after(clause.phrase_end(clause.cue.last))
    part = trim(tokens, (0, left - 3))
    return clause.found(source, (part,), case) if source and part[1] > part[0] else None


def _of_topic(clause: Subjects) -> Found | None:
    """A topic first: "О готовности платить сообщил губернатор"."""
    tokens, left = clause.tokens, clause.left
    first = clause.over_opening(0, len(tokens) - 1)
    if [token.low for token in tokens[first : first + 4]] in _ABOUT_THAT:
        return _of_what(clause, first)
    opens = tokens[first].low in _ABOUT and first + 1 < left and tokens[first + 1].low not in ("том", "чем")
    if not opens or any(t.quoted or t.low in SIGNS for t in tokens[first:left]) or clause.word not in _TELLS:
        return None
    source, case = clause.subject_after(clause.phrase_end(clause.cue.last))
    if source is None or not clause.surely_speaks(source):
        return None
    return clause.found(source, (trim(tokens, (first, left)),), case)


def _of_what(clause: Subjects, first: int) -> Found | None:
    """ "О том, что людей держат ночью, соседи рассказали на видео": the speaker before the verb."""
    tokens, left = clause.tokens, clause.left
    start = phrase_start(tokens, left)
    if start <= first + 4 or start >= left or tokens[start - 1].low != ",":
        return None
    source, case = clause.find_bare(clause.over_opening(start, left), left)
    return clause.found(source, (trim(tokens, (first, start - 1)),), case) if source else None


def _with_subject(clause: Subjects, left: int, last: int, content: tuple[Range, ...] = ()) -> Found | None:
    """The speaker before `left`, else after `last`."""
    before = clause.subject_before(left)
    source, case = before if before else (None, "nominative")
    if source is None:
        end = clause.phrase_end(clause.cue.last)
        source, case = _after(clause, last, _before_label(clause, end))
    return clause.found(source, content, case) if source else None


def _after(clause: Subjects, first: int, end: int) -> tuple[Range | None, Case]:
    tokens: tuple[Token, ...] = clause.tokens
    heads = [at for at in range(first, end) if at in clause.heads or tokens[at].capital]
    return ((heads[0], end), "nominative") if heads else (None, "nominative")


def _before_label(clause: Subjects, end: int) -> int:
    """The end of a phrase, or where the lie is called one: "назвал фейком"."""
    labels = ("фейк", "лож", "недостоверн", "неправд", "вброс", "слухами", "дезинф", "провокац", "выдумк")
    last = clause.cue.last
    return next((at for at in range(last, end) if clause.tokens[at].low.startswith(labels)), end)
