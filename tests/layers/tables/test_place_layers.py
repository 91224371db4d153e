from dataclasses import replace

import pytest
from factories import FIRST, PLACES, SECOND, make_event, make_layers, make_mention, make_records

from geo.records import Records
from geo.vocabulary import MentionType, Reading
from layers.spec import LAYERS, PLACE_LAYERS, SPECS, TABLES
from layers.tables import to_rows


def rows_of(layers, name):
    return {row["id"]: row for row in to_rows(SPECS[name], layers.layers[name])}


def build(*mentions, **changes):
    return make_layers(Records(articles=(FIRST, SECOND), places=tuple(PLACES.values()), mentions=mentions, **changes))


def test_every_layer_and_table_is_there_also_when_nothing_was_found():
    empty = make_layers(Records())
    assert list(empty.layers) == [spec.name for spec in LAYERS]
    assert list(empty.tables) == [spec.name for spec in TABLES]
    assert all(tuple(empty.layers[spec.name].columns) == (*spec.column_names, "geometry") for spec in LAYERS)
    assert all(len(frame) == 0 for frame in {**empty.layers, **empty.tables}.values())


def test_a_place_stands_in_exactly_one_layer(layers):
    ids = [row for spec in PLACE_LAYERS for row in rows_of(layers, spec.name)]
    assert sorted(ids) == sorted(PLACES)


def test_layers_are_in_longitude_latitude_on_wgs84(layers):
    assert all(frame.crs == "EPSG:4326" for frame in layers.layers.values())
    capital = layers.layers["capitals"].set_index("id").geometry["gn:1"]
    assert (capital.x, capital.y) == (60.55, 27.25)


def test_the_quotation_of_a_place_is_the_sentence_of_its_first_drawn_mention():
    metonym = make_mention(FIRST, "Arpolis", "gn:1", nth=0, metonym=True, plotted=False)
    drawn = make_mention(FIRST, "Arpolis", "gn:1", nth=1)
    row = rows_of(build(drawn, metonym), "capitals")["gn:1"]
    assert row["quote"].startswith("He met President Lumi")
    assert FIRST.text[row["quote_start"] : row["quote_end"]] == row["quote"]


def test_the_first_mention_is_the_first_in_the_first_article():
    second = make_mention(SECOND, "Borgrad", "gn:2")
    first = make_mention(FIRST, "Boria", "gn:2", nth=1)
    assert rows_of(build(second, first), "capitals")["gn:2"]["source_id"] == "first"


@pytest.mark.parametrize(
    "changes",
    [
        {"mention_type": MentionType.DEMONYM},
        {"mention_type": MentionType.IN_ORGANISATION},
        {"metonym": True},
        {"probability": 0.1},
    ],
)
def test_a_place_without_a_drawn_mention_is_in_no_layer(changes):
    layers = build(make_mention(FIRST, "Arpolis", "gn:1", plotted=False, **changes))
    assert not rows_of(layers, "capitals")
    assert len(layers.tables["mentions"]) == 1


def test_a_vague_region_is_listed_and_not_pinned(layers):
    assert rows_of(layers, "places")["region:marches"]["geo_precision"] == 0
    assert layers.layers["places"].set_index("id").geometry["region:marches"] is None


def test_a_vague_region_named_only_for_its_people_is_not_listed():
    layers = build(make_mention(FIRST, "Far Marches", "region:marches", plotted=False, metonym=True))
    assert not rows_of(layers, "places")


def test_evidence_is_every_drawn_mention_and_mentions_count_all(layers):
    row = rows_of(layers, "capitals")["gn:1"]
    evidence = layers.tables["evidence"]
    assert (row["n_evidence"], row["n_mentions"]) == (2, 3)
    assert evidence[evidence["feature_id"] == "gn:1"]["exact"].tolist() == ["Arpolis", "Arpolis"]


def test_the_same_stretch_is_one_piece_of_evidence():
    mention = make_mention(FIRST, "Arpolis", "gn:1")
    row = rows_of(build(mention, replace(mention, mention_type=MentionType.FACILITY)), "capitals")["gn:1"]
    assert row["n_evidence"] == 1


def test_a_place_read_only_as_an_alternative_says_so():
    alternative = make_mention(FIRST, "Arpolis", "gn:1", reading=Reading.ALTERNATIVE)
    assert rows_of(build(alternative), "capitals")["gn:1"]["reading"] == "alternative"
    both = build(alternative, make_mention(FIRST, "Arpolis", "gn:1", nth=1))
    assert rows_of(both, "capitals")["gn:1"]["reading"] == "primary"


def test_a_place_lists_what_happened_there_oldest_first(layers):
    row = rows_of(layers, "border")["boundary:XA-XB"]
    assert row["events"] == "2023 – Border exercise\n2024-04 – Security agreement"
    assert row["event_ids"].startswith("event-")
    assert row["agreement_ids"].startswith("agreement-")


def test_what_has_no_date_comes_last_and_says_so(layers):
    assert rows_of(layers, "bases")["icao:XAFB"]["events"] == "undated – Flight training"


def test_a_place_where_nothing_happened_has_empty_cells():
    row = rows_of(build(make_mention(FIRST, "Arpolis", "gn:1")), "capitals")["gn:1"]
    assert (row["events"], row["event_ids"], row["agreement_ids"]) == (None, None, None)


def test_facts_of_a_place_are_carried_over(layers):
    row = rows_of(layers, "bases")["icao:XAFB"]
    assert (row["icao"], row["country_codes"], row["geonames_id"], row["radius_m"]) == ("XAFB", "XA", None, 1500.0)
    hosted = rows_of(layers, "bases")["facility:ghq"]
    assert (hosted["location_source"], hosted["geo_precision"]) == ("host:gn:3", 2)


def test_permuting_the_mentions_changes_nothing(layers):
    records = make_records()
    turned = make_layers(replace(records, mentions=records.mentions[::-1], places=records.places[::-1]))
    for name, frame in {**layers.layers, **layers.tables}.items():
        assert frame.equals({**turned.layers, **turned.tables}[name]), name


def test_an_event_without_place_changes_no_place():
    with_event = build(make_mention(FIRST, "Arpolis", "gn:1"), events=(make_event(FIRST, "He met President"),))
    assert rows_of(with_event, "capitals")["gn:1"]["events"] is None
