"""What happened: who did what, when, to which thing."""
