"""Patterns of English expressions of time, and what they say."""
