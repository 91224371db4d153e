"""
Find the rank and office that stand beside a name, before it or after a comma.

Whose they are is `geo.events.actors.persons`'s.
"""

from spacy.tokens import Span

from geo.events.story import Story
from geo.events.words.offices import RANKS, fold_word, is_rank_or_office, is_title_word

_LONGEST_TITLE = 16
_LONGEST_APPOSITION = 22
_OFFICE_WITHIN = 8
_LINKS = frozenset({"of", "for", "and", "&", "-", "the", "'s", "’s", "in", "to", "on"})


def find_title_before(story: Story, end: int) -> Span | None:
    """Find the rank and office that stand directly before the token index `end`."""
    doc, start = story.doc, end
    while start > max(0, end - _LONGEST_TITLE) and _can_extend(story, start - 1):
        start -= 1
    while start < end and (doc[start].text.casefold() in _LINKS or doc[start].is_punct):
        start += 1
    span = doc[start:end]
    return span if any(is_rank_or_office(token.text) for token in span) else None


def _can_extend(story: Story, index: int) -> bool:
    token, following = story.doc[index], story.doc[index + 1]
    if story.sentence_indices[index] != story.sentence_indices[index + 1] or (
        token.ent_type_ == "PERSON" and not is_title_word(token.text)
    ):
        return False
    if token.text in ("(", ")"):
        return True
    if token.text.casefold() in ("and", "&"):
        return not is_rank_or_office(following.text) and following.text[:1].isupper()
    if token.text.casefold() in ("on", "to", "in"):
        return False
    known = is_title_word(token.text) or index in story.nations or token.ent_type_ == "GPE"
    return known and token.pos_ not in ("VERB", "AUX")


def split_rank(title: Span | None) -> tuple[Span | None, Span | None]:
    """Split "Chief of Army Staff General" into rank and office: the rank is the run of rank words at the end."""
    if title is None:
        return None, None
    start = title.end
    while start > title.start and (
        fold_word(title.doc[start - 1].text) in RANKS or title.doc[start - 2 : start].text.casefold() == "air chief"
    ):
        start -= 1
    rank = title.doc[start : title.end] if start < title.end else None
    office = title.doc[title.start : start]
    while len(office) and (office[-1].text.casefold() in _LINKS or office[-1].is_punct):
        office = title.doc[office.start : office.end - 1]
    has_office = len(office) and any(is_rank_or_office(token.text) for token in office)
    return (rank, office) if has_office else (title if rank is not None else None, None)


def find_office_before_comma(story: Story, start: int) -> Span | None:
    """Find the office of "the Commander of the Army, General X"."""
    if start < 2 or story.doc[start - 1].text != ",":  # noqa: PLR2004  (an office and a comma)
        return None
    span = find_title_before(story, start - 1)
    rank, office = split_rank(span)
    return office or (span if rank is not None and len(rank) > 1 and rank[0].text.casefold() not in RANKS else None)


def find_office_after(story: Story, end: int) -> Span | None:
    """Find the office of "X, the Chief of General Staff of …," up to the next comma or verb."""
    doc = story.doc
    if end + 1 >= len(doc) or doc[end].text != ",":
        return None
    stop = end + 1
    while stop < min(len(doc), end + _LONGEST_APPOSITION) and _continues_office(story, stop):
        stop += 1
    span = doc[end + 1 : stop]
    while len(span) and (span[0].pos_ == "DET" or span[0].is_punct):
        span = doc[span.start + 1 : span.end]
    while len(span) and ((span[-1].is_punct and span[-1].text != ")") or span[-1].text.casefold() in _LINKS):
        span = doc[span.start : span.end - 1]
    early = [token for token in span[:_OFFICE_WITHIN] if is_rank_or_office(token.text)]
    speaks = len(span) and span.root.dep_ == "nsubj" and stop < len(doc) and doc[stop].pos_ in ("VERB", "AUX")
    begins = len(span) and not speaks and span[0].text.casefold() not in ("and", "who", "which", "but", "as", "with")
    return span if early and begins and stop < len(doc) else None


def _continues_office(story: Story, index: int) -> bool:
    token = story.doc[index]
    if token.ent_type_ == "PERSON" and not is_title_word(token.text):
        return False
    return token.text not in (",", ".", ";", ":", "“", '"') and token.pos_ not in ("VERB", "AUX", "PRON", "SPACE")
