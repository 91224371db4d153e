"""
All frames, in the order in which they are tried.

Words alone decide nothing here; `geo.events.clauses.triggers` looks at the sentence around them.
"""

from geo.events.words import dealings, force, justice, plight
from geo.events.words.frame import Frame

FRAMES: tuple[Frame, ...] = (*dealings.FRAMES, *force.FRAMES, *justice.FRAMES, *plight.FRAMES)
"""No two name one event by the same words."""
