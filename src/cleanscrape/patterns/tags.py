"""Elements by what they hold, for rules that look at the tag of a block."""

from __future__ import annotations

SUBHEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
HEADINGS = SUBHEADINGS | {"h1"}
ITEMS = frozenset({"li", "dt", "dd", "tr"})  # of lists and tables
SET_APART = ITEMS | {"pre", "blockquote"}  # parts of a text that are no running prose
STRUCTURE = SET_APART | SUBHEADINGS  # what markup calls a part of a text
