"""
What may be said of an article beside its text, checked where it enters.

Strings come out in NFC with every run of white space as one space; control characters are refused. Nothing is guessed:
an empty string means not known, and a month is no date.
"""

import difflib
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME_OF_DAY = re.compile(r"[T ]\d{2}:?\d{2}.*")


def _check_string(value: Any) -> str | None:
    """Bring a string into its one form; None for an empty one."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise PydanticCustomError("string", "is {value}, not a string: put it in quotes", {"value": repr(value)})
    text = " ".join(unicodedata.normalize("NFC", value).split())
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in text):
        raise PydanticCustomError("control", "holds a control character: remove it")
    return text or None


def _check_date(value: Any) -> str | None:
    """Bring a date into YYYY-MM-DD; of a moment, its day as written, whatever its time zone."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = _check_string(value)
    if text is None:
        return None
    day, time_of_day = text[:10], text[10:]
    try:
        if not _ISO_DATE.fullmatch(day) or (time_of_day and not _TIME_OF_DAY.fullmatch(time_of_day)):
            raise ValueError(text)  # noqa: TRY301  (one message for both ways to be wrong)
        return date.fromisoformat(day).isoformat()
    except ValueError:
        raise PydanticCustomError(
            "date",
            "is {value}, not an ISO date (YYYY-MM-DD); leave it out where the day is not known",
            {"value": repr(text)},
        ) from None


def _check_language(value: Any) -> str | None:
    text = _check_string(value)
    if text is not None and not _LANGUAGE_TAG.fullmatch(text):
        raise PydanticCustomError(
            "language", "is {value}, not a language tag such as 'en' or 'fa'", {"value": repr(text)}
        )
    return text


def _check_id(value: Any) -> str | None:
    """Accept a whole number too: many data sets number their rows."""
    return _check_string(str(value) if isinstance(value, int) and not isinstance(value, bool) else value)


def _check_text(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("text", "is not a string: give the article's text in quotes")
    return value


def _check_spans(value: Any) -> tuple[tuple[int, int], ...] | None:
    if value is None:
        return None
    spans: list[Any] = value if isinstance(value, list) else [None]
    for span in spans:
        if not (isinstance(span, list) and [type(bound) for bound in span] == [int, int]):
            raise PydanticCustomError("spans", "is not a list of [start, end] pairs of whole numbers")
    return tuple((span[0], span[1]) for span in spans)


_String = Annotated[str | None, BeforeValidator(_check_string)]
_Date = Annotated[str | None, BeforeValidator(_check_date)]


class Metadata(BaseModel):
    """What front matter, a row or a sidecar says of an article; None: not known."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str | None, BeforeValidator(_check_id)] = None
    title: _String = None
    author: _String = None
    publisher: _String = None
    published: _Date = None
    url: _String = None
    language: Annotated[str | None, BeforeValidator(_check_language)] = None
    retrieved: _Date = None

    def filled_from(self, other: "Metadata") -> "Metadata":
        """Take from `other` what is not known here."""
        mine = {key: value for key in Metadata.model_fields if (value := getattr(self, key)) is not None}
        return Metadata.model_validate(other.model_dump(include=set(Metadata.model_fields)) | mine)


class Row(Metadata):
    """One line of a JSON Lines file."""

    text: Annotated[str, BeforeValidator(_check_text)]
    spans: Annotated[tuple[tuple[int, int], ...] | None, BeforeValidator(_check_spans)] = None


_M = TypeVar("_M", bound=Metadata)


class MetadataError(ValueError):
    """
    A value that is not what it should be.

    Attributes
    ----------
    key
        The key that it stands under.
    """

    def __init__(self, key: str, problem: str) -> None:
        self.key = key
        super().__init__(f"'{key}' {problem}")


def parse_metadata(values: Mapping[str, Any]) -> Metadata:
    """Check metadata; raise `MetadataError` for the first fault."""
    return _parse(Metadata, values)


def parse_row(values: Mapping[str, Any]) -> Row:
    """Check a row with its text; raise `MetadataError` for the first fault."""
    return _parse(Row, values)


def _parse(model: type[_M], values: Mapping[str, Any]) -> _M:
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = str(first["loc"][0])
        raise MetadataError(key, _to_problem(first["type"], first["msg"], key, tuple(model.model_fields))) from error


def _to_problem(kind: str, message: str, key: str, known: tuple[str, ...]) -> str:
    if kind == "missing":
        return "is missing: give the article's text"
    if kind == "extra_forbidden":
        close = difflib.get_close_matches(key, known, n=1)
        cure = f"did you mean '{close[0]}'?" if close else f"known are {', '.join(known)}"
        return f"is no known key: {cure}"
    return message
