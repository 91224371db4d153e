"""
Verbs that name no event by themselves but say of another word's event that it takes place, or of what kind it is.

Verbs that name events are `geo.events.words.frames`'s.
"""

from geo.events.words.wordlists import to_words

LIGHT_VERBS = to_words(
    """conduct hold stage carry launch mount host make undertake organize organise perform run stag execute attend
    join take have begin start complete conclude resume continue pay open kick stage schedule plan lead arrange"""
)
"""Verbs that only say that the event of their object or subject takes place."""

HAPPENING_VERBS = to_words(
    """take occur happen begin start end kill leave last involve break erupt cover focus follow wound injure
    conclude hit rock destroy damage resume continue bring"""
)
"""Verbs whose subject is an event."""

PLACE_ONLY_VERBS = to_words("occupy overrun besiege retake recapture invade shell bombard bomb storm raid")
"""Verbs of fighting that nobody does to a single person."""

HOLDING_VERBS = to_words("hold conduct stage carry host launch")
"""Light verbs whose subject makes clear what kind of exercise is meant."""
TOLD_VERBS = HOLDING_VERBS | to_words("complete conclude begin start resume finish end")
"""Verbs that tell a known thing anew where they have a date."""
