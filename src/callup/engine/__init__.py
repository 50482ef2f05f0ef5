"""Many processes at one kind of work: what one of them dies of costs that one thing, and no other."""

from callup.engine.crew import Crew
from callup.engine.limits import Limits, Lost, Mark

__all__ = ["Crew", "Limits", "Lost", "Mark"]
