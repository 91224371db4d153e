"""The record that recognition hands to resolution; it holds no place yet."""

from dataclasses import dataclass

from geo.vocabulary import MentionType


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A stretch of text that names a place, before anybody asked which one."""

    start: int
    """Code-point offset in the text."""
    end: int
    query: str
    """What to look up; differs from the text where words are shared ("West and South Asia": `West Asia`)."""
    mention_type: MentionType
    certainty: float
    """0 to 1: how sure it is that the words name a place at all."""
    evidence: str
    """What speaks for a place, in words."""
    organisation: str | None = None
    """The organisation whose name it is part of; None: none."""
    first_token: int = 0
    last_token: int = 0
    """Index of the last token, inclusive."""
    acts: bool = False
    """It acts or owns as a government would ("Paris said")."""
    is_dateline: bool = False
    """It says where the report was written ("WARSAW (Example Wire) -")."""
    said_kind: str = ""
    """Which kind of place the words beside it say it is: "province", "settlement"; empty: they do not say."""
    is_joined: bool = False
    """It shares words or a hyphen with another name ("West and South Asia", "U.S.-Mexico")."""
    is_part: bool = False
    """Only a part of the place, or a spot near it, is meant ("northern Iran", "near Quetta")."""
