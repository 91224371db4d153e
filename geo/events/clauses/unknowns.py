"""
Tell whether words say where they are by a name that no place was found for: "near Ghulam Khan".

Then neither the border nor a country of the rest of the text stands in for it.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from geo.events.clauses.arguments import nodes_of
from geo.events.clauses.roles import AT
from geo.events.clauses.triggers import Trigger
from geo.events.story import Story


def names_unknown_place(trigger: Trigger, story: Story) -> bool:
    """Tell whether an event's own words say where it is by a name that was found nowhere ("near Ghulam Khan")."""
    return is_at_unknown(nodes_of(trigger), story)


def is_at_unknown(nodes: Sequence[Token], story: Story) -> bool:
    """Tell whether words say where they are by a name that no place was found for."""
    known = {token.i for place in story.places for token in place.span} | set(story.nations)
    known |= {token.i for found in story.dates for token in found.span}
    objects = [child for node in nodes for child in node.children if child.dep_ in ("dobj", "nsubjpass")]
    for node in (*nodes, *objects):
        for preposition in node.children:
            if preposition.dep_ != "prep" or preposition.text.casefold() not in AT | {"along"}:
                continue
            nouns = [child for child in preposition.children if child.dep_ == "pobj"]
            if any(_is_unknown_name(noun, known) for noun in nouns):
                return True
    return False


def _is_unknown_name(noun: Token, known: set[int]) -> bool:
    names = [noun, *(child for child in noun.children if child.dep_ in ("compound", "nmod"))]
    if any(name.i in known for name in names):
        return False
    if noun.ent_type_ == "PERSON" and noun.head.text.casefold() == "to":
        return False
    return any(name.pos_ == "PROPN" and name.text[0].isupper() for name in names)
