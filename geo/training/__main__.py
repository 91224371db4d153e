"""The command `python -m geo.training CORPORA [--out FOLDER]`: trains all models anew, the same bytes each time."""

import argparse
import sys
from pathlib import Path

import pyarrow.parquet as pq

from geo.errors import SarhadError
from geo.models.files import CLUSTERS, MODELS_FOLDER, other_models
from geo.places.gazetteer import Gazetteer
from geo.text.language import read_vectors
from geo.training.corpora import read_corpora
from geo.training.models import train_models
from geo.training.recogniser import cluster_vectors
from geo.training.texts import prepare_texts


def main() -> int:
    """Train from the command line; 1 where a corpus is missing."""
    parser = argparse.ArgumentParser(prog="python -m geo.training", description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder with lgl.xml, trnews.xml and gwn.xml")
    parser.add_argument("--out", type=Path, default=MODELS_FOLDER, help="where to write (default: the package)")
    arguments = parser.parse_args()
    try:
        corpora = read_corpora(arguments.corpora)
    except SarhadError as fault:
        sys.stderr.write(f"error: {fault}\n")
        return 1
    arguments.out.mkdir(parents=True, exist_ok=True)
    pq.write_table(cluster_vectors(read_vectors()), arguments.out / CLUSTERS, compression="zstd")
    gazetteer = Gazetteer.load()
    with other_models(arguments.out):
        texts = prepare_texts([text for texts in corpora.values() for text in texts], gazetteer)
        train_models(texts, arguments.out, gazetteer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
