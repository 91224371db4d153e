"""
Rebuilds the committed models from annotated news: `python -m geo.training CORPORA`.

Needs the extra `train` (LightGBM); nothing at run time imports it. The corpora are their publishers' and not part of
Sarhad: only what is learned from them is.
"""
