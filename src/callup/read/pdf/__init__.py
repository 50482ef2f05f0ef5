"""PDF: pages of words, joined again to paragraphs."""
