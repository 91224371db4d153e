"""Reading the places of whole texts against a reduced world."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.places.resolution.scoring import PLOTTED_FROM

VISIT = (
    "Tehran and Islamabad have intensified their military cooperation along their 909-kilometer border. "
    "Iranian General Bagheri visited General Headquarters (GHQ) in Rawalpindi. On arrival at GHQ he laid a wreath at "
    "the Yadgar e shuhada. Iran and Pakistan held an exercise at the PAF Base Mushaf in Sargodha, Pakistan."
)


def test_every_quotation_equals_its_slice(read_text):
    found = read_text(VISIT)
    assert found.mentions
    assert all(VISIT[m.start : m.end] == m.exact for m in found.mentions)


def test_mentions_lie_in_their_sentences(read_text):
    assert all(m.sentence_start <= m.start < m.end <= m.sentence_end for m in read_text(VISIT).mentions)


def test_places_are_those_of_the_mentions_once_each(read_text):
    found = read_text(VISIT)
    place_ids = [place.place_id for place in found.places]
    assert len(place_ids) == len(set(place_ids))
    assert set(place_ids) == {m.place_id for m in found.mentions if m.place_id}


def test_probabilities_of_candidates_sum_to_at_most_one(read_text):
    for mention in read_text(VISIT).mentions:
        assert sum(candidate.probability for candidate in mention.candidates) <= 1.0 + 1e-3


def test_text_without_places_gives_nothing(read_text):
    found = read_text("The weather was fine and nobody minded.")
    assert (found.mentions, found.places, found.issues) == ((), (), ())


def test_empty_text_gives_nothing(read_text):
    assert read_text("").mentions == ()


def test_given_spans_are_resolved_and_no_others(read_text):
    text = "Iran and Pakistan met in Quetta."
    found = read_text(text, spans=[(25, 31), (0, 4)])
    assert [(m.exact, m.place_id) for m in found.mentions] == [("Iran", "iso:IR"), ("Quetta", "gn:6")]


def test_given_span_that_no_place_bears_is_listed_without_place(read_text):
    found = read_text("They met in Zzyzx.", spans=[(12, 17)])
    assert [(m.exact, m.place_id, m.plotted) for m in found.mentions] == [("Zzyzx", None, False)]
    assert [issue.code for issue in found.issues] == ["unresolved-toponym"]


def test_no_spans_given_means_none_resolved(read_text):
    assert read_text("Iran and Pakistan met in Quetta.", spans=[]).mentions == ()


def test_vague_region_is_an_issue_once(read_text):
    found = read_text("Tensions rise in the Middle East. The Middle East is tense.")
    assert [m.plotted for m in found.mentions] == [False, False]
    assert [issue.code for issue in found.issues] == ["vague-region"]
    assert all(place.lon is None and place.geo_precision == 0 for place in found.places)


def test_unknown_place_of_the_tagger_is_an_issue(read_text):
    found = read_text("They marched from Zarghun to the village of Killi Nasran near Quetta.")
    assert [m.exact for m in found.mentions if m.place_id is None] == ["Zarghun", "Killi Nasran"]
    assert [issue.code for issue in found.issues] == ["unresolved-toponym"] * 2


def test_persian_text_is_read_by_the_gazetteer_and_says_so(read_text):
    found = read_text("مقامات ایران و پاکستان در استان سیستان و بلوچستان دیدار کردند.")
    assert {"iso:IR", "iso:PK", "adm1:IR-11"} <= {m.place_id for m in found.mentions}
    assert "weaker-script" in {issue.code for issue in found.issues}


@pytest.mark.parametrize("name", ["Araghchi", "IRGC", "West", "Artesh"])
def test_what_is_no_place_is_not_plotted(read_text, name):
    text = f"{name} said that Iran would respond. The {name} has an office. Officials praised {name} in Tehran."
    assert not [m for m in read_text(text).mentions if m.exact == name and m.plotted]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.sampled_from("Iran Pakistan border-’,.\n(GHQ)embassy in"), max_size=80))
def test_any_text_is_read_without_error(read_text, text):
    assert all(text[m.start : m.end] == m.exact for m in read_text(text).mentions)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                "Police in Athens said so.",
                "Floods hit Hyderabad on Monday.",
                "He stayed at the Athens airport.",
                "The base at Hyderabad was hit.",
                "People in Bagheri farm.",
                "Iranian troops crossed the border.",
                "Tehran denied it.",
                "The Middle East is tense.",
                "Unrest grows in Sistan and Balochistan.",
                "The Pakistan Army left.",
                "Georgia and Iraq agreed.",
                "He was at GHQ.",
                "They marched to Killi Nasran.",
            ]
        ),
        max_size=5,
    )
)
def test_plotted_agrees_with_probability_and_reason(read_text, sentences):
    for mention in read_text(" ".join(sentences)).mentions:
        is_doubted = "too uncertain to plot" in mention.reason
        is_certain = mention.probability >= PLOTTED_FROM or mention.reading == "alternative"
        assert is_doubted == (mention.place_id is not None and not is_certain)
        if mention.plotted:
            assert is_certain
            assert mention.lon is not None
            assert not mention.metonym
            assert mention.mention_type not in {"demonym", "in_organisation"}
