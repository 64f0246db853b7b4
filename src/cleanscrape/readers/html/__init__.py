"""HTML: its markup becomes rows of text, in one pass over the serialised tree."""
