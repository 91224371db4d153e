"""What the words directly beside a name say of its place: which kind it is, whether only a part is meant."""

from spacy.tokens import Span

_KINDS_SAID = {
    "province": frozenset({"province", "region", "governorate", "oblast", "voivodeship", "prefecture", "governor"}),
    "district": frozenset({"district", "county", "parish", "tehsil", "borough", "raion", "okrug", "canton"}),
    "settlement": frozenset({"city", "town", "village", "mayor"}),
}


def find_said_kind(span: Span) -> str:
    """Read from the words beside a name whether a province or a town is meant; empty where they do not tell."""
    doc = span.doc
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    is_of = span.start > 1 and doc[span.start - 1].lower_ == "of"
    before = doc[span.start - 2].lower_ if is_of else ""
    for kind, words in _KINDS_SAID.items():
        if after in words or before in words:
            return kind
    return ""


def is_part(span: Span) -> bool:
    """Tell whether the words before a name say that only a part or a spot near it is meant ("northern Iran")."""
    if span.start == 0:
        return False
    before = span.doc[span.start - 1].lower_
    sides = ("north", "south", "east", "west")
    return before in {"near", "outside", "around"} or (before.startswith(sides) and before.endswith("ern"))
