"""A text with its marks as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from ...facts import Mark
from ..links import link_address
from ..spans import one_line, tidy
from ..tokens import Token, tokens

_DATETIME = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
)  # what HTML allows
_ELEMENTS = {
    "strong": "strong",
    "emphasis": "em",
    "code": "code",
    "subscript": "sub",
    "superscript": "sup",
    "strike": "del",
    "quotation": "q",
    "keyboard": "kbd",
    "time": "time",
}


def inline(text: str, marks: Iterable[Mark], links: bool, notes: Mapping[str, int]) -> str:
    """A text on one line with its marks.

    Args:
        text: the text; all of it is escaped.
        marks: what to set apart in it.
        links: whether links have their addresses.
        notes: the numbers of the footnotes by their anchors.

    >>> inline("5 < 6", [Mark(0, 1, "strong")], True, {})
    '<strong>5</strong> &lt; 6'
    """
    line, marks = one_line(text, marks)
    if not marks:
        return text_of(line)
    fit = tidy(line, _fit(marks, links, notes))
    return "".join(_tags(tokens(line, fit), notes))


def _fit(marks: Iterable[Mark], links: bool, notes: Mapping[str, int]) -> Iterator[Mark]:
    """The marks that can be written: links that may be followed, notes that there are."""
    for mark in marks:
        if mark.kind == "link":
            if links and link_address(mark.target):
                yield mark
        elif mark.kind == "time":
            if _DATETIME.fullmatch(mark.target or ""):
                yield mark
        elif mark.kind == "note" and mark.target not in notes:
            yield mark._replace(kind="superscript", target=None)
        else:
            yield mark


def _tags(steps: Iterable[Token], notes: Mapping[str, int]) -> Iterator[str]:
    for step in steps:
        mark = step.mark
        if mark is None:
            yield text_of(step.text)
        elif step.step == "whole":
            yield _whole(step.text, mark, notes)
        elif step.step == "close":
            yield "</a>" if mark.kind == "link" else f"</{_ELEMENTS[mark.kind]}>"
        elif mark.kind == "link":
            yield f'<a href="{attribute(link_address(mark.target) or "")}">'
        elif mark.kind == "quotation":
            yield f"<q{cite(mark.target)}>"
        elif mark.kind == "time":
            yield f'<time datetime="{attribute(mark.target or "")}">'
        else:
            yield f"<{_ELEMENTS[mark.kind]}>"


def _whole(text: str, mark: Mark, notes: Mapping[str, int]) -> str:
    if mark.kind == "break":
        return "<br>"
    if mark.kind == "math":
        return f'<span class="math">{text_of(text)}</span>'
    number = notes[mark.target or ""]
    return f'<sup class="note"><a href="#note-{number}">{text_of(text)}</a></sup>'


def cite(address: str | None) -> str:
    """The attribute that names a quote's source, with a blank before it; nothing without one."""
    safe = link_address(address)
    return f' cite="{attribute(safe)}"' if safe else ""


def text_of(text: str) -> str:
    r"""A text, escaped; characters that HTML does not have are replaced.

    >>> text_of("<b> & \x00")
    '&lt;b&gt; &amp; \ufffd'
    """
    return escape(_characters(text), quote=False)


def attribute(text: str) -> str:
    """A text as the value of an attribute."""
    return escape(_characters(text), quote=True)


def _characters(text: str) -> str:
    return text if text.isprintable() else text.translate(_NO_HTML)


# Control characters, halves of surrogates and non-characters are errors for a parser of HTML.
_NO_HTML = dict.fromkeys(
    [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000),
     *range(0xFDD0, 0xFDF0),
     *(plane + end for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))],
    "\ufffd",
)  # fmt: skip
