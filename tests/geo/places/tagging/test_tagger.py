from collections.abc import Iterable

import pytest

from geo.errors import GeodataError
from geo.models.files import MODELS_FOLDER, other_models
from geo.places.gazetteer import Gazetteer
from geo.places.lookup import Lookup
from geo.places.recognition.toponyms import PROPOSED, propose_names
from geo.places.tagging.tagger import SeenOnce, Tagging, look_again, look_first, read_runs
from geo.places.tagging.tokens import TokenFeatures, describe_tokens
from geo.places.tagging.wordforms import find_word_forms
from geo.text.language import parse_texts

LARGEST_BYTES = 10_000_000


def describe(text: str) -> TokenFeatures:
    (doc,) = parse_texts([text])
    gazetteer = Gazetteer.load()
    names = propose_names(doc, Lookup(gazetteer), accepted=PROPOSED)
    return describe_tokens(doc, names, find_word_forms(doc.vocab, gazetteer))


def look_twice(tokens: TokenFeatures, asked: Iterable[int] = ()) -> Tagging:
    return look_again(SeenOnce(tokens=tokens, labels=look_first(tokens)), asked)


def tagged(text: str) -> list[tuple[str, bool]]:
    tokens = describe(text)
    return [(text[tokens.starts[s.first] : tokens.ends[s.last]], s.is_people) for s in look_twice(tokens).spans]


@pytest.mark.parametrize(
    ("labels", "runs"),
    [
        (["O", "B-PLACE", "I-PLACE", "O"], [(1, 2)]),
        (["B-PLACE", "B-PLACE"], [(0, 0), (1, 1)]),
        (["B-PEOPLE", "I-PLACE"], [(0, 0), (1, 1)]),
        (["I-PLACE", "O", "I-PLACE"], [(0, 0), (2, 2)]),
        (["O-PERSON", "B-PLACE", "O-ORGANISATION"], [(1, 1)]),
        ([], []),
    ],
)
def test_runs_of_labels_are_read_as_names(labels, runs):
    assert read_runs(labels) == runs


def test_places_and_peoples_are_told_apart():
    names = tagged("Iranian officials met in Quetta on Monday, said the governor of Balochistan.")
    assert names == [("Iranian", True), ("Quetta", False), ("Balochistan", False)]


def test_a_place_that_is_also_a_name_of_persons_is_told_by_its_company():
    names = tagged(
        "Georgia Stevens, nine, skates. Georgia said she loves it. Her coach comes from Georgia, in the United States."
    )
    assert names[-2:] == [("Georgia", False), ("United States", False)]


def test_certainties_are_probabilities():
    tokens = describe("The convoy left Zahedan for Mirjaveh, near the border of Pakistan.")
    tagging = look_twice(tokens, range(len(tokens.words)))
    assert sorted(tagging.name_probability) == list(range(len(tokens.words)))
    assert all(0.0 <= p <= 1.0 for p in tagging.name_probability.values())
    assert all(0.0 < s.certainty <= 1.0 for s in tagging.spans)


def test_a_text_without_words_has_no_names():
    assert look_twice(describe(" \n ")) == Tagging(spans=(), name_probability={})


def test_a_missing_model_is_named_with_the_cure(tmp_path):
    with other_models(tmp_path), pytest.raises(GeodataError, match=r"recogniser-1\.crfsuite: .*reinstall Sarhad"):
        look_twice(describe("Quetta is calm."))


def test_the_models_are_small_together():
    assert sum(path.stat().st_size for path in MODELS_FOLDER.iterdir() if path.is_file()) <= LARGEST_BYTES
