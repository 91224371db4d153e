"""
Drafts to articles: ids made unique, the same text kept once, links checked.

It reads nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from geo.ids import to_file_stem
from geo.records import Article, Issue
from geo.text.drafts import Draft
from geo.text.normalise import to_text_sha256
from geo.vocabulary import Severity

_SUFFIX_DIGITS = (8, 16, 64)


def build_articles(drafts: Iterable[Draft]) -> tuple[tuple[Article, ...], tuple[Issue, ...]]:
    """
    Build articles, sorted by id; the order of the drafts changes nothing.

    Returns
    -------
    articles, issues
        Issues: `duplicate-text` (the same text again), `link-not-http` (a link that was dropped).
    """
    by_text: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_text[to_text_sha256(draft.text)].append(draft)
    kept = {sha256: min(same, key=_preference) for sha256, same in by_text.items()}
    ids = assign_ids({sha256: _to_stem(draft) for sha256, draft in kept.items()})
    articles, issues = [], []
    for sha256 in sorted(kept, key=lambda sha256: ids[sha256]):
        article, found = _build_article(kept[sha256], ids[sha256], sha256)
        articles.append(article)
        issues += [*found, *_find_duplicates(article.id, kept[sha256], by_text[sha256])]
    return tuple(articles), tuple(issues)


def assign_ids(stems: dict[str, str]) -> dict[str, str]:
    """
    Make ids unique: where stems collide (capitals aside: some file systems do not tell them apart), each gets a suffix.

    Parameters
    ----------
    stems
        Wished id by the SHA-256 of the text.

    Returns
    -------
    ids
        By the same key: the stem, or the stem, `-` and 8 digits of the hash (more where that collides again).
    """
    ids = dict(stems)
    for digits in _SUFFIX_DIGITS:
        holders: defaultdict[str, list[str]] = defaultdict(list)
        for sha256, name in ids.items():
            holders[name.casefold()].append(sha256)
        for sha256 in (sha256 for same in holders.values() if len(same) > 1 for sha256 in same):
            ids[sha256] = f"{stems[sha256]}-{sha256[:digits]}"
    return ids


def is_http(url: str) -> bool:
    """Tell whether a link is an absolute http or https one with a host and no white space."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not any(map(str.isspace, url))
    except ValueError:
        return False


def _to_stem(draft: Draft) -> str:
    return to_file_stem(draft.metadata.id or draft.path.stem)


def _preference(draft: Draft) -> tuple[object, ...]:
    """Order drafts of one text: the one that says most first, then by what it says, whatever the file order."""
    values = [value or "" for value in draft.metadata.model_dump().values()]
    return (
        draft.spans is None,
        values.count(""),
        _to_stem(draft),
        values,
        draft.spans or (),
        str(draft.path),
        draft.line or 0,
    )


def _build_article(draft: Draft, article_id: str, sha256: str) -> tuple[Article, list[Issue]]:
    values = draft.metadata.model_dump(exclude={"id"})
    issues = []
    if values["url"] is not None and not is_http(values["url"]):
        message = f"the link {values['url']!r} is not http or https and was left out"
        issues.append(Issue(severity=Severity.WARNING, code="link-not-http", message=message, article_id=article_id))
        values["url"] = None
    return Article(id=article_id, text=draft.text, sha256=sha256, spans=draft.spans, **values), issues


def _find_duplicates(article_id: str, kept: Draft, same: Sequence[Draft]) -> list[Issue]:
    """Name, by file name (no folder: output must not depend on where it lies), what held the same text again."""
    names = sorted(_to_name(draft) for draft in same if draft is not kept)
    message = "the same text again, read as one article: "
    return [
        Issue(severity=Severity.INFO, code="duplicate-text", message=message + name, article_id=article_id)
        for name in names
    ]


def _to_name(draft: Draft) -> str:
    return draft.path.name if draft.line is None else f"{draft.path.name}:{draft.line}"
