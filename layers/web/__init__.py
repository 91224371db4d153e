"""The drawing code and styles that the standalone map and the dashboard share."""
