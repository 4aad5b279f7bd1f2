"""Screens: what people open in a browser."""
