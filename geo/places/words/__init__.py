"""What single words and their neighbours say about a name: script, short form, feature, person, organisation."""
