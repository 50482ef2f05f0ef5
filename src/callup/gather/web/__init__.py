"""Addresses on the web: asked for politely, and never inside the network."""
