"""
The parties of one article: every person, state, organisation and armed group that its words name, and where.

Whom a pronoun or description stands for is `geo.events.actors.cast`'s.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span

from geo.events.actors.groups import find_groups
from geo.events.actors.persons import Person, index_persons
from geo.events.story import Story
from geo.events.words.wordlists import to_words
from geo.places.gazetteer import Gazetteer
from geo.places.names import to_key
from geo.vocabulary import ActorType

_BODIES = to_words(
    """forces force troops soldiers army police guards guard officers rangers navy military airmen militia
    officials authorities fighters delegation commanders warships jets aircraft drones agents patrol media
    gunmen villagers lawmakers diplomats"""
)
_GOVERNMENTS = frozenset({"government", "side", "authorities", "regime", "leadership", "administration", "state"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody of the cast: what becomes an `Actor`."""

    key: str
    name: str
    names: tuple[str, ...]
    actor_type: ActorType
    role: str | None
    country: str | None
    spans: tuple[tuple[int, int], ...]
    """Character offsets of the mentions."""


def find_parties(
    story: Story, persons: Sequence[Person], gazetteer: Gazetteer
) -> tuple[tuple[Party, ...], Mapping[int, str]]:
    """
    Find everybody whom an article names.

    Returns
    -------
    parties, named
        The parties, each once; and the key of the party at each token that names one.
    """
    index = index_persons(persons)
    parties = [_person_party(story, person) for person in persons]
    named = {token: person.key for token, person in index.items()}
    for party, tokens in [
        *_group_parties(story, frozenset(named) | story.sites),
        *_body_parties(story),
        *_state_parties(story, gazetteer),
    ]:
        free = [token for token in tokens if token not in named]
        if free:
            parties.append(party)
            named.update(dict.fromkeys(free, party.key))
    parties += _represented(story, persons, {party.key for party in parties}, gazetteer)
    return tuple(_join_parties(parties)), named


def _represented(story: Story, persons: Sequence[Person], known: set[str], gazetteer: Gazetteer) -> Iterator[Party]:
    """Yield the states that only the offices of persons name ("Iran's Defense Minister"): they act through them."""
    for person in persons:
        for mention in person.mentions:
            if mention.country is None or f"state:{mention.country}" in known:
                continue
            named = [i for i in range(mention.first, mention.last) if story.nations.get(i) == mention.country]
            if named:
                known.add(f"state:{mention.country}")
                name = gazetteer.entry(f"iso:{mention.country}").name
                party = _one(story.doc[named[0] : named[0] + 1], ActorType.STATE, name, mention.country)
                yield replace(party, names=(name,))


def _person_party(story: Story, person: Person) -> Party:
    doc = story.doc
    roles = [mention for mention in person.mentions if mention.rank or mention.offices]
    role = None
    if roles:
        spans = sorted((*roles[0].offices, *([roles[0].rank] if roles[0].rank else [])), key=lambda span: span.start)
        role = ", ".join(span.text for span in spans)
    return Party(
        key=person.key,
        name=person.name,
        names=tuple(dict.fromkeys(mention.name for mention in person.mentions)),
        actor_type=ActorType.PERSON,
        role=role,
        country=person.country,
        spans=tuple((doc[one.start].idx, doc[one.end - 1].idx + len(doc[one.end - 1])) for one in person.mentions),
    )


def _group_parties(story: Story, taken: frozenset[int]) -> list[tuple[Party, list[int]]]:
    found: list[tuple[Party, list[int]]] = []
    aliases: dict[str, Party] = {}
    for group in find_groups(story, taken):
        kind = ActorType.ARMED_GROUP if group.is_armed else ActorType.ORGANISATION
        party = aliases.get(to_key(group.name)) or _one(group.span, kind, group.name, group.country)
        short = _bracketed(group.span)
        if short is not None:
            aliases[to_key(short)] = party
        found.append((party, [token.i for token in group.span]))
    return found


def _bracketed(span: Span) -> str | None:
    """Find the short form that a name introduces: "Pakistan Air Force (PAF)"."""
    following = span.doc[span.end : span.end + 3]
    if len(following) == 3 and following[0].text == "(" and following[2].text == ")" and following[1].text.isupper():  # noqa: PLR2004
        return following[1].text
    return None


def _body_parties(story: Story) -> list[tuple[Party, list[int]]]:
    """Find "Polish border guards", "Indian troops": a people's adjective, or a state's name, and what belongs to it."""
    found: list[tuple[Party, list[int]]] = []
    for chunk in story.doc.noun_chunks:
        root = chunk.root
        codes = {story.nations[token.i] for token in chunk if token.i in story.nations}
        word = root.text.casefold()
        if len(codes) > 1 and word in _BODIES:
            found += _bodies_of_several(story, chunk)
        if len(codes) != 1 or word not in _BODIES | _GOVERNMENTS:
            continue
        first = next(token for token in chunk if token.i in story.nations)
        span = story.doc[first.i : root.i + 1]
        tokens = [token.i for token in span]
        code = codes.pop()
        if word in _GOVERNMENTS:
            found.append((_one(span, ActorType.STATE, span.text, code), tokens))
        elif all(token.pos_ in ("ADJ", "NOUN", "PROPN", "PART", "PUNCT", "ADV") for token in span):
            found.append((_one(span, ActorType.ORGANISATION, span.text, code), tokens))
    return found


def _bodies_of_several(story: Story, chunk: Span) -> Iterator[tuple[Party, list[int]]]:
    """Yield a body for each people of "Armenian and Azerbaijani troops"."""
    for token in chunk:
        is_attribute = token.i not in story.states or token.dep_ in ("amod", "nmod", "compound")
        if token.i in story.nations and is_attribute:
            name = f"{token.text} {chunk.root.text.casefold()}"
            span = story.doc[token.i : token.i + 1]
            yield _one(span, ActorType.ORGANISATION, name, story.nations[token.i]), [token.i]


def _state_parties(story: Story, gazetteer: Gazetteer) -> list[tuple[Party, list[int]]]:
    found = []
    for span, code in _nation_runs(story):
        if span[-1].i in story.states and span.root.pos_ in ("PROPN", "NOUN", "ADJ"):
            party = _one(span, ActorType.STATE, gazetteer.entry(f"iso:{code}").name, code)
            found.append((party, [token.i for token in span]))
    return found


def _nation_runs(story: Story) -> Iterator[tuple[Span, str]]:
    """Yield the names of countries: neighbouring tokens of one country ("Saudi Arabia")."""
    for index in sorted(story.nations):
        code = story.nations[index]
        if story.nations.get(index - 1) == code:
            continue
        end = index + 1
        while story.nations.get(end) == code:
            end += 1
        yield story.doc[index:end], code


def _one(span: Span, kind: ActorType, name: str, code: str | None) -> Party:
    key = f"state:{code}" if kind is ActorType.STATE else f"{kind.value}:{to_key(name)}|{code or ''}"
    return Party(
        key=key,
        name=name,
        names=(name,) if kind is not ActorType.STATE else (span.text,),
        actor_type=kind,
        role=None,
        country=code,
        spans=((span.start_char, span.end_char),),
    )


def _join_parties(parties: Iterable[Party]) -> list[Party]:
    joined: dict[str, Party] = {}
    for party in parties:
        before = joined.get(party.key)
        if before is None:
            joined[party.key] = party
            continue
        name = min(before.name, party.name, key=len) if party.actor_type is ActorType.STATE else before.name
        joined[party.key] = Party(
            key=party.key,
            name=name,
            names=tuple(dict.fromkeys((*before.names, *party.names))),
            actor_type=party.actor_type,
            role=before.role or party.role,
            country=before.country or party.country,
            spans=tuple(sorted({*before.spans, *party.spans})),
        )
    return list(joined.values())
