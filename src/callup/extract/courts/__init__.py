"""Court cases: cards, articles, terms."""
