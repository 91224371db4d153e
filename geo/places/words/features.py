"""The common words in names of streets, rivers and mountains: which carry on a name, which alone name nothing."""

from spacy.tokens import Doc, Span

from geo.places.words.scripts import is_name_like

_LAST = frozenset(
    {
        *(
            "street",
            "st.",
            "road",
            "rd.",
            "avenue",
            "ave.",
            "ave",
            "drive",
            "dr.",
            "lane",
            "boulevard",
            "blvd.",
            "highway",
        ),
        *("route", "parkway", "turnpike", "freeway", "square", "terrace", "trail", "plaza", "crescent", "estate"),
        *(
            "river",
            "creek",
            "lake",
            "bay",
            "sound",
            "strait",
            "straits",
            "channel",
            "canal",
            "reservoir",
            "lagoon",
            "falls",
        ),
        *("mountain", "mountains", "hills", "hill", "ridge", "peak", "pass", "valley", "canyon", "plateau", "desert"),
        *(
            "forest",
            "park",
            "island",
            "islands",
            "peninsula",
            "coast",
            "beach",
            "point",
            "cape",
            "grove",
            "plain",
            "plains",
        ),
        *("county", "parish", "township", "province", "district", "oblast", "voivodeship", "governorate", "prefecture"),
        *(
            "heights",
            "springs",
            "colony",
            "ranch",
            "tehsil",
            "agency",
            "block",
            "basin",
            "glacier",
            "gulf",
            "sea",
            "ocean",
            "delta",
        ),
    }
)
_FIRST = frozenset(
    {"lake", "mount", "mt.", "fort", "ft.", "camp", "cape", "river", "port", "isle", "gulf", "lough", "loch"}
)
_SIDES = frozenset(
    {
        *("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast"),
        *("northwest", "southeast", "southwest", "upper", "lower", "middle", "far", "mid", "inner", "outer", "greater"),
    }
)
_OTHERS = frozenset(
    {
        *("sea", "republic", "kingdom", "islamic", "state", "states", "city", "border", "federal", "olympic", "united"),
        *(
            *("base", "zone", "military", "memorial", "monument", "mission", "front", "unit", "group"),
            "hall",
            "bridge",
            "exit",
            "main",
            "metro",
            "lot",
            "way",
            "law",
            "circle",
            "congress",
            "star",
            "store",
            "commonwealth",
            "air",
            "town",
        ),
        *(
            "village",
            "gateway",
            "cathedral",
            "interstate",
            "internet",
            "man",
            "four",
            "five",
            "salt",
            "crystal",
            "rest",
        ),
        *("army", "navy", "force", "forces", "corps", "guard", "police", "command", "agency", "ministry", "department"),
        *("council", "court", "parliament", "senate", "party", "union", "university", "college", "school", "hospital"),
        *(
            "bank",
            "church",
            "times",
            "post",
            "news",
            "press",
            "company",
            "club",
            "service",
            "office",
            "station",
            "centre",
        ),
        *("center", "staff", "board", "national", "general", "international", "president", "minister", "street", "the"),
        *(
            "sunday",
            "monday",
            "march",
            "may",
            "august",
            "christmas",
            "spring",
            "summer",
            "war",
            "peace",
            "house",
            "line",
        ),
    }
)
GENERIC_WORDS = _LAST | _SIDES | _OTHERS
"""Common words that are also names of some small place; alone they name none."""


def widen(span: Span) -> Span:
    """
    Widen a name over the capitalised words that make it the name of a feature.

    Returns
    -------
    span
        "Catawba" of "Catawba River" gives the whole; a name that nothing carries on gives itself.
    """
    doc = span.doc
    end = _find_last(doc, span.end)
    start = span.start
    if start > 0 and doc[start - 1].lower_ in _FIRST and is_name_like(doc[start - 1].text):
        start -= 1
    return doc[start : max(end, span.end)]


def _find_last(doc: Doc, start: int) -> int:
    """Find the exclusive end of the run of capitalised words whose last word is a feature's; `start` where none is."""
    end = start
    position = start
    while position < len(doc) and position - start < _REACH and _carries_on(doc, position):
        position += 1
        if doc[position - 1].lower_ in _LAST:
            end = position
    return end


_REACH = 4


def _carries_on(doc: Doc, position: int) -> bool:
    token = doc[position]
    return is_name_like(token.text) and (token.is_alpha or token.lower_ in _LAST) and not token.is_sent_start
