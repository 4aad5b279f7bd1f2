"""Letters: written with the change they tell of, sent by the worker, never lost."""
