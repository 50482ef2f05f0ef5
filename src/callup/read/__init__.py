"""From bytes to documents: one reader a format, and the sentences, language and date of each document."""

from callup.read.publishers import name_publisher
from callup.read.read import READERS, read

__all__ = ["READERS", "name_publisher", "read"]
