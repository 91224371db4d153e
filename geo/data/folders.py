"""Where the bundled geodata lies: one folder a licence. Reads nothing."""

from pathlib import Path

DATA_FOLDER = Path(__file__).resolve().parent

NATURAL_EARTH = "natural-earth-public-domain"
GEONAMES = "geonames-cc-by"
AIRPORTS = "airports-mit"
OPENSTREETMAP = "openstreetmap-odbl"
GEOBOUNDARIES = "geoboundaries-cc-by"
OWN = "sarhad-cc0"
OPENWEATHER = "openweather-odbl"
CENSUS = "us-census-public-domain"

PLACE_FOLDERS = (NATURAL_EARTH, GEONAMES, AIRPORTS, OWN, OPENWEATHER)
"""Folders with a `places.parquet`, in the order in which their rows are numbered."""

POINT_FOLDERS = (CENSUS, OPENWEATHER, GEONAMES)
"""Folders with a `points.parquet` of points that places get instead of their own; the last word is the last's."""

BASEMAP_FOLDERS = (NATURAL_EARTH, GEOBOUNDARIES, OPENSTREETMAP)
"""Folders with a `basemap.parquet`."""

SHAPE_FOLDERS = (OPENSTREETMAP, NATURAL_EARTH)
"""Folders with a `shapes.parquet`, the preferred first."""

FOLDERS = (NATURAL_EARTH, GEONAMES, OPENWEATHER, OPENSTREETMAP, GEOBOUNDARIES, AIRPORTS, CENSUS, OWN)
"""Every licence folder."""
