"""Voices: which speaker a phrase means, over a whole document, and how that speaker is named."""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec

from callup.campaign import Campaign
from callup.extract.speech.speaker import Speaker
from callup.extract.speech.speakers import Phrases
from callup.extract.speech.speech_found import Case
from callup.model import Voice
from callup.model.voice import VoiceClass
from callup.scan import Cue, Scan, fold
from callup.values import Span

_FAR = 1_500
_FEW = 6
_REASON = re.compile(
    r"(?:\s+\w+){0,3}?\s*[,:—–]?\s*("
    r"(?:for fear|for his|for her|for their|for (?:security|safety)|because|due to|out of|fearing"
    r"|as (?:he|she|they)|citing|из |по соображениям|опасаясь|опасается|боится|во избежание|ради"
    r"|в целях|боясь|з міркувань |через страх|боячись|побоюючись"
    r"|так как|потому что|поскольку)[^,.;!?”»\")\n]{1,120})"
)
_LOOSE = re.compile(
    r"^(?:(?:the|this|that|этот|эта)\s+)?(?:man|woman|source|person|speaker|interlocutor"
    r"|собеседни[кц]\w*|мужчина|женщина|источник|парень|девушка)(?:$|[\s,])",
    re.I,
)
_OUTLETISH = re.compile(
    r"^(?:the\s+)?(?:agency|outlet|newspaper|group|organi[sz]ation|project|channel|издание|агентство|проект|организация|газета|группа)$",
    re.I,
)
_BODY = re.compile(r"^(?:the\s+)?(?:ministry|department|ведомств[оеа]|министерств[оеа])$", re.I)
_WORD = re.compile(r"\w+")
_CYRILLIC = re.compile(r"[а-я]+")
_LATIN = re.compile(r"[a-z]+")
_OPENING = 4_000
_CASE = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])(?:ого|ому|ая|ую|ий|ый|ым|им|ом|ой|а|у|е)$")


class Mention(msgspec.Struct, frozen=True):
    """A phrase that names a speaker, and the case that it stands in."""

    span: Span
    case: Case


class _Entity(msgspec.Struct):
    """One speaker of a document, as far as read."""

    name: str | None
    role: str | None
    organisation: str | None
    class_: VoiceClass
    gender: str | None
    plural: bool
    group: bool
    person: bool
    surname: str | None
    human: bool
    unsure: bool
    last: int
    reason: str | None = None
    body: bool = False
    unknown_one: bool = False


def find_voices(mentions: list[Mention], scan: Scan, campaign: Campaign) -> list[Voice | None]:
    """The voice of each mention; None where it is not certain who is meant.

    Mentions come in the order of the text. All mentions of one speaker get one voice: one who is
    said to be anonymous anywhere is anonymous everywhere.
    """
    if not mentions:
        return []
    room = _Room(Phrases(scan, campaign, russian=_is_russian(scan.folded[:_OPENING])))
    entities = [room.entity_of(mention) for mention in mentions]
    _hide(sorted(zip(mentions, entities, strict=True), key=lambda one: one[0].span.start), scan)
    return [_voice(entity) if entity else None for entity in entities]


def _is_russian(folded: str) -> bool:
    """Whether more letters are Cyrillic than Latin."""
    return sum(map(len, _CYRILLIC.findall(folded))) > sum(map(len, _LATIN.findall(folded)))


class _Room:
    """Who has spoken so far in a document."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._spoken: list[_Entity] = []
        self._by_name: dict[str, _Entity] = {}
        self._by_surname: dict[str, list[_Entity]] = {}
        self._by_span: dict[Span, _Entity | None] = {}

    def entity_of(self, mention: Mention) -> _Entity | None:
        """The speaker that a mention means; a new one where it introduces one."""
        if mention.span in self._by_span:
            return self._by_span[mention.span]
        speaker = self._phrases.describe(mention.span, mention.case)
        entity = self._resolve(speaker, mention.span)
        self._by_span[mention.span] = entity
        if entity is not None:
            entity.last = mention.span.end
            self._spoken.append(entity)
        return entity

    def _resolve(self, speaker: Speaker, span: Span) -> _Entity | None:
        if speaker.reference == "pronoun":
            return self._by_pronoun(speaker, span)
        if speaker.name is not None:
            return self._by_its_name(speaker, span)
        if speaker.reference == "definite" or self._is_short(speaker, span):
            return self._by_role(speaker, span)
        if speaker.known is not None and speaker.role:
            return self._keep(fold(speaker.role), speaker, span)
        return self._new(speaker, span)

    def _is_short(self, speaker: Speaker, span: Span) -> bool:
        """Whether one bare word in a language without articles may point back."""
        return len(span.quote.split()) == 1 and span.quote[:1].islower() and not speaker.group

    def _by_pronoun(self, speaker: Speaker, span: Span) -> _Entity | None:
        """The last speaker, if no other speaker near could be meant."""
        if speaker.gender == "it":
            return None
        for entity in reversed(self._spoken[-8:]):
            if span.start - entity.last > _FAR:
                return None
            if speaker.gender and entity.unsure:
                return None
            if entity.plural != speaker.plural or (speaker.gender and not entity.human):
                continue
            if speaker.gender and entity.gender and entity.gender != speaker.gender:
                return entity if self._has_the_floor(entity, span) else None
            return None if self._may_be_another(entity, speaker, span) else entity
        return None

    def _may_be_another(self, entity: _Entity, speaker: Speaker, span: Span) -> bool:
        """Whether somebody else spoke in the sentence in which the last speaker did, and could be meant."""
        if not speaker.gender:
            return False
        sentence = self._phrases.sentence_at(entity.last)
        if sentence == self._phrases.sentence_at(span.start):
            return False
        return any(
            other is not entity
            and other.human
            and not other.plural
            and other.gender in (None, speaker.gender)
            and self._phrases.sentence_at(other.last) == sentence
            for other in self._spoken[-_FEW:]
        )

    def _has_the_floor(self, entity: _Entity, span: Span) -> bool:
        """Whether a pronoun of the wrong gender still means the last speaker, as translations have it.

        It does where the last two who spoke are that one, named, and nobody else is told of since.
        """
        people = [id(one) for one in self._spoken[-_FEW:] if one.human]
        if not entity.person or people[-2:] != [id(entity)] * 2:
            return False
        return not self._phrases.tells_of_people(Span(entity.last, span.start, ""))

    def _by_its_name(self, speaker: Speaker, span: Span) -> _Entity | None:
        key = fold(speaker.name or "")
        if key in self._by_name:
            return self._enrich(self._by_name[key], speaker)
        if speaker.name and " " not in speaker.name:
            owners = self._by_surname.get(_stem(key), [])
            if owners:
                return self._enrich(owners[0], speaker) if len(owners) == 1 else None
        return self._keep(key, speaker, span)

    def _by_role(self, speaker: Speaker, span: Span) -> _Entity | None:
        """ "The man", "the lawyer": the one speaker of that role before; else a role of its own."""
        words = {word for word in _WORD.findall(fold(speaker.role or "")) if len(word) > 2}
        recent = [e for e in reversed(self._spoken[-12:]) if span.start - e.last <= 2 * _FAR]
        recent = list({id(e): e for e in recent}.values())
        if _OUTLETISH.match(span.quote.strip(" ,")):
            bodies = [e for e in recent if e.name and not e.person]
            return bodies[0] if bodies else self._new(speaker, span)
        if _BODY.match(span.quote.strip(" ,")):
            bodies = [e for e in recent if e.name and not e.person and e.class_ == "official"]
            if len(bodies) == 1:
                return bodies[0]
        same = [e for e in recent if words & set(_WORD.findall(fold(e.role or "")))]
        if len(same) == 1 and not speaker.group:
            return same[0]
        if len(same) > 1:
            return None
        if _LOOSE.match(span.quote):
            single = [e for e in recent if not e.plural and e.human and (e.role or e.person)]
            if single and (single[0] is self._spoken[-1] or len(single) == 1):
                single[0].human = True
                return single[0]
        return self._new(speaker, span)

    def _keep(self, key: str, speaker: Speaker, span: Span) -> _Entity:
        if key in self._by_name:
            return self._enrich(self._by_name[key], speaker)
        entity = self._new(speaker, span)
        self._by_name[key] = entity
        if speaker.surname and (speaker.person or " " in (speaker.name or "")):
            self._by_surname.setdefault(_stem(fold(speaker.surname)), []).append(entity)
        return entity

    def _new(self, speaker: Speaker, span: Span) -> _Entity:
        return _Entity(
            name=speaker.name,
            role=speaker.role,
            organisation=speaker.organisation,
            class_=speaker.class_,
            gender=speaker.gender,
            plural=speaker.plural,
            group=speaker.group,
            person=speaker.person,
            surname=speaker.surname,
            human=speaker.human or speaker.person,
            unsure=speaker.unsure and not speaker.person,
            last=span.end,
            body=speaker.body,
            unknown_one=speaker.unknown_one,
        )

    @staticmethod
    def _enrich(entity: _Entity, speaker: Speaker) -> _Entity:
        """What a later mention adds to a speaker."""
        entity.role = entity.role or speaker.role
        entity.organisation = entity.organisation or speaker.organisation
        if entity.class_ == "unknown":
            entity.class_ = speaker.class_
        return entity


def _stem(surname: str) -> str:
    """A surname without the ending of its case, so that "чернышов" and "чернышова" meet."""
    return _CASE.sub("", surname) if len(surname) > 4 else surname


def _hide(mentions: list[tuple[Mention, _Entity | None]], scan: Scan) -> None:
    """Give the speakers who are said to be anonymous the reason, in the words of the text."""
    starts = [mention.span.start for mention, _ in mentions]
    for cue in scan.cues_of("anonymity"):
        sentence = scan.sentence(cue.sentence)
        at = bisect_right(starts, cue.start) - 1
        near = mentions[max(0, at - 2) : at + 3]
        inside = [m for m in near if m[0].span.start <= cue.start and cue.end <= m[0].span.end]
        same = [m for m in near if sentence.covers(m[0].span)]
        before = [m for m in same if m[0].span.start <= cue.start]
        alone = sentence.end - sentence.start < 100 or cue.start - sentence.start < 4
        last = mentions[at] if alone and at >= 0 and cue.start - mentions[at][0].span.end < 400 else None
        choice = (inside or before[::-1] or same or ([last] if last else []))[:1]
        for mention, entity in choice:
            hideable = entity is not None and (entity.human or entity.name is None or entity.unsure)
            if hideable and entity is not None and entity.reason is None:
                limit = mention.span.end if inside else sentence.end
                entity.reason = _reason(scan, cue, limit)


def _reason(scan: Scan, cue: Cue, limit: int) -> str:
    """The words that say why, after the cue; else the words of the cue."""
    match = _REASON.match(scan.text, cue.end, max(limit, cue.end))
    if match:
        return match.group(1).strip()
    return scan.text[cue.start : cue.end]


def _voice(entity: _Entity) -> Voice:
    naming = "named" if entity.name or entity.body else "unnamed_group" if entity.group else "role"
    hidden = entity.reason or (entity.unknown_one and not entity.name)
    return Voice(
        name=entity.name,
        role=entity.role,
        organisation=entity.organisation,
        naming="anonymous" if hidden else naming,  # type: ignore[arg-type]  # one of Naming
        class_=entity.class_,
        reason=entity.reason,
    )
