"""Find what happened: actors, events, agreements and claims."""
