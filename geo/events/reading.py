"""
Read one article's events: actors, events, agreements, claims and the relations between claims.

It does not merge: one event told twice gives two records here, and `geo.merge` joins them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from geo.events.actors.cast import Cast, build_cast
from geo.events.certainty import is_certain
from geo.events.claims import find_claims, relate_claims
from geo.events.clauses.agreements import find_provision_sentences
from geo.events.clauses.dating import find_dates_of, find_reference_date, is_long_ago, quote_dates, to_inferred
from geo.events.clauses.happenings import Scene, find_unclear, read_happening
from geo.events.clauses.headings import skipped_sentences
from geo.events.clauses.statements import Statement, find_statements
from geo.events.clauses.triggers import find_triggers
from geo.events.doubles import drop_doubles, drop_promised, fold_outcomes, fold_repeats, fold_sayings
from geo.events.drafts import Draft
from geo.events.episodes import fill_drafts
from geo.events.records import parties_of, to_agreement, to_event
from geo.events.story import Story, build_story
from geo.events.summaries import drop_repeated
from geo.events.words.kinds import Kind
from geo.places.gazetteer import Gazetteer
from geo.places.reading import PlacesFound
from geo.records import Actor, Agreement, Article, Claim, Event, Issue, Relation
from geo.times.expressions import DatesFound
from geo.vocabulary import Basis, EventField, Severity, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsFound:
    """Everything that one article says happened, in the order of the text."""

    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    issues: tuple[Issue, ...] = ()


def find_events(doc: Doc, article: Article, found: PlacesFound, dates: DatesFound, gazetteer: Gazetteer) -> EventsFound:
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
    drafts = drop_doubles(drop_promised(_read_drafts(story, cast, issues)))
    drafts = fold_outcomes(drafts, story)
    placed = {draft.anchor.i: draft.placing for draft in drafts if draft.kind is Kind.STATEMENT}
    drafts = fill_drafts(drafts, story, cast)
    # A statement takes no place from its neighbours: it is about them, not at them.
    drafts = [replace(one, placing=placed.get(one.anchor.i, one.placing)) for one in drafts]
    drafts = [_with_history(draft, story) for draft in drafts]
    drafts = drop_repeated(drafts, story)
    kept = [draft for draft in drafts if draft.date_edtf or draft.placing.places or is_certain(draft)]
    kept = fold_sayings(fold_repeats(kept, story), story)
    loose = [draft for draft in drafts if draft not in kept]
    issues += _loose_issues(loose, kept, story)
    issues += _bare_issues(kept, story)
    used = {key for draft in kept for key in draft.people}
    used |= {key for draft in kept if draft.kind is Kind.AGREEMENT for key in parties_of(draft, cast)}
    claims = find_claims(story, cast, gazetteer)
    return EventsFound(
        actors=cast.actors(used),
        events=tuple(to_event(draft, story, cast) for draft in kept if draft.kind is not Kind.AGREEMENT),
        agreements=tuple(to_agreement(draft, story, cast) for draft in kept if draft.kind is Kind.AGREEMENT),
        claims=claims,
        relations=relate_claims(claims),
        issues=tuple(issues),
    )


def _unread(article: Article) -> tuple[Issue, ...]:
    message = "No parser for the text's language: places and dates were read, events were not"
    return (Issue(severity=Severity.INFO, code="language-without-events", message=message, article_id=article.id),)


def _read_drafts(story: Story, cast: Cast, issues: list[Issue]) -> list[Draft]:
    triggers = find_triggers(story, cast)
    scene = Scene(story=story, cast=cast, triggers=triggers, provisions=find_provision_sentences(story, triggers))
    drafts: list[Draft] = []
    for trigger in triggers:
        if story.sentence_index(trigger.token) not in scene.provisions:
            drafts += read_happening(trigger, scene)
            issues += find_unclear(trigger, scene)
    skipped = skipped_sentences(story) | frozenset(scene.provisions)
    drafts += [_from_statement(one, story) for one in find_statements(story, cast, drafts, skipped)]
    return sorted(drafts, key=lambda draft: (draft.anchor.i, draft.date_edtf or ""))


def _from_statement(statement: Statement, story: Story) -> Draft:
    dates = [] if statement.trigger.verb is None else list(find_dates_of(statement.trigger, story, frozenset()))
    date = dates[0].date if dates else None
    token = statement.trigger.token
    return Draft(
        anchor=token,
        clause=token,
        kind=Kind.STATEMENT,
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
        frame=statement.trigger.frame.name,
        quotes=(*statement.quotes, *quote_dates(dates[:1])),
    )


def _with_history(draft: Draft, story: Story) -> Draft:
    old = draft.date_edtf is not None and is_long_ago(draft.date_edtf, find_reference_date(story))
    if not old or draft.status is not Status.OCCURRED:
        return draft
    since = tuple(replace(quote, field=EventField.STATUS) for quote in draft.quotes_of(EventField.DATE))
    return replace(draft, status=Status.HISTORICAL, quotes=(*draft.quotes, *since))


def _loose_issues(loose: Sequence[Draft], kept: Sequence[Draft], story: Story) -> Iterator[Issue]:
    """List what was left out, having neither date nor place, unless it takes up something that was kept."""
    for draft in loose:
        again = any(one.kind is draft.kind and (one.people & draft.people or not draft.people) for one in kept)
        if not again and draft.kind is not Kind.STATEMENT:
            yield _bare_issue(draft, story)


def _bare_issues(kept: Sequence[Draft], story: Story) -> Iterator[Issue]:
    """List what was kept although the text says neither when nor where: no map can show it."""
    for draft in kept:
        if not draft.date_edtf and not draft.placing.places and draft.kind is not Kind.STATEMENT:
            yield _bare_issue(draft, story)


def _bare_issue(draft: Draft, story: Story) -> Issue:
    quote = story.sentence_evidence(draft.anchor)
    return Issue(
        severity=Severity.INFO,
        code="event-without-date-or-place",
        message=f"“{draft.title}” has neither a date nor a place in the text",
        article_id=quote.article_id,
        start=quote.start,
        end=quote.end,
    )
