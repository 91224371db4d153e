"""
Which events match what the reader asked for, how many each further choice would leave, and what hides the rest.

Works on columns of numbers, so that every click can ask again; knows no widget and draws nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import reduce
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.vocabulary import EventType, Status
from layers.dashboard.reading_tables import to_words
from layers.spec import EVENT_LAYERS
from layers.tables.cells import split_values

_EVENT_LAYERS = tuple(spec.name for spec in EVENT_LAYERS)
_OPEN_START = np.iinfo(np.int32).min
_OPEN_END = np.iinfo(np.int32).max

Mask = NDArray[np.bool_]


class Facet(StrEnum):
    """What events are filtered by; the value is the field of `Filters` that holds the choice."""

    DATES = "dates"
    EVENT_TYPE = "event_type"
    STATUS = "status"
    ACTOR = "actor"
    LAYER = "layer"


LISTED_FACETS = (Facet.EVENT_TYPE, Facet.STATUS, Facet.ACTOR, Facet.LAYER)
"""The facets that offer a list of values; dates are a range."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the reader asked for. An empty set asks for nothing in particular: everything matches."""

    earliest: date | None = None
    """First day that is wanted; None: no limit."""
    latest: date | None = None
    """Last day that is wanted, inclusive; None: no limit."""
    keep_undated: bool = True
    """Events without a date match too, whatever the limits are."""
    event_type: frozenset[str] = frozenset()
    status: frozenset[str] = frozenset()
    actor: frozenset[str] = frozenset()
    layer: frozenset[str] = frozenset()

    def chosen(self, facet: Facet) -> frozenset[str]:
        """Values that were chosen of a listed facet; empty: any."""
        chosen: frozenset[str] = getattr(self, facet.value)
        return chosen

    def is_active(self, facet: Facet) -> bool:
        """Whether the facet asks for anything."""
        if facet is Facet.DATES:
            return self.earliest is not None or self.latest is not None or not self.keep_undated
        return bool(self.chosen(facet))

    def active(self) -> tuple[Facet, ...]:
        """List the facets that ask for something, in the order of `Facet`."""
        return tuple(facet for facet in Facet if self.is_active(facet))

    def without(self, facet: Facet) -> "Filters":
        """Build the same filters with one facet asking for nothing."""
        if facet is Facet.DATES:
            return replace(self, earliest=None, latest=None, keep_undated=True)
        nothing: dict[str, Any] = {facet.value: frozenset()}
        return replace(self, **nothing)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Values:
    """The values of one facet, as pairs of event row and value: an event may have none, one or several."""

    names: tuple[str, ...]
    rows: NDArray[np.int64]
    codes: NDArray[np.int64]
    """Index into `names`, one for each of `rows`; no pair occurs twice."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EventColumns:
    """All events and agreements in columns, ready to be filtered."""

    table: pd.DataFrame
    """One row an event, in order of time (undated last); columns of both layers and `layer`."""
    first_day: NDArray[np.int64]
    """Days since 1970-01-01; where only one end is known the other is open."""
    last_day: NDArray[np.int64]
    dated: Mask
    listed: Mapping[Facet, Values]

    @property
    def ids(self) -> NDArray[Any]:
        """Feature ids, one a row."""
        return self.table["id"].to_numpy(dtype=object)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief:
    """The filter that hides most: without it `n_events` would match."""

    facet: Facet
    chosen: tuple[str, ...]
    """Its values, sorted; empty for dates."""
    n_events: int


def build_event_columns(layers: Mapping[str, pd.DataFrame]) -> EventColumns:
    """
    Build the columns that events are filtered by.

    Parameters
    ----------
    layers
        The layers by name; `events` and `agreements` are read.

    Returns
    -------
    columns
        Actors of an event are those who act, are acted on, and the parties of an agreement.
    """
    frames = [
        pd.DataFrame(layers[name]).drop(columns="geometry", errors="ignore").assign(layer=name)
        for name in _EVENT_LAYERS
        if name in layers
    ]
    table = pd.concat([frame.astype(object) for frame in frames], ignore_index=True)
    table = table.where(table.notna(), None)
    table = table.sort_values(["date_start", "date_end", "id"], kind="stable", na_position="last", ignore_index=True)
    first, last = _to_days(table["date_start"]), _to_days(table["date_end"])
    missing = np.iinfo(np.int64).min
    return EventColumns(
        table=table,
        first_day=np.where(first == missing, _OPEN_START, first),
        last_day=np.where(last == missing, _OPEN_END, last),
        dated=(first != missing) | (last != missing),
        listed={
            Facet.EVENT_TYPE: _to_values(([value] for value in table["event_type"]), EventType),
            Facet.STATUS: _to_values(([value] for value in table["status"]), Status),
            Facet.ACTOR: _to_values(_list_actors(table)),
            Facet.LAYER: _to_values(([value] for value in table["layer"]), _EVENT_LAYERS),
        },
    )


def filter_events(events: EventColumns, filters: Filters) -> pd.DataFrame:
    """Give the rows of `events.table` that match every facet, in the same order."""
    return events.table[find_matches(events, filters)]


def find_matches(events: EventColumns, filters: Filters) -> Mask:
    """Say of each event whether it matches every facet."""
    masks = (_mask(events, filters, facet) for facet in filters.active())
    return reduce(np.logical_and, masks, np.ones(len(events.table), dtype=bool))


def count_values(events: EventColumns, filters: Filters, facet: Facet) -> dict[str, int]:
    """
    Count the events that each value of a listed facet would show, all other facets as they are.

    Returns
    -------
    counts
        One for every value that occurs at all, 0 included; in the order of the vocabulary, names by alphabet.
    """
    values = events.listed[facet]
    matches = find_matches(events, filters.without(facet))
    counts = np.bincount(values.codes[matches[values.rows]], minlength=len(values.names))
    return dict(zip(values.names, counts.tolist(), strict=True))


def count_features(layers: Mapping[str, pd.DataFrame], events: EventColumns, filters: Filters) -> dict[str, int]:
    """Count what each layer would show, by name: events and agreements that match, places all of them."""
    matches = count_values(events, filters, Facet.LAYER)
    return {name: matches.get(name, 0) if name in _EVENT_LAYERS else len(frame) for name, frame in layers.items()}


def count_undated(events: EventColumns, filters: Filters) -> int:
    """Count the events without a date that match all facets but the dates."""
    return int(np.count_nonzero(find_matches(events, filters.without(Facet.DATES)) & ~events.dated))


def find_day_range(events: EventColumns) -> tuple[date, date] | None:
    """Find the first and the last day that any event names; None where none has a date."""
    days = [day for column in ("date_start", "date_end") for day in events.table[column] if day]
    return (date.fromisoformat(min(days)), date.fromisoformat(max(days))) if days else None


def find_relief(events: EventColumns, filters: Filters) -> Relief | None:
    """
    Find the one facet whose removal would show most events.

    Returns
    -------
    relief
        None where no single removal shows anything.
    """
    reliefs = [
        Relief(
            facet=facet,
            chosen=() if facet is Facet.DATES else tuple(sorted(filters.chosen(facet))),
            n_events=int(np.count_nonzero(find_matches(events, filters.without(facet)))),
        )
        for facet in filters.active()
    ]
    return max((relief for relief in reliefs if relief.n_events), key=lambda relief: relief.n_events, default=None)


def find_visible_ids(
    layers: Mapping[str, pd.DataFrame], events: EventColumns, filters: Filters
) -> tuple[str, ...] | None:
    """
    Find the features that stay on the map.

    Only the choice of layers hides places: they were named by an article whatever happened there.

    Returns
    -------
    ids
        Ids of events that match and of places in the chosen layers; None: everything, no filter is set.
    """
    if not filters.active():
        return None
    places = [
        feature_id
        for name, frame in layers.items()
        if name not in _EVENT_LAYERS and (not filters.layer or name in filters.layer)
        for feature_id in frame["id"]
    ]
    return (*places, *events.ids[find_matches(events, filters)])


def to_name(facet: Facet, value: str) -> str:
    """Name a value of a facet in words; actors have names already."""
    return value if facet is Facet.ACTOR else to_words(value)


def _mask(events: EventColumns, filters: Filters, facet: Facet) -> Mask:
    if facet is Facet.DATES:
        return _mask_dates(events, filters)
    values = events.listed[facet]
    wanted = np.array([name in filters.chosen(facet) for name in values.names], dtype=bool)
    mask = np.zeros(len(events.table), dtype=bool)
    mask[values.rows[wanted[values.codes]]] = True
    return mask


def _mask_dates(events: EventColumns, filters: Filters) -> Mask:
    """Match events whose interval shares a day with the one that is wanted."""
    earliest = _OPEN_START if filters.earliest is None else _to_day(filters.earliest)
    latest = _OPEN_END if filters.latest is None else _to_day(filters.latest)
    overlaps = (events.first_day <= latest) & (events.last_day >= earliest)
    return np.where(events.dated, overlaps, filters.keep_undated)


def _to_day(day: date) -> int:
    return day.toordinal() - date(1970, 1, 1).toordinal()


def _to_days(column: pd.Series) -> NDArray[np.int64]:
    # numpy knows every year of the calendar; pandas' nanosecond timestamps end in 1677 and 2262.
    return np.array(list(column), dtype="datetime64[D]").astype(np.int64)


def _list_actors(table: pd.DataFrame) -> list[list[str]]:
    """List the names of everybody in an event, once each."""
    columns = [table[column] for column in ("actors", "recipients", "parties") if column in table]
    return [
        list(dict.fromkeys(name for cell in cells for name in split_values(cell)))
        for cells in zip(*columns, strict=True)
    ]


def _to_values(lists: Iterable[list[str]], order: Iterable[str] = ()) -> Values:
    pairs = [(row, value) for row, values in enumerate(lists) for value in values if value]
    ranks = {str(value): rank for rank, value in enumerate(order)}
    names = tuple(sorted({value for _, value in pairs}, key=lambda name: (ranks.get(name, len(ranks)), name)))
    code_of = {name: code for code, name in enumerate(names)}
    return Values(
        names=names,
        rows=np.array([row for row, _ in pairs], dtype=np.int64),
        codes=np.array([code_of[value] for _, value in pairs], dtype=np.int64),
    )
