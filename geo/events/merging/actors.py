"""
Join the actors of several articles by folded name and country, and let claims follow their new names.

Events are joined by `geo.events.merging.events`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from geo.events.actors.persons import is_same_name
from geo.events.words.offices import HONORIFICS, fold_name
from geo.places.names import to_key
from geo.records import Actor, Claim
from geo.vocabulary import ActorType

_PERSON_SUBJECTS = ("title ", "visits ")


def join_actors(actors: Sequence[Actor]) -> tuple[tuple[Actor, ...], dict[str, str]]:
    """
    Join the actors that are the same.

    Returns
    -------
    actors, ids
        The joined actors, and for every id given the id that it has become.
    """
    groups: list[list[Actor]] = []
    for actor in sorted(actors, key=_fullness):
        fitting = [group for group in groups if _is_same(actor, group)]
        if len(fitting) == 1 or (fitting and actor.actor_type is not ActorType.PERSON):
            fitting[0].append(actor)
        else:
            groups.append([actor])
    ids: dict[str, str] = {}
    joined = []
    for group in groups:
        ordered = sorted(group, key=_first_mention)
        joined.append(_join(ordered))
        ids.update({actor.id: ordered[0].id for actor in ordered})
    return tuple(sorted(joined, key=_first_mention)), ids


def rename_claims(
    claims: Sequence[Claim], before: Sequence[Actor], after: Sequence[Actor], ids: Mapping[str, str]
) -> tuple[Claim, ...]:
    """Give claims about a person the name that the person has across all articles, so that they can be compared."""
    full = {actor.id: actor.name for actor in after}
    names = {
        (evidence.article_id, actor.name): full[ids[actor.id]]
        for actor in before
        if actor.actor_type is ActorType.PERSON
        for evidence in actor.evidence
    }
    renamed = []
    for claim in claims:
        subject = claim.subject
        for prefix in _PERSON_SUBJECTS:
            if subject.startswith(prefix):
                name, link, rest = (
                    subject.removeprefix(prefix).rpartition(" to ")
                    if prefix == "visits "
                    else (subject.removeprefix(prefix), "", "")
                )
                subject = f"{prefix}{names.get((claim.article_id, name), name)}{link}{rest}"
        renamed.append(replace(claim, subject=subject))
    return tuple(renamed)


def _fullness(actor: Actor) -> tuple[int, str, int, str]:
    return (-len(_words(actor)), *_first_mention(actor))


def _first_mention(actor: Actor) -> tuple[str, int, str]:
    first = actor.evidence[0]
    return (first.article_id, first.start, actor.id)


def _words(actor: Actor) -> tuple[str, ...]:
    words = tuple(piece for word in actor.name.split() for piece in fold_name(word).split())
    return tuple(word for word in words if word not in HONORIFICS) or words


def _is_same(actor: Actor, group: Sequence[Actor]) -> bool:
    other = group[0]
    if actor.actor_type is not other.actor_type:
        return False
    countries = {one.country_code for one in group} - {None}
    if actor.actor_type is ActorType.STATE:
        return actor.country_code == other.country_code
    if actor.country_code is not None and countries and actor.country_code not in countries:
        return False
    if actor.actor_type is ActorType.PERSON:
        same_article = {one.evidence[0].article_id for one in group} & {actor.evidence[0].article_id}
        return not same_article and is_same_name(_words(actor), _words(other))
    return to_key(actor.name) == to_key(other.name)


def _join(group: Sequence[Actor]) -> Actor:
    fullest = max(group, key=lambda actor: (len(_words(actor)), len(actor.name)))
    evidence = {(one.article_id, one.start, one.end): one for actor in group for one in actor.evidence}
    return replace(
        group[0],
        name=fullest.name if group[0].actor_type is ActorType.PERSON else group[0].name,
        names=tuple(dict.fromkeys(name for actor in group for name in actor.names)),
        role=next((actor.role for actor in group if actor.role), None),
        country_code=next((actor.country_code for actor in group if actor.country_code), None),
        evidence=tuple(evidence[key] for key in sorted(evidence)),
    )
