"""
Find claims that can be compared: lengths of borders, offices of persons, how many visits; and how they compare.

Nothing is measured or averaged here.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from spacy.tokens import Token

from geo.events.actors.cast import Cast
from geo.events.actors.persons import Person
from geo.events.lengths import find_lengths
from geo.events.story import Story
from geo.events.words.offices import fold_word, is_rank_or_office
from geo.events.words.wordlists import to_words
from geo.ids import to_id
from geo.places.gazetteer import Gazetteer
from geo.records import Claim, Relation
from geo.vocabulary import RelationType

BORDER_LENGTH = "border length"
TITLE = "title"
VISITS = "visits"

_KM_PER_MILE = 1.609344
_SAME = 0.005
_ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], start=1
    )
}
_VISIT_NOUNS = frozenset({"visit", "trip", "tour"})
_EMPTY_TITLE_WORDS = to_words("of the 's ’s for and a an in then former - ( )")


def find_claims(story: Story, cast: Cast, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """Find the claims of an article, in the order of the text."""
    found = [*_length_claims(story, cast, gazetteer), *_title_claims(story, cast), *_visit_claims(story, cast)]
    unique: dict[tuple[str, str, int], Claim] = {}
    for claim in found:
        unique.setdefault((claim.subject, claim.value, claim.start), claim)
    return tuple(sorted(unique.values(), key=lambda claim: (claim.start, claim.subject, claim.value)))


def filter_comparable(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Leave out titles that nothing can be held against: those of persons with one title, whose office is theirs."""
    titles: dict[str, set[frozenset[str]]] = {}
    holders: dict[frozenset[str], set[str]] = {}
    for claim in claims:
        if claim.subject.startswith(TITLE):
            words = _title_words(claim.value)
            titles.setdefault(claim.subject, set()).add(words)
            holders.setdefault(words, set()).add(claim.subject)
    return tuple(
        claim
        for claim in claims
        if not claim.subject.startswith(TITLE)
        or len(titles[claim.subject]) > 1
        or (len(_title_words(claim.value)) > 1 and len(holders[_title_words(claim.value)]) > 1)
    )


def relate_claims(claims: Sequence[Claim]) -> tuple[Relation, ...]:
    """Relate every two claims on one subject that come from different sentences."""
    relations = []
    ordered = sorted(claims, key=lambda claim: (claim.subject, claim.article_id, claim.start, claim.id))
    for first, second in combinations(ordered, 2):
        if first.subject == second.subject and first.id != second.id:
            kind, reason = _compare(first, second)
            subject, other = (
                (first, second) if kind is not RelationType.REFINES or _is_finer(first, second) else (second, first)
            )
            relations.append(Relation(subject_id=subject.id, relation=kind, object_id=other.id, reason=reason))
    return tuple(relations)


def _compare(first: Claim, second: Claim) -> tuple[RelationType, str]:
    if first.article_id != second.article_id and _is_one_sentence(first, second):
        return RelationType.DUPLICATES, "one sentence, printed in two articles"
    values = f"“{first.value}” and “{second.value}”"
    if first.subject.startswith(BORDER_LENGTH):
        return _compare_lengths(first, second, values)
    if first.subject.startswith(TITLE):
        one_words, two_words = _title_words(first.value), _title_words(second.value)
        if one_words <= two_words or two_words <= one_words:
            return RelationType.SUPPORTS, f"{values}: one shortens the other"
        return RelationType.CONTRADICTS, f"{values} are different offices"
    if first.value == second.value:
        return RelationType.SUPPORTS, f"both say {first.value}"
    return RelationType.CONTRADICTS, f"{values} differ"


def _is_one_sentence(first: Claim, second: Claim) -> bool:
    """Tell whether two claims stand in the same words, a dateline before one of them aside."""
    shorter, longer = sorted((re.findall(r"\w+", claim.exact.casefold()) for claim in (first, second)), key=len)
    return longer[-len(shorter) :] == shorter


def _compare_lengths(first: Claim, second: Claim, values: str) -> tuple[RelationType, str]:
    one, two = _to_km(first), _to_km(second)
    if abs(one - two) <= _SAME * max(one, two):
        return RelationType.SUPPORTS, f"{values} agree within 0.5 %"
    if _is_metric(first) == _is_metric(second) and (_rounds_to(one, two) or _rounds_to(two, one)):
        return RelationType.REFINES, f"of {values} one is the other rounded"
    return RelationType.CONTRADICTS, f"{values} differ by {abs(one - two):.0f} km"


def _rounds_to(fine: float, coarse: float) -> bool:
    """Tell whether a round number is a finer one rounded at its own last digit that counts (909 → 900)."""
    if coarse != int(coarse) or coarse == 0 or coarse % 10 != 0:
        return False
    step = 1
    while coarse % (step * 10) == 0:
        step *= 10
    return fine % step != 0 and abs(fine - coarse) < step / 2


def _is_finer(first: Claim, second: Claim) -> bool:
    return _rounds_to(_to_km(first), _to_km(second))


def _to_km(claim: Claim) -> float:
    number = float(re.sub(r"[,  ]", "", claim.value))
    return number if _is_metric(claim) else number * _KM_PER_MILE


def _is_metric(claim: Claim) -> bool:
    return claim.unit != "mi"


def _title_words(title: str) -> frozenset[str]:
    words = {fold_word(word) for word in re.findall(r"[\w-]+", title)}
    return frozenset(words - _EMPTY_TITLE_WORDS - {"s"})


def _claim(  # noqa: PLR0913  (a claim is made of as many fields)
    story: Story, token: Token, subject: str, value: str, *, unit: str | None = None, place_id: str | None = None
) -> Claim:
    sentence = story.sentence_evidence(token)
    return Claim(
        id=to_id("claim", story.article.sha256, sentence.exact, subject, value),
        subject=subject,
        value=value,
        unit=unit,
        place_id=place_id,
        article_id=sentence.article_id,
        start=sentence.start,
        end=sentence.end,
        exact=sentence.exact,
    )


def _length_claims(story: Story, cast: Cast, gazetteer: Gazetteer) -> Iterator[Claim]:
    for length in find_lengths(story, cast):
        place_id = gazetteer.find_boundary(*length.codes)
        subject = f"{BORDER_LENGTH} {'-'.join(length.codes)}"
        yield _claim(story, length.token, subject, length.value, unit=length.unit, place_id=place_id)


def _title_claims(story: Story, cast: Cast) -> Iterator[Claim]:
    for person in cast.persons:
        seen: set[str] = set()
        for token, value in sorted(_offices(person, story), key=lambda pair: pair[0].i):
            if value.casefold() not in seen:
                seen.add(value.casefold())
                yield _claim(story, token, f"{TITLE} {person.name}", value)


def _offices(person: Person, story: Story) -> Iterator[tuple[Token, str]]:
    for mention in person.mentions:
        for office in mention.offices:
            yield office[0], " ".join(office.text.split())
        name = story.doc[mention.start : mention.end].root
        if name.dep_ == "nsubj" and name.head.lemma_ == "be" and name.head.tag_ in ("VBZ", "VBP"):
            for child in name.head.children:
                if child.dep_ == "attr" and is_rank_or_office(child.text):
                    words = [
                        token for token in child.subtree if not (token.i == child.left_edge.i and token.pos_ == "DET")
                    ]
                    yield child, " ".join(story.doc[words[0].i : words[-1].i + 1].text.split())


def _visit_claims(story: Story, cast: Cast) -> Iterator[Claim]:
    for token in story.doc:
        if token.lemma_.lower() not in _VISIT_NOUNS:
            continue
        ordinal = next(
            (_ORDINALS[child.text.casefold()] for child in token.children if child.text.casefold() in _ORDINALS), None
        )
        owners = [key for child in token.children if child.dep_ == "poss" for key in cast.who(child)]
        if ordinal is None or not owners:
            continue
        for code in _destinations(token, story):
            yield _claim(story, token, f"{VISITS} {cast.parties[owners[0]].name} to {code}", ordinal)


def _destinations(noun: Token, story: Story) -> Iterable[str]:
    inside = [token for child in noun.children if child.text.casefold() == "to" for token in child.subtree]
    codes = [story.nations[token.i] for token in inside if token.i in story.nations]
    codes += [
        place.place.country_codes[0]
        for place in story.places
        if place.span.root in inside and len(place.place.country_codes) == 1
    ]
    return list(dict.fromkeys(codes))[:1]
