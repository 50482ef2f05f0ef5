"""From addresses to bytes: files, folders and standard input."""

from callup.gather.gather import gather
from callup.gather.outside import Outside

__all__ = ["Outside", "gather"]
