"""
Describes the candidates of one name by what speaks for and against each; weighs nothing.

No feature knows a particular place. What a candidate is by itself comes first, then what the rest of the text says of
it, then how it stands among the others of its name.
"""

import math
from collections.abc import Sequence

from geo.places.gazetteer import Entry
from geo.places.lookup import Named
from geo.places.recognition.name import Name
from geo.places.resolution.context import Context
from geo.places.resolution.rivals import (
    MAIN_QUALITY,
    TOWN_KINDS,
    find_namesakes,
    has_seat_nearby,
    is_same_place,
    is_seat,
    measure_dominance,
    measure_km,
)

_PRIORS = ("capital", "dominance")
"""What holds of a town before anything is read; it fades where the text's context speaks for another of its name."""
_FADED_AT = 0.3
"""Lead of a rival in context (`near_others` and the like, weighed below) at which nothing of a prior is left."""
_CONTEXT = {"near_others": 1.0, "container": 1.0, "province_named": 0.5, "same_province": 0.3}
_NEAR_KM = 120.0
_KIND_WORDS = ("province", "state", "governorate", "oblast", "voivodeship", "prefecture", "region")
_OWN_KINDS = frozenset({"country", "province", "district", "water", "base", "airport"})
"""Kinds that are a feature of their own; seas, regions and what else is wide share one."""


def build_features(name: Name, named: Named, context: Context, rivals: Sequence[Named]) -> dict[str, float]:
    """Describe a candidate by what speaks for and against it; features that are 0 are left out."""
    entry = named.entry
    code = entry.country_codes[0] if entry.country_codes else ""
    namesakes = find_namesakes(rivals)
    is_seat_of_main = any(n.quality >= MAIN_QUALITY and is_seat(entry, n.entry) for n in rivals)
    is_alternate = named.quality < MAIN_QUALITY and not named.is_stripped
    is_alternate = is_alternate and (code in namesakes or not is_seat_of_main)
    features = {
        "alternate" if entry.kind in TOWN_KINDS else "alternate_wide": float(is_alternate),
        "words": float(min(len(name.query.split()) - 1, _MOST_WORDS)) if not named.is_stripped else 0.0,
        "stripped": float(named.is_stripped),
        "unique": float(len(rivals) == 1 and named.quality >= MAIN_QUALITY),
        "publisher": float(code in context.publisher_codes),
        "dominance": measure_dominance(named, rivals),
        "seat": float(is_seat_of_main and code not in namesakes),
        "seat_nearby": float(code not in namesakes and has_seat_nearby(entry, rivals)),
        "said_kind": float(name.said_kind == ("settlement" if entry.kind == "capital" else entry.kind)),
        "in_namesake": float(entry.kind != "country" and code in namesakes),
        **_describe_kind(name, named),
    }
    if entry.kind == "country":
        features["other_names"] = _share_other_names(name, code, rivals, context)
    if entry.country_codes and entry.kind != "country" and code not in namesakes:
        features |= _describe_surroundings(name, named, context)
    containers = context.containers.get(name.start, ())
    if entry.kind == "province":
        features["holds_before"] = float(entry.place_id in context.contents.get(name.start, ()))
    if containers and entry.kind != "country":
        inside = any(_lies_in(named, container) for container in containers)
        features["container" if inside else "not_in_container"] = 1.0
    return {key: value for key, value in features.items() if value}


def fade_priors(rows: Sequence[dict[str, float]], named: Sequence[Named]) -> list[dict[str, float]]:
    """
    Take from a well-known town what it is given in advance, as far as the text's context prefers another of its name.

    Parameters
    ----------
    rows
        The features of each bearer of the name.
    named
        The bearers, in the same order.
    """
    support = [math.fsum(weight * row.get(key, 0.0) for key, weight in _CONTEXT.items()) for row in rows]
    faded = []
    for row, own, bearer in zip(rows, support, named, strict=True):
        if not any(key in row for key in _PRIORS):
            faded.append(row)
            continue
        others = (
            value
            for value, rival in zip(support, named, strict=True)
            if rival.entry.kind in TOWN_KINDS and not is_same_place(rival.entry, bearer.entry)
        )
        left = 1.0 - max(0.0, max(others, default=0.0) - own) / _FADED_AT
        faded.append({key: value * max(0.0, left) if key in _PRIORS else value for key, value in row.items()})
    return faded


def _describe_surroundings(name: Name, named: Named, context: Context) -> dict[str, float]:
    """Describe how much of the text is about the candidate's country, province and neighbourhood."""
    entry = named.entry
    code = entry.country_codes[0]
    share = _country_share(name, code, context)
    features = {
        "country_share": share,
        "country_absent": float(share < _TRACE and not context.named_countries[code]),
        "country_named": math.log1p(min(context.named_countries[code], _MOST_NAMED)),
        "country_near": float(code in context.near.get(name.start, ())),
        "near_others": measure_nearness(name.query, entry, context),
        "capital_named": float(entry.kind == "capital" and context.named_countries[code] > 0),
    }
    if entry.kind == "province":
        features["province_others"] = _same_province(name, entry.place_id, context)
    elif entry.admin1_id:
        features["province_named"] = float(context.named_provinces[entry.admin1_id] > 0)
        features["same_province"] = _same_province(name, entry.admin1_id, context)
    return features


def _describe_kind(name: Name, named: Named) -> dict[str, float]:
    """Describe what a candidate is, and how large."""
    entry = named.entry
    if entry.kind not in TOWN_KINDS:
        kind = entry.kind if entry.kind in _OWN_KINDS else "wide"
        is_said = entry.kind == "province" and name.query.lower().endswith(_KIND_WORDS)
        return {kind: 1.0, "kind_in_name": float(is_said)}
    return {
        "log_population": math.log10(entry.population + 10),
        "acting_capital": float(name.acts and entry.kind == "capital"),
        "capital": float(entry.kind == "capital" and named.quality >= MAIN_QUALITY),
    }


_MOST_WORDS = 2
_TRACE = 0.02
_MOST_NAMED = 20


def _share_other_names(name: Name, code: str, rivals: Sequence[Named], context: Context) -> float:
    """Share of the countries of this name that the text calls by other names too ("Congo" after "DR Congo")."""
    codes = {rival for n in rivals if n.entry.kind == "country" for rival in n.entry.country_codes[:1]}
    counts = {rival: context.count_other_names(rival, name.query) for rival in codes}
    total = sum(counts.values())
    return counts.get(code, 0) / total if total else 0.0


def _country_share(name: Name, code: str, context: Context) -> float:
    """Share of the text's other place evidence that lies in the country, 0 to 1."""
    own = {c: w for (query, c), w in context.own_weights.items() if query == name.query}
    others = {c: weight - own.get(c, 0.0) for c, weight in context.country_weights.items()}
    total = math.fsum(others.values())
    return max(0.0, others.get(code, 0.0)) / total if total > 0.0 else 0.0


def measure_nearness(query: str, entry: Entry, context: Context) -> float:
    """Sum how close the other names' likely places are: 1 for one at the same spot, 0 far away."""
    if entry.lat is None or entry.is_vague:
        return 0.0
    best: dict[str, float] = {}
    for anchor in context.anchors:
        if anchor.query == query or abs(anchor.lat - entry.lat) > _REACH_DEG:
            continue
        value = anchor.weight * math.exp(-measure_km(anchor, entry) / _NEAR_KM)
        best[anchor.query] = max(best.get(anchor.query, 0.0), value)
    return math.log1p(math.fsum(best.values()))


_REACH_DEG = 6.0


def _same_province(name: Name, admin1_id: str, context: Context) -> float:
    weights = (a.weight for a in context.anchors if a.admin1_id == admin1_id and a.query != name.query)
    return math.log1p(math.fsum(weights))


def _lies_in(named: Named, container: Named) -> bool:
    entry, wider = named.entry, container.entry
    if entry.place_id == wider.place_id:
        return False
    if wider.kind == "country":
        return bool({*entry.country_codes} & {*wider.country_codes})
    return entry.admin1_id == wider.place_id
