"""The search index over the documents' words: rebuilt from the archive at any time."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import msgspec
import tantivy

from callup.errors import UsageError
from callup.model import Document

_HEAP_BYTES = 50_000_000
_FIELDS = ("ru", "en", "title")


class Hit(msgspec.Struct, frozen=True):
    """A document that a search found, and how well it fits."""

    document: str
    score: float


class Index:
    """Words of documents, Russian and Ukrainian by the Russian stemmer, the rest by the English one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, documents: Iterable[Document], gone: Iterable[str] = ()) -> None:
        """Put documents in, in place of earlier ones of the same id, and take out those that are gone."""
        index = self._open()
        writer = index.writer(_HEAP_BYTES, 1)
        for id_ in gone:
            writer.delete_documents_by_term("id", id_)
        for document in documents:
            writer.delete_documents_by_term("id", document.id)
            field = "ru" if document.language in ("ru", "uk") else "en"
            row = {"id": [document.id], field: [document.text], "title": [document.title or ""]}
            writer.add_document(tantivy.Document.from_dict(row))
        writer.commit()
        writer.wait_merging_threads()

    def rebuild(self, documents: Iterable[Document]) -> None:
        """Make the index anew from all documents."""
        if self.folder.exists():
            shutil.rmtree(self.folder)
        self.add(documents)

    def ids(self) -> set[str]:
        """The ids of all documents in the index."""
        searcher = self._open().searcher()
        if searcher.num_docs == 0:
            return set()
        found = searcher.search(tantivy.Query.all_query(), limit=searcher.num_docs)
        return {searcher.doc(address)["id"][0] for _, address in found.hits}

    def find(self, words: str, limit: int = 20) -> list[Hit]:
        """The documents that hold the words, the best first; raises UsageError for a broken query."""
        index = self._open()
        searcher = index.searcher()
        try:
            query = index.parse_query(words, list(_FIELDS), conjunction_by_default=True)
        except ValueError as error:
            raise UsageError(
                f"{words!r}: this is no query ({error}). Nothing was looked up; write plain words, "
                'or "words in quotes" for a phrase.'
            ) from error
        found = searcher.search(query, limit=limit)
        return [Hit(searcher.doc(address)["id"][0], float(score)) for score, address in found.hits]

    def _open(self) -> tantivy.Index:
        self.folder.mkdir(parents=True, exist_ok=True)
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
        builder.add_text_field("ru", tokenizer_name="russian")
        builder.add_text_field("en", tokenizer_name="english")
        builder.add_text_field("title", tokenizer_name="russian")
        index = tantivy.Index(builder.build(), path=str(self.folder))
        for name in ("russian", "english"):
            analyzer = (
                tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
                .filter(tantivy.Filter.remove_long(60))
                .filter(tantivy.Filter.lowercase())
                .filter(tantivy.Filter.stemmer(name))
                .build()
            )
            index.register_tokenizer(name, analyzer)
        return index
