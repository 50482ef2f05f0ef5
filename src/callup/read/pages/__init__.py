"""HTML: the words of a page that a reader sees."""
