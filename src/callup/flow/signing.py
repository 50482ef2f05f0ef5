"""Signatures as they are kept: of masked texts, with the version of mask and signature."""

from __future__ import annotations

from callup.link.copies.copy_signatures import VERSION as SIGNED_BY
from callup.link.copies.copy_signatures import sign
from callup.model import Document
from callup.scan.masked import VERSION as MASKED_BY
from callup.store import Row, signature_row

VERSION = f"mask-{MASKED_BY}/{SIGNED_BY}"
"""Signatures of another version are made anew before they are compared."""


def signature_rows(masked: list[tuple[Document, bytes]]) -> list[Row]:
    """The rows to be kept of some documents with their masked texts, but for the documents' numbers.

    A table's rows are alike by their columns: they are copies of none.
    """
    signatures = sign([b"" if document.fields else text for document, text in masked])
    return [signature_row(VERSION, signature.digest, signature.minima) for signature in signatures]
