"""The words of a piece of Markdown, without the syntax of links, emphasis, code and tags."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from ...facts import Mark
from ...patterns.spaces import normalize_space
from .addresses import address_in, bare_links
from .edits import Edit, Kept, apply_edits, keep, trimmed, without_spaces
from .literals import LITERAL_SIGNS, literals_in
from .references import References, note_anchor
from .tags import OpenTags

_PLACEHOLDER = re.compile(r"\ue000(\d+)\ue001")
_LINK = re.compile(
    r"""(?x)
    \[ ( (?: [^\[\]\n] | \[[^\[\]\n]*\] )* ) \]
    \( [^()\n]* (?: \([^()\n]*\) [^()\n]* )? \)
    """
)
_REFERENCE = re.compile(r"!?\[([^\[\]]{1,300})\](?:\[([^\[\]]{0,300})\])?")
_NOTE = re.compile(r"\[\^([^\[\]\s]{1,100})\](?!:)")
_EMPHASIS = re.compile(
    r"""(?x)
    (\*\*|~~) (?=\S) (.{1,500}?) (?<=\S) \1
    | (?<![\w_]) (__) (?=\S) (.{1,500}?) (?<=\S) \3 (?![\w_])
    | (?<![\w*_]) ([*_]) (?=[^\s*_]) ([^\n*_]+) (?<=\S) \5 (?![\w*_])
    """
)
_EMPHASIS_KINDS = {"**": "strong", "~~": "strike", "__": "strong", "*": "emphasis", "_": "emphasis"}
_ENTITY = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
_MAX_NESTED_EMPHASIS = 3


class Words(NamedTuple):
    """What a piece of Markdown says.

    Args:
        text: its words, white space collapsed.
        link_chars: how many characters stand in links, by the sizes before white space was
            collapsed.
        marks: its links, emphasis and so on.
        is_formula: whether it is one formula that stands alone.
    """

    text: str
    link_chars: int = 0
    marks: tuple[Mark, ...] = ()
    is_formula: bool = False


def words_of(text: str, references: References) -> Words:
    r"""The text without syntax, and what the syntax said of it.

    Args:
        text: a piece of Markdown with one line or several.
        references: what the page defines.

    >>> words = words_of(
    ...     "It **rained *all* day** on [the bridge](/b) and `x_1`, 2 \\* 3.", References()
    ... )
    >>> words.text, words.link_chars
    ('It rained all day on the bridge and x_1, 2 * 3.', 10)
    >>> for mark in words.marks:
    ...     print(words.text[mark.start : mark.end], mark.kind, mark.target or "")
    rained all day strong
    all emphasis
    the bridge link /b
    x_1 code
    """
    if "\n" in text:
        text = text.replace("\\\n", " ").replace("\n", " ")
    piece = _Piece(text)
    if any(map(text.__contains__, LITERAL_SIGNS)):
        piece.set_literals_aside()
    if "[" in piece.text:
        piece.read_links(references)
    if any(map(piece.text.__contains__, "*_~")):
        piece.read_emphasis()
    return piece.words()


class _Piece:
    """A text whose syntax is taken out in passes, with the marks found so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks: list[Mark] = []
        self.link_chars = 0
        self._literals: list[str] = []
        self._is_displayed = False  # a formula of a line of its own was seen

    def set_literals_aside(self) -> None:
        """Put placeholders where literal parts stand, and drop tags and comments."""
        edits, tags = list[Edit](), OpenTags()
        for start, end, text, kind, target, is_displayed in literals_in(self.text):
            if kind == "tag":
                edits.append((start, end, ""))
                if mark := tags.read(text, start, end):
                    self.marks.append(mark)
                continue
            if kind:
                self.marks.append(Mark(start, end, kind, target))
            self._is_displayed |= is_displayed
            self.link_chars += len(text) if kind == "link" else 0
            edits.append((start, end, f"\ue000{len(self._literals)}\ue001"))
            self._literals.append(text)
        self._edit(edits)

    def read_links(self, references: References) -> None:
        """Take links out, and note references to footnotes."""
        kept: list[Kept] = []
        for match in _LINK.finditer(self.text):
            inside = self.text[match.end(1) + 2 : match.end() - 1]
            kept.append(self._link(match, address_in(self._restored(inside))))
        self._keep(kept)
        if references.links:
            kept = []
            for match in _REFERENCE.finditer(self.text):
                target = references.links.get((match[2] or match[1]).strip().lower())
                if target is not None:
                    kept.append(self._link(match, target))
            self._keep(kept)
        if references.notes:
            self.marks += (
                Mark(*match.span(), "note", note_anchor(match[1]))
                for match in _NOTE.finditer(self.text)
                if match[1] in references.notes
            )

    def _link(self, match: re.Match[str], target: str) -> Kept:
        """The link whose text is the first group of a match."""
        self.link_chars += len(_PLACEHOLDER.sub("x", match[1]))
        start, end = match.span(1)
        first = match.start()
        is_image = self.text[first] == "!" or (first > 0 and self.text[first - 1] == "!")
        kind = "link" if target and not is_image else ""
        return first, start, end, match.end(), kind, target

    def read_emphasis(self) -> None:
        """Take the signs of emphasis out."""
        for _ in range(_MAX_NESTED_EMPHASIS):
            kept: list[Kept] = []
            for match in _EMPHASIS.finditer(self.text):
                words = match.lastindex or 0  # the group before it is the sign
                kind = _EMPHASIS_KINDS[match[words - 1]]
                kept.append((match.start(), *match.span(words), match.end(), kind, None))
            if not kept:
                break
            self._keep(kept)

    def words(self) -> Words:
        """What is left."""
        if "&" in self.text:
            self._edit(
                [(*found.span(), unescape(found[0])) for found in _ENTITY.finditer(self.text)]
            )
        if self._literals:
            self._edit(
                [
                    (*found.span(), self._literals[int(found[1])])
                    for found in _PLACEHOLDER.finditer(self.text)
                ]
            )
        if not self.marks and "://" not in self.text:
            return Words(normalize_space(self.text), self.link_chars)
        text, marks = without_spaces(self.text, self.marks)
        if "://" in text:
            marks += bare_links(text, marks)
        marks = trimmed(text, marks)
        if self._is_displayed and marks == [Mark(0, len(text), "math")]:
            return Words(text, self.link_chars, is_formula=True)
        return Words(text, self.link_chars, tuple(marks))

    def _edit(self, edits: list[Edit]) -> None:
        if edits:
            self.text, self.marks = apply_edits(self.text, edits, self.marks)

    def _keep(self, kept: list[Kept]) -> None:
        if kept:
            self.text, self.marks = keep(self.text, kept, self.marks)

    def _restored(self, text: str) -> str:
        """The text with its literal parts, the syntax of which it keeps where that is none."""
        if not self._literals or "\ue000" not in text:
            return text
        return _PLACEHOLDER.sub(lambda found: self._literals[int(found[1])], text)
