from pathlib import Path

import pytest

from geo.errors import InputError
from geo.training.corpora import CORPORA, read_corpora

LGL = """<articles><article docid="7"><text>Quetta and Zhob lie far apart.</text><toponyms>
<toponym><start>11</start><end>15</end><phrase>Zhob</phrase>
<gaztag geonameid="1165108"><fclass>P</fclass><fcode>PPL</fcode><lat>31.34</lat><lon>69.45</lon></gaztag></toponym>
<toponym><start>3</start><end>9</end><phrase>Quetta</phrase></toponym>
</toponyms></article></articles>"""
GWN = """<articles><article file="a"><text>The Kabul government in exile</text>
<toponym><start>4</start><end>9</end><extractedName>Kabul</extractedName><type>Metonymic</type>
<latitude>34.5</latitude><longitude>69.2</longitude><geonamesID>1138958</geonamesID></toponym>
<toponym><start>10</start><end>20</end><extractedName>government</extractedName><type>Literal_Expression</type></toponym>
</article></articles>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in CORPORA:
        (tmp_path / f"{name}.xml").write_text(GWN if name == "gwn" else LGL, encoding="utf-8")
    return tmp_path


def test_a_drifted_offset_is_moved_to_the_annotated_words(folder):
    (text,) = read_corpora(folder)["lgl"]
    assert [text.text[g.start : g.end] for g in text.gold] == ["Quetta", "Zhob"]


def test_position_and_number_are_read_and_may_be_missing(folder):
    first, second = read_corpora(folder)["lgl"][0].gold
    assert (first.lat, first.lon, first.geonames_id) == (None, None, None)
    assert (second.lat, second.lon, second.geonames_id, second.kind) == (31.34, 69.45, 1165108, "P.PPL")


def test_words_that_only_describe_a_place_are_left_out(folder):
    (text,) = read_corpora(folder)["gwn"]
    assert [(text.text[g.start : g.end], g.kind) for g in text.gold] == [("Kabul", "Metonymic")]


def test_a_fold_depends_on_the_id_alone(folder):
    text = read_corpora(folder)["lgl"][0]
    assert text.fold(5) == int("902ba3cda1883801594b6e1b452790cc53948fda", 16) % 5


@pytest.mark.parametrize("content", [None, "<articles>"])
def test_a_corpus_that_cannot_be_read_is_named(folder, content):
    path = folder / "trnews.xml"
    path.unlink() if content is None else path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"trnews\.xml: no corpus of annotated news"):
        read_corpora(folder)
