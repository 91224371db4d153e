"""
What every layer and table holds: one description that drives the builder, the checks, the files and the labels.

Holds no data and builds nothing; `layers.tables` fills what is described here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from geo.vocabulary import (
    ActorType,
    Basis,
    EventType,
    FeatureClass,
    MentionType,
    PlaceRole,
    Reading,
    RelationType,
    Severity,
    Status,
)

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


class ReviewState(StrEnum):
    """Whether a person has looked at a feature."""

    MACHINE = "machine"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"


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


def _text(  # noqa: PLR0913  (one short line a column below is worth it)
    name: str,
    label: str,
    meaning: str,
    *,
    nullable: bool = False,
    vocabulary: Iterable[str] | None = None,
    is_list: bool = False,
) -> ColumnSpec:
    return ColumnSpec(
        name=name,
        type=ColumnType.TEXT,
        label=label,
        meaning=meaning,
        nullable=nullable,
        vocabulary=None if vocabulary is None else _values(vocabulary),
        is_list=is_list,
    )


def _integer(  # noqa: PLR0913  (one short line a column below is worth it)
    name: str, label: str, meaning: str, *, unit: str | None = None, nullable: bool = False, most: int | None = None
) -> ColumnSpec:
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


def _real(name: str, label: str, meaning: str, *, unit: str | None = None, nullable: bool = False) -> ColumnSpec:
    return ColumnSpec(name=name, type=ColumnType.REAL, label=label, meaning=meaning, unit=unit, nullable=nullable)


def _boolean(name: str, label: str, meaning: str) -> ColumnSpec:
    return ColumnSpec(name=name, type=ColumnType.BOOLEAN, label=label, meaning=meaning)


_CODE_POINTS = "code points"
_PRECISION = "1 exact or named town, 2 part of a region, near, or taken from its host, 3 larger region, 0 not located."
_RADIUS = "Radius around the point within which the place lies; empty where the geometry itself says it."

_START = _integer("start", "From", "First code point of the quotation in articles/ID.txt, 0-based.", unit=_CODE_POINTS)
_END = _integer("end", "To", "Code point after the last one of the quotation.", unit=_CODE_POINTS)
_SOURCE = _text("source_id", "Source", "Article: `id` in the table articles, and the file articles/ID.txt.")
_PREFIX = _text("prefix", "Before", "Up to 32 code points before the quotation.", nullable=True)
_SUFFIX = _text("suffix", "After", "Up to 32 code points after the quotation.", nullable=True)

FEATURE_COLUMNS = (
    _text("id", "Id", "Stable id of the feature; for a place the same as `place_id`."),
    _text("name", "Name", "English name of a place, or title of an event."),
    _text("name_fa", "Persian name", "Name in Persian; empty: not known.", nullable=True),
    _text("name_ur", "Urdu name", "Name in Urdu; empty: not known.", nullable=True),
    _text("quote", "Quotation", "Sentence that says so: of the first mention drawn (a place), or of the evidence."),
    _integer("quote_start", "Quotation from", "First code point of `quote` in the source, 0-based.", unit=_CODE_POINTS),
    _integer("quote_end", "Quotation to", "Code point after the last one of `quote`.", unit=_CODE_POINTS),
    _text("source_id", "Source", "Article that `quote` stands in: `id` in the table articles."),
    _text("source_title", "Title of the source", "Title of that article; empty: not known.", nullable=True),
    _text("source_url", "Address of the source", "http(s) address of that article; empty: not known.", nullable=True),
    _text("source_sha256", "Hash of the source", "SHA-256 of that article's normalised text, UTF-8."),
    _integer("n_evidence", "Pieces of evidence", "Rows of the table evidence for this feature."),
    _text("review_state", "Review", "Whether a person has looked at it.", vocabulary=ReviewState),
)

PLACE_COLUMNS = (
    *FEATURE_COLUMNS,
    _text("place_id", "Place id", "Id of the place in the gazetteer, or of a place found at a host."),
    _text("feature_class", "Feature class", "GeoNames feature class.", vocabulary=FeatureClass),
    _text("country_codes", "Countries", "ISO 3166-1 alpha-2; empty for seas and regions.", nullable=True, is_list=True),
    _text("iso_3166_2", "Province code", "ISO 3166-2 of the province, or of the one it lies in.", nullable=True),
    _integer("geonames_id", "GeoNames id", "Id at GeoNames; empty: none known.", nullable=True),
    _text("icao", "ICAO code", "Of an airfield; empty: none known.", nullable=True),
    _integer("geo_precision", "Precision of the place", _PRECISION, most=3),
    _real("radius_m", "Radius", _RADIUS, unit="m", nullable=True),
    _text("location_source", "Position from", "`gazetteer`, `host:ID`, …; empty: not located.", nullable=True),
    _text("reading", "Reading", "`alternative`: only a second way to read the words names it.", vocabulary=Reading),
    _integer("n_mentions", "Mentions", "Mentions resolved to it, also those that are not drawn (demonyms, metonyms)."),
    _text("event_ids", "Event ids", "Ids in the layer events that have to do with it.", nullable=True, is_list=True),
    _text("agreement_ids", "Agreement ids", "Ids in the layer agreements.", nullable=True, is_list=True),
    _text("events", "Events", "For reading: `date – title`, one a line, oldest first.", nullable=True),
)

BORDER_COLUMNS = (
    *PLACE_COLUMNS,
    _text(
        "length_km_claimed",
        "Claimed length",
        "Every length an article claims, in kilometres, in order of the articles; empty: none.",
        nullable=True,
        is_list=True,
    ),
    _real(
        "length_km_measured", "Measured length", "Geodesic length on WGS84; empty: no line.", unit="km", nullable=True
    ),
    _text("measured_from", "Measured from", "Source of the line that was measured.", nullable=True),
    _real("tolerance_m", "Tolerance of the line", "0: full resolution of its source.", unit="m", nullable=True),
)

_DATE = "ISO 8601-2 (EDTF); empty: the text gives no date."

EVENT_COLUMNS = (
    *FEATURE_COLUMNS,
    _text("event_type", "Type", "What kind of thing it is.", vocabulary=EventType),
    _text("plover_event", "PLOVER event", "PLOVER event type; empty: none fits.", nullable=True),
    _text("plover_mode", "PLOVER mode", "PLOVER mode; empty: none fits.", nullable=True),
    _text("status", "Status", "Status of the thing itself, not of the act of saying it.", vocabulary=Status),
    _text("date_edtf", "Date", _DATE, nullable=True),
    _text("date_start", "First day", "Earliest ISO day, inclusive; empty: open or no date.", nullable=True),
    _text("date_end", "Last day", "Latest ISO day, inclusive; empty: open or no date.", nullable=True),
    _text("date_basis", "Date is", "In the sentence, or from a neighbouring one.", nullable=True, vocabulary=Basis),
    ColumnSpec(
        name="time_precision",
        type=ColumnType.INTEGER,
        label="Precision of the date",
        meaning="1 day, 2 week or month, 3 more; empty: no date.",
        vocabulary=("1", "2", "3"),
        nullable=True,
    ),
    _text("actors", "Actors", "Names of those who act.", nullable=True, is_list=True),
    _text("recipients", "Recipients", "Names of those acted on.", nullable=True, is_list=True),
    _text("actor_ids", "Actor ids", "`id` in the table actors, same order.", nullable=True, is_list=True),
    _text("recipient_ids", "Recipient ids", "`id` in the table actors, same order.", nullable=True, is_list=True),
    _text("place_ids", "Place ids", "Its places; roles are in the table event_places.", nullable=True, is_list=True),
    _text("place_names", "Places", "Their names, same order.", nullable=True, is_list=True),
    _text("place_basis", "Place is", "In the sentence, or from a neighbouring one.", nullable=True, vocabulary=Basis),
    _integer("geo_precision", "Precision of the place", _PRECISION, most=3),
    _real("radius_m", "Radius", _RADIUS, unit="m", nullable=True),
    _integer("n_sources", "Sources", "Articles that say so."),
    _text("sources", "Source ids", "Their ids.", is_list=True),
    _text(
        "contradicts", "Contradicts", "Ids of events that cannot hold together with it.", nullable=True, is_list=True
    ),
)

AGREEMENT_COLUMNS = (
    *EVENT_COLUMNS,
    _text("parties", "Parties", "Names of the parties.", nullable=True, is_list=True),
    _text("party_ids", "Party ids", "`id` in the table actors, same order.", nullable=True, is_list=True),
    _text("signed_edtf", "Signed", _DATE, nullable=True),
    _text("provisions", "Provisions", "What it provides, in the text's own words.", nullable=True, is_list=True),
)


def _place_layer(name: str, label: str, meaning: str, geometry: GeometryType, *kinds: str) -> LayerSpec:
    return LayerSpec(
        name=name, label=label, meaning=meaning, columns=PLACE_COLUMNS, geometry=geometry, kinds=frozenset(kinds)
    )


LAYERS = (
    LayerSpec(
        name="border",
        label="Border",
        meaning="Boundaries between two countries, with the lengths that are claimed and the length measured.",
        columns=BORDER_COLUMNS,
        geometry=GeometryType.LINES,
        kinds=frozenset({"boundary"}),
    ),
    _place_layer("provinces", "Provinces", "First-order administrative areas.", GeometryType.AREAS, "province"),
    _place_layer("bases", "Bases", "Military bases and headquarters.", GeometryType.POINT, "base", "headquarters"),
    _place_layer("capitals", "Capitals", "National capitals.", GeometryType.POINT, "capital"),
    _place_layer(
        "places",
        "Places",
        "Other towns, landmarks and regions; vague regions without a geometry.",
        GeometryType.GEOMETRY,
    ),
    _place_layer("countries", "Countries", "Countries.", GeometryType.AREAS, "country"),
    _place_layer("seas", "Seas", "Seas, gulfs, straits and oceans.", GeometryType.AREAS, "sea"),
    LayerSpec(
        name="events",
        label="Events",
        meaning="What happened, is planned, proposed, demanded, denied or told as background.",
        columns=EVENT_COLUMNS,
        geometry=GeometryType.GEOMETRY,
    ),
    LayerSpec(
        name="agreements",
        label="Agreements",
        meaning="Agreements between parties; what they were before is an event.",
        columns=AGREEMENT_COLUMNS,
        geometry=GeometryType.GEOMETRY,
    ),
)

PLACE_LAYERS = tuple(spec for spec in LAYERS if spec.name not in {"events", "agreements"})
EVENT_LAYERS = tuple(spec for spec in LAYERS if spec.name in {"events", "agreements"})

_ARTICLES = LayerSpec(
    name="articles",
    label="Articles",
    meaning="The articles read; what is not known of one is empty.",
    columns=(
        _text("id", "Id", "Stable id, made from its own id or its file's name."),
        _text("title", "Title", "As given; never invented.", nullable=True),
        _text("author", "Author", "As given.", nullable=True),
        _text("publisher", "Publisher", "As given.", nullable=True),
        _text("published", "Published", "ISO day; empty: not known.", nullable=True),
        _text("url", "Address", "http(s); empty: not known.", nullable=True),
        _text("language", "Language", "BCP 47 tag; empty: not given.", nullable=True),
        _text("retrieved", "Retrieved", "ISO day; empty: not known.", nullable=True),
        _text("sha256", "Hash", "SHA-256 of the normalised text, UTF-8."),
        _integer("characters", "Characters", "Length of the normalised text.", unit=_CODE_POINTS),
        _text("file", "File", "The normalised text, in this folder."),
    ),
)
_EVIDENCE = LayerSpec(
    name="evidence",
    label="Evidence",
    meaning="Every stretch of text that a feature rests on.",
    columns=(
        _text("feature_id", "Feature", "`id` of a feature in one of the layers."),
        _SOURCE,
        _START,
        _END,
        _text("exact", "Quotation", "The words themselves: text[start:end]."),
        _PREFIX,
        _SUFFIX,
    ),
)
_CLAIMS = LayerSpec(
    name="claims",
    label="Claims",
    meaning="What a source says and can be held against a measurement or another claim.",
    columns=(
        _text("id", "Id", "Stable id."),
        _text("subject", "Subject", "What the claim is about."),
        _text("value", "Value", "As claimed."),
        _text("unit", "Unit", "Of the value; empty: it has none.", nullable=True),
        _text("place_id", "Place", "Place that it is about; empty: none.", nullable=True),
        _SOURCE,
        _START,
        _END,
        _text("exact", "Quotation", "Sentence that makes the claim."),
        _PREFIX,
        _SUFFIX,
    ),
)
_MENTIONS = LayerSpec(
    name="mentions",
    label="Mentions",
    meaning="Every stretch of text that names a place, resolved or not, drawn or not.",
    columns=(
        _SOURCE,
        _START,
        _END,
        _text("exact", "Words", "The words themselves: text[start:end]."),
        _integer("sentence_start", "Sentence from", "First code point of its sentence.", unit=_CODE_POINTS),
        _integer("sentence_end", "Sentence to", "Code point after the last one of its sentence.", unit=_CODE_POINTS),
        _text("mention_type", "Kind", "How the text names the place.", vocabulary=MentionType),
        _text("place_id", "Place", "Best candidate; empty: no candidate at all.", nullable=True),
        _text("place_name", "Place's name", "Its name.", nullable=True),
        _real("lon", "Longitude", "Representative point.", unit="deg", nullable=True),
        _real("lat", "Latitude", "Representative point.", unit="deg", nullable=True),
        _real("probability", "Probability", "That the words mean this place, 0 to 1."),
        _boolean("plotted", "Drawn", "Whether it goes on the map."),
        _text("feature_class", "Feature class", "GeoNames class.", nullable=True, vocabulary=FeatureClass),
        _integer("geo_precision", "Precision of the place", _PRECISION, most=3),
        _boolean("metonym", "Metonym", "The name stands for a government or a people."),
        _text("reading", "Reading", "First choice, or a second way to read the same words.", vocabulary=Reading),
        _text("reason", "Reason", "Why this place."),
        _text("candidates", "Candidates", "`name (id, probability)`, best first.", nullable=True, is_list=True),
    ),
)
_ISSUES = LayerSpec(
    name="issues",
    label="Issues",
    meaning="Findings that the reader of the map must know of.",
    columns=(
        _text("severity", "Severity", "How much it matters.", vocabulary=Severity),
        _text("code", "Code", "Stable short name of the kind of issue."),
        _text("message", "Message", "What was found, in words."),
        _text("source_id", "Source", "Article; empty: none in particular.", nullable=True),
        _integer(
            "start", "From", "First code point meant; empty: the whole article.", unit=_CODE_POINTS, nullable=True
        ),
        _integer("end", "To", "Code point after the last one meant.", unit=_CODE_POINTS, nullable=True),
    ),
)
_EVENT_PLACES = LayerSpec(
    name="event_places",
    label="Places of events",
    meaning="Which event or agreement has to do with which place.",
    columns=(
        _text("event_id", "Event", "`id` in the layer events or agreements."),
        _text("place_id", "Place", "`place_id` in a layer of places, or in the table mentions."),
        _text("role", "Role", "What the place is to the event.", vocabulary=PlaceRole),
    ),
)
_ACTORS = LayerSpec(
    name="actors",
    label="Actors",
    meaning="Who acts or is acted on.",
    columns=(
        _text("id", "Id", "Stable id."),
        _text("name", "Name", "Fullest name used, without rank or office."),
        _text("names", "Names", "Every name used.", is_list=True),
        _text("actor_type", "Kind", "What kind of actor.", vocabulary=ActorType),
        _text("role", "Office", "Rank and office as printed; empty: none printed.", nullable=True),
        _text("country_code", "Country", "ISO 3166-1 alpha-2; empty: the text does not say.", nullable=True),
        _integer("n_evidence", "Pieces of evidence", "Stretches of text that name the actor."),
        _text("source_id", "Source", "Article of the first of them.", nullable=True),
        _integer("start", "From", "First code point of the first of them.", unit=_CODE_POINTS, nullable=True),
        _integer("end", "To", "Code point after its last one.", unit=_CODE_POINTS, nullable=True),
        _text("exact", "Quotation", "Its words.", nullable=True),
    ),
)
_RELATIONS = LayerSpec(
    name="relations",
    label="Relations",
    meaning="How two claims, or two events, stand to one another.",
    columns=(
        _text("subject_id", "Subject", "Id of a claim, event or agreement."),
        _text("relation", "Relation", "How it stands to the object.", vocabulary=RelationType),
        _text("object_id", "Object", "Id of a claim, event or agreement."),
        _text("reason", "Reason", "Why, in words."),
    ),
)

TABLES = (_ARTICLES, _EVIDENCE, _CLAIMS, _MENTIONS, _ISSUES, _EVENT_PLACES, _ACTORS, _RELATIONS)

SPECS = {spec.name: spec for spec in (*LAYERS, *TABLES)}


def layer_of_kind(kind: str) -> str:
    """Name of the layer that places of a kind belong to: exactly one, `places` where no other fits."""
    for spec in PLACE_LAYERS:
        if kind in spec.kinds:
            return spec.name
    return "places"
