from geo.places.resolution.comparing import NAMED_FEATURES
from geo.places.resolution.scoring import _WEIGHTS


def test_every_named_feature_has_a_weight_and_a_column():
    assert set(_WEIGHTS) == set(NAMED_FEATURES)
