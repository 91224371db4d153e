"""
Every file of the output, into one empty folder.

The folder is put in its place by `layers.output`.
"""

from collections.abc import Sequence
from pathlib import Path

from geo.places.gazetteer import Gazetteer
from geo.places.own.layered import LayeredGazetteer
from geo.records import Article
from geo.reviews.decisions import ReviewFile
from layers.atlas import render_atlas
from layers.files.csv_tables import write_csv
from layers.files.geojson import write_geojson
from layers.files.geopackage import write_geopackage
from layers.files.listing import DATABASE, PAGE
from layers.files.manifest import write_manifest
from layers.spec import LAYERS, TABLES
from layers.tables import Layers
from layers.tables.articles import article_file


def write_folder(
    folder: Path,
    layers: Layers,
    articles: Sequence[Article],
    gazetteer: Gazetteer,
    reviews: ReviewFile | None = None,
) -> None:
    """
    Fill an empty folder with every file of the output.

    Parameters
    ----------
    folder
        Exists and is empty.
    layers
        What is shown.
    articles
        Those that `layers` was built from.
    gazetteer
        Gives the map its background; one with the analyst's own places is named in the manifest.
    reviews
        The decisions that were applied, named in the manifest; None: none were given.
    """
    for name in ("layers", "tables", "articles"):
        (folder / name).mkdir()
    for spec in LAYERS:
        write_geojson(spec, layers.layers[spec.name], folder / "layers" / f"{spec.name}.geojson")
    for spec in TABLES:
        write_csv(spec, layers.tables[spec.name], folder / "tables" / f"{spec.name}.csv")
    for article in articles:
        (folder / article_file(article.id)).write_text(article.text, encoding="utf-8", newline="")
    write_geopackage(layers, folder / DATABASE)
    html = render_atlas(layers, articles, gazetteer)
    (folder / PAGE).write_text(html, encoding="utf-8", newline="")
    write_manifest(layers, folder, gazetteer.own if isinstance(gazetteer, LayeredGazetteer) else None, reviews)
