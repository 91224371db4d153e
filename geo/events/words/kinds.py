"""
The kinds of happening that words name: the event types of the contract, and agreements as a kind of their own.

An agreement is a record of its own; its `event_type` is the commitment that its parties enter (PLOVER: AGREE).
"""

from enum import StrEnum

from geo.vocabulary import EventType


class Kind(StrEnum):
    """What kind of thing a word names, before it is a record."""

    VISIT = "visit"
    MEETING = "meeting"
    CEREMONY = "ceremony"
    EXERCISE = "exercise"
    COMMITMENT = "commitment"
    DEPLOYMENT = "deployment"
    ATTACK = "attack"
    STATEMENT = "statement"
    INSTITUTIONAL = "institutional"
    AGREEMENT = "agreement"
    OTHER = "other"

    def to_event_type(self) -> EventType:
        """Turn a kind into the type of its record."""
        return EventType.COMMITMENT if self is Kind.AGREEMENT else EventType(self.value)
