"""The sample cohort, through the same actions as everyone."""
