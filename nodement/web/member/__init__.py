"""Screens of mentees and mentors."""
