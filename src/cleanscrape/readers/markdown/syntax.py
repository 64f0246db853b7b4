"""Markdown's block syntax: what a line begins, and whether it continues the block above."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...facts import ListItem, Structure
from ..html.code import code_language
from .open_lists import MARKER, NO_STRUCTURE
from .references import DEFINITION, NOTE

LINE = re.compile(r"[^\n]+")
IMAGE = re.compile(
    r"""(?x)
    (?P<linked> \[[ \t]* )?
    !\[ (?P<alt> [^\]\n]{0,300} ) \]
    (?: \([ \t]*<? (?P<target> [^\s)\[\n>]* ) (?P<rest> [^)\n]{0,300} )\)
      | \[ (?P<label> [^\]\n]{0,100} ) \] )
    (?(linked) [ \t]*\] (?: \([^)\n]{0,2000}\) | \[[^\]\n]{0,100}\] ) | )
    """
)
HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
CLOSING = re.compile(r"(?<=[ \t])#+[ \t]*\Z")
_ITEM = re.compile(rf"(?x) \s* {MARKER}")
_MEANING = re.compile(r" {0,3}:[ \t]+")  # opens the meaning of the term above
QUOTE = re.compile(r"\s*(?:>[ \t]?)+")
QUOTED = re.compile(r"(?m)^[ \t]*(?:>[ \t]?)+")
FENCE = re.compile(r"\s*(`{3,}|~{3,})[^`]*\Z")
UNDERLINE = re.compile(r"(=+|-{3,})\s*")
_UNDERLINED = 120  # characters; dashes under a longer line are a rule, not the mark of a heading
RULE = re.compile(
    r"""(?x)
    \s* (?: [*_-]\s* ){3,} $
    | \s* (?: \|\s* )? :?-{2,}:?\s* (?: \|\s*:?-{2,}:?\s* )* (?: \|\s* )? $  # under a table's head
    """
)
_INFO = re.compile(r"\s*(?:`+|~+)[ \t{.]*(?P<language>[\w+#-][\w+#.-]{0,30})")
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
    if item := _ITEM.match(line):
        return OpenBlock(start, end, "li", item.end(), structure)
    if quote := QUOTE.match(line):
        inner = HEADING.match(line, quote.end()) or _ITEM.match(line, quote.end())
        skip = inner.end() if inner else quote.end()
        return OpenBlock(start, end, "blockquote", skip, structure)
    if meaning := _MEANING.match(line):
        structure = structure._replace(item=ListItem("definition"))
        return OpenBlock(start, end, "dd", meaning.end(), structure)
    return OpenBlock(start, end, "", 0, structure)


def may_be_heading(text: str, block: OpenBlock) -> bool:
    """True for one short line, which what stands under it may make a heading."""
    return block.end - block.start <= _UNDERLINED and text.find("\n", block.start, block.end) < 0


def begins_block(line: str) -> bool:
    """True for a line that begins a block of its own."""
    return bool(
        HEADING.match(line)
        or _ITEM.match(line)
        or QUOTE.match(line)
        or _MEANING.match(line)
        or FENCE.match(line)
        or RULE.match(line)
        or "|" in line[:1]
        or "![" in line
        or ("]:" in line and (DEFINITION.match(line) or NOTE.match(line)))
    )


def code_of(text: str, fence: str) -> str:
    """The lines of a code block without its fences."""
    lines = text.strip("\n").split("\n")
    closed = len(lines) > 1 and lines[-1].strip().startswith(fence)
    return "\n".join(lines[1:-1] if closed else lines[1:]).strip("\n") or text.strip()


def language_of(line: str) -> str | None:
    """The language that the opening line of a code block names.

    >>> language_of("```Python title=rain.py"), language_of("~~~ {.js}"), language_of("```text")
    ('python', 'js', None)
    """
    info = _INFO.match(line)
    return (
        code_language("code", {"class": f"language-{info['language']}"}) or None if info else None
    )


def is_under_head(line: str) -> bool:
    """True for the line of dashes under the head of a table.

    >>> is_under_head("| --- | :--: |"), is_under_head("---")
    (True, False)
    """
    return "|" in line and RULE.match(line) is not None
