import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from layers.__main__ import main
from layers.build import build
from layers.verify import verify

ROOT = Path(__file__).parents[2]
GOOD = "General Oda arrived in Tehran on 19 January 2025. The two sides share a 909-kilometer border with Pakistan.\n"
BAD = {
    "empty.txt": b"",
    "binary.txt": b"\x7fELF\x00\x01\x02",
    "latin.txt": b"Teher\xe1n is a town.\n",
    "matter.md": b"+++\ntitle = \n+++\nTehran is a town.\n",
    "date.md": b'+++\npublished = "2025-31-01"\n+++\nTehran is a town.\n',
    "rows.jsonl": b'{"text": "Tehran is a town."}\n{"text": \n',
}
LINES = {"matter.md": 2, "date.md": 2, "rows.jsonl": 2, "latin.txt": 1}


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A working folder with one good article and an earlier output of it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(GOOD)
    return tmp_path


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The output of the good article alone; not to be edited."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "good.txt").write_text(GOOD)
    result = build([folder / "good.txt"], folder / "out")
    assert result.is_written
    return folder / "out"


def snapshot(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def errors(capsys):
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Traceback" not in captured.err
    lines = captured.err.splitlines()
    assert all(line.startswith("error: ") for line in lines)
    return lines


def write_earlier(folder):
    """An output of an earlier build, as far as a failing build looks at it."""
    (folder / "out").mkdir()
    listed = [{"path": "sarhad.html", "sha256": "0" * 64}]
    (folder / "out" / "manifest.json").write_text(json.dumps({"generator": "sarhad", "files": listed}))
    (folder / "out" / "sarhad.html").write_text("earlier")
    return snapshot(folder / "out")


def test_a_good_article_is_built_quietly_and_verifies(here, capsys):
    assert main(["build", "in"]) == 0
    assert errors(capsys) == []
    assert verify(here / "out") == ()
    assert (here / "out" / "articles" / "good.txt").read_text() == GOOD


@pytest.mark.parametrize("name", BAD)
def test_a_faulty_file_is_one_line_and_the_output_stays(here, capsys, name):
    (here / name).write_bytes(BAD[name])
    before = write_earlier(here)
    status = main(["build", name]) if name != "rows.jsonl" else main(["build", name, "--strict"])
    (line,) = errors(capsys)
    assert status == 1
    place = f"{name}:{LINES[name]}" if name in LINES else name
    assert line.startswith(f"error: {place}: ")
    assert snapshot(here / "out") == before


def test_a_path_that_does_not_exist_is_one_line(here, capsys):
    before = write_earlier(here)
    assert main(["build", "nowhere.txt"]) == 1
    (line,) = errors(capsys)
    assert line.startswith("error: nowhere.txt: ")
    assert snapshot(here / "out") == before


def test_a_folder_without_an_article_is_one_line(here, capsys):
    (here / "nothing").mkdir()
    assert main(["build", "nothing"]) == 1
    (line,) = errors(capsys)
    assert line.startswith("error: nothing: ")
    assert not (here / "out").exists()


@pytest.mark.usefixtures("here")
def test_without_paths_and_seeds_the_error_asks_for_a_path(capsys):
    assert main(["build"]) == 1
    (line,) = errors(capsys)
    assert line == "error: seeds: there is no such folder here; give the PATH of a file or folder with articles"


def test_without_paths_the_seeds_are_read(here, capsys):
    (here / "in").rename(here / "seeds")
    assert main(["build"]) == 0
    assert errors(capsys) == []
    assert (here / "out" / "articles" / "good.txt").is_file()


def test_faulty_files_are_told_one_line_each_and_the_rest_is_built(here, capsys):
    for name, content in BAD.items():
        (here / "in" / name).write_bytes(content)
    assert main(["build", "in", "nowhere.txt"]) == 1
    lines = errors(capsys)
    assert len(lines) == len(BAD) + 1
    assert verify(here / "out") == ()
    names = {path.name for path in (here / "out" / "articles").iterdir()}
    assert len(names) == 2
    assert "good.txt" in names


def test_strict_builds_nothing_when_any_file_is_at_fault(here, capsys):
    (here / "in" / "empty.txt").write_bytes(b"")
    before = write_earlier(here)
    assert main(["build", "in", "--strict"]) == 1
    assert len(errors(capsys)) == 1
    assert snapshot(here / "out") == before


@pytest.mark.usefixtures("here")
def test_strict_builds_what_has_no_fault():
    assert main(["build", "in", "--strict"]) == 0


def test_an_article_that_names_no_place_is_no_fault(here, capsys):
    (here / "none.txt").write_text("Nothing is said here.\n")
    assert main(["build", "none.txt"]) == 0
    assert errors(capsys) == []
    assert verify(here / "out") == ()
    assert json.loads((here / "out" / "layers" / "countries.geojson").read_text())["features"] == []


def test_a_link_that_is_not_http_is_an_issue_and_no_fault(here, capsys):
    (here / "link.md").write_text('+++\nurl = "javascript:alert(1)"\n+++\nTehran is a town.\n')
    assert main(["build", "link.md"]) == 0
    assert errors(capsys) == []
    assert "javascript" not in (here / "out" / "tables" / "articles.csv").read_text()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "in", "--out", "in"], "error: in: holds the input in and would be replaced"),
        (["build", "in", "--out", "in/good.txt"], "error: in/good.txt: a file, not a folder"),
        (["build", "in", "--out", "mine"], "error: mine: not empty and not written by Sarhad"),
    ],
)
def test_an_output_folder_that_must_not_be_replaced_is_wrong_usage(here, capsys, arguments, message):
    (here / "mine").mkdir()
    (here / "mine" / "thesis.txt").write_text("mine")
    before = snapshot(here)
    assert main(arguments) == 2
    (line,) = errors(capsys)
    assert line.startswith(message)
    assert snapshot(here) == before


def test_a_file_of_the_users_own_in_the_output_is_wrong_usage_and_stays(here, capsys):
    write_earlier(here)
    (here / "out" / "notes.txt").write_text("mine")
    before = snapshot(here)
    assert main(["build", "in"]) == 2
    (line,) = errors(capsys)
    assert line.startswith(
        "error: out/notes.txt: not written by Sarhad and would be deleted with out; move it elsewhere"
    )
    assert snapshot(here) == before


def test_a_report_inside_the_output_is_written_again_and_again(here, capsys):
    for _ in range(2):
        assert main(["build", "in", "--report", "out/report.json"]) == 0
    assert errors(capsys) == []
    assert json.loads((here / "out" / "report.json").read_text())["written"] is True
    assert verify(here / "out") == ()


def test_the_report_tells_times_counts_and_versions(here):
    (here / "in" / "empty.txt").write_bytes(b"")
    assert main(["build", "in", "--report", "report.json"]) == 1
    report = json.loads((here / "report.json").read_text())
    assert set(report["seconds"]) == {"read", "extract", "layers", "write"}
    assert report["rows"]["articles"] == 1
    assert report["libraries"]["spacy"]
    assert report["written"] is True
    assert report["peak_memory_mb"] > 10
    assert len(report["faults"]) == 1


def test_the_report_is_written_also_when_nothing_was_built(here):
    assert main(["build", "nowhere", "--report", "report.json"]) == 1
    report = json.loads((here / "report.json").read_text())
    assert (report["written"], report["rows"]) == (False, {})


def test_two_builds_in_other_surroundings_are_byte_equal(tmp_path, built):
    other = tmp_path / "ein anderer Ordner آ"
    other.mkdir()
    (other / "good.txt").write_text(GOOD)
    surroundings = {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "77", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "layers", "build", str(other / "good.txt"), "--out", str(other / "map")]
    done = subprocess.run(
        command, cwd=other, env={**os.environ, **surroundings}, check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, "")
    ours, theirs = snapshot(built), snapshot(other / "map")
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_a_build_over_an_earlier_one_gives_the_same(tmp_path, built):
    (tmp_path / "good.txt").write_text(GOOD)
    for _ in range(2):
        build([tmp_path / "good.txt"], tmp_path / "out")
    assert snapshot(tmp_path / "out") == snapshot(built)


def test_no_file_tells_where_or_by_whom_it_was_built(built):
    for name, content in snapshot(built).items():
        assert str(built.parent).encode() not in content, name
        assert str(ROOT).encode() not in content, name


def test_a_build_that_is_killed_half_way_leaves_the_earlier_output(here):
    before = write_earlier(here)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "layers", "build", "in"]
    with subprocess.Popen(command, cwd=here, env=environment) as process:
        deadline = time.monotonic() + 120
        while not list(here.glob(".out.sarhad-new-*/layers/*")) and process.poll() is None:
            assert time.monotonic() < deadline
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert snapshot(here / "out") == before
    assert main(["build", "in"]) == 0
    assert verify(here / "out") == ()
    assert sorted(path.name for path in here.iterdir()) == ["in", "out"]
