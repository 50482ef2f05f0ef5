"""Speakers: what one phrase says of who speaks."""

from __future__ import annotations

import itertools
import re

from callup.campaign import Campaign
from callup.extract.speech.fitting_names import FittingNames, is_russian
from callup.extract.speech.person_names import Name, PersonNames
from callup.extract.speech.speaker import CueList, Speaker, nominative_role, plain_name, surname_of, unquoted
from callup.extract.speech.speaker_words import (
    ARTICLE,
    BODIES,
    BODY_ROLES,
    CLOSE,
    DEFINITE,
    HE,
    HEADS,
    JOINED,
    NAMED,
    OF,
    OF_BODIES,
    ONE_WOMAN,
    PARTITIVE,
    PLURAL,
    SHE,
    SINGULAR,
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


class Phrases:
    """Reads the phrases of one document; holds what the scan found, in order."""

    def __init__(self, scan: Scan, campaign: Campaign, russian: bool) -> None:
        self.text = scan.text
        self._scan = scan
        self._campaign = campaign
        self._language = "ru" if russian else "en"
        self.names = PersonNames(campaign)
        self._places = {hit.start for hit in scan.places}
        self._fit = FittingNames(scan.text, self._places, self.names)
        self._cues = {kind: CueList(scan.cues_of(kind)) for kind in ("voice", "voice_role", "voice_group")}

    def describe(self, phrase: Span, case: Case) -> Speaker:
        """Who a phrase says its speaker is."""
        low = fold(phrase.quote).strip(" ,")
        if low in SINGULAR | PLURAL:
            gender = "he" if low in HE else "she" if low in SHE else None
            return Speaker("pronoun", gender=gender, plural=low in PLURAL)
        known = self._known_in(phrase)
        person = next((voice for voice, _ in known if voice.kind == "person"), None)
        name = self.names.find(self.text, phrase.start, phrase.end)
        if person is not None and not self._is_namesake(person, name):
            return self._known_person(phrase, person, known, name)
        bodies = [(voice, cue) for voice, cue in known if voice.kind != "person"]
        if PARTITIVE.match(low):
            return Speaker("pronoun", plural=True, gender="it")
        if name is not None and case == "genitive" and self._fit.is_kin(phrase, name):
            name = None
            phrase = self._head(phrase)
            return self._unnamed(phrase, None, bodies, case)
        if name is not None and name.person:
            return self._named(phrase, name, bodies, case)
        head = self._head(phrase)
        name = self._fit.quoted(head) or self.names.find(self.text, head.start, head.end)
        return self._unnamed(phrase, name, [b for b in bodies if b[1].end <= head.end], case)

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return self._scan.sentence_at(offset)

    def tells_of_people(self, stretch: Span) -> bool:
        """Whether a stretch of the text names somebody, or the role of somebody."""
        roles = [
            cue
            for cue in self._cues["voice_role"].within(stretch)
            if cue.id != "document" and not BODY_ROLES.fullmatch(self._words(cue))
        ]
        name = self.names.find(self.text, stretch.start, stretch.end)
        return bool(roles) or (name is not None and name.person)

    def _known_in(self, phrase: Span) -> list[tuple[KnownVoice, Cue]]:
        """The known voices in a phrase; a person or an outlet counts with a capital letter only."""
        found = []
        for cue in self._cues["voice"].within(phrase):
            voice = self._campaign.voices[cue.id]
            words = self.text[cue.start : cue.end]
            if JOINED.match(self.text, cue.end):
                continue  # another body: "РБК-Украина"
            if voice.kind == "body" or any(char.isupper() or char.isdigit() for char in words):
                found.append((voice, cue))
        return found

    def _known_person(
        self, phrase: Span, person: KnownVoice, known: list[tuple[KnownVoice, Cue]], name: Name | None
    ) -> Speaker:
        cue = next(cue for voice, cue in known if voice is person)
        role = self._role_before(phrase, cue.start)
        own: str | None = getattr(person.role, self._language) if person.role else None
        body = next((voice for voice, _ in known if voice.kind == "body"), None)
        organisation = person.organisation or (body.name if body else None)
        quoted = self._organisation(phrase, name, []) if name and not body and "«" in phrase.quote else None
        canonical = getattr(person.name, self._language)
        return Speaker(
            "known",
            name=canonical,
            role=role or own,
            organisation=quoted or (getattr(organisation, self._language) if organisation else None),
            class_=person.class_,
            gender=self.names.gender(canonical),
            known=person,
            surname=surname_of(canonical),
            person=True,
        )

    def _is_namesake(self, person: KnownVoice, name: Name | None) -> bool:
        """Whether the text gives a known surname another given name."""
        if name is None or not name.person or " " not in name.written:
            return False
        given = fold(name.written)[:3]
        own = {fold(variant)[:3] for variant in (person.name.en, person.name.ru)}
        return not any(given[:2] == start[:2] for start in own) and self.names.is_given(
            name.written.split()[0]
        )

    def _named(self, phrase: Span, name: Name, bodies: list[tuple[KnownVoice, Cue]], case: Case) -> Speaker:
        written = self.names.nominative(plain_name(name.written), case)
        role = self._role_before(phrase, name.start) or self._role_after(phrase, name.end)
        organisation = self._organisation(phrase, name, bodies)
        return Speaker(
            "new",
            name=written,
            role=role,
            organisation=organisation,
            class_=self._class(phrase, bodies),
            gender=self.names.gender(written),
            surname=surname_of(written),
            person=True,
        )

    def _unnamed(
        self, phrase: Span, name: Name | None, bodies: list[tuple[KnownVoice, Cue]], case: Case
    ) -> Speaker:
        roles = self._cues["voice_role"].within(phrase)
        head = self._head(phrase)
        people = [cue for cue in roles if cue.start < head.end]
        people = [
            cue for cue in people if cue.id != "document" and not BODY_ROLES.fullmatch(self._words(cue))
        ]
        people = [
            cue for cue in people if not any(c.start < cue.end and cue.start < c.end for _, c in bodies)
        ]
        group = self._is_group(phrase, head, [cue for _, cue in bodies], case)
        first = bodies[0][1] if bodies else None
        if first and (not people or (people[0].start > first.end + 1 and not group)):
            return self._body(bodies[0][0], first, self._whole_role(head))
        if name is not None:
            name = self._fit.without_place(self._fit.without_role(name, roles))
        if name is not None and case == "nominative" and self._fit.is_whose(phrase, name):
            name = None
        if name is not None and (self._fit.is_opening(name, head, roles) or self._fit.is_no_name(name)):
            name = None
        whole = name is not None and name.start == head.start and name.end >= head.end - 1
        if name is not None and ((whole and " " in name.written) or not (people or group)):
            return self._any_name(phrase, name, case)
        if name is not None and people and not bodies and self._is_titled(people[0], name, case):
            return self._titled(phrase, name, case)
        definite = bool(DEFINITE.match(phrase.quote))
        return Speaker(
            "definite" if definite else "new",
            role=nominative_role(unquoted(ARTICLE.sub("", head.quote))) or None,
            organisation=getattr(bodies[0][0].name, self._language) if bodies and people else None,
            class_=self._class(head, bodies),
            plural=group,
            group=group,
            human=bool(people) or (not roles and phrase.quote[:2] in ("A ", "a ", "An", "an")),
        )

    def _whole_role(self, head: Span) -> str | None:
        """The words of a body that has no name of its own: "пресс-служба областного правительства"."""
        words = unquoted(ARTICLE.sub("", head.quote))
        role = nominative_role(words)
        return role if role != words or not is_russian(words) else None

    def _is_titled(self, role: Cue, name: Name, case: Case = "nominative") -> bool:
        """Whether a name follows its role: "губернатор Евраев", and not "жительница Ярославля"."""
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

    def _body(self, voice: KnownVoice, cue: Cue, role: str | None = None) -> Speaker:
        """A known body; one whose name is a common noun is only a role."""
        generic = voice.kind == "body" and not any(char.isupper() for char in voice.name.en)
        written = self.text[cue.start : cue.end]
        return Speaker(
            "known",
            name=None if generic else getattr(voice.name, self._language),
            role=(role or nominative_role(written)) if generic else None,
            class_=voice.class_,
            known=voice,
        )

    def _any_name(self, phrase: Span, name: Name, case: Case) -> Speaker:
        """A capitalised name of nobody known: a body, or a person whose given name is rare."""
        written = self.names.nominative(plain_name(name.written), case)
        person = self.names.is_given(written.split()[0]) or self._has_human_role(phrase, name)
        return Speaker(
            "new",
            name=written,
            role=self._role_after(phrase, name.end) if person else None,
            class_=self._class(phrase, []),
            surname=written if " " not in written else surname_of(written),
            gender=self.names.gender(written),
            person=person,
            unsure=not phrase.quote.lower().startswith("the "),
        )

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

    def _titled(self, phrase: Span, name: Name, case: Case) -> Speaker:
        """A name after the word for a role: "губернатор Евраев"."""
        written = self.names.nominative(plain_name(name.written), case)
        return Speaker(
            "new",
            name=written,
            role=self._role_before(phrase, name.start),
            class_=self._class(phrase, []),
            surname=surname_of(written),
            gender=self.names.gender(written),
            person=True,
        )

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
