"""
Tokenisation rules for text as newspapers print it: missing spaces after full stops, abbreviated ranks and titles.

It changes how a text is cut into tokens, never the text.
"""

from typing import Any

from spacy.lang.char_classes import ALPHA_LOWER, ALPHA_UPPER
from spacy.language import Language
from spacy.util import compile_infix_regex

TITLES = frozenset(
    {"Adm", "Amb", "Brig", "Brig.-Gen", "Capt", "Cdr", "Cmdr", "Col", "Cpl", "Dr", "Engr", "Fr", "Gen", "Gov", "Hon"}
    | {"Insp", "Justice", "Lt", "Lt.-Cdr", "Lt.-Col", "Lt.-Gen", "Maj", "Maj.-Gen", "Messrs", "Mr", "Mrs", "Ms", "Mt"}
    | {"Pres", "Prof", "Rep", "Rev", "Sen", "Sgt", "St", "Supt"}
)
"""Abbreviations, written with a full stop, that stand before a name: no sentence ends there."""

_CLOSERS = r"\"”’»\)\]"
_OPENERS = r"\"“‘«\(\["
_STOP_INFIXES = (
    rf"(?<=[{ALPHA_LOWER}0-9{_CLOSERS}])[.?!…](?=[{_OPENERS}]?[{ALPHA_UPPER}])",  # "stated.He", "2021.Last"
    rf"(?<=\w)[{_CLOSERS}](?=[.?!][{ALPHA_UPPER}])",  # "good”.He"
    rf"(?<=[.?!…,])[{_CLOSERS}](?=\w)",  # "good.”He"
    r"(?<=\w)[“«](?=\w)|(?<=\w)[”»](?=\w)",
    rf"(?<=[.?!…])[{_OPENERS}](?=[{ALPHA_UPPER}])",  # "said.“We"
    r"(?<=[0-9]),(?=[A-Za-z])",  # "2021,Last"
)


def add_newspaper_rules(pipeline: Language) -> None:
    """Add the infixes and special cases to a pipeline's tokeniser, in place."""
    infixes = [*(pipeline.Defaults.infixes or ()), *_STOP_INFIXES]
    tokenizer: Any = pipeline.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    for title in sorted(TITLES):
        tokenizer.add_special_case(f"{title}.", [{"ORTH": f"{title}."}])
