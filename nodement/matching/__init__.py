"""Rounds: the matching of a cohort, reviewed and published."""
