"""The dashboard: widgets, one chain of calls, and what they give; every rule lives in `layers` and is tested there."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from geo.errors import SarhadError
from geo.places.gazetteer import Gazetteer
from layers.dashboard import component, downloads, reading_tables, reading_view, seed_cache, selection
from layers.dashboard.opening import Opened, open_output, stamp_output
from layers.dashboard.selection import EventColumns, Facet, Filters
from layers.drawing.payload import build_payload
from layers.spec import LAYERS
from layers.version import read_version

HEADINGS = dict(zip(Facet, ("When", "What happened", "Did it happen?", "Who", "On the map"), strict=True))
TITLE = '<div class="sarhad-title"><h1>Sarhad <span lang="fa" dir="rtl">سرحد</span></h1><p>{}</p></div>'
NOTHING = "No articles yet. Run `sarhad build PATH` with a file or folder of articles as PATH, then reload this page."
COLUMNS = {name: st.column_config.Column(width=width) for name, width in reading_tables.WIDTHS_PX.items()}
LOOK: Any = {"hide_index": True, "column_config": COLUMNS}
NO_DATES: dict[str, object] = {"filter_earliest": None, "filter_latest": None, "filter_undated": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the page shows, read once and kept until a file of the folder changes."""

    folder: Path
    opened: Opened
    events: EventColumns
    store_data: bytes


@st.cache_resource(max_entries=2, show_spinner="Reading the map …")
def read_page(folder: Path, stamp: str) -> Page:  # noqa: ARG001  (the stamp is part of the cache's key)
    """Read an output folder into what the page shows."""
    opened = open_output(folder)
    payload = build_payload(opened.layers, opened.articles, Gazetteer.load())
    events = selection.build_event_columns(opened.layers.layers)
    return Page(folder=folder, opened=opened, events=events, store_data=component.to_store_data(payload))


def build_seeds() -> Path | None:
    """Find the output of the seed articles in the user's cache, and build it first where it is missing."""
    seeds = seed_cache.find_seeds(Path(__file__).parent)
    if seeds is None:
        return None
    folder = seed_cache.find_cache_folder(seeds, read_version())
    if not folder.is_dir():
        with st.spinner("Reading the seed articles. This is done once and takes some seconds …"):
            seed_cache.build_into(folder, seeds)
    return folder


def main() -> None:
    """Show the page, or say what is at fault and how to cure it."""
    st.set_page_config(page_title="Sarhad", layout="wide")
    st.html(f"<style>{component.read_page_style()}</style>")
    try:
        folder = seed_cache.find_named_folder(sys.argv[1:]) or build_seeds()
        page = None if folder is None else read_page(folder.resolve(), stamp_output(folder))
    except SarhadError as error:
        st.html(TITLE.format(""))
        st.error(reading_tables.to_markdown(str(error)), icon=":material/close:")
        st.stop()
    if page is not None:
        show_page(page)
    else:
        st.html(TITLE.format(""))
        st.info(NOTHING)


def show_page(page: Page) -> None:
    """Show title, filters, map and what lies below it."""
    for name, value in (("selected", None), ("turn", 0), ("from_table", False), ("filter_undated", True)):
        st.session_state.setdefault(name, value)
    filters = show_filters(page)
    rows = selection.filter_events(page.events, filters)
    st.html(TITLE.format(reading_tables.to_tagline(len(page.opened.articles), len(page.events.table), len(rows))))
    if rows.empty and filters.active():
        show_relief(page.events, filters)
    show_map(page, filters)
    show_tabs(page, rows)


def show_map(page: Page, filters: Filters) -> None:
    """Mount the map; what it sends back is the feature that the reader clicked."""
    store = st.components.v2.component("sarhad_store", js=component.read_store_script())
    chart = st.components.v2.component(
        "sarhad_map", html=component.MAP_HTML, css=component.read_map_style(), js=component.read_map_script()
    )
    visible = selection.find_visible_ids(page.opened.layers.layers, page.events, filters)
    state = st.session_state
    data = component.to_map_data(page.store_data, visible=visible, selected=state.selected, turn=state.turn)
    chart(data=data, key="map", on_picked_change=take_picked)
    with st.container(key="store"):
        store(data=page.store_data, key="payload")


def take_picked() -> None:
    """Take over what was clicked on the map; an empty id is a click beside every mark."""
    st.session_state.update(selected=st.session_state["map"]["picked"] or None, from_table=False)


def take_row() -> None:
    """Select on the map what was selected in the table; one that is being drawn takes back nothing of the map's."""
    state, chosen = st.session_state, st.session_state["events"]["selection"]["rows"]
    if not chosen and not (state.from_table and state.selected in state.table_ids):
        return
    picked = state.table_ids[chosen[0]] if chosen else None
    state.update(selected=picked, from_table=True, turn=state.turn + 1)


def show_filters(page: Page) -> Filters:
    """Show the filters with what each would leave, and give those that are set."""
    options = {facet: page.events.listed[facet].names for facet in selection.LISTED_FACETS}
    options[Facet.LAYER] = tuple(spec.name for spec in LAYERS)
    for facet, values in options.items():  # a folder that was built again may no longer offer what was chosen
        st.session_state[facet.value] = [value for value in st.session_state.get(facet.value) or () if value in values]
    filters = read_filters()
    with st.sidebar:
        head, button = st.columns([3, 2], vertical_alignment="center")
        head.subheader("Filters")
        is_idle = not filters.active()
        button.button("Clear all", key="clear", type="tertiary", disabled=is_idle, on_click=clear, args=tuple(Facet))
        show_dates(page.events, filters)
        for facet, values in options.items():
            counts = selection.count_values(page.events, filters, facet)
            if facet is Facet.LAYER:
                counts = selection.count_features(page.opened.layers.layers, page.events, filters)
            to_label = partial(_to_label, facet, counts)
            if facet is Facet.ACTOR:
                st.multiselect(HEADINGS[facet], values, key=facet.value, format_func=to_label, placeholder="Anybody")
            else:
                st.pills(HEADINGS[facet], values, selection_mode="multi", key=facet.value, format_func=to_label)
    return filters


def _to_label(facet: Facet, counts: dict[str, int], value: str) -> str:
    return reading_tables.to_markdown(f"{selection.to_name(facet, value)} {counts[value]}")


def read_filters() -> Filters:
    """Read the filters from the widgets' values."""
    state = st.session_state
    return Filters(
        earliest=state.get("filter_earliest"),
        latest=state.get("filter_latest"),
        keep_undated=state.get("filter_undated", True),
        **{facet.value: frozenset(state[facet.value]) for facet in selection.LISTED_FACETS},
    )


def clear(*facets: Facet) -> None:
    """Empty the widgets of facets."""
    for facet in facets:
        st.session_state.update(NO_DATES if facet is Facet.DATES else {facet.value: []})


def show_dates(events: EventColumns, filters: Filters) -> None:
    """Show the first and last day that is wanted, and what becomes of events without a day."""
    days = selection.find_day_range(events)
    st.markdown(f"**{HEADINGS[Facet.DATES]}**")
    if days is not None:
        lowest, highest = date(days[0].year, 1, 1), date(days[1].year, 12, 31)
        for label, key in (("From", "filter_earliest"), ("To", "filter_latest")):
            st.date_input(label, None, lowest, highest, key=key, format="YYYY-MM-DD")
    n_undated = selection.count_undated(events, filters)
    st.toggle(f"Keep those without a date ({n_undated})", key="filter_undated")  # a `value` would contradict `clear`


def show_relief(events: EventColumns, filters: Filters) -> None:
    """Say that nothing matches, and offer to remove the filter that hides most."""
    relief = selection.find_relief(events, filters)
    label, facets = "Remove all filters", tuple(Facet)
    if relief is not None:
        named = ", ".join(selection.to_name(relief.facet, value) for value in relief.chosen) or "the dates"
        label, facets = f"Remove *{reading_tables.to_markdown(named)}* to see {relief.n_events}", (relief.facet,)
    with st.container(key="nothing", horizontal=True, vertical_alignment="center"):
        st.markdown("No event matches these filters.")
        st.button(label, key="relief", on_click=clear, args=facets)


def show_tabs(page: Page, rows: pd.DataFrame) -> None:
    """Show what lies below the map."""
    layers, articles = page.opened.layers, page.opened.articles
    tables = {
        "No place in the text": reading_tables.build_unplaced_table(layers),
        "Issues": reading_tables.build_issue_table(layers, articles),
        "Said / measured": reading_tables.build_claim_table(layers, articles),
    }
    shows: dict[str, Callable[[], object]] = {"Events": partial(show_events, page, rows)}
    shows |= {f"{name} ({len(table)})": partial(st.dataframe, table, **LOOK) for name, table in tables.items()}
    shows |= {f"Articles ({len(articles)})": partial(show_articles, page), "Downloads": partial(show_downloads, page)}
    for tab, show in zip(st.tabs(list(shows), key="tab", on_change="rerun"), shows.values(), strict=True):
        if tab.open:  # the others are neither built nor sent
            with tab:
                show()


def show_events(page: Page, rows: pd.DataFrame) -> None:
    """Show the table of events; its selected row is the selected mark."""
    ids = list(rows["id"])
    chosen = [ids.index(st.session_state.selected)] if st.session_state.selected in ids else []
    if st.session_state.get("events", {}).get("selection", {}).get("rows", []) != chosen:
        st.session_state["events"] = {"selection": {"rows": chosen}}
    st.session_state.table_ids = ids
    table = reading_tables.build_event_table(rows, reading_tables.number_articles(page.opened.articles))
    st.dataframe(table, key="events", on_select=take_row, selection_mode="single-row", **LOOK)


def show_articles(page: Page) -> None:
    """Show which articles are in it, and the text of one with its evidence marked."""
    evidence = page.opened.layers.tables["evidence"]
    titles = dict(zip(reading_view.list_titles(page.opened.articles), page.opened.articles, strict=True))
    source = reading_view.find_source(evidence, st.session_state.selected)
    if st.session_state.get("read_for") != st.session_state.selected and source is not None:
        st.session_state["article"] = next(title for title, article in titles.items() if article.id == source)
    st.session_state.read_for = st.session_state.selected
    article = titles[st.selectbox("Article", titles, key="article", label_visibility="collapsed")]
    spans = reading_view.find_spans(evidence, article.id)
    paragraphs = reading_view.build_paragraphs(article.text, spans)
    text = reading_view.render_paragraphs(paragraphs, selected=st.session_state.selected)
    st.html(f'<div class="sarhad-article">{text}</div>')


def show_downloads(page: Page) -> None:
    """Offer every file of the folder, read when it is asked for."""
    files = downloads.list_files(page.folder)
    archive = partial(downloads.build_archive, files)
    st.download_button("Everything as one ZIP", archive, "sarhad.zip", "application/zip", on_click="ignore")
    groups = downloads.group_files(files)
    for column, (heading, group) in zip(st.columns(len(groups)), groups.items(), strict=True):
        box = column.container(gap=None)
        box.markdown(f"**{heading}**")
        offer = partial(box.download_button, type="tertiary", on_click="ignore")
        for file in group:
            label = reading_tables.to_markdown(f"{file.path.name} · {downloads.to_size(file.size)}")
            offer(label, file.path.read_bytes, file.path.name, file.mime, key=file.name, help=file.label)


if __name__ == "__main__":
    main()
