"""Which place a recognised name means, how probable that is, and why; not where names stand in a text."""
