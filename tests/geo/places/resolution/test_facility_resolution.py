"""Where facilities are: their own position, their host's, or none."""


def place_of(found, exact):
    mention = next(m for m in found.mentions if m.exact == exact)
    return next((place for place in found.places if place.place_id == mention.place_id), None)


def test_base_in_the_gazetteer_has_its_own_position(read_text):
    place = place_of(read_text("An exercise at the PAF Base Mushaf in Sargodha, Pakistan, ended."), "PAF Base Mushaf")
    assert (place.icao, place.kind, place.geo_precision, place.location_source) == ("OPSR", "base", 1, "gazetteer")


def test_facility_takes_the_position_of_its_host(read_text):
    found = read_text("He visited the General Headquarters (GHQ) in Rawalpindi, Pakistan.")
    place = place_of(found, "General Headquarters")
    assert place.place_id == "facility:general-headquarters@gn:5"
    assert (place.lon, place.lat) == (73.0, 33.6)
    assert (place.geo_precision, place.location_source, place.host_id) == (2, "host:gn:5", "gn:5")
    assert place.kind == "headquarters"


def test_abbreviation_is_the_same_facility(read_text):
    found = read_text("He visited the General Headquarters (GHQ) in Rawalpindi, Pakistan. Later he left GHQ.")
    ids = {m.place_id for m in found.mentions if m.mention_type == "facility"}
    assert ids == {"facility:general-headquarters@gn:5"}


def test_abbreviation_before_its_explanation_is_the_same_facility(read_text):
    found = read_text("He left GHQ. The General Headquarters (GHQ) in Rawalpindi, Pakistan, is large.")
    assert {m.place_id for m in found.mentions if m.mention_type == "facility"} == {
        "facility:general-headquarters@gn:5"
    }


def test_unknown_monument_takes_the_host_of_its_sentence(read_text):
    text = (
        "He visited the General Headquarters (GHQ) in Rawalpindi, Pakistan. "
        "Upon his arrival at GHQ, he laid a floral wreath at the Yadgar e shuhada to pay homage."
    )
    place = place_of(read_text(text), "Yadgar e shuhada")
    assert (place.kind, place.host_id, place.geo_precision) == ("landmark", "gn:5", 2)


def test_embassy_without_a_town_is_in_the_capital_of_the_country_told_of(read_text):
    text = "Iran had a revolution. Iranian students in Iran attacked and seized the US embassy, Iranian media say."
    found = read_text(text)
    mention = next(m for m in found.mentions if m.exact == "US embassy")
    assert mention.place_id == "facility:us-embassy@gn:1"
    assert mention.probability < 0.9
    assert "capital" in mention.reason


def test_embassy_with_a_town_is_there(read_text):
    found = read_text("Protesters gathered at the US embassy in Islamabad, Pakistan, after Iran spoke.")
    assert place_of(found, "US embassy").host_id == "gn:2"


def test_sender_of_an_embassy_is_not_plotted(find_mention):
    mention = find_mention("Protesters gathered at the US embassy in Islamabad, Pakistan.", "US")
    assert (mention.mention_type, mention.plotted) == ("in_organisation", False)


def test_crossing_is_at_the_town_in_its_name(read_text):
    found = read_text("Pakistan reopened the Taftan border crossing with Iran.")
    assert place_of(found, "Taftan border crossing").host_id == "gn:15"


def test_facility_without_host_is_listed_and_not_located(read_text):
    found = read_text("They drove past the Zubrin Memorial yesterday.")
    assert [(m.place_id, m.plotted) for m in found.mentions if m.mention_type == "facility"] == [(None, False)]
    assert "unresolved-facility" in {issue.code for issue in found.issues}


def test_common_noun_without_host_is_no_mention(read_text):
    assert read_text("The headquarters was informed at once.").mentions == ()


def test_crossing_is_not_plotted_at_a_town_that_is_merely_near_in_the_text(read_text):
    found = read_text("QUETTA: Pakistan reopened the Zubrin border crossing on Monday.")
    mention = next(m for m in found.mentions if m.mention_type == "facility")
    assert not mention.plotted


def test_town_in_the_name_is_closer_than_the_province(read_text):
    found = read_text("Trucks waited at the Taftan crossing in Balochistan, Pakistan.")
    assert place_of(found, "Taftan crossing").host_id == "gn:15"


def test_embassy_in_a_country_is_in_its_capital(read_text):
    assert place_of(read_text("Protesters stormed the Polish embassy in Pakistan."), "Polish embassy").host_id == "gn:2"
