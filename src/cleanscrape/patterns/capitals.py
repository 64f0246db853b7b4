"""Two words with capitals, as a name has them: the pattern, and the characters it is made of."""

from __future__ import annotations

import re

from .names import PARTICLES

LETTER = r"[^\W\d_]"
INITIAL = r"[^\W\d_a-zß-öø-ÿ]"  # a capital, or a letter of a script without capitals
INSIDE = "'’`.-"  # stand within a name, beside letters
MOST_INSIDE = 50  # of both, behind the initial
MOST_PARTICLES = 4  # between two words
OPENING = "(（[【"
ELISION, APOSTROPHE = "dDlLO", "'’"
SMALL, GREAT = "[a-zß-ÿ]", "[A-ZÀ-Þ]"  # around a joint: "DoeRoe"
_OPENING = rf"[{re.escape(OPENING)}]"
# Two words that begin with a capital, or an initial, with nothing but particles or a bracket
# between; or two such words that are glued.
CAPITALS = re.compile(
    rf"""(?x)
    {INITIAL} (?<!\w.) (?: {LETTER} | [{INSIDE}] ){{0,{MOST_INSIDE}}}
    (?:
        \s (?: (?i: {" | ".join(sorted(PARTICLES))} ) \s ){{0,{MOST_PARTICLES}}}
        (?: (?: [{ELISION}][{APOSTROPHE}] )? (?: {INITIAL} | {LETTER}\. ) | {_OPENING} )
        | {_OPENING}
        | (?<={SMALL}{{2}}) {GREAT}  # glued
    )
    | \b {LETTER}\.\s
    """
)
# Characters beyond Latin letters, Greek, Cyrillic and marks.
UNCASED = (("\u0590", "\u1fff"), ("\u3000", "\uffff"))
# Written as what it excludes: a set of 60,000 characters takes 5 ms to compile.
NO_CAPITALS = re.compile(r"[^\0-\u058f\u2000-\u2fff\U00010000-\U0010ffff]")
