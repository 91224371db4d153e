"""Describes every token of a text for the tagger: its form, its tags, the gazetteer, the rules, its neighbours."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from geo.places.recognition.name import Name
from geo.places.tagging.wordforms import OFFSETS, WordForms, at_offset, count_share
from geo.places.words.persons import PersonWords, find_person_words
from geo.vocabulary import MentionType

_LONGEST = 6
"""Tokens of a name that is looked up."""
_SHORTEST = 2
_LINKS = frozenset({*"of the and de del la le du des al el on upon da do san e y".split(), "-", "–", "'", "’", "."})  # noqa: SIM905
_LOCATIVES = frozenset({"in", "at", "near", "from", "to", "of"})
_SENTENCE_ENDS = frozenset({".", "!", "?", '"', "”"})
_GROUPS = {"PERSON": "person", "GPE": "place", "LOC": "place", "ORG": "other", "FAC": "other", "NORP": "other"}
_STEPS = 4
_MOST_REPEATS = 3
_REACH = 1
"""Tokens: how near a capital a token must stand to be described. Further off no name of these texts has a word."""
PLAIN = ["plain"]
"""All that is said of a token further off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenFeatures:
    """The tokens of a text without white space, and what the tagger is told of each."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    indices: tuple[int, ...]
    """Their numbers in the parsed text."""
    features: list[list[str]]
    person_names: frozenset[str]
    """First and last names of persons in the text, which the tagger may take for places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """What the gazetteer says of one token."""

    place: str
    """B at the start of a name that it has, I inside, O outside."""
    kind: str
    length: int


_NO_MATCH = _Match(place="O", kind="", length=0)


def describe_tokens(doc: Doc, names: Sequence[Name], forms: WordForms, *, sees_entities: bool = True) -> TokenFeatures:
    """
    Describe the tokens of a text.

    Parameters
    ----------
    names
        What the rules take for names, uncertain ones included.
    forms
        Features of words.
    sees_entities
        Whether to tell of the entities that are marked in the text, and of its persons.

    Returns
    -------
    tokens
        A token far from any capital has one feature, `plain`.
    """
    tokens = [token for token in doc if not token.is_space]
    words = tuple(token.text for token in tokens)
    is_near = _find_near([word[:1].isupper() for word in words], _REACH)
    shapes = tuple(token.shape_ for token in tokens)
    lowers = tuple(word.lower() for word in words)
    matches = _find_matches(tokens, words, forms)
    persons = find_person_words(doc) if sees_entities else None
    own = _describe_each(tokens, _find_near(is_near, max(OFFSETS)), matches, _read_rules(names, tokens), persons)
    features = []
    for number, word in enumerate(words):
        if not is_near[number]:
            features.append(PLAIN)
            continue
        described = [*forms.describe(word, shapes[number]), *own[number]]
        for offset in OFFSETS:
            other = number + offset
            if 0 <= other < len(words):
                described += forms.describe_beside(words[other], shapes[other], offset)
                described += [at_offset(feature, offset) for feature in own[other] if feature[0] not in _PRIVATE]
            else:
                described.append(f"{offset}:outside")
        entity = tokens[number].ent_type_ if sees_entities else ""
        described += _describe_joints(number, lowers, shapes, matches, entity)
        features.append(described)
    starts = tuple(token.idx for token in tokens)
    return TokenFeatures(
        words=words,
        starts=starts,
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
        indices=tuple(token.i for token in tokens),
        features=features,
        person_names=persons.never_places if persons is not None else frozenset(),
    )


_PRIVATE = frozenset("#")
"""First letter of features that only the token itself is given."""


def _find_near(marked: Sequence[bool], reach: int) -> list[bool]:
    """Tell of each token whether a marked one stands at most `reach` tokens away."""
    near = [False] * len(marked)
    for number, is_marked in enumerate(marked):
        if is_marked:
            first, end = max(0, number - reach), min(len(marked), number + reach + 1)
            near[first:end] = [True] * (end - first)
    return near


def _find_matches(tokens: Sequence[Token], words: Sequence[str], forms: WordForms) -> list[_Match]:
    """Find for each token the longest name of the gazetteer that holds it."""
    matches = [_NO_MATCH] * len(words)
    for first, word in enumerate(words):
        if not word[:1].isupper():
            continue
        for length in range(min(_LONGEST, len(words) - first), 0, -1):
            kind = _look_up(tokens, words, first, length, forms)
            if not kind:
                continue
            for number in range(first, first + length):
                if length > matches[number].length:
                    place = "B" if number == first else "I"
                    matches[number] = _Match(place=place, kind=kind, length=length)
            break
    return matches


def _look_up(tokens: Sequence[Token], words: Sequence[str], first: int, length: int, forms: WordForms) -> str:
    last = first + length - 1
    if not (words[last][:1].isupper() or words[last] == "."):
        return ""
    if any(not (word[:1].isupper() or word.lower() in _LINKS) for word in words[first + 1 : last]):
        return ""
    text = "".join(token.text_with_ws for token in tokens[first : last + 1]).strip()
    is_short = len(text) <= _SHORTEST and not text.isupper()
    return "" if len(text) < _SHORTEST or is_short else forms.find_kind(text)


def _read_rules(names: Sequence[Name], tokens: Sequence[Token]) -> list[str]:
    """Note for each token what the rules take it for, and how certainly."""
    at = {token.i: number for number, token in enumerate(tokens)}
    rules = [""] * len(tokens)
    letters = {MentionType.DEMONYM: "people", MentionType.IN_ORGANISATION: "organisation"}
    for name in names:
        what = letters.get(name.mention_type, "place")
        place = "B"
        for index in range(name.first_token, name.last_token + 1):
            number = at.get(index)
            if number is not None and not rules[number]:
                rules[number] = f"{place}-{what}-{min(9, int(10 * name.certainty))}"
                place = "I"
    return rules


def _describe_each(
    tokens: Sequence[Token],
    wanted: Sequence[bool],
    matches: Sequence[_Match],
    rules: Sequence[str],
    persons: PersonWords | None,
) -> list[list[str]]:
    """Describe each wanted token by itself and by how often the text has its word, and as what."""
    if not tokens:
        return []
    doc, words = tokens[0].doc, [token.text for token in tokens]
    is_tagged = doc.has_annotation("TAG")
    counts = Counter(words)
    led = Counter(word for before, word in pairwise(words) if before.lower() in _LOCATIVES and word[:1].isupper())
    groups = _count_entities(doc) if persons is not None else {}
    described: list[list[str]] = []
    previous = -1
    for number, token in enumerate(tokens):
        features: list[str] = []
        described.append(features)
        is_new_line = token.i > previous + 1 and "\n" in doc[previous + 1 : token.i].text
        previous = token.i
        if not wanted[number]:
            continue
        word = words[number]
        if persons is not None:
            features.append(f"entity={token.ent_iob_}-{token.ent_type_}")
        if is_tagged:
            features.append(f"tag={token.tag_}")
        features += [*_describe_match(matches[number]), *_describe_rule(rules[number])]
        if is_new_line:
            features.append("new-line")
        if number == 0 or is_new_line or words[number - 1] in _SENTENCE_ENDS:
            features.append("#first")
        if word[:1].isupper():
            whole = counts[word]
            if persons is not None:
                features += [f"#{name}={count_share(group[word], whole, _STEPS)}" for name, group in groups.items()]
                features.append(f"#in-person={word in persons.all}-{word in persons.mostly}")
            features.append(f"#led={count_share(led[word], whole, _STEPS)}")
            features.append(f"#count={min(_MOST_REPEATS, whole)}")
    return described


def _count_entities(doc: Doc) -> dict[str, Counter[str]]:
    """Count in which groups of entities the words of a text stand."""
    groups: dict[str, Counter[str]] = {"person": Counter(), "place": Counter(), "other": Counter()}
    for entity in doc.ents:
        group = _GROUPS.get(entity.label_)
        if group is not None:
            groups[group].update(token.text for token in entity)
    return groups


def _describe_rule(rule: str) -> list[str]:
    if not rule:
        return ["rule="]
    place, what, certainty = rule.split("-")
    return [f"rule={rule}", f"rule-kind={place}-{what}", f"rule-certainty={place}-{certainty}"]


def _describe_match(match: _Match) -> list[str]:
    if match is _NO_MATCH:
        return ["known=O"]
    kind, fit, _ = match.kind.split("-")
    return [
        f"known={match.place}-{match.kind}",
        f"known-kind={match.place}-{kind}-{fit}",
        f"#known-length={match.length}",
    ]


def _describe_joints(
    number: int, lowers: Sequence[str], shapes: Sequence[str], matches: Sequence[_Match], entity: str
) -> list[str]:
    """Join what the gazetteer says with the words around: next to the token, and around the whole name."""
    match = matches[number]
    known = f"{match.place}-{match.kind.rpartition('-')[0]}"
    before = lowers[number - 1] if number else ""
    after = lowers[number + 1] if number + 1 < len(lowers) else ""
    joints = [f"before|known={before}|{known}", f"after|known={after}|{known}", f"entity|known={entity}|{known}"]
    if number > 2:  # noqa: PLR2004
        joints.append(f"-3:word={lowers[number - 3]}")
    if number + 3 < len(lowers):
        joints.append(f"3:word={lowers[number + 3]}")
    if match is _NO_MATCH:
        return joints
    first, last = number, number
    while first and matches[first].place == "I":
        first -= 1
    while last + 1 < len(matches) and matches[last + 1].place == "I":
        last += 1
    if last + 1 < len(lowers):
        joints += [f"after-name={lowers[last + 1]}", f"after-name-shape={shapes[last + 1]}"]
    if first:
        joints += [f"before-name={lowers[first - 1]}", f"before-name-shape={shapes[first - 1]}"]
    return joints
