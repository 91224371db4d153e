"""
Find the persons that a text names, with rank, office and country, and which mentions are one person.

Pronouns and descriptions ("the top general") are `geo.events.actors.coreference`'s.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from geo.events.actors.groups import is_group_name
from geo.events.actors.titles import find_office_after, find_office_before_comma, find_title_before, split_rank
from geo.events.story import Story
from geo.events.words.offices import HONORIFICS, fold_name, fold_word, is_rank_or_office, is_title_word
from geo.events.words.operators import STATEMENT_VERBS

_LONGEST_NAME = 5
_TRAVELLING = frozenset({"visit", "arrive", "tour", "travel", "fly"})
"""What only persons do."""
_GOING = frozenset({"visit", "leave", "reach", "enter", "tour"})
_LOCATIVE = frozenset({"on", "in", "at", "near", "to", "into", "from", "outside", "around", "towards", "toward"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention:
    """One naming of a person; offsets are token indices, end-exclusive."""

    start: int
    end: int
    words: tuple[str, ...]
    """The name's words, folded, honorifics left out; never empty."""
    name: str
    """As printed, without rank and office."""
    rank: Span | None
    offices: tuple[Span, ...]
    """Offices beside the name, as printed."""
    country: str | None

    @property
    def first(self) -> int:
        """Token index where rank, office and name begin."""
        return min([self.start, *(span.start for span in (self.rank, *self.offices) if span is not None)])

    @property
    def last(self) -> int:
        """Token index, exclusive, where name and office end."""
        return max([self.end, *(span.end for span in self.offices)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """All mentions of one person in one article."""

    key: str
    name: str
    mentions: tuple[PersonMention, ...]

    @property
    def country(self) -> str | None:
        """The country that most of the mentions give; None: none does."""
        codes = [mention.country for mention in self.mentions if mention.country]
        return max(sorted(set(codes)), key=codes.count) if codes else None

    @property
    def title_words(self) -> frozenset[str]:
        """Every word of the person's ranks and offices, folded."""
        spans = [span for mention in self.mentions for span in (mention.rank, *mention.offices) if span is not None]
        return frozenset(fold_word(token.text) for span in spans for token in span)


def find_persons(story: Story) -> tuple[Person, ...]:
    """Find the persons of an article, in the order of their first mention."""
    mentions = _name_mentions(story)
    mentions = sorted([*mentions, *_repeated_surnames(story, mentions)], key=lambda mention: mention.start)
    groups = _group_mentions(mentions)
    return tuple(_to_person(group) for group in sorted(groups, key=lambda group: group[0].start))


def _name_mentions(story: Story) -> list[PersonMention]:
    mentions, taken = [], -1
    sites = story.sites
    spans: dict[int, int] = {}
    for start, end in _name_spans(story):
        spans.setdefault(start, end)  # the recogniser's name comes first: it knows "Won-sik" for one name
    for start, end in sorted(spans.items()):
        if start < taken or any(index in sites for index in range(start, end)):
            continue
        words = _name_words(story.doc[start:end])
        if words and not _is_located(story, start, end):
            mentions.append(_read_mention(story, start, end, words))
            taken = end
    return mentions


def _name_spans(story: Story) -> Iterator[tuple[int, int]]:
    """Yield names as the recogniser finds them, and capitalised words after a rank or office."""
    doc = story.doc
    for entity in doc.ents:
        start, end = entity.start, entity.end
        if entity.label_ != "PERSON" and not _is_speaker(story, entity):
            continue
        while start < end and (
            is_rank_or_office(doc[start].text) or fold_word(doc[start].text) in HONORIFICS - {"hafiz", "syed"}
        ):
            start += 1
        while end < len(doc) and doc[end].ent_type_ == "PERSON" and doc[end].ent_iob_ == "B":
            end = next((i for i in range(end + 1, len(doc)) if doc[i].ent_iob_ != "I"), len(doc))
        if start < end and doc[start].text[:1].isupper() and not is_group_name(doc[start:end]):
            yield start, end
    for token in doc[:-1]:
        if token.pos_ == "PROPN" and is_rank_or_office(token.text) and _is_name_word(story, doc[token.i + 1]):
            end = token.i + 2
            while end < min(len(doc), token.i + _LONGEST_NAME) and _is_name_word(story, doc[end]):
                end += 1
            yield token.i + 1, end


def _is_located(story: Story, start: int, end: int) -> bool:
    """Tell whether what the recogniser took for a person is a known place that something is on, in or near."""
    same = any(
        place.mention.plotted and place.span.start == start and place.span.end == end and not place.mention.metonym
        for place in story.places
    )
    root = story.doc[start:end].root
    untitled = start == 0 or not is_title_word(story.doc[start - 1].text)
    if end - start == 1 and untitled and root.dep_ == "dobj" and root.head.lemma_ in _GOING:
        return True  # one word that is gone to or left; the surname of somebody named in full is found again
    return same and root.dep_ == "pobj" and root.head.text.casefold() in _LOCATIVE


def _is_speaker(story: Story, entity: Span) -> bool:
    """Tell whether what the recogniser took for a place or body is none that is known, and speaks or travels."""
    known = any(place.span.start < entity.end and entity.start < place.span.end for place in story.places)
    if (
        entity.label_ not in ("GPE", "ORG", "LOC")
        or known
        or any(token.i in story.nations for token in entity)
        or entity.text.isupper()
    ):
        return False
    beside = any(token.ent_type_ == "PERSON" for token in entity.root.conjuncts)
    does = entity.root.head.lemma_.lower() in STATEMENT_VERBS | _TRAVELLING
    return entity.root.dep_ == "nsubj" and (does or (beside and entity.label_ == "ORG" and len(entity) > 1))


def _is_name_word(story: Story, token: Token) -> bool:
    return (
        token.pos_ == "PROPN"
        and token.text[:1].isupper()
        and token.is_alpha
        and not is_title_word(token.text)
        and token.i not in story.nations
        and token.ent_type_ in ("PERSON", "ORG", "")
        and not token.text.isupper()
    )


def _name_words(span: Span) -> tuple[str, ...]:
    pieces = [piece for token in span if token.text not in ("'s", "’s") for piece in fold_name(token.text).split()]
    return tuple(piece for piece in pieces if piece not in HONORIFICS) or tuple(pieces)


def _read_mention(story: Story, start: int, end: int, words: tuple[str, ...]) -> PersonMention:
    title = find_title_before(story, start)
    rank, office = split_rank(title)
    offices = [span for span in (office, find_office_before_comma(story, title.start if title else start)) if span]
    if office is None or rank is not None:
        offices += [span for span in (find_office_after(story, end),) if span]
    spans = [span for span in (title, *offices) if span is not None]
    codes = [story.nations[token.i] for span in spans for token in span if token.i in story.nations]
    return PersonMention(
        start=start,
        end=end,
        words=words,
        name=story.doc[start:end].text.removesuffix("’s").removesuffix("'s"),
        rank=rank,
        offices=tuple(offices),
        country=codes[0] if codes else None,
    )


def _repeated_surnames(story: Story, mentions: Sequence[PersonMention]) -> Iterator[PersonMention]:
    """Yield names that the recogniser overlooked but that are the surname of somebody named elsewhere."""
    surnames = {mention.words[-1] for mention in mentions if len(mention.words) > 1 or mention.rank or mention.offices}
    covered = {index for mention in mentions for index in range(mention.first, mention.last)}
    for token in story.doc:
        if token.i in covered or token.pos_ != "PROPN" or token.i in story.nations or token.dep_ == "compound":
            continue
        if fold_name(token.text) in surnames:
            yield _read_mention(story, token.i, token.i + 1, (fold_name(token.text),))


def _group_mentions(mentions: Sequence[PersonMention]) -> list[list[PersonMention]]:
    groups: list[list[PersonMention]] = []
    for mention in sorted(mentions, key=lambda mention: (-len(mention.words), mention.start)):
        fitting = [group for group in groups if is_same_name(mention.words, group[0].words)]
        if fitting:
            max(fitting, key=lambda group: (_weight(group), -group[0].start)).append(mention)
        else:
            groups.append([mention])
    return [sorted(group, key=lambda mention: mention.start) for group in groups]


def _weight(group: Sequence[PersonMention]) -> int:
    """Count how often a person is named, rank or office for more: a bare surname goes to whom the text is about."""
    return len(group) + 2 * sum(bool(mention.rank or mention.offices) for mention in group)


def is_same_name(words: Sequence[str], others: Sequence[str]) -> bool:
    """
    Tell whether two folded names can be one person's.

    Equal surnames and given names of which one's are among the other's; a single word fits a surname or a first name.
    """
    shorter, longer = sorted((tuple(words), tuple(others)), key=len)
    if len(shorter) == 1:
        return shorter[0] in (longer[-1], longer[0])
    if shorter[-1] != longer[-1]:
        return False
    return set(shorter) <= set(longer)


def _to_person(mentions: Sequence[PersonMention]) -> Person:
    fullest = max(mentions, key=lambda mention: (len(mention.words), len(mention.name), -mention.start))
    return Person(key=f"person:{' '.join(fullest.words)}", name=fullest.name, mentions=tuple(mentions))


def index_persons(persons: Sequence[Person]) -> Mapping[int, Person]:
    """Map every token of a person's rank, office and name to the person."""
    index: dict[int, Person] = {}
    for person in persons:
        for mention in person.mentions:
            for token in range(mention.first, mention.last):
                index.setdefault(token, person)
            for token in range(mention.start, mention.end):
                index[token] = person
    return index
