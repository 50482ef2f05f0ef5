"""Numbers and sums of money, wherever a text writes them."""
