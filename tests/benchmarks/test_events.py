import sys

import pytest

from benchmarks import events
from benchmarks.gold import GoldDocument
from benchmarks.matching import pair_document
from tests.benchmarks.test_matching import make_found, make_gold

TEXT = "Troops shelled Goris. The ministers held talks in Yerevan later on. Nothing else came of it."


@pytest.fixture
def reading():
    """Pair one document: one event with a wrong date, type, place and status, one missed, one false."""
    gold = (
        make_gold(mentions=((7, 14),), places=((15, 20),)),
        make_gold(id="e2", label="meeting", mentions=((36, 46),), places=((50, 57),)),
    )
    found = (
        make_found(label="other", evidence=((0, 21),), places=((50, 57),), date_edtf=None, status="denied"),
        make_found(title="Nothing comes", evidence=((68, 92),)),
    )
    document = GoldDocument(corpus="own", id="a", published=None, text=TEXT, sha256="", events=gold)
    return pair_document(document, found)


@pytest.mark.parametrize(
    "line",
    [
        "wrong   type: other, not attack",
        "wrong   date: None, not 2024-05-01",
        "wrong   place: Yerevan, not Goris",
        "wrong   status: denied, not occurred",
        "missed  meeting, occurred",
        "false   attack, occurred: Nothing comes",
    ],
)
def test_every_error_is_listed(reading, line):
    assert line in "\n".join(events.render_errors(reading))


def test_an_error_is_shown_in_its_context(reading):
    assert "»held talks« in Yerevan" in "\n".join(events.render_errors(reading))


def test_the_tables_hold_every_type(reading):
    shown = [line.split()[0] for line in events.render_tables([reading])]
    assert {"attack", "meeting", "other"} <= set(shown)


@pytest.fixture
def run(monkeypatch, tmp_path, capsys):
    """Run the command without reading a text."""
    monkeypatch.setattr(events, "read_documents", lambda _: [])
    for folder in ("dev", "held"):
        (tmp_path / folder).mkdir()
    for name in ("lgl", "trnews", "gwn"):
        text = f"<articles><article docid='a'><text>{TEXT}</text></article></articles>"
        (tmp_path / f"{name}.xml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(events, "ANNOTATIONS", tmp_path)

    def running(*arguments):
        monkeypatch.setattr(sys, "argv", ["events", *map(str, arguments)])
        return events.main(), capsys.readouterr()

    return running


def test_the_held_documents_come_with_a_warning(run, tmp_path):
    assert events.HELD_WARNING in run(tmp_path, "--held")[1].err
    assert events.HELD_WARNING not in run("--own")[1].err


def test_a_folder_without_annotations_is_one_line_of_error(run, tmp_path):
    status, shown = run(tmp_path)
    assert status == 1
    assert shown.err.startswith("error: ")
    assert shown.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [(), ("--own", "folder"), ("--own", "--held")])
def test_it_must_be_said_what_to_score(run, arguments):
    with pytest.raises(SystemExit, match="2"):
        run(*arguments)
