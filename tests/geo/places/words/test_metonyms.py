"""Capitals that stand for governments."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "He reiterated Tehran’s commitment to strategic ties.",
        "Tehran and Islamabad have intensified their military cooperation.",
        "Relations between Tehran and Islamabad improved.",
        "Officials denied it, but Tehran said the talks would go on.",
        "According to Tehran, the attack failed.",
    ],
)
def test_capital_that_acts_is_a_metonym(find_mention, text):
    mention = find_mention(text, "Tehran")
    assert (mention.metonym, mention.plotted, mention.place_id) == (True, False, "gn:1")


@pytest.mark.parametrize(
    "text",
    [
        "General Munir made an official visit to Tehran.",
        "The ministers met in Tehran on Monday.",
        "Tehran’s airport was closed.",
        "Tehran lies at the foot of the mountains.",
    ],
)
def test_capital_as_a_town_is_plotted(find_mention, text):
    mention = find_mention(text, "Tehran")
    assert (mention.metonym, mention.plotted) == (False, True)


def test_dateline_is_where_a_report_was_filed(find_mention):
    text = "WARSAW, Nov 12 - Poland will act, a minister said."
    assert find_mention(text, "WARSAW").metonym is False


def test_country_that_acts_is_still_plotted(find_mention):
    mention = find_mention("Iran said that the talks would go on.", "Iran")
    assert (mention.metonym, mention.plotted) == (False, True)
