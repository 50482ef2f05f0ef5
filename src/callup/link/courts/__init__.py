"""Cards of one case."""
