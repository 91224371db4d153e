"""Finds the words that stand where a place stands ("at Spin Boldak"), whatever the tagger took them for."""

from spacy.tokens import Doc, Span

from geo.places.gazetteer import Entry
from geo.places.lookup import Lookup
from geo.places.resolution.rivals import measure_km
from geo.places.words.scripts import is_name_like

_LOCATIVES = frozenset({"in", "at", "near", "outside", "around", "into", "inside", "towards", "toward", "reached"})
_TAKING = frozenset({"fled", "entered", "seized", "captured", "retook", "shelled", "bombed", "besieged", "overran"})
_ON = frozenset({"on", "of", "for"})
_SCENES = frozenset(
    {
        *("attack", "assault", "raid", "strike", "siege", "battle", "fall", "capture", "recapture", "seizure"),
        *("bombing", "shelling", "bombardment", "evacuation", "liberation", "occupation", "outskirt", "resident"),
        *("town", "city", "village", "settlement", "hamlet", "mayor", "north", "south", "east", "west"),
    }
)
_JOINTS = frozenset({",", "and", "or", "&"})
_MISTAKEN = frozenset({"PERSON", "ORG", "NORP", "FAC"})
"""Labels that the tagger gives to towns which it has not met."""
_NEAR_KM = 300.0
_POINTS = frozenset({"settlement", "capital", "province"})


def find_standing(doc: Doc, lookup: Lookup) -> frozenset[str]:
    """
    Find the names that stand after a word for a spot and that a town near another place of the text bears.

    Returns
    -------
    names
        As printed; only such as the tagger took, whole, for something else than a place.
    """
    anchors = _find_anchors(doc, lookup)
    return frozenset(
        entity.text
        for entity in doc.ents
        if entity.label_ in _MISTAKEN and is_name_like(entity[0].text) and _is_led_to(entity)
        if _is_near(entity, anchors, lookup)
    )


def _is_led_to(span: Span) -> bool:
    if span.start == 0:
        return False
    before = span.doc[span.start - 1]
    if before.lower_ in _LOCATIVES | _TAKING or _goes_on_list(span):
        return True
    return before.lower_ in _ON and before.i > 0 and before.nbor(-1).lemma_.lower() in _SCENES


def _goes_on_list(span: Span) -> bool:
    """Tell whether a name is one of a list that begins with a place ("in Rajouri, Samba and Kathua")."""
    doc = span.doc
    joint = doc[span.start - 1]
    first = next((ent for ent in doc.ents if ent.end == joint.i), None)
    after = doc[span.end] if span.end < len(doc) else None
    if first is None or after is None or joint.lower_ not in _JOINTS:
        return False
    is_inside = after.lower_ in _JOINTS
    is_led_to = first.label_ in {*_MISTAKEN, "GPE", "LOC"} and _is_led_to(first)
    is_last = joint.text != "," and (is_led_to or after.pos_ not in {"VERB", "AUX", "PROPN"})
    return (is_inside or is_last) and (is_led_to or first.label_ in {"GPE", "LOC"})


def _find_anchors(doc: Doc, lookup: Lookup) -> tuple[tuple[str, Entry], ...]:
    """Find where the places that the tagger is sure of most likely are."""
    texts = dict.fromkeys(entity.text for entity in doc.ents if entity.label_ in {"GPE", "LOC"})
    found = ((text, next(iter(lookup.find(text)), None)) for text in texts)
    return tuple((text, named.entry) for text, named in found if named is not None)


def _is_near(span: Span, anchors: tuple[tuple[str, Entry], ...], lookup: Lookup) -> bool:
    """Tell whether a bearer of the name is near an anchor, or the only one and in a country that is one."""
    towns = [n.entry for n in lookup.find(span.text) if n.entry.kind in _POINTS and not n.is_stripped]
    others = [anchor for text, anchor in anchors if text != span.text]
    if any(measure_km(town, anchor) <= _NEAR_KM for town in towns for anchor in others if anchor.kind in _POINTS):
        return True
    countries = {code for anchor in others if anchor.kind == "country" for code in anchor.country_codes}
    return len(towns) == 1 and not countries.isdisjoint(towns[0].country_codes)


def find_countries(doc: Doc, lookup: Lookup) -> frozenset[str]:
    """Find the countries that the tagger saw named, ISO alpha-2."""
    texts = {entity.text for entity in doc.ents if entity.label_ == "GPE"}
    best = (next(iter(lookup.find(text)), None) for text in texts)
    return frozenset(n.entry.country_codes[0] for n in best if n is not None and n.entry.kind == "country")
