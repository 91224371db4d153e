"""What is a place's name, what is a person, an organisation, a people."""

import textwrap

import pytest


def test_list_of_countries_is_read_one_by_one(read_text):
    found = read_text("He called for unity among Iran, Pakistan, Iraq, and Afghanistan.")
    assert [m.place_id for m in found.mentions] == ["iso:IR", "iso:PK", "iso:IQ", "iso:AF"]
    assert all(m.plotted for m in found.mentions)


@pytest.mark.parametrize("text", ["Jordan Smith spoke to reporters.", "General Bagheri left. Bagheri was tired."])
def test_name_of_a_person_is_no_place(read_text, text):
    assert read_text(text).mentions == ()


def test_demonym_is_kept_apart(find_mention):
    mention = find_mention("Iranian officials met in Quetta.", "Iranian")
    assert (mention.mention_type, mention.place_id, mention.plotted) == ("demonym", "iso:IR", False)


@pytest.mark.parametrize(
    "text", ["A contingent of the Pakistan Army marched.", "It was organised by the Pakistan Air Force (PAF)."]
)
def test_name_in_an_organisation_is_marked(find_mention, text):
    mention = find_mention(text, "Pakistan")
    assert (mention.mention_type, mention.plotted) == ("in_organisation", False)


def test_owner_of_an_organisation_is_a_place(find_mention):
    mention = find_mention("Iran’s Tasnim News Agency reported the visit.", "Iran")
    assert (mention.mention_type, mention.plotted) == ("toponym", True)


def test_shared_word_names_two_regions(read_text):
    found = read_text("The countries lie in the sensitive areas of West and South Asia.")
    assert [(m.exact, m.place_id) for m in found.mentions] == [
        ("West and South Asia", "region:west-asia"),
        ("South Asia", "region:south-asia"),
    ]


def test_joined_name_has_the_part_as_second_reading(read_text):
    found = read_text("Iran and Pakistan want peace in regions like Sistan and Balochistan.")
    joined = [m for m in found.mentions if "Balochistan" in m.exact]
    assert [(m.exact, m.place_id, m.reading) for m in joined] == [
        ("Sistan and Balochistan", "adm1:IR-11", "primary"),
        ("Balochistan", "adm1:PK-BA", "alternative"),
    ]
    assert joined[1].plotted


def test_part_of_a_joined_name_needs_its_country_in_the_text(read_text):
    found = read_text("Iran sent troops to Sistan and Balochistan.")
    assert {m.reading for m in found.mentions} == {"primary"}


def test_short_form_takes_the_place_of_the_long_one(find_mention):
    text = "The Islamic Republic of Iran was proclaimed. The Islamic Republic replaced a monarchy in 1979."
    assert find_mention(text, "Islamic Republic").place_id == "iso:IR"


def test_name_goes_on_over_a_wrapped_line(read_text):
    told = "Nobody who had come a long way to the meeting could say what would become of it all in the end. " * 4
    text = (
        textwrap.fill(told, 76)
        + "\n"
        + textwrap.fill("x" * 60 + " in Sistan and Balochistan there was peace. " + told, 76)
    )
    assert ("adm1:IR-11", "Sistan and\nBalochistan") in {(m.place_id, m.exact) for m in read_text(text).mentions}


def test_street_is_not_the_town_of_its_name(find_mention):
    assert find_mention("He lives on Athens Street near the school.", "Athens") is None
