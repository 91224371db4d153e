"""Whether ids are unique and lead to something, and whether counts are what they count."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from geo.errors import InputError
from geo.reviews.references import PREFIX
from geo.vocabulary import ReviewAction, ReviewOutcome, ReviewState
from layers.checks.folder import Folder, Row
from layers.spec import EVENT_LAYERS, LAYERS, PLACE_LAYERS
from layers.tables.cells import split_values
from layers.tables.sources import MACHINE_GRADE


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    articles: frozenset[str]
    features: frozenset[str]
    events: frozenset[str]
    agreements: frozenset[str]
    places: frozenset[str]
    """Of the layers, of the table mentions (an event may name a place that is not drawn), and of decisions."""
    actors: frozenset[str]
    claims: frozenset[str]


def check_references(folder: Folder) -> Iterator[InputError]:
    """Find ids that stand twice, ids that lead nowhere, and counts that are wrong."""
    known = _find_known(folder)
    yield from _check_unique(folder)
    yield from _check_features(folder, known)
    yield from _check_tables(folder, known)
    yield from _check_counts(folder)
    yield from _check_reviews(folder)


def _find_known(folder: Folder) -> _Known:
    def ids(*names: str, column: str = "id") -> frozenset[str]:
        return frozenset(value for name in names for value in folder.cells(name, column))

    place_layers = tuple(spec.name for spec in PLACE_LAYERS)
    return _Known(
        articles=ids("articles"),
        features=ids(*(spec.name for spec in LAYERS)),
        events=ids("events"),
        agreements=ids("agreements"),
        places=ids(*place_layers, "mentions", column="place_id") | _find_decided_places(folder),
        actors=ids("actors"),
        claims=ids("claims"),
    )


def _find_decided_places(folder: Folder) -> frozenset[str]:
    applied = (row for row in folder.rows("reviews") if row["outcome"] == ReviewOutcome.APPLIED)
    return frozenset(place_id for row in applied for place_id in split_values(row["place_ids"]))


def _check_unique(folder: Folder) -> Iterator[InputError]:
    groups = [tuple(spec.name for spec in LAYERS), ("articles",), ("claims",), ("actors",), ("reviews",)]
    for names in groups:
        seen: set[str] = set()
        for name in names:
            for row in folder.rows(name):
                if row["id"] in seen:
                    yield folder.fault(name, f"{row['id']}: this id stands twice")
                seen.add(row["id"])


def _check_features(folder: Folder, known: _Known) -> Iterator[InputError]:
    for spec in PLACE_LAYERS:
        for row in folder.rows(spec.name):
            yield from _check_lists(
                folder, spec.name, row, {"event_ids": known.events, "agreement_ids": known.agreements}
            )
    happenings = known.events | known.agreements
    columns = {
        "actor_ids": known.actors,
        "recipient_ids": known.actors,
        "party_ids": known.actors,
        "place_ids": known.places,
        "sources": known.articles,
        "contradicts": happenings,
    }
    for spec in EVENT_LAYERS:
        for row in folder.rows(spec.name):
            yield from _check_lists(folder, spec.name, row, columns)


def _check_lists(folder: Folder, name: str, row: Row, columns: dict[str, frozenset[str]]) -> Iterator[InputError]:
    for column, known in columns.items():
        for value in split_values(row.get(column)):
            if value not in known:
                yield folder.fault(name, f"{row['id']}: {column} names {value!r}, which is nowhere")


def _check_tables(folder: Folder, known: _Known) -> Iterator[InputError]:
    happenings = known.events | known.agreements
    stated = happenings | known.claims
    reviewed = known.features | known.claims | known.places
    columns = (
        ("evidence", "feature_id", known.features),
        ("event_places", "event_id", happenings),
        ("event_places", "place_id", known.places),
        ("field_spans", "feature_id", happenings),
        ("claims", "place_id", known.places),
        ("issues", "source_id", known.articles),
        ("relations", "subject_id", stated),
        ("relations", "object_id", stated),
        ("reviews", "source_id", known.articles),
        ("reviews", "feature_id", reviewed),
    )
    for name, column, values in columns:
        for number, row in enumerate(folder.rows(name), start=1):
            if row[column] is not None and row[column] not in values:
                yield folder.fault(name, f"row {number}: {column} names {row[column]!r}, which is nowhere")
    yield from _check_field_values(folder, known)


def _check_field_values(folder: Folder, known: _Known) -> Iterator[InputError]:
    """Find words that say an actor or a place which is nowhere."""
    named = {**dict.fromkeys(("actors", "recipients", "parties"), known.actors), "place_ids": known.places}
    for number, row in enumerate(folder.rows("field_spans"), start=1):
        if row["field"] in named and row["value"] not in named[row["field"]]:
            yield folder.fault("field_spans", f"row {number}: value names {row['value']!r}, which is nowhere")


def _check_counts(folder: Folder) -> Iterator[InputError]:
    evidence = Counter(folder.cells("evidence", "feature_id"))
    mentions = Counter(folder.cells("mentions", "place_id"))
    for spec in LAYERS:
        for row in folder.rows(spec.name):
            if row["n_evidence"] != evidence[row["id"]] or not row["n_evidence"]:
                problem = f"n_evidence is {row['n_evidence']}, the table evidence has {evidence[row['id']]}"
                yield folder.fault(spec.name, f"{row['id']}: {problem}")
            if "n_mentions" in row and row["n_mentions"] != mentions[row["place_id"]]:
                problem = f"n_mentions is {row['n_mentions']}, the table mentions has {mentions[row['place_id']]}"
                yield folder.fault(spec.name, f"{row['id']}: {problem}")
            if "n_sources" in row and row["n_sources"] != len(split_values(row["sources"])):
                yield folder.fault(spec.name, f"{row['id']}: n_sources is not the number of its sources")


def _check_reviews(folder: Folder) -> Iterator[InputError]:
    """Find what is said to be a person's word, though no decision in the table reviews says so."""
    applied = [row for row in folder.rows("reviews") if row["outcome"] == ReviewOutcome.APPLIED]
    decided = {row["feature_id"] for row in applied}
    graded = {(row["feature_id"], row["grade"]) for row in applied if row["action"] == ReviewAction.GRADE}
    placed = {(place_id, row["who"]) for row in applied for place_id in split_values(row["place_ids"])}
    for name in (*(spec.name for spec in LAYERS), "claims"):
        for row in folder.rows(name):
            if row["review_state"] != ReviewState.MACHINE and row["id"] not in decided:
                yield folder.fault(name, f"{row['id']}: review_state is {row['review_state']!r}, no decision says so")
            grade = row.get("grade", MACHINE_GRADE)
            if grade != MACHINE_GRADE and (row["id"], grade) not in graded:
                yield folder.fault(name, f"{row['id']}: grade is {grade!r}, no decision says so")
            source = row.get("location_source") or ""
            if source.startswith(PREFIX) and (row["id"], source.removeprefix(PREFIX)) not in placed:
                yield folder.fault(name, f"{row['id']}: location_source is {source!r}, no decision says so")
