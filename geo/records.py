"""
The records that reading articles gives, as frozen values.

Offsets count Unicode code points of the article's normalised text, 0-based and end-exclusive, and
`article.text[start:end] == exact` holds for every one of them. Nothing here reads, writes or computes.
"""

from dataclasses import dataclass, field

from geo.vocabulary import (
    ActorType,
    AgreementState,
    Basis,
    EventField,
    EventType,
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
    Status,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: its normalised text and what is known of it. None means: not known."""

    id: str
    text: str
    """Body without front matter, NFC, line ends `\\n`; nothing stripped."""
    sha256: str
    """Of the text, UTF-8, 64 hexadecimal digits."""
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    """ISO date (YYYY-MM-DD); None is never replaced by a guess."""
    url: str | None = None
    """http(s) only; anything else became an issue."""
    language: str | None = None
    """BCP 47 tag as given; None: not given."""
    retrieved: str | None = None
    spans: tuple[tuple[int, int], ...] | None = None
    """Mentions to resolve, given by the caller; None: find them. An empty tuple: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A stretch of one article's text."""

    article_id: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One place that a mention may mean."""

    place_id: str
    name: str
    lon: float | None
    lat: float | None
    probability: float
    """0 to 1; those of one mention sum to at most 1 (the rest is "none of these")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that at least one mention resolved to. Its geometry comes from `Gazetteer.geometry`."""

    place_id: str
    name: str
    """English (or Latin-script) name."""
    name_fa: str | None
    name_ur: str | None
    feature_class: FeatureClass
    kind: str
    """country, province, settlement, capital, base, headquarters, airport, embassy, landmark, sea, water, boundary,
    region (vague), …: what decides the layer."""
    country_codes: tuple[str, ...]
    """ISO 3166-1 alpha-2; two for a boundary, none for a sea or a vague region."""
    iso_3166_2: str | None
    geonames_id: int | None
    icao: str | None
    lon: float | None
    """Representative point in degrees, inside for lines and areas; None: not located."""
    lat: float | None
    geo_precision: int
    """1 exact or named town, 2 part of a region, near, or taken from its host, 3 larger region, 0 not located."""
    radius_m: float | None
    """Metres around the point within which the place lies; None where the geometry itself says it."""
    location_source: str | None
    """`gazetteer`, `host:ID`, …; None: not located."""
    host_id: str | None = None
    """Place whose position was taken; None where the place has its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of text that names a place, resolved or not."""

    article_id: str
    start: int
    end: int
    exact: str
    sentence_start: int
    sentence_end: int
    """The sentence that holds the mention: `article.text[sentence_start:sentence_end]`, white space trimmed."""
    mention_type: MentionType
    place_id: str | None
    """The best candidate's; None only where there is no candidate at all."""
    lon: float | None
    lat: float | None
    probability: float
    plotted: bool
    """Probable enough, and no demonym, metonym or part of an organisation's name."""
    feature_class: FeatureClass | None
    geo_precision: int
    metonym: bool
    """The name stands for a government or a people ("Tehran's commitment")."""
    reading: Reading
    reason: str
    """Why this place, in words that a person understands."""
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DateExpression:
    """An expression of time that has a place in the calendar."""

    article_id: str
    start: int
    end: int
    exact: str
    edtf: str
    """ISO 8601-2 (EDTF level 1)."""
    inferred: bool = False
    """The value rests on an anchor other than the words themselves and the publication date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who acts or is acted on, with every name used."""

    id: str
    name: str
    """The fullest name used, without rank or office."""
    names: tuple[str, ...]
    actor_type: ActorType
    role: str | None
    """Rank and office as printed in the first mention that has them; None: none printed."""
    country_code: str | None
    """ISO 3166-1 alpha-2; None: the text does not say."""
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace:
    """One place of an event, and what it is to it."""

    place_id: str
    role: PlaceRole


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpan:
    """The words that one field of an event was read from."""

    field: EventField
    value: str
    """What these words say: an id of `Actor` or `Place`, else the value itself. Where the mentions of a joined event
    differ, not the value of the event."""
    article_id: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, is planned, proposed, demanded or denied, with the sentences that say so."""

    id: str
    event_type: EventType
    title: str
    status: Status
    date_edtf: str | None
    date_basis: Basis | None
    """None exactly where `date_edtf` is None."""
    places: tuple[EventPlace, ...]
    place_basis: Basis | None
    """None exactly where `places` is empty."""
    actors: tuple[str, ...]
    """Ids of `Actor`."""
    recipients: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    """The sentence first; then spans that an inferred field rests on, then further sentences. Never empty."""
    plover_event: str | None
    plover_mode: str | None
    cameo_code: str | None = None
    """CAMEO 1.1b3 event code; None: none says the same."""
    acled_event_type: str | None = None
    """As ACLED's codebook spells it; None: ACLED codes no such thing."""
    acled_sub_event_type: str | None = None
    contradicts: tuple[str, ...] = ()
    field_spans: tuple[FieldSpan, ...] = ()
    """The words behind each field, by field, then in the order of the articles and of their text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Event):
    """An event that is an agreement between parties."""

    parties: tuple[str, ...]
    """Ids of `Actor`."""
    signed_edtf: str | None
    provisions: tuple[str, ...]
    """What it provides, in the text's own words."""
    subject: str | None = None
    """What it is about, in the text's own words; None: the text does not say."""
    state: AgreementState | None = None
    """None: the text does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A quantity or statement that can be held against a measurement or another claim."""

    id: str
    subject: str
    """For example `border length IR-PK`, `title Mohammad Hossein Bagheri`."""
    value: str
    unit: str | None
    place_id: str | None
    article_id: str
    start: int
    end: int
    exact: str
    """The sentence that makes the claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How two claims, or two events, stand to one another."""

    subject_id: str
    relation: RelationType
    object_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A finding that the reader must know of: unresolved name, vague date, dropped link."""

    severity: Severity
    code: str
    """Lower case with hyphens, stable: `unresolved-toponym`, `no-toponym`, `link-not-http`, …"""
    message: str
    article_id: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One decision of an analyst, and what a build made of it."""

    id: str
    """A hash of what the decision says."""
    line: int
    """1-based line of the review file."""
    decided_at: str
    """UTC, `YYYY-MM-DDTHH:MM:SSZ`."""
    who: str
    action: ReviewAction
    record: ReviewedRecord | None
    """None exactly for an undo."""
    record_id: str | None
    """The id that the decision names; None: it names none (an addition, an undo, a name that nothing was found for)."""
    feature_id: str | None
    """Id of the record that it is about, as this build has it (of a mention: its place's); None: there is none."""
    article_id: str | None
    """The article whose text has the decision's hash; None: none of those read."""
    start: int | None
    end: int | None
    exact: str | None
    """What the decision quotes; equal to the slice where `article_id` is given and the decision is no orphan."""
    changes: str | None
    """What it sets, as JSON; None: nothing."""
    place_ids: tuple[str, ...]
    """Places that it makes or names."""
    grade: str | None
    comment: str | None
    undoes: str | None
    """Id of the decision that it takes back."""
    outcome: ReviewOutcome
    reason: str | None
    """Why it was not applied; None: it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a record stands after review; a record without one is the machine's, grade F6."""

    record_id: str
    """Id of an event, agreement, place or claim; of a mention what `geo.reviews.steps.naming.to_mention_key` gives."""
    review_state: ReviewState
    grade: str | None
    """Admiralty code, A1 to F6; None: nobody has graded it."""
    comments: tuple[str, ...]
    """In order of time, each with its author."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Everything that a set of articles gave, in a stable order."""

    articles: tuple[Article, ...] = ()
    places: tuple[Place, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    issues: tuple[Issue, ...] = field(default=())
    reviews: tuple[Review, ...] = ()
    """Every decision of the review file, in order of time; empty: none was given."""
    standings: tuple[Standing, ...] = ()
