"""
Drop the lines of a closing list that only say again what the article said before; they stay as evidence.

Lists that begin with dates are chronologies, not summaries, and keep every line.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from geo.events.drafts import Draft
from geo.events.story import Story
from geo.events.words.kinds import Kind

_ITEM = re.compile(r"\s*[-•*–]\s+\S")
_SHARE = 0.5
_LEAST_SHARE = 1 / 3
_COVERED = 0.8
_FEWEST_WORDS = 4
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_SAID = frozenset({Kind.STATEMENT, Kind.COMMITMENT})


def drop_repeated(drafts: Sequence[Draft], story: Story) -> list[Draft]:
    """Drop what an item of a list says that running text before it says too, by its words and its people."""
    kept: list[Draft] = []
    for draft in drafts:
        again = _said_before(draft, story) if draft.kind in _SAID and is_item(draft.anchor, story) else None
        if again is None:
            kept.append(draft)
            continue
        evidence = story.sentence_evidence(draft.anchor)
        kept = [
            replace(one, extra=(*one.extra, evidence)) if story.sentence_index(one.anchor) == again else one
            for one in kept
        ]
    return kept


def is_item(token: Token, story: Story) -> bool:
    """Tell whether a token stands in a line that begins with a bullet and no date."""
    start = story.article.text.rfind("\n", 0, token.idx) + 1
    return bool(_ITEM.match(story.article.text, start)) and story.label_of(token) is None


def _said_before(draft: Draft, story: Story) -> int | None:
    """Find the sentence of running text with half of the item's words, or a third where the rest has the others."""
    words = _words(draft.anchor, story)
    here = story.sentence_index(draft.anchor)
    if len(words) < _FEWEST_WORDS:
        return None
    found = {
        index: words & _words(sentence[0], story)
        for index, sentence in enumerate(story.sentences[:here])
        if len(sentence) and not is_item(sentence[0], story)
    }
    best = max(found, key=lambda index: (len(found[index]), -index), default=None)
    if best is None:
        return None
    share = len(found[best]) / len(words)
    covered = len(frozenset().union(*found.values())) / len(words)
    return best if share >= _SHARE or (share >= _LEAST_SHARE and covered >= _COVERED) else None


def _words(token: Token, story: Story) -> frozenset[str]:
    sentence = story.sentences[story.sentence_index(token)]
    colon = next((one.i for one in sentence if one.text == ":" and is_item(one, story)), sentence.start)
    return frozenset(one.lemma_.lower() for one in sentence if one.pos_ in _CONTENT and one.i > colon)
