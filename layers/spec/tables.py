"""The tables without a geometry: the contract's eight, the words behind each field of an event, and reviews."""

from geo.vocabulary import (
    ActorType,
    EventField,
    FeatureClass,
    MentionType,
    PlaceRole,
    Reading,
    RelationType,
    ReviewAction,
    ReviewedRecord,
    ReviewOutcome,
    ReviewState,
    Severity,
)
from layers.spec.columns import (
    CODE_POINTS,
    COMMENT,
    GEO_PRECISION,
    GRADE,
    GRADES,
    LayerSpec,
    boolean,
    integer,
    real,
    text,
)

_START = integer("start", "From", "First code point of the quotation in articles/ID.txt, 0-based.", unit=CODE_POINTS)
_END = integer("end", "To", "Code point after the last one of the quotation.", unit=CODE_POINTS)
_SOURCE = text("source_id", "Source", "Article: `id` in the table articles, and the file articles/ID.txt.")
_PREFIX = text("prefix", "Before", "Up to 32 code points before the quotation.", nullable=True)
_SUFFIX = text("suffix", "After", "Up to 32 code points after the quotation.", nullable=True)
_REVIEW_STATE = text("review_state", "Review", "Whether a person has looked at it.", vocabulary=ReviewState)

_ARTICLES = LayerSpec(
    name="articles",
    label="Articles",
    meaning="The articles read; what is not known of one is empty.",
    columns=(
        text("id", "Id", "Stable id, made from its own id or its file's name."),
        text("title", "Title", "As given; never invented.", nullable=True),
        text("author", "Author", "As given.", nullable=True),
        text("publisher", "Publisher", "As given.", nullable=True),
        text("published", "Published", "ISO day; empty: not known.", nullable=True),
        text("url", "Address", "http(s); empty: not known.", nullable=True),
        text("language", "Language", "BCP 47 tag; empty: not given.", nullable=True),
        text("retrieved", "Retrieved", "ISO day; empty: not known.", nullable=True),
        text("sha256", "Hash", "SHA-256 of the normalised text, UTF-8."),
        integer("characters", "Characters", "Length of the normalised text.", unit=CODE_POINTS),
        text("file", "File", "The normalised text, in this folder."),
    ),
)
_EVIDENCE = LayerSpec(
    name="evidence",
    label="Evidence",
    meaning="Every stretch of text that a feature rests on.",
    columns=(
        text("feature_id", "Feature", "`id` of a feature in one of the layers."),
        _SOURCE,
        _START,
        _END,
        text("exact", "Quotation", "The words themselves: text[start:end]."),
        _PREFIX,
        _SUFFIX,
    ),
)
_CLAIMS = LayerSpec(
    name="claims",
    label="Claims",
    meaning="What a source says and can be held against a measurement or another claim.",
    columns=(
        text("id", "Id", "Stable id."),
        text("subject", "Subject", "What the claim is about."),
        text("value", "Value", "As claimed."),
        text("unit", "Unit", "Of the value; empty: it has none.", nullable=True),
        text("place_id", "Place", "Place that it is about; empty: none.", nullable=True),
        _SOURCE,
        _START,
        _END,
        text("exact", "Quotation", "Sentence that makes the claim."),
        _PREFIX,
        _SUFFIX,
        _REVIEW_STATE,
        text("comment", "Comment", COMMENT, nullable=True),
        text("grade", "Grade", GRADE, vocabulary=GRADES),
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
        text("exact", "Words", "The words themselves: text[start:end]."),
        integer("sentence_start", "Sentence from", "First code point of its sentence.", unit=CODE_POINTS),
        integer("sentence_end", "Sentence to", "Code point after the last one of its sentence.", unit=CODE_POINTS),
        text("mention_type", "Kind", "How the text names the place.", vocabulary=MentionType),
        text("place_id", "Place", "Best candidate; empty: no candidate at all.", nullable=True),
        text("place_name", "Place's name", "Its name.", nullable=True),
        real("lon", "Longitude", "Representative point.", unit="deg", nullable=True),
        real("lat", "Latitude", "Representative point.", unit="deg", nullable=True),
        real("probability", "Probability", "That the words mean this place, 0 to 1."),
        boolean("plotted", "Drawn", "Whether it goes on the map."),
        text("feature_class", "Feature class", "GeoNames class.", nullable=True, vocabulary=FeatureClass),
        integer("geo_precision", "Precision of the place", GEO_PRECISION, most=3),
        boolean("metonym", "Metonym", "The name stands for a government or a people."),
        text("reading", "Reading", "First choice, or a second way to read the same words.", vocabulary=Reading),
        text("reason", "Reason", "Why this place."),
        text("candidates", "Candidates", "`name (id, probability)`, best first.", nullable=True, is_list=True),
        _REVIEW_STATE,
        text("comment", "Comment", COMMENT, nullable=True),
    ),
)
_ISSUES = LayerSpec(
    name="issues",
    label="Issues",
    meaning="Findings that the reader of the map must know of.",
    columns=(
        text("severity", "Severity", "How much it matters.", vocabulary=Severity),
        text("code", "Code", "Stable short name of the kind of issue."),
        text("message", "Message", "What was found, in words."),
        text("source_id", "Source", "Article; empty: none in particular.", nullable=True),
        integer("start", "From", "First code point meant; empty: the whole article.", unit=CODE_POINTS, nullable=True),
        integer("end", "To", "Code point after the last one meant.", unit=CODE_POINTS, nullable=True),
    ),
)
_EVENT_PLACES = LayerSpec(
    name="event_places",
    label="Places of events",
    meaning="Which event or agreement has to do with which place.",
    columns=(
        text("event_id", "Event", "`id` in the layer events or agreements."),
        text("place_id", "Place", "`place_id` in a layer of places, or in the table mentions."),
        text("role", "Role", "What the place is to the event.", vocabulary=PlaceRole),
    ),
)
_ACTORS = LayerSpec(
    name="actors",
    label="Actors",
    meaning="Who acts or is acted on.",
    columns=(
        text("id", "Id", "Stable id."),
        text("name", "Name", "Fullest name used, without rank or office."),
        text("names", "Names", "Every name used.", is_list=True),
        text("actor_type", "Kind", "What kind of actor.", vocabulary=ActorType),
        text("role", "Office", "Rank and office as printed; empty: none printed.", nullable=True),
        text("country_code", "Country", "ISO 3166-1 alpha-2; empty: the text does not say.", nullable=True),
        integer("n_evidence", "Pieces of evidence", "Stretches of text that name the actor."),
        text("source_id", "Source", "Article of the first of them.", nullable=True),
        integer("start", "From", "First code point of the first of them.", unit=CODE_POINTS, nullable=True),
        integer("end", "To", "Code point after its last one.", unit=CODE_POINTS, nullable=True),
        text("exact", "Quotation", "Its words.", nullable=True),
    ),
)
_RELATIONS = LayerSpec(
    name="relations",
    label="Relations",
    meaning="How two claims, or two events, stand to one another.",
    columns=(
        text("subject_id", "Subject", "Id of a claim, event or agreement."),
        text("relation", "Relation", "How it stands to the object.", vocabulary=RelationType),
        text("object_id", "Object", "Id of a claim, event or agreement."),
        text("reason", "Reason", "Why, in words."),
    ),
)

_FIELD_SPANS = LayerSpec(
    name="field_spans",
    label="Words behind fields",
    # A table of its own: evidence holds whole quotations, counted by n_evidence, which single words would swell. A GIS
    # joins it like evidence (feature_id), a card asks it for one field.
    meaning="The words that each field of an event or agreement was read from; one row for each stretch.",
    columns=(
        text("feature_id", "Feature", "`id` in the layer events or agreements."),
        text("field", "Field", "Column of that layer that the words are behind.", vocabulary=EventField),
        text(
            "value",
            "Says",
            "What these words say: `id` in the table actors, `place_id`, else the value itself; where mentions of one "
            "event differ, not what the layer shows.",
        ),
        _SOURCE,
        _START,
        _END,
        text("exact", "Words", "The words themselves: text[start:end]."),
        _PREFIX,
        _SUFFIX,
    ),
)

_REVIEWS = LayerSpec(
    name="reviews",
    label="Reviews",
    meaning="Every decision of the review file in order of time, and what this build made of it; empty: none given.",
    columns=(
        text("id", "Id", "Hash of what the decision says; an undo names it."),
        integer("line", "Line", "Line of the review file, 1-based."),
        text("decided_at", "Decided", "Moment, UTC."),
        text("who", "Who", "Who decided."),
        text("action", "Decision", "What was decided.", vocabulary=ReviewAction),
        text("record", "Record", "Kind of record; empty: an undo.", nullable=True, vocabulary=ReviewedRecord),
        text("record_id", "Record id", "Id that the decision names; of a mention: its place's.", nullable=True),
        text("feature_id", "Feature", "`id` of what it is about in this build; empty: nothing here.", nullable=True),
        text("outcome", "Outcome", "What this build made of it.", vocabulary=ReviewOutcome),
        text("reason", "Reason", "Why it was not applied; empty: it was.", nullable=True),
        text("changes", "Changes", "Values that it sets, as JSON; empty: none.", nullable=True),
        text("place_ids", "Place ids", "Places that it makes or names.", nullable=True, is_list=True),
        text("grade", "Grade", "Admiralty code that it gives.", nullable=True, vocabulary=GRADES),
        text("comment", "Comment", "In the analyst's words.", nullable=True),
        text("undoes", "Takes back", "`id` of the decision that it takes back.", nullable=True),
        text("source_id", "Source", "Article that it quotes; empty: none with this text was read.", nullable=True),
        integer("start", "From", "First code point of what it quotes.", unit=CODE_POINTS, nullable=True),
        integer("end", "To", "Code point after the last one of what it quotes.", unit=CODE_POINTS, nullable=True),
        text("exact", "Quotation", "What it quotes; of an orphan in a text that is not here.", nullable=True),
    ),
)

TABLES = (_ARTICLES, _EVIDENCE, _CLAIMS, _MENTIONS, _ISSUES, _EVENT_PLACES, _ACTORS, _RELATIONS, _FIELD_SPANS, _REVIEWS)
