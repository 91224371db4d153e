"""
Resolve pronouns and descriptions ("he", "the top general", "both nations") by who was named last and as what.

What cannot be resolved gives nothing: an actor is left out rather than guessed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from geo.events.actors.persons import Person
from geo.events.story import Story
from geo.events.words.offices import MILITARY_ROLES, ROLE_NOUNS, fold_word
from geo.events.words.wordlists import to_words

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PERSONAL = to_words("he him his himself she her hers herself")
_NEUTRAL = to_words("it its itself")
_PLURAL = to_words("they them their theirs themselves")
_PAIR_NOUNS = to_words(
    """countries nations sides neighbours neighbors states governments parties capitals republics armies militaries
    powers"""
)
_REALMS = to_words("regime government country kingdom")
_PAIR = 2
_REACH_PRONOUN = 2
_REACH_DESCRIPTION = 8
_REACH_PAIR = 12
_RANK_ROLES = frozenset({"general", "admiral", "colonel", "marshal"})


class Antecedents:
    """Who a word of an article takes up, as keys of actors."""

    def __init__(self, story: Story, named: Mapping[int, str], persons: Sequence[Person]) -> None:
        """
        Parameters
        ----------
        story
            The article.
        named
            Key of the actor at each token that names one.
        persons
            The persons of the article.
        """  # noqa: D205
        self._story = story
        self._named = named
        self._persons = {person.key: person for person in persons}
        self._cache: dict[int, tuple[str, ...]] = {}

    def resolve(self, token: Token) -> tuple[str, ...]:
        """Find whom a token names or takes up; empty where it names nobody or that is not clear."""
        if token.i in self._named:
            return (self._named[token.i],)
        if token.i not in self._cache:
            self._cache[token.i] = ()  # a chain of pronouns that comes back to itself names nobody
            self._cache[token.i] = self._resolve(token)
        return self._cache[token.i]

    def _resolve(self, token: Token) -> tuple[str, ...]:
        word = token.text.casefold()
        if word in _PERSONAL:
            return self._person(token)
        if word in _NEUTRAL:
            return self._thing(token)
        if word in _PLURAL:
            return self._several(token)
        if word in _PAIR_NOUNS or word == "both":
            return self._pair(token)
        if word in _REALMS and any(child.text.casefold() in ("the", "this") for child in token.children):
            return self._realm(token)
        return self._described(token) if fold_word(token.text) in ROLE_NOUNS else ()

    def _person(self, token: Token) -> tuple[str, ...]:
        subject = _clause_subject(token)
        if subject is not None and subject.i != token.i and (subject.i > token.i or token.dep_ == "poss"):
            found = [key for key in self.resolve(subject) if key in self._persons]
            if found and self._is_apart(token, found[0]):
                return (found[0],)
        excluded = {key for other in token.sent if (key := self._named.get(other.i)) and not _is_prominent(other)}
        for candidate in self._prominent(self._story.sentence_index(token), before=token.i):
            if candidate in self._persons:
                return (candidate,)
        current = self._story.sentence_index(token)
        for index in range(current - 1, max(-1, current - 1 - _REACH_PRONOUN), -1):
            keys = [key for key in self._prominent(index) if key in self._persons]
            keys = keys or sorted(self._persons_in(index)) if len(self._persons_in(index)) == 1 else keys
            keys = [key for key in keys if key not in excluded]
            if keys:
                return (keys[0],)
        return ()

    def _is_apart(self, token: Token, key: str) -> bool:
        """Tell whether "his" can be the subject's: not in "his talks with X" where X is that same person."""
        return not any(self._named.get(other.i) == key and other.i > token.i for other in token.head.subtree)

    def _prominent(self, sentence: int, *, before: int | None = None) -> list[str]:
        """List who stands as a subject, or owns one, in a sentence; main clause first."""
        found = []
        tokens = [token for token in self._story.sentences[sentence] if before is None or token.i < before]
        for token in sorted(tokens, key=lambda token: (_depth(token), token.i)):
            if _is_prominent(token) and (before is None or token.i in self._named):
                found += [key for key in self.resolve(token) if key not in found]
        return found

    def _persons_in(self, sentence: int) -> set[str]:
        keys = {self._named.get(token.i, "") for token in self._story.sentences[sentence]}
        return {key for key in keys if key in self._persons}

    def _thing(self, token: Token) -> tuple[str, ...]:
        current = self._story.sentence_index(token)
        subject = _clause_subject(token)
        if subject is not None and subject.i < token.i:
            found = [key for key in self.resolve(subject) if not key.startswith("person:")]
            return tuple(found) if len(found) == 1 else ()
        for index in range(current - 1, max(-1, current - 1 - _REACH_PRONOUN), -1):
            keys = [key for key in self._prominent(index) if not key.startswith("person:")]
            if keys:
                return (keys[0],)
        return ()

    def _realm(self, token: Token) -> tuple[str, ...]:
        """Resolve "the regime": the state that acted last."""
        current = self._story.sentence_index(token)
        for index in range(current - 1, max(-1, current - 1 - _REACH_PRONOUN), -1):
            keys = [key for key in self._prominent(index) if key.startswith("state:")]
            if keys:
                return (keys[0],)
        return ()

    def _several(self, token: Token) -> tuple[str, ...]:
        subject = _clause_subject(token) or _outer_subject(token)
        if subject is not None and subject.i < token.i:
            return self._with_conjuncts(subject)
        current = self._story.sentence_index(token)
        if current == 0:
            return ()
        found = [
            key
            for other in self._story.sentences[current - 1]
            if other.dep_ in _SUBJECTS and other.head.dep_ == "ROOT"
            for key in self._with_conjuncts(other)
        ]
        return tuple(dict.fromkeys(found)) if len(set(found)) > 1 else self._group(current - 1)

    def _group(self, sentence: int) -> tuple[str, ...]:
        """Let "they" be the fighters or troops that the sentence before is about ("M23 rebels seized … They …")."""
        for other in self._story.sentences[sentence]:
            if other.dep_ in _SUBJECTS and other.head.dep_ == "ROOT" and other.tag_ in ("NNS", "NNPS"):
                named = [self._named.get(index, "") for index in (other.i, other.i - 1)]
                found = [key for key in named if key.startswith(("armed_group:", "organisation:"))]
                return tuple(found[:1])
        return ()

    def _with_conjuncts(self, token: Token) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for one in (token, *token.conjuncts) for key in self.resolve(one)))

    def _pair(self, token: Token) -> tuple[str, ...]:
        """Resolve "the two countries": the nearest two states that one sentence before names, and no third."""
        words = {child.text.casefold() for child in token.children} | {token.text.casefold()}
        if not words & {"two", "both"}:
            return ()
        current = self._story.sentence_index(token)
        for index in range(current, max(-1, current - _REACH_PAIR), -1):
            codes = self._states_in(index, before=token.i if index == current else None)
            if len(codes) == _PAIR:
                return tuple(f"state:{code}" for code in codes)
        counts = Counter(self._story.nations[i] for i in self._story.nations if i < token.i)
        common = [code for code, _ in counts.most_common(_PAIR + 1)]
        is_clear = len(common) == _PAIR or (len(common) > _PAIR and counts[common[1]] > 2 * counts[common[2]])
        return tuple(f"state:{code}" for code in sorted(common[:_PAIR])) if is_clear else ()

    def _states_in(self, sentence: int, *, before: int | None) -> list[str]:
        tokens = [token for token in self._story.sentences[sentence] if before is None or token.i < before]
        codes = [self._story.nations[token.i] for token in tokens if token.i in self._story.nations]
        return sorted(set(codes))

    def _described(self, token: Token) -> tuple[str, ...]:
        """Resolve "the top general", "the Iranian leader": the person last named whom the words fit."""
        chunk = [child for child in token.subtree if child.i <= token.i]
        if not any(child.text.casefold() in ("the", "this") for child in chunk):
            return ()
        codes = {self._story.nations[child.i] for child in chunk if child.i in self._story.nations}
        current = self._story.sentence_index(token)
        for index in range(current, max(-1, current - _REACH_DESCRIPTION), -1):
            before = token.i if index == current else None
            keys = [key for key in self._prominent(index, before=before) if key in self._persons]
            fitting = [key for key in keys if _fits(self._persons[key], fold_word(token.text), codes)]
            if fitting:
                return (fitting[0],)
        return ()


def _fits(person: Person, role: str, codes: set[str]) -> bool:
    if codes and person.country not in codes:
        return False
    words = person.title_words
    if role in words:
        return True
    if role in _RANK_ROLES:
        return False
    return bool(role in MILITARY_ROLES and words & (_RANK_ROLES | {"chief", "commander"})) or bool(codes and words)


def _clause_subject(token: Token) -> Token | None:
    """Find the subject of the nearest clause around a token, the token's own noun phrase aside."""
    node = token
    while node.dep_ != "ROOT" and node.head.i != node.i:
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            subjects = [child for child in node.children if child.dep_ in _SUBJECTS]
            if subjects and token not in list(subjects[0].subtree):
                return subjects[0]
            if subjects:
                return None
    return None


def _outer_subject(token: Token) -> Token | None:
    """Find the subject of the clause that the token's own clause hangs on ("… met in Luanda, where they signed")."""
    node = token.head
    while (
        node.dep_ in ("relcl", "advcl", "ccomp", "conj", "pobj", "prep", "npadvmod", "dobj") and node.head.i != node.i
    ):
        node = node.head
        subjects = [child for child in node.children if child.dep_ in _SUBJECTS]
        if subjects and node.pos_ in ("VERB", "AUX"):
            return subjects[0]
    return None


def _is_prominent(token: Token) -> bool:
    """Tell whether a token is a subject or owns one ("Munir's visit … reinforced")."""
    node = token
    while node.dep_ in ("conj", "compound", "appos") or (
        node.dep_ == "pobj" and node.head.dep_ == "prep" and node.head.text == "of"
    ):
        node = node.head if node.dep_ != "pobj" else node.head.head
    if node.dep_ == "poss":
        return node.head.dep_ in _SUBJECTS or node.head.dep_ in ("dobj", "attr")
    return node.dep_ in _SUBJECTS


def _depth(token: Token) -> int:
    depth = 0
    while token.head.i != token.i:
        token, depth = token.head, depth + 1
    return depth
