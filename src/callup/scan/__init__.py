"""The one linear pass over a text: dictionary hits and the cues of the campaign's patterns."""

from callup.scan.scanned import Cue, PlaceHit, Scan
from callup.scan.scanner import Scanner, fold

__all__ = ["Cue", "PlaceHit", "Scan", "Scanner", "fold"]
