"""
Find what a verb does to several places, each at its own time, and says only once: "took A in May and B in June".

Several dates of one plural noun ("visits in May and June") are `geo.events.clauses.dating`'s.
"""

from spacy.tokens import Token

from geo.events.actors.cast import Cast
from geo.events.clauses.grammar import objects_of
from geo.events.clauses.placing import is_usable
from geo.events.clauses.triggers import Trigger
from geo.events.story import DateSpan, PlaceSpan, Story
from geo.events.words.kinds import Kind

_FEWEST = 2
_REACH = 4


def find_gapped(trigger: Trigger, story: Story, cast: Cast) -> tuple[tuple[PlaceSpan, DateSpan], ...]:
    """
    Pair the places that a verb acts on with the date that follows each of them.

    Returns
    -------
    pairs
        In text order; empty unless two or more places stand so, the first of them the verb's object.
    """
    verb = trigger.token
    if verb.pos_ != "VERB" or trigger.frame.kind is Kind.AGREEMENT:
        return ()
    index = story.sentence_index(verb)
    dates = [date for date in story.dates_in(index) if date.span.start > verb.i]
    places = [place for place in story.places_in(index) if place.span.start > verb.i and is_usable(place, cast)]
    pairs: list[tuple[PlaceSpan, DateSpan]] = []
    for place in places:
        date = next((one for one in dates if 0 <= one.span.start - place.span.end < _REACH), None)
        if date is None or _has_words_between(place, date, places):
            break
        if pairs and not _is_joined(pairs[-1][1], place):
            break
        pairs.append((place, date))
    if len(pairs) < _FEWEST or not _is_argument(pairs[0][0], verb):
        return ()
    return tuple(pairs)


def _is_argument(place: PlaceSpan, verb: Token) -> bool:
    """Tell whether a place is a verb's object, or where its object is ("struck targets in Tehran")."""
    node, steps = place.span.root, 0
    while node != verb and steps < _REACH and node.pos_ not in ("VERB", "AUX"):
        if node in objects_of(verb):
            return True
        node, steps = node.head, steps + 1
    return node == verb


def _has_words_between(place: PlaceSpan, date: DateSpan, places: list[PlaceSpan]) -> bool:
    between = place.span.doc[place.span.end : date.span.start]
    taken = any(place.span.end <= other.span.start < date.span.start for other in places)
    return taken or any(token.pos_ not in ("ADP", "DET", "PUNCT") or token.text == ";" for token in between)


def _is_joined(date: DateSpan, place: PlaceSpan) -> bool:
    """Tell whether only "and" or a comma stands between a date and the next place."""
    between = place.span.doc[date.span.end : place.span.start].text.strip().casefold()
    return between in ("and", ",", ", and", "and then", ", then")
