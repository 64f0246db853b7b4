"""Which line is the headline, and which the byline: features of a line, and their weights."""
