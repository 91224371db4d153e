"""Prepares annotated texts for training: parsed, and described as the tagger is told."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from geo.places.gazetteer import Gazetteer
from geo.places.lookup import Lookup
from geo.places.recognition.toponyms import PROPOSED, propose_names
from geo.places.tagging.entities import ORGANISATION, PERSON, mark_entities
from geo.places.tagging.tagger import OUTSIDE
from geo.places.tagging.tokens import TokenFeatures, describe_tokens
from geo.places.tagging.wordforms import find_word_forms
from geo.records import Article
from geo.text.language import parse_texts, tokenise_texts
from geo.text.reader import article_from_text
from geo.training.corpora import AnnotatedText
from geo.training.recogniser import label_tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedText:
    """An annotated text with everything that training needs."""

    annotated: AnnotatedText
    article: Article
    doc: Doc
    """Parsed."""
    plain: Doc
    """Only cut into tokens."""
    tokens: TokenFeatures
    plain_tokens: TokenFeatures
    labels: tuple[str, ...]
    """The annotators' spans."""
    wider_labels: tuple[str, ...]
    """The same, and outside of them the persons and organisations that the language model sees."""


def prepare_texts(texts: Sequence[AnnotatedText], gazetteer: Gazetteer) -> list[PreparedText]:
    """Parse and describe texts, in order."""
    lookup = Lookup(gazetteer)
    prepared = []
    written = [text.text for text in texts]
    for text, doc, plain in zip(texts, parse_texts(written), tokenise_texts(written), strict=True):
        proposed = propose_names(doc, lookup, accepted=PROPOSED)
        tokens = describe_tokens(doc, proposed, find_word_forms(doc.vocab, gazetteer))
        labels = label_tokens(text, tokens, gazetteer)
        prepared.append(
            PreparedText(
                annotated=text,
                article=article_from_text(text.text, name=text.id),
                doc=doc,
                plain=plain,
                tokens=tokens,
                plain_tokens=describe_tokens(plain, (), find_word_forms(plain.vocab, gazetteer), sees_entities=False),
                labels=tuple(labels),
                wider_labels=tuple(_widen(doc, tokens, labels)),
            )
        )
    return prepared


def _widen(doc: Doc, tokens: TokenFeatures, labels: Sequence[str]) -> list[str]:
    """Label what the language model takes for persons and organisations, where the annotators marked nothing."""
    kinds = {"PERSON": PERSON, "ORG": ORGANISATION}
    seen = (kinds.get(doc[index].ent_type_, OUTSIDE) for index in tokens.indices)
    return [other if label == OUTSIDE else label for label, other in zip(labels, seen, strict=True)]


def describe_seen(text: PreparedText, seen: Sequence[str], gazetteer: Gazetteer) -> TokenFeatures:
    """Describe a text that was only cut into tokens for the second look, from what the first one saw."""
    mark_entities(text.plain, text.plain_tokens, seen)
    proposed = propose_names(text.plain, Lookup(gazetteer), accepted=PROPOSED)
    return describe_tokens(text.plain, proposed, find_word_forms(text.plain.vocab, gazetteer))
