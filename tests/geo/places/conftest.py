"""A reduced world as gazetteer, and what reading a text against it gives."""

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from geo.errors import GeodataError
from geo.places.gazetteer import Entry, Match
from geo.places.names import to_key
from geo.places.reading import PlacesFound, find_places
from geo.records import Article, Mention
from geo.text.language import parse_texts
from geo.vocabulary import FeatureClass

WORLD = Path(__file__).parents[2] / "data" / "places" / "world.toml"


class SmallGazetteer:
    """The interface of `geo.places.gazetteer.Gazetteer` over the rows of one TOML file."""

    def __init__(self, path: Path) -> None:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        self._demonyms = {to_key(word): place_id for word, place_id in raw["demonyms"].items()}
        self._capitals = raw["capitals"]
        self._entries: dict[str, Entry] = {}
        self._matches: dict[str, list[Match]] = defaultdict(list)
        for place_id, name, kind, cls, codes, admin1, lon, lat, population, others in raw["places"]:
            entry = Entry(
                place_id=place_id,
                name=name,
                name_fa=None,
                name_ur=None,
                kind=kind,
                feature_class=FeatureClass(cls),
                country_codes=tuple(codes.split()),
                iso_3166_2=admin1.removeprefix("adm1:") or None,
                admin1_id=admin1 or None,
                geonames_id=None,
                icao=place_id.removeprefix("icao:") if place_id.startswith("icao:") else None,
                lon=None if lon == "" else lon,
                lat=None if lat == "" else lat,
                population=population,
            )
            self._entries[place_id] = entry
            self._matches[to_key(name)].append(Match(entry=entry, is_main_name=True))
            for other in others:
                self._matches[to_key(other)].append(Match(entry=entry, is_main_name=False))

    def has_name(self, name: str) -> bool:
        return to_key(name) in self._matches

    def find(self, name: str) -> tuple[Match, ...]:
        found = self._matches.get(to_key(name), [])
        return tuple(sorted(found, key=lambda m: (not m.is_main_name, -m.entry.population, m.entry.place_id)))

    def entry(self, place_id: str) -> Entry:
        if place_id not in self._entries:
            raise GeodataError(f"{place_id}: no such place")
        return self._entries[place_id]

    def find_demonym(self, word: str) -> str | None:
        return self._demonyms.get(to_key(word))

    def find_boundary(self, code_a: str, code_b: str) -> str | None:
        place_id = "boundary:" + "-".join(sorted((code_a, code_b)))
        return place_id if place_id in self._entries else None

    def capital_of(self, country_code: str) -> str | None:
        return self._capitals.get(country_code)

    def neighbours(self, country_code: str) -> tuple[str, ...]:
        pairs = (entry.country_codes for entry in self._entries.values() if entry.kind == "boundary")
        return tuple(sorted({code for pair in pairs if country_code in pair for code in pair} - {country_code}))


@pytest.fixture(scope="session")
def small_gazetteer() -> SmallGazetteer:
    """The reduced world."""
    return SmallGazetteer(WORLD)


@pytest.fixture
def read_text(small_gazetteer: SmallGazetteer) -> Callable[..., PlacesFound]:
    """Read the places of a text against the reduced world."""

    def read(text: str, *, spans: Iterable[tuple[int, int]] | None = None, **metadata: str) -> PlacesFound:
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        given = None if spans is None else tuple(spans)
        article = Article(id="article", text=text, sha256=sha256, spans=given, **metadata)
        return find_places(next(iter(parse_texts([text]))), article, small_gazetteer)

    return read


@pytest.fixture
def find_mention(read_text: Callable[..., PlacesFound]) -> Callable[..., Mention | None]:
    """Read a text and give the first primary mention with the given words, None where there is none."""

    def find(text: str, exact: str, *, reading: str = "primary") -> Mention | None:
        found = read_text(text)
        return next((m for m in found.mentions if m.exact == exact and m.reading == reading), None)

    return find
