"""The search index over the documents' words: rebuilt from the archive at any time."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import msgspec
import tantivy

from callup.errors import StoreError, UsageError
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
        self._writer: tantivy.IndexWriter | None = None

    def put(self, documents: Iterable[Document]) -> None:
        """Put documents in, in place of earlier ones of the same id. They are on the disk when this returns.

        Raises StoreError where another process is writing to the index, or where its files are damaged.
        """
        writer = self._writing()
        for document in documents:
            writer.delete_documents_by_term("id", document.id)
            field = "ru" if document.language in ("ru", "uk") else "en"
            row = {
                "id": [document.id],
                field: [document.text],
                "title": [document.title or ""],
            }
            writer.add_document(tantivy.Document.from_dict(row))
        writer.commit()

    def close(self) -> None:
        """End writing, and let others write."""
        if self._writer is not None:
            self._writer.wait_merging_threads()
            self._writer = None

    def clear(self) -> None:
        """Throw the index away."""
        self._writer = None
        if self.folder.exists():
            shutil.rmtree(self.folder)

    def count(self) -> int:
        """How many documents are in the index; raises StoreError where its files are damaged."""
        return int(self._open().searcher().num_docs)

    def missing(self, ids: Iterable[str]) -> int:
        """How many of these documents are not in the index; raises StoreError where it is damaged."""
        index = self._open()
        searcher = index.searcher()
        queries = (tantivy.Query.term_query(index.schema, "id", id_) for id_ in ids)
        return sum(not searcher.search(query, limit=1).hits for query in queries)

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

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            try:
                self._writer = self._open().writer(_HEAP_BYTES, 1)
            except ValueError as error:
                raise StoreError(
                    f"{self.folder}: the index cannot be written to ({_kind(error)}). Search may miss "
                    "what is new; wait for the other command, or run: callup check --repair"
                ) from error
        return self._writer

    def _open(self) -> tantivy.Index:
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            index = tantivy.Index(_schema(), path=str(self.folder))
        except ValueError as error:
            raise StoreError(
                f"{self.folder}: the index is damaged. Search cannot be trusted; run: callup check --repair"
            ) from error
        for name in ("russian", "english"):
            index.register_tokenizer(name, _analyzer(name))
        return index


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("ru", tokenizer_name="russian")
    builder.add_text_field("en", tokenizer_name="english")
    builder.add_text_field("title", tokenizer_name="russian")
    return builder.build()


def _analyzer(name: str) -> tantivy.TextAnalyzer:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(60))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.stemmer(name))
        .build()
    )


def _kind(error: Exception) -> str:
    return "another command is writing" if "Lock" in str(error) else "its files are damaged"
