"""
Join what several sentences and articles say of one actor or one event; nothing is read here.

What is joined keeps the id of its first mention in the text of the first article, so that ids do not change when
articles that come later in order are added.
"""

from dataclasses import replace

from geo.events.claims import filter_comparable, relate_claims
from geo.events.merging.actors import join_actors, rename_claims
from geo.events.merging.contradictions import find_contradictions
from geo.events.merging.copies import find_copy_issues
from geo.events.merging.events import join_events
from geo.records import Records


def merge(records: Records) -> Records:
    """
    Join actors and events that are the same, within and across articles.

    Parameters
    ----------
    records
        As `geo.batch.read_batch` gives them, or already merged: merging again changes nothing.

    Returns
    -------
    records
        Every mention stays as evidence; claims are related across all articles, and titles that nothing can be
        held against are left out.
    """
    actors, actor_ids = join_actors(records.actors)
    places = {place.place_id: place for place in records.places}
    named = {actor.id: actor for actor in actors}
    claims = filter_comparable(rename_claims(records.claims, records.actors, actors, actor_ids))
    copied = tuple(issue for issue in find_copy_issues(records.articles) if issue not in records.issues)
    return replace(
        records,
        issues=(*records.issues, *copied),
        actors=actors,
        events=find_contradictions(join_events(records.events, actor_ids, places), named, places),
        agreements=find_contradictions(join_events(records.agreements, actor_ids, places), named, places),
        claims=claims,
        relations=relate_claims(claims),
    )
