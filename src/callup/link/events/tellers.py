"""Who told a record first, as far as its words and its publisher say: what counts as one origin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from callup.link.events.voice_identity import sounds, words_of
from callup.model import AnyRecord, Source, Voice
from callup.model.campaign import KnownSource, KnownVoice

Standing = Literal["official_document", "named", "anonymous", "unknown"]
"""How a teller stands behind what is told: an official text, a name, no name, or nobody who is known."""

_STEM = 5  # letters of a name's word that its cases share
STATE = "state"
"""One voice: bodies of a state, and whoever a state owns or pays."""

_PUBLISHES_ACTS = frozenset({"state", "municipal", "court", "school"})
_STATE_VOICES = frozenset({"official", "state_media"})
_HOUSE = re.compile(r"корреспондент|редакци|фотограф|репортер|correspondent|reporter|newsroom|photographer")
_EXAMPLES = frozenset(sounds(word) for word in ("example", "пример"))


class Teller(msgspec.Struct, frozen=True):
    """Tellers of one `key` are one origin. `label` says who it is and names no private person.

    `name` is the last word of a voice's name, in one spelling: whoever is named so is one too.
    """

    key: str
    standing: Standing
    label: str
    name: str | None = None

    @property
    def keys(self) -> frozenset[str]:
        """All by which another teller is the same origin."""
        return frozenset((self.key, *((f"name {self.name}",) if self.name else ())))


class Tellers:
    """Tells of a record who told it first; knows the campaign's publishers and public voices by name."""

    def __init__(self, sources: Iterable[KnownSource] = (), voices: Iterable[KnownVoice] = ()) -> None:
        self._known: dict[str, tuple[str, str]] = {}
        for voice in voices:
            key = STATE if voice.class_ in _STATE_VOICES else f"voice {voice.id}"
            self._learn((voice.id, voice.name.en, voice.name.ru), key, voice.name.en)
        for source in sources:
            key = STATE if source.control == "state" else f"voice {source.id}"
            self._learn((source.id, source.name.en, source.name.ru), key, source.name.en)

    def _learn(self, names: Iterable[str], key: str, label: str) -> None:
        for name in names:
            self._known[name_key(name)] = key, label

    def of(self, record: AnyRecord, source: Source | None) -> Teller:
        """The first one of those who handed the report on; where the text names nobody, its publisher."""
        voice = record.chain[0] if record.chain else record.voice
        publisher = self._publisher(source)
        if voice is None or _is_of_the_house(voice, source):
            return publisher
        if is_unnamed(voice):
            return Teller(f"unnamed, by {publisher.key}", "anonymous", f"nobody named, by {publisher.label}")
        teller = self._voice(voice, publisher)
        words = name_key(voice.name).split() if voice.name and voice.naming == "named" else []
        return msgspec.structs.replace(teller, name=words[-1] if words else None)

    def _publisher(self, source: Source | None) -> Teller:
        if source is None:
            return Teller("nobody", "unknown", "nobody who is known")
        key, label = self._known.get(name_key(source.id), (f"voice {name_key(source.id)}", source.id))
        if source.control == "state" or key == STATE:
            acts = source.kind in _PUBLISHES_ACTS
            return Teller(STATE, "official_document" if acts else "named", label)
        return Teller(key, "named", label)

    def _voice(self, voice: Voice, publisher: Teller) -> Teller:
        """A named voice: itself where it is known, a part of the state where it is official."""
        for name in (voice.name, voice.organisation):
            if name and (known := self._known.get(name_key(name))) is not None:
                return Teller(known[0], _as(voice, publisher, known[0]), known[1])
        if voice.class_ in _STATE_VOICES:
            return Teller(STATE, _as(voice, publisher, STATE), voice.organisation or "an official")
        if voice.class_ == "document":
            return Teller(
                f"document, by {publisher.key}", publisher.standing, f"a document, by {publisher.label}"
            )
        name = voice.name or voice.organisation or voice.role or ""
        return Teller(f"voice {name_key(name)}", "named", voice.organisation or "a person named in the text")


def _as(voice: Voice, publisher: Teller, key: str) -> Standing:
    """An official who speaks on an official page is that page's word; elsewhere a name."""
    own = publisher.standing == "official_document" and key == STATE and voice.class_ != "state_media"
    return "official_document" if own else "named"


def _is_of_the_house(voice: Voice, source: Source | None) -> bool:
    """Whether the publisher's own people speak, without a name but its own: "our correspondent saw"."""
    if voice.role is None or _HOUSE.search(voice.role.casefold()) is None:
        return False
    return voice.name is None or (source is not None and _is_name_of(voice.name, source))


def _is_name_of(name: str, source: Source) -> bool:
    """Whether a name, in whatever case, is that of a publisher: its words begin alike."""
    own = name_key(source.id).split()
    told = name_key(name).split()
    return len(own) == len(told) and all(
        one[:_STEM] == other[:_STEM] for one, other in zip(own, told, strict=True)
    )


def is_unnamed(voice: Voice) -> bool:
    """Whether nobody can be held to what the voice says: anonymous, a crowd, or a bare private role."""
    if voice.naming in ("anonymous", "unnamed_group"):
        return True
    bare = voice.naming == "role" and not voice.organisation
    return bare and voice.class_ in ("resident", "unknown")


def name_key(name: str) -> str:
    """A name in one spelling, whatever its script.

    >>> name_key("Дмитрий Песков") == name_key("Dmitry Peskov"), name_key("Вёрстка") == name_key("Verstka")
    (True, True)
    """
    return " ".join(word for word in words_of(name) if word not in _EXAMPLES)


SourceOf = Mapping[str, Source | None]
"""Of a document's id its publisher."""
