"""What the reader must know of an article's places: names without a place, regions without an extent."""

from collections.abc import Sequence

from geo.places.own.entries import PREFIX
from geo.places.resolution.resolved import Resolved, describe_mention, is_certain
from geo.places.words.scripts import is_arabic_script
from geo.records import Article, Issue
from geo.vocabulary import MentionType, Severity


def find_issues(resolved: Sequence[Resolved], article: Article) -> tuple[Issue, ...]:
    """List what was not settled, in text order; a vague region or an unknown name once each."""
    issues: list[Issue] = []
    seen: set[str] = set()
    for item in resolved:
        found = _find_issue(item)
        if found is None:
            continue
        code, severity, message = found
        key = f"{code} {item.name.query}" if item.place is None else f"{code} {item.place.place_id}"
        if key not in seen:
            seen.add(key)
            issues.append(
                Issue(
                    severity=severity,
                    code=code,
                    message=message,
                    article_id=article.id,
                    start=item.name.start,
                    end=item.name.end,
                )
            )
    script = _find_script_issue(resolved, article)
    return (*issues, *script)


def _find_issue(item: Resolved) -> tuple[str, Severity, str] | None:
    name = item.name
    if item.place is None:
        code = {MentionType.BOUNDARY: "unresolved-boundary", MentionType.FACILITY: "unresolved-facility"}.get(
            name.mention_type, "unresolved-toponym"
        )
        return code, Severity.WARNING, f"{name.query}: {item.reason}"
    if item.is_vague and name.mention_type is not MentionType.DEMONYM:
        return "vague-region", Severity.INFO, f"{item.place.name} has no agreed extent: listed, not plotted"
    if item.place.lon is None and item.place.place_id.startswith(PREFIX):
        return "unlocated-place", Severity.INFO, f"{item.reason}: listed, not plotted"
    if item.place.lon is None and name.mention_type is MentionType.FACILITY:
        return "unresolved-facility", Severity.WARNING, f"{name.query}: {item.reason}"
    is_toponym = name.mention_type in {MentionType.TOPONYM, MentionType.FACILITY, MentionType.BOUNDARY}
    if is_toponym and not is_certain(item):
        return "uncertain-toponym", Severity.WARNING, f"{name.query}: {describe_mention(item)}"
    return None


def _find_script_issue(resolved: Sequence[Resolved], article: Article) -> list[Issue]:
    """Say once that names in a script without capitals are found by the gazetteer alone."""
    first = next((item for item in resolved if is_arabic_script(item.name.query)), None)
    if first is None:
        return []
    message = "names in Arabic script are found by the gazetteer alone, which misses more than the path for English"
    return [Issue(severity=Severity.INFO, code="weaker-script", message=message, article_id=article.id)]
