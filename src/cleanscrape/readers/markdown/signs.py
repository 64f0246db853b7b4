"""Recognise Markdown: count its signs, and what speaks against it."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import NamedTuple

_SNIFFED_CHARS = 20_000
_MIN_POINTS = 2
# A text that is longer needs more points: plain text may have two signs by chance, and Markdown of
# this length has more.
_MAX_SHORT_CHARS = 3_000
_MIN_POINTS_LONG = 3
_MAX_MATCHES = 200  # of one sign


class _Sign(NamedTuple):
    """One sign of Markdown.

    Args:
        pattern: a regular expression for it.
        needed: what each match contains. Texts without it are not searched for the pattern.
        points: the value of one match.
        max_points: the value of many matches.
        is_sure: plain text does not contain it by chance. Other signs count only beside a sure one.
    """

    pattern: re.Pattern[str]
    needed: str
    points: int
    max_points: int
    is_sure: bool = True


def _sign(pattern: str, needed: str, points: int, max_points: int, is_sure: bool = True) -> _Sign:
    return _Sign(re.compile(pattern, re.MULTILINE), needed, points, max_points, is_sure)


_IMAGE_OR_LINK = r"""(?x)
    !\[ [^\]\n]{0,300} \] \( [^)\n]{1,2000} \)
    | \[ [^\]\n]{1,300} \]
      \( <? (?: [a-z][a-z+.-]{1,20}: | [./#] | www\. | [\w-]+ (?: / | \.\w ) )
         [^\s()]* (?: \([^\s()]*\) [^\s()]* )?
         (?: [ ]+ ["'(] [^\n]{0,300} )?
      \)
"""
_TWO_LIST_ITEMS = r"""(?x)
    ^[ ]{0,3} (?: [*+-] | \d{1,3}\. ) [ ]+\S.*\n+
     [ ]{0,3} (?: [*+-] | \d{1,3}\. ) [ ]+\S
"""
_REFERENCE_LINK = r"""(?x)
    \[ (?=[^\]\n]{0,80}[^\W\d_]) [^\]\n]{1,100} \]
    \[ [^\]\n]{1,80} \]
"""
# The points were set on the texts in the tests, and checked on dumps of 1,748 pages of four
# corpora. Of the full pages 5 are taken for Markdown, of the main content 2; all quote some.
_SIGNS = (
    # Not "# 1 in the charts", and not a hashtag.
    _sign(r"^ {0,3}#{2,6} +[^\s#].*[^\W\d_]", "##", 1, 2),
    _sign(_IMAGE_OR_LINK, "](", 2, 4),
    _sign(r"(?<![\w*])\*\*(?=[^\s*])[^\n]{1,200}?(?<=[^\s*])\*\*(?![\w*])", "**", 1, 2),
    _sign(r"^ {0,3}```[^`\n]*\n(?:[^\n]*\n){1,400}? {0,3}```[ \t]*$", "```", 2, 2),
    _sign(r"^ {0,3}[*+-] \[[ xX]\] \S", "] ", 1, 2),
    _sign(r"^ {0,3}\|.+\|[ \t]*\n {0,3}\|[ \t]*:?-{2,}", "--", 2, 2),
    _sign(r"^[^\s#>|*=-].{0,80}\n={3,}[ \t]*$", "===", 1, 1),
    _sign(r"(?<![`\w])`[^`\n]{1,80}`(?![`\w'])", "`", 1, 1),
    _sign(r"^ {0,3}\[[^\]\n^]{1,80}\]: +<?(?:https?:|/)\S+(?: +[\"'(].{0,300})?$", "]: ", 1, 1),
    _sign(r"^\[\^[^\]\s]{1,40}\]: +\S", "]: ", 1, 1),
    _sign(_REFERENCE_LINK, "][", 1, 1, is_sure=False),
    _sign(_TWO_LIST_ITEMS, "\n", 1, 1, is_sure=False),
    _sign(r"^> ", "> ", 1, 1, is_sure=False),
)
_HEADLINE = re.compile(
    r"""(?mx)
    ^\#[ ]+ [^\W\d_].*
    (?P<apart> \n[ \t]*(?=\n) | \n(?=(?:[*+-]|1\.)[ ]) | \n*\Z )?
    """
)
_NUMBER_SIGN = re.compile(r"(?m)^#(?!#).*")


def looks_like_markdown(text: str) -> bool:
    r"""True where the beginning of a text has enough signs of Markdown.

    Two signs are needed, such as a heading and a list, and three in a text of more than 3,000
    characters. One of them must be sure. A link with its address counts as two. A line that begins
    with one ``#`` is a sign where it is the only one and stands apart, like a headline. Several
    such lines in a row speak against Markdown: they are rankings or the comments of programs.

    >>> looks_like_markdown("# Rain\n\nIt **rained**.")
    True
    >>> looks_like_markdown("> 5 is more than 3\n- and\n- so")
    False
    """
    head = text[:_SNIFFED_CHARS]
    points = _headline_points(head) if "#" in head else 0
    is_sure = points > 0
    for sign in _SIGNS:  # the sure ones come first
        if not (is_sure or sign.is_sure):
            return False
        if sign.needed not in head:
            continue
        found = sum(1 for _ in islice(sign.pattern.finditer(head), _MAX_MATCHES))
        points += min(found * sign.points, sign.max_points)
        is_sure |= sign.is_sure and found > 0
    return is_sure and points >= (
        _MIN_POINTS if len(head) <= _MAX_SHORT_CHARS else _MIN_POINTS_LONG
    )


def _headline_points(text: str) -> int:
    """The points of lines that begin with one number sign; negative for comments and rankings."""
    lines = [*islice(_NUMBER_SIGN.finditer(text), _MAX_MATCHES)]
    if any("\n\n" not in text[before.end() : line.start()] for before, line in pairwise(lines)):
        return -2
    headlines = [*islice(_HEADLINE.finditer(text), _MAX_MATCHES)]
    if len(headlines) != 1 or headlines[0]["apart"] is None:
        return 0
    before, after = text[: headlines[0].start()], text[headlines[0].end() :]
    is_first_line = not before.strip() and bool(after.strip())
    return 2 if is_first_line and len(lines) == 1 else 1
