from geo.places.tagging.document import add_first_look
from geo.places.tagging.tokens import PLAIN, TokenFeatures


def look(words: list[str], labels: list[str]) -> list[list[str]]:
    tokens = TokenFeatures(
        person_names=frozenset(),
        words=tuple(words),
        starts=tuple(range(len(words))),
        ends=tuple(range(1, len(words) + 1)),
        indices=tuple(range(len(words))),
        features=[PLAIN if word == "far" else ["word"] for word in words],
    )
    return add_first_look(tokens, labels)


def test_a_word_is_told_how_its_other_occurrences_were_labelled():
    features = look(["Chaman", "and", "Chaman", "or", "CHAMAN"], ["B-PLACE", "O", "B-PLACE", "O", "O"])
    assert "elsewhere=3" in features[4]
    assert "elsewhere=2" in features[0]


def test_a_word_that_stands_once_is_told_nothing_of_elsewhere():
    assert not [f for f in look(["Chaman", "fell"], ["B-PLACE", "O"])[0] if f.startswith("elsewhere")]


def test_neighbours_are_told_the_first_labels():
    assert {"first=O", "-1:first=B-PLACE"} <= set(look(["Chaman", "fell"], ["B-PLACE", "O"])[1])


def test_a_word_far_from_any_name_is_told_nothing():
    assert look(["Chaman", "far"], ["B-PLACE", "O"])[1] is PLAIN
