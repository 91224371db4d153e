"""Settles what is an own place's name and what a facility's where the words overlap ("the Rimdan border crossing")."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from geo.places.own.layered import LayeredGazetteer
from geo.places.recognition.facilities import FacilityName
from geo.places.recognition.name import Name
from geo.vocabulary import MentionType

_SAME_KINDS = {"crossing": frozenset({"crossing", "port"}), "port": frozenset({"crossing", "port"})}
"""A land port is a crossing."""


def join_facilities(
    doc: Doc, own: Sequence[Name], facilities: Sequence[FacilityName], gazetteer: LayeredGazetteer
) -> tuple[tuple[Name, ...], tuple[FacilityName, ...]]:
    """
    Widen own names to the facility's name that they stand in, and leave out facilities that they cover.

    Returns
    -------
    own
        A name whose place is of the facility's kind covers the whole facility ("Rimdan border crossing").
    facilities
        Those that share no word with an own name, and those that only hold one of another kind: it may be their host
        ("Rimdan" in "Rimdan mosque").
    """
    names = list(own)
    kept: list[FacilityName] = []
    for facility in facilities:
        touching = [name for name in names if _overlaps(facility, name)]
        inside = [name for name in touching if _is_within(name, facility)]
        if not touching:
            kept.append(facility)
        elif len(touching) == 1 and inside and _is_same_kind(inside[0], facility, gazetteer):
            names[names.index(inside[0])] = _widen(doc, inside[0], facility)
        elif touching == inside and not has_same_words(facility, inside):
            is_pair = len(inside) > 1 and any(_is_same_kind(name, facility, gazetteer) for name in inside)
            kept += [] if is_pair else [facility]
    return tuple(names), tuple(kept)


def has_same_words(facility: FacilityName, names: Sequence[Name]) -> bool:
    """Tell whether one of the names covers exactly the facility's words."""
    return any((name.first_token, name.last_token) == (facility.first_token, facility.last_token) for name in names)


def _overlaps(facility: FacilityName, name: Name) -> bool:
    return facility.first_token <= name.last_token and name.first_token <= facility.last_token


def _is_within(name: Name, facility: FacilityName) -> bool:
    return facility.first_token <= name.first_token and name.last_token <= facility.last_token


def _is_same_kind(name: Name, facility: FacilityName, gazetteer: LayeredGazetteer) -> bool:
    kinds = {entry.kind for entry in gazetteer.find_own(name.query)}
    return not kinds.isdisjoint(_SAME_KINDS.get(facility.kind, frozenset({facility.kind})))


def _widen(doc: Doc, name: Name, facility: FacilityName) -> Name:
    span = doc[facility.first_token : facility.last_token + 1]
    return replace(
        name,
        start=span.start_char,
        end=span.end_char,
        first_token=span.start,
        last_token=span.end - 1,
        mention_type=MentionType.FACILITY,
        organisation=None,
        certainty=1.0,
    )
