"""Humans: who they are, how they get in, and what they agreed to."""
