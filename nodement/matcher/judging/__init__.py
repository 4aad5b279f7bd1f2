"""Who may be paired, and how good a pair would be: for any number of people."""
