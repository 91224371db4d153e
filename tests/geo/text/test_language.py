import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from geo.text.language import guess_language, is_latin, parse_texts, sentence_span
from geo.text.lines import is_wrapped, join_wrapped

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))


def parse(text: str) -> Doc:
    return next(parse_texts([text]))


def sentences(text: str) -> list[str]:
    return [sentence.text.strip() for sentence in parse(text).sents]


BROKEN_SPACING = [
    ("We agreed, he stated.He pointed out more.", ["We agreed, he stated.", "He pointed out more."]),
    ("They met in October 2021.Last year he came.", ["They met in October 2021.", "Last year he came."]),
    ("“We agree,” Bagheri said.“It is good.”He left.", ["“We agree,” Bagheri said.", "“It is good.”", "He left."]),
    ("He went to headquarters (GHQ).The chief came.", ["He went to headquarters (GHQ).", "The chief came."]),
    ("Is it safe?Nobody knows.", ["Is it safe?", "Nobody knows."]),
    ("The fire ended.I saw it.", ["The fire ended.", "I saw it."]),
]


@pytest.mark.parametrize(("text", "expected"), BROKEN_SPACING)
def test_a_full_stop_without_a_space_ends_its_sentence(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


NO_BOUNDARIES = [
    "Maj. Gen. Bagheri met Lt. Gen. Munir and Brig. Khan in Quetta.",
    "Maj.Gen.Bagheri met Dr.Syed Mehboob.",
    "The U.S. President spoke to U.S.A. envoys, e.g. Mr. Khan, who has a Ph.D. in law.",
    "He has a Ph.D from Lahore.",
    "The site thenewslark.com and http//:www.thenewslark.com report it.",
    "On Jan.5 he met J.D. Vance at No.5 Street.",
    "The visit of Gen. Asim Munir ended.",
]


@pytest.mark.parametrize("text", NO_BOUNDARIES)
def test_abbreviations_ranks_and_addresses_end_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("he stated.He", ["he", "stated", ".", "He"]),
        ("October 2021.Last", ["October", "2021", ".", "Last"]),
        ("Dr.Syed Mehboob", ["Dr.", "Syed", "Mehboob"]),
        ("Headquarters (GHQ ) in", ["Headquarters", "(", "GHQ", ")", "in"]),
        ("thenewslark.com", ["thenewslark.com"]),
        ("said.“We", ["said", ".", "“", "We"]),
    ],
)
def test_broken_spacing_is_cut_into_words(text: str, tokens: list[str]) -> None:
    assert [token.text for token in parse(text)] == tokens


def test_a_line_break_ends_a_sentence_and_nothing_else_in_a_heading_does() -> None:
    text = "Dr.Syed Mehboob\nEconomic and Political Analyst\n\nBorder Security\nThe shared border is long."
    assert sentences(text) == [
        "Dr.Syed Mehboob",
        "Economic and Political Analyst",
        "Border Security",
        "The shared border is long.",
    ]


ANY_TEXT = st.text(st.characters(blacklist_categories=["Cs"]), max_size=80)
WRAPPED = """\
Border Security

The shared border between Iran and Pakistan has long been a hotspot for
security concerns, with terrorist groups exploiting the rugged terrain to
conduct attacks across it. During his visit to Islamabad, the general of the
Iranian army commended the measures that Pakistan takes. They met on
Monday.
The two sides reiterated their commitment to joint border patrols and to
the use of surveillance technology:

- More patrols along the line
- More exercises
"""


def test_in_a_text_wrapped_at_a_column_sentences_run_over_line_ends() -> None:
    found = [" ".join(sentence.split()) for sentence in sentences(WRAPPED)]
    assert found[0] == "Border Security"
    assert found[1].endswith("to conduct attacks across it.")
    assert found[2:4] == [
        "During his visit to Islamabad, the general of the Iranian army commended the measures that Pakistan takes.",
        "They met on Monday.",
    ]
    assert found[-2:] == ["- More patrols along the line", "- More exercises"]


@given(ANY_TEXT)
def test_joining_wrapped_lines_moves_no_offset(text: str) -> None:
    joined = join_wrapped(WRAPPED + text)
    assert len(joined) == len(WRAPPED + text)
    assert joined.replace("\n", " ") == (WRAPPED + text).replace("\n", " ")


def test_a_bullet_stays_with_its_line() -> None:
    text = "The Visit\n- Commitment to Peace: Both agreed.\n- Regional Unity: They met."
    assert [sentence.split(":")[0] for sentence in sentences(text) if ":" in sentence] == [
        "- Commitment to Peace",
        "- Regional Unity",
    ]


@pytest.mark.parametrize("line", ["• Agreed: 1970 (treaty).", "1. In May 2012, 20 people died.", "* Displaced: many."])
def test_the_marker_of_a_list_item_is_no_sentence(line: str) -> None:
    assert sentences(f"Key facts\n{line}") == ["Key facts", line]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_no_sentence_of_the_seeds_crosses_a_line_break(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    doc = parse(text)
    assert doc.text == text
    assert not [sentence.text for sentence in doc.sents if "\n" in sentence.text.strip()]


def test_english_has_tags_tree_lemmas_and_entities() -> None:
    doc = parse("General Munir visited Tehran.")
    assert all(doc.has_annotation(name) for name in ("TAG", "DEP", "LEMMA", "ENT_IOB"))
    assert [entity.text for entity in doc.ents if entity.label_ == "GPE"] == ["Tehran"]


def test_loading_the_model_warns_of_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        parse("Anything.")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("سربراہ پہنچے۔ کیا وہ ملے؟ ہاں۔", "ur", ["سربراہ پہنچے۔", "کیا وہ ملے؟", "ہاں۔"]),
        ("او گفت که می‌رود. چرا؟ زیرا پیمان بود.", "fa", ["او گفت که می‌رود.", "چرا؟", "زیرا پیمان بود."]),
        ("وصل الوفد. لماذا؟ للحوار.", "ar", ["وصل الوفد.", "لماذا؟", "للحوار."]),
        ("Он приехал. Они встретились.", "xx", ["Он приехал.", "Они встретились."]),
    ],
)
def test_other_scripts_are_split_into_sentences(text: str, language: str, expected: list[str]) -> None:
    doc = parse(text)
    assert (doc.text, guess_language(text)) == (text, language)
    assert [sentence.text.strip() for sentence in doc.sents] == expected


def test_a_text_beyond_the_limit_of_the_parser_is_parsed_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.text.language._CHUNK_CHARACTERS", 60)
    text = "General Munir visited Tehran. He met Bagheri.\n" * 5 + "x" * 130 + " end of it"
    doc = parse(text)
    assert doc.text == text
    assert [entity.text for entity in doc.ents].count("Tehran") == 5
    assert doc.has_annotation("DEP")


def test_a_few_foreign_words_leave_a_text_latin() -> None:
    assert is_latin("The group جيش العدل (Jaish al-Adl) attacked.")
    assert is_latin("2025, 900!")
    assert not is_latin("گروه جیش‌العدل (Jaish) حمله کرد")


def test_the_sentence_of_a_span_is_trimmed() -> None:
    text = "One came.  Munir went to Tehran. \nTwo left."
    doc = parse(text)
    start = text.index("Tehran")
    found = sentence_span(doc, start, start + len("Tehran"))
    assert text[slice(*found)] == "Munir went to Tehran."


def test_a_span_over_two_sentences_has_both() -> None:
    text = "One came. Two left."
    assert sentence_span(parse(text), 4, 13) == (0, len(text))


def test_no_texts_give_no_documents() -> None:
    assert list(parse_texts([])) == []


PIECES = ("U.S.", "Maj. ", "stated.He", "ایران", "é", "\u200c", "\u3000", "🙂")
LETTERS = st.sampled_from([*'abcXYZ019 .?!\n\t"”“’()-:;،؟۔', *PIECES])


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(
        st.text(st.characters(blacklist_categories=["Cs"]), max_size=80), st.lists(LETTERS, max_size=30).map("".join)
    )
)
def test_the_document_is_the_text_and_sentences_cover_it_line_by_line(text: str) -> None:
    doc = parse(text)
    assert doc.text == text
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text
    assert is_wrapped(text) or not [sentence for sentence in doc.sents if "\n" in sentence.text.strip()]


@settings(max_examples=40, deadline=None)
@given(st.lists(LETTERS, min_size=1, max_size=30).map("".join), st.data())
def test_a_sentence_span_holds_the_span_but_for_white_space(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = sentence_span(parse(text), start, end)
    outside = text[start : max(start, min(first, end))] + text[min(end, max(last, start)) : end]
    assert 0 <= first <= last <= len(text)
    assert not outside.strip()
