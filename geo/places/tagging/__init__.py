"""The learned part of recognition: tokens to features, features to labelled spans."""
