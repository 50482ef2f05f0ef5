"""Places: which names are places, and where a fact is."""
