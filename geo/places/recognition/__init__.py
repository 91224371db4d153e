"""Which stretches of a text name a place, and in which way; not which place it is."""
