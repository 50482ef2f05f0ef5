"""Callup reads what is published about a military recruitment drive and keeps a sourced picture of it."""

__version__ = "0.6.0"
