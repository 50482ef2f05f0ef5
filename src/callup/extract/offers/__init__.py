"""Offers: what is offered for signing up or serving."""
