"""Signing up: from an empty form to a complete application."""
