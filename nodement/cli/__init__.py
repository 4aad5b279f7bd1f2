"""The `nodement` command."""
