"""From a document to its records and issues: pure functions over one scan."""

from callup.extract.extract import EXTRACTORS, extract, extract_court_row

__all__ = ["EXTRACTORS", "extract", "extract_court_row"]
