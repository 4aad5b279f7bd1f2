"""How a cohort stands."""
