"""One module for each kind of answer: how it is read, posted again, and shown."""
