"""The only maker of what may be published: records with everything that leads to a private person masked.

A mask is printed where it lies ("[name]", "[phone]"), so whoever reads sees that words were taken out.
For a masked quote `quote == text[span]` is not claimed: `Cleared.masked` names each such place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

import msgspec

from callup.campaign import Campaign
from callup.errors import ClearanceError
from callup.model import AnyRecord, Document, Judgement, Source, encode
from callup.publish.contacts import find_contacts
from callup.publish.mask import TOKENS, Mask, merge, put_on
from callup.publish.namebook import Namebook
from callup.publish.publicity import find_private_names
from callup.publish.small_counts import coarsened, few_words
from callup.values import Span

_PUBLIC_CLASSES = frozenset({"official", "state_media", "independent_media", "rights_group", "researcher"})
_OF_PERSONS = frozenset({"private", None})
# Fields whose words are the contract's own, never a text's.
_CODES = frozenset({
    "id", "kind", "document", "extractor", "code", "status", "basis", "currency", "qualifier", "precision",
    "from", "to", "published", "benefit", "payer", "per", "change", "naming", "class", "practice", "form",
    "stance", "stage", "articles", "term",
})  # fmt: skip
_SEAL = object()
Drafts = Iterable[tuple[AnyRecord, Judgement | None]]


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where a cleared record stands: its document, with title and address masked."""

    document: str
    source: str | None
    source_kind: str | None
    control: str
    title: str | None
    url: str | None
    capture: str | None
    locator: str
    language: str | None
    published: date | None


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a person judged of a record, with their words masked as any other."""

    verdict: str
    by: str
    because: str
    on: date


class Cleared(msgspec.Struct, frozen=True, kw_only=True):
    """A record that may be published. Only `clear` can make one; it raises ClearanceError elsewhere."""

    record: AnyRecord
    origin: Origin
    decision: Decision | None
    masked: tuple[str, ...]
    seal: object

    def __post_init__(self) -> None:
        if self.seal is not _SEAL:
            raise ClearanceError(
                f"record {self.record.id}: somebody but callup.publish.clear made a cleared record. It would "
                "be published with private names and numbers in it; pass the record through `clear`."
            )


def clear(drafts: Drafts, documents: Mapping[str, Document], campaign: Campaign) -> list[Cleared]:
    """The records that stand, masked, in the order of their documents and ids.

    Rejected records are left out. Raises ClearanceError where a record's document is not at hand: its
    names could not be told.
    """
    by_document: dict[str, list[tuple[AnyRecord, Judgement | None]]] = {}
    for record, judgement in drafts:
        if judgement is None or judgement.verdict != "reject":
            by_document.setdefault(record.document, []).append((record, judgement))
    desk = _Desk(campaign)
    cleared: list[Cleared] = []
    for id_, pairs in sorted(by_document.items()):
        if id_ not in documents:
            raise ClearanceError(
                f"document {id_}: {len(pairs)} records stand on it and it is not here. Whose names they "
                "give cannot be told; run `callup check`."
            )
        page = _Page(desk, documents[id_], [record for record, _ in pairs])
        cleared += (
            page.clear(record, judgement) for record, judgement in sorted(pairs, key=lambda p: p[0].id)
        )
    return cleared


def clear_address(url: str, campaign: Campaign) -> str:
    """An address, masked where it carries personal data."""
    return _desk(campaign).address(url)


def clear_text(text: str, campaign: Campaign) -> str:
    """A whole text with every name, number and address of a person in it masked."""
    return _desk(campaign).words(text)


def clear_source(document: Document, campaign: Campaign) -> str | None:
    """The name of who published a document, masked where that is a person."""
    return _desk(campaign).source(document.source)


@lru_cache(maxsize=1)
def _desk(campaign: Campaign) -> _Desk:
    return _Desk(campaign)


class _Desk:
    """What is the same for all documents: the campaign's names and public accounts."""

    def __init__(self, campaign: Campaign) -> None:
        self.book = Namebook(campaign)
        sources = campaign.sources.values()
        self.accounts = frozenset(
            account.lower().lstrip("@") for source in sources for account in source.accounts
        )
        self._sources: dict[Source, str] = {}

    def words(self, text: str, voices: Iterable[str] = (), hidden: frozenset[str] = frozenset()) -> str:
        """A short text masked by itself; `hidden` are the surnames that its document hides."""
        names = find_private_names(text, self.book, voices, hidden).masks
        return put_on(text, merge([*names, *find_contacts(text, self.accounts)]))

    def source(self, source: Source | None) -> str | None:
        """The name of a publisher, masked where it is a person's."""
        if source is None:
            return None
        if source not in self._sources:
            self._sources[source] = self._cleared(source)
        return self._sources[source]

    def _cleared(self, source: Source) -> str:
        of_person = source.kind in _OF_PERSONS
        contacts = find_contacts(source.id, self.accounts)
        masks = [mask for mask in contacts if mask.kind != "account" or of_person]
        names = find_private_names(source.id, self.book).masks if of_person else ()
        return put_on(source.id, merge([*masks, *names]))

    def address(self, url: str) -> str:
        """An address, unquoted, masked; unchanged where nothing in it is personal."""
        plain = unquote(url)
        accounts = {*self.accounts, plain.lower().partition("://")[2].rstrip("/")}
        contacts = [mask for mask in find_contacts(plain, accounts) if _in_address(plain, mask)]
        names = [
            Mask(m.start(), m.end(), "name")
            for m in re.finditer(r"[^\W\d_]{3,}[-_.][^\W\d_]{3,}", plain)
            if self._is_name(m.group())
        ]
        return put_on(plain, merge([*contacts, *names])) if contacts or names else url

    def _is_name(self, pair: str) -> bool:
        one, other = re.split(r"[-_.]", pair.lower())[:2]
        for given, surname in ((one, other), (other, one)):
            if given in self.book.given and self.book.ends_as_surname(surname):
                return True
        return False


def _in_address(url: str, mask: Mask) -> bool:
    """Whether a mask in an address is personal: a long number that is no phone is an item's id."""
    return mask.kind == "e-mail" or (mask.kind == "phone" and _digits(url[mask.start : mask.end]) >= 10)


def _digits(text: str) -> int:
    return sum(char.isdigit() for char in text)


class _Trail(msgspec.Struct):
    """The record that is being masked: its evidence, and the paths at which something was masked."""

    evidence: tuple[Span, ...]
    masked: list[str] = msgspec.field(default_factory=list)


class _Page:
    """One document with its masks, and the records that stand on it."""

    def __init__(self, desk: _Desk, document: Document, records: list[AnyRecord]) -> None:
        self._desk = desk
        self._document = document
        self._voices = tuple(sorted(set(_public_names(records))))
        text = document.text
        few = few_words(document, records)
        whole = f"{text}\n\n{document.title or ''}"
        names = find_private_names(whole, desk.book, self._voices)
        self._hidden = names.hidden
        self._masks = merge([*names.masks, *find_contacts(text, desk.accounts), *few])
        self._ends = [mask.end for mask in self._masks]
        self._cache: dict[str, str] = {}
        self._origin = self._clear_origin()

    def clear(self, record: AnyRecord, judgement: Judgement | None) -> Cleared:
        """A record of this page, masked."""
        trail = _Trail(tuple(span for span in record.evidence if self._is_here(span)))
        body = self._walk(msgspec.json.decode(encode(coarsened(record, self._document))), "", trail)
        clean: AnyRecord = msgspec.json.decode(msgspec.json.encode(body), type=AnyRecord)
        return Cleared(
            record=clean,
            origin=self._origin,
            decision=self._decision(judgement),
            masked=tuple(sorted(trail.masked)),
            seal=_SEAL,
        )

    def _walk(self, value: Any, path: str, trail: _Trail) -> Any:
        if isinstance(value, list):
            return [self._field("", item, f"{path}.{number}", trail) for number, item in enumerate(value)]
        if not isinstance(value, dict):
            return value
        if value.keys() == {"start", "end", "quote"}:
            return self._span(value, path, trail)
        if value.keys() == {"code", "municipality", "name", "as_written", "status", "basis"}:
            return value
        return {
            key: self._field(key, item, f"{path}.{key}".lstrip("."), trail) for key, item in value.items()
        }

    def _field(self, key: str, value: Any, path: str, trail: _Trail) -> Any:
        if not isinstance(value, str):
            return self._walk(value, path, trail)
        if key in _CODES or path.startswith("articles."):
            return value
        clean = (
            self._desk.source(self._document.source)
            if path == "source"
            else self._words(value, trail.evidence)
        )
        if clean != value:
            trail.masked.append(path)
        return clean

    def _is_here(self, span: Span) -> bool:
        return self._document.text[span.start : span.end] == span.quote

    def _span(self, raw: dict[str, Any], path: str, trail: _Trail) -> dict[str, Any]:
        """A quote masked by its document's masks, so that a border never splits what must be hidden."""
        span = Span(**raw)
        here = self._is_here(span)
        clean = self._cut(span.start, span.end) if here else self._words(span.quote, trail.evidence)
        if clean != span.quote:
            trail.masked.append(path)
        return {**raw, "quote": clean}

    def _cut(self, start: int, end: int) -> str:
        """The document's text between two offsets with its masks on."""
        first = bisect_right(self._ends, start)
        last = first
        while last < len(self._masks) and self._masks[last].start < end:
            last += 1
        return put_on(self._document.text[start:end], self._masks[first:last], start)

    def _words(self, words: str, evidence: tuple[Span, ...] = ()) -> str:
        """Words without offsets: hidden as the evidence hides them, then masked by themselves."""
        for span in evidence:
            at = span.quote.find(words)
            if at >= 0 and words:
                words = self._cut(span.start + at, span.start + at + len(words))
                break
        if words not in self._cache:
            self._cache[words] = self._desk.words(words, self._voices, self._hidden)
        return self._cache[words]

    def _clear_origin(self) -> Origin:
        document = self._document
        source = document.source
        private = source is not None and source.kind == "private"
        url = self._desk.address(document.url) if document.url else None
        return Origin(
            document=document.id,
            source=self._desk.source(source),
            source_kind=source.kind if source else None,
            control=source.control if source else "unknown",
            title=self._words(document.title) if document.title else None,
            url=TOKENS["account"] if url and private else url,
            capture=document.capture,
            locator=self._desk.words(document.locator),
            language=document.language,
            published=document.published,
        )

    def _decision(self, judgement: Judgement | None) -> Decision | None:
        if judgement is None:
            return None
        by = put_on(judgement.by, find_contacts(judgement.by))
        because = self._words(judgement.because)
        return Decision(verdict=judgement.verdict, by=by, because=because, on=judgement.at.date())


def _public_names(records: Iterable[AnyRecord]) -> Iterator[str]:
    """Names that the extractors heard speak in a public role."""
    for record in records:
        for voice in (record.voice, *record.chain):
            if (
                voice is not None
                and voice.name
                and voice.naming == "named"
                and voice.class_ in _PUBLIC_CLASSES
            ):
                yield voice.name
