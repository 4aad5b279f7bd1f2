"""A mentor and a mentee for one term: how they get to know each other and meet."""
