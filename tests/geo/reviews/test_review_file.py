import json
from contextlib import suppress

import pytest
from factories import FIRST
from hypothesis import given
from hypothesis import strategies as st
from review_rows import quote_words, row

from geo.errors import InputError
from geo.reviews.file.reader import HEAD, read_reviews, to_line
from geo.reviews.file.rows import RowError, parse_row, to_decision_id
from geo.vocabulary import Basis, ReviewAction, Status

QUOTED = {"id": "event-1", **quote_words(FIRST, "General Oda")}
ACCEPT = row("accept", "event", QUOTED)


def read(tmp_path, *lines):
    path = tmp_path / "mine.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return read_reviews(path)


def correct(record="event", **values):
    return row("correct", record, QUOTED, set=values)


def test_a_decision_is_read_with_its_line_and_time_in_utc(tmp_path):
    (decision,) = read(tmp_path, HEAD, "", json.dumps({**ACCEPT, "when": "2025-02-03T12:00:00+02:00"})).decisions
    assert (decision.line, decision.decided_at, decision.who) == (3, "2025-02-03T10:00:00Z", "Ann")
    assert (decision.target.id, decision.target.quotation.exact) == ("event-1", "General Oda")


def test_values_come_out_as_what_they_are(tmp_path):
    (decision,) = read(tmp_path, HEAD, to_line(correct(status="denied", date_edtf="2025?"))).decisions
    assert decision.changes == {"status": Status.DENIED, "date_edtf": "2025?", "date_basis": Basis.INFERRED}
    assert decision.changes_json == '{"status": "denied", "date_edtf": "2025?"}'


def test_what_is_not_named_is_not_set_and_null_takes_away(tmp_path):
    (decision,) = read(tmp_path, HEAD, to_line(correct(date_edtf=None))).decisions
    assert decision.changes == {"date_edtf": None, "date_basis": None}


def test_byte_order_mark_and_windows_line_ends_are_read(tmp_path):
    (tmp_path / "mine.jsonl").write_bytes(b"\xef\xbb\xbf" + f"{HEAD}\r\n{json.dumps(ACCEPT)}\r\n".encode())
    assert len(read_reviews(tmp_path / "mine.jsonl").decisions) == 1


def test_two_files_put_one_after_the_other_are_one(tmp_path):
    file = read(tmp_path, HEAD, json.dumps(ACCEPT), HEAD, json.dumps({**ACCEPT, "who": "Ben"}))
    assert (len(file.decisions), file.faults) == (2, ())


def test_the_same_line_twice_is_one_decision(tmp_path):
    assert len(read(tmp_path, HEAD, json.dumps(ACCEPT), json.dumps(dict(reversed(ACCEPT.items())))).decisions) == 1


def test_a_faulty_line_does_not_keep_the_others_from_being_read(tmp_path):
    file = read(tmp_path, HEAD, "{", json.dumps(ACCEPT), "[]")
    assert len(file.decisions) == 1
    assert [fault.line for fault in file.faults] == [2, 4]


def test_lines_in_another_order_are_the_same_decisions(tmp_path):
    lines = [json.dumps({**ACCEPT, "who": who}) for who in "abc"]
    there = [one.id for one in read(tmp_path, HEAD, *lines).decisions]
    assert [one.id for one in read(tmp_path, HEAD, *lines[::-1]).decisions] == there


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", r"mine.jsonl:1: is empty: begin it with \{"),
        (b"\n\n", "is empty"),
        (b'{"when": 1}\n', "mine.jsonl:1: does not begin as a review file: write"),
        (b"[\n", "does not begin as a review file"),
        (b'{"sarhad_reviews": 2}\n', "version 2, this Sarhad reads 1"),
        (b'{"sarhad_reviews": true}\n', "version True"),
        (b"\xff\xfe{\x00", "is UTF-16"),
        (b"\xe9\n", "mine.jsonl:1: is not UTF-8"),
    ],
)
def test_a_file_that_is_no_review_file_is_refused_as_a_whole(tmp_path, content, problem):
    (tmp_path / "mine.jsonl").write_bytes(content)
    with pytest.raises(InputError, match=problem):
        read_reviews(tmp_path / "mine.jsonl")


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_what_is_no_file_is_refused(tmp_path, name):
    with pytest.raises(InputError, match=r"there is no such file|is no ordinary file"):
        read_reviews(tmp_path / name)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "is no JSON"),
        ("[1]", "is no JSON object"),
        ("<<<<<<< ours", "unfinished merge"),
        ('{"who": "a", "who": "b"}', "a key stands twice"),
        ('{"who": "\\ud800"}', "no character"),
        ('{"who": NaN}', "no character or no number"),
        ("[" * 100_000, "is no JSON"),
        (b"\xe9", "is not UTF-8"),
    ],
)
def test_a_line_that_is_no_object_is_named(tmp_path, line, problem):
    raw = line if isinstance(line, bytes) else line.encode()
    (tmp_path / "mine.jsonl").write_bytes(HEAD.encode() + b"\n" + raw + b"\n")
    (fault,) = read_reviews(tmp_path / "mine.jsonl").faults
    assert (fault.line, fault.path.name) == (2, "mine.jsonl")
    assert problem in fault.problem


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ({**ACCEPT, "action": "fly"}, "'action' is 'fly': input should be 'accept', 'correct'"),
        ({**ACCEPT, "when": "2025-02-03"}, "'when' is '2025-02-03': write a moment with its time zone"),
        ({**ACCEPT, "when": "0001-01-01T00:00:00+10:00"}, "beyond the calendar"),
        ({**ACCEPT, "who": "\u0007"}, "'who' is"),
        ({**ACCEPT, "who": "  "}, "'who' is"),
        ({key: ACCEPT[key] for key in ACCEPT if key != "who"}, "'who' is missing"),
        ({**ACCEPT, "acton": 1}, "'acton' is no known key: did you mean 'action'?"),
        ({**ACCEPT, "grade": "A1"}, "'grade' does not go with the action accept"),
        ({**ACCEPT, "id": None}, "'id' is missing"),
        ({**ACCEPT, "record": None}, "'record' is missing: write one of event, agreement"),
        ({**ACCEPT, "sha256": None}, "'sha256' of the event is missing"),
        ({**ACCEPT, "sha256": "abc"}, "'sha256' is 'abc'"),
        ({**ACCEPT, "end": 5}, "'exact' has 11 characters, from 0 to 5 are 5"),
        ({**ACCEPT, "start": 10**30}, "'start' is"),
        (row("correct", "event", QUOTED), "to correct needs 'set'"),
        (row("grade", "event", QUOTED, grade="G1"), "'grade' is 'G1': write the Admiralty code, A1 to F6"),
        (row("grade", "place", QUOTED, grade="A1"), "only events, agreements and claims are graded"),
        (row("comment", "event", QUOTED), "to comment needs 'comment'"),
        (row("merge", "event", QUOTED), "to merge needs 'with'"),
        (row("merge", "mention", QUOTED, **{"with": [QUOTED]}), "only events and agreements are merged"),
        (row("merge", "event", QUOTED, **{"with": [{"id": "x"}]}), "'sha256' of the event is missing"),
        (row("reject", "place", QUOTED, sources=["0" * 64]), "only events and agreements rest on several 'sources'"),
        (row("reject", "event", QUOTED, sources=["0"]), "'sources.0' is '0'"),
        (row("undo"), "to undo needs 'undoes'"),
        (row("undo", "event", undoes="decision-1"), "'record' does not go with the action undo"),
        (row("add", "place", quote_words(FIRST, "Oda"), set={}), "to add needs 'set'"),
        (row("add", "place", quote_words(FIRST, "Oda"), set={"name": "x"}), "a place is added by the words"),
        (row("add", "event", quote_words(FIRST, "Oda"), set={"title": "x"}), "to add needs 'event_type' in 'set'"),
        (row("add", "event", QUOTED, set={"title": "x"}), "'id' does not go with the action add"),
        (correct(status="perhaps"), "in 'set' of the event: 'status' is 'perhaps': input should be 'occurred'"),
        (correct(stauts="denied"), "'stauts' is no known key: did you mean 'status'?"),
        (correct(date_edtf="2025-13"), "'date_edtf' is '2025-13', not EDTF"),
        (correct(date_edtf="2025", date_basis="inferred"), "has an inferred date without '?'"),
        (correct(date_basis="stated"), "has a date_basis without a date_edtf"),
        (correct(place_basis="stated"), "has a place_basis without places"),
        (correct(places=[{"lon": 60}]), "'places.0' has lon or lat alone"),
        (correct(places=[{}]), "needs a place_id, or lon and lat"),
        (correct(places=[{"place_id": "gn:1", "lon": 1, "lat": 1}]), "needs a place_id, or lon and lat"),
        (correct(places=[{"place_id": "gn:1", "name": "x"}]), "says more of a place that has an id"),
        (correct(places=[{"lon": 181, "lat": 1}]), "'places.0.lon' is 181"),
        (correct(places=[{"lon": 1, "lat": 1, "kind": "country"}]), "has the kind 'country': use one of"),
        (correct(actors=[{"name": "x"}]), "'actors' holds {'name': 'x'}: list ids or names"),
        (correct("agreement", event_type="visit"), "'event_type' is no known key"),
        (correct("mention", place=None), "has no place: give one, or reject"),
        (correct("place", place={"lon": 1, "lat": 1, "name": "x"}), "write the name beside 'place'"),
        (correct("claim", value=""), "'value' is ''"),
    ],
)
def test_a_faulty_decision_is_named_with_its_cure(line, problem):
    with pytest.raises(RowError) as raised:
        parse_row(line, 1)
    assert problem in str(raised.value)


@given(st.sampled_from(["accept", "reject"]), st.text(min_size=1), st.dictionaries(st.text(), st.integers()))
def test_whatever_a_line_holds_it_is_a_decision_or_one_named_fault(action, who, more):
    with suppress(RowError):
        assert parse_row({**ACCEPT, "action": action, "who": who, **more}, 7).line == 7


def test_a_line_that_was_spelled_is_read_back(tmp_path):
    (decision,) = read(tmp_path, HEAD, to_line({**ACCEPT, "comment": "آری", "grade": None})).decisions
    assert (decision.comment, decision.action) == ("آری", ReviewAction.ACCEPT)
    assert decision.id == to_decision_id({**ACCEPT, "comment": "آری"})


def test_a_faulty_decision_is_not_spelled():
    with pytest.raises(RowError, match="'who' is missing"):
        to_line({"when": "2025-02-03T10:00:00Z", "action": "undo", "undoes": "decision-1"})
