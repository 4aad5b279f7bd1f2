"""Words that every app shares."""
