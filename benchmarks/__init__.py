"""Benchmarks of the main job and of the first pages; nothing here decides whether a test passes."""
