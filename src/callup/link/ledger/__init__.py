"""Offers as dated values: slots, spells, sums, disputes; and other currencies."""
