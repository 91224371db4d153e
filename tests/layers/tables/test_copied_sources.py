"""Wire copy in the layers: two articles that print one text are one source."""

import pytest

from geo.batch import read_batch
from geo.merge import merge
from geo.places.gazetteer import Gazetteer
from geo.text.reader import article_from_text
from layers.tables import build_layers

TEXT = (
    "General Omar Khalid visited Cairo on 3 May 2024 and met the president of Egypt for talks on trade and on the "
    "border, officials of both sides told reporters after the visit to the town."
)
OTHER = "General Omar Khalid visited Cairo on 3 May 2024. Nobody in the press of the town could say what he came for."


@pytest.mark.parametrize(("second", "sources"), [(f"CAIRO — {TEXT}", "a"), (OTHER, "a; b")])
def test_articles_that_print_one_text_count_as_one_source(second: str, sources: str) -> None:
    records = merge(read_batch([article_from_text(TEXT, name="a"), article_from_text(second, name="b")]))
    events = build_layers(records, Gazetteer.load()).layers["events"]
    (visit,) = events[events["event_type"] == "visit"].to_dict("records")
    assert (visit["n_sources"], visit["sources"]) == (len(sources.split("; ")), sources)
    assert {one.article_id for event in records.events for one in event.evidence} == {"a", "b"}
