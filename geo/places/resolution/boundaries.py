"""Resolves the names of borders to the boundary between two countries, or says that the text does not tell which."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from spacy.tokens import Doc

from geo.places.lookup import Lookup
from geo.places.recognition.borders import BorderName, Form, find_borders
from geo.places.recognition.name import Name
from geo.places.resolution.resolved import Resolved, build_place, to_geo_precision
from geo.records import Candidate
from geo.vocabulary import MentionType

_PAIR, _LAST_TOGETHER, _ONE_SIDE, _DOMINANT = 0.97, 0.9, 0.85, 0.7
_UNCLEAR = 0.35
_TAKEN_UP = 0.7
_TAKEN_UP_WITHIN = 120
"""Tokens; about the paragraph before."""
_LEAST_TAKEN_UP = 0.7
_CLEAR_FACTOR = 2.0
_TOGETHER_GAP = 4
_JOINTS = frozenset({"and", "-", "–", "—", "/", "&", "with"})
_PASSED = frozenset({"the", "its", "neighbouring", "neighboring", "both", ",", "'s", "’s"})
_LEAST_MENTIONS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two countries, how sure it is that their border is meant, and why."""

    codes: tuple[str, str]
    probability: float
    reason: str


class CountryNames:
    """The names of a text that stand for countries: their own, of their peoples, of their towns."""

    def __init__(self, doc: Doc, resolved: Sequence[Resolved], lookup: Lookup) -> None:
        self.doc = doc
        self.lookup = lookup
        primary = [r for r in resolved if r.reading.value == "primary" and r.country_code is not None]
        self.items = [r for r in primary if r.name.mention_type is not MentionType.FACILITY]
        self.codes = [r.country_code or "" for r in self.items]
        self.spans = [(r.name.first_token, r.name.last_token) for r in self.items]
        self.counts = Counter(self.codes)

    def is_national(self, number: int) -> bool:
        """Tell whether a name is a country's, a people's, or a capital's that stands for it."""
        item = self.items[number]
        place = item.place
        return item.name.mention_type is MentionType.DEMONYM or (
            place is not None and (place.kind == "country" or (place.kind == "capital" and item.metonym))
        )

    def are_neighbours(self, code_a: str, code_b: str) -> bool:
        """Tell whether the gazetteer has a boundary of the two."""
        return code_a != code_b and self.lookup.gazetteer.find_boundary(code_a, code_b) is not None

    def name_of(self, code: str) -> str:
        """Read a country's English name."""
        return self.lookup.gazetteer.entry(f"iso:{code}").name


def resolve_borders(doc: Doc, resolved: Sequence[Resolved], lookup: Lookup) -> tuple[Resolved, ...]:
    """
    Resolve every mention of a border between two countries.

    Returns
    -------
    resolved
        In text order, `place` None where the pair cannot be told. The zone along a border ("border areas") is the
        boundary's line; its geo precision is 3, for nothing says where along it.
    """
    names = CountryNames(doc, resolved, lookup)
    named = [r for r in resolved if r.name.mention_type is MentionType.BOUNDARY and r.place is not None]
    finished: list[Resolved] = []
    for border in find_borders(doc, names.spans):
        finished.append(_resolve_border(border, names, _find_last_named(border, [*named, *finished])))
    return tuple(finished)


def _find_last_named(border: BorderName, earlier: Sequence[Resolved]) -> Pair | None:
    """Find the border that was named shortly before, which "the border" may take up."""
    near = [
        r
        for r in earlier
        if 0 < border.first_token - r.name.last_token <= _TAKEN_UP_WITHIN and r.probability >= _LEAST_TAKEN_UP
    ]
    if not near:
        return None
    last = max(near, key=lambda r: r.name.last_token)
    if last.place is None:
        return None
    first, second = last.place.country_codes
    return _pair(first, second, _TAKEN_UP, f"takes up {last.name.query}, named shortly before")


def _resolve_border(border: BorderName, names: CountryNames, last_named: Pair | None) -> Resolved:
    name = to_name(names.doc, border)
    pair = find_pair(border, names, last_named)
    place_id = names.lookup.gazetteer.find_boundary(*pair.codes) if pair is not None else None
    if pair is None or place_id is None:
        reason = "the text does not tell which border this is"
        if pair is not None:
            reason = f"{names.name_of(pair.codes[0])} and {names.name_of(pair.codes[1])} share no boundary on land"
        return Resolved(name=name, place=None, probability=0.0, candidates=(), reason=reason)
    entry = names.lookup.gazetteer.entry(place_id)
    candidate = Candidate(
        place_id=place_id, name=entry.name, lon=entry.lon, lat=entry.lat, probability=pair.probability
    )
    return Resolved(
        name=name,
        place=replace(build_place(entry), radius_m=None),
        probability=pair.probability,
        candidates=(candidate,),
        reason=pair.reason,
        geo_precision=to_geo_precision(entry),
    )


def to_name(doc: Doc, border: BorderName) -> Name:
    """Turn the words of a border into a name."""
    first = border.first_token
    if doc[first].lower_ == "the" and border.last_token > first:
        first += 1
    span = doc[first : border.last_token + 1]
    return Name(
        start=span.start_char,
        end=span.end_char,
        query=span.text,
        mention_type=MentionType.BOUNDARY,
        certainty=1.0,
        evidence="a word for a border",
        first_token=first,
        last_token=border.last_token,
    )


def find_pair(border: BorderName, names: CountryNames, last_named: Pair | None) -> Pair | None:
    """Find the two countries whose border is meant; None where the text does not tell."""
    codes = [names.codes[number] for number in border.sides]
    if border.form is Form.PAIR and codes[0] != codes[1]:
        return _pair(codes[0], codes[1], _PAIR, f"{_both(codes[0], codes[1], names)} are named beside the word")
    if border.form is Form.ONE_SIDE and not codes:
        owner = _find_owner(border, names)
        return _find_other_side(border, owner, names) if owner is not None else _find_dominant(names)
    if border.form in {Form.ONE_SIDE, Form.PAIR} and codes:
        return _find_other_side(border, codes[0], names)
    if border.form is Form.SHARED:
        return _find_last_together(border, names) or _find_in_sentence(border, names) or _find_dominant(names)
    return _find_taken_up(border, names, last_named)


def _find_taken_up(border: BorderName, names: CountryNames, last_named: Pair | None) -> Pair | None:
    """Find what "the border" means: the one just named, unless its sentence is about others; else the text's own."""
    in_sentence = _codes_in_sentence(border, names)
    if last_named is not None and (not in_sentence or in_sentence & {*last_named.codes}):
        return last_named
    if len(in_sentence) == 1:
        return _find_other_side(border, min(in_sentence), names)
    found = _find_in_sentence(border, names) or _find_dominant(names)
    return found or _find_last_together(border, names, factor=_UNCLEAR)


def _pair(code_a: str, code_b: str, probability: float, reason: str) -> Pair:
    first, second = sorted((code_a, code_b))
    return Pair(codes=(first, second), probability=probability, reason=reason)


def _both(code_a: str, code_b: str, names: CountryNames) -> str:
    return f"{names.name_of(code_a)} and {names.name_of(code_b)}"


def _find_owner(border: BorderName, names: CountryNames) -> str | None:
    """Find whose "its border" is: the country last named before it in the sentence."""
    sentence = names.doc[border.head_token].sent
    before = [
        names.codes[number]
        for number, (first, _) in enumerate(names.spans)
        if sentence.start <= first < border.head_token and names.is_national(number)
    ]
    return before[-1] if before else None


def _codes_in_sentence(border: BorderName, names: CountryNames) -> set[str]:
    sentence = names.doc[border.head_token].sent
    spans = zip(names.spans, names.codes, strict=True)
    return {code for (first, _), code in spans if sentence.start <= first < sentence.end}


def _find_in_sentence(border: BorderName, names: CountryNames) -> Pair | None:
    """Find the only two neighbours that the border's own sentence names."""
    codes = sorted(_codes_in_sentence(border, names))
    pairs = [pair for pair in combinations(codes, 2) if names.are_neighbours(*pair)]
    if len(pairs) != 1:
        return None
    return _pair(*pairs[0], _ONE_SIDE, f"{_both(*pairs[0], names)} are the only neighbours named in its sentence")


def _find_other_side(border: BorderName, code: str, names: CountryNames) -> Pair | None:
    """Find the neighbour that a border with one named side is shared with: in the sentence, then in the text."""
    sentence = names.doc[border.head_token].sent
    near = [
        other
        for (first, _), other in zip(names.spans, names.codes, strict=True)
        if sentence.start <= first < sentence.end and names.are_neighbours(code, other)
    ]
    if len(set(near)) == 1:
        return _pair(code, near[0], _ONE_SIDE, f"{_both(code, near[0], names)} are named in the sentence")
    counts = Counter({other: n for other, n in names.counts.items() if names.are_neighbours(code, other)})
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return None
    runner_up = ranked[1][1] if len(ranked) > 1 else 0
    other, times = ranked[0]
    is_clear = times >= _CLEAR_FACTOR * runner_up and times >= 1
    reason = f"of the neighbours of {names.name_of(code)} the text names {names.name_of(other)} most ({times})"
    return _pair(code, other, _DOMINANT if is_clear else _UNCLEAR, reason)


def _find_last_together(border: BorderName, names: CountryNames, *, factor: float = _LAST_TOGETHER) -> Pair | None:
    """Find the two neighbours last named together before a border ("Iran and Pakistan … their border")."""
    for second in range(len(names.spans) - 1, 0, -1):
        if names.spans[second][0] > border.head_token:
            continue
        first = second - 1
        code_a, code_b = names.codes[first], names.codes[second]
        if not names.are_neighbours(code_a, code_b) or not (names.is_national(first) and names.is_national(second)):
            continue
        if _are_joined(names, first, second):
            reason = f"{_both(code_a, code_b, names)} are the neighbours last named together before it"
            return _pair(code_a, code_b, factor, reason)
    return None


def _are_joined(names: CountryNames, first: int, second: int) -> bool:
    gap = names.doc[names.spans[first][1] + 1 : names.spans[second][0]]
    words = {token.lower_ for token in gap if not token.is_space}
    return 0 < len(gap) <= _TOGETHER_GAP and not words.isdisjoint(_JOINTS) and words <= _JOINTS | _PASSED


def _find_dominant(names: CountryNames) -> Pair | None:
    """Find the one pair of neighbours that the text as a whole is about."""
    ranked = [
        (min(names.counts[code_a], names.counts[code_b]), code_a, code_b)
        for code_a, code_b in combinations(sorted(names.counts), 2)
        if names.are_neighbours(code_a, code_b)
    ]
    ranked.sort(key=lambda item: (-item[0], item[1], item[2]))
    if not ranked or ranked[0][0] < (_LEAST_MENTIONS if len(ranked) > 1 else 1):
        return None
    runner_up = ranked[1][0] if len(ranked) > 1 else 0
    times, code_a, code_b = ranked[0]
    is_clear = times >= _CLEAR_FACTOR * runner_up
    reason = f"no country is named beside it; the text is mostly about {_both(code_a, code_b, names)}, which share one"
    return _pair(code_a, code_b, _DOMINANT if is_clear else _UNCLEAR, reason)
