"""
Read what one trigger tells by its own sentence: standing, people, places, dates.

What neighbouring sentences add is `geo.events.episodes`'s.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from geo.events.actors.cast import Cast
from geo.events.clauses.agreements import is_signed, quote_provisions
from geo.events.clauses.arguments import Roles, find_roles, is_brokered
from geo.events.clauses.dating import find_dates_of, has_own_time, quote_dates, to_inferred
from geo.events.clauses.gaps import find_gapped
from geo.events.clauses.placing import Placing, find_places_of, quote_places
from geo.events.clauses.scopes import find_applied_places, find_border_place, find_party_places
from geo.events.clauses.status import Standing, is_habit, is_quoted, resolve_standing
from geo.events.clauses.terms import find_states, find_subject
from geo.events.clauses.titles import build_title
from geo.events.clauses.triggers import Trigger, naming_words
from geo.events.drafts import Draft
from geo.events.quotes import quote_tokens
from geo.events.story import DateSpan, PlaceSpan, Story
from geo.events.words.kinds import Kind
from geo.events.words.operators import REPORT_VERBS
from geo.events.words.wordlists import to_words
from geo.records import EventPlace, Issue
from geo.times.edtf import edtf_bounds
from geo.times.sequences import is_sequence
from geo.vocabulary import AgreementState, Basis, EventField, PlaceRole, Severity, Status

_CARRIED_OUT = to_words(
    "begin start continue try attempt manage resume cease proceed come go help force compel lead refuse fail stop agree"
)
"""Verbs before an infinitive that is done, or at least tried."""
_OWN_VOICES = frozenset({"i", "we", "you", "some", "many", "critics", "rumours", "rumors", "one", "who"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """An article with everything that names an event in it."""

    story: Story
    cast: Cast
    triggers: tuple[Trigger, ...]
    provisions: Mapping[int, int]
    """Sentences that only tell what an agreement provides, with the token index of the agreement's word."""


def read_happening(trigger: Trigger, scene: Scene) -> list[Draft]:
    """Read what a trigger tells: nothing where it may not be real, one draft a date otherwise."""
    standing = resolve_standing(trigger)
    roles = find_roles(trigger, standing, scene.cast)
    others = _other_nouns(trigger, scene)
    dates = _dates(trigger, standing, scene, others)
    if not _is_told(trigger, standing, roles, scene) or (not dates and is_habit(trigger, standing)):
        return []
    return _read_told(trigger, standing, roles, dates, scene)


def _other_nouns(trigger: Trigger, scene: Scene) -> frozenset[int]:
    nouns = [other.token for other in scene.triggers if other.token.pos_ == "NOUN"]
    return frozenset(token.i for token in nouns if token != trigger.token)


def _is_told(trigger: Trigger, standing: Standing, roles: Roles, scene: Scene) -> bool:
    """Tell whether the text itself, or somebody without a part in it, says that it is so."""
    if standing.status is None or (roles.is_unclear and trigger.frame.kind is Kind.VISIT):
        return False
    if standing.operator is None and standing.status is Status.OCCURRED and _is_only_meant(trigger.token):
        return False
    claimed = standing.is_claim or _is_accused(trigger.token)
    return (
        not claimed or standing.status is not Status.OCCURRED or _is_told_by_outsider(trigger, standing, roles, scene)
    )


def _read_told(
    trigger: Trigger, standing: Standing, roles: Roles, dates: tuple[DateSpan, ...], scene: Scene
) -> list[Draft]:
    others = _other_nouns(trigger, scene)
    people = roles.recipients if is_brokered(trigger) else (*roles.actors, *roles.recipients)
    placing = find_places_of(trigger, scene.story, scene.cast, operator=standing.operator, others=others)
    if not placing.places:
        placing = find_border_place(trigger, people, scene.story, scene.cast)
        promised = any(other.token == standing.operator for other in scene.triggers)
        if placing.basis is Basis.INFERRED and not dates and promised:
            return []  # what is only committed to is told by the commitment itself
    draft = _with_terms(_to_draft(trigger, standing, roles, placing, scene), trigger, standing, scene)
    if not draft.placing.places and (dates or draft.kind is Kind.AGREEMENT):
        draft = replace(draft, placing=find_party_places(trigger, people, scene.story, scene.cast))
    elif draft.placing.places and all(place.role is PlaceRole.SIGNED_AT for place in draft.placing.places):
        applied = find_party_places(trigger, people, scene.story, scene.cast)
        if applied.basis is Basis.STATED:
            joined = (*draft.placing.places, *applied.places)
            quotes = (*draft.placing.quotes, *applied.quotes)
            draft = replace(draft, placing=replace(draft.placing, places=joined, quotes=quotes))
    pairs = find_gapped(trigger, scene.story, scene.cast)
    if pairs:
        first = pairs[0][0].mention.exact
        return [_with_gap(draft, place, date, scene, first=first) for place, date in pairs]
    return [_with_date(draft, one, scene.story) for one in dates] or [draft]


def _add_places(placing: Placing, more: Placing) -> Placing:
    """Add the places that are not known yet, with the words that name them."""
    known = {place.place_id for place in placing.places}
    added = tuple(place for place in more.places if place.place_id not in known)
    return replace(placing, places=(*placing.places, *added), quotes=(*placing.quotes, *more.quotes))


def _is_only_meant(token: Token) -> bool:
    """Tell whether an infinitive says what somebody is to do, not that it was done: "hired to investigate"."""
    infinitive = any(child.dep_ == "aux" and child.text.casefold() == "to" for child in token.children)
    return infinitive and token.dep_ == "xcomp" and token.head.pos_ == "VERB" and token.head.lemma_ not in _CARRIED_OUT


def _is_accused(token: Token) -> bool:
    """Tell whether something stands in an accusation: "accused Belgrade of financing and sending the men"."""
    for node in token.ancestors:
        if node.dep_ == "prep" and node.head.lemma_.lower() in ("accuse", "suspect") and node.text.casefold() == "of":
            return True
        if node.dep_ in ("relcl", "ccomp") and node.pos_ in ("VERB", "AUX"):
            return False
    return False


def _is_told_by_outsider(trigger: Trigger, standing: Standing, roles: Roles, scene: Scene) -> bool:
    """Tell whether somebody without a part in it reports it in plain words: then it is told with the speaker's name."""
    speaker = standing.speaker
    if _is_accused(trigger.token):
        return False
    if speaker is None or speaker.head.lemma_.lower() not in REPORT_VERBS or is_quoted(trigger.token):
        return False
    if speaker.text.casefold() in _OWN_VOICES:
        return False
    keys = scene.cast.who(speaker)
    if set(keys) & set(roles.actors):
        return True  # who announces a deed of their own does not claim it of a foe
    sides = {scene.cast.parties[key].country for key in (*roles.actors, *roles.recipients)} - {None}
    return not any(
        key.startswith(("state:", "armed_group:"))
        or (scene.cast.parties[key].country is not None and bool(sides - {scene.cast.parties[key].country}))
        for key in keys
    )


def _with_gap(draft: Draft, place: PlaceSpan, found: DateSpan, scene: Scene, *, first: str) -> Draft:
    """Tell one of several places that a verb took, each on its own date."""
    named = EventPlace(place_id=place.place.place_id, role=PlaceRole.OCCURRED_AT)
    dated = _with_date(draft, found, scene.story)
    title = f"{draft.title.partition(first)[0]}{place.mention.exact}"
    placing = Placing(places=(named,), basis=Basis.STATED, quotes=quote_places([place]))
    return replace(dated, placing=placing, title=title)


def find_unclear(trigger: Trigger, scene: Scene) -> list[Issue]:
    """List a visit whose visitor is a pronoun that the text does not settle: it was left out."""
    standing = resolve_standing(trigger)
    if trigger.frame.kind is not Kind.VISIT or not find_roles(trigger, standing, scene.cast).is_unclear:
        return []
    quote = scene.story.sentence_evidence(trigger.token)
    return [
        Issue(
            severity=Severity.INFO,
            code="unresolved-pronoun",
            message=f"Whose “{trigger.token.text}” is meant cannot be told from the text",
            article_id=quote.article_id,
            start=quote.start,
            end=quote.end,
        )
    ]


def _dates(trigger: Trigger, standing: Standing, scene: Scene, others: frozenset[int]) -> tuple[DateSpan, ...]:
    dates = find_dates_of(trigger, scene.story, others)
    if dates and dates[0] is scene.story.label_of(trigger.token) and not _is_act(trigger, standing):
        return ()  # the line's date is when it was said or agreed, not when it is to be
    return dates


def _is_act(trigger: Trigger, standing: Standing) -> bool:
    done = standing.status in (Status.OCCURRED, Status.HISTORICAL)
    return done or trigger.frame.kind in (Kind.COMMITMENT, Kind.AGREEMENT, Kind.STATEMENT)


def _to_draft(trigger: Trigger, standing: Standing, roles: Roles, placing: Placing, scene: Scene) -> Draft:
    frame = trigger.frame
    return Draft(
        anchor=trigger.token,
        clause=trigger.verb or trigger.token,
        kind=frame.kind,
        plover_event=frame.plover_event,
        plover_mode=frame.plover_mode,
        status=standing.status or Status.OCCURRED,
        title=_name(trigger, build_title(trigger, standing, roles, scene.cast)),
        actors=roles.actors,
        recipients=roles.recipients,
        placing=placing,
        takes_date=not has_own_time(trigger),
        extra=(placing.evidence,) if placing.evidence is not None else (),
        discriminator=f"{trigger.token.i - trigger.token.sent.start}",
        is_signed=is_signed(trigger),
        is_brokered=is_brokered(trigger),
        operator=standing.operator,
        theme=trigger.theme,
        antecedent=trigger.antecedent,
        frame=frame.name,
        quotes=(
            *quote_tokens(EventField.EVENT_TYPE, naming_words(trigger)),
            *quote_tokens(EventField.STATUS, standing.signs),
            *roles.quotes,
        ),
    )


def _name(trigger: Trigger, title: str) -> str:
    """Name an event by its word where a long speaker's name left no room for more."""
    return f"{trigger.token.text.capitalize()} {title.strip()}" if title.lstrip().startswith("(") else title


def _with_terms(draft: Draft, trigger: Trigger, standing: Standing, scene: Scene) -> Draft:
    """Add what an agreement provides, is about and has come to, and the places that its provisions apply to."""
    if draft.kind is not Kind.AGREEMENT:
        return draft
    story, provisions = scene.story, scene.provisions
    provided = quote_provisions(trigger, story, provisions)
    subject = find_subject(trigger, story)
    states = find_states(trigger, standing, story)
    sentences = [index for index, anchor in provisions.items() if anchor == trigger.token.i]
    extra = tuple(story.sentence_evidence(story.sentences[index][0]) for index in sentences)
    placing = draft.placing
    for index in sentences:
        more = find_applied_places(story, index, scene.cast)
        if more.places:
            placing = replace(_add_places(placing, more), basis=placing.basis or Basis.INFERRED)
    return replace(
        draft,
        provisions=tuple(dict.fromkeys(story.article.text[one.start : one.end] for one in provided)),
        subject=subject,
        state=max((state for state, _ in states), key=list(AgreementState).index, default=None),
        placing=placing,
        extra=(*draft.extra, *extra),
        quotes=(*draft.quotes, *provided, *([] if subject is None else [subject]), *(quote for _, quote in states)),
    )


def _with_date(draft: Draft, found: DateSpan, story: Story) -> Draft:
    edtf = found.date.edtf
    # A value that rests on an anchor elsewhere in the text is uncertain, however the expression itself reads.
    basis = Basis.INFERRED if found.date.inferred else Basis.STATED
    anchor = _anchor_of(found, story)
    return replace(
        draft,
        date_edtf=to_inferred(edtf) if found.date.inferred else edtf,
        date_basis=basis,
        extra=(*draft.extra, *([] if anchor is None else [story.sentence_evidence(anchor.span.root)])),
        quotes=(*draft.quotes, *quote_dates([found] if anchor is None else [found, anchor])),
        discriminator=f"{draft.discriminator}@{edtf}",
    )


def _anchor_of(found: DateSpan, story: Story) -> DateSpan | None:
    """Find what an inferred date counts from: the date before it, or the latest fixed one; None: it is not inferred."""
    fixed = [one for one in story.dates if not one.date.inferred and edtf_bounds(one.date.edtf).latest is not None]
    if not found.date.inferred or not fixed:
        return None
    before = [one for one in fixed if one.span.end <= found.span.start]
    if before and is_sequence(story.article.text, found.date.start):
        return before[-1]
    return max(fixed, key=lambda one: (str(edtf_bounds(one.date.edtf).latest), -one.span.start))
