"""The matcher beside other solvers: invented cohorts of every size, the same scores for all."""
