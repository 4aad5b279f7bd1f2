"""Pairs: how they are formed, plan their meetings and meet."""
