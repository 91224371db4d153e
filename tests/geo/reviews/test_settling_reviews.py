from dataclasses import replace
from random import Random

from factories import FIRST, make_records
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from review_rows import codes, decide, find_event, on_event, on_mention, outcomes, quote_words, row, undo

from geo.reviews.file.rows import to_decision_id
from geo.vocabulary import ReviewState, Status

EVENTS = {event.title: event for event in (*make_records().events, *make_records().agreements)}
ARRIVAL = EVENTS["Arrival of General Oda"]
HERE = on_event(ARRIVAL)


def correct(minute, who="Ann", **values):
    return row("correct", "event", HERE, minute=minute, who=who, set=values)


def standing(records, record_id=ARRIVAL.id):
    return next((one for one in records.standings if one.record_id == record_id), None)


def test_the_later_decision_on_a_field_holds_whatever_the_order_of_the_lines(tmp_path):
    records = decide(tmp_path, correct(2, status="denied"), correct(1, status="planned"))
    assert find_event(records, ARRIVAL.title).status is Status.DENIED
    assert outcomes(records) == ["applied", "superseded"]


def test_decisions_on_different_fields_hold_side_by_side(tmp_path):
    records = decide(tmp_path, correct(2, status="denied"), correct(1, date_edtf="2025-01-18"))
    event = find_event(records, ARRIVAL.title)
    assert (event.status, event.date_edtf) == (Status.DENIED, "2025-01-18")
    assert outcomes(records) == ["applied", "applied"]


def test_two_analysts_at_one_moment_hold_nothing_and_are_reported(tmp_path):
    records = decide(tmp_path, correct(2, "Ben", status="denied"), correct(2, status="planned"))
    assert find_event(records, ARRIVAL.title).status is ARRIVAL.status
    assert codes(records).count("conflicting-decisions") == 2
    assert "reviews.jsonl:2: Ben’s decision to correct is not applied" in records.issues[-2].message
    assert standing(records).review_state is ReviewState.MACHINE


def test_a_conflict_leaves_the_decision_before_it_in_force(tmp_path):
    records = decide(
        tmp_path, correct(2, "Ben", status="denied"), correct(2, status="planned"), correct(1, status="demanded")
    )
    assert find_event(records, ARRIVAL.title).status is Status.DEMANDED
    assert outcomes(records) == ["conflicting", "conflicting", "applied"]


def test_two_analysts_who_agree_at_one_moment_are_no_conflict(tmp_path):
    records = decide(tmp_path, correct(2, "Ben", status="denied"), correct(2, status="denied"))
    assert outcomes(records) == ["applied", "applied"]


def test_accepting_and_rejecting_at_one_moment_leaves_the_record(tmp_path):
    records = decide(tmp_path, row("accept", "event", HERE, minute=1), row("reject", "event", HERE, minute=1))
    assert find_event(records, ARRIVAL.title) is not None
    assert outcomes(records) == ["conflicting", "conflicting"]


def test_who_corrects_a_rejected_record_later_brings_it_back(tmp_path):
    records = decide(tmp_path, row("reject", "event", HERE, minute=1), correct(2, status="denied"))
    assert find_event(records, ARRIVAL.title).status is Status.DENIED
    assert outcomes(records) == ["superseded", "applied"]


def test_who_rejects_later_takes_corrections_and_grades_with_it(tmp_path):
    records = decide(
        tmp_path,
        correct(1, status="denied"),
        row("grade", "event", HERE, minute=2, grade="B2"),
        row("reject", "event", HERE, minute=3),
    )
    assert find_event(records, ARRIVAL.title) is None
    assert outcomes(records) == ["superseded", "superseded", "applied"]


def test_accepting_does_not_take_back_what_was_corrected(tmp_path):
    records = decide(tmp_path, correct(1, status="denied"), row("accept", "event", HERE, minute=2))
    assert find_event(records, ARRIVAL.title).status is Status.DENIED
    assert standing(records).review_state is ReviewState.CORRECTED


def test_an_undo_takes_one_decision_back_and_the_one_before_holds_again(tmp_path):
    wrong = correct(2, status="denied")
    records = decide(tmp_path, correct(1, status="planned"), wrong, undo(wrong, minute=3, who="Ben"))
    assert find_event(records, ARRIVAL.title).status is Status.PLANNED
    assert outcomes(records) == ["applied", "undone", "applied"]


def test_an_undo_of_an_undo_is_a_redo(tmp_path):
    wrong = correct(2, status="denied")
    back = undo(wrong, minute=3)
    records = decide(tmp_path, wrong, back, undo(back, minute=4))
    assert find_event(records, ARRIVAL.title).status is Status.DENIED
    assert outcomes(records) == ["applied", "undone", "applied"]


def test_an_undo_holds_though_a_clock_was_wrong(tmp_path):
    wrong = correct(9, status="denied")
    assert find_event(decide(tmp_path, wrong, undo(wrong, minute=1)), ARRIVAL.title).status is ARRIVAL.status


def test_an_undo_of_what_is_not_in_the_file_is_reported(tmp_path):
    records = decide(tmp_path, row("undo", undoes="decision-000000000000"))
    assert codes(records)[-1] == "orphaned-decision"
    assert "there is no decision decision-000000000000" in records.issues[-1].message


def test_the_last_grade_and_every_comment_are_kept(tmp_path):
    records = decide(
        tmp_path,
        row("grade", "event", HERE, minute=1, grade="C3", comment="one source"),
        row("grade", "event", HERE, minute=3, who="Ben", grade="B2"),
        row("comment", "event", HERE, minute=2, comment="ask  the\nembassy"),
    )
    assert standing(records).grade == "B2"
    assert standing(records).comments == ("Ann (2025-02-03): one source", "Ann (2025-02-03): ask the embassy")
    assert standing(records).review_state is ReviewState.MACHINE


def test_accepting_what_was_seen_is_out_of_date_when_the_machine_reads_otherwise(tmp_path):
    good = row("accept", "event", HERE, seen={"status": "occurred", "date_edtf": "2025-01-19"})
    records = decide(tmp_path, good)
    assert standing(records).review_state is ReviewState.ACCEPTED
    other = replace(make_records(), events=(replace(ARRIVAL, status=Status.PLANNED),))
    records = decide(tmp_path, good, records=other)
    assert standing(records).review_state is ReviewState.MACHINE
    assert "status was another when it was accepted" in records.issues[-1].message
    assert codes(records)[-1] == "outdated-decision"


def test_accepting_what_a_colleague_had_corrected_is_not_out_of_date(tmp_path):
    seen = row("accept", "event", HERE, minute=2, seen={"status": "denied"})
    assert outcomes(decide(tmp_path, correct(1, status="denied"), seen)) == ["applied", "applied"]


def test_accepting_before_a_correction_is_not_out_of_date(tmp_path):
    seen = row("accept", "event", HERE, minute=1, seen={"status": "occurred"})
    assert outcomes(decide(tmp_path, correct(2, status="denied"), seen)) == ["applied", "applied"]


LINES = [
    correct(1, status="planned"),
    correct(2, "Ben", status="denied"),
    correct(2, "Cy", status="demanded"),
    row("accept", "event", HERE, minute=4),
    row("reject", "event", on_event(EVENTS["Patrols"]), minute=5),
    row("merge", "event", HERE, minute=6, **{"with": [on_event(EVENTS["Guard of honour"])]}),
    row("correct", "mention", on_mention(make_records().mentions[0]), minute=7, set={"place": {"place_id": "gn:2"}}),
    row("grade", "event", HERE, minute=8, grade="B2"),
    row("add", "mention", quote_words(FIRST, "Lumi"), minute=9, set={"place": {"lon": 60.1, "lat": 27.0}}),
    undo(correct(2, "Ben", status="denied"), minute=9),
]


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(), st.integers(min_value=0, max_value=len(LINES)))
def test_the_order_of_the_lines_changes_nothing(tmp_path, seed, count):
    lines = LINES[:count]
    there = decide(tmp_path, *lines)
    Random(seed).shuffle(lines)  # noqa: S311  (no secret)
    here = decide(tmp_path, *lines)

    def without_lines(records):
        issues = sorted((issue.code, issue.article_id, issue.start) for issue in records.issues)
        reviews = [replace(review, line=0, reason=None) for review in records.reviews]
        return replace(records, issues=tuple(issues), reviews=tuple(reviews))

    assert without_lines(here) == without_lines(there)


def test_every_line_is_told_of_once(tmp_path):
    records = decide(tmp_path, *LINES)
    assert sorted(review.id for review in records.reviews) == sorted(map(to_decision_id, LINES))
