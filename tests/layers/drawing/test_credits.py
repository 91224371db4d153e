from layers.drawing.credits import build_credits

GROUND = {"focus": [], "border_id": None, "folders": ["natural-earth-public-domain", "geonames-cc-by"]}


def test_only_what_is_there_is_named():
    assert build_credits(GROUND, []) == ["Land and boundaries: Natural Earth", "Towns: GeoNames (CC BY 4.0)"]


def test_the_line_of_openstreetmap_brings_its_licence():
    notices = build_credits({**GROUND, "border_id": "boundary:IR-PK"}, [])
    assert "OpenStreetMap contributors (ODbL 1.0)" in notices[0]


def test_so_does_a_country_that_ends_at_that_line():
    assert "ODbL" in build_credits(GROUND, ["iso:IR"])[0]


def test_an_invented_place_brings_nothing():
    assert build_credits(GROUND, ["iso:XA", "facility:ghq"]) == build_credits(GROUND, [])


def test_a_small_place_brings_the_source_of_its_point():
    assert build_credits(GROUND, ["gn:4269896"])[-1] == "Small places and districts: GeoNames by OpenWeather (ODbL 1.0)"
    assert build_credits(GROUND, ["gn:4297480"])[-1] == "Counties: U.S. Census Bureau"
    assert build_credits(GROUND, ["gn:1167528"]) == build_credits(GROUND, [])
