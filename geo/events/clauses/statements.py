"""
Find what is only said or demanded: statements of somebody named, about a place or on a day.

A statement is not a fact: nothing in its words becomes an event that occurred.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from geo.events.actors.cast import Cast
from geo.events.clauses.arguments import quote_names
from geo.events.clauses.dating import find_dates_of
from geo.events.clauses.grammar import subject_of
from geo.events.clauses.phrases import phrase, present, short_names, to_title
from geo.events.clauses.placing import Placing, find_places_of, is_usable, quote_places
from geo.events.clauses.sayings import (
    find_content,
    find_speaker,
    is_act,
    is_heard,
    is_leader,
    is_of_state,
    is_said,
    speaks_for,
)
from geo.events.clauses.status import is_quoted
from geo.events.clauses.triggers import Trigger
from geo.events.drafts import Draft
from geo.events.quotes import Quote, quote_tokens
from geo.events.story import Story
from geo.events.words.frame import Frame
from geo.events.words.kinds import Kind
from geo.events.words.operators import DEMAND_VERBS, STATEMENT_VERBS
from geo.events.words.speech import DENIALS, PLAIN_VERBS
from geo.events.words.wordlists import to_words
from geo.records import EventPlace
from geo.vocabulary import Basis, EventField, PlaceRole, Status

FRAME = Frame(name="statement", kind=Kind.STATEMENT, plover_event="CONSULT")
_REQUEST = Frame(name="statement", kind=Kind.STATEMENT, plover_event="REQUEST")
_WISHES = to_words("idea proposal offer plan call request demand suggestion invitation notion possibility")
_LISTENERS = to_words("reporter journalist agency newspaper correspondent channel us me television radio")
_LEAD = 2
"""Index of the last sentence that still leads an article, its headline and dateline counted."""
_AMONG = frozenset({"among", "between", "including", "with"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Somebody's saying or demanding something."""

    trigger: Trigger
    status: Status
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    title: str
    placing: Placing
    quotes: tuple[Quote, ...]


def find_statements(story: Story, cast: Cast, drafts: Sequence[Draft], skipped: frozenset[int]) -> list[Statement]:
    """Find the statements that no event was read from."""
    told = {draft.anchor.i for draft in drafts}
    found = []
    for token in story.doc:
        if story.sentence_index(token) in skipped:
            continue
        if token.i in told:
            continue
        statement = _demand(token, story, cast) or _saying(token, story, cast)
        alone = is_act(token) and token.lemma_.lower() not in DENIALS
        if statement is not None and (alone or not _holds_event(token, drafts)):
            found.append(statement)
    return found


def _holds_event(token: Token, drafts: Sequence[Draft]) -> bool:
    """Tell whether an event was read from what is said: then the saying is no second one."""
    content = find_content(token)
    theme = [child for child in token.children if child.dep_ == "prep" and child.text.casefold() == "for"]
    inside = {other.i for child in (*theme, *([content] if content is not None else [])) for other in child.subtree}
    return any(draft.anchor.i in inside for draft in drafts)


def _demand(token: Token, story: Story, cast: Cast) -> Statement | None:
    """Read "X called for greater alignment among A and B", "X's call for …"."""
    if token.lemma_.lower() not in ("call", "press", "appeal", "demand"):
        return None
    theme = next((c for c in token.children if c.dep_ == "prep" and c.text.casefold() == "for"), None)
    if theme is None:
        return None
    if token.pos_ == "VERB" and token.lemma_.lower() in DEMAND_VERBS | {"appeal"}:
        subject = subject_of(token)
        calling = list(cast.find_named(subject)) if subject is not None else []
    else:
        calling = [one for child in token.children if child.dep_ == "poss" for one in cast.find_named(child)]
    actors = tuple(dict.fromkeys(key for key, _ in calling))
    if not actors:
        return None
    trigger = Trigger(token=token, verb=token if token.pos_ == "VERB" else None, theme=None, frame=_REQUEST)
    inside = [other for other in token.sent if other.i > theme.i and other.i - theme.i < 30]  # noqa: PLR2004
    named = [other for other in inside if other.i in story.states and _is_listed(other)]
    called = [(key, other) for other in named for key in (cast.named.get(other.i),) if key]
    recipients = tuple(dict.fromkeys(key for key, _ in called))
    title = _demand_title(token, theme, actors, cast)
    return Statement(
        trigger=trigger,
        status=Status.DEMANDED,
        actors=actors,
        recipients=tuple(key for key in recipients if key not in actors),
        title=title,
        placing=_listed_places(theme, story),
        quotes=(
            *_quote_saying(token, theme),
            *quote_names(EventField.ACTORS, calling, cast),
            *quote_names(EventField.RECIPIENTS, called, cast),
        ),
    )


def _quote_saying(*words: Token) -> tuple[Quote, ...]:
    """Quote the words that make something a statement and tell its status: the verb, or "call for"."""
    return tuple(one for field in (EventField.EVENT_TYPE, EventField.STATUS) for one in quote_tokens(field, words))


def _demand_title(token: Token, theme: Token, actors: tuple[str, ...], cast: Cast) -> str:
    words = phrase(theme, cast.story)
    verb = (
        f"{short_names(actors, cast)} calls" if token.pos_ == "VERB" else f"{short_names(actors, cast)}’s {token.text}"
    )
    return to_title(f"{verb} {words}")


def _is_listed(token: Token) -> bool:
    """Tell whether a state stands in a list after "among", "between" or "including"."""
    node = token
    for _ in range(8):
        if node.dep_ == "prep" and node.text.casefold() in _AMONG:
            return True
        if node.dep_ == "ROOT":
            return False
        if node.pos_ in ("VERB", "AUX") and node.dep_ != "prep":
            break
        node = node.head
    before = [other.text.casefold() for other in token.sent if other.i < token.i]
    return "among" in before[-12:] and token.pos_ == "PROPN"


def _listed_places(theme: Token, story: Story) -> Placing:
    index = story.sentence_index(theme)
    places = [place for place in story.places_in(index) if place.span.start > theme.i and place.mention.plotted]
    ids = dict.fromkeys(place.place.place_id for place in places)
    found = tuple(EventPlace(place_id=place_id, role=PlaceRole.APPLIES_TO) for place_id in ids)
    return Placing(places=found, basis=Basis.STATED if found else None, quotes=quote_places(places))


def _saying(token: Token, story: Story, cast: Cast) -> Statement | None:
    if token.pos_ != "VERB" or not (is_act(token) or token.lemma_.lower() in STATEMENT_VERBS | PLAIN_VERBS):
        return None
    speaker, content = find_speaker(token), find_content(token)
    if is_quoted(token):
        return None  # it stands in the words of another
    if speaker is None or (content is None and not is_act(token)) or not is_said(token):
        return None
    if token.lemma_.lower() in DENIALS and content is not None and content.lemma_.lower() in _WISHES:
        return None  # what is refused is told where it is proposed
    named = cast.find_named(speaker)
    speakers = tuple(dict.fromkeys(key for key, _ in named))
    trigger = Trigger(token=token, verb=token, theme=None, frame=FRAME)
    heard = speaks_for(speaker, speakers, cast) if is_act(token) else _is_point(trigger, speaker, story, cast)
    if not heard:
        return None
    addressed = _find_addressed(token, speakers, cast)
    placing = _without_parties(find_places_of(trigger, story, cast), story)
    if not any(
        _is_told(place.place_id, content or token, story, cast) or place.role is PlaceRole.OCCURRED_AT
        for place in placing.places
    ):
        placing = Placing()
    return Statement(
        trigger=trigger,
        status=Status.OCCURRED,
        actors=speakers,
        recipients=tuple(dict.fromkeys(key for key, _ in addressed)),
        title=_saying_title(token, content, speaker, story, cast),
        placing=placing,
        quotes=(
            *_quote_saying(token),
            *quote_names(EventField.ACTORS, named, cast),
            *quote_names(EventField.RECIPIENTS, addressed, cast),
        ),
    )


def _is_point(trigger: Trigger, speaker: Token, story: Story, cast: Cast) -> bool:
    """Tell whether the article makes a point of what somebody says: about the state, by a party, with an occasion."""
    token, keys = trigger.token, cast.who(speaker)
    if token.lemma_.lower() not in STATEMENT_VERBS:
        return False
    dated = bool(find_dates_of(trigger, story, frozenset()))
    if not is_of_state(token):
        return dated and is_leader(keys, cast)
    if not any(is_heard(key, cast) for key in keys):
        return False
    if token.lemma_.lower() not in PLAIN_VERBS:
        return True
    content = find_content(token)
    if content is not None and content.dep_ == "dobj" and content.lemma_.lower() in _LISTENERS:
        return False
    leads = story.sentence_index(token) <= _LEAD
    by_state = any(key.startswith("state:") for key in keys)
    return speaks_for(speaker, keys, cast) and (dated or leads or by_state)


def _find_addressed(verb: Token, speakers: Sequence[str], cast: Cast) -> tuple[tuple[str, Token], ...]:
    """Find whom a verb of accusing, thanking or warning is said to, each with the word that names them."""
    if not is_act(verb):
        return ()
    named = [pair for child in verb.children if child.dep_ == "dobj" for pair in cast.find_named(child)]
    return tuple((key, token) for key, token in named if key not in speakers)


def _without_parties(placing: Placing, story: Story) -> Placing:
    """Leave out countries that are only spoken of: they are parties, and no place where something is."""
    countries = {place.place.place_id for place in story.places if place.place.kind == "country"}
    kept = tuple(
        place for place in placing.places if place.role is PlaceRole.OCCURRED_AT or place.place_id not in countries
    )
    ids = {place.place_id for place in kept}
    quotes = tuple(quote for quote in placing.quotes if quote.value in ids)
    return replace(placing, places=kept, basis=placing.basis if kept else None, quotes=quotes)


def _saying_title(token: Token, content: Token | None, speaker: Token, story: Story, cast: Cast) -> str:
    keys = cast.who(speaker)
    name = short_names(keys, cast) or phrase(speaker, story)
    plural = len(keys) > 1 or (not keys and speaker.tag_ in ("NNS", "NNPS"))
    if content is None:
        rest = next((child for child in token.children if child.dep_ in ("prep", "dative")), None)
        return to_title(f"{name} {present(token, plural=plural)} {phrase(rest, story) if rest is not None else ''}")
    words = _words(content, story)
    if content.dep_ == "dobj" and token.lemma_.lower() in ("accuse", "blame", "criticise", "criticize"):
        charge = next((child for child in token.children if child.dep_ == "prep" and child.i > content.i), None)
        words = f"{words} {phrase(charge, story)}" if charge is not None else words
    if content.dep_ == "dobj":
        return to_title(f"{name} {present(token, plural=plural)} {words}")
    # What is denied or warned of must not read as what is said.
    said = f" {present(token, plural=plural)} that " if is_act(token) else ": "
    return to_title(f"{name}{said}{words}")


def _is_told(place_id: str, content: Token, story: Story, cast: Cast) -> bool:
    inside = {token.i for token in content.subtree}
    return any(
        place.place.place_id == place_id and place.span.root.i in inside and is_usable(place, cast)
        for place in story.places
    )


def _words(content: Token, story: Story) -> str:
    text = phrase(content, story)
    return text.removeprefix("that ").strip('“”" ')
