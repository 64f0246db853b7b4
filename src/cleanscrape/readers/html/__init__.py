"""Read HTML: one pass over the serialised tree turns its markup into blocks of text."""
