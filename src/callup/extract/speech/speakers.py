"""Speakers: what one phrase says of who speaks."""

from __future__ import annotations

from callup.extract.speech.person_names import Name
from callup.extract.speech.speaker import Speaker, nominative_role, plain_name, surname_of, unquoted
from callup.extract.speech.speaker_parts import Parts
from callup.extract.speech.speaker_words import (
    ARTICLE,
    BODY_ROLES,
    DEFINITE,
    HE,
    NAMED_BODIES,
    OBLIQUE,
    PARTITIVE,
    PLURAL,
    SHE,
    SINGULAR,
    UNKNOWN_ONE,
    WHOLLY,
)
from callup.extract.speech.speech_found import Case
from callup.model.campaign import KnownVoice
from callup.scan import Cue, fold
from callup.values import Span

_NEAR = 40


class Phrases(Parts):
    """Reads the phrases of one document; holds what the scan found, in order."""

    def describe(self, phrase: Span, case: Case) -> Speaker:
        """Who a phrase says its speaker is."""
        low = WHOLLY.sub("", fold(phrase.quote).strip(" ,"))
        if low in OBLIQUE:
            return Speaker("pronoun", gender="it")
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
        if name is not None and not people and self._is_whose_body(name, roles, head):
            name = None
        if name is not None and people and self._is_elsewhere(name, people[0], head):
            name = None
        if name is not None and self._is_of_body(name, head, roles):
            return Speaker(
                "new",
                role=nominative_role(unquoted(ARTICLE.sub("", head.quote))),
                organisation=plain_name(name.written),
                class_=self._class(head, bodies),
            )
        whole = name is not None and name.start == head.start and name.end >= head.end - 1
        if name is not None and ((whole and " " in name.written) or not (people or group)):
            return self._any_name(phrase, name, case)
        if name is not None and people and not bodies and self._is_titled(people[0], name, case):
            return self._titled(phrase, name, case)
        definite = bool(DEFINITE.match(phrase.quote))
        one_of_many = UNKNOWN_ONE.match(phrase.quote) is not None
        group = group and not one_of_many
        return Speaker(
            "definite" if definite else "new",
            role=nominative_role(unquoted(ARTICLE.sub("", head.quote))) or None,
            organisation=getattr(bodies[0][0].name, self._language) if bodies and people else None,
            class_=self._class(head, bodies),
            plural=group,
            group=group,
            body=not people and self._is_named_body(roles, head),
            unknown_one=one_of_many,
            human=bool(people) or (not roles and phrase.quote[:2] in ("A ", "a ", "An", "an")),
        )

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
            body=generic and NAMED_BODIES.fullmatch(written) is not None,
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
