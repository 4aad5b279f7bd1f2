"""From weights to the best matching, and the prices that prove it."""
