"""Tells the tagger's second look what the first one found in the whole text: names recur, and mean the same."""

from collections import Counter
from collections.abc import Sequence

from geo.places.tagging.tokens import PLAIN, TokenFeatures

_STEPS = 3


def add_first_look(tokens: TokenFeatures, labels: Sequence[str]) -> list[list[str]]:
    """
    Add to the features of each token its first label, its neighbours', and how its other occurrences were labelled.

    Parameters
    ----------
    labels
        Of the first look, one a token.

    Returns
    -------
    features
        New lists; `tokens` is left alone.
    """
    keys = [word.lower() if word[:1].isupper() else "" for word in tokens.words]
    counts = Counter(keys)
    as_place = Counter(key for key, label in zip(keys, labels, strict=True) if label.endswith("PLACE"))
    described = []
    for number, features in enumerate(tokens.features):
        if features is PLAIN:
            described.append(features)
            continue
        label, key = labels[number], keys[number]
        added = [f"first={label}"]
        if number:
            added.append(f"-1:first={labels[number - 1]}")
        if number + 1 < len(labels):
            added.append(f"1:first={labels[number + 1]}")
        others = counts[key] - 1
        if key and others:
            share = round(_STEPS * (as_place[key] - label.endswith("PLACE")) / others)
            added += [f"elsewhere={share}", f"elsewhere|first={share}|{label}"]
        described.append([*features, *added])
    return described
