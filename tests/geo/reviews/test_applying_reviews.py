from dataclasses import replace

import pytest
from factories import FIRST, SECOND, make_article, make_event, make_mention, make_records
from review_rows import (
    codes,
    decide,
    find_event,
    on_claim,
    on_event,
    on_mention,
    on_place,
    outcomes,
    quote_words,
    row,
)

from geo.reviews.file.reader import HEAD, read_reviews
from geo.reviews.steps.naming import to_mention_key
from geo.vocabulary import ActorType, Basis, EventType, MentionType, PlaceRole, ReviewState, Status

RECORDS = make_records()
EVENTS = {event.title: event for event in (*RECORDS.events, *RECORDS.agreements)}
MENTIONS = {(mention.exact, mention.place_id): mention for mention in reversed(RECORDS.mentions)}
PLACES = {place.place_id: place for place in RECORDS.places}
ARRIVAL = EVENTS["Arrival of General Oda"]
TREATY = EVENTS["Security agreement"]


def correct(record, target, **values):
    return row("correct", record, target, set=values)


def state_of(records, key):
    return next((one.review_state for one in records.standings if one.record_id == key), ReviewState.MACHINE)


def place_ids(event):
    return [place.place_id for place in event.places]


def test_a_file_without_decisions_changes_nothing(tmp_path):
    records = decide(tmp_path)
    same = replace(records, events=RECORDS.events, agreements=RECORDS.agreements, places=RECORDS.places)
    assert replace(same, mentions=RECORDS.mentions) == RECORDS
    assert sorted(records.places, key=str) == sorted(RECORDS.places, key=str)


def test_an_accepted_event_is_as_it_was(tmp_path):
    records = decide(tmp_path, row("accept", "event", on_event(ARRIVAL)))
    assert find_event(records, ARRIVAL.title) == ARRIVAL
    assert state_of(records, ARRIVAL.id) is ReviewState.ACCEPTED


def test_every_field_of_an_event_can_be_corrected(tmp_path):
    records = decide(
        tmp_path,
        correct(
            "event", on_event(ARRIVAL), title="Oda lands", event_type="meeting", status="denied", date_edtf="2025-01?",
            places=[{"place_id": "gn:2", "role": "applies_to"}], actors=["Lumi"], recipients=["General Oda"],
        ),
    )  # fmt: skip
    event = find_event(records, "Oda lands")
    assert (event.id, event.event_type, event.status) == (ARRIVAL.id, EventType.MEETING, Status.DENIED)
    assert (event.date_edtf, event.date_basis) == ("2025-01?", Basis.INFERRED)
    assert (place_ids(event), event.places[0].role, event.place_basis) == (["gn:2"], PlaceRole.APPLIES_TO, Basis.STATED)
    assert [next(one.name for one in records.actors if one.id == actor) for actor in event.actors] == ["Lumi"]
    assert len(event.recipients) == 1
    assert (event.plover_event, event.plover_mode) == (None, None)
    assert state_of(records, ARRIVAL.id) is ReviewState.CORRECTED


def test_a_date_and_places_can_be_taken_away(tmp_path):
    event = find_event(decide(tmp_path, correct("event", on_event(ARRIVAL), date_edtf=None, places=[])), ARRIVAL.title)
    assert (event.date_edtf, event.date_basis, event.places, event.place_basis) == (None, None, (), None)


def test_an_agreement_has_parties_signing_and_provisions(tmp_path):
    given = {"name": "Caria", "actor_type": "state", "country_code": "XC"}
    records = decide(
        tmp_path,
        correct("agreement", on_event(TREATY), parties=["Aria", given], signed_edtf="2024-04-02", provisions=["a"]),
    )
    treaty = find_event(records, TREATY.title)
    assert (treaty.signed_edtf, treaty.provisions) == ("2024-04-02", ("a",))
    caria = next(actor for actor in records.actors if actor.name == "Caria")
    assert caria.id in treaty.parties
    assert caria.actor_type is ActorType.STATE


def test_a_new_actor_is_quoted_where_the_sentence_names_it(tmp_path):
    given = {"name": "General", "actor_type": "person"}
    records = decide(tmp_path, correct("event", on_event(ARRIVAL), actors=[given]))
    actor = next(actor for actor in records.actors if actor.name == "General")
    assert [one.exact for one in actor.evidence] == ["General"]
    assert FIRST.text[actor.evidence[0].start : actor.evidence[0].end] == "General"


def test_a_position_is_a_place_of_the_analysts_and_never_the_machines(tmp_path):
    given = {"lon": 60.5512345678, "lat": 27.2, "name": "The runway", "kind": "airport", "radius_m": 500}
    records = decide(tmp_path, correct("event", on_event(ARRIVAL), places=[given]))
    (place_id,) = place_ids(find_event(records, ARRIVAL.title))
    place = next(place for place in records.places if place.place_id == place_id)
    assert (place.location_source, place.lon, place.lat) == ("review:Ann", 60.551235, 27.2)
    assert (place.geo_precision, place.radius_m, place.kind) == (2, 500.0, "airport")
    assert records.reviews[0].place_ids == (place_id,)


def test_a_rejected_event_is_left_out_and_listed(tmp_path):
    denied = EVENTS["Attack in North Aria"]
    records = decide(tmp_path, row("reject", "event", on_event(ARRIVAL), comment="another Oda"))
    assert ARRIVAL.id not in {event.id for event in records.events}
    assert find_event(records, denied.title).contradicts == ()
    issue = records.issues[-1]
    assert (issue.code, issue.article_id) == ("rejected-record", "first")
    assert "“Arrival of General Oda” is left out, rejected by Ann: another Oda" in issue.message


def test_an_actor_that_nothing_names_any_more_is_left_out(tmp_path):
    lone = make_event(FIRST, "Unrest in the", actors=(RECORDS.actors[1].id,))
    records = decide(tmp_path, row("reject", "event", on_event(lone)), records=replace(RECORDS, events=(lone,)))
    assert RECORDS.actors[1] not in records.actors
    assert RECORDS.actors[2] in records.actors


def test_merged_events_are_one_with_all_evidence(tmp_path):
    honour = EVENTS["Guard of honour"]
    training = EVENTS["Flight training"]
    merge = row("merge", "event", on_event(training), **{"with": [on_event(honour)]})
    records = decide(tmp_path, merge)
    event = find_event(records, "Flight training")
    assert honour.id not in {one.id for one in records.events}
    assert set(event.evidence) == {*training.evidence, *honour.evidence}
    assert (event.date_edtf, event.date_basis) == (honour.date_edtf, honour.date_basis)
    assert event.places == training.places
    assert state_of(records, training.id) is ReviewState.CORRECTED


def test_merges_form_a_chain(tmp_path):
    one, two, three = (EVENTS[name] for name in ("Flight training", "Guard of honour", "Border exercise"))
    records = decide(
        tmp_path,
        row("merge", "event", on_event(one), minute=1, **{"with": [on_event(two)]}),
        row("merge", "event", on_event(two), minute=2, **{"with": [on_event(three)]}),
    )
    assert {two.id, three.id}.isdisjoint(event.id for event in records.events)
    assert set(three.evidence) <= set(find_event(records, one.title).evidence)


def test_a_ring_of_merges_merges_nothing_and_is_reported(tmp_path):
    one, two = EVENTS["Flight training"], EVENTS["Guard of honour"]
    records = decide(
        tmp_path,
        row("merge", "event", on_event(one), minute=1, **{"with": [on_event(two)]}),
        row("merge", "event", on_event(two), minute=2, **{"with": [on_event(one)]}),
    )
    assert {one.id, two.id} <= {event.id for event in records.events}
    assert outcomes(records) == ["conflicting", "conflicting"]


def test_who_accepts_a_merged_event_later_parts_it_again(tmp_path):
    one, two = EVENTS["Flight training"], EVENTS["Guard of honour"]
    records = decide(
        tmp_path,
        row("merge", "event", on_event(one), minute=1, **{"with": [on_event(two)]}),
        row("accept", "event", on_event(two), minute=2),
    )
    assert two.id in {event.id for event in records.events}
    assert outcomes(records) == ["superseded", "applied"]


def test_an_added_event_quotes_its_sentence(tmp_path):
    sentence = "Xanthe's cousin Arpolis, as a capital, showed commitment."
    line = row(
        "add", "event", quote_words(FIRST, sentence),
        set={"title": "Commitment", "event_type": "statement", "status": "occurred", "places": [{"place_id": "gn:1"}]},
        evidence=[quote_words(SECOND, "A visit in July 2018")],
    )  # fmt: skip
    records = decide(tmp_path, line)
    event = find_event(records, "Commitment")
    assert [one.exact for one in event.evidence] == [sentence, "A visit in July 2018"]
    assert event.id == records.reviews[0].feature_id
    assert state_of(records, event.id) is ReviewState.CORRECTED
    again = {"id": event.id, "title": event.title, **quote_words(FIRST, sentence)}
    records = decide(tmp_path, line, row("correct", "event", again, minute=5, set={"status": "denied"}))
    assert find_event(records, "Commitment").status is Status.DENIED


def test_an_added_agreement_and_claim_are_there(tmp_path):
    records = decide(
        tmp_path,
        row(
            "add", "agreement", quote_words(SECOND, "A visit in July 2018"), set={"title": "Pact", "status": "planned"}
        ),
        row("add", "claim", quote_words(FIRST, "They share a"), set={"subject": "s", "value": "1", "unit": "km"}),
    )
    assert find_event(records, "Pact").parties == ()
    assert [(claim.value, claim.exact) for claim in records.claims if claim.subject == "s"] == [("1", "They share a")]


def test_an_added_place_stands_in_its_sentence(tmp_path):
    line = row(
        "add", "mention", quote_words(FIRST, "Xanthe"), set={"place": {"lon": 60.0, "lat": 27.0, "kind": "settlement"}}
    )
    without = replace(RECORDS, mentions=tuple(one for one in RECORDS.mentions if one.exact != "Xanthe"))
    records = decide(tmp_path, line, records=without)
    mention = next(one for one in records.mentions if one.exact == "Xanthe")
    sentence = FIRST.text[mention.sentence_start : mention.sentence_end]
    assert sentence == "Xanthe's cousin Arpolis, as a capital, showed commitment."
    assert (mention.plotted, mention.probability, mention.lon) == (True, 1.0, 60.0)
    place = next(place for place in records.places if place.place_id == mention.place_id)
    assert (place.name, place.location_source) == ("Xanthe", "review:Ann")
    assert state_of(records, place.place_id) is ReviewState.CORRECTED


def test_adding_a_place_in_words_that_were_read_corrects_them(tmp_path):
    line = row("add", "mention", quote_words(FIRST, "Xanthe"), set={"place": {"place_id": "gn:2"}})
    (mention,) = [one for one in decide(tmp_path, line).mentions if one.exact == "Xanthe"]
    assert (mention.place_id, mention.plotted) == ("gn:2", True)


def test_a_mention_that_means_another_place_takes_its_event_along(tmp_path):
    midton = MENTIONS["Midton", "gn:3"]
    event = make_event(FIRST, "The guard of honour", places=EVENTS["Flight training"].places[1:])
    again = make_mention(FIRST, "Midton", "gn:3", nth=1)
    other = make_event(FIRST, "Flight training", places=EVENTS["Flight training"].places[1:])
    records = decide(
        tmp_path,
        correct("mention", on_mention(midton), place={"place_id": "gn:2"}),
        records=replace(RECORDS, events=(event, other), mentions=(midton, again)),
    )
    mention, unmoved = records.mentions
    assert unmoved == again
    assert (mention.place_id, mention.lon, mention.candidates[0].place_id) == ("gn:2", 66.05, "gn:2")
    assert "corrected by Ann" in mention.reason
    assert [place_ids(one) for one in records.events] == [["gn:2"], ["gn:3"]]
    assert state_of(records, to_mention_key(midton)) is ReviewState.CORRECTED
    assert state_of(records, "gn:2") is ReviewState.CORRECTED


def test_an_event_stays_where_other_words_of_its_sentence_put_it(tmp_path):
    first, again = make_mention(FIRST, "Arpolis", "gn:1"), make_mention(FIRST, "19 January", "gn:1")
    records = decide(
        tmp_path,
        correct("mention", on_mention(first), place={"place_id": "gn:2"}),
        records=replace(RECORDS, mentions=(first, again)),
    )
    assert place_ids(find_event(records, ARRIVAL.title)) == ["gn:1"]


def test_words_that_name_no_place_are_left_out_and_their_event_has_no_place(tmp_path):
    first = MENTIONS["Arpolis", "gn:1"]
    records = decide(tmp_path, row("reject", "mention", on_mention(first)), records=replace(RECORDS, mentions=(first,)))
    arrival = find_event(records, ARRIVAL.title)
    assert records.mentions == ()
    assert (arrival.places, arrival.place_basis) == ((), None)
    assert codes(records)[-1] == "rejected-record"


def test_a_place_that_no_words_mean_any_more_is_taken_from_events_told_elsewhere(tmp_path):
    first = MENTIONS["Arpolis", "gn:1"]
    far = make_event(SECOND, "Lumi called", places=ARRIVAL.places, place_basis=Basis.INFERRED)
    given = replace(RECORDS, mentions=(first,), events=(far,))
    records = decide(tmp_path, correct("mention", on_mention(first), place={"place_id": "gn:2"}), records=given)
    assert place_ids(records.events[0]) == ["gn:2"]
    records = decide(tmp_path, row("reject", "mention", on_mention(first)), records=given)
    assert records.events[0].places == ()


def test_accepting_an_uncertain_mention_puts_it_on_the_map(tmp_path):
    unsure = make_mention(FIRST, "Midton", "gn:3", plotted=False, probability=0.3)
    records = decide(
        tmp_path, row("accept", "mention", on_mention(unsure)), records=replace(RECORDS, mentions=(unsure,))
    )
    assert [(one.plotted, one.probability) for one in records.mentions] == [(True, 0.3)]
    assert state_of(records, "gn:3") is ReviewState.ACCEPTED


@pytest.mark.parametrize(("values", "plotted"), [({"metonym": True}, False), ({"mention_type": "demonym"}, False)])
def test_what_is_no_name_of_a_place_leaves_the_map(tmp_path, values, plotted):
    midton = MENTIONS["Midton", "gn:3"]
    records = decide(tmp_path, correct("mention", on_mention(midton), **values))
    mention = next(one for one in records.mentions if to_mention_key(one) == to_mention_key(midton))
    assert mention.plotted is plotted
    assert mention.mention_type is MentionType(values.get("mention_type", "toponym"))


def test_a_moved_place_moves_its_mentions_and_says_who(tmp_path):
    base = MENTIONS["Base Falcon", "icao:XAFB"]
    records = decide(
        tmp_path, correct("place", on_place(base), place={"lon": 61.4, "lat": 26.6, "geo_precision": 1}, name="Falcon")
    )
    place = next(place for place in records.places if place.place_id == "icao:XAFB")
    assert (place.lon, place.lat, place.name, place.location_source) == (61.4, 26.6, "Falcon", "review:Ann")
    assert place.radius_m == PLACES["icao:XAFB"].radius_m
    assert {(one.lon, one.lat) for one in records.mentions if one.place_id == "icao:XAFB"} == {(61.4, 26.6)}
    assert not [place for place in records.places if place.place_id.startswith("review:")]
    assert state_of(records, "icao:XAFB") is ReviewState.CORRECTED


def test_a_line_or_an_area_is_not_moved_to_a_point(tmp_path):
    border = MENTIONS["Aria-Boria border", "boundary:XA-XB"]
    records = decide(tmp_path, correct("place", on_place(border), place={"lon": 61.4, "lat": 26.6}))
    assert "is no point" in records.issues[-1].message
    assert outcomes(records) == ["orphaned"]


def test_a_place_that_is_another_takes_mentions_and_events_along(tmp_path):
    arpolis = MENTIONS["Arpolis", "gn:1"]
    line = correct("place", on_place(arpolis), place={"place_id": "gn:2"})
    later = row("accept", "place", {**on_place(arpolis), "id": "gn:2"}, minute=5)
    records = decide(tmp_path, line, later)
    assert "gn:1" not in {mention.place_id for mention in records.mentions}
    assert place_ids(find_event(records, ARRIVAL.title)) == ["gn:2"]
    assert "gn:1" not in {place.place_id for place in records.places}
    assert outcomes(records) == ["applied", "applied"]


def test_a_rejected_place_is_nowhere(tmp_path):
    records = decide(tmp_path, row("reject", "place", on_place(MENTIONS["Aria-Boria border", "boundary:XA-XB"])))
    assert "boundary:XA-XB" not in {place.place_id for place in records.places}
    assert all("boundary:XA-XB" not in place_ids(event) for event in (*records.events, *records.agreements))
    assert {claim.place_id for claim in records.claims} == {None}


def test_a_claim_is_corrected_graded_and_rejected(tmp_path):
    first, second = RECORDS.claims[0], RECORDS.claims[2]
    records = decide(
        tmp_path,
        correct("claim", on_claim(first), value="900"),
        row("grade", "claim", on_claim(first), grade="A2"),
    )
    assert {claim.value for claim in records.claims if claim.unit} == {"900"}
    assert [one.grade for one in records.standings if one.record_id == first.id] == ["A2"]
    assert "contradicts" not in {
        relation.relation.value for relation in records.relations if "length" in relation.reason
    }
    records = decide(tmp_path, row("reject", "claim", on_claim(second)))
    assert second.id not in {claim.id for claim in records.claims}
    assert second.id not in {one for relation in records.relations for one in (relation.subject_id, relation.object_id)}


def test_a_length_in_words_is_held_against_nothing(tmp_path):
    records = decide(tmp_path, correct("claim", on_claim(RECORDS.claims[0]), value="about nine hundred"))
    assert RECORDS.claims[0].id not in {one for relation in records.relations for one in (relation.subject_id,)}


def change_text(records, before, after):
    """The same records on a text that has changed elsewhere; only the article matters to what is an orphan."""
    changed = make_article(FIRST.text.replace(before, after), article_id="first")
    return replace(records, articles=(changed, SECOND))


def test_a_changed_text_makes_an_orphan_and_a_lookalike_sentence_is_left_alone(tmp_path):
    changed = change_text(RECORDS, "in 2023", "in 2022")
    records = decide(tmp_path, row("reject", "event", on_event(ARRIVAL)), records=changed)
    assert find_event(records, ARRIVAL.title) is not None
    issue = records.issues[-1]
    assert (issue.code, issue.article_id, issue.start) == ("orphaned-decision", "first", None)
    assert issue.message.startswith("reviews.jsonl:2: Ann’s decision to reject is not applied: the text of first has")
    assert (records.reviews[0].article_id, records.reviews[0].outcome.value) == (None, "orphaned")


def test_an_article_that_was_not_read_makes_an_orphan(tmp_path):
    records = decide(
        tmp_path, row("reject", "event", on_event(ARRIVAL)), records=replace(RECORDS, articles=(SECOND,), events=())
    )
    assert "the article first is not among those read" in records.issues[-1].message


@pytest.mark.parametrize(
    ("record", "target", "problem"),
    [
        ("event", {**on_event(ARRIVAL), **quote_words(FIRST, "He met")}, "does not rest on the words that it quotes"),
        ("event", {**on_event(ARRIVAL), "id": "event-0", "title": "x"}, "event-0 is no longer read there"),
        ("agreement", on_event(ARRIVAL), "is no longer read there"),
        ("mention", quote_words(FIRST, "cousin"), "does not read a place in “cousin”"),
        ("place", {"id": "gn:2", **quote_words(FIRST, "Midton")}, "is taken for gn:2 now"),
        ("claim", {"id": "claim-0", **quote_words(FIRST, "They share")}, "is no longer read there"),
    ],
)
def test_what_is_not_there_any_more_makes_an_orphan(tmp_path, record, target, problem):
    records = decide(tmp_path, row("reject", record, target))
    assert problem in records.issues[-1].message
    assert outcomes(records) == ["orphaned"]


def test_other_words_at_the_place_quoted_make_an_orphan(tmp_path):
    wrong = {**on_event(ARRIVAL), **quote_words(FIRST, "Midton"), "exact": "Medton"}
    assert "first has other words at" in decide(tmp_path, row("accept", "event", wrong)).issues[-1].message


def test_a_decision_finds_its_event_where_the_machine_gave_it_another_type_and_id(tmp_path):
    retyped = replace(ARRIVAL, id="event-ffffffffffff", event_type=EventType.MEETING)
    other = make_event(FIRST, "General Oda", event_type=EventType.CEREMONY, title="Another of that sentence")
    records = decide(
        tmp_path,
        correct("event", on_event(ARRIVAL), status="denied"),
        records=replace(RECORDS, events=(other, retyped)),
    )
    assert find_event(records, other.title) == other
    assert find_event(records, ARRIVAL.title).status is Status.DENIED


def test_words_that_the_machine_now_takes_for_another_place_are_not_rejected(tmp_path):
    records = decide(tmp_path, row("reject", "mention", {"id": "gn:9", **quote_words(FIRST, "Midton")}))
    assert "was taken for gn:9 then, for gn:3 now" in records.issues[-1].message
    assert outcomes(records) == ["outdated"]
    assert len(records.mentions) == len(RECORDS.mentions)


def test_what_another_article_has_come_to_say_too_is_not_rejected(tmp_path):
    reject = row("reject", "event", on_event(ARRIVAL), sources=[FIRST.sha256])
    assert outcomes(decide(tmp_path, reject)) == ["applied"]
    grown = replace(ARRIVAL, evidence=(*ARRIVAL.evidence, *EVENTS["Joint naval exercises"].evidence))
    records = decide(tmp_path, reject, records=replace(RECORDS, events=(grown,)))
    assert outcomes(records) == ["outdated"]
    assert "second says so too" in records.issues[-1].message


def test_two_events_that_could_be_meant_make_an_orphan(tmp_path):
    two = tuple(replace(ARRIVAL, id=f"event-{number}") for number in "12")
    records = decide(tmp_path, row("accept", "event", on_event(ARRIVAL)), records=replace(RECORDS, events=two))
    assert "could be any of several records" in records.issues[-1].message


def test_a_mention_that_has_become_part_of_an_event_is_found_but_not_rejected(tmp_path):
    whole = replace(ARRIVAL, evidence=(*ARRIVAL.evidence, *EVENTS["Joint naval exercises"].evidence))
    part = replace(EVENTS["Joint naval exercises"], event_type=whole.event_type)
    given = {"records": replace(RECORDS, events=(whole,)), "before": replace(RECORDS, events=(ARRIVAL, part))}
    records = decide(tmp_path, correct("event", on_event(part), status="denied"), **given)
    assert [event.status for event in records.events] == [Status.DENIED]
    records = decide(tmp_path, row("reject", "event", on_event(part)), **given)
    assert "it is one with" in records.issues[-1].message
    assert len(records.events) == 1


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"places": [{"place_id": "gn:99"}]}, "no article and no gazetteer has the place 'gn:99'"),
        ({"actors": ["Nobody"]}, "no article names the actor 'Nobody'"),
    ],
)
def test_a_place_or_actor_that_is_nowhere_makes_an_orphan(tmp_path, values, problem):
    records = decide(tmp_path, correct("event", on_event(ARRIVAL), **values))
    assert problem in records.issues[-1].message
    assert find_event(records, ARRIVAL.title) == ARRIVAL


def test_a_name_of_two_actors_asks_for_the_id(tmp_path):
    twice = (*RECORDS.actors, replace(RECORDS.actors[0], id="actor-2"))
    records = decide(
        tmp_path, correct("event", on_event(ARRIVAL), actors=["Oda"]), records=replace(RECORDS, actors=twice)
    )
    assert "is the name of several actors: write one of the ids" in records.issues[-1].message


def test_the_file_is_read_and_never_written(tmp_path):
    decide(tmp_path, row("accept", "event", on_event(ARRIVAL)))
    path = tmp_path / "reviews.jsonl"
    content, status = path.read_bytes(), path.stat()
    read_reviews(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (content, status.st_mtime_ns)
    assert content.decode().startswith(HEAD)
