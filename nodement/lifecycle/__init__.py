"""The stages of a cohort, and what is to be done in each."""
