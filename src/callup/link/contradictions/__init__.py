"""What contradicts what: a denial and what it denies, a statement and the law of its day."""
