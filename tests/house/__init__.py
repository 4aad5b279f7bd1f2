"""What keeps the house straight; every check here is also shown to catch a planted fault."""
