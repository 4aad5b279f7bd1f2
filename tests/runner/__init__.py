"""Run every test on every database and in a browser: `python -m tests.runner`."""
