"""
Place what plainly happens inside one country, where the text names nothing finer: its police arrest, its people rally.

What its own sentence or episode places is `geo.events.clauses.placing`'s and `geo.events.episodes`'s.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from geo.events.clauses.grammar import subject_of
from geo.events.clauses.placing import Placing, quote_places
from geo.events.drafts import Draft
from geo.events.story import PlaceSpan, Story
from geo.events.words.kinds import Kind
from geo.events.words.wordlists import to_words
from geo.records import EventPlace
from geo.times.edtf import edtf_bounds
from geo.vocabulary import Basis, PlaceRole, Status

_ORGANS = to_words(
    """police court prosecutor parliament assembly senate congress cabinet opposition authority judge tribunal
    lawmaker mp legislature protester demonstrator voter judiciary"""
)
"""Who acts at home."""
_TOWNS = frozenset({"settlement", "capital", "district"})
_STATE = "state:"
_REACH = 2
_SHARE = 0.6
_FEWEST = 3


def fill_homes(drafts: Sequence[Draft], story: Story) -> list[Draft]:
    """Place each draft that has no place, by what the others say."""
    return [_fill_home(draft, drafts, story) for draft in drafts]


def _fill_home(draft: Draft, drafts: Sequence[Draft], story: Story) -> Draft:
    """Give what has no place the country whose organs do it, or else the only country that the article is about."""
    domestic = draft.kind is Kind.INSTITUTIONAL or draft.plover_event == "PROTEST" or draft.plover_mode == "arrest"
    if draft.placing.places or not domestic or draft.status is Status.DENIED:
        return draft
    code = _country_of(draft, story)
    place = _organ_town(draft, story) or _town_of_day(draft, drafts, code, story) or _nearest(code, draft.anchor, story)
    if place is None:
        return draft
    same = story.sentence_index(place.span.root) == story.sentence_index(draft.anchor)
    return replace(
        draft,
        placing=Placing(
            places=(EventPlace(place_id=place.place.place_id, role=PlaceRole.OCCURRED_AT),),
            basis=Basis.INFERRED,
            evidence=None if same else story.sentence_evidence(place.span.root),
            quotes=quote_places([place]),
        ),
    )


def _country_of(draft: Draft, story: Story) -> str | None:
    """Tell whose organs do it, else which country alone the article is about, where no other is told with it."""
    code = _organ_country(draft, story)
    if code is not None:
        return code
    home = find_home(story)
    states = {key.removeprefix(_STATE) for key in draft.people if key.startswith(_STATE)}
    return home if states <= {home} else None


def find_home(story: Story) -> str | None:
    """Find the country that most names of an article lie in, or are those of its people; None: there are several."""
    counts = Counter(
        place.place.country_codes[0]
        for place in story.places
        if len(place.place.country_codes) == 1 and not _is_inside(place, story)
    )
    if not counts:
        return None
    code, most = counts.most_common(1)[0]
    return code if most >= _FEWEST and most >= _SHARE * counts.total() else None


def _is_inside(place: PlaceSpan, story: Story) -> bool:
    return any(
        other is not place and other.span.start <= place.span.start and place.span.end <= other.span.end
        for other in story.places
    )


def _organ_country(draft: Draft, story: Story) -> str | None:
    """Find whose police, court or parliament acts: "German police arrested …"."""
    names = [name for organ in _organs_of(draft, story) for name in _names_of(organ)]
    return next((story.nations[name.i] for name in names if name.i in story.nations), None)


def _organ_town(draft: Draft, story: Story) -> PlaceSpan | None:
    """Find the town whose police or court acts: "Jerusalem police dispersed …"."""
    names = {name.i for organ in _organs_of(draft, story) for name in _names_of(organ)}
    towns = [place for place in story.places if place.span.root.i in names and not place.mention.metonym]
    return next((place for place in towns if place.place.kind in _TOWNS), None)


def _town_of_day(draft: Draft, drafts: Sequence[Draft], code: str | None, story: Story) -> PlaceSpan | None:
    """Find the only town of a country where the text puts something on the day of the draft."""
    day = None if draft.date_edtf is None else draft.date_edtf.rstrip("?")
    if day is None or edtf_bounds(day).precision != 1:
        return None
    ids = {
        place.place_id
        for other in drafts
        if other.date_edtf is not None and other.date_edtf.rstrip("?") == day and other.status is Status.OCCURRED
        for place in other.placing.places
        if place.role is PlaceRole.OCCURRED_AT
    }
    towns = [
        place
        for place in story.places
        if place.place.place_id in ids and place.place.kind in _TOWNS and place.place.country_codes == (code,)
    ]
    return towns[0] if len({town.place.place_id for town in towns}) == 1 else None


def _organs_of(draft: Draft, story: Story) -> list[Token]:
    """List the organs that act; one without a name with the last one of its kind before it that has one."""
    verb = draft.clause
    if verb.pos_ != "VERB":
        return []
    doers = [pobj for child in verb.children if child.dep_ == "agent" for pobj in child.children]
    subject = None if any(child.dep_ == "nsubjpass" for child in verb.children) else subject_of(verb)
    doers += [] if subject is None else [subject]
    organs = [doer for doer in doers if doer.lemma_.lower() in _ORGANS]
    return [named for organ in organs for named in (organ, *_named_before(organ, story))]


def _named_before(organ: Token, story: Story) -> list[Token]:
    if _names_of(organ):
        return []
    start = story.sentences[max(0, story.sentence_index(organ) - _REACH)].start
    same = [token for token in story.doc[start : organ.i] if token.lemma_.lower() == organ.lemma_.lower()]
    return [token for token in same if _names_of(token)][-1:]


def _names_of(noun: Token) -> list[Token]:
    return [child for child in noun.children if child.dep_ in ("amod", "compound", "nmod", "poss")]


def _nearest(code: str | None, anchor: Token, story: Story) -> PlaceSpan | None:
    """Find where the text names a country nearest."""
    here = story.sentence_index(anchor)
    named = [
        place for place in story.places if place.place.kind == "country" and place.place.country_codes[:1] == (code,)
    ]
    return min(named, key=lambda place: abs(story.sentence_index(place.span.root) - here), default=None)
