"""
Tables as people read them: few columns, words for values, articles by number; what they rest on is `layers.tables`.

Formats only: which rows there are is decided by `layers.dashboard.selection` or by what is missing (a place, a
resolution).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.records import Article
from layers.spec import EVENT_LAYERS, LAYERS
from layers.tables import Layers
from layers.tables.cells import split_values

_MARKDOWN = re.compile(r"([\\\\*_{}\[\]()<>#+\-!|~$:])")
NO_PLACE = "No place in the text"
WIDTHS_PX = {
    "Date": 90, "Event": 340, "Type": 95, "Status": 90, "Who": 220, "Where": 170, "Articles": 60,
    "Name": 160, "What": 110, "Sentence": 620,
    "Severity": 80, "Issue": 560, "Words": 300, "Article": 60,
    "About": 230, "Said / measured": 230, "Source": 90,
}  # fmt: skip
"""How wide each column begins; the reader may drag it."""
_LABELS = {spec.name: spec.label for spec in LAYERS}


def to_words(value: str | None) -> str:
    """Write a value of a vocabulary, or the name of a layer, as words: `armed_group` becomes `Armed group`."""
    if value is None:
        return ""
    return _LABELS.get(value) or value.replace("_", " ").capitalize()


def to_markdown(text: str) -> str:
    """Escape what Markdown would take for its own, except code between backticks, so that a text shows as it is."""
    return _MARKDOWN.sub(r"\\\1", text)


def to_tagline(n_articles: int, n_events: int, n_shown: int) -> str:
    """Say what is on the page: `2 articles, 3 of 31 events. …`."""
    articles = f"{n_articles} article{'s' * (n_articles != 1)}"
    events = f"{n_events} event{'s' * (n_events != 1)}"
    shown = events if n_shown == n_events else f"{n_shown} of {events}"
    return f"{articles}, {shown}. Every mark leads to its sentence."


def number_articles(articles: Sequence[Article]) -> dict[str, int]:
    """Count the articles from 1, by id: the numbers by which the map and the page call them."""
    return {article.id: number for number, article in enumerate(articles, start=1)}


def build_event_table(events: pd.DataFrame, numbers: Mapping[str, int]) -> pd.DataFrame:
    """
    Build the table of events.

    Parameters
    ----------
    events
        Rows of `EventColumns.table`.
    numbers
        From `number_articles`.

    Returns
    -------
    table
        One row an event, in the same order; empty text where the articles say nothing.
    """
    rows = [
        {
            "Date": row["date_edtf"] or "",
            "Event": row["name"],
            "Type": to_words(row["event_type"]),
            "Status": to_words(row["status"]),
            "Who": _join(row["actors"], row["recipients"], row.get("parties")),
            "Where": _join(row["place_names"]) or NO_PLACE,
            "Articles": ", ".join(str(numbers[source]) for source in split_values(row["sources"])),
        }
        for row in events.to_dict("records")
    ]
    return pd.DataFrame(rows, columns=["Date", "Event", "Type", "Status", "Who", "Where", "Articles"])


def build_unplaced_table(layers: Layers) -> pd.DataFrame:
    """Build the tray: every event, agreement and place that has no position, with the sentence that names it."""
    rows = [
        {"Name": row["name"], "What": _kind(name, row), "Sentence": row["quote"]}
        for name, frame in layers.layers.items()
        for row in _rows_without_place(frame)
    ]
    return pd.DataFrame(rows, columns=["Name", "What", "Sentence"])


def build_issue_table(layers: Layers, articles: Sequence[Article]) -> pd.DataFrame:
    """Build the list of issues, warnings first, with the words of the text that each is about."""
    numbers = number_articles(articles)
    texts = {article.id: article.text for article in articles}
    rows = [
        {
            "Severity": to_words(row["severity"]),
            "Issue": row["message"],
            "Words": texts[row["source_id"]][int(row["start"]) : int(row["end"])] if row["start"] is not None else "",
            "Article": str(numbers[row["source_id"]]) if row["source_id"] else "",
        }
        for row in _records(layers.tables["issues"])
    ]
    rows.sort(key=lambda row: row["Severity"] != to_words("warning"))
    return pd.DataFrame(rows, columns=["Severity", "Issue", "Words", "Article"])


def build_claim_table(layers: Layers, articles: Sequence[Article]) -> pd.DataFrame:
    """Build what was said beside what was measured: claims by subject, a border's measured length below its claims."""
    numbers = number_articles(articles)
    claims = _records(layers.tables["claims"])
    subjects = {row["place_id"]: row["subject"] for row in claims if row["unit"] is not None}
    said = [
        {
            "About": row["subject"],
            "Said / measured": " ".join(filter(None, (row["value"], row["unit"]))),
            "Source": f"Article {numbers[row['source_id']]}",
            "Sentence": row["exact"],
        }
        for row in claims
    ]
    measured = [
        {
            "About": subjects.get(row["id"], f"border length {row['name']}"),
            "Said / measured": f"{row['length_km_measured']:.1f} km",
            "Source": "Measured",
            "Sentence": row["measured_from"],
        }
        for row in _records(layers.layers["border"])
        if row["length_km_measured"] is not None
    ]
    rows = sorted([*said, *measured], key=lambda row: str(row["About"]))
    return pd.DataFrame(rows, columns=["About", "Said / measured", "Source", "Sentence"])


def _join(*cells: str | None) -> str:
    return ", ".join(dict.fromkeys(value for cell in cells for value in split_values(cell)))


def _kind(layer: str, row: Mapping[str, Any]) -> str:
    """Say what a row without a place is: an agreement is one, whatever type of event it counts as."""
    is_typed = layer in {spec.name for spec in EVENT_LAYERS} and layer != "agreements"
    return to_words(row["event_type"] if is_typed else layer)


def _rows_without_place(frame: gpd.GeoDataFrame) -> Iterable[dict[str, Any]]:
    return _records(frame[frame.geometry.isna() | frame.geometry.is_empty])


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    plain = pd.DataFrame(frame).drop(columns="geometry", errors="ignore").astype(object)
    return [dict(zip(plain.columns, cells, strict=True)) for cells in plain.where(plain.notna(), None).to_numpy()]
