"""Forms that organizers build: questions, versions, what an answer may be."""
