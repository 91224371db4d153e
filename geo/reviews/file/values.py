"""
What a decision may set, checked where it enters: one model for each kind of record.

A field that is not named is left as it is; null takes a date, an office or a unit away.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from geo.places.own.file.kinds import DEFAULT_KIND, OWN_KINDS
from geo.times.edtf import is_edtf
from geo.vocabulary import ActorType, Basis, EventType, MentionType, PlaceRole, ReviewedRecord, Status

_AREAS = frozenset({"country", "province", "sea", "water", "river", "lake", "region", "road"})
POINT_KINDS = tuple(kind for kind in OWN_KINDS if kind not in _AREAS)
"""What a position that an analyst gives may be."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\x00-\x1f\x7f]*$")]


def _check_edtf(value: Any) -> Any:
    if value is not None and not (isinstance(value, str) and is_edtf(value)):
        raise PydanticCustomError(
            "edtf",
            "is {value}, not EDTF: write a date such as 2025-01-20, 2024-04, 2023? or 2018/2021",
            {"value": repr(value)},
        )
    return value


Edtf = Annotated[str | None, BeforeValidator(_check_edtf)]


class _Values(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class GivenPlace(_Values):
    """A place by its id, or a position that the analyst gives."""

    place_id: Text | None = None
    lon: Annotated[float, Field(ge=-180, le=180, strict=False)] | None = None
    lat: Annotated[float, Field(ge=-90, le=90, strict=False)] | None = None
    name: Text | None = None
    kind: Text | None = None
    geo_precision: Literal[1, 2, 3] | None = None
    radius_m: Annotated[float, Field(gt=0, allow_inf_nan=False, strict=False)] | None = None

    @model_validator(mode="after")
    def check_one_way(self) -> "GivenPlace":
        """Refuse a place that is said in both ways, or in neither."""
        if (self.lon is None) != (self.lat is None):
            raise PydanticCustomError("position", "has lon or lat alone: give both")
        if (self.place_id is None) == (self.lon is None):
            raise PydanticCustomError("position", "needs a place_id, or lon and lat: give one of the two")
        if self.place_id is not None and (self.name, self.kind, self.geo_precision, self.radius_m) != (None,) * 4:
            raise PydanticCustomError(
                "position", "says more of a place that has an id: name, kind, … go with lon and lat"
            )
        if self.kind is not None and self.kind not in POINT_KINDS:
            raise PydanticCustomError(
                "kind",
                "has the kind {kind}: use one of {kinds}",
                {"kind": repr(self.kind), "kinds": ", ".join(POINT_KINDS)},
            )
        return self

    @property
    def own_kind(self) -> str:
        """Key of `OWN_KINDS` for a position."""
        return self.kind or DEFAULT_KIND


class GivenEventPlace(GivenPlace):
    """A place of an event."""

    role: Annotated[PlaceRole, Field(strict=False)] = PlaceRole.OCCURRED_AT


class GivenActor(_Values):
    """Somebody whom the machine did not find."""

    name: Text
    actor_type: Annotated[ActorType, Field(strict=False)]
    role: Text | None = None
    country_code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None


Actors = Annotated[tuple[Text | GivenActor, ...], Field(strict=False)]
Loose = Field(strict=False)


class _HappeningValues(_Values):
    title: Text = ""
    status: Annotated[Status, Loose] = Status.OCCURRED
    date_edtf: Edtf = None
    date_basis: Annotated[Basis | None, Loose] = None
    places: Annotated[tuple[GivenEventPlace, ...], Loose] = ()
    place_basis: Annotated[Basis | None, Loose] = None
    actors: Actors = ()
    recipients: Actors = ()
    plover_event: Text | None = None
    plover_mode: Text | None = None

    @model_validator(mode="after")
    def check_bases(self) -> "_HappeningValues":
        """Refuse a basis without what it is the basis of, and an inferred date that does not say so."""
        named = self.model_fields_set
        if self.date_basis is not None and not self.date_edtf:
            raise PydanticCustomError("basis", "has a date_basis without a date_edtf: give both")
        if self.date_basis is Basis.INFERRED and "?" not in (self.date_edtf or ""):
            raise PydanticCustomError("basis", "has an inferred date without '?': write it such as 2025-01-20?")
        if "place_basis" in named and not self.places:
            raise PydanticCustomError("basis", "has a place_basis without places: give both")
        return self


class EventValues(_HappeningValues):
    """Of an event."""

    event_type: Annotated[EventType, Loose] = EventType.OTHER


class AgreementValues(_HappeningValues):
    """Of an agreement."""

    parties: Actors = ()
    signed_edtf: Edtf = None
    provisions: Annotated[tuple[Text, ...], Loose] = ()


class _PlacedValues(_Values):
    place: GivenPlace | None = None

    @model_validator(mode="after")
    def check_place(self) -> "_PlacedValues":
        """Refuse to take a place away: that is to reject the record."""
        if "place" in self.model_fields_set and self.place is None:
            raise PydanticCustomError("place", "has no place: give one, or reject the record")
        return self


class MentionValues(_PlacedValues):
    """Of words that name a place."""

    metonym: bool = False
    mention_type: Annotated[MentionType, Loose] = MentionType.TOPONYM


class PlaceValues(_PlacedValues):
    """Of a place wherever it is named."""

    name: Text = ""
    name_fa: Text | None = None
    name_ur: Text | None = None

    @model_validator(mode="after")
    def check_position(self) -> "PlaceValues":
        """Refuse to name the position instead of the place, and to make it another kind of place."""
        if self.place is not None and (self.place.name or self.place.kind):
            raise PydanticCustomError("position", "has a name or kind in its position: write the name beside 'place'")
        return self


class ClaimValues(_Values):
    """Of a claim."""

    subject: Text = ""
    value: Text = ""
    unit: Text | None = None
    place_id: Text | None = None


MODELS: Mapping[ReviewedRecord, type[_Values]] = {
    ReviewedRecord.EVENT: EventValues,
    ReviewedRecord.AGREEMENT: AgreementValues,
    ReviewedRecord.PLACE: PlaceValues,
    ReviewedRecord.MENTION: MentionValues,
    ReviewedRecord.CLAIM: ClaimValues,
}
NEEDED: Mapping[ReviewedRecord, tuple[str, ...]] = {
    ReviewedRecord.EVENT: ("title", "event_type", "status"),
    ReviewedRecord.AGREEMENT: ("title", "status"),
    ReviewedRecord.MENTION: ("place",),
    ReviewedRecord.CLAIM: ("subject", "value"),
}
"""What an addition must say; a place is added by marking the words that name it (a mention)."""


def fill_bases(values: Mapping[str, Any]) -> dict[str, Any]:
    """Add the basis of a date or of places that are set without one: `inferred` of a date with `?`, else `stated`."""
    filled = dict(values)
    if "date_edtf" in values:
        edtf = values["date_edtf"]
        default = None if edtf is None else Basis.INFERRED if "?" in edtf else Basis.STATED
        filled["date_basis"] = values.get("date_basis") or default
    if "places" in values:
        filled["place_basis"] = (values.get("place_basis") or Basis.STATED) if values["places"] else None
    return filled


def parse_values(record: ReviewedRecord, raw: Mapping[str, Any]) -> dict[str, Any]:
    """
    Check what a decision sets.

    Returns
    -------
    values
        Those that are named, by name.

    Raises
    ------
    ValidationError
        If a field is unknown or a value wrong.
    """
    model = MODELS[record].model_validate(raw)
    return {name: getattr(model, name) for name in MODELS[record].model_fields if name in model.model_fields_set}
