"""Where the bundled geodata lies: one folder a licence. Reads nothing."""

from pathlib import Path

DATA_FOLDER = Path(__file__).resolve().parent

NATURAL_EARTH = "natural-earth-public-domain"
GEONAMES = "geonames-cc-by"
AIRPORTS = "airports-mit"
OPENSTREETMAP = "openstreetmap-odbl"
GEOBOUNDARIES = "geoboundaries-cc-by"
OWN = "sarhad-cc0"

PLACE_FOLDERS = (NATURAL_EARTH, GEONAMES, AIRPORTS, OWN)
"""Folders with a `places.parquet`, in the order in which their rows are numbered."""

BASEMAP_FOLDERS = (NATURAL_EARTH, GEOBOUNDARIES, OPENSTREETMAP)
"""Folders with a `basemap.parquet`."""

SHAPE_FOLDERS = (OPENSTREETMAP, NATURAL_EARTH)
"""Folders with a `shapes.parquet`, the preferred first."""

FOLDERS = (NATURAL_EARTH, GEONAMES, OPENSTREETMAP, GEOBOUNDARIES, AIRPORTS, OWN)
"""Every licence folder."""
