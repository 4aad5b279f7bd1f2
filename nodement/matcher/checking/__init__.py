"""Anybody's check of an answer, which shares no code with the solver."""
