"""Screens: what each shows, to whom, and what it refuses."""
