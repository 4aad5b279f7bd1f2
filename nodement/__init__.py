"""Nodement runs mentorship programs for open-source communities."""
