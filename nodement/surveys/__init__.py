"""Surveys: what people answered in a sign-up form, and how files of answers are read."""
