"""
A small invented world: two articles about Aria and Boria, and everything that reading them would give.

Every layer has a feature, every status an event; offsets are found in the texts, so the quotations are true.
"""

import hashlib
from dataclasses import dataclass, replace

from shapely import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from geo.errors import GeodataError
from geo.ids import to_id
from geo.places.gazetteer import Entry, Gazetteer
from geo.records import (
    Actor,
    Agreement,
    Article,
    Candidate,
    Claim,
    DateExpression,
    Event,
    EventPlace,
    Evidence,
    FieldSpan,
    Issue,
    Mention,
    Place,
    Records,
    Relation,
)
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
    Severity,
    Status,
)
from layers.tables import Layers, build_layers

FIRST_TEXT = (
    "General Oda of Boria arrived in Arpolis on 19 January 2025.\n"
    "He met President Lumi in Arpolis on 20 January 2025; the talks were “frank”. "
    "The guard of honour was presented at the Star Memorial in Midton. "
    "Xanthe's cousin Arpolis, as a capital, showed commitment. "
    "The two armies held an exercise along the Aria-Boria border in 2023. "
    "They share a 909-kilometer border.\n"
    "In April 2024 the two countries signed a security agreement; it provides liaison officers in border areas. "
    "Flight training took place at Base Falcon in Midton. "
    "The Arian army, with General Headquarters (GHQ) in Midton, was founded in 1979. "
    "Unrest in the Far Marches worries both."
)
SECOND_TEXT = (
    "Oda proposed joint naval exercises in the Calm Sea. "
    "He demanded that Boria close its camps.\n"
    "Aria denied an attack in North Aria. "
    "Patrols are planned for 2026 in North and South Boria. "
    "Both will guard the 900-kilometre border. "
    "A visit in July 2018 ended with a trade pact at Borgrad. "
    "Lumi called it 'a new age', said the chief of staff."
)

_POINTS: dict[str, tuple[float, float]] = {
    "gn:1": (60.55, 27.25),
    "gn:2": (66.05, 27.75),
    "gn:3": (61.25, 26.5),
    "icao:XAFB": (61.3, 26.55),
}
_SHAPES: dict[str, BaseGeometry] = {
    "iso:XA": box(58, 25.5, 63, 30),
    "iso:XB": box(63, 25.5, 68, 30),
    "adm1:XA-01": box(58, 28, 63, 30),
    "adm1:XB-02": Polygon([(63, 25.5), (63, 28), (68, 28), (68, 25.5)]),
    "boundary:XA-XB": LineString([(63, 25.5), (63.1234567, 27), (62.9, 28.5), (63, 30)]),
    "sea:calm": box(58, 23, 68, 25.4),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A place of the invented world, in few words."""

    place_id: str
    name: str
    kind: str
    feature_class: FeatureClass
    country_codes: tuple[str, ...] = ()
    iso_3166_2: str | None = None
    name_fa: str | None = None
    name_ur: str | None = None
    geonames_id: int | None = None
    icao: str | None = None
    geo_precision: int = 1
    radius_m: float | None = None
    host_id: str | None = None
    is_located: bool = True


KNOWN = (
    Known(place_id="iso:XA", name="Aria", kind="country", feature_class=FeatureClass.ADMINISTRATIVE,
          country_codes=("XA",), name_fa="آریا", name_ur="آریہ", geo_precision=3),
    Known(place_id="iso:XB", name="Boria", kind="country", feature_class=FeatureClass.ADMINISTRATIVE,
          country_codes=("XB",), name_fa="بوریا", geo_precision=3),
    Known(place_id="adm1:XA-01", name="North Aria", kind="province", feature_class=FeatureClass.ADMINISTRATIVE,
          country_codes=("XA",), iso_3166_2="XA-01", geo_precision=3),
    Known(place_id="adm1:XB-02", name="South Boria", kind="province", feature_class=FeatureClass.ADMINISTRATIVE,
          country_codes=("XB",), iso_3166_2="XB-02", geo_precision=3),
    Known(place_id="gn:1", name="Arpolis", kind="capital", feature_class=FeatureClass.POPULATED,
          country_codes=("XA",), iso_3166_2="XA-01", name_fa="آرپولیس", geonames_id=1, radius_m=5000.0),
    Known(place_id="gn:2", name="Borgrad", kind="capital", feature_class=FeatureClass.POPULATED,
          country_codes=("XB",), geonames_id=2, radius_m=5000.0),
    Known(place_id="gn:3", name="Midton", kind="settlement", feature_class=FeatureClass.POPULATED,
          country_codes=("XA",), iso_3166_2="XA-01", geonames_id=3, radius_m=5000.0),
    Known(place_id="icao:XAFB", name="Base Falcon", kind="base", feature_class=FeatureClass.SPOT,
          country_codes=("XA",), icao="XAFB", radius_m=1500.0),
    Known(place_id="facility:ghq", name="General Headquarters", kind="headquarters", feature_class=FeatureClass.SPOT,
          country_codes=("XA",), geo_precision=2, radius_m=5000.0, host_id="gn:3"),
    Known(place_id="facility:star", name="Star Memorial", kind="landmark", feature_class=FeatureClass.SPOT,
          country_codes=("XA",), geo_precision=2, radius_m=5000.0, host_id="gn:3"),
    Known(place_id="boundary:XA-XB", name="Aria–Boria border", kind="boundary", feature_class=FeatureClass.AREA,
          country_codes=("XA", "XB"), geo_precision=2),
    Known(place_id="sea:calm", name="Calm Sea", kind="sea", feature_class=FeatureClass.HYDROGRAPHIC, geo_precision=3),
    Known(place_id="region:marches", name="Far Marches", kind="region", feature_class=FeatureClass.AREA,
          geo_precision=0, is_located=False),
)  # fmt: skip


class SmallGazetteer(Gazetteer):
    """The invented world's shapes behind the real interface, without reading a file."""

    def __init__(self) -> None:
        self._known = {known.place_id: known for known in KNOWN if known.host_id is None}

    def entry(self, place_id: str) -> Entry:
        if place_id not in self._known:
            raise GeodataError(f"{place_id}: no such place in the gazetteer")
        known = self._known[place_id]
        lon, lat = _position(known)
        return Entry(
            place_id=known.place_id, name=known.name, name_fa=known.name_fa, name_ur=known.name_ur, kind=known.kind,
            feature_class=known.feature_class, country_codes=known.country_codes, iso_3166_2=known.iso_3166_2,
            admin1_id=None, geonames_id=known.geonames_id, icao=known.icao, lon=lon, lat=lat, population=0,
        )  # fmt: skip

    def geometry(self, place_id: str) -> BaseGeometry | None:
        entry = self.entry(place_id)
        if place_id in _SHAPES:
            return _SHAPES[place_id]
        return None if entry.lon is None or entry.lat is None else Point(entry.lon, entry.lat)

    def neighbours(self, country_code: str) -> tuple[str, ...]:
        return {"XA": ("XB",), "XB": ("XA",)}.get(country_code, ())

    def position_folder(self, place_id: str) -> str | None:
        return "natural-earth-public-domain" if place_id in self._known else None

    def find_boundary(self, code_a: str, code_b: str) -> str | None:
        return "boundary:XA-XB" if {code_a, code_b} == {"XA", "XB"} else None


def _position(known: Known) -> tuple[float | None, float | None]:
    if not known.is_located:
        return None, None
    if known.host_id is not None:
        return _POINTS[known.host_id]
    if known.place_id in _SHAPES:
        point = _SHAPES[known.place_id].representative_point()
        return point.x, point.y
    return _POINTS[known.place_id]


def make_article(text: str, *, article_id: str = "article", **metadata) -> Article:
    """An article whose hash is that of its text."""
    return Article(id=article_id, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), **metadata)


def make_place(known: Known) -> Place:
    lon, lat = _position(known)
    return Place(
        place_id=known.place_id, name=known.name, name_fa=known.name_fa, name_ur=known.name_ur,
        feature_class=known.feature_class, kind=known.kind, country_codes=known.country_codes,
        iso_3166_2=known.iso_3166_2, geonames_id=known.geonames_id, icao=known.icao, lon=lon, lat=lat,
        geo_precision=known.geo_precision, radius_m=known.radius_m, host_id=known.host_id,
        location_source=None if lon is None else f"host:{known.host_id}" if known.host_id else "gazetteer",
    )  # fmt: skip


FIRST = make_article(
    FIRST_TEXT, article_id="first", title="A visit & a border", author="A. Writer", publisher="The Lark",
    published="2025-01-22", url="https://lark.example/visit?a=1&b=2", language="en",
)  # fmt: skip
SECOND = make_article(SECOND_TEXT, article_id="second")
PLACES = {known.place_id: make_place(known) for known in KNOWN}


def find_span(article: Article, words: str, nth: int = 0) -> tuple[int, int]:
    """Offsets of the nth occurrence of words in an article."""
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(words, start + 1)
    return start, start + len(words)


def find_sentence(article: Article, start: int) -> tuple[int, int]:
    """Offsets of the sentence around an offset, in texts whose sentences end in a full stop."""
    before = max(article.text.rfind(mark, 0, start) for mark in (". ", ".\n"))
    after = article.text.index(".", start)
    return (0 if before < 0 else before + 2), after + 1


def make_evidence(article: Article, words: str) -> Evidence:
    """The sentence that the words begin in."""
    start, end = find_sentence(article, find_span(article, words)[0])
    return Evidence(article_id=article.id, start=start, end=end, exact=article.text[start:end])


def make_mention(article: Article, words: str, place_id: str | None, *, nth: int = 0, **changes) -> Mention:
    """A drawn toponym; `changes` says what is different."""
    start, end = find_span(article, words, nth)
    sentence_start, sentence_end = find_sentence(article, start)
    place = PLACES.get(place_id or "")
    mention = Mention(
        article_id=article.id, start=start, end=end, exact=words, sentence_start=sentence_start,
        sentence_end=sentence_end, mention_type=MentionType.TOPONYM, place_id=place_id,
        lon=place.lon if place else None, lat=place.lat if place else None, probability=0.9, plotted=True,
        feature_class=place.feature_class if place else None, geo_precision=place.geo_precision if place else 0,
        metonym=False, reading=Reading.PRIMARY, reason="the only place of that name",
        candidates=(
            Candidate(place_id=place.place_id, name=place.name, lon=place.lon, lat=place.lat, probability=0.9),
        ) if place else (),
    )  # fmt: skip
    return replace(mention, **changes)


def make_event(article: Article, words: str, **changes) -> Event:
    """An event that has occurred, without date, place or actors; `changes` says what is different."""
    evidence = make_evidence(article, words)
    event_type = changes.get("event_type", EventType.VISIT)
    event = Event(
        id=to_id("event", article.sha256, evidence.exact, event_type), event_type=event_type, title=words,
        status=Status.OCCURRED, date_edtf=None, date_basis=None, places=(), place_basis=None, actors=(),
        recipients=(), evidence=(evidence,), plover_event=None, plover_mode=None,
    )  # fmt: skip
    return replace(event, **changes)


def make_agreement(article: Article, words: str, **changes) -> Agreement:
    """An agreement without date, place, parties or provisions; `changes` says what is different."""
    event = make_event(article, words, event_type=EventType.COMMITMENT)
    fields = {name: getattr(event, name) for name in Event.__dataclass_fields__}
    fields["id"] = to_id("agreement", article.sha256, event.evidence[0].exact)
    return replace(Agreement(**fields, parties=(), signed_edtf=None, provisions=()), **changes)


def make_field_span(article: Article, words: str, field: EventField, value: str, *, nth: int = 0) -> FieldSpan:
    """The words of an article that a field was read from."""
    start, end = find_span(article, words, nth)
    return FieldSpan(field=field, value=value, article_id=article.id, start=start, end=end, exact=words)


def make_claim(article: Article, words: str, subject: str, value: str, **changes) -> Claim:
    evidence = make_evidence(article, words)
    claim = Claim(
        id=to_id("claim", article.sha256, evidence.exact, subject), subject=subject, value=value, unit=None,
        place_id=None, article_id=article.id, start=evidence.start, end=evidence.end, exact=evidence.exact,
    )  # fmt: skip
    return replace(claim, **changes)


def make_actor(name: str, article: Article, words: str, **changes) -> Actor:
    start, end = find_span(article, words)
    actor = Actor(
        id=to_id("actor", name), name=name, names=(words,), actor_type=ActorType.PERSON, role=None, country_code=None,
        evidence=(Evidence(article_id=article.id, start=start, end=end, exact=words),),
    )  # fmt: skip
    return replace(actor, **changes)


def _at(place_id: str, role: PlaceRole = PlaceRole.OCCURRED_AT) -> EventPlace:
    return EventPlace(place_id=place_id, role=role)


ODA = make_actor("Oda", FIRST, "General Oda", role="General", country_code="XB", names=("General Oda", "Oda"))
LUMI = make_actor("Lumi", FIRST, "President Lumi", role="President", country_code="XA")
ARIA = make_actor("Aria", SECOND, "Aria", actor_type=ActorType.STATE, country_code="XA")
BORIA = make_actor("Boria", FIRST, "Boria", actor_type=ActorType.STATE, country_code="XB")
PAIR = {"actors": (ODA.id,), "recipients": (LUMI.id,)}


def _mentions() -> tuple[Mention, ...]:
    return (
        make_mention(FIRST, "Boria", "iso:XB"),
        make_mention(FIRST, "Arpolis", "gn:1"),
        make_mention(FIRST, "Arpolis", "gn:1", nth=1),
        make_mention(FIRST, "Star Memorial", "facility:star", mention_type=MentionType.FACILITY),
        make_mention(FIRST, "Midton", "gn:3"),
        make_mention(FIRST, "Arpolis", "gn:1", nth=2, metonym=True, plotted=False),
        make_mention(FIRST, "Xanthe", None, plotted=False, probability=0.0, reason="no place of that name fits"),
        make_mention(FIRST, "Aria-Boria border", "boundary:XA-XB", mention_type=MentionType.BOUNDARY),
        make_mention(FIRST, "909-kilometer border", "boundary:XA-XB", mention_type=MentionType.BOUNDARY),
        make_mention(FIRST, "Base Falcon", "icao:XAFB", mention_type=MentionType.FACILITY),
        make_mention(FIRST, "Arian", "iso:XA", mention_type=MentionType.DEMONYM, plotted=False),
        make_mention(FIRST, "General Headquarters", "facility:ghq", mention_type=MentionType.FACILITY),
        make_mention(FIRST, "Far Marches", "region:marches", plotted=False, reason="a region without agreed edges"),
        make_mention(SECOND, "Calm Sea", "sea:calm"),
        make_mention(SECOND, "Aria", "iso:XA"),
        make_mention(SECOND, "North Aria", "adm1:XA-01"),
        make_mention(SECOND, "South Boria", "adm1:XB-02", reading=Reading.ALTERNATIVE, probability=0.6),
        make_mention(SECOND, "900-kilometre border", "boundary:XA-XB", mention_type=MentionType.BOUNDARY),
        make_mention(SECOND, "Borgrad", "gn:2"),
    )


def _events() -> tuple[Event, ...]:
    arrival = make_event(
        FIRST, "General Oda", title="Arrival of General Oda", date_edtf="2025-01-19", date_basis=Basis.STATED,
        places=(_at("gn:1"),), place_basis=Basis.STATED, actors=(ODA.id,), plover_event="CONSULT", plover_mode="visit",
        cameo_code="042", field_spans=(
            make_field_span(FIRST, "arrived", EventField.EVENT_TYPE, "visit"),
            make_field_span(FIRST, "19 January 2025", EventField.DATE, "2025-01-19"),
            make_field_span(FIRST, "Arpolis", EventField.PLACES, "gn:1"),
            make_field_span(FIRST, "General Oda", EventField.ACTORS, ODA.id),
        ),
    )  # fmt: skip
    honour = make_event(
        FIRST, "The guard of honour", event_type=EventType.CEREMONY, title="Guard of honour",
        date_edtf="2025-01-20?", date_basis=Basis.INFERRED, places=(_at("facility:star"),), place_basis=Basis.STATED,
    )  # fmt: skip
    start, end = find_span(FIRST, "20 January 2025")
    basis = Evidence(article_id=FIRST.id, start=start, end=end, exact="20 January 2025")
    attack = make_event(
        SECOND, "Aria denied", event_type=EventType.ATTACK, status=Status.DENIED, title="Attack in North Aria",
        places=(_at("adm1:XA-01"),), place_basis=Basis.STATED,
    )  # fmt: skip
    return (
        arrival,
        make_event(
            FIRST, "He met President", event_type=EventType.MEETING, title="Meeting of Oda; Lumi", **PAIR,
            date_edtf="2025-01-20", date_basis=Basis.STATED, places=(_at("gn:1"),), place_basis=Basis.STATED,
        ),
        replace(honour, evidence=(*honour.evidence, basis)),
        make_event(
            FIRST, "The two armies", event_type=EventType.EXERCISE, title="Border exercise", date_edtf="2023",
            date_basis=Basis.STATED, places=(_at("boundary:XA-XB"),), place_basis=Basis.STATED,
            actors=(ARIA.id, BORIA.id),
        ),
        make_event(
            FIRST, "Flight training", event_type=EventType.OTHER, title="Flight training",
            places=(_at("icao:XAFB"), _at("gn:3")), place_basis=Basis.STATED,
        ),
        make_event(
            FIRST, "The Arian army", event_type=EventType.INSTITUTIONAL, status=Status.HISTORICAL,
            title="Founding of the army", date_edtf="1979", date_basis=Basis.STATED, places=(_at("facility:ghq"),),
            place_basis=Basis.STATED,
        ),
        make_event(FIRST, "Unrest in the", event_type=EventType.STATEMENT, title="Worry about the Far Marches",
                   places=(_at("region:marches", PlaceRole.APPLIES_TO),), place_basis=Basis.STATED),
        make_event(
            SECOND, "Oda proposed", event_type=EventType.EXERCISE, status=Status.PROPOSED, actors=(ODA.id,),
            title="Joint naval exercises", places=(_at("sea:calm"),), place_basis=Basis.STATED,
        ),
        make_event(
            SECOND, "He demanded", event_type=EventType.COMMITMENT, status=Status.DEMANDED, title="Closing of camps",
            places=(_at("iso:XB", PlaceRole.APPLIES_TO),), place_basis=Basis.STATED, **PAIR,
        ),
        replace(attack, contradicts=(arrival.id,)),
        make_event(
            SECOND, "Patrols are planned", event_type=EventType.DEPLOYMENT, status=Status.PLANNED, title="Patrols",
            date_edtf="2026", date_basis=Basis.STATED, places=(_at("adm1:XB-02"),), place_basis=Basis.STATED,
        ),
        make_event(SECOND, "Lumi called", event_type=EventType.STATEMENT, title="=A new age", actors=(LUMI.id,)),
    )  # fmt: skip


def _agreements() -> tuple[Agreement, ...]:
    return (
        make_agreement(
            FIRST, "In April 2024", title="Security agreement", date_edtf="2024-04", date_basis=Basis.STATED,
            signed_edtf="2024-04", parties=(ARIA.id, BORIA.id), actors=(ARIA.id, BORIA.id),
            places=(_at("boundary:XA-XB", PlaceRole.APPLIES_TO),), place_basis=Basis.STATED,
            provisions=("liaison officers in border areas",), subject="security", state=AgreementState.SIGNED,
            acled_event_type="Strategic developments", acled_sub_event_type="Agreement",
            field_spans=(
                make_field_span(FIRST, "the two countries", EventField.PARTIES, ARIA.id),
                make_field_span(FIRST, "security", EventField.SUBJECT, "security"),
                make_field_span(FIRST, "signed", EventField.STATE, "signed"),
            ),
        ),
        make_agreement(
            SECOND, "A visit in July", title="Trade pact", date_edtf="2018-07", date_basis=Basis.STATED,
            places=(_at("gn:2", PlaceRole.SIGNED_AT),), place_basis=Basis.STATED,
        ),
    )  # fmt: skip


def make_records() -> Records:
    """Everything that the two articles give."""
    lengths = {"unit": "km", "place_id": "boundary:XA-XB"}
    claims = (
        make_claim(FIRST, "They share", "border length XA-XB", "909", **lengths),
        make_claim(FIRST, "General Oda", "title Oda", "General"),
        make_claim(SECOND, "Both will", "border length XA-XB", "900", **lengths),
        make_claim(SECOND, "Lumi called", "title Oda", "chief of staff"),
    )
    start, end = find_span(FIRST, "19 January 2025")
    return Records(
        articles=(FIRST, SECOND),
        places=tuple(PLACES.values()),
        mentions=_mentions(),
        dates=(
            DateExpression(article_id=FIRST.id, start=start, end=end, exact="19 January 2025", edtf="2025-01-19"),
        ),
        actors=(ODA, LUMI, ARIA, BORIA),
        events=_events(),
        agreements=_agreements(),
        claims=claims,
        relations=(
            Relation(
                subject_id=claims[2].id, relation=RelationType.CONTRADICTS, object_id=claims[0].id,
                reason="900 km is not 909 km",
            ),
        ),
        issues=(
            Issue(severity=Severity.WARNING, code="unresolved-toponym", message="“Xanthe”: no place fits",
                  article_id=FIRST.id, start=find_span(FIRST, "Xanthe")[0], end=find_span(FIRST, "Xanthe")[1]),
            Issue(severity=Severity.INFO, code="same-text", message="copy.txt has the same text as first"),
        ),
    )  # fmt: skip


def make_layers(records: Records | None = None) -> Layers:
    """The layers of the invented world, or of other records of it."""
    return build_layers(make_records() if records is None else records, SmallGazetteer())
