"""One text on many pages: signatures, families, and the sheet of a family."""
