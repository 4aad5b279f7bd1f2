"""Lets `python -m nodement` do what `nodement` does."""

from nodement.cli.main import main

main()
