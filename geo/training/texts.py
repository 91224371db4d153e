"""Prepares annotated texts for training: parsed, and described as the tagger is told."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from geo.places.gazetteer import Gazetteer
from geo.places.lookup import Lookup
from geo.places.recognition.toponyms import PROPOSED, propose_names
from geo.places.tagging.tokens import TokenFeatures, describe_tokens
from geo.places.tagging.wordforms import find_word_forms
from geo.records import Article
from geo.text.language import parse_texts
from geo.text.reader import article_from_text
from geo.training.corpora import AnnotatedText
from geo.training.recogniser import label_tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedText:
    """An annotated text with everything that training needs."""

    annotated: AnnotatedText
    article: Article
    doc: Doc
    tokens: TokenFeatures
    labels: tuple[str, ...]


def prepare_texts(texts: Sequence[AnnotatedText], gazetteer: Gazetteer) -> list[PreparedText]:
    """Parse and describe texts, in order."""
    lookup = Lookup(gazetteer)
    prepared = []
    for text, doc in zip(texts, parse_texts(text.text for text in texts), strict=True):
        proposed = propose_names(doc, lookup, accepted=PROPOSED)
        tokens = describe_tokens(doc, proposed, find_word_forms(doc.vocab, gazetteer))
        prepared.append(
            PreparedText(
                annotated=text,
                article=article_from_text(text.text, name=text.id),
                doc=doc,
                tokens=tokens,
                labels=tuple(label_tokens(text, tokens, gazetteer)),
            )
        )
    return prepared
