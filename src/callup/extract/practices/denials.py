"""Whether a "not" among the words of a practice, or right after them, takes it back."""

from __future__ import annotations

import re
from collections.abc import Collection

from callup.extract.clauses import comma_between, cues_within, words_between
from callup.extract.practices.met_frames import entries_of
from callup.extract.reading import Reading
from callup.scan import Cue
from callup.values import Span, cut

# The words by which somebody speaks, and what he may suppose in what he says.
_SPEAKS = frozenset(("press", "contact"))
_SUPPOSED = frozenset(("question", "if", "might", "will", "will_do"))
_AFTER = 2  # words between the practice and a "not" behind it
_NEXT = re.compile(r"\W*(?:(?:be|been|being|yet|even|ever|currently|пока|больше|никому|никого|и)\W+)*(\w+)")
_VERB = re.compile(
    r"(?:\w{2,}(?:лись|лась|лось|лся|ла|ли|ло|л|ются|утся|ются|ятся|ается|яется|ется|ится|ют|ут|ят|ат|ает|яет|ует"
    r"|ит|ть|ться|ны|но|на|ен)|\w{2,}(?:ed|ing)|sent|given|taken|held|made|told|sold|brought|put)"
)


def is_denied(reading: Reading, anchor: Span, own: Collection[str]) -> bool:
    """Whether the text says that the practice at an anchor was not done.

    `own` are the entries that the practice is told by: a "not" that is part of one ("не дают уволиться")
    tells of the practice, and takes nothing back.
    """
    sentence = reading.sentence_of(anchor)
    cues = cues_within(reading.scan, cut(reading.text, anchor.start, sentence.end))
    words = [cue for cue in cues if cue.kind == "practice_word"]
    spared = [cue for cue in cues if cue.kind == "status" and cue.id == "not_negation"]
    for cue in cues:
        if (
            cue.kind != "status"
            or cue.id != "negation"
            or any(one.start <= cue.start < one.end for one in spared)
        ):
            continue
        if any(word.start <= cue.start < word.end and word.id in own for word in words):
            continue
        if _is_in_reach(reading, cue, anchor) and _negates(reading, cue):
            return True
    return False


def unheard(reading: Reading, practice: str, anchor: Span) -> frozenset[str]:
    """The words of status that are part of a practice's own: "не рассматривают заявления" tells of it.

    Where the practice is that somebody speaks, what he asks, threatens or supposes is what he says:
    "they called to ask whether he would serve" reports a call.
    """
    own = entries_of(practice, reading.campaign.frames)
    inside = cues_within(reading.scan, anchor)
    words = [cue for cue in inside if cue.kind == "practice_word" and cue.id in own]
    taken = [cue for cue in inside if cue.kind == "status" and cue.id == "does_not_happen"]
    part = taken and all(any(word.start == cue.start for word in words) for cue in taken)
    spoken = practice in reading.campaign.lexicon.get("practice_spoken", {})
    said = _said(reading, anchor) if spoken else frozenset[str]()
    return said | {"does_not_happen"} if part else said


def _said(reading: Reading, anchor: Span) -> frozenset[str]:
    """The suppositions of the anchor's sentence that all stand behind the word of him who speaks."""
    cues = cues_within(reading.scan, reading.sentence_of(anchor))
    speaks = [cue.start for cue in cues if cue.kind == "practice_word" and cue.id in _SPEAKS]
    if not speaks:
        return frozenset()
    supposed = [cue for cue in cues if cue.kind == "status" and cue.id in _SUPPOSED]
    early = {cue.id for cue in supposed if cue.start <= min(speaks)}
    return frozenset(cue.id for cue in supposed) - early


def _is_in_reach(reading: Reading, cue: Cue, anchor: Span) -> bool:
    if cue.start < anchor.end:
        return cue.start > anchor.start
    if comma_between(reading.scan, anchor.end, cue.start):
        return False
    return len(words_between(reading.scan, anchor.end, cue.start)) <= _AFTER


def _negates(reading: Reading, cue: Cue) -> bool:
    """Whether a verb follows the "not": "не в военкомате" takes only a place back."""
    following = _NEXT.match(reading.scan.folded, cue.end)
    return following is not None and _VERB.fullmatch(following[1]) is not None
