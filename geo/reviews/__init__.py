"""An analyst's decisions: read from their file, held against the records, applied on top of the machine's result."""
