"""
The decisions of analysts as values.

How they stand in a file is `geo.reviews.file`'s; what they do to records, `geo.reviews.applying`'s.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from geo.errors import InputError
from geo.vocabulary import ReviewAction, ReviewedRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch of one article's text, known by the text's hash: in another text it stands for nothing."""

    sha256: str
    start: int
    end: int
    exact: str
    article: str | None = None
    """The article's id when it was decided; for messages only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The record that a decision is about."""

    record: ReviewedRecord
    id: str | None
    """Its id (of a mention: that of the place it was taken for); None for an addition, or a name without a place."""
    quotation: Quotation
    title: str | None = None
    """Title of an event when it was decided; finds the event where the machine has since given it another id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of a review file."""

    id: str
    """`decision-` and a hash of what the line says; the same line twice is one decision."""
    line: int
    """1-based."""
    when: datetime
    """UTC."""
    who: str
    action: ReviewAction
    target: Target | None
    """None exactly for an undo."""
    changes: Mapping[str, Any] = field(default_factory=dict)
    """Values by field, as `geo.reviews.file.values` checked them; for `correct` and `add`."""
    seen: Mapping[str, Any] = field(default_factory=dict)
    """Values that were accepted; where they are no longer the record's, the decision is out of date."""
    merged: tuple[Target, ...] = ()
    """What is one with the target."""
    evidence: tuple[Quotation, ...] = ()
    """Further stretches that an addition or correction rests on."""
    sources: tuple[str, ...] | None = None
    """Hashes of the texts that a rejected event rested on; where it rests on another, the decision is out of date."""
    grade: str | None = None
    comment: str | None = None
    undoes: str | None = None
    """Id of the decision that is taken back."""
    changes_json: str | None = None
    """`changes` as they stand in the file."""

    @property
    def decided_at(self) -> str:
        """The time as the tables have it: UTC, to the second."""
        return self.when.strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFile:
    """A review file as read."""

    name: str
    """The file's name without its folder."""
    sha256: str
    """Of the file's bytes."""
    decisions: tuple[Decision, ...] = ()
    """Each once, in order of time, then of id: the order of the lines changes nothing."""
    faults: tuple[InputError, ...] = ()
    """Lines that are no decision."""
