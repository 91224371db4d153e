"""
The words in which layers, tables and their columns are described.

Describes none itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

CRS = "EPSG:4326"
"""Longitude, latitude in degrees on WGS84, as RFC 7946 asks."""
COORDINATE_DECIMALS = 6
SEPARATOR = "; "
"""Between the values of a list in one cell; `layers.tables.cells` keeps it out of the values."""


class ColumnType(StrEnum):
    """What a cell holds when it is not empty."""

    TEXT = "text"
    INTEGER = "integer"
    REAL = "real"
    BOOLEAN = "boolean"


class GeometryType(StrEnum):
    """What a layer draws; `GEOMETRY` where points, lines and areas may stand side by side."""

    POINT = "Point"
    LINES = "MultiLineString"
    AREAS = "MultiPolygon"
    GEOMETRY = "Unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSpec:
    """One column."""

    name: str
    type: ColumnType
    label: str
    """Short words for a popup or a table's head."""
    meaning: str
    """One sentence for the data dictionary; says what an empty cell means where cells may be empty."""
    unit: str | None = None
    vocabulary: tuple[str, ...] | None = None
    """The only values allowed; None: any."""
    nullable: bool = False
    is_list: bool = False
    """Several values joined by `SEPARATOR`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerSpec:
    """One layer, or one table where `geometry` is None."""

    name: str
    label: str
    meaning: str
    columns: tuple[ColumnSpec, ...]
    geometry: GeometryType | None = None
    kinds: frozenset[str] = frozenset()
    """Kinds of `geo.records.Place` that belong here; empty: not a layer of places, or the one that takes the rest."""

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of the columns, in order, without the geometry."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> ColumnSpec:
        """
        Find one column.

        Raises
        ------
        KeyError
            If there is none of that name.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


def _values(vocabulary: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(value) for value in vocabulary)


def text(  # noqa: PLR0913  (one short line a column below is worth it)
    name: str,
    label: str,
    meaning: str,
    *,
    nullable: bool = False,
    vocabulary: Iterable[str] | None = None,
    is_list: bool = False,
) -> ColumnSpec:
    """Describe a column of text."""
    return ColumnSpec(
        name=name,
        type=ColumnType.TEXT,
        label=label,
        meaning=meaning,
        nullable=nullable,
        vocabulary=None if vocabulary is None else _values(vocabulary),
        is_list=is_list,
    )


def integer(  # noqa: PLR0913  (one short line a column below is worth it)
    name: str, label: str, meaning: str, *, unit: str | None = None, nullable: bool = False, most: int | None = None
) -> ColumnSpec:
    """Describe a column of whole numbers; `most`: it holds 0, 1, … `most` only."""
    vocabulary = None if most is None else tuple(str(value) for value in range(most + 1))
    return ColumnSpec(
        name=name,
        type=ColumnType.INTEGER,
        label=label,
        meaning=meaning,
        unit=unit,
        nullable=nullable,
        vocabulary=vocabulary,
    )


def real(name: str, label: str, meaning: str, *, unit: str | None = None, nullable: bool = False) -> ColumnSpec:
    """Describe a column of numbers."""
    return ColumnSpec(name=name, type=ColumnType.REAL, label=label, meaning=meaning, unit=unit, nullable=nullable)


def boolean(name: str, label: str, meaning: str) -> ColumnSpec:
    """Describe a column of truth values."""
    return ColumnSpec(name=name, type=ColumnType.BOOLEAN, label=label, meaning=meaning)


CODE_POINTS = "code points"
GEO_PRECISION = (
    "1 exact or named town, 2 part of a region, near, or taken from its host, 3 larger region, 0 not located."
)
RADIUS = "Radius around the point within which the place lies; empty where the geometry itself says it."
GRADES = tuple(f"{reliability}{credibility}" for reliability in "ABCDEF" for credibility in "123456")
GRADE = "Admiralty code: source A to F, information 1 to 6; the machine's is F6, every other an analyst's."
COMMENT = "Comments of analysts, `who (day): what`, one a line, oldest first; empty: none."
