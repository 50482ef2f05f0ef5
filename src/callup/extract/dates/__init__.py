"""Dates: every time that a text names, as an interval of days."""
