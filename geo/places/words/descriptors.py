"""What the words directly beside a name say of its place: which kind it is, whether only a part is meant."""

from spacy.tokens import Span

_KINDS_SAID = {
    "province": ("province", "state", "region", "governorate", "oblast", "voivodeship", "prefecture", "governor"),
    "district": ("district", "county", "parish", "tehsil", "borough", "raion", "okrug", "canton"),
    "settlement": ("city", "town", "village", "mayor"),
}
_KIND_OF = {word: kind for kind, words in _KINDS_SAID.items() for word in words}
_KIND_OF |= {f"{word}s": kind for word, kind in _KIND_OF.items()}
_KIND_OF |= {"counties": "district", "parishes": "district", "cities": "settlement"}


def find_said_kind(span: Span) -> str:
    """Read from the words beside a name whether a province or a town is meant; empty where they do not tell."""
    doc = span.doc
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    is_of = span.start > 1 and doc[span.start - 1].lower_ == "of"
    before = doc[span.start - 2].lower_ if is_of else ""
    return _KIND_OF.get(after) or _KIND_OF.get(before, "")


def is_part(span: Span) -> bool:
    """Tell whether the words before a name say that only a part or a spot near it is meant ("northern Iran")."""
    if span.start == 0:
        return False
    before = span.doc[span.start - 1].lower_
    sides = ("north", "south", "east", "west")
    return before in {"near", "outside", "around"} or (before.startswith(sides) and before.endswith("ern"))
