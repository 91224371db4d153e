"""The analyst's own gazetteer: a file of places that are matched before all others, read, laid over, recognised."""
