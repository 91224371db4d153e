"""
Decisions on events, agreements and claims: fields set, mentions of one event joined.

Which decision holds is settled before; nothing is looked up here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from geo.records import Agreement, Claim, Event, Evidence
from geo.reviews.settling import Verdict
from geo.vocabulary import EventType

AnyEvent = TypeVar("AnyEvent", bound=Event)


def apply_to_event(event: AnyEvent, verdict: Verdict, evidence: Iterable[Evidence]) -> AnyEvent:
    """
    Apply what holds of an event or agreement.

    Parameters
    ----------
    event
        As the machine, or the analyst who added it, has it.
    verdict
        Values by the names of the record's fields.
    evidence
        Further stretches that the decisions in force rest on.
    """
    values: dict[str, Any] = dict(verdict.values)
    if values.get("event_type", event.event_type) is not event.event_type:
        # The machine's categories went with the type that it saw.
        values = {"plover_event": None, "plover_mode": None, **values}
    joined = tuple(dict.fromkeys((*event.evidence, *evidence)))
    return replace(event, **values, evidence=joined)


def apply_to_claim(claim: Claim, verdict: Verdict) -> Claim:
    """Apply what holds of a claim."""
    return replace(claim, **verdict.values)


def join_into(target: AnyEvent, others: Sequence[AnyEvent]) -> AnyEvent:
    """Make several records one: the target says what it is, the others add people, evidence, and what it lacks."""
    if not others:
        return target
    group = (target, *others)
    dated = next((one for one in group if one.date_edtf is not None), target)
    placed = next((one for one in group if one.places), target)
    actors = tuple(dict.fromkeys(actor for one in group for actor in one.actors))
    recipients = dict.fromkeys(actor for one in group for actor in one.recipients)
    joined = replace(
        target,
        date_edtf=dated.date_edtf,
        date_basis=dated.date_basis,
        places=placed.places,
        place_basis=placed.place_basis,
        actors=actors,
        recipients=tuple(one for one in recipients if one not in actors),
        evidence=tuple(dict.fromkeys(piece for one in group for piece in one.evidence)),
    )
    if not isinstance(joined, Agreement):
        return joined
    agreements = [one for one in group if isinstance(one, Agreement)]
    return replace(
        joined,
        parties=tuple(dict.fromkeys(party for one in agreements for party in one.parties)),
        signed_edtf=next((one.signed_edtf for one in agreements if one.signed_edtf), None),
        provisions=tuple(dict.fromkeys(line for one in agreements for line in one.provisions)),
    )


def find_wholes(parts: Mapping[str, str]) -> dict[str, str]:
    """
    Follow each part to the record that it has become part of in the end.

    Parameters
    ----------
    parts
        Id of a record to that which it is one with.

    Returns
    -------
    wholes
        Only of parts that lead to a record that is no part itself; a ring of records leads nowhere.
    """
    wholes = {}
    for part in parts:
        seen, at = {part}, parts[part]
        while at in parts and at not in seen:
            seen.add(at)
            at = parts[at]
        if at not in parts:
            wholes[part] = at
    return wholes


def build_event(event_id: str, values: Mapping[str, Any], evidence: Sequence[Evidence]) -> Event:
    """Build an event that an analyst adds."""
    return Event(id=event_id, event_type=values["event_type"], **_to_fields(values), evidence=tuple(evidence))


def build_agreement(event_id: str, values: Mapping[str, Any], evidence: Sequence[Evidence]) -> Agreement:
    """Build an agreement that an analyst adds."""
    return Agreement(
        id=event_id,
        event_type=EventType.COMMITMENT,
        **_to_fields(values),
        evidence=tuple(evidence),
        parties=values.get("parties", ()),
        signed_edtf=values.get("signed_edtf"),
        provisions=values.get("provisions", ()),
    )


def _to_fields(values: Mapping[str, Any]) -> dict[str, Any]:
    empty: dict[str, Any] = {
        **dict.fromkeys(("date_edtf", "date_basis", "place_basis", "plover_event", "plover_mode")),
        **dict.fromkeys(("places", "actors", "recipients"), ()),
    }
    fields = {name: values.get(name, nothing) for name, nothing in empty.items()}
    return {"title": values["title"], "status": values["status"], **fields}
