"""
One line of a review file to a decision, each fault in words; knows no file.

What a decision may set is described in `geo.reviews.file.values`.
"""

import difflib
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from geo.ids import to_id
from geo.reviews.decisions import Decision, Quotation, Target
from geo.reviews.file.values import MODELS, NEEDED, Text, fill_bases, parse_values
from geo.vocabulary import ReviewAction, ReviewedRecord

_HAPPENINGS = (ReviewedRecord.EVENT, ReviewedRecord.AGREEMENT)
_GRADED = (*_HAPPENINGS, ReviewedRecord.CLAIM)
_GRADE = re.compile(r"[A-F][1-6]", re.ASCII)
_QUOTED = ("sha256", "start", "end", "exact")
_LONGEST = 2**31
_PEOPLE = ("actors", "recipients", "parties")
_PEOPLE_CURE = (
    'list ids or names of actors, or {"name": …, "actor_type": "person", "state", "organisation" or "armed_group"}'
)
_OPTIONS: Mapping[ReviewAction, tuple[str, ...]] = {
    ReviewAction.ACCEPT: ("seen",),
    ReviewAction.CORRECT: ("set", "evidence"),
    ReviewAction.REJECT: ("sources",),
    ReviewAction.MERGE: ("with",),
    ReviewAction.ADD: ("set", "evidence"),
    ReviewAction.GRADE: ("grade",),
    ReviewAction.COMMENT: (),
    ReviewAction.UNDO: ("undoes",),
}
_REQUIRED: Mapping[ReviewAction, str] = {
    ReviewAction.CORRECT: "set",
    ReviewAction.MERGE: "with",
    ReviewAction.ADD: "set",
    ReviewAction.GRADE: "grade",
    ReviewAction.COMMENT: "comment",
    ReviewAction.UNDO: "undoes",
}


class RowError(ValueError):
    """What is wrong with a line, and the cure."""


_Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


def _check_when(value: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise PydanticCustomError(
            "when",
            "is {value}: write a moment with its time zone, such as 2025-02-03T10:15:00Z",
            {"value": repr(value)},
        )
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise PydanticCustomError(
            "when", "is beyond the calendar: write a moment such as 2025-02-03T10:15:00Z"
        ) from None


def _check_grade(value: Any) -> Any:
    if value is not None and not (isinstance(value, str) and _GRADE.fullmatch(value)):
        raise PydanticCustomError("grade", "is {value}: write the Admiralty code, A1 to F6", {"value": repr(value)})
    return value


def _fold_space(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


class _Quoted(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    article: Text | None = None
    sha256: _Hash | None = None
    start: Annotated[int, Field(ge=0, lt=_LONGEST)] | None = None
    end: Annotated[int, Field(ge=1, le=_LONGEST)] | None = None
    exact: Annotated[str, StringConstraints(min_length=1)] | None = None


class _Named(_Quoted):
    id: Text | None = None
    title: Text | None = None


class _Row(_Named):
    when: Annotated[datetime, BeforeValidator(_check_when)]
    who: Text
    action: Annotated[ReviewAction, Field(strict=False)]
    record: Annotated[ReviewedRecord | None, Field(strict=False)] = None
    set: dict[str, Any] | None = None
    seen: dict[str, Any] | None = None
    sources: Annotated[tuple[_Hash, ...] | None, Field(strict=False, min_length=1)] = None
    merged: Annotated[tuple[_Named, ...] | None, Field(alias="with", strict=False)] = None
    evidence: Annotated[tuple[_Quoted, ...] | None, Field(strict=False)] = None
    grade: Annotated[str | None, BeforeValidator(_check_grade)] = None
    comment: Annotated[Text | None, BeforeValidator(_fold_space)] = None
    undoes: Text | None = None


KEYS = tuple(field.alias or name for name, field in _Row.model_fields.items())
"""Every key that a line may have."""


def parse_row(raw: Mapping[str, Any], line: int) -> Decision:
    """
    Check one line and make a decision of it.

    Raises
    ------
    RowError
        With what is wrong and the cure.
    """
    try:
        row = _Row.model_validate(raw)
        _check_action(row)
        target = None if row.record is None else _to_target(row, row.record)
        return Decision(
            id=to_decision_id(raw),
            line=line,
            when=row.when,
            who=row.who,
            action=row.action,
            target=target,
            changes=fill_bases(_parse_values(row.record, row.set, "set")),
            seen=_parse_values(row.record, row.seen, "seen"),
            merged=() if row.record is None else tuple(_to_target(other, row.record) for other in row.merged or ()),
            evidence=tuple(_to_quotation(quoted, "evidence") for quoted in row.evidence or ()),
            sources=row.sources,
            grade=row.grade,
            comment=row.comment,
            undoes=row.undoes,
            changes_json=None if row.set is None else to_json(row.set),
        )
    except ValidationError as error:
        raise RowError(_to_problem(error.errors(include_url=False)[0], KEYS)) from error


def to_decision_id(raw: Mapping[str, Any]) -> str:
    """Build the id of a decision from what its line says, the order of the keys left out."""
    return to_id("decision", to_json(dict(sorted(raw.items())), sort_keys=True))


def to_json(value: Mapping[str, Any], *, sort_keys: bool = False) -> str:
    """Spell a value on one line, in letters that people read."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=sort_keys)


def _check_action(row: _Row) -> None:
    """Hold what a line has against what its action needs."""
    action = row.action
    given = {alias for alias, value in _by_key(row).items() if value is not None}
    allowed = {"when", "who", "action", "comment", *_OPTIONS[action]}
    if action is not ReviewAction.UNDO:
        allowed |= {"record", "article", *_QUOTED} | ({"id", "title"} if action is not ReviewAction.ADD else set())
    needed = _REQUIRED.get(action)
    if needed is not None and not _by_key(row)[needed]:
        raise RowError(f"to {action} needs {needed!r}: add it")
    if surplus := sorted(given - allowed):
        raise RowError(f"{surplus[0]!r} does not go with the action {action!s}: take it away")
    if action is ReviewAction.UNDO:
        return
    if row.record is None:
        raise RowError(f"'record' is missing: write one of {', '.join(ReviewedRecord)}")
    _check_record(row, row.record)


def _check_record(row: _Row, record: ReviewedRecord) -> None:
    if row.action is ReviewAction.ADD:
        if record not in NEEDED:
            raise RowError("a place is added by the words that name it: write record 'mention' and mark them")
        missing = [name for name in NEEDED[record] if name not in (row.set or {})]
        if missing:
            raise RowError(f"to add needs {missing[0]!r} in 'set': give it")
    elif row.id is None and record is not ReviewedRecord.MENTION:
        raise RowError("'id' is missing: write the id of the record, as the tables have it")
    if row.action is ReviewAction.MERGE and record not in _HAPPENINGS:
        raise RowError("only events and agreements are merged: correct a mention's place instead")
    if row.sources is not None and record not in _HAPPENINGS:
        raise RowError("only events and agreements rest on several 'sources': take it away")
    if row.action is ReviewAction.GRADE and record not in _GRADED:
        raise RowError("only events, agreements and claims are graded: comment on it instead")


def _by_key(row: _Row) -> dict[str, Any]:
    return {field.alias or name: getattr(row, name) for name, field in _Row.model_fields.items()}


def _to_target(named: _Named, record: ReviewedRecord) -> Target:
    return Target(record=record, id=named.id, quotation=_to_quotation(named, str(record)), title=named.title)


def _to_quotation(quoted: _Quoted, subject: str) -> Quotation:
    sha256, start, end, exact = quoted.sha256, quoted.start, quoted.end, quoted.exact
    if sha256 is None or start is None or end is None or exact is None:
        missing = next(key for key in _QUOTED if getattr(quoted, key) is None)
        raise RowError(f"{missing!r} of the {subject} is missing: quote what it rests on with {', '.join(_QUOTED)}")
    if end - start != len(exact):
        raise RowError(f"'exact' has {len(exact)} characters, from {start} to {end} are {end - start}: quote it anew")
    return Quotation(sha256=sha256, start=start, end=end, exact=exact, article=quoted.article)


def _parse_values(record: ReviewedRecord | None, raw: Mapping[str, Any] | None, key: str) -> dict[str, Any]:
    if record is None or raw is None:
        return {}
    try:
        return parse_values(record, raw)
    except ValidationError as error:
        problem = _to_problem(error.errors(include_url=False)[0], tuple(MODELS[record].model_fields))
        raise RowError(f"in {key!r} of the {record}: {problem}") from error


def _to_problem(error: ErrorDetails, known: tuple[str, ...]) -> str:
    place = ".".join(map(str, error["loc"]))
    if error["loc"] and error["loc"][0] in _PEOPLE:
        return f"{error['loc'][0]!r} holds {error['input']!r}: {_PEOPLE_CURE}"
    if error["type"] == "missing":
        return f"{place!r} is missing: add it"
    if error["type"] == "extra_forbidden":
        close = difflib.get_close_matches(place, known, n=1) if len(error["loc"]) == 1 else []
        cure = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(known)}"
        return f"{place!r} is no known key: {cure}"
    message = error["msg"]
    if message.startswith(("is ", "has ", "needs ", "says ")):
        return f"{place!r} {message}" if place else f"it {message}"
    return f"{place!r} is {error['input']!r}: {message[:1].lower()}{message[1:]}"
