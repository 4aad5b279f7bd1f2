"""Pages of mentees and mentors."""
