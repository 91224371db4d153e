"""
The cast of one article: every person, state, organisation and armed group, and who a word stands for.

It does not say what they do.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from geo.events.actors.coreference import Antecedents
from geo.events.actors.groups import find_groups
from geo.events.actors.persons import Person, find_persons, index_persons
from geo.events.story import Story
from geo.events.words.wordlists import to_words
from geo.ids import to_id
from geo.places.gazetteer import Gazetteer
from geo.places.names import to_key
from geo.records import Actor, Evidence
from geo.vocabulary import ActorType

_BODIES = to_words(
    """forces force troops soldiers army police guards guard officers rangers navy military airmen militia
    officials authorities fighters delegation commanders warships jets aircraft drones agents patrol media
    gunmen villagers lawmakers diplomats"""
)
_COLLECTIVES = to_words(
    """contingent group unit member team delegation number party squad detachment column convoy leader chief head
    minister commission committee official representative delegate government president"""
)
"""Words whose "of …" says who is meant."""
_GOVERNMENTS = frozenset({"government", "side", "authorities", "regime", "leadership", "administration", "state"})
_EVIDENCE_LIMIT = 20


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


class Cast:
    """Who takes part in an article, by key, and whom each of its words stands for."""

    def __init__(
        self, story: Story, parties: Iterable[Party], named: Mapping[int, str], persons: Sequence[Person]
    ) -> None:
        """Keep the parties; `named` gives the key at each token that names one."""
        self.story = story
        self.persons = tuple(persons)
        self.parties = {party.key: party for party in parties}
        self.named = named
        self._antecedents = Antecedents(story, named, persons)

    def who(self, token: Token) -> tuple[str, ...]:
        """Find whom a noun or pronoun stands for, those joined to it by "and" included."""
        keys = list(self._antecedents.resolve(token))
        if token.i in self.story.dateline:
            return self._after_dateline(token)
        keys += [] if keys else self._of_compound(token)
        for child in token.children:
            if (
                child.dep_ in ("conj", "appos")
                and (child.i > token.i or token.i in self.story.dateline)
                and child.pos_ in ("NOUN", "PROPN", "PRON", "ADJ")
            ):
                keys += self.who(child)
            elif (
                child.dep_ == "prep"
                and child.text in ("of", "from")
                and not keys
                and token.lemma_.lower() in _COLLECTIVES
            ):
                keys += [key for pobj in child.children for key in self.who(pobj)]
        return tuple(dict.fromkeys(keys))

    def _after_dateline(self, token: Token) -> tuple[str, ...]:
        """Find the real subject where the parser took the dateline for it: who stands last before the verb."""
        between = [
            other for other in token.sent if token.i < other.i < token.head.i and other.i not in self.story.dateline
        ]
        nouns = [other for other in between if other.pos_ in ("PROPN", "NOUN", "PRON")]
        return self.who(nouns[-1]) if nouns else ()

    def _of_compound(self, token: Token) -> list[str]:
        """Let "M23 rebels" stand for the group that its first word names."""
        before = self.story.doc[token.i - 1] if token.i > 0 else None
        key = (
            self.named.get(before.i)
            if before is not None and token.pos_ == "NOUN" and token.dep_ not in ("compound", "nmod")
            else None
        )
        if key is not None and key.startswith("armed_group:"):
            return [key]
        return self._of_nations(token)

    def _of_nations(self, token: Token) -> list[str]:
        """Let "Armenian and Azerbaijani troops" stand for the troops of both."""
        adjectives = [child for child in token.children if child.dep_ in ("amod", "nmod", "compound")]
        adjectives += [other for child in adjectives for other in child.conjuncts if other.i < token.i]
        keys = [self.named.get(other.i, "") for other in sorted(set(adjectives), key=lambda other: other.i)]
        return [key for key in keys if key.startswith("organisation:")]

    def is_named(self, token: Token) -> bool:
        """Tell whether a token is part of somebody's name or office."""
        return token.i in self.named

    def actor_id(self, key: str) -> str:
        """Give the stable id of a party: it rests on the article's text, the name and the type."""
        party = self.parties[key]
        return to_id("actor", self.story.article.sha256, party.actor_type.value, key)

    def actors(self, used: Iterable[str]) -> tuple[Actor, ...]:
        """Build the records of those who take part in something, of persons of weight, and of armed groups."""
        wanted = set(used)
        kept = [
            party
            for party in self.parties.values()
            if party.key in wanted
            or party.actor_type is ActorType.ARMED_GROUP
            or (party.actor_type is ActorType.PERSON and (party.role or len(party.spans) > 1))
        ]
        return tuple(self._to_actor(party) for party in sorted(kept, key=lambda party: (party.spans[:1], party.key)))

    def _to_actor(self, party: Party) -> Actor:
        evidence: list[Evidence] = []
        for start, end in party.spans[:_EVIDENCE_LIMIT]:
            span = self.story.doc.char_span(start, end, alignment_mode="expand")
            sentence = self.story.sentence_evidence(span[0]) if span is not None else self.story.evidence(start, end)
            if sentence not in evidence:
                evidence.append(sentence)
        return Actor(
            id=self.actor_id(party.key),
            name=party.name,
            names=party.names,
            actor_type=party.actor_type,
            role=party.role,
            country_code=party.country,
            evidence=tuple(evidence),
        )


def build_cast(story: Story, gazetteer: Gazetteer) -> Cast:
    """Find everybody whom an article names."""
    persons = find_persons(story)
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
    return Cast(story, _join_parties(parties), named, persons)


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
