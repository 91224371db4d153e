"""Find and resolve the places that a text names."""
