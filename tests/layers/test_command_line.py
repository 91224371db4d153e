import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import layers.build
import layers.dashboard.serving
from layers.__main__ import build_parser, main

ROOT = Path(__file__).parents[2]
TEXT = "General Oda arrived in Tehran on 19 January 2025. He spoke of “peace”, آریا.\n"


def run(*arguments, cwd, **options):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}
    command = [sys.executable, "-m", "layers", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, check=False, capture_output=True, **options)


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nothing"],
        ["build", "--colour"],
        ["extract"],
        ["extract", "a.txt", "--places-only", "--reviews", "reviews.jsonl"],
        ["verify"],
        ["app", "--port", "x"],
        ["app", "--port", "0"],
        ["app", "--port", "65536"],
    ],
)
def test_wrong_usage_is_status_2(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: sarhad" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "extract", "verify", "app"])
def test_help_explains_every_command(command, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    assert f"usage: sarhad {command}" in capsys.readouterr().out
    assert command in build_parser().format_help()


def test_help_imports_nothing_that_is_slow():
    code = (
        "import sys\nfrom layers.__main__ import build_parser\nbuild_parser().format_help()\n"
        "print(sorted({'spacy', 'geopandas', 'pandas', 'folium', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"


@pytest.mark.usefixtures("here")
def test_extract_writes_json_lines_and_nothing_else(capsys):
    assert main(["extract", "a.txt"]) == 0
    captured = capsys.readouterr()
    objects = [json.loads(line) for line in captured.out.splitlines()]
    assert objects[0]["record"] == "article"
    assert "mention" in {one["record"] for one in objects}
    assert captured.err == ""
    for one in objects:
        if "exact" in one:
            assert TEXT[one["start"] : one["end"]] == one["exact"]


@pytest.mark.usefixtures("here")
def test_extract_of_places_only_writes_no_other_finding(capsys):
    assert main(["extract", "a.txt", "--places-only"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["record"], one.get("exact")) for one in found] == [("article", None), ("mention", "Tehran")]


def test_extract_writes_utf8_whatever_the_locale(here):
    done = run("extract", "a.txt", cwd=here, env={"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert all(json.loads(line) for line in done.stdout.decode("utf-8").splitlines())


def test_extract_to_a_file_gives_the_same_and_prints_nothing(here, capsys):
    main(["extract", "a.txt"])
    printed = capsys.readouterr().out
    assert main(["extract", "a.txt", "--out", "found.jsonl"]) == 0
    assert capsys.readouterr().out == ""
    assert (here / "found.jsonl").read_text("utf-8") == printed


@pytest.mark.usefixtures("here")
def test_extract_tells_faults_and_still_gives_the_rest(capsys):
    assert main(["extract", "nowhere.txt", "a.txt"]) == 1
    captured = capsys.readouterr()
    assert captured.err.startswith("error: nowhere.txt: ")
    assert captured.err.count("\n") == 1
    assert json.loads(captured.out.splitlines()[0])["id"] == "a"


def test_extract_of_nothing_readable_leaves_the_file(here, capsys):
    (here / "found.jsonl").write_text("earlier")
    assert main(["extract", "nowhere.txt", "--out", "found.jsonl"]) == 1
    assert (here / "found.jsonl").read_text() == "earlier"
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("here")
def test_extract_into_a_folder_that_is_not_there_is_one_line(capsys):
    assert main(["extract", "a.txt", "--out", "nowhere/found.jsonl"]) == 1
    assert capsys.readouterr().err.startswith("error: nowhere/found.jsonl: cannot be written")


def test_a_reader_that_stops_early_is_no_error(here):
    read, write = os.pipe()
    os.close(read)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "layers", "extract", "a.txt"]
    done = subprocess.run(command, cwd=here, env=environment, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.usefixtures("here")
def test_an_interruption_is_one_line(capsys, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(layers.build, "build", interrupt)
    assert main(["build", "a.txt"]) == 130
    assert capsys.readouterr().err == "error: interrupted; nothing was replaced\n"


@pytest.mark.usefixtures("here")
def test_a_line_break_in_a_name_does_not_break_the_line(capsys):
    assert main(["build", "no\nwhere.txt"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_verify_says_that_there_is_no_fault(pristine, capsys):
    assert main(["verify", str(pristine)]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == (f"{pristine}: no fault\n", "")


def test_verify_tells_each_fault_in_a_line(output, capsys):
    (output / "sarhad.html").unlink()
    (output / "articles" / "second.txt").unlink()
    assert main(["verify", str(output)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) >= 2
    assert all(line.startswith(f"error: {output}") for line in captured.err.splitlines())


@pytest.mark.usefixtures("here")
def test_verify_of_no_folder_is_one_line(capsys):
    assert main(["verify", "nowhere"]) == 1
    assert capsys.readouterr().err.startswith("error: nowhere: no such folder")


def test_app_shows_the_folder_on_this_machine_only(pristine, monkeypatch):
    started = []
    monkeypatch.setattr(layers.dashboard.serving.os, "execv", lambda _, command: started.append(command))
    main(["app", str(pristine), "--port", "9000"])
    (command,) = started
    assert command[:4] == [sys.executable, "-m", "streamlit", "run"]
    assert Path(command[4]).name == "streamlit_app.py"
    expected = {"--server.address=127.0.0.1", "--server.port=9000", "--server.headless=true"}
    assert expected | {"--browser.gatherUsageStats=false", "--client.toolbarMode=minimal"} <= set(command)
    assert command[-2:] == ["--", str(pristine)]


def test_app_without_a_folder_leaves_the_choice_to_the_page(monkeypatch):
    started = []
    monkeypatch.setattr(layers.dashboard.serving.os, "execv", lambda _, command: started.append(command))
    main(["app"])
    assert "--" not in started[0]


@pytest.mark.parametrize("name", ["nowhere", "."])
@pytest.mark.usefixtures("here")
def test_app_of_a_folder_that_is_no_output_is_one_line(capsys, name):
    assert main(["app", name]) == 1
    assert capsys.readouterr().err.startswith(f"error: {name}: no output of Sarhad")


@pytest.mark.usefixtures("here")
def test_app_with_nothing_to_show_says_how_to_build_it(capsys, monkeypatch):
    monkeypatch.setattr(layers.dashboard.serving, "find_seeds", lambda _: None)
    monkeypatch.setattr(layers.dashboard.serving.os, "execv", lambda *_: pytest.fail("was started"))
    assert main(["app"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("error: out: there is no such folder here, and no seeds/")
    assert "`sarhad build PATH` with the PATH of a file or folder with articles" in line


def test_app_that_is_not_installed_is_one_line(capsys, monkeypatch):
    monkeypatch.setattr(layers.dashboard.serving, "find_spec", lambda _: None)
    assert main(["app"]) == 2
    assert "not installed" in capsys.readouterr().err


def test_long_work_shows_a_bar_on_a_terminal_only(monkeypatch):
    from layers.pipeline import progress_bar  # noqa: PLC0415

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    terminal, file = Terminal(), io.StringIO()
    for stream in (terminal, file):
        monkeypatch.setattr(sys, "stderr", stream)
        with progress_bar(2) as advance:
            advance(1)
    assert "article" in terminal.getvalue()
    assert file.getvalue() == ""
