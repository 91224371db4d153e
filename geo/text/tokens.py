"""
Tokenisation rules for text as newspapers print it: missing spaces after full stops, abbreviated ranks and titles.

It changes how a text is cut into tokens, never the text.
"""

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.util import compile_infix_regex

TITLES = frozenset(
    [
        "Adm",
        "Amb",
        "Brig",
        "Capt",
        "Cdr",
        "Cmdr",
        "Col",
        "Cpl",
        "Dr",
        "Engr",
        "Fr",
        "Gen",
        "Gov",
        "Hon",
        "Insp",
        "Justice",
        "Lt",
        "Maj",
        "Messrs",
        "Mr",
        "Mrs",
        "Ms",
        "Mt",
        "Pres",
        "Prof",
        "Rep",
        "Rev",
        "Sen",
        "Sgt",
        "St",
        "Supt",
        "Lt.-Gen",
        "Lt.-Col",
        "Lt.-Cdr",
        "Maj.-Gen",
        "Brig.-Gen",
    ]
)
"""Abbreviations, written with a full stop, that stand before a name: no sentence ends there."""

_CLOSERS = r"\"”’»\)\]"
_OPENERS = r"\"“‘«\(\["
_UPPER = r"A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ"
_STOP_INFIXES = (
    rf"(?<=[a-zß-öø-ÿ0-9{_CLOSERS}])[.?!…](?=[{_OPENERS}]?[{_UPPER}])",  # "stated.He", "2021.Last", "(GHQ).The"
    rf"(?<=\w)[{_CLOSERS}](?=[.?!][{_UPPER}])",  # "good”.He"
    rf"(?<=[.?!…,])[{_CLOSERS}](?=\w)",  # "good.”He"
    r"(?<=\w)[“«](?=\w)|(?<=\w)[”»](?=\w)",
    rf"(?<=[.?!…])[{_OPENERS}](?=[{_UPPER}])",  # "said.“We"
    r"(?<=[0-9]),(?=[A-Za-z])",  # "2021,Last"
)


def add_newspaper_rules(pipeline: Language) -> None:
    """Add the infixes and special cases to a pipeline's tokeniser, in place."""
    infixes = [*(pipeline.Defaults.infixes or ()), *_STOP_INFIXES]
    pipeline.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    for title in sorted(TITLES):
        pipeline.tokenizer.add_special_case(f"{title}.", [{ORTH: f"{title}."}])
