"""The trained models that the package carries; `geo/training` makes them, `MODEL_CARD.md` describes them."""
