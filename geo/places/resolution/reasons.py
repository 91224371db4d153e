"""Puts into words why a name was taken for a place; decides nothing."""

from collections.abc import Sequence

from geo.errors import GeodataError
from geo.places.gazetteer import Entry, Gazetteer
from geo.places.recognition.name import Name
from geo.places.resolution.context import Context
from geo.places.resolution.scoring import Scored

_NAMELESS = "no place of this name in the gazetteer"


def build_reason(name: Name, scored: Sequence[Scored], pooled: float, context: Context, gazetteer: Gazetteer) -> str:
    """
    Say in plain words which place was chosen, against how many, and what spoke for it.

    Parameters
    ----------
    pooled
        Probability of the best candidate and of those that are one place with it.
    """
    if not scored:
        return _NAMELESS
    best, entry = scored[0], scored[0].named.entry
    where = describe_entry(entry, gazetteer)
    parts = [f"{entry.name}: {where}" if entry.name != name.query else where]
    parts.append(_describe_rivals(scored))
    parts.extend(_describe_context(best, context, gazetteer))
    if pooled - best.probability >= _WORTH_SAYING:
        parts.append("the town and the wider place of its name are counted together")
    if name.is_part:
        parts.append("the words before it mean a part of it, or a spot near it")
    return "; ".join(part for part in parts if part)


def describe_entry(entry: Entry, gazetteer: Gazetteer) -> str:
    """Describe a place by kind and country: "capital of Pakistan", "province of Iran"."""
    if entry.kind == "boundary":
        return "boundary between " + " and ".join(read_country_name(code, gazetteer) for code in entry.country_codes)
    country = read_country_name(entry.country_codes[0], gazetteer) if entry.country_codes else ""
    kind = {"settlement": "town"}.get(entry.kind, entry.kind)
    if entry.is_vague:
        kind = "region without an agreed extent"
    if entry.kind == "country" or not country:
        return kind
    joint = "of" if entry.kind in {"capital", "province"} else "in"
    return f"{kind} {joint} {country}"


def read_country_name(code: str, gazetteer: Gazetteer) -> str:
    """Read a country's English name; the code itself where the gazetteer has none."""
    try:
        return gazetteer.entry(f"iso:{code}").name
    except GeodataError:
        return code


def _describe_rivals(scored: Sequence[Scored]) -> str:
    rivals = len(scored) - 1
    if rivals == 0:
        return "the only place of this name"
    return f"{rivals} other place{'s have' if rivals > 1 else ' has'} this name"


def _describe_context(best: Scored, context: Context, gazetteer: Gazetteer) -> list[str]:
    entry, features = best.named.entry, best.features
    parts = []
    if "container" in features:
        parts.append("what it lies in is printed after it")
    code = entry.country_codes[0] if entry.country_codes else ""
    times = context.named_countries[code]
    if times and entry.kind != "country":
        country = read_country_name(code, gazetteer)
        parts.append(f"the text names {country} {times} time{'s' if times > 1 else ''}")
    if "province_named" in features and entry.admin1_id:
        parts.append("its province is named too")
    if features.get("dominance", 0.0) >= _WORLD_KNOWN:
        parts.append("far better known than any other of its name")
    if features.get("near_others", 0.0) > _NOTABLE:
        parts.append("near other places of the text")
    if "alternate" in features:
        parts.append("by another of its names")
    return parts


_NOTABLE = 0.5
_WORTH_SAYING = 0.05
_WORLD_KNOWN = 1.0
