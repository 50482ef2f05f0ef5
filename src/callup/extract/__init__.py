"""From a document to its records and issues: pure functions over one scan."""

from callup.extract.extract import EXTRACTORS, extract

__all__ = ["EXTRACTORS", "extract"]
