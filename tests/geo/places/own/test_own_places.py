import hashlib
import inspect
from pathlib import Path

import pytest

from geo.errors import GeodataError, InputError
from geo.places.gazetteer import Gazetteer
from geo.places.own.file.reader import read_own_gazetteer
from geo.places.own.layered import LayeredGazetteer, check_countries
from geo.places.reading import find_places
from geo.records import Article
from geo.text.language import parse_texts

ROWS = """name,alternate_names,kind,lon,lat,source,country_code
Rimdan–Gabd,"Rimdan; Gabd; ریمدان",crossing,61.51,25.19,test data,IR; PK
Zorbagh,,settlement,66.2,30.1,test data,PK
"Colonel Point, North",,landmark,,,,
Islamabad,,landmark,73.0,33.6,test data,PK
Line of Peace,,road,66.5,30.9,,
"""


@pytest.fixture
def layer(tmp_path, small_gazetteer):
    """Lay rows over the reduced world."""

    def lay(rows=ROWS):
        path = tmp_path / "mine.csv"
        path.write_text(rows, encoding="utf-8")
        return LayeredGazetteer(small_gazetteer, read_own_gazetteer(path))

    return lay


@pytest.fixture
def read_own(layer):
    """Read the places of a text against the layered world."""

    def read(text, rows=ROWS, spans=None):
        article = Article(id="article", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), spans=spans)
        return find_places(next(iter(parse_texts([text]))), article, layer(rows))

    return read


def mention(found, exact):
    return next((m for m in found.mentions if m.exact == exact), None)


def test_every_public_method_is_answered_by_the_layers():
    public = {name for name, _ in inspect.getmembers(Gazetteer, inspect.isfunction) if not name.startswith("_")}
    assert public - {"load"} <= set(vars(LayeredGazetteer))


def test_an_own_name_hides_the_bundled_places_of_it(layer):
    gazetteer = layer()
    assert [match.entry.place_id for match in gazetteer.find("Islamabad")] == ["own:islamabad"]
    assert gazetteer.count_others("Islamabad") >= 1
    assert gazetteer.find("Tehran")[0].entry.place_id.startswith("gn:")


def test_ids_and_shapes_are_looked_up_where_they_belong(layer):
    gazetteer = layer()
    assert gazetteer.entry("own:zorbagh").name == "Zorbagh"
    assert gazetteer.geometry("own:zorbagh").wkt == "POINT (66.2 30.1)"
    assert gazetteer.geometry("own:colonel-point-north") is None
    assert gazetteer.entry("iso:PK").kind == "country"
    with pytest.raises(GeodataError, match=r"mine\.csv"):
        gazetteer.entry("own:nowhere")


def test_a_name_that_nobody_else_knows_is_found_and_its_source_told(read_own):
    found = read_own("Soldiers left before dawn. Zorbagh was quiet, residents said.")
    zorbagh = mention(found, "Zorbagh")
    assert (zorbagh.place_id, zorbagh.plotted, zorbagh.probability) == ("own:zorbagh", True, 0.99)
    assert "in your gazetteer mine.csv (source: test data)" in zorbagh.reason
    assert found.places[0].location_source == "own:mine.csv (test data)"


def test_it_beats_the_most_populous_place_of_the_name_and_says_so(read_own):
    islamabad = mention(read_own("The talks in Islamabad, Pakistan, ended."), "Islamabad")
    assert [candidate.place_id for candidate in islamabad.candidates] == ["own:islamabad"]
    assert "in the bundled gazetteer set aside" in islamabad.reason


@pytest.mark.parametrize("words", ["Rimdan border crossing", "Gabd crossing", "Rimdan–Gabd border crossing"])
def test_a_facility_of_its_kind_is_the_own_place_as_a_whole(read_own, words):
    crossing = mention(read_own(f"Trucks waited at the {words} in Pakistan."), words)
    assert (crossing.mention_type, crossing.place_id, crossing.geo_precision) == ("facility", "own:rimdan-gabd", 1)


def test_a_facility_of_another_kind_is_hosted_by_the_own_place(read_own):
    found = read_own("Police searched the Zorbagh refugee camp in Zorbagh on Monday.")
    hosted = next(place for place in found.places if place.host_id is not None)
    assert (hosted.host_id, hosted.location_source, hosted.geo_precision) == ("own:zorbagh", "host:own:zorbagh", 2)


def test_a_place_without_a_position_is_listed_and_not_plotted(read_own):
    found = read_own("They met at Colonel Point, North of the road.")
    point = mention(found, "Colonel Point, North")
    assert (point.plotted, point.geo_precision, point.lon) == (False, 0, None)
    assert [issue.code for issue in found.issues] == ["unlocated-place"]


def test_a_sign_that_the_file_does_not_write_ends_a_name(read_own):
    assert mention(read_own("They saw Rimdan, Gabd and others."), "Rimdan, Gabd") is None


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("The zorbagh is a dish.", "zorbagh"),
        ("The Zorbaghis met.", "Zorbagh"),
        ("He spoke of the line of peace.", "line of peace"),
    ],
)
def test_lower_case_and_parts_of_words_are_no_name(read_own, text, exact):
    assert mention(read_own(text), exact) is None


def test_a_name_with_small_words_inside_is_one(read_own):
    assert mention(read_own("They crossed the Line of Peace."), "Line of Peace").place_id == "own:line-of-peace"


def test_a_longer_name_of_another_place_stays_whole(read_own):
    rows = "name,kind,lon,lat\nBaluchestan,settlement,60,28\n"
    found = read_own("The border of Sistan and Baluchestan is long. Baluchestan lies there.", rows)
    assert mention(found, "Sistan and Baluchestan").place_id == "adm1:IR-11"
    assert [m.place_id for m in found.mentions if m.exact == "Baluchestan"] == ["own:baluchestan"]


def test_a_persons_name_is_listed_but_not_plotted(read_own):
    person = mention(read_own("On Monday General Zorbagh spoke to reporters."), "Zorbagh")
    assert (person.place_id, person.plotted) == ("own:zorbagh", False)


def test_an_organisations_name_is_no_place(read_own):
    assert mention(read_own("The Zorbagh Police arrested two men."), "Zorbagh").mention_type == "in_organisation"


@pytest.mark.parametrize("text", ["او در ریمدان بود.", "Trucks waited.\nوزیر در ریمدان سخنرانی کرد."])
def test_arabic_script_is_found_without_capitals_or_tagger(read_own, text):
    found = mention(read_own(text), "ریمدان")
    assert (found.place_id, found.plotted) == ("own:rimdan-gabd", True)


TWINS = """name,kind,lon,lat,country_code
Zorbagh,settlement,66.9,30.2,PK
Zorbagh,settlement,51.5,35.6,IR
"""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("In Pakistan, police in Zorbagh closed a road to Quetta.", "PK"),
        ("Near Tehran, in Zorbagh, Iran, he spoke.", "IR"),
    ],
)
def test_of_two_own_places_the_context_chooses_and_both_are_listed(read_own, text, code):
    found = read_own(text, TWINS)
    chosen = mention(found, "Zorbagh")
    assert next(p for p in found.places if p.place_id == chosen.place_id).country_codes == (code,)
    assert chosen.plotted
    assert len(chosen.candidates) == 2
    assert sum(candidate.probability for candidate in chosen.candidates) == pytest.approx(0.99, abs=1e-3)


def test_without_context_neither_of_two_is_plotted(read_own):
    twin = mention(read_own("People in Zorbagh waited.", TWINS), "Zorbagh")
    assert (twin.plotted, [c.probability for c in twin.candidates]) == (False, [0.495, 0.495])


def test_given_spans_are_resolved_to_own_places_and_nothing_else_is_found(read_own):
    text = "The Zorbagh crossing lies near Rimdan and Quetta."
    found = read_own(text, spans=((4, 11), (31, 37)))
    assert [(m.exact, m.place_id) for m in found.mentions] == [
        ("Zorbagh", "own:zorbagh"), ("Rimdan", "own:rimdan-gabd"),
    ]  # fmt: skip


def test_a_given_span_over_a_whole_facility_is_the_own_place(read_own):
    found = read_own("The Rimdan border crossing opened.", spans=((4, 26),))
    assert [(m.exact, m.place_id) for m in found.mentions] == [("Rimdan border crossing", "own:rimdan-gabd")]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("name,country_code\nRimdan,IR\nGabd,ZZ\n", "mine.csv:3: country_code 'ZZ' is no country"),
        (
            "name,lon,lat,country_code\nGabd,25.2,61.5,PK\n",
            "mine.csv:2: lies outside PK, but inside with lon and lat swapped",
        ),
    ],
)
def test_countries_are_held_against_the_bundled_gazetteer(tmp_path, monkeypatch, rows, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.csv").write_text(rows)
    with pytest.raises(InputError, match=words):
        check_countries(read_own_gazetteer(Path("mine.csv")), Gazetteer.load())


def test_a_possessive_makes_no_person_of_a_place(read_own):
    assert mention(read_own("Zorbagh's market was closed."), "Zorbagh").plotted
