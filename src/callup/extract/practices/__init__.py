"""Practices: what is done to people to make them serve."""
