"""Who publishes at an address, by the campaign's list of known publishers."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

import msgspec

from callup.model import Document, Source, document_id
from callup.model.campaign import KnownSource


def name_publisher(document: Document, publishers: Iterable[KnownSource]) -> Document:
    """The document with its publisher, or with its publisher's kind, from the list of known ones.

    A publisher is known by the domain of the document's url, or by its name as the list gives it. What
    options, a manifest or the file say of a kind is never overwritten. A new source means a new id.
    """
    source = document.source
    if source is not None and source.kind is not None:
        return document
    host = _host(document.url)
    for publisher in publishers:
        is_named = source is not None and source.id in (publisher.id, publisher.name.en, publisher.name.ru)
        if is_named or (source is None and _is_at(host, publisher.domains)):
            named = _source(publisher, source)
            id_ = document_id(named, document.locator, document.text)
            return msgspec.structs.replace(document, source=named, id=id_)
    return document


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


def _is_at(host: str, domains: Iterable[str]) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)
