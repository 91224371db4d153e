"""Which boundary a border is."""

import textwrap

import pytest

PREFIX = "Iran and Pakistan held talks in Quetta. Pakistan and Iran agreed on trade. "


@pytest.mark.parametrize(
    ("text", "exact", "place_id"),
    [
        ("Fighting along the Iran-Pakistan border went on.", "Iran-Pakistan border", "boundary:IR-PK"),
        ("The Polish–Belarusian border is closed.", "Polish–Belarusian border", "boundary:BY-PL"),
        ("They crossed the U.S.-Mexico border on foot.", "U.S.-Mexico border", "boundary:MX-US"),
        ("The Pakistani-Iranian frontier is long.", "Pakistani-Iranian frontier", "boundary:IR-PK"),
        (
            "The shared border between Iran and Pakistan is a hotspot.",
            "shared border between Iran and Pakistan",
            "boundary:IR-PK",
        ),
        (
            "Terrorism hit the border regions between Iran and Pakistan.",
            "border regions between Iran and Pakistan",
            "boundary:IR-PK",
        ),
        ("Poland closed its border with Belarus.", "its border with Belarus", "boundary:BY-PL"),
        ("Troops moved to the Durand Line in Afghanistan.", "Durand Line", "boundary:AF-PK"),
        (
            PREFIX + "There is concern along their 909-kilometer border.",
            "their 909-kilometer border",
            "boundary:IR-PK",
        ),
        (PREFIX + "The two countries share a 900-kilometre border.", "900-kilometre border", "boundary:IR-PK"),
        (PREFIX + "Officers will be deployed in border areas.", "border areas", "boundary:IR-PK"),
        (PREFIX + "Security along the border improved.", "border", "boundary:IR-PK"),
    ],
)
def test_border_is_resolved_to_its_boundary(read_text, text, exact, place_id):
    borders = [m for m in read_text(text).mentions if m.mention_type == "boundary"]
    assert [(m.exact, m.place_id, m.plotted) for m in borders] == [(exact, place_id, True)]


@pytest.mark.parametrize(
    "text",
    [
        "They discussed cross-border attacks with Iran and Pakistan.",
        "Iran and Pakistan conducted a joint border security exercise.",
        "Border guards from Iran and Pakistan met.",
    ],
)
def test_adjectival_border_is_no_mention(read_text, text):
    assert not [m for m in read_text(text).mentions if m.mention_type == "boundary"]


def test_border_that_the_text_does_not_tell_is_listed(read_text):
    found = read_text("Shots were fired along the border on Monday.")
    assert [(m.exact, m.place_id, m.plotted) for m in found.mentions] == [("border", None, False)]
    assert [issue.code for issue in found.issues] == ["unresolved-boundary"]


def test_pair_that_shares_no_boundary_is_listed(read_text):
    found = read_text("The Poland-Pakistan border was discussed.")
    assert [m.place_id for m in found.mentions if m.mention_type == "boundary"] == [None]


def test_implied_border_is_less_probable_than_a_named_one(find_mention):
    named = find_mention("Fighting along the Iran-Pakistan border went on.", "Iran-Pakistan border")
    implied = find_mention(PREFIX + "Security along the border improved.", "border")
    assert implied.probability < named.probability
    assert "mostly about" in implied.reason


def test_border_is_no_finer_than_its_line(find_mention):
    assert find_mention("Fighting along the Iran-Pakistan border went on.", "Iran-Pakistan border").geo_precision == 3


def test_the_border_takes_up_the_one_named_before(read_text):
    text = (
        "Iran and Pakistan met. Pakistan spoke to Iran. Poland’s border with Belarus is closed. "
        "Shots were fired along the border at night."
    )
    borders = [m for m in read_text(text).mentions if m.mention_type == "boundary"]
    assert [m.place_id for m in borders] == ["boundary:BY-PL", "boundary:BY-PL"]


@pytest.mark.parametrize("exact", ["shared border between Iran and Pakistan", "their 909-kilometer border"])
def test_line_ends_of_a_wrapped_text_change_no_border(read_text, exact):
    told = f"Nobody could say what would become of it all. Iran and Pakistan spoke of the {exact} for a long time. " * 6
    text = textwrap.fill(told, 60)
    borders = [m for m in read_text(text).mentions if m.mention_type == "boundary"]
    assert [" ".join(m.exact.split()) for m in borders] == [exact] * 6
    assert {m.place_id for m in borders} == {"boundary:IR-PK"}


def test_border_is_that_of_the_countries_of_its_sentence(read_text):
    text = "The Poland-Belarus border is quiet. Iranian forces fired on Pakistani trucks near the border."
    borders = [m for m in read_text(text).mentions if m.mention_type == "boundary"]
    assert [m.place_id for m in borders] == ["boundary:BY-PL", "boundary:IR-PK"]
