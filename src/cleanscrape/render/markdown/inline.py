"""A text with its marks as Markdown: emphasis, links, code and so on, nested validly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape as html_escape
from typing import NamedTuple

from ...facts import Mark
from ..links import link_address
from ..spans import one_line, tidy
from ..tokens import Token, tokens
from .delimiters import Delimiter, resolved
from .escape import at_start, escaped

WHOLE = ("note", "math", "code", "break")
"""Marks that hold no others in Markdown."""

_TAGS = {
    "subscript": "sub",
    "superscript": "sup",
    "keyboard": "kbd",
    "quotation": "q",
}
_ENTITY = re.compile(r"&(?=#?\w+;)")
# A formula that no parser of dollars would read as one.
_NO_TEX = re.compile(r"\$|\\\Z|\A\s|\s\Z|\A\Z")
_LINE_END = "  \n"
_PARENTHESES = re.compile(r"[()]")


class Style(NamedTuple):
    """How inline Markdown is written.

    Args:
        links: whether links have their addresses.
        notes: the numbers of the footnotes by their anchors.
        dollars: whether ``$`` begins a formula, so that those of the text are escaped.
        lines: whether a break begins a line of the Markdown; in a heading or a table it cannot.
    """

    links: bool = True
    notes: Mapping[str, int] = {}
    dollars: bool = False
    lines: bool = True


PLAIN = Style()


def inline(text: str, marks: Iterable[Mark] = (), style: Style = PLAIN) -> str:
    r"""A text on one line with its marks.

    What Markdown cannot say at a place, such as emphasis of a part of a word, is written as an
    HTML tag.

    >>> inline("See here.", [Mark(4, 8, "link", "https://a.example"), Mark(4, 8, "strong")])
    'See [**here**](https://a.example).'
    >>> inline("unbelievable", [Mark(2, 9, "emphasis"), Mark(0, 2, "strong")])
    '**un**<em>believa</em>ble'
    """
    line, marks = one_line(text, marks)
    if not marks:
        return escaped(line, style.dollars)
    marks = tidy(line, _fit(line, marks, style), WHOLE)
    pieces = [*_pieces(tokens(line, marks, WHOLE), style)]
    first, *others = "".join(resolved(pieces)).split(_LINE_END)
    return _LINE_END.join([first, *map(at_start, others)])


def _fit(line: str, marks: Iterable[Mark], style: Style) -> Iterator[Mark]:
    """The marks that can be written: links that may be followed, notes that there are."""
    for mark in marks:
        if mark.kind == "link":
            if style.links and link_address(mark.target):
                yield mark
        elif mark.kind == "time":
            continue
        elif mark.kind != "note":
            yield mark
        elif mark.target in style.notes:
            yield _with_brackets(line, mark)
        else:
            yield mark._replace(kind="superscript", target=None)


def _with_brackets(line: str, mark: Mark) -> Mark:
    """A note's reference with the brackets around it, which Markdown writes itself."""
    before, after = line[max(0, mark.start - 1) : mark.start], line[mark.end : mark.end + 1]
    if before + after == "[]":
        return mark._replace(start=mark.start - 1, end=mark.end + 1)
    return mark


def _pieces(steps: Iterable[Token], style: Style) -> Iterator[str | Delimiter]:
    for step in steps:
        mark = step.mark
        if mark is None:
            yield escaped(step.text, style.dollars)
        elif mark.kind == "break":
            yield _LINE_END if style.lines else "<br>"
        elif step.step == "whole":
            yield _whole(step.text, mark, style)
        elif mark.kind in _TAGS:
            yield f"</{_TAGS[mark.kind]}>" if step.step == "close" else f"<{_TAGS[mark.kind]}>"
        elif mark.kind == "link":
            yield "[" if step.step == "open" else f"]({destination(mark.target)})"
        else:
            yield Delimiter(mark.kind, step.step == "open")


def _whole(text: str, mark: Mark, style: Style) -> str:
    if mark.kind == "note":
        return f"[^{style.notes[mark.target or '']}]"
    if mark.kind == "math" and not _NO_TEX.search(text):
        return f"${text}$"
    return code_span(text)


def code_span(text: str) -> str:
    """A text as inline code.

    >>> code_span("x = 1"), code_span("a `b`")
    ('`x = 1`', '`` a `b` ``')
    """
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def destination(address: str | None) -> str:
    """An address within a link's brackets.

    >>> destination("https://a.example/b_(c)"), destination("c.jpg)")
    ('https://a.example/b_(c)', 'c.jpg%29')
    """
    safe = _ENTITY.sub("&amp;", link_address(address) or "")
    if not _is_balanced(safe):
        safe = safe.replace("(", "%28").replace(")", "%29")
    return safe


def _is_balanced(address: str) -> bool:
    depth = 0
    for match in _PARENTHESES.finditer(address):
        depth += 1 if match[0] == "(" else -1
        if not 0 <= depth <= 8:
            return False
    return depth == 0


def alternative(text: str) -> str:
    """The alternative text of an image."""
    return escaped(" ".join(text.split()))


def attribute(text: str) -> str:
    """A text as the value of an HTML attribute."""
    return html_escape(text, quote=True)
