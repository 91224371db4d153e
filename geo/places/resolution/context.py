"""What one text as a whole says about where it plays: countries and provinces named, and well-known neighbours."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.places.lookup import Lookup, Named
from geo.places.names import to_key
from geo.places.recognition.name import Name
from geo.records import Article
from geo.vocabulary import MentionType

_REPEATS = 3
"""How often the same name counts: a text about one town repeats it without saying more."""
_ANCHOR_WEIGHT = 0.05
_ANCHORS_PER_NAME = 6
_PRIOR_EXPONENT = 0.7
_WIDE = {"country": 30.0, "capital": 3.0, "province": 3.0, "sea": 20.0, "region": 20.0, "water": 2.0}
_CONTAINER_GAP = re.compile(r"(?:\s?[,(]\s?|\sin\s)(?:the\s)?")
_NEAR_CHARACTERS = 40
_TOP_DOMAIN = re.compile(r"https?://[^/]*\.([a-z]{2})(?:[:/]|$)")
_DOMAIN_CODES = {"uk": "GB"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A place that another name of the text probably means."""

    query: str
    lon: float
    lat: float
    admin1_id: str | None
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Everything of a text that helps to settle one of its names."""

    named_countries: Counter[str]
    """ISO alpha-2 → how often the text names the country or its people."""
    country_names: Counter[tuple[str, str]]
    """(ISO alpha-2, query) → how often the text names the country by these words."""
    named_provinces: Counter[str]
    """`place_id` of a province → how often the text names it."""
    country_weights: dict[str, float]
    """ISO alpha-2 → weight of all names that may lie in it, settlements included."""
    own_weights: dict[tuple[str, str], float]
    """(query, ISO alpha-2) → what that query itself gave to the country, to be taken out again."""
    anchors: tuple[Anchor, ...]
    containers: dict[int, tuple[Named, ...]]
    """Start of a name → places printed directly after it as what it lies in ("Sargodha, Pakistan")."""
    contents: dict[int, frozenset[str]]
    """Start of a name → `place_id` of provinces that the name before it may lie in ("Ferozepur in Punjab")."""
    near: dict[int, frozenset[str]]
    """Start of a name → ISO alpha-2 of countries named close to it."""
    bordering_codes: frozenset[str]
    """ISO alpha-2 of countries that share a boundary with one that the text names."""
    publisher_codes: frozenset[str]
    query_counts: Counter[str]
    """Query → how often the text has it, demonyms left out."""
    first_starts: dict[str, int]
    """Query → where the text has it first."""
    words: str
    """The text folded as names are, a space at either end."""
    province_keys: dict[str, str]
    """`place_id` of a province that a name may lie in → its own name, folded."""

    def count_other_names(self, code: str, query: str) -> int:
        """Count how often the text names a country by other words than these, its people's name included."""
        return self.named_countries[code] - self.country_names[code, query]


def build_context(text: str, names: Sequence[Name], lookup: Lookup, article: Article) -> Context:
    """Gather what a text's names say about one another."""
    counts = Counter(name.query for name in names if name.mention_type is not MentionType.DEMONYM)
    countries: Counter[str] = Counter()
    country_names: Counter[tuple[str, str]] = Counter()
    provinces: Counter[str] = Counter()
    weights: dict[str, float] = defaultdict(float)
    own: dict[tuple[str, str], float] = defaultdict(float)
    anchors: list[Anchor] = []
    for name in names:
        for code in to_country_codes(name, lookup):
            countries[code] += 1
            country_names[code, name.query] += 1
    for query, count in counts.items():
        repeats = min(count, _REPEATS)
        for named, prior in rank_by_prior(lookup.find(query)):
            entry = named.entry
            if entry.kind == "province" and named.quality >= _GOOD:
                provinces[entry.place_id] += count if prior > _LIKELY else 0
            for code in entry.country_codes[:1]:
                weights[code] += prior * repeats
                own[query, code] += prior * repeats
            if entry.lon is not None and entry.lat is not None and entry.kind not in {"country", "region", "sea"}:
                anchors.append(
                    Anchor(query=query, lon=entry.lon, lat=entry.lat, admin1_id=entry.admin1_id, weight=prior)
                )
    for code, count in countries.items():
        weights[code] += min(count, _REPEATS)
    return Context(
        named_countries=countries,
        country_names=country_names,
        named_provinces=provinces,
        country_weights=dict(weights),
        own_weights=dict(own),
        anchors=tuple(anchor for anchor in anchors if anchor.weight >= _ANCHOR_WEIGHT),
        containers=dict(_find_containers(text, names, lookup)),
        contents=_find_contents(text, names, lookup),
        near=_find_near(names, lookup),
        bordering_codes=frozenset(other for code in countries for other in lookup.gazetteer.neighbours(code)),
        publisher_codes=_find_publisher_codes(article, lookup),
        query_counts=counts,
        first_starts={name.query: name.start for name in reversed(names)},
        words=f" {to_key(text)} ",
        province_keys=_find_province_keys(counts, lookup),
    )


_GOOD = 0.9
_LIKELY = 0.2


def _find_province_keys(queries: Iterable[str], lookup: Lookup) -> dict[str, str]:
    provinces = {n.entry.admin1_id for query in queries for n in lookup.find(query)}
    return {place_id: to_key(lookup.gazetteer.entry(place_id).name) for place_id in provinces if place_id}


def rank_by_prior(named: Sequence[Named]) -> list[tuple[Named, float]]:
    """Share one unit of belief between the bearers of a name by population, kind and fit alone; the best few."""
    raw = [n.quality**2 * (n.entry.population + 100) ** _PRIOR_EXPONENT * _WIDE.get(n.entry.kind, 1.0) for n in named]
    total = math.fsum(raw) or 1.0
    ranked = sorted(zip(named, raw, strict=True), key=lambda pair: -pair[1])
    return [(n, value / total) for n, value in ranked[:_ANCHORS_PER_NAME]]


def to_country_codes(name: Name, lookup: Lookup) -> tuple[str, ...]:
    """Read which country a name says outright: a demonym, or a country's own name."""
    if name.mention_type is MentionType.DEMONYM:
        place_id = lookup.gazetteer.find_demonym(name.query)
        codes = lookup.gazetteer.entry(place_id).country_codes if place_id else ()
        return codes if len(codes) == 1 else ()
    best = rank_by_prior(lookup.find(name.query))[:1]
    return tuple(code for n, _ in best if n.entry.kind == "country" for code in n.entry.country_codes[:1])


def _find_containers(text: str, names: Sequence[Name], lookup: Lookup) -> list[tuple[int, tuple[Named, ...]]]:
    found = []
    by_start = {name.start: name for name in names}
    for name in names:
        gap = _CONTAINER_GAP.match(text, name.end)
        if gap is None:
            continue
        word = re.match(r"[A-Z][\w.]*", text[gap.end() : gap.end() + 12])
        following = by_start.get(gap.end())
        wider: tuple[Named, ...] = ()
        if word is not None:
            wider = lookup.find_state(word.group())
        if not wider and following is not None and following.mention_type is not MentionType.DEMONYM:
            wider = tuple(n for n in lookup.find(following.query) if n.entry.kind in {"country", "province"})
        if wider:
            found.append((name.start, wider))
    return found


def _find_contents(text: str, names: Sequence[Name], lookup: Lookup) -> dict[int, frozenset[str]]:
    by_start = {name.start: name for name in names}
    found: dict[int, frozenset[str]] = {}
    for name in names:
        gap = _CONTAINER_GAP.match(text, name.end)
        following = by_start.get(gap.end()) if gap is not None else None
        if following is not None:
            towns = rank_by_prior(lookup.find(name.query))
            found[following.start] = frozenset(n.entry.admin1_id for n, _ in towns if n.entry.admin1_id)
    return found


def _find_near(names: Sequence[Name], lookup: Lookup) -> dict[int, frozenset[str]]:
    """Note the countries named within a few words of each name, list neighbours left out by the lists' own weight."""
    said = [(name.start, name.end, set(to_country_codes(name, lookup))) for name in names]
    near: dict[int, frozenset[str]] = {}
    for start, end, _ in said:
        codes: set[str] = set()
        for other_start, other_end, others in said:
            gap = max(other_start - end, start - other_end)
            if 0 <= gap <= _NEAR_CHARACTERS:
                codes |= others
        near[start] = frozenset(codes)
    return near


def _find_publisher_codes(article: Article, lookup: Lookup) -> frozenset[str]:
    codes: set[str] = set()
    for word in re.findall(r"[^\W\d_]{4,}", article.publisher or ""):
        place_id = lookup.gazetteer.find_demonym(word)
        if place_id is not None:
            codes.update(lookup.gazetteer.entry(place_id).country_codes)
        codes.update(n.entry.country_codes[0] for n in lookup.find(word) if n.entry.kind == "country")
    domain = _TOP_DOMAIN.match((article.url or "").lower())
    if domain is not None:
        code = domain.group(1)
        codes.add(_DOMAIN_CODES.get(code, code.upper()))
    return frozenset(codes)
