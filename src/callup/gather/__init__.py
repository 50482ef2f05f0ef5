"""From addresses to bytes: files, folders and standard input."""

from callup.gather.gather import gather

__all__ = ["gather"]
