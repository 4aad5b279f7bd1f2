"""What is known of a person, out and gone."""
