"""Why this pair, why nobody, why not them: in words that keep what is private."""
