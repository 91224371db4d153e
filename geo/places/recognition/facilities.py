"""Finds the names of bases, headquarters, embassies, crossings, ports, airports and monuments; not where they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from geo.places.words.scripts import is_name_like

_HEADS: dict[tuple[str, ...], str] = {
    tuple(words.split()): kind
    for kind, phrases in {
        "base": "base, air base, airbase, air force base, naval base, military base, army base, garrison, cantonment, "
        "barracks, air station, naval station, air force station, fort, camp, outpost",
        "headquarters": "headquarters, head quarters, general headquarters, general head quarters, hq, ghq",
        "embassy": "embassy, consulate, consulate general, high commission, consulate - general",
        "crossing": "crossing, border crossing, crossing point, border crossing point, border gate, border post, "
        "border terminal, checkpoint, check point, checkpost, check post, land port, port of entry, point of entry",
        "port": "port, seaport, sea port, harbour, harbor, naval port, deep - sea port",
        "airport": "airport, international airport, airfield, airstrip",
        "landmark": "monument, memorial, war memorial, shrine, mosque, cathedral, mausoleum, palace, stadium, tomb, "
        "minaret, bridge, friendship bridge, tunnel, dam, refinery, power plant, prison, refugee camp",
    }.items()
    for words in phrases.split(", ")
}
_LONGEST_HEAD = max(map(len, _HEADS))
_ONLY_LEADING = frozenset({"fort", "camp"})
_TO_NAME = frozenset({"monument", "memorial", "tomb", "shrine", "mausoleum", "war memorial"})
_LEADING_NAME = frozenset({"base", "port", "fort", "camp", "embassy", "consulate", "consulate general", "airport"})
_OF_NAME = frozenset({"embassy", "port", "consulate", "consulate general", "high commission", "headquarters"})
_LOWER_MODIFIERS = frozenset(
    {"military", "army", "naval", "navy", "air", "force", "police", "border", "main", "nuclear"}
)
_NEVER_LEFT = frozenset(
    {"the", "a", "an", "on", "at", "in", "and", "both", "this", "that", "his", "their", "its", "our"}
)
_EVENT_HEADS = frozenset(
    {
        *("summit", "conference", "forum", "council", "games", "olympics", "institute", "university", "times", "cup"),
        *(
            "meeting",
            "session",
            "assembly",
            "congress",
            "house",
            "center",
            "centre",
            "school",
            "academy",
            "talks",
            "table",
        ),
        *("championship", "championships", "festival", "dialogue", "exhibition", "court", "ministry", "parliament"),
    }
)
_NAME_LINKS = frozenset({"del", "de", "la", "al", "el", "e", "i", "ul", "von", "van", "der"})
_EZAFE = frozenset({"e", "i", "ul", "al", "-e-", "-i-", "o"})
_ABBREVIATION_REACH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityName:
    """Words that name a facility."""

    first_token: int
    last_token: int
    """Inclusive."""
    text: str
    kind: str
    """base, headquarters, embassy, crossing, port, airport or landmark."""
    is_proper: bool
    """Its own name, capitalised; False: a common noun that its host makes definite ("the army headquarters in …")."""
    abbreviation: str | None
    """Printed in brackets after it ("(GHQ)"); None: none."""


def find_facilities(doc: Doc) -> tuple[FacilityName, ...]:
    """Find facilities by their head word, by abbreviations of them, and unknown names after "at the"."""
    found = list(_find_by_head(doc))
    taken = {index for facility in found for index in range(facility.first_token, facility.last_token + 1)}
    unknown = _find_after_at_the(doc)
    found += [f for f in unknown if taken.isdisjoint(range(f.first_token, f.last_token + 1))]
    return tuple(sorted(found, key=lambda facility: facility.first_token))


def _find_by_head(doc: Doc) -> Iterator[FacilityName]:
    position = 0
    words = [token.lower_ for token in doc]
    while position < len(doc):
        width, kind = _match_head(words, position)
        if width == 0 or _is_verb(doc[position + width - 1]):
            position += 1
            continue
        facility = _build_facility(doc, position, width, kind)
        if facility is not None:
            yield facility
        position += width


def _match_head(words: Sequence[str], position: int) -> tuple[int, str]:
    for width in range(min(_LONGEST_HEAD, len(words) - position), 0, -1):
        head = tuple(words[position : position + width])
        if head in _HEADS:
            return width, _HEADS[head]
    return 0, ""


def _is_verb(token: Token) -> bool:
    return token.pos_ == "VERB" or (token.tag_ == "VBG" and not is_name_like(token.text))


def _build_facility(doc: Doc, position: int, width: int, kind: str) -> FacilityName | None:
    first, last = position, position + width - 1
    head = " ".join(token.lower_ for token in doc[first : last + 1])
    is_capital = is_name_like(doc[first].text)
    if head in _ONLY_LEADING and not (is_capital and _extend_right(doc, last, skip=0) > last):
        return None
    while first > 0 and head not in _ONLY_LEADING and _extends_left(doc[first - 1], doc):
        first -= 1
    if is_capital and head in _OF_NAME and last + 2 < len(doc) and doc[last + 1].lower_ == "of":
        last = _extend_right(doc, last, skip=1)
    elif is_capital and head in _TO_NAME and last + 2 < len(doc) and doc[last + 1].lower_ in {"to", "of", "for"}:
        last = _extend_right(doc, last, skip=2 if doc[last + 2].lower_ == "the" else 1)
    elif is_capital and (head in _LEADING_NAME or kind == "base"):
        last = _extend_right(doc, last, skip=0)
    if kind == "embassy":
        first = _include_owner(doc, first)
    has_name = any(is_name_like(token.text) for token in [*doc[first:position], *doc[position + width : last + 1]])
    is_acronym = width == 1 and doc[position].text.isupper()
    is_full_title = is_capital and width > 1
    if doc[last].i + 1 < len(doc) and doc[last + 1].lower_ in {"authority", "security", "of"} and kind == "port":
        return None
    return FacilityName(
        first_token=first,
        last_token=last,
        text=doc[first : last + 1].text,
        kind=kind,
        is_proper=has_name or is_acronym or is_full_title,
        abbreviation=_find_abbreviation(doc, last + 1),
    )


def _extends_left(token: Token, doc: Doc) -> bool:
    if token.lower_ in _NEVER_LEFT or token.text in {"'s", "’s"} or token.is_space:
        return False
    if token.lower_ in _NAME_LINKS:
        return token.i > 0 and is_name_like(doc[token.i - 1].text)
    if token.text in {"-", "–"}:
        return token.i > 0 and is_name_like(doc[token.i - 1].text)
    if token.ent_type_ in {"DATE", "TIME", "CARDINAL"} or token.pos_ in {"VERB", "ADV"}:
        return False
    if token.is_sent_start and token.pos_ in {"DET", "ADP", "ADJ", "SCONJ", "PRON"} and token.ent_type_ == "":
        return False
    return (
        (is_name_like(token.text) and token.text[-1:].isalnum()) or token.lower_ in _LOWER_MODIFIERS or _is_short(token)
    )


def _is_short(token: Token) -> bool:
    return token.text in {"U.S.", "U.K."}


def _include_owner(doc: Doc, first: int) -> int:
    """Take in whose embassy it is, for a town has many ("Poland's embassy")."""
    position = first - 1
    if position < 1 or doc[position].text not in {"'s", "’s", "’", "'"}:
        return first
    position -= 1
    while position > 0 and is_name_like(doc[position - 1].text) and doc[position - 1].ent_type_ == "GPE":
        position -= 1
    return position if is_name_like(doc[position].text) else first


def _extend_right(doc: Doc, last: int, *, skip: int) -> int:
    end = last + skip
    while end + 1 < len(doc) and is_name_like(doc[end + 1].text) and doc[end + 1].is_alpha:
        end += 1
    return end if end > last + skip else last


def _find_abbreviation(doc: Doc, position: int) -> str | None:
    """Read an abbreviation in brackets that follows directly: "(GHQ)", "(GHQ )"."""
    if position >= len(doc) or doc[position].text != "(":
        return None
    words: list[str] = []
    for token in doc[position + 1 : position + 1 + _ABBREVIATION_REACH]:
        if token.text == ")":
            return words[0] if len(words) == 1 else None
        if token.text.strip():
            words.append(token.text)
            if not token.text.isupper():
                return None
    return None


def _find_after_at_the(doc: Doc) -> Iterator[FacilityName]:
    """Find an unknown name after "at the": something stands there, and is named ("at the Yadgar e shuhada")."""
    for token in doc[:-2]:
        if token.lower_ != "at" or doc[token.i + 1].lower_ != "the":
            continue
        first = last = token.i + 2
        if not is_name_like(doc[first].text) or doc[first].text.isupper() or not doc[first].is_alpha:
            continue
        while last + 1 < len(doc) and _continues(doc, last + 1):
            last += 1
        words = [word.lower_ for word in doc[first : last + 1]]
        is_owner = last + 1 < len(doc) and doc[last + 1].text in {"'s", "’s"}
        is_event = (
            is_owner
            or not _EVENT_HEADS.isdisjoint(words)
            or any(t.ent_type_ in _OTHER_LABELS for t in doc[first : last + 1])
        )
        if not is_event and words[-1] not in _EZAFE:
            text = doc[first : last + 1].text
            yield FacilityName(
                first_token=first, last_token=last, text=text, kind="landmark", is_proper=True, abbreviation=None
            )


_OTHER_LABELS = frozenset({"ORG", "EVENT", "GPE", "LOC", "DATE", "TIME", "NORP", "WORK_OF_ART", "LAW", "CARDINAL"})


def _continues(doc: Doc, position: int) -> bool:
    """Carry on over capitals, and over a Persian or Arabic joint with the word behind it, whatever its case."""
    token, before = doc[position], doc[position - 1]
    if token.is_space or (token.is_punct and token.text != "-"):
        return False
    if is_name_like(token.text) or before.lower_ in _EZAFE:
        return True
    return token.lower_ in _EZAFE or (token.text == "-" and before.whitespace_ == "")
