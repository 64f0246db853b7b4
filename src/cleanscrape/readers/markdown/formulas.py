r"""Formulas between ``$``, and how they differ from prices."""

from __future__ import annotations

import re

FORMULA = r"""
    \$\$ (?P<display> [^$]{1,2000} ) \$\$
    | (?<![A-Za-z0-9$\\]) \$ (?P<inline> [^\s$] (?: [^$]{0,400} [^\s$\\] )? ) \$ (?![A-Za-z0-9$])
    | \\\( (?P<round> (?: [^\\] | \\[^()] ){1,400} ) \\\)
    | \\\[ (?P<square> (?: [^\\] | \\[^\[\]] ){1,2000} ) \\\]
"""
"""A verbose pattern of what may be a formula; `is_tex` says whether the group holds one."""

CLOSING_LINES = {"$$": "$$", "\\[": "\\]"}
"""For a line that opens a formula of several lines, the line that ends it."""

_MAX_FORMULA = 5000  # characters of a formula of several lines
_COMMAND = re.compile(r"\\[A-Za-z]{2,}|[\^_]\{")
_WORD = re.compile(r"[A-Za-z]{4,}|[A-Za-z]{2,}[,.;:]?\s+[A-Za-z]{2,}")
_RAISED = re.compile(r"[A-Za-z0-9)]\s?(?:\^|_\w)")
_THREE_LETTERS = re.compile(r"[A-Za-z]{3}")
_NAME = re.compile(r"[A-Za-z]'{0,2}")
_OPERATOR = re.compile(r"[\^_=+<>|/*-]|[A-Za-z]\(")
_COMPARISON = re.compile(r"[\^_=<>]")
_TWO_LETTERS = re.compile(r"[A-Za-z]{2}")


def is_tex(content: str) -> bool:
    r"""True for a formula, False for what stands between two prices or escaped brackets.

    >>> is_tex("x_1 + y"), is_tex(r"\frac{1}{2}"), is_tex("10^6"), is_tex("n")
    (True, True, True, True)
    >>> is_tex("5, not US"), is_tex("size=4 or so"), is_tex(" or "), is_tex("5")
    (False, False, False, False)
    """
    content = content.strip()
    if _COMMAND.search(content):
        return True
    if not content or _WORD.search(content):
        return False
    if content[0].isdigit():
        return bool(_COMPARISON.search(content)) and not _TWO_LETTERS.search(content)
    return bool(_NAME.fullmatch(content) or (_OPERATOR.search(content) and len(content) > 1))


def is_bracketed_tex(content: str) -> bool:
    r"""Like `is_tex`, for what stands between escaped brackets.

    Converters also write them where the page had plain brackets.

    >>> is_bracketed_tex(r"\alpha + 1"), is_bracketed_tex("x^2"), is_bracketed_tex("Alt + H")
    (True, True, False)
    """
    if _COMMAND.search(content):
        return True
    return bool(_RAISED.search(content)) and not _THREE_LETTERS.search(content)


def formula_end(text: str, line: str, end: int) -> int | None:
    r"""Where the formula ends that a line of the page opens; None where it opens none.

    Args:
        text: the page.
        line: the line without white space at its ends.
        end: where the line ends in the page.

    >>> formula_end("$$\nx^2\n$$\nIt rained.", "$$", 2)
    9
    """
    closing = CLOSING_LINES.get(line)
    if closing is None:
        return None
    found = text.find(f"\n{closing}", end + 1, end + _MAX_FORMULA)
    is_formula = is_tex if closing == "$$" else is_bracketed_tex
    return found + 1 + len(closing) if found > 0 and is_formula(text[end:found]) else None
