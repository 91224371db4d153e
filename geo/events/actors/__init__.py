"""Who takes part: persons, states, organisations and armed groups, and the words that take them up."""
