"""What a reader of international news expects, against the bundled gazetteer: well-known towns, short names, lists."""

import hashlib
from collections.abc import Callable

import pytest

from geo.places.gazetteer import Gazetteer
from geo.places.reading import PlacesFound, find_places
from geo.records import Article
from geo.text.language import parse_texts


@pytest.fixture(scope="module")
def read_world() -> Callable[[str], PlacesFound]:
    """Read the places of a text against the bundled gazetteer."""
    gazetteer = Gazetteer.load()

    def read(text: str) -> PlacesFound:
        article = Article(id="article", text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
        return find_places(next(iter(parse_texts([text]))), article, gazetteer)

    return read


def plotted(found: PlacesFound, exact: str) -> list[str | None]:
    return [m.place_id for m in found.mentions if m.exact == exact and m.plotted]


@pytest.mark.parametrize(
    ("text", "exact", "place_id"),
    [
        ("He met President Xi Jinping in Kazan on 23 October 2024.", "Kazan", "gn:551487"),
        ("They signed a peace agreement in Washington on Friday.", "Washington", "gn:4140963"),
        ("The ministers discussed the war in Gaza.", "Gaza", "gn:281133"),
        ("The presidents met in Luanda.", "Luanda", "gn:2240449"),
        ("Talks were held in Doha.", "Doha", "gn:290030"),
    ],
)
def test_well_known_town_is_meant_where_nothing_else_is_said(read_world, text, exact, place_id):
    assert [m.place_id for m in read_world(text).mentions if m.exact == exact] == [place_id]


def test_a_town_that_nothing_else_speaks_for_is_listed_and_not_plotted(read_world):
    (mention,) = read_world("Talks were held in San Antonio.").mentions
    assert not mention.plotted
    assert len(mention.candidates) > 1
    assert "too uncertain to plot" in mention.reason


def test_context_speaks_for_the_lesser_known_town(read_world):
    text = "Police in Paris, Texas, arrested a man from Dallas. Officers in Paris said he fled to Sherman, Texas."
    assert set(plotted(read_world(text), "Paris")) == {"gn:4717560"}


@pytest.mark.parametrize(
    ("text", "short", "place_id"),
    [
        ("The Democratic Republic of Congo signed. Fighting in eastern Congo goes on.", "Congo", "iso:CD"),
        ("The Republic of the Congo signed. Fighting in eastern Congo goes on.", "Congo", "iso:CG"),
        ("South Korea and Japan met in Busan. Korea offered talks.", "Korea", "iso:KR"),
    ],
)
def test_short_name_means_the_country_named_in_full(read_world, text, short, place_id):
    assert plotted(read_world(text), short) == [place_id]


def test_common_word_of_a_longer_name_is_no_place(read_world):
    found = read_world("Troops left the Galwan Valley. In the Valley, soldiers camp. Valley residents returned.")
    assert [(m.exact, m.place_id) for m in found.mentions] == [("Galwan Valley", None)]
    assert [issue.code for issue in found.issues] == ["unresolved-toponym"]


def test_town_that_the_tagger_takes_for_something_else_is_found_where_a_place_stands(read_world):
    text = (
        "Fighting broke out at Spin Boldak, said the Kandahar governor. Chaman and Quetta were calm. Spin Boldak burnt."
    )
    assert plotted(read_world(text), "Spin Boldak") == ["gn:1123906"] * 2


def test_list_that_begins_with_a_place_goes_on_with_places(read_world):
    found = read_world("In Jammu, the director visited posts in Poonch, Samba and Kathua near Pathankot in India.")
    assert plotted(found, "Samba") == ["gn:1257545"]
    assert plotted(found, "Kathua") == ["gn:1267486"]


def test_surname_is_no_unresolved_place(read_world):
    text = "Kamiński said the border of Poland was closed. Mariusz Kamiński is minister. Kamiński blamed Minsk."
    found = read_world(text)
    assert "Kamiński" not in {m.exact for m in found.mentions}
    assert not [issue for issue in found.issues if issue.code == "unresolved-toponym"]


def test_capital_of_a_country_of_the_text_is_found_where_the_tagger_sees_a_person(read_world):
    text = "The ministers of Kosovo and Serbia met in Brussels. Pristina rejected the plan of Serbia."
    assert ("Pristina", "gn:786714") in {(m.exact, m.place_id) for m in read_world(text).mentions}


def test_residents_of_two_towns_live_in_two_towns(read_world):
    text = "Israel struck Naqoura in Lebanon. Residents of Metula and Kiryat Shmona fled."
    assert plotted(read_world(text), "Kiryat Shmona") == ["gn:293825"]


def test_seat_of_a_small_province_is_meant_and_not_the_province(read_world):
    text = "In Ohrid, North Macedonia, both sides agreed."
    assert plotted(read_world(text), "Ohrid") == ["gn:787487"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Taliban forces in Kandahar province in Afghanistan fired.", "adm1:AF-KAN"),
        ("The city of Kandahar in Afghanistan was calm.", "gn:1138336"),
    ],
)
def test_words_beside_a_name_say_whether_town_or_province_is_meant(read_world, text, kind):
    assert plotted(read_world(text), "Kandahar") == [kind]


def test_province_is_that_of_the_town_before_it(read_world):
    text = "Drones from Sialkot and Lahore in Pakistan came down in Ferozepur in Punjab, Indian officials said."
    assert [m.place_id for m in read_world(text).mentions if m.exact == "Punjab"] == ["adm1:IN-PB"]


def test_country_is_not_its_province_of_the_same_name(read_world):
    text = "Agents from Bisbee and Douglas, Arizona, patrol the border between Mexico and the United States."
    assert plotted(read_world(text), "Mexico") == ["iso:MX"]


def test_town_of_a_dateline_is_plotted_and_told_apart(read_world):
    mention = read_world("WARSAW (Example Wire) - Poland closed a crossing.").mentions[0]
    assert mention.plotted
    assert not mention.metonym
    assert "where the report was written" in mention.reason
