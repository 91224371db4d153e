"""The columns of features: what every one has, and what places, borders, events and agreements add."""

from geo.events.codes import ACLED_EVENT_TYPES
from geo.vocabulary import AgreementState, Basis, EventType, FeatureClass, Reading, ReviewState, Status
from layers.spec.columns import (
    CODE_POINTS,
    COMMENT,
    GEO_PRECISION,
    GRADE,
    GRADES,
    RADIUS,
    ColumnSpec,
    ColumnType,
    integer,
    real,
    text,
)

FEATURE_COLUMNS = (
    text("id", "Id", "Stable id of the feature; for a place the same as `place_id`."),
    text("name", "Name", "English name of a place, or title of an event."),
    text("name_fa", "Persian name", "Name in Persian; empty: not known.", nullable=True),
    text("name_ur", "Urdu name", "Name in Urdu; empty: not known.", nullable=True),
    text("quote", "Quotation", "Sentence that says so: of the first mention drawn (a place), or of the evidence."),
    integer("quote_start", "Quotation from", "First code point of `quote` in the source, 0-based.", unit=CODE_POINTS),
    integer("quote_end", "Quotation to", "Code point after the last one of `quote`.", unit=CODE_POINTS),
    text("source_id", "Source", "Article that `quote` stands in: `id` in the table articles."),
    text("source_title", "Title of the source", "Title of that article; empty: not known.", nullable=True),
    text("source_url", "Address of the source", "http(s) address of that article; empty: not known.", nullable=True),
    text("source_sha256", "Hash of the source", "SHA-256 of that article's normalised text, UTF-8."),
    integer("n_evidence", "Pieces of evidence", "Rows of the table evidence for this feature."),
    text("review_state", "Review", "Whether a person has looked at it.", vocabulary=ReviewState),
    text("comment", "Comment", COMMENT, nullable=True),
)

PLACE_COLUMNS = (
    *FEATURE_COLUMNS,
    text("place_id", "Place id", "Id of the place in the gazetteer, or of a place found at a host."),
    text("feature_class", "Feature class", "GeoNames feature class.", vocabulary=FeatureClass),
    text("country_codes", "Countries", "ISO 3166-1 alpha-2; empty for seas and regions.", nullable=True, is_list=True),
    text("iso_3166_2", "Province code", "ISO 3166-2 of the province, or of the one it lies in.", nullable=True),
    integer("geonames_id", "GeoNames id", "Id at GeoNames; empty: none known.", nullable=True),
    text("icao", "ICAO code", "Of an airfield; empty: none known.", nullable=True),
    integer("geo_precision", "Precision of the place", GEO_PRECISION, most=3),
    real("radius_m", "Radius", RADIUS, unit="m", nullable=True),
    text(
        "location_source",
        "Position from",
        "`gazetteer`, `host:ID`, `own:FILE (source)`, `review:WHO`, …; empty: not located.",
        nullable=True,
    ),
    text("reading", "Reading", "`alternative`: only a second way to read the words names it.", vocabulary=Reading),
    integer("n_mentions", "Mentions", "Mentions resolved to it, also those that are not drawn (demonyms, metonyms)."),
    text("event_ids", "Event ids", "Ids in the layer events that have to do with it.", nullable=True, is_list=True),
    text("agreement_ids", "Agreement ids", "Ids in the layer agreements.", nullable=True, is_list=True),
    text("events", "Events", "For reading: `date – title`, one a line, oldest first.", nullable=True),
)

BORDER_COLUMNS = (
    *PLACE_COLUMNS,
    text(
        "length_km_claimed",
        "Claimed length",
        "Every length an article claims, in kilometres, in order of the articles; empty: none.",
        nullable=True,
        is_list=True,
    ),
    real(
        "length_km_measured", "Measured length", "Geodesic length on WGS84; empty: no line.", unit="km", nullable=True
    ),
    text("measured_from", "Measured from", "Source of the line that was measured.", nullable=True),
    real("tolerance_m", "Tolerance of the line", "0: as its source draws it.", unit="m", nullable=True),
)

_DATE = "ISO 8601-2 (EDTF); empty: the text gives no date."

EVENT_COLUMNS = (
    *FEATURE_COLUMNS,
    text("event_type", "Type", "What kind of thing it is.", vocabulary=EventType),
    text("plover_event", "PLOVER event", "PLOVER event type; empty: none fits.", nullable=True),
    text("plover_mode", "PLOVER mode", "PLOVER mode; empty: none fits.", nullable=True),
    text(
        "cameo_code",
        "CAMEO code",
        "CAMEO 1.1b3 event code, of the intent or wish where it is planned or wished; empty: none says the same.",
        nullable=True,
    ),
    text(
        "acled_event_type",
        "ACLED event type",
        "As ACLED's codebook spells it; empty: ACLED codes no such thing, or not before it takes place.",
        nullable=True,
        vocabulary=ACLED_EVENT_TYPES,
    ),
    text(
        "acled_sub_event_type",
        "ACLED sub-event type",
        "As ACLED's codebook spells it; empty: the words do not tell, or there is no event type.",
        nullable=True,
    ),
    text("status", "Status", "Status of the thing itself, not of the act of saying it.", vocabulary=Status),
    text("date_edtf", "Date", _DATE, nullable=True),
    text("date_start", "First day", "Earliest ISO day, inclusive; empty: open or no date.", nullable=True),
    text("date_end", "Last day", "Latest ISO day, inclusive; empty: open or no date.", nullable=True),
    text("date_basis", "Date is", "In the sentence, or from a neighbouring one.", nullable=True, vocabulary=Basis),
    ColumnSpec(
        name="time_precision",
        type=ColumnType.INTEGER,
        label="Precision of the date",
        meaning="1 day, 2 week or month, 3 more; empty: no date.",
        vocabulary=("1", "2", "3"),
        nullable=True,
    ),
    text("actors", "Actors", "Names of those who act.", nullable=True, is_list=True),
    text("recipients", "Recipients", "Names of those acted on.", nullable=True, is_list=True),
    text("actor_ids", "Actor ids", "`id` in the table actors, same order.", nullable=True, is_list=True),
    text("recipient_ids", "Recipient ids", "`id` in the table actors, same order.", nullable=True, is_list=True),
    text("place_ids", "Place ids", "Its places; roles are in the table event_places.", nullable=True, is_list=True),
    text("place_names", "Places", "Their names, same order.", nullable=True, is_list=True),
    text("place_basis", "Place is", "In the sentence, or from a neighbouring one.", nullable=True, vocabulary=Basis),
    integer("geo_precision", "Precision of the place", GEO_PRECISION, most=3),
    real("radius_m", "Radius", RADIUS, unit="m", nullable=True),
    integer("n_sources", "Sources", "Articles that say so; those that print one text count as one."),
    text("sources", "Source ids", "Their ids.", is_list=True),
    text("contradicts", "Contradicts", "Ids of events that cannot hold together with it.", nullable=True, is_list=True),
    text("grade", "Grade", GRADE, vocabulary=GRADES),
)

AGREEMENT_COLUMNS = (
    *EVENT_COLUMNS,
    text("parties", "Parties", "Names of the parties.", nullable=True, is_list=True),
    text("party_ids", "Party ids", "`id` in the table actors, same order.", nullable=True, is_list=True),
    text("signed_edtf", "Signed", _DATE, nullable=True),
    text("provisions", "Provisions", "What it provides, in the text's own words.", nullable=True, is_list=True),
    text("subject", "About", "What it is about, in the text's own words; empty: it does not say.", nullable=True),
    text(
        "agreement_state",
        "Stands",
        "How far it has come, as the text says; empty: it does not say.",
        nullable=True,
        vocabulary=AgreementState,
    ),
)
