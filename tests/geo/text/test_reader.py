import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.text.metadata import MetadataError
from geo.text.normalise import to_text_sha256
from geo.text.reader import Reading, article_from_text, read_articles

SEEDS = Path(__file__).parents[3] / "seeds"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read_one(folder: Path, name: str, content: str | bytes) -> Reading:
    return read_articles([write(folder, name, content)])


def faults(reading: Reading, folder: Path) -> list[str]:
    return [str(fault).replace(f"{folder}{os.sep}", "") for fault in reading.faults]


def test_the_seeds_are_read_with_what_they_print_of_themselves() -> None:
    reading = read_articles([SEEDS])
    assert not reading.faults
    assert not reading.issues
    assert [(a.id, a.author, a.publisher, a.published, a.title) for a in reading.articles] == [
        ("000_a071fe5ad1fd49de", "Dr.Syed Mehboob", "www.thenewslark.com", None, None),
        ("001_17cf94f895c3a69b", None, None, None, None),
    ]


def test_what_the_sidecar_says_of_a_seed_is_printed_in_it() -> None:
    article = read_articles([SEEDS]).articles[0]
    assert article.author is not None
    assert article.author in article.text
    assert article.publisher is not None
    assert article.publisher in article.text


def test_a_text_is_taken_as_it_is_and_its_id_from_its_name(tmp_path: Path) -> None:
    (article,) = read_one(tmp_path, "Border talks.txt", "\ufeff Talks.\r\n\r\nMore. \n").articles
    assert (article.id, article.text) == ("Border-talks", " Talks.\n\nMore. \n")
    assert article.sha256 == to_text_sha256(" Talks.\n\nMore. \n")
    assert (article.title, article.published, article.url, article.spans) == (None, None, None, None)


@pytest.mark.parametrize("name", ["talks.txt", "talks.md", "talks.TXT"])
def test_front_matter_gives_metadata_and_is_no_text(tmp_path: Path, name: str) -> None:
    content = '+++\ntitle = "Talks"\npublished = 2025-01-20\nurl = "https://a.org/x"\nlanguage = "en"\n+++\n\nBody.'
    (article,) = read_one(tmp_path, name, content).articles
    assert (article.text, article.title, article.published) == ("\nBody.", "Talks", "2025-01-20")
    assert (article.url, article.language) == ("https://a.org/x", "en")


def test_front_matter_with_windows_line_ends_is_read(tmp_path: Path) -> None:
    (article,) = read_one(tmp_path, "a.md", '\ufeff+++\r\ntitle = "T"\r\n+++\r\nBody\r\n').articles
    assert (article.title, article.text) == ("T", "Body\n")


def test_a_line_of_plusses_further_down_is_text(tmp_path: Path) -> None:
    (article,) = read_one(tmp_path, "a.md", "Body\n+++\nmore").articles
    assert article.text == "Body\n+++\nmore"


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ('published = "2025-01-20"', "published", "2025-01-20"),
        ("published = 2025-01-20T23:30:00-05:00", "published", "2025-01-20"),
        ('published = "2025-01-20T10:00:00Z"', "published", "2025-01-20"),
        ('retrieved = "2025-02-01"', "retrieved", "2025-02-01"),
        ('title = ""', "title", None),
        ('title = "  Two\\n lines "', "title", "Two lines"),
        ('author = "Jose\u0301"', "author", "José"),
        ('id = "My id"', "id", "My-id"),
    ],
)
def test_metadata_comes_out_in_one_form(tmp_path: Path, line: str, field: str, value: str | None) -> None:
    (article,) = read_one(tmp_path, "a.md", f"+++\n{line}\n+++\nBody").articles
    assert getattr(article, field) == value


BAD_FILES = [
    ("a.txt", "", "a.txt: is empty"),
    ("a.txt", " \n\t\u3000\n", "a.txt: holds no text"),
    ("a.md", '+++\ntitle = "T"\n+++\n  ', "a.md: holds no text"),
    ("a.txt", b"PK\x03\x04\0\0", "a.txt: is binary"),
    ("a.txt", "Hi".encode("utf-16"), "a.txt:1: is UTF-16: save it as UTF-8"),
    ("a.txt", b"Fine.\nCaf\xe9 talks", "a.txt:2: is not UTF-8: byte 9 is 0xe9; save it as UTF-8"),
    ("a.md", '+++\ntitle = "T"\nBody', "a.md:1: the front matter is not closed: end it with a line '+++'"),
    ("a.md", '+++\ntitle = "T"\nauthor = nobody\n+++\nBody', "a.md:3: the front matter is no TOML"),
    ("a.md", '+++\ntitle = "T"\nfoo\n+++\nBody', "a.md:3: the front matter is no TOML"),
    ("a.md", '+++\ntitle = "T\n+++\nBody', "a.md:2: the front matter is no TOML"),
    (
        "a.md",
        '+++\ntitle = "T"\n\npublished = "2025-31-01"\n+++\nBody',
        "a.md:4: 'published' is '2025-31-01'",
    ),
    ("a.md", '+++\npublished = "2025-01"\n+++\nBody', "a.md:2: 'published' is '2025-01', not an ISO date (YYYY-MM-DD)"),
    ("a.md", "+++\npublished = 20250120\n+++\nBody", "a.md:2: 'published' is 20250120, not a string"),
    ("a.md", '+++\nauthors = "X"\n+++\nBody', "a.md:2: 'authors' is no known key: did you mean 'author'?"),
    (
        "a.md",
        '+++\ntitle = "T"\nlanguage = "English!"\n+++\nBody',
        "a.md:3: 'language' is 'English!'",
    ),
    ("a.md", '+++\ntitle = "a\\u0007b"\n+++\nBody', "a.md:2: 'title' holds a control character"),
    ("a.pdf", "%PDF", "a.pdf: is of an unknown kind ('.pdf'): give .txt, .md or .jsonl"),
    ("a.jsonl", "\n\n", "a.jsonl: has no row"),
    ("a.jsonl", "", "a.jsonl: is empty"),
]


@pytest.mark.parametrize(("name", "content", "message"), BAD_FILES)
def test_a_faulty_file_is_named_with_line_and_cure(
    tmp_path: Path, name: str, content: str | bytes, message: str
) -> None:
    reading = read_one(tmp_path, name, content)
    assert not reading.articles
    (fault,) = faults(reading, tmp_path)
    assert fault.startswith(message)
    assert "\n" not in fault


def test_a_path_that_does_not_exist_is_a_fault(tmp_path: Path) -> None:
    assert faults(read_articles([tmp_path / "no.txt"]), tmp_path) == [
        "no.txt: there is no such file or folder: check the name"
    ]


def test_a_folder_without_an_article_is_a_fault(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "Read me")
    write(tmp_path, ".hidden.txt", "Hidden")
    (fault,) = read_articles([tmp_path]).faults
    assert str(fault) == f"{tmp_path}: holds no article: put .txt, .md or .jsonl files in it"


def test_a_folder_is_read_with_its_subfolders(tmp_path: Path) -> None:
    for name in ("b.txt", "sub/a.md", "sub/deep/c.txt", ".git/x.txt", "LICENSE.txt", "notes.rst"):
        write(tmp_path, name, f"Text of {name}")
    assert [article.id for article in read_articles([tmp_path]).articles] == ["a", "b", "c"]


def test_an_earlier_output_below_a_folder_is_no_source(tmp_path: Path) -> None:
    for name in ("a.txt", "out/manifest.json", "out/sarhad.html", "out/articles/a.txt"):
        write(tmp_path, name, f"Text of {name}")
    reading = read_articles([tmp_path])
    assert [article.text for article in reading.articles] == ["Text of a.txt"]
    assert not reading.issues


def test_a_file_named_outright_is_read_whatever_its_name(tmp_path: Path) -> None:
    assert [article.id for article in read_one(tmp_path, "README.md", "Read me").articles] == ["README"]


def test_other_files_are_read_beside_a_faulty_one(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "")
    write(tmp_path, "b.txt", "Body")
    reading = read_articles([tmp_path])
    assert [article.id for article in reading.articles] == ["b"]
    assert len(reading.faults) == 1


def test_a_file_that_may_not_be_read_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path, "a.txt", "Body")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert faults(read_articles([path]), tmp_path) == [
        "a.txt: cannot be read (Permission denied): check its permissions"
    ]


def row(**values: object) -> str:
    return json.dumps(values) + "\n"


def test_every_row_is_an_article(tmp_path: Path) -> None:
    content = row(id="x", text="One", title="T") + "\n" + row(id=7, text="Two", spans=[[0, 1], [1, 3]])
    one, two = sorted(read_one(tmp_path, "a.jsonl", content).articles, key=lambda article: article.text)
    assert (one.id, one.title, one.spans) == ("x", "T", None)
    assert (two.id, two.spans) == ("7", ((0, 1), (1, 3)))


def test_no_spans_and_an_empty_list_of_spans_differ(tmp_path: Path) -> None:
    assert read_one(tmp_path, "a.jsonl", row(text="One", spans=[])).articles[0].spans == ()


BAD_ROWS = [
    ('{"text": "One"', "is no JSON"),
    ('["text"]', "is no JSON object"),
    ('{"id": "x"}', "'text' is missing"),
    ('{"text": 5}', "'text' is not a string"),
    ('{"text": " "}', "holds no text"),
    ('{"text": "a\\u0000b"}', "the text holds a NUL"),
    ('{"text": "a\\ud800b"}', "the text holds half of a surrogate pair"),
    ('{"text": "abc", "spans": [[0, 4]]}', "the span [0, 4] is not within the text"),
    ('{"text": "abc", "spans": [[2, 2]]}', "the span [2, 2] is not within the text"),
    ('{"text": "abc", "spans": [[-1, 2]]}', "the span [-1, 2] is not within the text"),
    ('{"text": "abc", "spans": [[0, 1.5]]}', "'spans' is not a list of [start, end] pairs"),
    ('{"text": "abc", "spans": [[0, true]]}', "'spans' is not a list of [start, end] pairs"),
    ('{"text": "abc", "spans": {"0": 1}}', "'spans' is not a list of [start, end] pairs"),
    ('{"text": "abc", "published": "20 Jan"}', "'published' is '20 Jan', not an ISO date"),
    ('{"text": "abc", "titel": "T"}', "'titel' is no known key: did you mean 'title'?"),
    ('{"text": "abc", "id": 1.5}', "'id' is 1.5, not a string"),
    ("[" * 100_000, "is no JSON that can be read"),
]


@pytest.mark.parametrize(("line", "problem"), BAD_ROWS, ids=[problem[:30] for _, problem in BAD_ROWS])
def test_a_faulty_row_is_named_and_the_others_are_read(tmp_path: Path, line: str, problem: str) -> None:
    reading = read_one(tmp_path, "a.jsonl", row(id="fine", text="One") + line + "\n" + row(id="too", text="Two"))
    assert [article.id for article in reading.articles] == ["fine", "too"]
    (fault,) = faults(reading, tmp_path)
    assert fault.startswith(f"a.jsonl:2: {problem}")


def test_a_row_of_broken_utf_8_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    content = row(id="fine", text="One").encode() + b'{"text": "Caf\xe9"}\n'
    reading = read_one(tmp_path, "a.jsonl", content)
    assert [article.id for article in reading.articles] == ["fine"]
    assert faults(reading, tmp_path) == ["a.jsonl:2: is not UTF-8: byte 13 is 0xe9; save it as UTF-8"]


def test_spans_count_in_the_normalised_text(tmp_path: Path) -> None:
    (article,) = read_one(tmp_path, "a.jsonl", row(text="Cafe\u0301 talks", spans=[[0, 4]])).articles
    assert article.text[0:4] == "Café"


def test_the_sidecar_fills_what_a_file_leaves_open(tmp_path: Path) -> None:
    write(tmp_path, "a.md", '+++\ntitle = "Own"\n+++\nBody')
    write(tmp_path, "sources.toml", '["a.md"]\ntitle = "Other"\nauthor = "A. Writer"\n')
    (article,) = read_articles([tmp_path / "a.md"]).articles
    assert (article.title, article.author) == ("Own", "A. Writer")


def test_a_sidecar_entry_without_its_file_is_an_issue(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Body")
    write(tmp_path, "sources.toml", '["b.txt"]\ntitle = "T"\n')
    reading = read_articles([tmp_path])
    assert not reading.faults
    assert [issue.code for issue in reading.issues] == ["source-without-file"]


BAD_SIDECARS = [
    ('["a.txt"]\ntitle = T\n', "sources.toml:2: the sidecar is no TOML"),
    ('["a.txt"]\ntitle = "T"\n["b.txt"]\ntitle = 5\n', "sources.toml:4: ['b.txt'] 'title' is 5, not a string"),
    ('["a.txt"]\npublished = "2025-1-1"\n', "sources.toml:2: ['a.txt'] 'published' is '2025-1-1', not an ISO date"),
    ('"a.txt" = 5\n', "sources.toml:1: 'a.txt' is no table"),
    (b"\xff\xfe\0", "sources.toml:1: is UTF-16"),
]


@pytest.mark.parametrize(("content", "message"), BAD_SIDECARS)
def test_a_faulty_sidecar_is_named_and_the_articles_are_read(
    tmp_path: Path, content: str | bytes, message: str
) -> None:
    write(tmp_path, "a.txt", "Body a")
    write(tmp_path, "b.txt", "Body b")
    write(tmp_path, "sources.toml", content)
    reading = read_articles([tmp_path])
    assert [article.id for article in reading.articles] == ["a", "b"]
    (fault,) = faults(reading, tmp_path)
    assert fault.startswith(message)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://a.org/x", "www.a.org", "http://", "https://a b.org", "//a.org"]
)
def test_a_link_that_is_not_http_is_dropped_with_an_issue(tmp_path: Path, url: str) -> None:
    reading = read_one(tmp_path, "a.jsonl", row(text="One", url=url))
    assert reading.articles[0].url is None
    assert [(issue.code, issue.article_id) for issue in reading.issues] == [("link-not-http", "a")]


def test_colliding_ids_each_get_eight_digits_of_their_text(tmp_path: Path) -> None:
    for folder, text in (("x", "One"), ("y", "Two"), ("z", "Three")):
        write(tmp_path, f"{folder}/{'Talks' if folder == 'z' else 'talks'}.txt", text)
    expected = {
        text: f"{stem}-{to_text_sha256(text)[:8]}"
        for text, stem in (("One", "talks"), ("Two", "talks"), ("Three", "Talks"))
    }
    assert {article.text: article.id for article in read_articles([tmp_path]).articles} == expected


def test_the_same_text_twice_is_one_article_with_an_issue(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Same\n")
    write(tmp_path, "b.txt", "Same\r\n")
    write(tmp_path, "c.md", '+++\ntitle = "Titled"\n+++\nSame\n')
    reading = read_articles([tmp_path])
    assert [(article.id, article.title) for article in reading.articles] == [("c", "Titled")]
    assert [issue.code for issue in reading.issues] == ["duplicate-text", "duplicate-text"]
    assert str(tmp_path) not in reading.issues[0].message


def test_the_same_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "Body")
    reading = read_articles([tmp_path, path, path])
    assert len(reading.articles) == 1
    assert not reading.issues


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(["a.txt", "b.txt", "sub/a.txt", "rows.jsonl", "bad.txt", "no.txt"]))
def test_the_order_of_the_files_changes_nothing(tmp_path: Path, names: list[str]) -> None:
    write(tmp_path, "a.txt", "One")
    write(tmp_path, "b.txt", "Two")
    write(tmp_path, "sub/a.txt", "Three")
    write(tmp_path, "rows.jsonl", row(text="One", title="T") + row(text="Four", url="x:y") + "{\n")
    write(tmp_path, "bad.txt", b"\0")
    reading = read_articles([tmp_path / name for name in names])
    reference = read_articles([tmp_path / name for name in sorted(names)])
    assert (reading.articles, reading.issues) == (reference.articles, reference.issues)
    assert list(map(str, reading.faults)) == list(map(str, reference.faults))


def test_a_pasted_text_is_an_article() -> None:
    article = article_from_text("\ufeffBody", name="pasted text", title="T", published="2025-01-20")
    assert (article.id, article.text, article.title, article.published) == ("pasted-text", "Body", "T", "2025-01-20")


def test_a_pasted_text_with_a_wrong_key_is_refused() -> None:
    with pytest.raises(MetadataError, match="'date' is no known key"):
        article_from_text("Body", name="x", date="2025-01-20")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_a_fault_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert [fault.problem for fault in read_articles([tmp_path / "pipe.txt"]).faults] == [
        "is no ordinary file: save the article's text in one"
    ]
