import hashlib
import json

import pytest

from benchmarks.gold import read_corpus_documents, read_own_documents
from geo.errors import InputError

TEXT = "Troops shelled Goris on Monday.\n"
EVENT = {
    "id": "e1",
    "kind": "event",
    "event_type": "attack",
    "status": "occurred",
    "trigger": [7, 14],
    "mentions": [],
    "dates": ["2023-01-02"],
    "places": [[15, 20]],
    "actors": [[0, 6]],
    "recipients": [],
}
DOCUMENT = {
    "corpus": "own",
    "id": "goris",
    "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
    "published": "2023-01-03",
    "events": [EVENT],
}
CORPUS = "<articles><article docid='goris'><text>Troops shelled Goris on Monday.\n</text></article></articles>"


@pytest.fixture
def write(tmp_path):
    def writing(**changes):
        (tmp_path / "goris.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / "goris.json").write_text(json.dumps(DOCUMENT | changes), encoding="utf-8")
        return tmp_path

    return writing


def test_an_annotation_is_joined_with_the_text_beside_it(write):
    (document,) = read_own_documents(write())
    (event,) = document.events
    assert [document.text[start:end] for start, end in (*event.mentions, *event.places)] == ["shelled", "Goris"]


def test_an_agreement_is_a_type_of_its_own(write):
    folder = write(events=[EVENT | {"kind": "agreement", "event_type": "commitment"}])
    assert read_own_documents(folder)[0].events[0].label == "agreement"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"sha256": "0" * 64}, "not the one that was annotated"),
        ({"published": "3 January"}, "no annotation"),
        ({"id": "another"}, "no annotation"),
        ({"events": [EVENT, EVENT]}, "one id"),
        ({"events": [EVENT | {"trigger": [7, 99]}]}, "no span of words"),
        ({"events": [EVENT | {"places": [[14, 20]]}]}, "no span of words"),
        ({"events": [EVENT | {"dates": ["Monday"]}]}, "no EDTF"),
        ({"events": [EVENT | {"event_type": "battle"}]}, "no annotation"),
        ({"events": [EVENT | {"status": "maybe"}]}, "no annotation"),
        ({"events": [EVENT | {"kind": "deal"}]}, "no annotation"),
        ({"events": [{key: value for key, value in EVENT.items() if key != "dates"}]}, "no annotation"),
    ],
)
def test_a_faulty_annotation_is_named_with_its_fault(write, changes, problem):
    with pytest.raises(InputError, match=problem):
        read_own_documents(write(**changes))


def test_annotations_without_texts_are_joined_with_the_corpora(tmp_path):
    annotations, corpora = tmp_path / "annotations", tmp_path / "corpora"
    annotations.mkdir()
    corpora.mkdir()
    for name in ("lgl", "trnews", "gwn"):
        (corpora / f"{name}.xml").write_text(CORPUS, encoding="utf-8")
    (annotations / "trnews-goris.json").write_text(json.dumps(DOCUMENT | {"corpus": "trnews"}), encoding="utf-8")
    (document,) = read_corpus_documents(annotations, corpora)
    assert (document.corpus, document.text) == ("trnews", TEXT)


def test_a_folder_without_annotations_is_at_fault(tmp_path):
    for name in ("lgl", "trnews", "gwn"):
        (tmp_path / f"{name}.xml").write_text(CORPUS, encoding="utf-8")
    with pytest.raises(InputError, match="holds no annotation"):
        read_corpus_documents(tmp_path, tmp_path)
