"""Whether a text is Markdown: what speaks for it, what each sign is worth, and what speaks against it."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import NamedTuple

_LOOKED_AT = 20_000  # characters
_ENOUGH = 2  # points
# characters; so long a text in Markdown has more signs than two, and a plain one may have them by
# chance
_LONG = 3_000
_ENOUGH_LONG = 3
_MOST = 200  # matches of one sign that are counted


class _Sign(NamedTuple):
    """One sign of Markdown.

    Args: pattern: what it looks like. points: what one of them is worth. most: what many of them
        are worth at most. sure: plain text has no such thing by chance. Signs that are not sure
        only add to one that is.
    """

    pattern: re.Pattern[str]
    points: int
    most: int
    sure: bool = True


def _sign(pattern: str, points: int, most: int, sure: bool = True) -> _Sign:
    return _Sign(re.compile(pattern, re.MULTILINE), points, most, sure)


_TARGET = (
    r"<?(?:[a-z][a-z+.-]{1,20}:|[./#]|www\.|[\w-]+(?:/|\.\w))[^\s()]*(?:\([^\s()]*\)[^\s()]*)?"
)
# The points were set on the texts in the tests, and checked on dumps of 1,748 pages of four
# corpora, full and main content: 5 and 2 are taken for Markdown, and all of these quote some.
_SIGNS = (
    _sign(r"^ {0,3}#{2,6} +[^\s#].*[^\W\d_]", 1, 2),  # not "# 1 in the charts", and not a hashtag
    _sign(
        rf"!\[[^\]\n]{{0,300}}\]\([^)\n]{{1,2000}}\)|\[[^\]\n]{{1,300}}\]\({_TARGET}(?: +[\"'(][^\n]{{0,300}})?\)",
        2,
        4,
    ),
    _sign(r"(?<![\w*])\*\*(?=[^\s*])[^\n]{1,200}?(?<=[^\s*])\*\*(?![\w*])", 1, 2),
    _sign(r"^ {0,3}```[^`\n]*\n(?:[^\n]*\n){1,400}? {0,3}```[ \t]*$", 2, 2),
    _sign(r"^ {0,3}[*+-] \[[ xX]\] \S", 1, 2),
    _sign(r"^ {0,3}\|.+\|[ \t]*\n {0,3}\|[ \t]*:?-{2,}", 2, 2),
    _sign(r"^[^\s#>|*=-].{0,80}\n={3,}[ \t]*$", 1, 1),
    _sign(r"(?<![`\w])`[^`\n]{1,80}`(?![`\w'])", 1, 1),
    _sign(r"^ {0,3}\[[^\]\n^]{1,80}\]: +<?(?:https?:|/)\S+(?: +[\"'(].{0,300})?$", 1, 1),
    _sign(r"^\[\^[^\]\s]{1,40}\]: +\S", 1, 1),
    _sign(r"\[(?=[^\]\n]{0,80}[^\W\d_])[^\]\n]{1,100}\]\[[^\]\n]{1,80}\]", 1, 1, sure=False),
    _sign(r"^ {0,3}(?:[*+-]|\d{1,3}\.) +\S.*\n+ {0,3}(?:[*+-]|\d{1,3}\.) +\S", 1, 1, sure=False),
    _sign(r"^> ", 1, 1, sure=False),
)
_HEADLINE = re.compile(r"(?m)^# +[^\W\d_].*(?P<apart>\n[ \t]*(?=\n)|\n(?=(?:[*+-]|1\.) )|\n*\Z)?")
_NUMBER_SIGN = re.compile(r"(?m)^#(?!#).*")


def looks_like_markdown(text: str) -> bool:
    r"""True where the first 20,000 characters have a sure sign of Markdown and another one, such as a heading and a list.

    A link with its address counts as two; a text of more than 3,000 characters needs three. A line
    that begins with one ``#`` is a sign where it stands apart and no other does, as a headline is;
    rankings and the comments of programs have several, which speak against Markdown where they
    follow each other.

    >>> looks_like_markdown("# Rain\n\nIt **rained**."), looks_like_markdown("See [the map](https://a.example/map).")
    (True, True)
    >>> looks_like_markdown("> 5 is more than 3\n- and\n- so"), looks_like_markdown("# 1 Rain\n# 2 Snow\n# 3 Hail")
    (False, False)
    """
    head = text[:_LOOKED_AT]
    points = _headline(head)
    sure = points > 0
    for sign in _SIGNS:
        found = sum(1 for _ in islice(sign.pattern.finditer(head), _MOST))
        points += min(found * sign.points, sign.most)
        sure |= sign.sure and found > 0
    return sure and points >= (_ENOUGH if len(head) <= _LONG else _ENOUGH_LONG)


def _headline(text: str) -> int:
    """What the lines are worth that begin with one number sign: a headline's points, or less than nothing for comments and rankings."""
    lines = [*islice(_NUMBER_SIGN.finditer(text), _MOST)]
    if any("\n\n" not in text[before.end() : line.start()] for before, line in pairwise(lines)):
        return -2
    headlines = [*islice(_HEADLINE.finditer(text), _MOST)]
    if len(headlines) != 1 or headlines[0]["apart"] is None:
        return 0
    return (
        2
        if len(lines) == 1
        and not text[: headlines[0].start()].strip()
        and text[headlines[0].end() :].strip()
        else 1
    )
