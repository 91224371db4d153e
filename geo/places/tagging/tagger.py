"""Labels the tokens of a text as parts of places' and peoples' names, with two trained conditional random fields."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pycrfsuite

from geo.errors import GeodataError
from geo.models.files import PARSED, Looks, model_path
from geo.places.tagging.document import add_first_look
from geo.places.tagging.tokens import TokenFeatures

PLACE, PEOPLE = "PLACE", "PEOPLE"
OUTSIDE = "O"
"""What labels of words outside any name begin with; a first look may say more of them ("O-PERSON")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedSpan:
    """A run of tokens that the tagger takes for one name; numbers count the tokens without white space."""

    first: int
    last: int
    """Inclusive."""
    is_people: bool
    certainty: float
    """0 to 1: the least probable of its labels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagging:
    """What the tagger says of a text."""

    spans: tuple[TaggedSpan, ...]
    name_probability: dict[int, float]
    """For each token that was asked for, that it is part of a name at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenOnce:
    """A text after the tagger's first look."""

    tokens: TokenFeatures
    """As described for the second look."""
    labels: Sequence[str]
    """Of the first look, one a token."""
    looks: Looks = PARSED


def look_first(tokens: TokenFeatures, looks: Looks = PARSED) -> list[str]:
    """Label the tokens of a text for the first time, one label a token."""
    labels: list[str] = _read_tagger(model_path(looks.first)).tag(tokens.features) if tokens.features else []
    return labels


def look_again(seen: SeenOnce, asked: Iterable[int] = ()) -> Tagging:
    """
    Label the tokens of a text, knowing what the first look found in all of it.

    Parameters
    ----------
    asked
        Numbers of tokens whose probability is wanted; each costs time.
    """
    if not seen.tokens.features:
        return Tagging(spans=(), name_probability={})
    tagger = _read_tagger(model_path(seen.looks.second))
    tagger.set(add_first_look(seen.tokens, seen.labels))
    labels: list[str] = tagger.tag()
    spans = tuple(
        TaggedSpan(
            first=first,
            last=last,
            is_people=labels[first].endswith(PEOPLE),
            certainty=min(tagger.marginal(labels[number], number) for number in range(first, last + 1)),
        )
        for first, last in read_runs(labels)
    )
    return Tagging(spans=spans, name_probability={number: 1.0 - tagger.marginal(OUTSIDE, number) for number in asked})


def read_runs(labels: Sequence[str]) -> list[tuple[int, int]]:
    """Read the runs that labels mark, first and last token; an I without its B begins a run."""
    runs: list[tuple[int, int]] = []
    for number, label in enumerate(labels):
        if label.startswith(OUTSIDE):
            continue
        goes_on = label[0] == "I" and bool(runs) and runs[-1][1] == number - 1
        if goes_on and labels[number - 1][2:] == label[2:]:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


@cache
def _read_tagger(path: Path) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    try:
        tagger.open(str(path))
    except (OSError, ValueError) as fault:
        raise GeodataError(f"{path.name}: {fault}; reinstall Sarhad") from fault
    return tagger
