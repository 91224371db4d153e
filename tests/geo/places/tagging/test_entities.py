from geo.places.gazetteer import Gazetteer
from geo.places.tagging.entities import mark_entities
from geo.places.tagging.tokens import PLAIN, describe_tokens
from geo.places.tagging.wordforms import find_word_forms
from geo.text.language import tokenise_texts

TEXT = "Anna Nowak of the Red Cross left New York for Iranian Mashhad Herat."
LABELS = {
    **dict.fromkeys(("Anna", "Nowak"), "O-PERSON"),
    **dict.fromkeys(("Red", "Cross"), "O-ORGANISATION"),
    "New": "B-PLACE",
    "York": "I-PLACE",
    "Iranian": "B-PEOPLE",
    "Mashhad": "B-PLACE",
    "Herat": "B-PLACE",
}


def read(text):
    (doc,) = tokenise_texts([text])
    return doc, describe_tokens(doc, (), find_word_forms(doc.vocab, Gazetteer.load()), sees_entities=False)


def test_labels_become_entities():
    doc, tokens = read(TEXT)
    mark_entities(doc, tokens, [LABELS.get(word, "O") for word in tokens.words])
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Anna Nowak", "PERSON"),
        ("Red Cross", "ORG"),
        ("New York", "GPE"),
        ("Iranian", "NORP"),
        ("Mashhad", "GPE"),
        ("Herat", "GPE"),
    ]


def test_entities_of_an_earlier_look_are_replaced():
    doc, tokens = read(TEXT)
    mark_entities(doc, tokens, ["O-PERSON"] * len(tokens.words))
    mark_entities(doc, tokens, ["O"] * len(tokens.words))
    assert doc.ents == ()


def test_the_first_look_is_not_told_of_entities():
    doc, tokens = read(TEXT)
    mark_entities(doc, tokens, [LABELS.get(word, "O") for word in tokens.words])
    forms = find_word_forms(doc.vocab, Gazetteer.load())
    assert describe_tokens(doc, (), forms, sees_entities=False).features == tokens.features


def test_words_far_from_any_capital_are_not_described():
    _, tokens = read("They said that in the far south it was calm, near Quetta.")
    assert [word for word, told in zip(tokens.words, tokens.features, strict=True) if told is not PLAIN] == [
        *("They", "said", "near", "Quetta", ".")
    ]
