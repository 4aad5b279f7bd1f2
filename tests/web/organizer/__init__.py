"""Screens of organizers: what each shows, to whom, and what it refuses."""
