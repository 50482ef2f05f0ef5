"""From addresses to bytes: files, folders, archives, the web and standard input."""

from callup.gather.gather import gather
from callup.gather.outside import Outside, Web

__all__ = ["Outside", "Web", "gather"]
