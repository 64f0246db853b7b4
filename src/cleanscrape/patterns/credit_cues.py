"""The cues of photo credits ("Photo:", "Courtesy of"), and quick checks whether a text has one."""

from __future__ import annotations

import re
from functools import lru_cache

from ..lexicons import Phrases, caseless, choice, words

# Written as what it excludes: a set of 60,000 characters takes 5 ms to compile.
_FOREIGN = re.compile(r"[^\0-\u036f\u1e00-\u2bff\U00010000-\U0010ffff]")

# What may stand before a cue.
STOPS = '.!?”"’)）»。|/•,([（【–—-'


@lru_cache(maxsize=1)
def _heads() -> tuple[str, ...]:
    """The cues without their colons, in lower case; the longest come first."""
    heads = {word[:-1].strip().rstrip(":： ") for word in words("credit") if word.endswith("…")} - {
        "",
        "source",
        "quelle",
    }
    return tuple(sorted(heads, key=lambda head: (-len(head), head)))


@lru_cache(maxsize=1)
def credit_cue() -> re.Pattern[str]:
    """The beginning of a credit: its cue, after the end of the text before it."""
    plain = "|".join(map(re.escape, _heads()))
    return re.compile(
        rf"""(?ix)
        (?: \A
          | (?<= [.!?”\"’)）»。|/•,] )
          | (?<= [a-zß-ÿ] ) (?= [A-Z][a-zé]{{2,12}}: )  # glued: "the damPhoto:"
          | \s [-–—|•]
          | \s [(\[]
          | (?<= [(（\[【] )
          | (?= （[cｃ]） | ⓒ )
          | \s (?= © | [^\s:]{{3,14}} (?: \s[^\s:]{{2,8}} )? :\s )
        ) \s*
        (?: (?: {plain} ) (?: \s?[:：|=/] | \s*\.\.\. | … )? \s* | ©\s* )
        (?= [^\s:] )
        """
    )


@lru_cache(maxsize=1)
def latin_heads() -> tuple[str, ...]:
    """The beginnings of cues in Latin letters."""
    return tuple(head for head in _heads() if head[0].isalpha() and not _FOREIGN.search(head))


@lru_cache(maxsize=1)
def foreign_heads() -> tuple[str, ...]:
    """All other beginnings of cues."""
    latin = {*latin_heads()}
    return ("©", *(head for head in _heads() if head not in latin))


@lru_cache(maxsize=1)
def _signs() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The beginnings of cues in lower case.

    In Latin letters behind what `credit_cue` wants before them, the same anywhere, and all others.
    """
    latin = choice(latin_heads())
    return (
        re.compile(rf"[{re.escape(STOPS)}]\s*(?:{latin})"),
        re.compile(latin),
        re.compile(choice(foreign_heads())),
    )


def may_have_cue(text: str) -> bool:
    """False if `credit_cue` cannot match in the text, or in a longer text that ends with it.

    This is much cheaper than the pattern.
    """
    lower = caseless(text)
    stopped, anywhere, others = _signs()
    # A cue in Latin letters needs the end of a sentence before it, unless a colon follows.
    latin = anywhere.search(lower) if ":" in lower else stopped.search("|" + lower)
    return latin is not None or (not lower.isascii() and others.search(lower) is not None)


@lru_cache(maxsize=1)
def _openings() -> Phrases:
    return Phrases({"credit": (f"{head}…" for head in (*_heads(), "©"))}).compiled()


def may_begin_with_cue(text: str) -> bool:
    """False if `credit_cue` cannot match at the beginning of the text; this is cheaper."""
    return _openings().head(caseless(text).lstrip()) != "" or text[:1].isspace()


@lru_cache(maxsize=1)
def cues_behind() -> tuple[str, ...]:
    """Cues that follow the name."""
    return tuple(word[1:] for word in words("credit") if word.startswith("…"))
