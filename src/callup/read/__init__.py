"""From bytes to documents: one reader a format, and the sentences, language and date of each document."""

from callup.read.read import READERS, read

__all__ = ["READERS", "read"]
