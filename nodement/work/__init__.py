"""Every chore of the house, and the worker that does them."""
