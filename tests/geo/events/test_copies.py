"""Wire copy: one text by two publishers is one source."""

from geo.batch import read_batch
from geo.events.merging.copies import find_copies
from geo.merge import merge
from geo.records import Article
from geo.text.reader import article_from_text
from geo.vocabulary import RelationType

WIRE = (
    "Iran and Pakistan guard their 909-kilometer border. General Omar Khalid visited Cairo on 3 May 2024 and met the "
    "president of Egypt for talks on trade and on the border, officials of both sides told reporters after the visit."
)
OTHER = (
    "Iran and Pakistan share a border of 909 km. General Omar Khalid visited Cairo on 3 May 2024, where few were told "
    "what he had come for, and the press of the town could only guess at what the two men had said to one another."
)


def articles(second: str) -> list[Article]:
    return [
        article_from_text(WIRE, name="a", publisher="The Hill Post"),
        article_from_text(second, name="b", publisher="The Vale Post"),
    ]


def test_a_text_with_a_few_words_changed_is_a_copy() -> None:
    assert find_copies(articles(f"VALE CITY — {WIRE}")) == {"b": "a"}


def test_another_report_of_the_same_event_is_none() -> None:
    assert not find_copies(articles(OTHER))


def test_a_copy_is_told_of_once_however_often_records_are_merged() -> None:
    records = merge(merge(read_batch(articles(f"VALE CITY — {WIRE}"))))
    (issue,) = [issue for issue in records.issues if issue.code == "copied-text"]
    assert issue.article_id == "b"
    assert "a (The Hill Post)" in issue.message


def test_one_sentence_printed_twice_supports_nothing() -> None:
    records = merge(read_batch(articles(f"VALE CITY — {WIRE}")))
    assert [relation.relation for relation in records.relations] == [RelationType.DUPLICATES]


def test_two_reports_of_one_length_support_each_other() -> None:
    records = merge(read_batch(articles(OTHER)))
    assert [relation.relation for relation in records.relations] == [RelationType.SUPPORTS]
