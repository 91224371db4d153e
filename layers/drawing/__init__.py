"""Turn layers into what the drawing code needs, for the standalone map and the dashboard alike."""
