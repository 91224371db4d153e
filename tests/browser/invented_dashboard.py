"""The dashboard over the gazetteer of the invented world; run by `streamlit run`, with a folder after `--`."""

import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS), str(TESTS.parent)]

from factories import SmallGazetteer  # noqa: E402  (the path comes first)

import streamlit_app  # noqa: E402
from geo.places.gazetteer import Gazetteer  # noqa: E402

Gazetteer.load = classmethod(lambda _: SmallGazetteer())
streamlit_app.main()
