"""Which country a passage is about, by the names and peoples near a word; knows nothing of facilities or borders."""

import math
from collections import defaultdict
from collections.abc import Collection, Sequence

from spacy.tokens import Doc

from geo.places.resolution.resolved import Resolved

_SENTENCE_WEIGHT = 3.0
_PARAGRAPH_WEIGHT = 1.0
_TEXT_WEIGHT = 0.1
_CLEAR_SHARE = 0.5


def find_narrative_country(
    doc: Doc, position: int, resolved: Sequence[Resolved], excluded: Collection[str | None]
) -> tuple[str, float] | None:
    """
    Find the country that the words around a token are about.

    Parameters
    ----------
    doc
        A parsed text.
    position
        Index of the token.
    resolved
        All names of the text; demonyms and towns count for their country.
    excluded
        ISO alpha-2 of countries that cannot be meant.

    Returns
    -------
    country
        Its code and its share of the evidence, more than half; None where none has that much. A name in the sentence
        weighs 3, in the paragraph 1, elsewhere 0.1.
    """
    sentence = doc[position].sent
    first, last = find_paragraph(doc, position)
    weights: dict[str, float] = defaultdict(float)
    for item in resolved:
        code = item.country_code
        if code is None or code in excluded:
            continue
        at = item.name.first_token
        if sentence.start <= at < sentence.end:
            weights[code] += _SENTENCE_WEIGHT
        elif first <= at < last:
            weights[code] += _PARAGRAPH_WEIGHT
        else:
            weights[code] += _TEXT_WEIGHT
    total = math.fsum(weights.values())
    if not total:
        return None
    code, weight = max(weights.items(), key=lambda pair: (pair[1], pair[0]))
    share = weight / total
    return (code, share) if share > _CLEAR_SHARE else None


def find_paragraph(doc: Doc, position: int) -> tuple[int, int]:
    """Find the paragraph that holds a token: first index and exclusive last index; a wrapped line ends none."""
    first = position
    while first > 0 and not ("\n" in doc[first - 1].text and doc[first].is_sent_start):
        first -= 1
    last = position
    while last < len(doc) and not (last > first and "\n" in doc[last - 1].text and doc[last].is_sent_start):
        last += 1
    return first, last
