"""Lines of review files on the invented world: each quotes what its record rests on."""

from pathlib import Path

from factories import FIRST, SECOND, SmallGazetteer, find_span, make_records

from geo.reviews.applying import apply_reviews
from geo.reviews.file.reader import HEAD, read_reviews, to_line
from geo.reviews.file.rows import to_decision_id

ARTICLES = {article.id: article for article in (FIRST, SECOND)}


def quote(article, start, end):
    """What a line says of its quotation."""
    return {
        "article": article.id, "sha256": article.sha256, "start": start, "end": end, "exact": article.text[start:end],
    }  # fmt: skip


def quote_words(article, words, nth=0):
    return quote(article, *find_span(article, words, nth))


def on_event(event):
    """Name an event or agreement as the tables have it."""
    first = event.evidence[0]
    return {"id": event.id, "title": event.title, **quote(ARTICLES[first.article_id], first.start, first.end)}


def on_mention(mention):
    return {"id": mention.place_id, **quote(ARTICLES[mention.article_id], mention.start, mention.end)}


def on_place(mention):
    """Name the place of a mention by its sentence."""
    sentence = quote(ARTICLES[mention.article_id], mention.sentence_start, mention.sentence_end)
    return {"id": mention.place_id, **sentence}


def on_claim(claim):
    return {"id": claim.id, **quote(ARTICLES[claim.article_id], claim.start, claim.end)}


def row(action, record=None, target=None, *, minute=0, who="Ann", **more):
    """One line, `minute` minutes after ten."""
    when = f"2025-02-03T10:{minute:02d}:00Z"
    line = {"when": when, "who": who, "action": action, "record": record, **(target or {}), **more}
    return {key: value for key, value in line.items() if value is not None}


def undo(line, *, minute, who="Ann"):
    return row("undo", minute=minute, who=who, undoes=to_decision_id(line))


def write_reviews(path: Path, *rows) -> Path:
    path.write_text("\n".join([HEAD, *(to_line(line).rstrip("\n") for line in rows)]) + "\n", encoding="utf-8")
    return path


def decide(folder: Path, *rows, records=None, before=None):
    """The records of the invented world after these lines."""
    file = read_reviews(write_reviews(folder / "reviews.jsonl", *rows))
    assert file.faults == ()
    return apply_reviews(make_records() if records is None else records, file, SmallGazetteer(), before)


def outcomes(records):
    """What became of the decisions, by line."""
    return [review.outcome.value for review in sorted(records.reviews, key=lambda review: review.line)]


def find_event(records, title):
    return next((event for event in (*records.events, *records.agreements) if event.title == title), None)


def codes(records):
    return [issue.code for issue in records.issues]
