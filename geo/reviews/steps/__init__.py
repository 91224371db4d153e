"""The steps in which decisions are applied: additions, mentions, places, what happened."""
