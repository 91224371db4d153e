"""Settles which of several names over the same words stay: whole facilities and borders, and places named inside."""

from collections.abc import Sequence
from dataclasses import replace

from geo.places.resolution.resolved import Resolved
from geo.vocabulary import MentionType

_OWN_PLACES = frozenset({"settlement", "capital", "airport", "base"})


def merge_nested(
    resolved: Sequence[Resolved], facilities: Sequence[Resolved], borders: Sequence[Resolved]
) -> list[Resolved]:
    """
    Put the names of a text together.

    Returns
    -------
    resolved
        Facilities and borders whole. A place named inside a facility stays if it is the host, else it is part of the
        facility's name ("US" of "US embassy"); a name over the same words, or resolved to nothing inside, goes.
    """
    kept: list[Resolved] = [*facilities, *borders]
    for item in resolved:
        facility = _find_holder(item, facilities)
        if facility is None:
            kept.append(item)
            continue
        if item.name.start == facility.name.start and item.name.end == facility.name.end:
            continue
        if item.place is None or _is_same_place(item, facility):
            continue
        kept.append(item if _is_host(item, facility) else _as_part(item, facility))
    return kept


def select_given(resolved: Sequence[Resolved], wider: Sequence[Resolved]) -> tuple[Resolved, ...]:
    """Give each span of the caller its name, as a facility or border where the whole span is one."""
    by_span = {(item.name.start, item.name.end): item for item in wider if item.place is not None}
    chosen = []
    for item in resolved:
        if item.reading.value != "primary":
            continue
        whole = by_span.get((item.name.start, item.name.end))
        is_settled = item.place is not None and whole is not None and whole.name.mention_type is MentionType.FACILITY
        chosen.append(item if whole is None or is_settled else whole)
    return tuple(chosen)


def _find_holder(item: Resolved, facilities: Sequence[Resolved]) -> Resolved | None:
    name = item.name
    return next((f for f in facilities if f.name.start < name.end and f.name.end > name.start), None)


def _is_same_place(item: Resolved, facility: Resolved) -> bool:
    return item.place is not None and facility.place is not None and item.place.place_id == facility.place.place_id


def _is_host(item: Resolved, facility: Resolved) -> bool:
    return item.place is not None and facility.place is not None and facility.place.host_id == item.place.place_id


def _as_part(item: Resolved, facility: Resolved) -> Resolved:
    if item.name.mention_type is MentionType.DEMONYM:
        return item
    name = replace(item.name, mention_type=MentionType.IN_ORGANISATION, organisation=facility.name.query)
    return replace(item, name=name, reason=f"part of the name {facility.name.query}; {item.reason}")
