"""
Apply the decisions of a review file on top of what the machine found, in every build anew.

A pure function of records and decisions: the order of the lines changes nothing, and nothing is written.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from geo.events.claims import relate_claims
from geo.events.merging.contradictions import find_contradictions
from geo.places.gazetteer import Gazetteer
from geo.records import Actor, Claim, Evidence, Place, Records
from geo.reviews.decisions import Decision, ReviewFile
from geo.reviews.desk import Desk, find_people, find_places_named
from geo.reviews.ledger import Ledger
from geo.reviews.references import References
from geo.reviews.settling import find_in_force
from geo.reviews.steps.additions import add_records
from geo.reviews.steps.happenings import apply_to_claim
from geo.reviews.steps.joining import apply_to_happenings
from geo.reviews.steps.naming import MENTION_PREFIX
from geo.reviews.steps.placing import apply_to_mentions, apply_to_places, stand_places
from geo.reviews.targets import OrphanError, Texts, find_claim
from geo.vocabulary import ReviewedRecord

_LENGTHS = "border length"
_NUMBER = re.compile(r"\d[\d,\u00a0 ]*(?:\.\d+)?", re.ASCII)


def apply_reviews(records: Records, file: ReviewFile, gazetteer: Gazetteer, before: Records | None = None) -> Records:
    """
    Apply decisions.

    Parameters
    ----------
    records
        As `geo.merge.merge` gives them.
    file
        Decisions; those that find nothing to be applied to become issues.
    gazetteer
        Where the places are from that analysts name by id.
    before
        The same records before they were merged, by which a decision on a mention finds the event that it has become
        part of; None: they were not merged.

    Returns
    -------
    records
        Rejected records left out, with `reviews`, `standings` and an issue for each record that was rejected and each
        decision that was not applied.
    """
    ledger = Ledger(file=file)
    desk = Desk(
        texts=Texts(records.articles),
        references=References(records.places, records.actors, gazetteer),
        ledger=ledger,
        before=records if before is None else before,
    )
    desk.note_sources(file.decisions)
    found, decisions = add_records(records, find_in_force(file.decisions, ledger), desk)
    found = apply_to_mentions(found, _on(decisions, ReviewedRecord.MENTION), desk)
    found = apply_to_places(found, _on(decisions, ReviewedRecord.PLACE), desk)
    events = apply_to_happenings(found.events, _on(decisions, ReviewedRecord.EVENT), desk, desk.before.events)
    agreements = apply_to_happenings(
        found.agreements, _on(decisions, ReviewedRecord.AGREEMENT), desk, desk.before.agreements
    )
    claims = _apply_to_claims(found.claims, _on(decisions, ReviewedRecord.CLAIM), desk)
    found = replace(found, events=events, agreements=agreements, claims=claims)
    return _finish(found, records, desk)


def _on(decisions: Iterable[Decision], record: ReviewedRecord) -> list[Decision]:
    return [decision for decision in decisions if decision.target is not None and decision.target.record is record]


def _apply_to_claims(claims: Sequence[Claim], decisions: Sequence[Decision], desk: Desk) -> tuple[Claim, ...]:
    def find(decision: Decision, evidence: Evidence) -> Claim:
        if decision.target is None:
            raise OrphanError("it names no record")
        claim = find_claim(decision.target, evidence, claims)
        desk.ledger.features[decision.id] = claim.id
        return claim

    cases = desk.take_up(decisions, find, lambda claim: claim.id)
    changed = {claim.id: claim for claim in claims}
    for key, case in cases.items():
        verdict = desk.settle_case(key, case, getattr)
        changed[key] = apply_to_claim(case.record, verdict)
        if verdict.stands is False:
            claim = changed.pop(key)
            name = f"{claim.subject}: {claim.value}"
            desk.ledger.list_rejected(verdict.deciders["stands"], name, _evidence_of(claim))
    return tuple(changed.values())


def _evidence_of(claim: Claim) -> Evidence:
    return Evidence(article_id=claim.article_id, start=claim.start, end=claim.end, exact=claim.exact)


def _finish(found: Records, records: Records, desk: Desk) -> Records:
    """Relate what is left anew, leave out what nothing names any more, and tell what became of the decisions."""
    stand_places(found, desk)
    places, actors = _keep_named(found, records, desk)
    gone = {place.place_id for place in records.places} - places.keys()
    claims = tuple(replace(one, place_id=None) if one.place_id in gone else one for one in found.claims)
    left = {*actors, *places, *(one.id for one in (*found.events, *found.agreements))}
    left |= {claim.id for claim in claims}
    desk.ledger.features = {key: name for key, name in desk.ledger.features.items() if name in left}
    standing = (key for key in sorted(desk.standings) if key in left or key.startswith(MENTION_PREFIX))
    return replace(
        found,
        actors=tuple(actors.values()),
        places=tuple(places[place_id] for place_id in sorted(places)),
        events=find_contradictions(found.events, actors, places),
        agreements=find_contradictions(found.agreements, actors, places),
        claims=claims,
        relations=records.relations if claims == records.claims else relate_claims([*filter(_is_comparable, claims)]),
        issues=(*records.issues, *desk.ledger.to_issues()),
        reviews=desk.ledger.to_reviews(),
        standings=tuple(desk.standings[key] for key in standing),
    )


def _is_comparable(claim: Claim) -> bool:
    """Tell whether a claim can be held against others: a length that an analyst gives in words cannot."""
    return not claim.subject.startswith(_LENGTHS) or _NUMBER.fullmatch(claim.value) is not None


def _keep_named(found: Records, records: Records, desk: Desk) -> tuple[dict[str, Place], dict[str, Actor]]:
    """Keep places and actors that are named still, or were by nothing that a decision can take away."""
    gone_places = find_places_named(records) - find_places_named(found)
    gone_people = find_people(records) - find_people(found)
    known = {place.place_id for place in records.places} | {actor.id for actor in records.actors}
    named = find_places_named(found) | find_people(found)
    keep = (known | named) - gone_places - gone_people
    references = desk.references
    return (
        {place_id: place for place_id, place in references.places.items() if place_id in keep},
        {actor_id: actor for actor_id, actor in references.actors.items() if actor_id in keep},
    )
