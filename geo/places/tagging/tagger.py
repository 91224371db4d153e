"""Labels the tokens of a text as parts of places' and peoples' names, with two trained conditional random fields."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pycrfsuite

from geo.errors import GeodataError
from geo.models.files import FIRST_LOOK, SECOND_LOOK, model_path
from geo.places.tagging.document import add_first_look
from geo.places.tagging.tokens import TokenFeatures

PLACE, PEOPLE = "PLACE", "PEOPLE"


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


def tag(tokens: TokenFeatures, asked: Iterable[int] = ()) -> Tagging:
    """
    Label the tokens of a text.

    Parameters
    ----------
    asked
        Numbers of tokens whose probability is wanted; each costs time.
    """
    if not tokens.features:
        return Tagging(spans=(), name_probability={})
    first_labels = _read_tagger(model_path(FIRST_LOOK)).tag(tokens.features)
    tagger = _read_tagger(model_path(SECOND_LOOK))
    tagger.set(add_first_look(tokens, first_labels))
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
    return Tagging(spans=spans, name_probability={number: 1.0 - tagger.marginal("O", number) for number in asked})


def read_runs(labels: Sequence[str]) -> list[tuple[int, int]]:
    """Read the runs that labels mark, first and last token; an I without its B begins a run."""
    runs: list[tuple[int, int]] = []
    for number, label in enumerate(labels):
        if label == "O":
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
