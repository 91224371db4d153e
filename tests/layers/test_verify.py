import csv
import hashlib
import json
import re
import sqlite3
from contextlib import closing

import pytest
from factories import FIRST, SECOND

from layers.drawing.embedding import read_payload, to_element
from layers.verify import verify


def edit_features(folder, layer, change, where=lambda _: True):
    """Change the first feature of a GeoJSON layer that fits, as somebody with an editor would."""
    path = folder / "layers" / f"{layer}.geojson"
    collection = json.loads(path.read_text("utf-8"))
    change(next(feature for feature in collection["features"] if where(feature["properties"])))
    path.write_text(json.dumps(collection, ensure_ascii=False), "utf-8")


def edit_property(folder, layer, column, value, **where):
    def fits(properties):
        return all(properties[key] == wanted for key, wanted in where.items())

    edit_features(folder, layer, lambda feature: feature["properties"].update({column: value}), fits)


def edit_geometry(folder, layer, geometry):
    edit_features(folder, layer, lambda feature: feature.update(geometry=geometry))


def edit_cell(folder, table, name, value, row=0):
    path = folder / "tables" / f"{table}.csv"
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    rows[row][name] = value
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def edit_manifest(folder, change):
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    change(manifest)
    path.write_text(json.dumps(manifest), "utf-8")


def accept(folder, *names):
    """Write new hashes into the manifest, as somebody would who wants an edit not to be noticed."""

    def change(manifest):
        for entry in manifest["files"]:
            if entry["path"] in names:
                entry["sha256"] = hashlib.sha256((folder / entry["path"]).read_bytes()).hexdigest()

    edit_manifest(folder, change)


def edit_page(folder, change):
    """Change what the map shows, hashes and all."""
    path = folder / "sarhad.html"
    html = path.read_text("utf-8")
    payload = read_payload(html)
    element = to_element(payload)
    change(payload)
    path.write_text(html.replace(element, to_element(payload)), "utf-8")
    accept(folder, "sarhad.html")


def assert_found(folder, file, pattern):
    """Assert that a fault of that file says so, in one line."""
    faults = [str(fault) for fault in verify(folder)]
    assert all("\n" not in fault for fault in faults)
    found = [fault for fault in faults if fault.startswith(f"{folder / file}: ")]
    assert any(re.search(pattern, fault) for fault in found), faults


def test_a_folder_that_nobody_touched_has_no_fault(pristine):
    assert verify(pristine) == ()


def test_a_copy_elsewhere_has_no_fault(output):
    assert verify(output) == ()


def test_no_folder_is_one_fault(tmp_path):
    (fault,) = verify(tmp_path / "nowhere")
    assert "no such folder" in str(fault)


@pytest.mark.parametrize("content", [None, b"{", b"[]", b"{}", b"\xff"])
def test_a_folder_without_a_manifest_of_sarhads_is_one_fault(output, content):
    (output / "manifest.json").unlink()
    if content is not None:
        (output / "manifest.json").write_bytes(content)
    (fault,) = verify(output)
    assert "not Sarhad's" in str(fault)


@pytest.mark.parametrize("name", ["sarhad.html", "sarhad.gpkg", "layers/seas.geojson", "tables/actors.csv"])
def test_a_missing_file_is_found(output, name):
    (output / name).unlink()
    assert_found(output, name, "missing")


def test_a_missing_article_is_found(output):
    (output / "articles" / "first.txt").unlink()
    assert_found(output, "articles/first.txt", "missing")


def test_a_changed_map_is_found(output):
    with (output / "sarhad.html").open("a") as file:
        file.write("<!-- edited -->")
    assert_found(output, "sarhad.html", "changed since the build")


@pytest.mark.parametrize("name", ["notes.txt", "sarhad.html.bak", "articles/third.txt", "mine/a.json"])
def test_a_file_that_does_not_belong_is_found(output, name):
    (output / name).parent.mkdir(exist_ok=True)
    (output / name).write_text("new")
    assert_found(output, name, "not in the manifest, so no part of the output: move it elsewhere")


def test_a_manifest_that_lists_nothing_is_found(output):
    edit_manifest(output, lambda manifest: manifest.update(files=[]))
    assert_found(output, "manifest.json", "lists no files")


def test_a_manifest_that_leads_outside_is_found(output):
    edit_manifest(output, lambda manifest: manifest["files"][0].update(path="../../etc/passwd"))
    assert_found(output, "manifest.json", "outside the folder")


def test_a_wrong_number_of_rows_in_the_manifest_is_found(output):
    def change(manifest):
        next(entry for entry in manifest["files"] if entry["path"] == "tables/actors.csv")["rows"] = 99

    edit_manifest(output, change)
    assert_found(output, "tables/actors.csv", "4 rows, the manifest says 99")


@pytest.mark.parametrize("layer", ["border", "capitals", "events", "agreements"])
def test_an_edited_quotation_of_a_feature_is_found(output, layer):
    edit_features(output, layer, lambda feature: feature["properties"].update(quote="They never said so."))
    assert_found(output, f"layers/{layer}.geojson", "“They never said so.” is not what articles/")


@pytest.mark.parametrize("table", ["evidence", "claims", "mentions", "actors", "field_spans"])
def test_an_edited_quotation_of_a_table_is_found(output, table):
    edit_cell(output, table, "exact", "never said")
    assert_found(output, f"tables/{table}.csv", "row 1: “never said” is not what articles/")


def test_an_edited_article_is_found_with_the_quotations_that_it_breaks(output):
    path = output / "articles" / "first.txt"
    path.write_text(path.read_text("utf-8").replace("909", "9090"), "utf-8")
    assert_found(output, "articles/first.txt", "SHA-256 differs from the table articles")
    assert_found(output, "tables/claims.csv", "is not what articles/first.txt has at")
    assert_found(output, "tables/articles.csv", "characters, the text has")


def test_an_article_that_is_no_utf8_is_found(output):
    (output / "articles" / "first.txt").write_bytes(b"\xff\xfe")
    assert_found(output, "articles/first.txt", "not readable as UTF-8")


@pytest.mark.parametrize(("start", "end"), [(-5, 3), (9, 9), (12, 3), (0, 10**6)])
def test_offsets_outside_the_text_are_found(output, start, end):
    edit_cell(output, "evidence", "start", start)
    edit_cell(output, "evidence", "end", end)
    assert_found(output, "tables/evidence.csv", "are no stretch of articles/first.txt")


def test_shifted_offsets_are_found(output):
    edit_property(output, "events", "quote_start", 1, quote_start=0)
    assert_found(output, "layers/events.geojson", "is not what articles/first.txt has at 1")


def test_an_edited_prefix_is_found(output):
    edit_cell(output, "evidence", "prefix", "before")
    assert_found(output, "tables/evidence.csv", "prefix or suffix")


def test_a_mention_outside_its_sentence_is_found(output):
    edit_cell(output, "mentions", "sentence_end", 3)
    assert_found(output, "tables/mentions.csv", "not inside its sentence")


def test_an_issue_outside_its_text_is_found(output):
    edit_cell(output, "issues", "end", 10**6)
    assert_found(output, "tables/issues.csv", "no stretch")


def test_an_unknown_source_is_found(output):
    edit_property(output, "capitals", "source_id", "ghost")
    assert_found(output, "layers/capitals.geojson", "'ghost', which is not in the table articles")


def test_the_hash_of_another_source_is_found(output):
    edit_property(output, "capitals", "source_sha256", SECOND.sha256, source_sha256=FIRST.sha256)
    assert_found(output, "layers/capitals.geojson", "source_sha256 is not that of first")


def test_an_id_that_stands_twice_is_found(output):
    edit_property(output, "capitals", "id", "iso:XA")
    assert_found(output, "layers/countries.geojson", "iso:XA: this id stands twice")


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("evidence", "feature_id"),
        ("event_places", "event_id"),
        ("event_places", "place_id"),
        ("field_spans", "feature_id"),
        ("claims", "place_id"),
        ("relations", "subject_id"),
        ("relations", "object_id"),
        ("issues", "source_id"),
    ],
)
def test_an_id_in_a_table_that_leads_nowhere_is_found(output, table, column):
    edit_cell(output, table, column, "ghost")
    assert_found(output, f"tables/{table}.csv", f"{column} names 'ghost', which is nowhere")


@pytest.mark.parametrize("field", ["actors", "place_ids", "parties"])
def test_words_that_say_somebody_or_a_place_that_is_nowhere_are_found(output, field):
    with (output / "tables" / "field_spans.csv").open(newline="", encoding="utf-8") as file:
        fields = [row["field"] for row in csv.DictReader(file)]
    edit_cell(output, "field_spans", "value", "ghost", row=fields.index(field))
    assert_found(output, "tables/field_spans.csv", "value names 'ghost', which is nowhere")


@pytest.mark.parametrize(
    ("layer", "column"),
    [
        ("places", "event_ids"),
        ("places", "agreement_ids"),
        ("events", "actor_ids"),
        ("events", "recipient_ids"),
        ("events", "place_ids"),
        ("events", "sources"),
        ("events", "contradicts"),
        ("agreements", "party_ids"),
    ],
)
def test_an_id_of_a_feature_that_leads_nowhere_is_found(output, layer, column):
    edit_property(output, layer, column, "ghost")
    assert_found(output, f"layers/{layer}.geojson", f"{column} names 'ghost', which is nowhere")


@pytest.mark.parametrize(
    ("layer", "column"), [("capitals", "n_evidence"), ("capitals", "n_mentions"), ("events", "n_sources")]
)
def test_a_wrong_count_is_found(output, layer, column):
    edit_property(output, layer, column, 77)
    assert_found(output, f"layers/{layer}.geojson", f"{column} is")


@pytest.mark.parametrize(
    ("changes", "pattern"),
    [
        ({"date_edtf": "soon"}, "'soon', not EDTF"),
        ({"date_edtf": "2025-01-18"}, "date_start is '2025-01-19', but '2025-01-18' makes it '2025-01-18'"),
        ({"date_start": "2025-01-01"}, "date_start is '2025-01-01'"),
        ({"date_end": None}, "date_end is None"),
        ({"time_precision": 3}, "time_precision is 3"),
        ({"date_basis": None}, "date_basis is empty"),
        ({"date_edtf": None}, "has days or a basis, but no date_edtf"),
        ({"place_basis": None}, "place_ids and place_basis"),
    ],
)
def test_a_date_or_place_that_does_not_hold_together_is_found(output, changes, pattern):
    for name, value in changes.items():
        edit_property(output, "events", name, value, name="Arrival of General Oda")
    assert_found(output, "layers/events.geojson", pattern)


def test_a_signature_that_is_no_date_is_found(output):
    edit_property(output, "agreements", "signed_edtf", "spring")
    assert_found(output, "layers/agreements.geojson", "signed_edtf is 'spring'")


@pytest.mark.parametrize("column", ["published", "retrieved"])
@pytest.mark.parametrize("day", ["2025-31-01", "20250122", "soon"])
def test_a_day_of_an_article_that_does_not_exist_is_found(output, column, day):
    edit_cell(output, "articles", column, day)
    assert_found(output, "tables/articles.csv", f"{column} is '{day}', not an ISO day")


@pytest.mark.parametrize(
    ("layer", "geometry", "pattern"),
    [
        ("capitals", {"type": "Point", "coordinates": [200, 10]}, "leave longitude"),
        ("capitals", {"type": "Point", "coordinates": [27.25, 91]}, "leave longitude"),
        ("capitals", {"type": "Point", "coordinates": [60.5500001, 27.25]}, "more than 6 decimals"),
        ("capitals", {"type": "Point", "coordinates": []}, "empty"),
        ("capitals", None, "no geometry, but geo_precision 1"),
        (
            "countries",
            {"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]]},
            "right-hand rule",
        ),
        ("countries", {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}, "invalid"),
    ],
)
def test_a_broken_geometry_is_found(output, layer, geometry, pattern):
    edit_geometry(output, layer, geometry)
    assert_found(output, f"layers/{layer}.geojson", pattern)


def test_a_pin_for_what_is_not_located_is_found(output):
    def pin(feature):
        feature["geometry"] = {"type": "Point", "coordinates": [1, 2]}

    edit_features(output, "places", pin, lambda properties: properties["id"] == "region:marches")
    assert_found(output, "layers/places.geojson", "geo_precision 0")


def test_an_event_away_from_its_place_is_found(output):
    edit_geometry(output, "events", {"type": "Point", "coordinates": [1, 2]})
    assert_found(output, "layers/events.geojson", "drawn at none of its places")


def test_an_event_drawn_without_a_place_is_found(output):
    def pin(feature):
        feature["geometry"] = {"type": "Point", "coordinates": [1, 2]}

    edit_features(output, "events", pin, lambda properties: properties["place_ids"] is None)
    assert_found(output, "layers/events.geojson", "has a geometry, but no place")


@pytest.mark.parametrize(
    ("layer", "column", "value", "pattern"),
    [
        ("capitals", "quote", None, "'quote' is empty"),
        ("capitals", "n_mentions", "many", "holds 'many', not integer"),
        ("capitals", "n_mentions", True, "holds True, not integer"),
        ("capitals", "review_state", "trusted", "not one of machine, accepted, corrected"),
        ("capitals", "geo_precision", 9, "not one of 0, 1, 2, 3"),
        ("events", "status", "maybe", "not one of occurred"),
        ("events", "colour", "red", "'colour' is no column of events"),
    ],
)
def test_a_cell_that_its_column_does_not_allow_is_found(output, layer, column, value, pattern):
    edit_property(output, layer, column, value)
    assert_found(output, f"layers/{layer}.geojson", pattern)


def test_a_missing_column_is_found(output):
    edit_features(output, "seas", lambda feature: feature["properties"].pop("reading"))
    assert_found(output, "layers/seas.geojson", "column 'reading' is missing")


@pytest.mark.parametrize(("column", "value"), [("plotted", "perhaps"), ("start", "x"), ("lon", "west")])
def test_a_csv_cell_of_the_wrong_type_is_found(output, column, value):
    edit_cell(output, "mentions", column, value)
    assert_found(output, "tables/mentions.csv", f"'{column}' holds '{value}'")


@pytest.mark.parametrize("content", ["{", "[]", '{"features": 3}', '{"features": [{"properties": {}}]}'])
def test_a_layer_that_is_no_geojson_is_found(output, content):
    (output / "layers" / "seas.geojson").write_text(content)
    assert_found(output, "layers/seas.geojson", "not a GeoJSON FeatureCollection")


@pytest.mark.parametrize("content", ["", "a,b\n", "subject_id,relation,object_id,reason\n1,2\n"])
def test_a_table_that_is_not_its_columns_is_found(output, content):
    (output / "tables" / "relations.csv").write_text(content)
    assert_found(output, "tables/relations.csv", "columns of relations|2 cells, not 4")


def run_sql(folder, statement, layer="capitals"):
    with closing(sqlite3.connect(folder / "sarhad.gpkg")) as database:
        for number in (1, 2, 3, 4, 5, 6, 7):  # they call functions that only GDAL's SQLite has
            database.execute(f"DROP TRIGGER IF EXISTS rtree_{layer}_geom_update{number}")
        database.execute(statement)
        database.commit()


def test_a_geopackage_that_says_something_else_is_found(output):
    run_sql(output, "UPDATE actors SET role = 'King' WHERE fid = 1")
    assert_found(output, "sarhad.gpkg", "layer 'actors', row 1: 'role' differs from actors.csv")


def test_a_geopackage_with_other_rows_is_found(output):
    run_sql(output, "DELETE FROM actors WHERE fid = 1")
    assert_found(output, "sarhad.gpkg", "layer 'actors' has 3 rows, actors.csv has 4")


def test_a_geopackage_without_a_table_is_found(output):
    run_sql(output, "DROP TABLE actors")
    assert_found(output, "sarhad.gpkg", "layer 'actors' is not readable")


def test_a_geopackage_with_a_moved_point_is_found(output):
    edit_geometry(output, "capitals", {"type": "Point", "coordinates": [60.5, 27.25]})
    assert_found(output, "sarhad.gpkg", "layer 'capitals', row 1: its geometry differs")


def test_a_broken_geopackage_is_found(output):
    (output / "sarhad.gpkg").write_bytes(b"no database")
    assert_found(output, "sarhad.gpkg", "is not readable")


def test_an_edit_with_a_new_hash_in_the_manifest_is_still_found(output):
    edit_property(output, "events", "quote", "They never said so.")
    digest = hashlib.sha256((output / "layers" / "events.geojson").read_bytes()).hexdigest()

    def change(manifest):
        next(entry for entry in manifest["files"] if entry["path"] == "layers/events.geojson")["sha256"] = digest

    edit_manifest(output, change)
    assert_found(output, "layers/events.geojson", "They never said so")


def test_an_id_that_leads_out_of_the_folder_is_found_and_not_read(output):
    edit_cell(output, "articles", "id", "../../secret")
    assert_found(output, "tables/articles.csv", "no safe id")


def test_a_manifest_that_says_another_number_of_rows_of_a_layer_is_found(output):
    edit_manifest(output, lambda manifest: manifest["layers"]["events"].update(rows=99))
    assert_found(output, "manifest.json", "says that 'events' has 99 rows")


def test_a_manifest_that_says_another_hash_of_an_article_is_found(output):
    edit_manifest(output, lambda manifest: manifest["articles"][0].update(sha256="0" * 64))
    assert_found(output, "manifest.json", "its articles are not those")


def test_what_leads_to_a_row_at_fault_is_no_fault_of_its_own(output):
    edit_property(output, "events", "status", "perhaps")
    assert not [fault for fault in verify(output) if "nowhere" in str(fault)]


def test_a_missing_geopackage_is_told_once_by_each_check(output):
    (output / "sarhad.gpkg").unlink()
    faults = [str(fault) for fault in verify(output)]
    assert len(faults) == len(set(faults)) == 2  # it cannot be read, and the manifest lists it


def test_a_map_that_does_not_show_what_the_layers_hold_is_found(output):
    edit_property(output, "events", "name", "Departure", name="Arrival of General Oda")
    run_sql(output, "UPDATE events SET name = 'Departure' WHERE name = 'Arrival of General Oda'", "events")
    accept(output, "layers/events.geojson", "sarhad.gpkg")
    (fault,) = verify(output)
    assert re.search(r"sarhad\.html: shows other features than the layers hold \(.+\); build", str(fault))


def test_a_feature_that_was_moved_on_the_map_is_found(output):
    def move(payload):
        payload["shapes"][0]["parts"][0][0] += 1

    edit_page(output, move)
    assert_found(output, "sarhad.html", "shows other shapes than the layers hold")


@pytest.mark.parametrize("name", ["features", "claims", "articles"])
def test_what_the_map_leaves_out_is_found(output, name):
    edit_page(output, lambda payload: payload[name].pop())
    assert_found(output, "sarhad.html", rf"shows other {name} than the layers hold \(\d+, not \d+\)")


def test_another_text_in_the_map_is_found_with_its_article(output):
    edit_page(output, lambda payload: payload["articles"][1].update(text="They said something else."))
    assert_found(output, "sarhad.html", r"shows other articles than the layers hold \(second\)")


def test_a_map_with_something_more_is_found(output):
    edit_page(output, lambda payload: payload.update(secrets=["x"]))
    assert_found(output, "sarhad.html", "shows other secrets than the layers hold")


def test_a_page_without_a_map_is_found(output):
    (output / "sarhad.html").write_text("<h1>Nothing here</h1>")
    accept(output, "sarhad.html")
    assert_found(output, "sarhad.html", "not a map of Sarhad's")


def test_a_map_of_another_worldview_is_found(output):
    edit_page(output, lambda payload: payload.update(worldview="PK"))
    assert_found(output, "sarhad.html", "was drawn with the worldview 'PK', the manifest says 'de-facto'")


def test_a_layer_of_another_worldview_is_found(output):
    path = output / "layers" / "border.geojson"
    path.write_text(path.read_text("utf-8").replace('"worldview": "de-facto"', '"worldview": "IN"'), "utf-8")
    accept(output, "layers/border.geojson")
    assert_found(output, "layers/border.geojson", "was drawn with the worldview 'IN', the manifest says 'de-facto'")


def test_a_geopackage_of_another_worldview_is_found(output):
    run_sql(output, "UPDATE gpkg_metadata SET metadata = replace(metadata, 'de-facto', 'IN')")
    accept(output, "sarhad.gpkg")
    assert_found(output, "sarhad.gpkg", "was drawn with the worldview 'IN', the manifest says 'de-facto'")


@pytest.mark.parametrize("worldview", ["PK", None, "unknown"])
def test_a_worldview_in_the_manifest_that_no_file_was_drawn_with_is_found(output, worldview):
    edit_manifest(output, lambda manifest: manifest.update(worldview=worldview))
    assert_found(output, "manifest.json", "names the worldview .* which this version does not draw")
    assert_found(output, "sarhad.html", f"was drawn with the worldview 'de-facto', the manifest says {worldview!r}")
