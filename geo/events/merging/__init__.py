"""Joining what several sentences and articles say."""
