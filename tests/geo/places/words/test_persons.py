import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from geo.places.words.persons import find_person_words


def read(marked: str) -> Doc:
    """Make a text from words, persons between | and places between #."""
    words, entities = [], []
    for piece in marked.split():
        words.append(piece.strip("|#"))
        if piece[0] in "|#":
            start = len(words) - 1
            label = "PERSON" if piece[0] == "|" else "GPE"
        if piece[-1] in "|#":
            entities.append((start, len(words), label))
    doc = Doc(English().vocab, words=words)
    doc.ents = [Span(doc, first, end, label=label) for first, end, label in entities]
    return doc


def never_places(marked: str) -> frozenset[str]:
    return find_person_words(read(marked)).never_places


def test_a_word_before_a_family_that_the_text_names_again_is_a_first_name():
    assert never_places("#Georgia# Stevens skates . |Cory Stevens| says #Georgia# began early .") == {
        *("Georgia", "Cory", "Stevens")
    }


def test_a_name_that_stands_where_a_place_stands_may_be_one():
    assert "Georgia" not in never_places("|Georgia Stevens| lives in #Georgia# .")


def test_what_is_a_persons_own_does_not_make_her_a_place():
    assert "Georgia" in never_places("|Georgia Stevens| won . It came from |Georgia| 's work .")


def test_a_family_by_which_the_text_mostly_calls_a_place_may_be_one():
    assert never_places("|George Washington| ; #Washington# , #Washington# .") == frozenset()


@pytest.mark.parametrize("marked", ["|Stevens| met |Stevens| .", "#Georgia# fell ."])
def test_without_a_full_name_nobody_is_known(marked):
    assert never_places(marked) == frozenset()
