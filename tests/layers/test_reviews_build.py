import csv
import io
import json
import re
import shutil
from pathlib import Path

import geopandas as gpd
import pytest

from geo.reviews.file.reader import HEAD, to_line
from geo.reviews.file.rows import to_decision_id
from layers.__main__ import main
from layers.build import build
from layers.dashboard.opening import open_output
from layers.verify import verify

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "review-file.md").read_text("utf-8")
SEEDS = ROOT / "seeds"


def read_table(folder, name):
    content = (folder / "tables" / f"{name}.csv").read_bytes().decode()
    return list(csv.DictReader(io.StringIO(content, newline="")))


def read_layer(folder, name):
    features = json.loads((folder / "layers" / f"{name}.geojson").read_text("utf-8"))["features"]
    return {feature["id"]: {**feature["properties"], "geometry": feature["geometry"]} for feature in features}


def name_row(row):
    """Name a feature, claim or mention of a build as a line of a review file does."""
    start, end = (row.get(f"quote_{edge}", row.get(edge)) for edge in ("start", "end"))
    exact = row.get("quote", row.get("exact"))
    return {"article": row["source_id"], "start": int(start), "end": int(end), "exact": exact}


class Analyst:
    """Writes a review file on a build, a minute between two decisions."""

    def __init__(self, folder):
        self.folder = folder
        self.lines = []
        self._hashes = {row["id"]: row["sha256"] for row in read_table(folder, "articles")}

    def decide(self, action, record=None, row=None, *, who="Ann", **more):
        named = {}
        if row is not None:
            named = {**name_row(row), "sha256": self._hashes[row["source_id"]]}
            named |= {} if action == "add" else {"id": row.get("place_id") or row["id"]}
            named |= {"title": row["name"]} if record in ("event", "agreement") and action != "add" else {}
        when = f"2025-02-03T10:{len(self.lines):02d}:00Z"
        line = {"when": when, "who": who, "action": action, "record": record, **named, **more}
        self.lines.append({key: value for key, value in line.items() if value is not None})
        return self.lines[-1]

    def quote(self, row):
        return {"id": row["id"], "title": row["name"], "sha256": self._hashes[row["source_id"]], **name_row(row)}

    def write(self, path):
        path.write_text("".join([HEAD + "\n", *map(to_line, self.lines)]), encoding="utf-8")
        return path


def find(rows, name):
    return next(row for row in rows.values() if name in row["name"])


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    """The seeds as the machine reads them; not to be edited."""
    folder = tmp_path_factory.mktemp("machine") / "out"
    build([SEEDS], folder)
    return folder


@pytest.fixture(scope="module")
def analyst(machine):
    """One decision of every kind on the seeds."""
    ann = Analyst(machine)
    events, agreements = read_layer(machine, "events"), read_layer(machine, "agreements")
    arrival = find(events, "Bagheri arrives in Pakistan")
    ann.decide("accept", "event", arrival, seen={"status": "occurred", "date_edtf": "2025-01-19"})
    airport = {"lon": 72.825, "lat": 33.549, "name": "The airport", "kind": "airport"}
    delegation = {"name": "Iranian delegation", "actor_type": "organisation"}
    changes = {"places": [airport], "actors": ["Mohammad Hossein Bagheri", delegation]}
    ann.decide("correct", "event", arrival, who="=Ben", set=changes, comment="+ on the map")
    ann.decide("grade", "event", arrival, grade="B2")
    ann.decide("comment", "event", find(events, "Indus Shield"), comment="see elsewhere")
    ann.decide("reject", "agreement", find(agreements, "Hatami"), comment="two agreements")
    honour, welcome = find(events, "Guard of honour"), find(events, "Bagheri welcomed")
    ann.decide("merge", "event", honour, **{"with": [ann.quote(welcome)]})
    sentence = next(row for row in read_table(machine, "evidence") if row["exact"].startswith("The talks covered"))
    added = {"title": "Security issues discussed", "event_type": "other", "status": "occurred"}
    ann.decide("add", "event", sentence, set={**added, "places": [{"place_id": "iso:AF", "role": "applies_to"}]})
    ann.decide(
        "correct", "place", find(read_layer(machine, "bases"), "Mushaf"), set={"place": {"lon": 72.67, "lat": 32.05}}
    )
    ann.decide("grade", "claim", read_table(machine, "claims")[0], grade="A1")
    iranian = next(row for row in read_table(machine, "mentions") if row["place_id"] == "adm1:IR-11")
    ann.decide("correct", "mention", iranian, set={"place": {"place_id": "iso:IR"}})
    ann.decide("undo", undoes=to_decision_id(ann.decide("reject", "event", arrival)))
    return ann


@pytest.fixture(scope="module")
def built(analyst, tmp_path_factory):
    """The seeds with the decisions; not to be edited."""
    folder = tmp_path_factory.mktemp("reviewed")
    build([SEEDS], folder / "out", reviews=analyst.write(folder / "reviews.jsonl"))
    return folder / "out"


def snapshot(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_decision_is_applied_or_undone_and_the_folder_verifies(built, analyst):
    rows = read_table(built, "reviews")
    named = {row["id"]: row for row in rows}
    assert len(rows) == len(analyst.lines)
    for line in analyst.lines:
        row = named[to_decision_id(line)]
        is_undone = line["action"] == "reject" and line["record"] == "event"
        assert (row["action"], row["outcome"]) == (line["action"], "undone" if is_undone else "applied")
    assert verify(built) == ()


def test_a_corrected_event_is_drawn_where_the_analyst_put_it(built):
    event = find(read_layer(built, "events"), "Bagheri arrives in Pakistan")
    assert event["geometry"] == {"type": "Point", "coordinates": [72.825, 33.549]}
    assert (event["review_state"], event["grade"], event["geo_precision"]) == ("corrected", "B2", 2)
    assert event["actors"] == "Mohammad Hossein Bagheri; Iranian delegation"
    assert event["comment"] == "=Ben (2025-02-03): + on the map"


def test_a_moved_base_says_whose_position_it_is(built):
    base = find(read_layer(built, "bases"), "Mushaf")
    assert base["geometry"]["coordinates"] == [72.67, 32.05]
    assert (base["location_source"], base["review_state"]) == ("review:Ann", "corrected")
    assert find(read_layer(built, "events"), "Indus Shield")["geometry"] == base["geometry"]


def test_a_rejected_agreement_is_only_listed(built):
    assert not [row for row in read_layer(built, "agreements").values() if "Hatami" in row["name"]]
    (issue,) = [row for row in read_table(built, "issues") if row["code"] == "rejected-record"]
    assert "rejected by Ann: two agreements" in issue["message"]


def test_merged_events_are_one_feature_with_the_evidence_of_both(built, machine):
    before, after = read_layer(machine, "events"), read_layer(built, "events")
    gone = find(before, "Bagheri welcomed")
    assert gone["id"] not in after
    kept = find(after, "Guard of honour")
    assert (kept["id"], kept["review_state"]) == (find(before, "Guard of honour")["id"], "corrected")


def test_an_added_event_quotes_its_sentence(built):
    event = find(read_layer(built, "events"), "Security issues discussed")
    text = (built / "articles" / f"{event['source_id']}.txt").read_text("utf-8")
    assert text[event["quote_start"] : event["quote_end"]] == event["quote"]
    assert event["quote"].startswith("The talks covered")


def test_what_nobody_has_looked_at_is_the_machines(built, machine):
    row = find(read_layer(built, "events"), "joint border security exercise")
    assert (row["review_state"], row["grade"], row["comment"]) == ("machine", "F6", None)
    assert {row["grade"] for row in read_layer(machine, "events").values()} == {"F6"}
    assert read_table(machine, "reviews") == []


def test_geopandas_reads_the_same_from_geojson_and_geopackage(built):
    for name in ("events", "agreements", "bases", "places"):
        ours, copy = (
            gpd.read_file(built / "layers" / f"{name}.geojson"),
            gpd.read_file(built / "sarhad.gpkg", layer=name),
        )
        assert ours["id"].tolist() == copy["id"].tolist()
        assert ours["review_state"].tolist() == copy["review_state"].tolist()
        assert ours.geometry.geom_equals(copy.geometry).equals(ours.geometry.notna())
    reviews = gpd.read_file(built / "sarhad.gpkg", layer="reviews")
    assert len(reviews) == len(read_table(built, "reviews"))


def test_the_dashboard_opens_it(built):
    assert len(open_output(built).layers.tables["reviews"]) == len(read_table(built, "reviews"))


def test_the_manifest_names_the_file_and_no_path(built, analyst):
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    assert (manifest["review_file"]["file"], manifest["review_file"]["faulty_lines"]) == ("reviews.jsonl", [])
    assert manifest["review_file"]["decisions"] == len(analyst.lines)
    assert str(built.parent) not in json.dumps(manifest)


def test_another_folder_gives_the_same_bytes_and_the_file_stays_as_it_was(built, analyst, tmp_path):
    path = analyst.write(tmp_path / "reviews.jsonl")
    before = path.read_bytes()
    build([SEEDS], tmp_path / "again", reviews=path)
    assert snapshot(tmp_path / "again") == snapshot(built)
    assert path.read_bytes() == before


def test_a_decision_on_a_mention_finds_the_event_that_another_article_has_made_of_it(tmp_path):
    shutil.copytree(SEEDS, tmp_path / "one", ignore=shutil.ignore_patterns("000_*"))
    build([tmp_path / "one"], tmp_path / "alone")
    ben = Analyst(tmp_path / "alone")
    visits = [
        row for row in read_layer(tmp_path / "alone", "events").values() if row["name"].endswith("visit to Pakistan")
    ]
    for row in visits:
        ben.decide("comment", "event", row, comment=row["date_edtf"])
    build([SEEDS], tmp_path / "both", reviews=ben.write(tmp_path / "reviews.jsonl"))
    both = read_layer(tmp_path / "both", "events")
    told = {row["date_edtf"]: row["comment"] for row in both.values() if row["comment"]}
    assert {row["id"] for row in visits}.isdisjoint(both)
    assert told == {day: f"Ann (2025-02-03): {day}" for day in ("2018-07", "2021-10")}
    assert verify(tmp_path / "both") == ()


@pytest.mark.parametrize(
    ("place", "edit", "problem"),
    [
        ("claims.review_state", ("machine", "accepted"), "review_state is 'accepted', no decision says so"),
        ("claims.grade", ("F6", "A1"), "grade is 'A1', no decision says so"),
        ("reviews.exact", ("The talks", "Xhe talks"), "is not what articles/"),
        ("reviews.who", ("Ann", "Eve"), "location_source is 'review:Ann', no decision says so"),
        ("reviews.outcome", ("applied", "orphaned"), "no decision says so"),
        ("reviews.action", ("accept", "approve"), "not one of accept, correct"),
    ],
)
def test_a_persons_word_that_nobody_gave_is_found(built, tmp_path, place, edit, problem):
    folder = Path(shutil.copytree(built, tmp_path / "out"))
    table, column = place.split(".")
    rows = read_table(built, table)
    with (folder / "tables" / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        for row in rows:
            value = row[column]
            writer.writerow({**row, column: value.replace(*edit, 1) if value.startswith(edit[0]) else value})
    assert problem in "\n".join(map(str, verify(folder)))


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder with the example of the documentation."""
    monkeypatch.chdir(tmp_path)
    for name, language in (("reviews.jsonl", "json"), ("article.txt", "text")):
        block = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
        assert block is not None
        Path(name).write_text(block[1], encoding="utf-8")
    return tmp_path


def test_the_example_of_the_documentation_works(here, capsys):
    assert "sarhad build article.txt --reviews reviews.jsonl --out my-map" in PAGE
    assert main(["build", "article.txt", "--reviews", "reviews.jsonl", "--out", "my-map"]) == 0
    assert capsys.readouterr().err == ""
    assert {row["outcome"] for row in read_table(here / "my-map", "reviews")} == {"applied"}
    event = find(read_layer(here / "my-map", "events"), "arrives in Tehran")
    assert (event["review_state"], event["grade"]) == ("accepted", "B2")
    assert find(read_layer(here / "my-map", "places"), "Colonel Point")["location_source"] == "review:Ann"
    assert verify(here / "my-map") == ()


@pytest.mark.usefixtures("here")
def test_extract_applies_the_decisions_too(capsys):
    assert main(["extract", "article.txt", "--reviews", "reviews.jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    added = next(row for row in rows if row["record"] == "mention" and row["exact"] == "Colonel Point")
    assert (added["lon"], added["plotted"]) == (61.2, True)


def test_a_text_that_has_changed_leaves_its_decisions_as_listed_orphans(here):
    text = Path("article.txt").read_text("utf-8")
    Path("article.txt").write_text("Corrected. " + text, encoding="utf-8")
    assert main(["build", "article.txt", "--reviews", "reviews.jsonl"]) == 0
    assert {row["outcome"] for row in read_table(here / "out", "reviews")} == {"orphaned"}
    orphans = [row for row in read_table(here / "out", "issues") if row["code"] == "orphaned-decision"]
    assert [row["message"].split(":")[1] for row in orphans] == ["2", "3", "4"]
    assert {row["review_state"] for row in read_layer(here / "out", "events").values()} == {"machine"}
    assert verify(here / "out") == ()


def test_a_faulty_line_is_named_and_the_others_are_applied(here, capsys):
    with Path("reviews.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"who": "Ann"}\n')
    assert main(["build", "article.txt", "--reviews", "reviews.jsonl"]) == 1
    assert capsys.readouterr().err == "error: reviews.jsonl:5: 'when' is missing: add it\n"
    assert {row["outcome"] for row in read_table(here / "out", "reviews")} == {"applied"}
    assert verify(here / "out") == ()


@pytest.mark.usefixtures("here")
def test_a_faulty_line_writes_nothing_when_strict():
    Path("reviews.jsonl").write_text(HEAD + "\n{\n")
    assert main(["build", "article.txt", "--reviews", "reviews.jsonl", "--strict"]) == 1
    assert not Path("out").exists()


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("command", ["build", "extract"])
def test_what_is_no_review_file_stops_before_anything_is_read(command, capsys):
    Path("reviews.jsonl").write_text("accept all\n")
    assert main([command, "article.txt", "--reviews", "reviews.jsonl"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("error: reviews.jsonl:1: does not begin as a review file: write ")
    assert captured.err.count("\n") == 1
    assert not Path("out").exists()


@pytest.mark.usefixtures("here")
def test_a_folder_that_holds_the_review_file_is_not_replaced(capsys):
    Path("out").mkdir()
    shutil.move("reviews.jsonl", "out/reviews.jsonl")
    assert main(["build", "article.txt", "--reviews", "out/reviews.jsonl"]) == 2
    assert "holds the input" in capsys.readouterr().err
    assert Path("out/reviews.jsonl").exists()


@pytest.mark.usefixtures("here")
def test_a_file_without_decisions_gives_the_machines_layers():
    Path("reviews.jsonl").write_text(HEAD + "\n")
    main(["build", "article.txt", "--reviews", "reviews.jsonl", "--out", "reviewed"])
    main(["build", "article.txt", "--out", "plain"])
    reviewed, plain = (snapshot(Path(name)) for name in ("reviewed", "plain"))
    assert {name for name in plain if plain[name] != reviewed[name]} == {"manifest.json"}
