"""
Tables as people read them: few columns, words for values, articles by number; what they rest on is `layers.tables`.

Formats only: which rows there are is decided by `layers.selection` or by what is missing (a place, a resolution).
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
_LABELS = {spec.name: spec.label for spec in LAYERS}


def to_words(value: str | None) -> str:
    """Write a value of a vocabulary, or the name of a layer, as words: `armed_group` becomes `Armed group`."""
    if value is None:
        return ""
    return _LABELS.get(value) or value.replace("_", " ").capitalize()


def to_markdown(text: str) -> str:
    """Escape what Markdown would take for its own, except code between backticks, so that a text shows as it is."""
    return _MARKDOWN.sub(r"\\\1", text)


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
        {"id": row["id"], "Name": row["name"], "What": _kind(name, row), "Sentence": row["quote"]}
        for name, frame in layers.layers.items()
        for row in _rows_without_place(frame)
    ]
    return pd.DataFrame(rows, columns=["id", "Name", "What", "Sentence"])


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
    """Build what was said beside what was measured: the claims by subject, then the measured lengths of borders."""
    numbers = number_articles(articles)
    said = [
        {
            "About": row["subject"],
            "Said / measured": " ".join(filter(None, (row["value"], row["unit"]))),
            "Source": f"Article {numbers[row['source_id']]}",
            "Sentence": row["exact"],
        }
        for row in sorted(_records(layers.tables["claims"]), key=lambda row: str(row["subject"]))
    ]
    measured = [
        {
            "About": f"length of {row['name']}",
            "Said / measured": f"{row['length_km_measured']:g} km",
            "Source": f"Measured on {row['measured_from']}",
            "Sentence": "",
        }
        for row in _records(layers.layers["border"])
        if row["length_km_measured"] is not None
    ]
    return pd.DataFrame([*said, *measured], columns=["About", "Said / measured", "Source", "Sentence"])


def _join(*cells: str | None) -> str:
    return ", ".join(dict.fromkeys(value for cell in cells for value in split_values(cell)))


def _kind(layer: str, row: Mapping[str, Any]) -> str:
    return to_words(row["event_type"] if layer in {spec.name for spec in EVENT_LAYERS} else layer)


def _rows_without_place(frame: gpd.GeoDataFrame) -> Iterable[dict[str, Any]]:
    return _records(frame[frame.geometry.isna() | frame.geometry.is_empty])


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    plain = pd.DataFrame(frame).drop(columns="geometry", errors="ignore").astype(object)
    return [dict(zip(plain.columns, cells, strict=True)) for cells in plain.where(plain.notna(), None).to_numpy()]
