"""Screens of organizers."""
