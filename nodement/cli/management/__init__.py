"""Commands of the `nodement` script."""
