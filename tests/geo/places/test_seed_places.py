"""The two articles of `seeds/` against the bundled gazetteer: what a careful reader would map, and nothing else."""

from pathlib import Path

import pytest

from geo.places.gazetteer import Gazetteer
from geo.places.reading import PlacesFound, find_places
from geo.records import Article
from geo.text.language import parse_texts

SEEDS = Path(__file__).parents[3] / "seeds"
FIRST, SECOND = "000_a071fe5ad1fd49de", "001_17cf94f895c3a69b"


@pytest.fixture(scope="module")
def seeds() -> dict[str, PlacesFound]:
    found = {}
    for stem in (FIRST, SECOND):
        text = (SEEDS / f"{stem}.txt").read_text(encoding="utf-8").removeprefix("\ufeff")
        article = Article(id=stem, text=text, sha256="0" * 64)
        found[stem] = find_places(next(iter(parse_texts([text]))), article, Gazetteer.load())
    return found


def plotted(found: PlacesFound) -> set[str]:
    return {m.place_id for m in found.mentions if m.plotted}


def test_places_of_the_first_article_are_plotted(seeds):
    countries = {"iso:IR", "iso:PK", "iso:AF", "iso:TR", "iso:SA", "iso:IL", "iso:IQ", "iso:LB"}
    towns = {"gn:1176615", "gn:112931", "gn:1166000", "gn:1166993", "gn:281133"}
    facilities = {
        "icao:OPSR",
        "facility:general-head-quarters@gn:1166993",
        "facility:yadgar-e-shuhada@gn:1166993",
        "facility:us-embassy@gn:112931",
    }
    assert plotted(seeds[FIRST]) == countries | towns | facilities | {"boundary:IR-PK"}


def test_places_of_the_second_article_are_plotted(seeds):
    countries = {"iso:IR", "iso:PK", "iso:TR", "iso:SA"}
    others = {"gn:1176615", "gn:112931", "adm1:IR-11", "adm1:PK-BA", "sea:arabian-sea", "boundary:IR-PK"}
    assert plotted(seeds[SECOND]) == countries | others


def test_vague_regions_are_listed(seeds):
    regions = {m.place_id for m in seeds[SECOND].mentions if (m.place_id or "").startswith("region:")}
    assert regions == {"region:west-asia", "region:south-asia", "region:middle-east"}


def test_only_the_second_reading_is_pakistans_balochistan(seeds):
    readings = {(m.place_id, m.reading.value) for m in seeds[SECOND].mentions if "Balochistan" in m.exact}
    assert readings == {("adm1:IR-11", "primary"), ("adm1:PK-BA", "alternative")}


@pytest.mark.parametrize("claim", ["their 909-kilometer border", "900-kilometer-long shared border"])
def test_claimed_lengths_stand_in_mentions_of_the_border(seeds, claim):
    mentions = [m for found in seeds.values() for m in found.mentions if m.exact == claim]
    assert [m.place_id for m in mentions] == ["boundary:IR-PK"]
