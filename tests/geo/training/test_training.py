import pytest

from geo.models.files import CLUSTERS, MODELS_FOLDER, PARSED, RANKER, TOKENISED, other_models
from geo.places.gazetteer import Gazetteer
from geo.training.corpora import AnnotatedText, Gold
from geo.training.folds import read_text, split_by_corpus, split_by_fold
from geo.training.models import train_models
from geo.training.texts import PreparedText, prepare_texts

SENTENCES = (
    ("Troops left {} for the coast.", "Quetta", 1167528, (66.996, 30.184)),
    ("The minister flew to {} yesterday.", "Tehran", 112931, (51.42, 35.69)),
    ("A convoy from {} was stopped.", "Zahedan", 1159301, (60.86, 29.50)),
    ("Shops in {} stayed shut.", "Alexandria", 361058, (29.96, 31.20)),
    ("The mayor of {}, Ohio, resigned.", "Dublin", 4511263, (-83.114, 40.099)),
)


def require_lightgbm() -> None:
    try:
        import lightgbm  # noqa: F401, PLC0415  (it needs a system library that a machine may lack)
    except OSError as fault:
        pytest.skip(str(fault))


@pytest.fixture(scope="module")
def texts() -> list[PreparedText]:
    annotated = []
    for number in range(20):
        frame, name, geonames_id, (lon, lat) = SENTENCES[number % len(SENTENCES)]
        start = frame.index("{}")
        gold = Gold(start=start, end=start + len(name), lon=lon, lat=lat, geonames_id=geonames_id, kind="")
        text = frame.format(name) + f" It was day {number}."
        annotated.append(AnnotatedText(corpus="ab"[number % 2], id=str(number), text=text, gold=(gold,)))
    return prepare_texts(annotated, Gazetteer.load())


def test_training_twice_gives_the_same_bytes(texts, tmp_path):
    require_lightgbm()
    for run in "ab":
        (tmp_path / run).mkdir()
        train_models(texts, tmp_path / run, Gazetteer.load())
    for name in (PARSED.first, PARSED.second, TOKENISED.first, TOKENISED.second, RANKER):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_trained_models_read_what_they_were_shown(texts, tmp_path):
    require_lightgbm()
    train_models(texts, tmp_path, Gazetteer.load())
    (tmp_path / CLUSTERS).write_bytes((MODELS_FOLDER / CLUSTERS).read_bytes())
    with other_models(tmp_path):
        read = read_text(texts[0], Gazetteer.load())
    assert [(f.start, f.end) for f in read.found] == [(12, 18)]


def test_a_fold_holds_back_each_text_once(texts):
    held = [text.annotated.id for _, rest in split_by_fold(texts, 5) for text in rest]
    assert sorted(held) == sorted(text.annotated.id for text in texts)


def test_a_corpus_is_held_back_as_a_whole(texts):
    for train, rest in split_by_corpus(texts):
        assert {t.annotated.corpus for t in train}.isdisjoint({t.annotated.corpus for t in rest})
