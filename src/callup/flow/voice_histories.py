"""What each voice of an archive said over time, and what it denied or was denied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from callup.campaign import Campaign, load_campaign
from callup.errors import UsageError
from callup.flow.standing import standing
from callup.flow.topics import Topics, contradictions_of, topics_of
from callup.link.events.voice_identity import Identities, Identity, sounds, words_of
from callup.model import AnyRecord, Claim, Link, Voice
from callup.publish import Cleared, clear, day_of
from callup.store import Archive

_FEWEST_LETTERS = 4
_LONGEST_STEM = 6


class Saying(msgspec.Struct, frozen=True):
    """One claim of a voice, cleared, and the cleared records that contradict it, either way, with reasons."""

    claim: Cleared
    denies: tuple[tuple[Cleared, tuple[str, ...]], ...] = ()
    denied_by: tuple[tuple[Cleared, tuple[str, ...]], ...] = ()


class VoiceHistory(msgspec.Struct, frozen=True):
    """One voice under all its spellings, and what it said, the oldest first; what has no date stands last."""

    voice: Voice
    names: tuple[str, ...]
    said: tuple[Saying, ...]


def voices(archive: Archive, name: str | None = None, about: str | None = None) -> list[VoiceHistory]:
    """The voices of an archive that have a name or a role, those with most claims first.

    `name` asks for voices with these words in their name, in either script; `about` for claims that speak
    of a practice or a benefit, by its id or its name, or that use these words. Names of private persons are
    masked, and cannot be asked for. Raises UsageError where `name` or `about` holds no word.
    """
    _check(name, "--name")
    _check(about, "--about")
    campaign = load_campaign(archive.campaign)
    state = standing(archive)
    topics = topics_of(state.records, state.documents, campaign)
    links = contradictions_of(state.records, state.documents, campaign)
    met = {id_ for link in links for id_ in (link.from_, link.to)}
    wanted = [j for j in state.judged if j.stands and (isinstance(j.record, Claim) or j.record.id in met)]
    cleared = {
        c.record.id: c for c in clear(((j.record, j.judgement) for j in wanted), state.documents, campaign)
    }
    subjects = _subjects(about, campaign) if about else frozenset()
    claims = [
        c
        for c in cleared.values()
        if isinstance(c.record, Claim) and (about is None or _is_about(c.record, about, subjects, topics))
    ]
    return _histories(claims, campaign, name, _Met(cleared, links))


class _Met(msgspec.Struct, frozen=True):
    """The cleared records by id, and the links between them."""

    cleared: Mapping[str, Cleared]
    links: tuple[Link, ...]

    def sayings(self, claims: Iterable[Cleared]) -> list[Saying]:
        """The claims with what they deny and what denies them, by day."""
        denies: defaultdict[str, list[tuple[Cleared, tuple[str, ...]]]] = defaultdict(list)
        denied: defaultdict[str, list[tuple[Cleared, tuple[str, ...]]]] = defaultdict(list)
        for link in self.links:
            if link.from_ in self.cleared and link.to in self.cleared:
                denies[link.from_].append((self.cleared[link.to], link.reasons))
                denied[link.to].append((self.cleared[link.from_], link.reasons))
        ordered = sorted(claims, key=lambda c: (day_of(c.record) or date.max, c.record.id))
        return [Saying(c, tuple(denies[c.record.id]), tuple(denied[c.record.id])) for c in ordered]


def _histories(
    claims: Iterable[Cleared], campaign: Campaign, name: str | None, met: _Met
) -> list[VoiceHistory]:
    claims = list(claims)
    identities = Identities((c.record.voice for c in claims if c.record.voice), campaign.voices)
    groups: defaultdict[Identity, list[Cleared]] = defaultdict(list)
    for cleared in claims:
        identity = (
            identities.of(cleared.record.voice, cleared.record.document) if cleared.record.voice else None
        )
        if identity is not None:
            groups[identity].append(cleared)
    found = [(identity, _history(group, met)) for identity, group in groups.items()]
    asked = words_of(name) if name else ()
    kept = [(i, h) for i, h in found if not asked or any(_is_called(n, asked) for n in h.names)]
    return [h for _, h in sorted(kept, key=lambda item: (-len(item[1].said), item[0]))]


def _history(group: list[Cleared], met: _Met) -> VoiceHistory:
    """One voice: told by its fullest mention, with every spelling of its name."""
    mentions = [c.record.voice for c in group if c.record.voice is not None]
    fullest = max(
        mentions, key=lambda v: (len(v.name or ""), bool(v.role), bool(v.organisation), v.role or "")
    )
    role = fullest.role or next((v.role for v in mentions if v.role), None)
    organisation = fullest.organisation or next((v.organisation for v in mentions if v.organisation), None)
    voice = msgspec.structs.replace(fullest, role=role, organisation=organisation)
    names = tuple(sorted({v.name for v in mentions if v.name}))
    return VoiceHistory(voice, names, tuple(met.sayings(group)))


def _is_called(name: str, asked: tuple[str, ...]) -> bool:
    """Whether a name has all words that are asked for, as they sound."""
    words = words_of(name)
    return all(any(word.startswith(one) for word in words) for one in asked)


def _subjects(about: str, campaign: Campaign) -> frozenset[str]:
    """The practices and benefits that are called so, by id or by name."""
    wanted = about.strip().lower()
    found = set()
    for entries in (campaign.practices, campaign.benefits):
        for id_, entry in entries.items():
            if wanted in (id_, entry.name.en.lower(), entry.name.ru.lower()):
                found.add(id_)
    return frozenset(found)


def _is_about(claim: AnyRecord, about: str, subjects: frozenset[str], topics: Topics) -> bool:
    """Whether a claim speaks of a subject, or uses all the words, whatever their endings."""
    if subjects & topics.get(claim.id, frozenset()):
        return True
    if subjects or not isinstance(claim, Claim):
        return False
    stems = [sounds(word)[:_LONGEST_STEM] for word in about.split()]
    words = {word for span in claim.content for word in words_of(span.quote)}
    return all(any(word.startswith(stem) for word in words) for stem in stems)


def _check(words: str | None, option: str) -> None:
    if words is not None and not words_of(words):
        raise UsageError(f"{option}: there is no word in it, so nothing can be looked for. Write a word.")
