import pytest

from geo.training.corpora import AnnotatedText, Gold
from geo.training.scoring import Counts, Predicted, match_spans, measure_calibration, score_text


def gold(start: int, end: int, position: tuple[float, float] | None = (67.0, 30.2), number: int | None = 1) -> Gold:
    lon, lat = position or (None, None)
    return Gold(start=start, end=end, lon=lon, lat=lat, geonames_id=number, kind="")


def found(start: int, end: int, position: tuple[float, float] | None = (67.0, 30.2)) -> Predicted:
    lon, lat = position or (None, None)
    return Predicted(start=start, end=end, lon=lon, lat=lat)


def score(wanted: list[Gold], predicted: list[Predicted], *, needs_id: bool = False) -> Counts:
    text = AnnotatedText(corpus="x", id="1", text="", gold=tuple(wanted))
    return score_text(text, predicted, needs_id=needs_id)


def test_equal_spans_are_matched_before_longer_overlaps():
    assert match_spans([gold(0, 4), gold(0, 20)], [found(0, 20), found(2, 4)]) == [(1, 0), (0, 1)]


def test_recognition_asks_for_the_very_span():
    counts = score([gold(0, 4), gold(10, 14)], [found(0, 4), found(10, 15)])
    assert counts.recognition == pytest.approx(0.5)
    assert counts.end_to_end == pytest.approx(1.0)


@pytest.mark.parametrize(("lat", "right"), [(31.6, 1), (31.7, 0)])
def test_a_hundred_miles_are_near(lat, right):
    assert score([gold(0, 4)], [found(0, 4, (67.0, lat))]).right == right


def test_a_mention_without_position_is_wrong_not_left_out():
    assert score([gold(0, 4)], [found(0, 4, None)]).accuracy == 0.0


def test_gold_without_position_says_nothing_of_the_prediction():
    counts = score([gold(0, 4), gold(10, 14, None)], [found(0, 4), found(10, 14)])
    assert (counts.located, counts.unknowable, counts.end_to_end) == (1, 1, 1.0)


def test_gold_without_a_number_can_be_left_out():
    assert score([gold(0, 4, number=None)], [found(0, 4)], needs_id=True).located == 0


def test_calibration_is_the_mean_gap_between_belief_and_truth():
    judged = [(0.95, True)] * 9 + [(0.95, False)] + [(0.25, False)] * 10
    assert measure_calibration(judged) == pytest.approx((0.05 * 10 + 0.25 * 10) / 20)
