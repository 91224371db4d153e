"""
Find when an event is: by its own arguments, then by its clause; and how a date reads once it is inferred or old.

Expressions of time are found and valued by `geo.times`.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from spacy.tokens import Token

from geo.events.clauses.arguments import nodes_of
from geo.events.clauses.triggers import Trigger
from geo.events.quotes import Quote
from geo.events.story import DateSpan, Story
from geo.events.words.verbs import HAPPENING_VERBS, LIGHT_VERBS
from geo.times.edtf import edtf_bounds
from geo.vocabulary import EventField

_NOT_THEN = frozenset({"after", "following", "since", "before", "until", "till", "from", "despite"})
_SHARED_LINKS = frozenset(
    {"conj", "advcl", "xcomp", "relcl", "ccomp", "pcomp", "acl", "prep", "pobj", "advmod", "parataxis", "dep"}
)
_BEGINNING = HAPPENING_VERBS | {"break", "erupt", "begin", "start", "rage"}
_TELLING = frozenset({"be", "reinforce", "mark", "see", "witness", "follow", "propose", "announce"})
_TIME_OF_DAY = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
_AUX = frozenset({"aux", "auxpass"})
_STEPS = 8
_HISTORY_YEARS = 10


def find_dates_of(trigger: Trigger, story: Story, others: frozenset[int]) -> tuple[DateSpan, ...]:
    """Find the dates of an event in its sentence; several only where the words name several ("in May and in July")."""
    here = [one for one in story.dates_in(story.sentence_index(trigger.token)) if one.span.root.i not in story.dateline]
    here = [one for one in here if not _is_stamp(one, story)] or here
    nodes = nodes_of(trigger)
    own = [found for found in here if _owner(found, nodes, others) is not None]
    if own:
        return _keep_one(own, trigger)
    above = _clauses_above(trigger)
    shared = [found for found in here if _owner(found, above, others) is not None and not _is_after(found)]
    if shared:
        nearest = min(above.index(owner) for found in shared if (owner := _owner(found, above, others)) is not None)
        return _keep_one([found for found in shared if _owner(found, above, others) == above[nearest]], trigger)
    label = story.label_of(trigger.token)
    told = trigger.verb is not None or trigger.token.dep_ == "ROOT"
    return (label,) if label is not None and told and not here else ()


def _is_stamp(found: DateSpan, story: Story) -> bool:
    """Tell whether a time of day opens a line: when its entry was written, which is when only where nothing else is."""
    start = found.date.start
    opens = start == 0 or story.article.text[:start].rstrip(" \t-•*").endswith("\n")
    return opens and _TIME_OF_DAY.fullmatch(found.date.exact) is not None


def has_own_time(trigger: Trigger) -> bool:
    """Tell whether an event's clause says when in words that are no date ("one month after the war began")."""
    nodes = nodes_of(trigger)
    for node in nodes:
        for child in node.children:
            words = {token.text.casefold() for token in child.subtree}
            if child.dep_ in ("advcl", "prep", "advmod", "npadvmod", "pcomp") and words & {
                "after",
                "later",
                "before",
                "earlier",
                "previously",
                "ago",
                "since",
                "recently",
                "once",
                "month",
                "year",
                "years",
                "week",
                "weeks",
                "end",
                "soon",
                "months",
                "decade",
                "decades",
                "war",
            }:
                return True
            if child.dep_ == "amod" and words & {"earlier", "previous", "past", "last", "former", "upcoming", "next"}:
                return True
    return False


def _keep_one(found: Sequence[DateSpan], trigger: Trigger) -> tuple[DateSpan, ...]:
    """Keep one date, or all where a plural noun stands for several events; the most exact of two that agree."""
    values = list({item.date.edtf: item for item in reversed(found)}.values())[::-1]
    if len(values) > 1 and trigger.token.tag_ == "NNS" and not _nested(values):
        return tuple(sorted(values, key=lambda item: item.span.start))
    return (min(values, key=lambda item: (item.date.inferred, edtf_bounds(item.date.edtf).precision, item.span.start)),)


def _nested(values: Sequence[DateSpan]) -> bool:
    bounds = [edtf_bounds(item.date.edtf) for item in values]
    first, rest = bounds[0], bounds[1:]
    return any(
        None not in (one.earliest, one.latest, first.earliest, first.latest)
        and one.earliest <= first.latest  # type: ignore[operator]
        and first.earliest <= one.latest  # type: ignore[operator]
        for one in rest
    )


def _owner(found: DateSpan, nodes: Sequence[Token], others: frozenset[int]) -> Token | None:
    """Find which of the nodes an expression of time belongs to; nouns between may carry it, other verbs may not."""
    node: Token = found.span.root
    for clause in node.children:
        is_bare = not any(child.tag_ in ("WRB", "WP", "WDT") for child in clause.children)
        if clause.dep_ == "relcl" and clause in nodes and is_bare:
            return clause  # "the following month the government shut all crossings"
    for _ in range(_STEPS):
        if node in nodes:
            return node
        head = node.head
        if head in nodes:
            return head if not _opens(node) or _lasts(head) else None
        is_verb = head.pos_ in ("VERB", "AUX") and head.dep_ != "pobj"  # what a preposition governs is a noun
        if head.i in others and not is_verb:
            return _framed_by(head, nodes)
        if node.dep_ == "ROOT" or is_verb:
            return None
        node = head
    return None


def _framed_by(noun: Token, nodes: Sequence[Token]) -> Token | None:
    """Find which of the nodes went on during what a noun names: its date is theirs ("during the war of 1965")."""
    preposition = noun.head
    frames = noun.dep_ == "pobj" and preposition.text.casefold() in ("during", "in", "throughout", "amid")
    return preposition.head if frames and preposition.head in nodes else None


def _opens(node: Token) -> bool:
    """Tell whether a word begins or ends a stretch of time: "since 2020", "until May"."""
    return node.dep_ in ("prep", "mark") and node.text.casefold() in ("since", "until", "till")


def _lasts(verb: Token) -> bool:
    """Tell whether what a verb tells went on for a stretch of time: "have been deployed since", "had held until"."""
    return verb.pos_ == "VERB" and any(child.lemma_ in ("have", "be") for child in verb.children if child.dep_ in _AUX)


def _is_before(node: Token) -> bool:
    """Tell whether a clause is in the past perfect below one that is not: it was before, at no time of that one."""
    return any(child.text.casefold() == "had" and child.dep_ == "aux" for child in node.children)


def _is_after(found: DateSpan) -> bool:
    node = found.span.root
    for _ in range(3):
        node = node.head
        if node.text.casefold() in _NOT_THEN:
            return True
    return False


def _clauses_above(trigger: Trigger) -> list[Token]:
    """List the words whose date is the event's too, nearest first: joined verbs, clauses it frames or is told in."""
    found: list[Token] = []
    node = trigger.token
    for _ in range(_STEPS):
        if node.dep_ == "ROOT" or not _shares_time(node):
            break
        node = node.head
        if node.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "ADV"):
            found.append(node)
    return found


def _shares_time(node: Token) -> bool:
    head, dep = node.head, node.dep_
    if dep in ("dobj", "nsubj", "nsubjpass", "attr"):
        lemma = head.lemma_.lower()
        began = dep == "nsubj" and head.dep_ == "advcl" and lemma in _BEGINNING
        return began or lemma in LIGHT_VERBS | _TELLING
    if dep == "pobj":
        return head.text.casefold() not in _NOT_THEN
    if dep == "advcl":
        marks = {child.text.casefold() for child in node.children if child.dep_ in ("mark", "advmod")}
        return not marks & (_NOT_THEN | {"although", "though", "because"})
    if dep == "relcl":
        return any(child.text.casefold() in ("where", "when") for child in node.children) and not _is_before(node)
    if dep == "ccomp":
        return False
    return dep in _SHARED_LINKS


def quote_dates(dates: Iterable[DateSpan]) -> tuple[Quote, ...]:
    """Quote the expressions of time that a date was read from."""
    return tuple(Quote(field=EventField.DATE, start=one.date.start, end=one.date.end) for one in dates)


def to_inferred(edtf: str) -> str:
    """Mark an EDTF value as uncertain, each end of an interval by itself."""
    return "/".join(
        half
        if half in ("", "..") or half.endswith(("?", "%"))
        else half.removesuffix("~") + ("%" if half.endswith("~") else "?")
        for half in edtf.split("/")
    )


def find_reference_date(story: Story) -> date | None:
    """Find the day that an article is told from: its publication, else the latest day that its text fixes."""
    if story.article.published is not None:
        return date.fromisoformat(story.article.published)
    latest = [edtf_bounds(found.date.edtf).latest for found in story.dates]
    known = [day for day in latest if day is not None]
    return max(known) if known else None


def is_long_ago(edtf: str, reference: date | None) -> bool:
    """Tell whether a date lies more than ten years before the day that the article is told from."""
    latest = edtf_bounds(edtf).latest
    return reference is not None and latest is not None and latest.year < reference.year - _HISTORY_YEARS
