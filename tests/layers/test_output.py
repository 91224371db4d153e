import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import layers.output
from layers.output import OutputError, UsageError, check_out, is_output, recover, write_file, write_output

ROOT = Path(__file__).parents[2]
DIES = """
import os, signal, sys
from pathlib import Path
import layers.output as output

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def write(folder):
    listed = '[{"path": "more.txt", "sha256": ""}]'
    (folder / "manifest.json").write_text('{"generator": "sarhad", "age": "new", "files": %s}' % listed)
    MOMENT == "writing" and die()
    (folder / "more.txt").write_text("new")

MOMENT = sys.argv[2]
rename = Path.rename
if MOMENT == "flushing":
    output._fsync = die
elif MOMENT == "before the exchange":
    output._exchange = die
elif MOMENT == "after the exchange":
    exchange = output._exchange
    output._exchange = lambda *pair: exchange(*pair) and die()
elif MOMENT == "between two moves":
    output._exchange = lambda *pair: False
    moves = []
    Path.rename = lambda self, target: (die() if moves else moves.append(1), rename(self, target))[1]
output.write_output(Path(sys.argv[1]), write)
"""
MOMENTS = ("writing", "flushing", "before the exchange", "after the exchange", "between two moves")


def make(folder: Path, age: str) -> Path:
    folder.mkdir(exist_ok=True)
    listed = [{"path": "more.txt", "sha256": "0" * 64}]
    (folder / "manifest.json").write_text(json.dumps({"generator": "sarhad", "age": age, "files": listed}))
    (folder / "more.txt").write_text(age)
    return folder


def age_of(folder: Path) -> str:
    """Age of an output that is whole: both of its files are of the same."""
    age = json.loads((folder / "manifest.json").read_text())["age"]
    assert (folder / "more.txt").read_text() == age
    return age


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_folder_is_made_with_its_parents(tmp_path):
    write_output(tmp_path / "a" / "b", lambda folder: make(folder, "new"))
    assert age_of(tmp_path / "a" / "b") == "new"
    assert names_in(tmp_path / "a") == ["b"]


def test_an_earlier_output_is_replaced_as_a_whole(tmp_path):
    out = make(tmp_path / "out", "old")
    (out / "sarhad.gpkg-wal").write_text("old")
    write_output(out, lambda folder: make(folder, "new"))
    assert names_in(out) == ["manifest.json", "more.txt"]
    assert age_of(out) == "new"
    assert names_in(tmp_path) == ["out"]


def test_an_empty_folder_is_taken(tmp_path):
    (tmp_path / "out").mkdir()
    write_output(tmp_path / "out", lambda folder: make(folder, "new"))
    assert age_of(tmp_path / "out") == "new"


def test_where_folders_cannot_be_exchanged_two_moves_do(tmp_path, monkeypatch):
    monkeypatch.setattr(layers.output, "_exchange", lambda *_: False)
    out = make(tmp_path / "out", "old")
    write_output(out, lambda folder: make(folder, "new"))
    assert age_of(out) == "new"
    assert names_in(tmp_path) == ["out"]


def test_a_failure_while_writing_changes_nothing(tmp_path):
    out = make(tmp_path / "out", "old")

    def fail(folder):
        (folder / "manifest.json").write_text("{}")
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError, match="a bug"):
        write_output(out, fail)
    assert age_of(out) == "old"
    assert names_in(tmp_path) == ["out"]


def test_a_full_disk_is_an_error_with_a_cure_and_changes_nothing(tmp_path):
    out = make(tmp_path / "out", "old")

    def fail(_):
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match=r"out: cannot be written \(No space left on device\); free space"):
        write_output(out, fail)
    assert age_of(out) == "old"


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_build_leaves_the_old_or_the_new_and_the_next_one_cleans_up(tmp_path, moment):
    out = make(tmp_path / "out", "old")
    command = [sys.executable, "-c", DIES, str(out), moment]
    died = subprocess.run(command, cwd=ROOT, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert died.returncode == -signal.SIGKILL
    assert len(names_in(tmp_path)) > 1
    if moment == "between two moves":
        recover(out)
    assert age_of(out) == ("new" if moment == "after the exchange" else "old")
    write_output(out, lambda folder: make(folder, "newer"))
    assert age_of(out) == "newer"
    assert names_in(tmp_path) == ["out"]


def test_the_folder_of_a_build_that_still_runs_is_left_alone(tmp_path):
    out = tmp_path / "out"
    seen = []

    def write(folder):
        recover(out)
        seen.append(folder.is_dir())
        make(folder, "new")

    write_output(out, write)
    assert seen == [True]
    assert age_of(out) == "new"


def test_leftovers_of_another_folder_are_left_alone(tmp_path):
    other = tmp_path / ".other.sarhad-new-x"
    other.mkdir()
    write_output(tmp_path / "out", lambda folder: make(folder, "new"))
    assert other.is_dir()


def test_a_link_stays_and_its_folder_is_replaced(tmp_path):
    make(tmp_path / "real", "old")
    (tmp_path / "link").symlink_to("real")
    write_output(tmp_path / "link", lambda folder: make(folder, "new"))
    assert (tmp_path / "link").is_symlink()
    assert age_of(tmp_path / "real") == "new"


def test_the_folder_can_be_read_by_those_whom_the_umask_lets(tmp_path):
    before = os.umask(0o022)
    try:
        write_output(tmp_path / "out", lambda folder: make(folder, "new"))
    finally:
        os.umask(before)
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o755


def test_a_file_is_not_replaced_by_a_folder(tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(UsageError, match="a file, not a folder"):
        check_out(tmp_path / "out")


@pytest.mark.parametrize("manifest", [None, "{}", "no json", '{"generator": "other"}', "[]"])
def test_a_folder_that_sarhad_did_not_write_is_not_replaced(tmp_path, manifest):
    (tmp_path / "thesis.txt").write_text("mine")
    if manifest is not None:
        (tmp_path / "manifest.json").write_text(manifest)
    with pytest.raises(UsageError, match="not empty and not written by Sarhad"):
        write_output(tmp_path, lambda folder: make(folder, "new"))
    assert (tmp_path / "thesis.txt").read_text() == "mine"
    assert not is_output(tmp_path)


@pytest.mark.parametrize("name", ["thesis.qgz", "layers/mine.geojson", "sarhad.gpkg.bak", "layers/sarhad.gpkg-wal"])
def test_a_file_of_somebody_elses_in_an_output_is_not_deleted(tmp_path, name):
    out = make(tmp_path / "out", "old")
    (out / name).parent.mkdir(exist_ok=True)
    (out / name).write_text("mine")
    with pytest.raises(UsageError, match=rf"{name}: not written by Sarhad and would be deleted with .*out; move it"):
        write_output(out, lambda folder: make(folder, "new"))
    assert (out / name).read_text() == "mine"
    assert age_of(out) == "old"


def test_of_several_foreign_files_the_first_is_named_and_the_others_are_counted(tmp_path):
    out = make(tmp_path / "out", "old")
    for name in ("c.txt", "b.txt", "a.txt"):
        (out / name).write_text("mine")
    with pytest.raises(
        UsageError, match=r"a\.txt: not written by Sarhad and would be deleted with .*out \(and 2 more\);"
    ):
        check_out(out)


def test_a_link_in_an_output_is_somebody_elses_file(tmp_path):
    out = make(tmp_path / "out", "old")
    (out / "archive").symlink_to(tmp_path / "nowhere")
    with pytest.raises(UsageError, match="archive: not written by Sarhad"):
        check_out(out)


@pytest.mark.parametrize("name", ["sarhad.gpkg-wal", "sarhad.gpkg-shm", "sarhad.gpkg-journal", "sarhad.gpkg.aux.xml"])
def test_what_gis_programs_leave_beside_the_database_is_replaced_with_it(tmp_path, name):
    out = make(tmp_path / "out", "old")
    (out / name).write_text("left")
    write_output(out, lambda folder: make(folder, "new"))
    assert age_of(out) == "new"


@pytest.mark.parametrize("name", [".DS_Store", "layers/Thumbs.db"])
def test_what_file_managers_leave_is_no_file_of_anybodys(tmp_path, name):
    out = make(tmp_path / "out", "old")
    (out / name).parent.mkdir(exist_ok=True)
    (out / name).write_text("left")
    check_out(out)


def test_the_report_that_is_written_anew_may_lie_in_the_output(tmp_path, monkeypatch):
    out = make(tmp_path / "out", "old")
    (out / "report.json").write_text("{}")
    monkeypatch.chdir(tmp_path)
    check_out(out, report=Path("out/report.json"))
    with pytest.raises(UsageError, match=r"report\.json: not written"):
        check_out(out, report=Path("report.json"))


@pytest.mark.parametrize("source", ["out", "out/articles", "out/a.txt"])
def test_a_folder_that_holds_an_input_is_not_replaced(tmp_path, source):
    make(tmp_path / "out", "old")
    (tmp_path / "out" / "articles").mkdir()
    (tmp_path / "out" / "a.txt").write_text("text")
    with pytest.raises(UsageError, match="holds the input"):
        check_out(tmp_path / "out", (tmp_path / source,))


def test_a_file_is_replaced_as_a_whole(tmp_path):
    (tmp_path / "found.jsonl").write_text("old")
    write_file(tmp_path / "found.jsonl", "آریا\n")
    assert (tmp_path / "found.jsonl").read_bytes() == "آریا\n".encode()
    assert names_in(tmp_path) == ["found.jsonl"]


def test_a_file_in_no_folder_is_an_error(tmp_path):
    with pytest.raises(OutputError, match=r"x\.json: cannot be written \(No such file or directory\)"):
        write_file(tmp_path / "nowhere" / "x.json", "")
