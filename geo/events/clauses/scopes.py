"""
Place what names no place itself: by the border it is about, by its parties' countries, by what it provides.

Places among an event's own arguments are `geo.events.clauses.placing`'s.
"""

from collections.abc import Sequence

from geo.events.actors.cast import Cast
from geo.events.clauses.hosting import is_hosting
from geo.events.clauses.placing import Placing, is_usable, quote_places
from geo.events.clauses.status import resolve_standing
from geo.events.clauses.triggers import Trigger
from geo.events.clauses.unknowns import names_unknown_place
from geo.events.story import PlaceSpan, Story
from geo.events.words.kinds import Kind
from geo.records import EventPlace
from geo.vocabulary import Basis, PlaceRole, Status

_BORDER_WORDS = frozenset({"border", "cross-border", "frontier", "borders"})
_REACH_BORDER = 6
_REACH_PARTY = 4


def find_border_place(trigger: Trigger, keys: Sequence[str], story: Story, cast: Cast) -> Placing:
    """Place "joint border patrols" at the boundary that the text names nearest, where it is the actors' own."""
    whole = trigger.token.pos_ == "VERB"
    words = {token.text.casefold() for token in trigger.token.subtree if whole or token.i <= trigger.token.i}
    theme = trigger.theme.subtree if trigger.theme is not None else ()
    words |= {token.text.casefold() for token in theme}
    if trigger.frame.kind in (Kind.COMMITMENT, Kind.STATEMENT):
        words |= {token.text.casefold() for token in trigger.token.subtree}
    if not words & _BORDER_WORDS or names_unknown_place(trigger, story):
        return Placing()
    codes = {cast.parties[key].country for key in keys} - {None}
    here = story.sentence_index(trigger.token)
    boundaries = [
        place
        for place in story.places
        if place.place.kind == "boundary"
        and (_is_only_border(story) or abs(story.sentence_index(place.span.root) - here) <= _REACH_BORDER)
        and (not codes or codes & set(place.place.country_codes))
    ]
    if not boundaries:
        return Placing()
    nearest = min(boundaries, key=lambda place: (abs(story.sentence_index(place.span.root) - here), place.span.start))
    done = trigger.frame.kind in (Kind.EXERCISE, Kind.ATTACK, Kind.DEPLOYMENT)
    role = PlaceRole.OCCURRED_AT if done else PlaceRole.APPLIES_TO
    same = story.sentence_index(nearest.span.root) == here
    return Placing(
        places=(EventPlace(place_id=nearest.place.place_id, role=role),),
        basis=Basis.STATED if same else Basis.INFERRED,
        evidence=None if same else story.sentence_evidence(nearest.span.root),
        quotes=quote_places([nearest]),
    )


def _is_only_border(story: Story) -> bool:
    return len({place.place.place_id for place in story.places if place.place.kind == "boundary"}) == 1


def find_party_places(trigger: Trigger, keys: Sequence[str], story: Story, cast: Cast) -> Placing:
    """Let an agreement, or what a state does to its own institutions, apply to the countries that the text names."""
    kind = trigger.frame.kind
    if kind is Kind.AGREEMENT and resolve_standing(trigger).status is not Status.OCCURRED:
        return Placing()  # what is not concluded applies nowhere yet
    if kind is not Kind.AGREEMENT and names_unknown_place(trigger, story):
        return Placing()
    states = [key for key in keys if key.startswith("state:")]
    wanted = keys if kind is Kind.AGREEMENT else states if kind is Kind.INSTITUTIONAL else ()
    codes = [code for key in wanted if (code := cast.parties[key].country) is not None]
    here = story.sentence_index(trigger.token)
    named: dict[str, PlaceSpan] = {}
    for place in sorted(story.places, key=lambda place: abs(story.sentence_index(place.span.root) - here)):
        if (
            place.place.kind == "country"
            and place.place.country_codes[0] in codes
            and story.sentence_index(place.span.root) <= here
        ):
            named.setdefault(place.place.country_codes[0], place)
    found = [named[code] for code in dict.fromkeys(codes) if code in named]
    if not found or here - min(story.sentence_index(place.span.root) for place in found) > _REACH_PARTY:
        return Placing()
    far = [place for place in found if story.sentence_index(place.span.root) != here]
    return Placing(
        places=tuple(EventPlace(place_id=place.place.place_id, role=PlaceRole.APPLIES_TO) for place in found),
        basis=Basis.INFERRED if far else Basis.STATED,
        evidence=story.sentence_evidence(far[0].span.root) if far else None,
        quotes=quote_places(found),
    )


def find_applied_places(story: Story, sentence: int, cast: Cast) -> Placing:
    """Find the places that a provision names: an agreement applies to them."""
    usable = [place for place in story.places_in(sentence) if is_usable(place, cast)]
    found = [place for place in usable if not is_hosting(place, usable)]
    ids = dict.fromkeys(place.place.place_id for place in found)
    return Placing(
        places=tuple(EventPlace(place_id=place_id, role=PlaceRole.APPLIES_TO) for place_id in ids),
        basis=Basis.STATED if found else None,
        quotes=quote_places(found),
    )
