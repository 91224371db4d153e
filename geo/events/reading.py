"""
Read one article's events: actors, events, agreements, claims and the relations between claims.

It does not merge: one event told twice gives two records here, and `geo.merge` joins them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from geo.events.agreements import find_provision_sentences, is_signed, read_provisions
from geo.events.arguments import Roles, find_roles
from geo.events.cast import Cast, build_cast
from geo.events.claims import find_claims, relate_claims
from geo.events.dating import find_dates_of, find_reference_date, has_own_time, is_long_ago, to_inferred
from geo.events.drafts import Draft
from geo.events.episodes import fill_drafts
from geo.events.placing import Placing, find_applied_places, find_border_place, find_party_places, find_places_of
from geo.events.records import to_agreement, to_event
from geo.events.statements import Statement, find_statements
from geo.events.status import Standing, resolve_standing
from geo.events.story import DateSpan, Story, build_story
from geo.events.titles import build_title
from geo.events.triggers import Trigger, find_triggers, skipped_sentences, subject_of
from geo.places.gazetteer import Gazetteer
from geo.places.reading import PlacesFound
from geo.records import Actor, Agreement, Article, Claim, Event, Evidence, Issue, Relation
from geo.times.edtf import edtf_bounds
from geo.times.expressions import DatesFound
from geo.vocabulary import Basis, EventType, Severity, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsFound:
    """Everything that one article says happened, in the order of the text."""

    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    issues: tuple[Issue, ...] = ()


def find_events(
    doc: Doc, article: Article, found: PlacesFound, dates: DatesFound, gazetteer: Gazetteer
) -> EventsFound:
    """
    Find what happened in an article whose places and dates are known.

    Parameters
    ----------
    doc
        The parsed text; one that no parser read (a script other than Latin) gives no events and one issue.
    article
        The article; its publication date decides what is history.
    found, dates
        What was found in the same text.
    gazetteer
        Where demonyms, boundaries and names of countries come from.
    """
    if not doc.has_annotation("DEP"):
        return EventsFound(issues=_unread(article) if article.text.strip() else ())
    story = build_story(doc, article, found, dates, gazetteer)
    cast = build_cast(story, gazetteer)
    issues: list[Issue] = []
    drafts = _without_doubles(fill_drafts(_read_drafts(story, cast, issues), story, cast))
    drafts = [_with_history(draft, story) for draft in drafts]
    kept = [draft for draft in drafts if draft.date_edtf or draft.placing.places]
    issues += _loose_issues([draft for draft in drafts if draft not in kept], kept, story)
    used = {key for draft in kept for key in draft.people}
    claims = find_claims(story, cast, gazetteer)
    return EventsFound(
        actors=cast.actors(used),
        events=tuple(to_event(draft, story, cast) for draft in kept if draft.event_type is not EventType.AGREEMENT),
        agreements=tuple(to_agreement(draft, story, cast) for draft in kept if draft.event_type is EventType.AGREEMENT),
        claims=claims,
        relations=relate_claims(claims),
        issues=tuple(issues),
    )


def _without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """Keep one of two verbs of one kind that "and" joins to one happening: "attacked and seized the embassy"."""
    doubled: list[Draft] = []
    for draft in drafts:
        for other in drafts:
            joined = other is not draft and draft.event_type is other.event_type and other.clause.dep_ == "conj"
            if joined and other.clause.head == draft.clause and subject_of(other.clause) == subject_of(draft.clause):
                same_place = {p.place_id for p in draft.placing.places} == {p.place_id for p in other.placing.places}
                if not draft.placing.places:
                    doubled.append(draft)
                elif same_place or not other.placing.places:
                    doubled.append(other)
    return [draft for draft in drafts if not any(draft is one for one in doubled)]


def _unread(article: Article) -> tuple[Issue, ...]:
    message = "No parser for the text's language: places and dates were read, events were not"
    return (Issue(severity=Severity.INFO, code="language-without-events", message=message, article_id=article.id),)


def _read_drafts(story: Story, cast: Cast, issues: list[Issue]) -> list[Draft]:
    triggers = find_triggers(story, cast)
    provisions = find_provision_sentences(story, triggers)
    drafts: list[Draft] = []
    for trigger in triggers:
        if story.sentence_index(trigger.token) not in provisions:
            drafts += _read_trigger(trigger, story, cast, provisions, issues, triggers)
    skipped = skipped_sentences(story) | frozenset(provisions)
    drafts += [_from_statement(one, story) for one in find_statements(story, cast, drafts, skipped)]
    return sorted(drafts, key=lambda draft: (draft.anchor.i, draft.date_edtf or ""))


def _read_trigger(  # noqa: PLR0913  (the reader's whole state, once)
    trigger: Trigger,
    story: Story,
    cast: Cast,
    provisions: Mapping[int, int],
    issues: list[Issue],
    triggers: Sequence[Trigger],
) -> Iterator[Draft]:
    standing = resolve_standing(trigger)
    if standing.status is None or (standing.is_claim and standing.status is Status.OCCURRED):
        return
    roles = find_roles(trigger, standing, cast)
    if roles.is_unclear and trigger.frame.event_type is EventType.VISIT:
        issues.append(_unclear(trigger, story))
        return
    placing = find_places_of(trigger, story, cast, standing.operator)
    if not placing.places:
        placing = find_border_place(trigger, (*roles.actors, *roles.recipients), story, cast)
    others = frozenset(other.token.i for other in triggers if other.token.pos_ == "NOUN" and other.token != trigger.token)
    found: Sequence[DateSpan | None] = find_dates_of(trigger, story, others) or (None,)
    base = _to_draft(trigger, standing, roles, placing, story, cast)
    if trigger.frame.event_type is EventType.AGREEMENT:
        base = _with_provisions(base, trigger, story, cast, provisions)
    if standing.operator is not None and found == (None,) and placing.basis is not Basis.STATED and trigger.frame.event_type is not EventType.COMMITMENT and any(other.token == standing.operator for other in triggers):
        return  # what is only committed to is told by the commitment itself
    if not base.placing.places and (found != (None,) or trigger.frame.event_type is EventType.AGREEMENT):
        parties = find_party_places(trigger, (*roles.actors, *roles.recipients), story, cast)
        base = replace(base, placing=parties)
    for one in found:
        yield base if one is None else _with_date(base, one, story)


def _to_draft(  # noqa: PLR0913
    trigger: Trigger, standing: Standing, roles: Roles, placing: Placing, story: Story, cast: Cast
) -> Draft:
    frame = trigger.frame
    return Draft(
        anchor=trigger.token,
        clause=trigger.verb or trigger.token,
        event_type=frame.event_type,
        plover_event=frame.plover_event,
        plover_mode=frame.plover_mode,
        status=standing.status or Status.OCCURRED,
        title=build_title(trigger, standing, roles, cast),
        actors=roles.actors,
        recipients=roles.recipients,
        placing=placing,
        takes_date=not has_own_time(trigger),
        extra=(placing.evidence,) if placing.evidence is not None else (),
        discriminator=f"{trigger.token.i - story.sentences[story.sentence_index(trigger.token)].start}",
        is_signed=is_signed(trigger),
    )


def _with_provisions(
    draft: Draft, trigger: Trigger, story: Story, cast: Cast, provisions: Mapping[int, int]
) -> Draft:
    """Add what an agreement provides, and the places that its provisions apply to."""
    sentences = [index for index, anchor in provisions.items() if anchor == trigger.token.i]
    extra = tuple(story.sentence_evidence(story.sentences[index][0]) for index in sentences)
    placing = draft.placing
    for index in sentences:
        more = find_applied_places(story, index, cast)
        known = {place.place_id for place in placing.places}
        added = tuple(place for place in more if place.place_id not in known)
        if added:
            placing = replace(placing, places=(*placing.places, *added), basis=placing.basis or Basis.INFERRED)
    return replace(
        draft, provisions=read_provisions(trigger, story, provisions), placing=placing, extra=(*draft.extra, *extra)
    )


def _with_date(draft: Draft, found: DateSpan, story: Story) -> Draft:
    edtf = found.date.edtf
    # A value that rests on an anchor elsewhere in the text is uncertain, however the expression itself reads.
    basis = Basis.INFERRED if found.date.inferred else Basis.STATED
    return replace(
        draft,
        date_edtf=to_inferred(edtf) if found.date.inferred else edtf,
        date_basis=basis,
        extra=(*draft.extra, *_anchor_evidence(found, story)),
        discriminator=f"{draft.discriminator}@{edtf}",
    )


def _anchor_evidence(found: DateSpan, story: Story) -> tuple[Evidence, ...]:
    """Quote the sentence that an inferred date counts from: that of the latest day the text fixes itself."""
    fixed = [one for one in story.dates if not one.date.inferred and edtf_bounds(one.date.edtf).latest is not None]
    if not found.date.inferred or not fixed:
        return ()
    latest = max(fixed, key=lambda one: (str(edtf_bounds(one.date.edtf).latest), -one.span.start))
    return (story.sentence_evidence(latest.span.root),)


def _from_statement(statement: Statement, story: Story) -> Draft:
    dates = [] if statement.trigger.verb is None else list(find_dates_of(statement.trigger, story, frozenset()))
    date = dates[0].date if dates else None
    token = statement.trigger.token
    return Draft(
        anchor=token,
        clause=token,
        event_type=EventType.STATEMENT,
        plover_event=statement.trigger.frame.plover_event,
        plover_mode=None,
        status=statement.status,
        title=statement.title,
        actors=statement.actors,
        recipients=statement.recipients,
        placing=statement.placing,
        date_edtf=None if date is None else to_inferred(date.edtf) if date.inferred else date.edtf,
        date_basis=None if date is None else Basis.INFERRED if date.inferred else Basis.STATED,
        discriminator=f"{token.i - story.sentences[story.sentence_index(token)].start}",
    )


def _with_history(draft: Draft, story: Story) -> Draft:
    old = draft.date_edtf is not None and is_long_ago(draft.date_edtf, find_reference_date(story))
    return replace(draft, status=Status.HISTORICAL) if old and draft.status is Status.OCCURRED else draft


def _unclear(trigger: Trigger, story: Story) -> Issue:
    quote = story.sentence_evidence(trigger.token)
    return Issue(
        severity=Severity.INFO,
        code="unresolved-pronoun",
        message=f"Whose “{trigger.token.text}” is meant cannot be told from the text",
        article_id=quote.article_id,
        start=quote.start,
        end=quote.end,
    )


def _loose_issues(loose: Sequence[Draft], kept: Sequence[Draft], story: Story) -> Iterator[Issue]:
    """List what has neither date nor place, unless it takes up something that has one."""
    for draft in loose:
        again = any(one.event_type is draft.event_type and (one.people & draft.people or not draft.people) for one in kept)
        if again or draft.event_type is EventType.STATEMENT:
            continue
        quote = story.sentence_evidence(draft.anchor)
        yield Issue(
            severity=Severity.INFO,
            code="event-without-date-or-place",
            message=f"“{draft.title}” has neither a date nor a place in the text",
            article_id=quote.article_id,
            start=quote.start,
            end=quote.end,
        )
