"""Turn what was read of an event into its record: ids, evidence, actors by id."""

from geo.events.actors.cast import Cast
from geo.events.drafts import Draft
from geo.events.story import Story
from geo.ids import to_id
from geo.records import Agreement, Event, Evidence
from geo.vocabulary import ActorType, Status


def to_event(draft: Draft, story: Story, cast: Cast) -> Event:
    """Build the record of an event."""
    evidence = evidence_of(draft, story)
    return Event(
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
    )


def to_agreement(draft: Draft, story: Story, cast: Cast) -> Agreement:
    """Build the record of an agreement; its parties are those who conclude it and those they conclude it with."""
    event = to_event(draft, story, cast)
    settled = draft.is_signed and draft.status in (Status.OCCURRED, Status.HISTORICAL)
    return Agreement(
        id=to_id("agreement", story.article.sha256, event.evidence[0].exact, draft.discriminator),
        event_type=event.event_type,
        title=event.title,
        status=event.status,
        date_edtf=event.date_edtf,
        date_basis=event.date_basis,
        places=event.places,
        place_basis=event.place_basis,
        actors=event.actors,
        recipients=event.recipients,
        evidence=event.evidence,
        plover_event=event.plover_event,
        plover_mode=event.plover_mode,
        parties=tuple(cast.actor_id(key) for key in parties_of(draft, cast)),
        signed_edtf=event.date_edtf if settled else None,
        provisions=draft.provisions,
    )


def parties_of(draft: Draft, cast: Cast) -> tuple[str, ...]:
    """List who concludes an agreement: for a minister or general the state, where the text says which one's."""
    keys = []
    for key in (*(() if draft.is_brokered else draft.actors), *draft.recipients):
        party = cast.parties[key]
        state = f"state:{party.country}"
        signs_for = party.actor_type is ActorType.PERSON and party.role is not None and state in cast.parties
        keys.append(state if signs_for else key)
    return tuple(dict.fromkeys(keys))


def evidence_of(draft: Draft, story: Story) -> tuple[Evidence, ...]:
    """List the spans of an event: its sentence first, then what inferred fields rest on."""
    extra = [*draft.extra, *([draft.placing.evidence] if draft.placing.evidence is not None else [])]
    return tuple(dict.fromkeys((story.sentence_evidence(draft.anchor), *extra)))
