"""What would happen: changes, recruits, other ideas of the best."""
