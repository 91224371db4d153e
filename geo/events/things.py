"""
Find the noun that "it" or "they" takes up where a thing is meant: the treaty, the border, the soldiers.

Pronouns that stand for persons and states are `geo.events.actors.coreference`'s.
"""

from collections.abc import Set as AbstractSet

from spacy.tokens import Token

from geo.events.story import Story

_SINGULAR = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their"})
_SPOKEN_OF = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_SINGULAR_TAGS = frozenset({"NN", "NNP"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


def find_thing(pronoun: Token, nouns: AbstractSet[str], story: Story) -> Token | None:
    """
    Find what a pronoun takes up, among things of a kind.

    Parameters
    ----------
    nouns
        Lemmas that what is meant may have.

    Returns
    -------
    noun
        The nearest such noun of the pronoun's number before it, in its sentence or the one before; None: there is none.
    """
    word = pronoun.text.casefold()
    tags = _SINGULAR_TAGS if word in _SINGULAR else _PLURAL_TAGS if word in _PLURAL else frozenset()
    here = story.sentence_index(pronoun)
    for index in range(here, max(-1, here - 2), -1):
        fitting = [
            token
            for token in story.sentences[index]
            if token.i < pronoun.i
            and token.tag_ in tags
            and token.lemma_.lower() in nouns
            and (token.dep_ not in ("compound", "nmod", "poss") or _is_verbless(token.head))
        ]
        if fitting:
            # What a sentence acts on or speaks of is taken up sooner than what it only mentions.
            return max(fitting, key=lambda token: (token.dep_ in _SPOKEN_OF, token.i))
    return None


def _is_verbless(head: Token) -> bool:
    """Tell whether a noun's head is a sentence's root: its verb was taken for a noun ("the border runs for …")."""
    return head.dep_ == "ROOT"
