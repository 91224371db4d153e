"""Reads the file of an own gazetteer: CSV or GeoJSON to entries, each fault with its line and the cure."""
