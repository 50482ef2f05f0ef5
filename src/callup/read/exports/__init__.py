"""Exports and tables, read row by row: JSON, Telegram, VK, CSV."""
