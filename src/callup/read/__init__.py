"""From bytes to documents: one reader a format, and the sentences, language and date of each document."""

from callup.read.exports.court_rows import plain as plain_column
from callup.read.item import Item
from callup.read.publishers import Publishers
from callup.read.read import FORMATS, Format, document_of, format_of, read, read_items

__all__ = [
    "FORMATS",
    "Format",
    "Item",
    "Publishers",
    "document_of",
    "format_of",
    "plain_column",
    "read",
    "read_items",
]
