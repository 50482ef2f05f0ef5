"""Who publishes at an address, by the campaign's list of known publishers."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

import msgspec

from callup.model import Document, Source, document_id
from callup.model.campaign import KnownSource


class Publishers:
    """The list of known publishers, to be looked up by name and by domain; of two the first one counts."""

    def __init__(self, known: Iterable[KnownSource]) -> None:
        self._by_name: dict[str, KnownSource] = {}
        self._by_domain: dict[str, KnownSource] = {}
        for publisher in known:
            for name in (publisher.id, publisher.name.en, publisher.name.ru):
                self._by_name.setdefault(name, publisher)
            for domain in publisher.domains:
                self._by_domain.setdefault(domain, publisher)

    def name(self, document: Document) -> Document:
        """The document with its publisher, or with its publisher's kind.

        A publisher is known by the domain of the document's url, or by its name as the list gives it. What
        options, a manifest or the file say of a kind is never overwritten. A new source means a new id.
        """
        source = document.source
        if source is not None and source.kind is not None:
            return document
        found = self._by_name.get(source.id) if source else self._at(_host(document.url))
        if found is None:
            return document
        named = _source(found, source)
        id_ = document_id(named, document.locator, document.text)
        return msgspec.structs.replace(document, source=named, id=id_)

    def _at(self, host: str) -> KnownSource | None:
        """Who publishes at a host: it, or a domain above it, is on the list."""
        while host:
            if host in self._by_domain:
                return self._by_domain[host]
            host = host.partition(".")[2]
        return None


def _source(publisher: KnownSource, given: Source | None) -> Source:
    name = publisher.name.ru if publisher.language == "ru" else publisher.name.en
    return Source(
        id=given.id if given else name,
        kind=publisher.kind,
        control=given.control if given and given.control != "unknown" else publisher.control,
        place=given.place if given and given.place else publisher.place,
        language=given.language if given and given.language else publisher.language,
    )


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return ""
