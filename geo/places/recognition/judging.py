"""Weighs whether words are a place's name: gazetteer, tagger, neighbouring words, the rest of the text."""

import math
from collections import Counter

from spacy.tokens import Doc, Span, Token

from geo.places.lookup import Lookup, Named
from geo.places.recognition.name import Name
from geo.places.recognition.standing import find_countries, find_standing
from geo.places.words.datelines import is_dateline
from geo.places.words.descriptors import find_said_kind, is_part
from geo.places.words.entities import find_entity
from geo.places.words.features import GENERIC_WORDS
from geo.places.words.organisations import find_organisation
from geo.places.words.persons import find_person_words, has_title
from geo.places.words.scripts import is_arabic_script, is_name_like
from geo.vocabulary import MentionType

ACCEPTED = 0.6
"""Certainty from which on words are taken for a place's name; chosen on news corpora for the best strict F1."""

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_BEFORE = frozenset(
    {
        *(
            "in",
            "at",
            "near",
            "from",
            "to",
            "toward",
            "towards",
            "outside",
            "across",
            "around",
            "into",
            "via",
            "through",
        ),
        *("inside", "within", "throughout", "leaving", "reached", "visited", "between"),
        *("در", "از", "به", "شهر", "استان", "کشور", "میں", "سے", "کے", "شہر", "صوبہ"),
    }
)
_KIND_STRENGTH = {
    "country": 0.95,
    "capital": 0.8,
    "province": 0.75,
    "sea": 0.9,
    "water": 0.6,
    "region": 0.8,
    "boundary": 0.9,
    "base": 0.6,
    "airport": 0.6,
}
_WIDE_KINDS = frozenset({"country", "region", "sea"})
_BORDER_SPOTS = frozenset({"border", "crossing", "airport", "airbase", "port", "checkpoint", "frontier", "sector"})
_SPOTS = frozenset(
    {
        *("province", "district", "region", "city", "town", "village"),
        *("area", "valley", "bridge", "county", "highway", "prefecture", "oblast", "governorate"),
    }
)
_SETTLEMENT_WORDS = frozenset(
    {
        "town",
        "city",
        "village",
        "district",
        "province",
        "region",
        "port",
        "capital",
        "suburb",
        "county",
        "towns",
        "villages",
    }
)
_AGENCY_AT = 2
"""Token after "SEOUL (" at the start of a report: the agency that sent it."""
_MAIN_QUALITY = 0.9
_LONG_WORD = 5
"""Letters of a word in the Arabic script."""
_DATELINE = 0.5
_STANDING = 0.8
_IN_COUNTRY = 0.15
"""For a name of several words that a place in a country of the text bears: few other things would."""
_CAPITAL = 0.25
"""For the name of the capital of a country of the text, which often acts as a person would."""
_SAYING = frozenset(
    {
        "say",
        "tell",
        "add",
        "highlight",
        "state",
        "note",
        "stress",
        "underscore",
        "explain",
        "claim",
        "emphasize",
        "speak",
    }
)


class Judge:
    """Weighs what speaks for and against words being a place's name, in one text."""

    def __init__(self, doc: Doc, lookup: Lookup, *, accepted: float = ACCEPTED) -> None:
        self._doc = doc
        self._accepted = accepted
        # `doc.text` is put together from its tokens at every call.
        self._text = doc.text
        self._lookup = lookup
        self._person_words = find_person_words(doc)
        self._countries = find_countries(doc, lookup)
        self._standing = find_standing(doc, lookup)
        self._as_place: Counter[str] = Counter()
        self._as_other: Counter[str] = Counter()
        for entity in doc.ents:
            counter = self._as_place if entity.label_ in PLACE_LABELS else self._as_other
            counter[entity.text.removeprefix("the ").removesuffix("’s").removesuffix("'s")] += 1

    def judge(self, span: Span) -> Name | None:
        """Take a run of words for a name, or leave it."""
        named = self._lookup.find(span.text)
        if (not named and not self._is_believable(span)) or _is_common_word(span, named):
            return None
        organisation = find_organisation(span)
        if is_arabic_script(span.text):
            certainty, evidence = _weigh_arabic_script(span, named)
        else:
            certainty, evidence = self._weigh(span, named, organisation)
        if certainty < self._accepted:
            return None
        return Name(
            start=span.start_char,
            end=span.end_char,
            query=" ".join(span.text.split()),
            mention_type=_to_mention_type(span, named, organisation),
            certainty=min(certainty, 0.99),
            evidence=evidence,
            organisation=organisation,
            first_token=span.start,
            last_token=span.end - 1,
            is_dateline=is_dateline(self._text, span.start_char, span.end_char),
            said_kind=find_said_kind(span),
            is_part=is_part(span),
        )

    def _is_believable(self, span: Span) -> bool:
        """Doubt a name that only the tagger knows where it is an acronym or speaks."""
        head = span.root
        speaks = head.dep_ == "nsubj" and head.head.lemma_ in _SAYING
        is_acronym = len(span) == 1 and span.text.isupper()
        is_agency = span.start == _AGENCY_AT and self._doc[span.start - 1].text == "("
        return (
            not speaks
            and not is_acronym
            and not is_agency
            and span.label_ != "NORP"
            and not any(token.text in self._person_words.all for token in span)
            and any(char.isalpha() for char in span.text)
        )

    def _weigh(self, span: Span, named: tuple[Named, ...], organisation: str | None) -> tuple[float, str]:
        strength = max((_strength(n) for n in named), default=0.0)
        if self._is_person(span):
            return 0.0, "a person's name"
        if organisation is not None:
            known = self._as_place[span.text] > 0
            return max(strength, 0.8 if known else 0.0), f"part of the name {organisation}"
        label = _label(span)
        if label in PLACE_LABELS:
            return 0.9 + 0.08 * strength, "tagged as a place"
        if label == "NORP" and named and named[0].entry.kind == "region":
            return 0.9, "a word for the people of a region"
        if span.text in self._standing:
            return _STANDING, "a town near other places of the text, and it stands where a place stands"
        certainty = strength + self._context(span) + _label_penalty(span, label)
        if len(span) > 1 and any(not self._countries.isdisjoint(n.entry.country_codes) for n in named):
            certainty += _IN_COUNTRY
        if any(n.entry.kind == "capital" and not self._countries.isdisjoint(n.entry.country_codes) for n in named):
            certainty += _CAPITAL
        return certainty, "in the gazetteer, and the words around it speak for a place"

    def _context(self, span: Span) -> float:
        """Sum what the neighbouring words and the rest of the text say."""
        weight = _DATELINE if _is_dateline(span) else 0.0
        before = self._doc[span.start - 1] if span.start else None
        after = self._doc[span.end] if span.end < len(self._doc) else None
        if before is not None:
            weight += _weigh_before(before, span)
        if after is not None:
            weight += self._weigh_after(after, span)
        own = _label(span)
        places = self._as_place[span.text] - (own in PLACE_LABELS)
        others = self._as_other[span.text] - (own not in PLACE_LABELS and bool(own))
        if places > 0 or others > 0:
            weight += 0.4 * (max(places, 0) - max(others, 0)) / (max(places, 0) + max(others, 0))
        return weight

    def _weigh_after(self, after: Token, span: Span) -> float:
        if after.lower_ in _BORDER_SPOTS:
            return 0.65
        if after.lower_ in _SPOTS:
            return 0.4
        if after.text == "," and after.i + 1 < len(self._doc):
            following = self._doc[after.i + 1]
            is_wider = following.ent_type_ == "GPE" or bool(self._lookup.find_state(following.text))
            return 0.35 if is_wider else 0.0
        runs_on = is_name_like(after.text) and after.is_alpha and not after.is_sent_start
        return -0.25 if runs_on and not span.text.isupper() else 0.0

    def _is_person(self, span: Span) -> bool:
        if has_title(span) and not any(n.entry.kind == "country" for n in self._lookup.find(span.text)):
            return True
        if span.text in self._person_words.never_places:
            return True
        if _label(span) in PLACE_LABELS or span.text in self._standing:
            return False
        entity = find_entity(span)
        if entity is not None and entity.label_ == "PERSON" and len(entity) > len(span):
            return not (span.end == entity.end and span[0].i > entity.start and span.doc[span.start - 1].lower_ == "of")
        return len(span) == 1 and span.text in self._person_words.mostly


def _is_common_word(span: Span, named: tuple[Named, ...]) -> bool:
    """Tell whether a word by itself is only the common part of some name ("the Valley"), and small towns have it."""
    if span.text.lower().removeprefix("the ") not in GENERIC_WORDS:
        return False
    return not any(n.entry.kind in _WIDE_KINDS and n.quality >= _MAIN_QUALITY for n in named)


def _to_mention_type(span: Span, named: tuple[Named, ...], organisation: str | None) -> MentionType:
    """Keep apart names in organisations, and words for peoples of a region ("European")."""
    if organisation:
        return MentionType.IN_ORGANISATION
    is_people = _label(span) == "NORP" and bool(named) and named[0].entry.kind == "region"
    return MentionType.DEMONYM if is_people else MentionType.TOPONYM


def _weigh_before(before: Token, span: Span) -> float:
    if before.lower_ in _BEFORE:
        return 0.4
    if before.lower_ == "of" and before.i and before.nbor(-1).lower_ in _SETTLEMENT_WORDS:
        return 0.7
    runs_on = is_name_like(before.text) and before.is_alpha and not span[0].is_sent_start
    return -0.25 if runs_on else 0.0


def _is_dateline(span: Span) -> bool:
    """Tell whether capitals at the start of a line lead into a report ("BEIRUT — ", "LONDON (Reuters)")."""
    doc = span.doc
    is_first = span.start == 0 or ("\n" in doc[span.start - 1].text and bool(span[0].is_sent_start))
    following = doc[span.end].text if span.end < len(doc) else ""
    return is_first and span.text.isupper() and following in {"—", "–", "-", "--", "(", ",", "/"}


def _weigh_arabic_script(span: Span, named: tuple[Named, ...]) -> tuple[float, str]:
    """Judge a name in a script without capitals, where no tagger helps: only what is well known or introduced."""
    # A short word of everyday speech is often some village's name too.
    doubt = 0.1 if len(span.text) < _LONG_WORD else 0.0
    # No spelling in another script is a place's main name in the gazetteer.
    strengths = (_KIND_STRENGTH.get(n.entry.kind) or _strength(n) - doubt for n in named)
    strength = max(strengths, default=0.0)
    before = span.doc[span.start - 1].text if span.start else ""
    introduced = before in _BEFORE
    weight = strength + (0.25 if introduced else 0.0) + (0.2 if len(span) > 1 else 0.0)
    return weight, "in the gazetteer by this spelling; the weaker path for texts in this script"


def _strength(named: Named) -> float:
    """Say how much a gazetteer entry alone makes a name a place: well-known places more than villages."""
    if named.entry.kind == "boundary":
        return _KIND_STRENGTH["boundary"]
    base = _KIND_STRENGTH.get(named.entry.kind)
    if base is None:
        base = max(0.1, min(0.8, 0.16 * (math.log10(named.entry.population + 10) - 1)))
    return base * (1.0 if named.quality >= _MAIN_QUALITY else 0.75)


def _label(span: Span) -> str:
    entity = find_entity(span)
    return entity.label_ if entity is not None else ""


def _label_penalty(span: Span, label: str) -> float:
    if label == "PERSON":
        return -0.4
    if label in {"ORG", "NORP"}:
        return 0.0 if label == "NORP" else -0.1
    if label:
        return -0.4
    is_spoken = not any(token.pos_ == "PROPN" for token in span) and not span.text.isupper()
    if is_spoken and span[0].tag_:
        return -0.7
    return -0.1 if len(span) == 1 else 0.1
