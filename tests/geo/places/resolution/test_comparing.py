import numpy as np

from geo.places.gazetteer import Gazetteer
from geo.places.lookup import Lookup
from geo.places.recognition.spans import build_names
from geo.places.resolution.comparing import ABSENT, COLUMNS, SCORE_COLUMN
from geo.places.resolution.context import build_context
from geo.places.resolution.scoring import build_matrix, score_candidates, start_scores
from geo.places.resolution.toponyms import find_candidates
from geo.text.language import parse_texts
from geo.text.reader import article_from_text

TEXT = "Alexandria is in Egypt. Cairo lies south of Alexandria."


def compare() -> tuple[np.ndarray, int]:
    (doc,) = parse_texts([TEXT])
    lookup = Lookup(Gazetteer.load())
    names = build_names(doc, [(0, 10), (17, 22), (24, 29)], lookup)
    context = build_context(TEXT, names, lookup, article_from_text(TEXT, name="x"))
    candidates = find_candidates(names[0], lookup)
    return build_matrix(names[0], candidates, context)[1], len(candidates)


def test_there_is_a_row_for_each_candidate_and_one_for_none_of_these():
    matrix, candidates = compare()
    assert matrix.shape == (candidates + 1, len(COLUMNS))
    assert matrix[-1, COLUMNS.index("population")] == ABSENT
    assert matrix[-1, COLUMNS.index("candidates")] == candidates


def test_relative_columns_are_zero_for_the_best():
    matrix, _ = compare()
    relative = [number for number, name in enumerate(COLUMNS) if name.endswith("_behind_best")]
    assert (matrix[:-1, relative].max(axis=0) == 0.0).all()


def test_the_trees_start_from_the_linear_score():
    matrix, _ = compare()
    start = start_scores(matrix)
    assert start[:-1].max() == 0.0
    assert (start[:-1] == np.maximum(matrix[:-1, SCORE_COLUMN], -12.0)).all()


def test_probabilities_leave_room_for_none_of_these():
    (doc,) = parse_texts([TEXT])
    lookup = Lookup(Gazetteer.load())
    names = build_names(doc, [(0, 10), (17, 22)], lookup)
    context = build_context(TEXT, names, lookup, article_from_text(TEXT, name="x"))
    scored = score_candidates(names[0], find_candidates(names[0], lookup), context)
    assert scored[0].named.entry.place_id == "gn:361058"
    assert 0.9 < sum(s.probability for s in scored) < 1.0
