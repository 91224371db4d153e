"""Describes every token of a text for the tagger: its form, its tags, the gazetteer, the rules, its neighbours."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from geo.places.recognition.name import Name
from geo.places.tagging.wordforms import OFFSETS, WordForms, at_offset, count_share
from geo.places.words.persons import find_person_words
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenFeatures:
    """The tokens of a text without white space, and what the tagger is told of each."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    indices: tuple[int, ...]
    """Their numbers in the parsed text."""
    features: list[list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """What the gazetteer says of one token."""

    place: str
    """B at the start of a name that it has, I inside, O outside."""
    kind: str
    length: int


_NO_MATCH = _Match(place="O", kind="", length=0)


def describe_tokens(doc: Doc, names: Sequence[Name], forms: WordForms) -> TokenFeatures:
    """
    Describe the tokens of a parsed text.

    Parameters
    ----------
    names
        What the rules take for names, uncertain ones included.
    forms
        Features of words.
    """
    tokens = [token for token in doc if not token.is_space]
    words = tuple(token.text for token in tokens)
    shapes = tuple(token.shape_ for token in tokens)
    lowers = tuple(word.lower() for word in words)
    matches = _find_matches(tokens, words, forms)
    own = _describe_each(doc, tokens, words, matches, _read_rules(names, tokens))
    features = []
    for number, word in enumerate(words):
        described = [*forms.describe(word, shapes[number]), *own[number]]
        for offset in OFFSETS:
            other = number + offset
            if 0 <= other < len(words):
                described += forms.describe_beside(words[other], shapes[other], offset)
                described += [at_offset(feature, offset) for feature in own[other] if feature[0] not in _PRIVATE]
            else:
                described.append(f"{offset}:outside")
        described += _describe_joints(number, lowers, shapes, matches, tokens[number].ent_type_)
        features.append(described)
    starts = tuple(token.idx for token in tokens)
    return TokenFeatures(
        words=words,
        starts=starts,
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
        indices=tuple(token.i for token in tokens),
        features=features,
    )


_PRIVATE = frozenset("#")
"""First letter of features that only the token itself is given."""


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
    doc: Doc, tokens: Sequence[Token], words: Sequence[str], matches: Sequence[_Match], rules: Sequence[str]
) -> list[list[str]]:
    counts = Counter(words)
    led = Counter(word for before, word in pairwise(words) if before.lower() in _LOCATIVES and word[:1].isupper())
    groups: dict[str, Counter[str]] = {"person": Counter(), "place": Counter(), "other": Counter()}
    for entity in doc.ents:
        group = _GROUPS.get(entity.label_)
        if group is not None:
            groups[group].update(token.text for token in entity)
    persons = find_person_words(doc)
    described = []
    previous = -1
    for number, token in enumerate(tokens):
        word, match, rule = words[number], matches[number], rules[number]
        features = [f"entity={token.ent_iob_}-{token.ent_type_}", f"tag={token.tag_}"]
        features += _describe_match(match)
        features.append(f"rule={rule}")
        if rule:
            place, what, certainty = rule.split("-")
            features += [f"rule-kind={place}-{what}", f"rule-certainty={place}-{certainty}"]
        is_new_line = any("\n" in doc[index].text for index in range(previous + 1, token.i))
        if is_new_line:
            features.append("new-line")
        if number == 0 or is_new_line or words[number - 1] in _SENTENCE_ENDS:
            features.append("#first")
        if word[:1].isupper():
            whole = counts[word]
            features += [f"#{name}={count_share(group[word], whole, _STEPS)}" for name, group in groups.items()]
            features.append(f"#led={count_share(led[word], whole, _STEPS)}")
            features.append(f"#count={min(_MOST_REPEATS, whole)}")
            features.append(f"#in-person={word in persons.all}-{word in persons.mostly}")
        described.append(features)
        previous = token.i
    return described


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
