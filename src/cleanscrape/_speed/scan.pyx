"""One pass over all texts of a page."""

CONTRACT = 0
