"""The organizers' side of sign-up: review, notes, decisions, exports."""
