"""What may not happen, said to the person who tried."""


class Refusal(Exception):
    """Something that may not happen now, with words for the person who asked for it.

    The web shows the words where the person stands; the command line prints them.
    """

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words
