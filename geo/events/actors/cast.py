"""
The cast of one article: every person, state, organisation and armed group, and who a word stands for.

It does not say what they do.
"""

from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Token

from geo.events.actors.coreference import Antecedents
from geo.events.actors.parties import Party, find_parties
from geo.events.actors.persons import Person, find_persons
from geo.events.story import Story
from geo.events.words.wordlists import to_words
from geo.ids import to_id
from geo.places.gazetteer import Gazetteer
from geo.records import Actor, Evidence
from geo.vocabulary import ActorType

_COLLECTIVES = to_words(
    """contingent group unit member team delegation number party squad detachment column convoy leader chief head
    minister commission committee official representative delegate government president"""
)
"""Words whose "of …" says who is meant."""
_EVIDENCE_LIMIT = 20


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
        return tuple(dict.fromkeys(key for key, _ in self.find_named(token)))

    def find_named(self, token: Token) -> tuple[tuple[str, Token], ...]:
        """Find whom a noun or pronoun stands for, as `who` does, each with the word that names or takes them up."""
        named = [(key, token) for key in self._antecedents.resolve(token)]
        if token.i in self.story.dateline:
            return self._after_dateline(token)
        named += [] if named else self._of_compound(token)
        for child in token.children:
            if (
                child.dep_ in ("conj", "appos")
                and (child.i > token.i or token.i in self.story.dateline)
                and child.pos_ in ("NOUN", "PROPN", "PRON", "ADJ")
            ):
                named += self.find_named(child)
            elif (
                child.dep_ == "prep"
                and child.text in ("of", "from")
                and not named
                and token.lemma_.lower() in _COLLECTIVES
            ):
                named += [one for pobj in child.children for one in self.find_named(pobj)]
        return tuple(named)

    def span_of(self, key: str, word: Token) -> tuple[int, int]:
        """Find the characters of the name or office of a party that a word is part of; else those of the word."""
        for start, end in self.parties[key].spans:
            if start <= word.idx < end:
                return start, end
        first = last = word.i
        while first > 0 and self.named.get(first - 1) == key == self.named.get(word.i):
            first -= 1
        while last + 1 < len(word.doc) and self.named.get(last + 1) == key == self.named.get(word.i):
            last += 1
        return word.doc[first].idx, word.doc[last].idx + len(word.doc[last])

    def named_before(self, key: str, word: Token) -> tuple[int, int] | None:
        """Find where the party that a pronoun or description takes up was named last; None: only after it."""
        before = [span for span in self.parties[key].spans if span[1] <= word.idx]
        return max(before, default=None)

    def _after_dateline(self, token: Token) -> tuple[tuple[str, Token], ...]:
        """Find the real subject where the parser took the dateline for it: who stands last before the verb."""
        between = [
            other for other in token.sent if token.i < other.i < token.head.i and other.i not in self.story.dateline
        ]
        nouns = [other for other in between if other.pos_ in ("PROPN", "NOUN", "PRON")]
        return self.find_named(nouns[-1]) if nouns else ()

    def _of_compound(self, token: Token) -> list[tuple[str, Token]]:
        """Let "M23 rebels" stand for the group that its first word names."""
        before = self.story.doc[token.i - 1] if token.i > 0 else None
        key = (
            self.named.get(before.i)
            if before is not None and token.pos_ == "NOUN" and token.dep_ not in ("compound", "nmod")
            else None
        )
        if before is not None and key is not None and key.startswith("armed_group:"):
            return [(key, before)]
        return self._of_nations(token)

    def _of_nations(self, token: Token) -> list[tuple[str, Token]]:
        """Let "Armenian and Azerbaijani troops" stand for the troops of both."""
        adjectives = [child for child in token.children if child.dep_ in ("amod", "nmod", "compound")]
        adjectives += [other for child in adjectives for other in child.conjuncts if other.i < token.i]
        keys = [(self.named.get(other.i, ""), other) for other in sorted(set(adjectives), key=lambda other: other.i)]
        return [(key, other) for key, other in keys if key.startswith("organisation:")]

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
    parties, named = find_parties(story, persons, gazetteer)
    return Cast(story, parties, named, persons)
