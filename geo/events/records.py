"""Turn what was read of an event into its record: ids, evidence, actors by id, codes, the words behind each field."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace

from geo.events.actors.cast import Cast
from geo.events.codes import Codes, find_codes
from geo.events.drafts import Draft
from geo.events.quotes import Quote
from geo.events.story import Story
from geo.ids import to_id
from geo.records import Agreement, Event, Evidence, FieldSpan
from geo.vocabulary import ActorType, AgreementState, EventField, Status

_FIELD_ORDER = list(EventField)
_WHOLE = frozenset({EventField.EVENT_TYPE, EventField.STATUS, EventField.DATE, EventField.SIGNED})
"""Fields of one value: whatever words are behind it, they say this one."""
NAMED_FIELDS = frozenset({EventField.ACTORS, EventField.RECIPIENTS, EventField.PARTIES})


def to_event(draft: Draft, story: Story, cast: Cast) -> Event:
    """Build the record of an event."""
    evidence = evidence_of(draft, story)
    codes = _codes_of(draft, cast)
    event = Event(
        id=to_id("event", story.article.sha256, evidence[0].exact, draft.kind.value, draft.discriminator),
        event_type=draft.kind.to_event_type(),
        title=draft.title,
        status=draft.status,
        date_edtf=draft.date_edtf,
        date_basis=draft.date_basis,
        places=draft.placing.places,
        place_basis=draft.placing.basis if draft.placing.places else None,
        actors=tuple(cast.actor_id(key) for key in draft.actors),
        recipients=tuple(cast.actor_id(key) for key in draft.recipients),
        evidence=evidence,
        plover_event=draft.plover_event,
        plover_mode=draft.plover_mode,
        cameo_code=codes.cameo,
        acled_event_type=codes.acled_event_type,
        acled_sub_event_type=codes.acled_sub_event_type,
    )
    return replace(event, field_spans=_to_spans(event, (*draft.quotes, *draft.placing.quotes), story, cast))


def to_agreement(draft: Draft, story: Story, cast: Cast) -> Agreement:
    """Build the record of an agreement; its parties are those who conclude it and those they conclude it with."""
    event = to_event(draft, story, cast)
    settled = draft.is_signed and draft.status in (Status.OCCURRED, Status.HISTORICAL)
    subject = draft.subject
    agreement = Agreement(
        **{one.name: getattr(event, one.name) for one in fields(event) if one.name not in ("id", "field_spans")},
        id=to_id("agreement", story.article.sha256, event.evidence[0].exact, draft.discriminator),
        parties=tuple(cast.actor_id(key) for key in parties_of(draft, cast)),
        signed_edtf=event.date_edtf if settled else None,
        provisions=draft.provisions,
        subject=None if subject is None else story.article.text[subject.start : subject.end],
        state=draft.state,
    )
    quotes = (*draft.quotes, *draft.placing.quotes, *_quotes_of_terms(draft, cast))
    return replace(agreement, field_spans=_to_spans(agreement, quotes, story, cast))


def _codes_of(draft: Draft, cast: Cast) -> Codes:
    return find_codes(
        frame=draft.frame,
        words=(draft.anchor, draft.theme),
        operator=draft.operator,
        status=draft.status,
        actors=[cast.parties[key] for key in draft.actors],
        recipients=[cast.parties[key] for key in draft.recipients],
    )


def _quotes_of_terms(draft: Draft, cast: Cast) -> Iterator[Quote]:
    """Yield the words behind parties (those of who signs for them) and the signature (its verb and its date)."""
    for quote in draft.quotes:
        if quote.field in (EventField.ACTORS, EventField.RECIPIENTS) and quote.value in draft.people:
            yield replace(quote, field=EventField.PARTIES, value=_party_of(quote.value, cast))
        is_signing = quote.field is EventField.STATE and quote.value == AgreementState.SIGNED
        if is_signing or quote.field is EventField.DATE:
            yield replace(quote, field=EventField.SIGNED, value="")


def parties_of(draft: Draft, cast: Cast) -> tuple[str, ...]:
    """List who concludes an agreement: for a minister or general the state, where the text says which one's."""
    keys = (*(() if draft.is_brokered else draft.actors), *draft.recipients)
    return tuple(dict.fromkeys(_party_of(key, cast) for key in keys))


def _party_of(key: str, cast: Cast) -> str:
    party = cast.parties[key]
    state = f"state:{party.country}"
    signs_for = party.actor_type is ActorType.PERSON and party.role is not None and state in cast.parties
    return state if signs_for else key


def _to_spans(event: Event, quotes: Iterable[Quote], story: Story, cast: Cast) -> tuple[FieldSpan, ...]:
    """Build the spans of the fields that the record has in the end; what was read for another one is left out."""
    held, article = _values_of(event), story.article
    spans = []
    for quote in quotes:
        values, exact = held.get(quote.field, ()), article.text[quote.start : quote.end]
        value = cast.actor_id(quote.value) if quote.field in NAMED_FIELDS else quote.value or exact
        if quote.field in _WHOLE:
            value = values[0] if values else ""
        if value in values:
            spans.append(
                FieldSpan(
                    field=quote.field,
                    value=value,
                    article_id=article.id,
                    start=quote.start,
                    end=quote.end,
                    exact=exact,
                )
            )
    return sort_spans(spans)


def _values_of(event: Event) -> Mapping[EventField, tuple[str, ...]]:
    """List what the words behind each field of a record may say."""
    values = {
        EventField.EVENT_TYPE: (event.event_type.value,),
        EventField.STATUS: (event.status.value,),
        EventField.DATE: (event.date_edtf,) if event.date_edtf is not None else (),
        EventField.PLACES: tuple(place.place_id for place in event.places),
        EventField.ACTORS: event.actors,
        EventField.RECIPIENTS: event.recipients,
    }
    if isinstance(event, Agreement):
        values[EventField.PARTIES] = event.parties
        values[EventField.SIGNED] = (event.signed_edtf,) if event.signed_edtf is not None else ()
        values[EventField.PROVISIONS] = event.provisions
        values[EventField.SUBJECT] = (event.subject,) if event.subject is not None else ()
        values[EventField.STATE] = tuple(state.value for state in AgreementState)
    return values


def sort_spans(spans: Iterable[FieldSpan]) -> tuple[FieldSpan, ...]:
    """Sort spans by field, article and place in its text, each once."""
    return tuple(
        sorted(
            dict.fromkeys(spans),
            key=lambda one: (_FIELD_ORDER.index(one.field), one.article_id, one.start, one.end, one.value),
        )
    )


def evidence_of(draft: Draft, story: Story) -> tuple[Evidence, ...]:
    """List the spans of an event: its sentence first, then what inferred fields rest on."""
    extra = [*draft.extra, *([draft.placing.evidence] if draft.placing.evidence is not None else [])]
    return tuple(dict.fromkeys((story.sentence_evidence(draft.anchor), *extra)))
