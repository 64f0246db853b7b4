"""Markdown's block syntax: what a line begins, and whether it continues the block above."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...facts import Structure
from .open_lists import MARKER, NO_STRUCTURE
from .references import DEFINITION, NOTE

LINE = re.compile(r"[^\n]+")
HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
CLOSING = re.compile(r"(?<=[ \t])#+[ \t]*\Z")
PERMALINK = re.compile(
    r"""(?x)
    [ \t]{0,9} \[ [ \t]{0,9} \\? [¶#§🔗⚓∞\uf0c1] [ \t]{0,9} \]
    \( [^()\n]{0,2000} \) [ \t]{0,9} \Z
    """
)
ITEM = re.compile(rf"(?x) \s* {MARKER}")
MEANING = re.compile(r" {0,3}:[ \t]+")  # opens the meaning of the term above
QUOTE = re.compile(r"\s*(?:>[ \t]?)+")
QUOTED = re.compile(r"(?m)^[ \t]*(?:>[ \t]?)+")
FENCE = re.compile(r"\s*(`{3,}|~{3,})[^`]*\Z")
UNDER_HEAD = re.compile(r"(?x) \s* (?: \|\s* )? :?-+:?\s* (?: \|\s*:?-+:?\s* )* (?: \|\s* )? \Z")
_QUOTE_SIGN = re.compile(r"[ \t]*>[ \t]?")
UNDERLINE = re.compile(r"(=+|-{3,})\s*")
_UNDERLINED = 120  # characters; dashes under a longer line are a rule, not the mark of a heading
RULE = re.compile(
    r"""(?x)
    \s* (?: [*_-]\s* ){3,} $
    | \s* (?: \|\s* )? :?-{2,}:?\s* (?: \|\s*:?-{2,}:?\s* )* (?: \|\s* )? $  # of a table
    """
)
_IMAGE_AT_HEAD = re.compile(
    r"""(?xi)
    [ \t]{0,9}
    (?: (?: \[ | <(?:a|p|div|center|picture)\b[^<>]{0,2000}> ) [ \t]{0,9} )?
    (?: !\[ | <img\b )
    """
)
COMMENT = re.compile(r"\s*<!--")


class OpenBlock(NamedTuple):
    """A paragraph, item or quote that the next line may continue.

    Args:
        start: where it begins in the page.
        end: where it ends so far.
        tag: its tag; empty for a paragraph.
        skip: how many characters at its start are syntax.
        structure: its place in lists and quotes.
    """

    start: int
    end: int
    tag: str
    skip: int = 0
    structure: Structure = NO_STRUCTURE


def opened_block(line: str, start: int, end: int, structure: Structure) -> OpenBlock:
    """The item, quote or paragraph that a line begins."""
    if item := ITEM.match(line):
        quote = QUOTE.match(line, item.end())
        if quote is None:
            return OpenBlock(start, end, "li", item.end(), structure)
        structure = structure._replace(quote=structure.quote + quote[0].count(">"))
        return OpenBlock(start, end, "blockquote", quote.end(), structure)
    if quote := QUOTE.match(line):
        inner = ITEM.match(line, quote.end())
        if inner:
            return OpenBlock(start, end, "li", inner.end(), structure)
        return OpenBlock(start, end, "blockquote", quote.end(), structure)
    return OpenBlock(start, end, "li" if structure.item else "", 0, structure)


def may_be_heading(text: str, block: OpenBlock, line: str) -> bool:
    """True for a short text of one line, which what stands under it may make a heading.

    >>> may_be_heading("It rained.", OpenBlock(0, 10, ""), "---")
    True
    """
    is_short = block.end - block.start <= _UNDERLINED
    return is_short and (line[0] == "=" or text.find("\n", block.start, block.end) < 0)


def begins_block(line: str) -> bool:
    """True for a line that begins a block of its own."""
    return bool(
        HEADING.match(line)
        or ITEM.match(line)
        or QUOTE.match(line)
        or MEANING.match(line)
        or FENCE.match(line)
        or RULE.match(line)
        or "|" in line[:1]
        or begins_with_image(line)
        or ("]:" in line and (DEFINITION.match(line) or NOTE.match(line)))
    )


def begins_with_image(line: str) -> bool:
    """True for a line at whose head stands an image, which is a block of its own there.

    >>> begins_with_image("[![A pier](p.jpg)](/p)"), begins_with_image("Rain ![A pier](p.jpg)")
    (True, False)
    """
    return ("![" in line or "<" in line) and _IMAGE_AT_HEAD.match(line) is not None


def is_under_head(line: str) -> bool:
    """True for the line of dashes under the head of a table.

    >>> is_under_head("| --- | :--: |"), is_under_head("a | b"), is_under_head("---")
    (True, False, False)
    """
    return "|" in line and UNDER_HEAD.match(line) is not None


def quote_end(line: str) -> int:
    """Where a line goes on after the signs of a quote at its head; 0 where it has none.

    >>> quote_end("> It rained."), quote_end("It rained.")
    (2, 0)
    """
    quote = QUOTE.match(line) if ">" in line else None
    return quote.end() if quote else 0


def without_quote(line: str, quotes: int) -> str | None:
    """A line without as many signs of a quote; None where it has fewer.

    >>> without_quote("> > It rained.", 1), without_quote("It rained.", 1)
    ('> It rained.', None)
    """
    at = 0
    for _ in range(quotes):
        sign = _QUOTE_SIGN.match(line, at)
        if sign is None:
            return None
        at = sign.end()
    return line[at:]
