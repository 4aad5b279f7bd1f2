"""Communities, their programs and cohorts, and who looks after them."""
