"""The closed vocabularies of the records; every value is part of the published contract."""

from enum import StrEnum


class MentionType(StrEnum):
    """How a text names a place."""

    TOPONYM = "toponym"
    DEMONYM = "demonym"
    FACILITY = "facility"
    BOUNDARY = "boundary"
    IN_ORGANISATION = "in_organisation"


class Reading(StrEnum):
    """Whether a resolution is the first choice or a second way to read the same words."""

    PRIMARY = "primary"
    ALTERNATIVE = "alternative"


class FeatureClass(StrEnum):
    """GeoNames feature classes."""

    ADMINISTRATIVE = "A"
    HYDROGRAPHIC = "H"
    AREA = "L"
    POPULATED = "P"
    ROAD = "R"
    SPOT = "S"
    HYPSOGRAPHIC = "T"


class EventType(StrEnum):
    """What kind of thing an event is; an agreement, which has a layer of its own, is a commitment of its parties."""

    VISIT = "visit"
    MEETING = "meeting"
    CEREMONY = "ceremony"
    EXERCISE = "exercise"
    COMMITMENT = "commitment"
    DEPLOYMENT = "deployment"
    ATTACK = "attack"
    STATEMENT = "statement"
    INSTITUTIONAL = "institutional"
    OTHER = "other"


class Status(StrEnum):
    """Status of the thing itself, not of the act of saying it."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    PROPOSED = "proposed"
    DEMANDED = "demanded"
    DENIED = "denied"
    HISTORICAL = "historical"


class Basis(StrEnum):
    """Whether a field stands in the sentence itself or was taken from a neighbouring one."""

    STATED = "stated"
    INFERRED = "inferred"


class PlaceRole(StrEnum):
    """What a place is to an event."""

    OCCURRED_AT = "occurred_at"
    SIGNED_AT = "signed_at"
    APPLIES_TO = "applies_to"


class EventField(StrEnum):
    """Fields of an event or agreement that are read from words of the text; named as the columns of the layers."""

    EVENT_TYPE = "event_type"
    STATUS = "status"
    DATE = "date_edtf"
    PLACES = "place_ids"
    ACTORS = "actors"
    RECIPIENTS = "recipients"
    PARTIES = "parties"
    SIGNED = "signed_edtf"
    PROVISIONS = "provisions"
    SUBJECT = "subject"
    STATE = "agreement_state"


class AgreementState(StrEnum):
    """How far an agreement has come, as the text says; in the order in which one follows the other."""

    SIGNED = "signed"
    IN_FORCE = "in_force"
    ENDED = "ended"


class ActorType(StrEnum):
    """What kind of actor somebody is."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed_group"


class RelationType(StrEnum):
    """How two claims or events stand to one another."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    REFINES = "refines"
    SUPERSEDES = "supersedes"
    DUPLICATES = "duplicates"


class Severity(StrEnum):
    """How much an issue matters to the reader of the map."""

    INFO = "info"
    WARNING = "warning"


class ReviewState(StrEnum):
    """Whether a person has looked at a record."""

    MACHINE = "machine"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"


class ReviewAction(StrEnum):
    """What an analyst decides."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    MERGE = "merge"
    ADD = "add"
    GRADE = "grade"
    COMMENT = "comment"
    UNDO = "undo"


class ReviewedRecord(StrEnum):
    """What kind of record a decision is about."""

    EVENT = "event"
    AGREEMENT = "agreement"
    PLACE = "place"
    MENTION = "mention"
    CLAIM = "claim"


class ReviewOutcome(StrEnum):
    """What a build made of a decision."""

    APPLIED = "applied"
    SUPERSEDED = "superseded"
    UNDONE = "undone"
    ORPHANED = "orphaned"
    OUTDATED = "outdated"
    CONFLICTING = "conflicting"
