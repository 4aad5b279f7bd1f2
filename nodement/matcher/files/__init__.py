"""Problems and answers as JSON."""
