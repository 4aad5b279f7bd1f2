"""Forms that organizers build."""
