"""Texts of a page as Markdown that says the same: a backslash before what would be syntax."""

from __future__ import annotations

import re

# What means something to CommonMark or GitHub's Markdown anywhere in a line. Bars are escaped
# where they stand in a table, and underscores within a word are none of emphasis.
_ANYWHERE = re.compile(
    r"""(?x)
      [\\`*\[\]~]
    | (?<![^\W_])_+ | _+(?![^\W_])
    | <(?=[A-Za-z/!?])
    | &(?=\#?\w+;)
    | !\Z  # a link may follow, which would be an image
    """
)
_DOLLAR = re.compile(r"\$")
# What means something at the beginning of a block.
_AT_START = re.compile(
    r"""(?x)
      (?P<mark> \#{1,6}(?=\s|\Z) | [-+](?=\s|\Z) | [-=](?=[-=\s]*\Z) | [>|:] )
    | (?P<number> \d{1,9}) (?P<dot> [.)](?=\s|\Z) )
    """
)
_AT_END_OF_HEADING = re.compile(r"(?<=\s)(#+)\Z")


def escaped(text: str, dollars: bool = False) -> str:
    r"""A stretch of text, wherever it stands in a line.

    Args:
        text: on one line.
        dollars: whether a reader will take ``$`` for the beginning of a formula.

    >>> print(escaped("A *cloud* in my_file, 5 < 6 & <b>"))
    A \*cloud\* in my_file, 5 < 6 & \<b>
    """
    text = _ANYWHERE.sub(_backslashed, text)
    return _DOLLAR.sub(r"\\$", text) if dollars else text


def _backslashed(match: re.Match[str]) -> str:
    return "".join(f"\\{char}" for char in match[0])


def at_start(line: str) -> str:
    r"""A line of Markdown at the beginning of its block.

    >>> print(at_start("1. no item"))
    1\. no item
    """
    match = _AT_START.match(line)
    if match is None:
        return line
    at = 0 if match["mark"] else match.start("dot")
    return f"{line[:at]}\\{line[at:]}"


def at_end_of_heading(line: str) -> str:
    r"""A line of Markdown at the end of a heading.

    >>> print(at_end_of_heading("In C #"))
    In C \#
    """
    return _AT_END_OF_HEADING.sub(r"\\\1", line)
