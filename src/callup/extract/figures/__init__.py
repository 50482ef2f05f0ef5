"""Figures: counts, shares and rates with their denominators."""
