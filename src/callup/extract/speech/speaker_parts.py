"""Parts of a phrase that names a speaker: its head, role, body and class; whether it means several."""

from __future__ import annotations

import itertools
import re

from callup.campaign import Campaign
from callup.extract.speech.fitting_names import FittingNames, is_russian
from callup.extract.speech.person_names import Name, PersonNames
from callup.extract.speech.speaker import CueList, nominative_role, unquoted
from callup.extract.speech.speaker_words import (
    ARTICLE,
    BODIES,
    BODY_ROLES,
    CLOSE,
    HEADS,
    JOINED,
    NAMED,
    NAMED_BODIES,
    OF,
    OF_BODIES,
    ONE_WOMAN,
    PRESS,
    QUOTED_NAME,
    SURNAMES,
    TAIL,
    WORD,
)
from callup.extract.speech.speech_found import Case
from callup.extract.speech.speech_words import EN_PREPOSITIONS, RU_PREPOSITIONS
from callup.model.campaign import KnownVoice
from callup.model.voice import VoiceClass
from callup.scan import Cue, Scan, fold
from callup.values import Span

_NEAR = 40


class Parts:
    """The phrases of one document; holds what the scan found, in order."""

    def __init__(self, scan: Scan, campaign: Campaign, russian: bool) -> None:
        self.text = scan.text
        self._scan = scan
        self._campaign = campaign
        self._language = "ru" if russian else "en"
        self.names = PersonNames(campaign)
        self._places = {hit.start for hit in scan.places}
        self._fit = FittingNames(scan.text, self._places, self.names)
        self._cues = {kind: CueList(scan.cues_of(kind)) for kind in ("voice", "voice_role", "voice_group")}

    def _known_in(self, phrase: Span) -> list[tuple[KnownVoice, Cue]]:
        """The known voices in a phrase; a person or an outlet counts with a capital letter only."""
        found = []
        for cue in self._cues["voice"].within(phrase):
            voice = self._campaign.voices[cue.id]
            words = self.text[cue.start : cue.end]
            if JOINED.match(self.text, cue.end):
                continue  # another body: "РБК-Украина"
            if self._goes_on(voice, cue):
                continue  # another one: "РИА «Воронеж»"
            if voice.kind == "body" or any(char.isupper() or char.isdigit() for char in words):
                found.append((voice, cue))
        return found

    def _goes_on(self, voice: KnownVoice, cue: Cue) -> bool:
        """Whether a name in quotation marks follows that is no part of the known one's."""
        quoted = QUOTED_NAME.match(self.text, cue.end + 1)
        if quoted is None or voice.kind == "person" or self.text[cue.end] != " ":
            return False
        return fold(quoted[1]).partition(" ")[0] not in fold(f"{voice.name.ru} {voice.name.en}")

    def _head(self, phrase: Span) -> Span:
        """The phrase up to its first comma or relative clause."""
        closed = phrase.quote.find("»") if phrase.quote.startswith("«") else 2
        tail = TAIL.search(phrase.quote, max(closed, 2))
        quote = phrase.quote[: tail.start()] if tail else phrase.quote
        return Span(phrase.start, phrase.start + len(quote), quote)

    def _role_before(self, phrase: Span, name: int) -> str | None:
        """The words of the role before a name, without an article."""
        words = self.text[phrase.start : name].strip(" ,—–")
        words = re.split(r"[«“\"]", words.rsplit(",", 1)[-1])[0].strip()
        if not words or not self._cues["voice_role"].within(Span(phrase.start, name, "")):
            return None
        return nominative_role(ARTICLE.sub("", words).strip(' «»"')) or None

    def _role_after(self, phrase: Span, name: int) -> str | None:
        """The role in the apposition after a name: "founder" of "founder of a school"."""
        rest = self.text[name : phrase.end].strip(" ,")
        if not rest or HEADS.match(rest) or rest.startswith(("who", "котор")):
            return None
        cut = [m.start() for m in (OF.search(rest), TAIL.search(rest)) if m]
        words = rest[: min(cut)] if cut else rest
        if words[:1].isdigit():
            return None
        return ARTICLE.sub("", words.strip(" ,")) or None

    def _organisation(self, phrase: Span, name: Name, bodies: list[tuple[KnownVoice, Cue]]) -> str | None:
        if bodies:
            voice, cue = bodies[0]
            generic = voice.kind == "body" and voice.name.en.islower()
            return self.text[cue.start : cue.end] if generic else str(getattr(voice.name, self._language))
        for stretch in (self.text[name.end : phrase.end], self.text[phrase.start : name.start]):
            quoted = NAMED.search(stretch)
            if quoted:
                rest = stretch[quoted.end() :]
                close = CLOSE.search(rest) or TAIL.search(rest)
                return (rest[: close.start()] if close else rest).strip(" ,") or None
            of = HEADS.search(stretch) or OF.search(stretch)
            if of:
                rest = stretch[of.end() :]
                tail = TAIL.search(rest)
                return (rest[: tail.start()] if tail else rest).strip(" ,") or None
        return None

    def _class(self, phrase: Span, bodies: list[tuple[KnownVoice, Cue]]) -> VoiceClass:
        """The class of the body that is named, else of the first role that has one."""
        roles = [cue.id for cue in self._cues["voice_role"].within(phrase)]
        if bodies and bodies[0][0].class_ != "unknown" and roles[:1] != ["resident"]:
            return bodies[0][0].class_
        certain = [role for role in roles if role != "unknown"]
        return certain[0] if certain else "unknown"  # type: ignore[return-value]  # ids are classes

    def _words(self, cue: Cue) -> str:
        return self.text[cue.start : cue.end]

    def _is_group(self, phrase: Span, head: Span, bodies: list[Cue], case: Case) -> bool:
        """Whether a phrase means several: by the first role in it, or by two that "и" joins."""
        roles = [cue for cue in self._cues["voice_role"].within(phrase) if cue.start < head.end]
        joined = any(
            self.text[one.end : other.start].strip() in ("и", "and") and one.id != "document"
            for one, other in itertools.pairwise(roles)
        )
        groups = [
            cue
            for cue in self._cues["voice_group"].within(phrase)
            if cue.start < head.end
            and not any(body.start < cue.end and cue.start < body.end for body in bodies)
            and not (case == "genitive" and fold(self._words(cue)) in ONE_WOMAN)
        ]
        first = bool(groups) and (
            not is_russian(head.quote) or not roles or groups[0].start <= roles[0].start
        )
        return joined or first

    def _is_of_body(self, name: Name, head: Span, roles: list[Cue]) -> bool:
        """Whether a name is of the body whose press service speaks: "пресс-служба завода «Заря»"."""
        first = roles[0] if roles else None
        if first is None or first.start > head.start or name.start < first.end:
            return False
        return PRESS.match(self.text, first.start) is not None

    def _is_elsewhere(self, name: Name, role: Cue, head: Span) -> bool:
        """Whether a name only says where somebody is: "срочник из части в Елани", "Сельчане Тарбагатая"."""
        opens = role.start <= head.start + 1
        if self._is_full(name) or not opens:
            return False
        before = WORD.findall(fold(self.text[max(head.start, name.start - _NEAR) : name.start]))
        behind = bool(before) and before[-1] in RU_PREPOSITIONS and " " not in name.written
        return role.id == "resident" and behind and is_russian(name.written)

    def _is_named_body(self, roles: list[Cue], head: Span) -> bool:
        """Whether the first role in a phrase is a body: "гарнизонный суд"."""
        inside = [cue for cue in roles if cue.start < head.end]
        return bool(inside) and NAMED_BODIES.fullmatch(self._words(inside[0])) is not None

    def _is_whose_body(self, name: Name, roles: list[Cue], head: Span) -> bool:
        """Whether a name behind a body only says whose it is: "МИД Кении"."""
        if not roles or roles[0].start > head.start or " " in name.written or name.start < roles[0].end:
            return False
        between = self.text[roles[0].end : name.start]
        body = BODY_ROLES.fullmatch(self._words(roles[0])) is not None
        return body and between.isspace() and is_russian(name.written)

    def _has_human_role(self, phrase: Span, name: Name) -> bool:
        """Whether two words are a person's name by the role behind them: "Marta Lind, an analyst"."""
        behind = Span(name.end, phrase.end, "")
        roles = [
            cue
            for cue in self._cues["voice_role"].within(behind)
            if cue.id != "document" and not BODY_ROLES.fullmatch(self._words(cue))
        ]
        if self.text.startswith(", who ", name.end) and name.written.count(" ") == 1:
            return True
        apposed = self.text[name.end : name.end + 2] == ", " and bool(roles)
        return apposed and name.written.count(" ") == 1 and roles[0].start - name.end < _NEAR

    def _whole_role(self, head: Span) -> str | None:
        """The words of a body that has no name of its own: "пресс-служба областного правительства"."""
        words = unquoted(ARTICLE.sub("", head.quote))
        role = nominative_role(words)
        return role if role != words or not is_russian(words) else None

    def _is_full(self, name: Name) -> bool:
        """Whether two words are a person's by the surname: "Наиль Керимов"."""
        words = name.written.split()
        surname = fold(words[-1]).endswith((*SURNAMES, "ова", "ева", "ина", "ская", "цкая", "ський", "ська"))
        if len(words) != 2 or name.start in self._places:
            return False
        return surname or (is_russian(name.written) and self._stands_last(name))

    def _stands_last(self, name: Name) -> bool:
        """Whether two words close a phrase behind a small one, and the first is no adjective of a place."""
        first, last = fold(name.written).split()
        adjective = first.endswith(("ого", "его", "ой", "ей", "ых", "их", "ая", "ый", "ий", "ое", "ые", "ие"))
        behind = self.text[name.end : name.end + 1] in ("", ",", ".", " ", ":", "»")
        before = self.text[max(name.start - 2, 0) : name.start]
        small = before[:1].islower() and before[1:] == " "
        return small and behind and not adjective and not last.endswith(("ии", "ы", "ей", "ов"))

    def _is_titled(self, role: Cue, name: Name, case: Case = "nominative") -> bool:
        """Whether a name follows its role: "губернатор Евраев", and not "жительница Ярославля"."""
        if name.written.isupper():
            return False  # a body's letters: "представитель ГУР"
        if self._is_full(name):
            return True
        between = set(WORD.findall(fold(self.text[role.end : name.start])))
        if name.start < role.end or between & (EN_PREPOSITIONS | RU_PREPOSITIONS) or len(between) > 3:
            return False
        given = self.names.is_given(name.written.split()[0])
        of_body = bool(between & BODIES)
        takes_body = not of_body and fold(self._words(role)).startswith(OF_BODIES) and " " not in name.written
        if takes_body and not given:
            return False
        place = name.start in self._places and not (
            case == "nominative" and fold(name.written).endswith(SURNAMES)
        )
        return given or (role.id not in ("resident", "document") and not place)
