"""Write lists of words as one readable text; no word list stands here."""


def to_words(text: str) -> frozenset[str]:
    """Split a text at white space into a set of words."""
    return frozenset(text.split())
