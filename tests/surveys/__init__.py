"""The tests of surveys."""
