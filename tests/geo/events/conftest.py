"""What the tests of events share: reading a text with the real pipeline and gazetteer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from geo.batch import read_batch
from geo.merge import merge
from geo.records import Agreement, Event, Records
from geo.text.reader import article_from_text, read_articles

SEEDS = Path(__file__).parents[3] / "seeds"

Read = Callable[..., Records]


@pytest.fixture(scope="session")
def read() -> Read:
    """Read one text to records, unmerged."""

    def reading(text: str, **metadata: str) -> Records:
        return read_batch([article_from_text(text, name="article", **metadata)])

    return reading


@pytest.fixture(scope="session")
def seeds() -> Records:
    """Read the two seed articles, merged."""
    return merge(read_batch(read_articles([SEEDS]).articles))


def kind_of(event: Event) -> str:
    """Name an event's type, or that it is an agreement."""
    return "agreement" if isinstance(event, Agreement) else event.event_type.value
