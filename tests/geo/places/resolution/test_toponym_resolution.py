"""Which of several places a name means, and how sure that is."""

import pytest


def test_capital_wins_over_a_larger_town_that_once_had_the_name(find_mention):
    mention = find_mention("He flew to Islamabad. Pakistan welcomed him.", "Islamabad")
    assert mention.place_id == "gn:2"
    assert [candidate.place_id for candidate in mention.candidates] == ["gn:2", "gn:3"]


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("Police in Athens, Georgia, said on Monday.", "gn:11"),
        ("Police in Athens, GA, said on Monday.", "gn:11"),
        ("Floods hit Hyderabad in Pakistan. Pakistani troops from Quetta helped.", "gn:8"),
    ],
)
def test_context_decides_between_namesakes(read_text, text, place_id):
    assert place_id in {m.place_id for m in read_text(text).mentions}


def test_publisher_makes_its_country_more_probable(read_text):
    text = "Floods hit Hyderabad on Monday."
    plain = read_text(text).mentions[0]
    told = read_text(text, publisher="Pakistan Observer").mentions[0]

    def belief(mention):
        return next(c.probability for c in mention.candidates if c.place_id == "gn:8")

    assert belief(told) > belief(plain)


def test_reason_says_how_many_and_what_spoke_for_it(find_mention):
    reason = find_mention("The base is in Sargodha, Pakistan. Pakistan built it.", "Sargodha").reason
    assert "town in Pakistan" in reason
    assert "the only place of this name" in reason
    assert "names Pakistan 2 times" in reason


@pytest.mark.parametrize(
    ("text", "exact", "precision"),
    [
        ("He lives in Quetta, Pakistan.", "Quetta", 1),
        ("A bomb went off near Quetta, Pakistan.", "Quetta", 2),
        ("Unrest in northern Iran spread.", "Iran", 2),
        ("Unrest in Iran spread.", "Iran", 3),
        ("Ships left the Arabian Sea.", "Arabian Sea", 3),
    ],
)
def test_precision_is_no_finer_than_the_words(find_mention, text, exact, precision):
    assert find_mention(text, exact).geo_precision == precision


def test_candidates_are_sorted_by_probability(find_mention):
    candidates = find_mention("Floods hit Hyderabad on Monday.", "Hyderabad").candidates
    assert [c.probability for c in candidates] == sorted((c.probability for c in candidates), reverse=True)


def test_uncertain_name_is_listed_and_not_plotted(read_text):
    found = read_text("Bagheri town, near Athens, is small. People in Bagheri farm.")
    uncertain = [m for m in found.mentions if m.probability < 0.5]
    assert not any(m.plotted for m in uncertain)
