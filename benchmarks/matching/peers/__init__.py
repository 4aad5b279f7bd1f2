"""Other solvers on the same scores; each module has `solve(case, meter)` and gives its pairs."""
