"""
Find articles that print one text: wire copy is one source, however many publishers carry it.

The very same text twice is one article already when it is read; `geo.text` does that.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from geo.records import Article, Issue
from geo.vocabulary import Severity

_SHINGLE = 5
_FEWEST_SHINGLES = 15
_SHARE = 0.8
"""Of the shorter text's runs of five words, that the other has too."""


def find_copies(articles: Sequence[Article]) -> Mapping[str, str]:
    """
    Find articles whose text is another's but for a few words.

    Returns
    -------
    copies
        Id of each copy to that of the article it is counted with, the first of them by id; nothing for the rest.
    """
    sizes: dict[str, int] = {}
    holders: defaultdict[str, list[str]] = defaultdict(list)
    copies: dict[str, str] = {}
    for article in sorted(articles, key=lambda one: one.id):
        shingles = _to_shingles(article.text)
        sizes[article.id] = len(shingles)
        shared = Counter(holder for shingle in shingles for holder in holders[shingle])
        alike = [
            other
            for other, count in shared.items()
            if count >= _FEWEST_SHINGLES and count >= _SHARE * min(sizes[other], len(shingles))
        ]
        if alike:
            first = min(alike)
            copies[article.id] = copies.get(first, first)
        for shingle in shingles:
            holders[shingle].append(article.id)
    return copies


def find_copy_issues(articles: Sequence[Article]) -> tuple[Issue, ...]:
    """Say of each copy that it is counted with another article."""
    named = {article.id: article for article in articles}
    return tuple(
        Issue(
            severity=Severity.INFO,
            code="copied-text",
            message=f"nearly the same text as {_to_name(named[first])}: both count as one source",
            article_id=copy,
        )
        for copy, first in sorted(find_copies(articles).items())
    )


def _to_name(article: Article) -> str:
    return f"{article.id} ({article.publisher})" if article.publisher else article.id


def _to_shingles(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(" ".join(words[index : index + _SHINGLE]) for index in range(len(words) - _SHINGLE + 1))
