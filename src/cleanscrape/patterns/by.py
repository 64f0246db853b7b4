"""The preposition before an author's name, for patterns.

Whole cues ("Story by", "Ein Kommentar von") are in the lexicons `byline_prefix` and `edited_by`.
"""

from __future__ import annotations

BY = ("by", "von", "par", "por", "door")
ITALIAN_BY = "di"
NORDIC_BY = ("av", "af")
