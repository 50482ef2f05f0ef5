"""Office files: text documents and tables, counted before any library opens them."""
