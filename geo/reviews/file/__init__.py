"""Reads a review file: the head, then a decision a line; each fault with its line and the cure."""
