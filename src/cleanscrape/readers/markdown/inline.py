"""The words of a piece of Markdown, without the syntax of links, emphasis, code and tags."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from ...facts import Mark
from ...patterns.spaces import normalize_space
from ..addresses import bare_links
from .edits import Edit, Kept, apply_edits, keep, trimmed, without_spaces
from .inline_syntax import (
    DISPLAYED,
    EMPHASIS,
    EMPHASIS_KINDS,
    ENTITY,
    FORMULAS,
    HARD_BREAK,
    LINK,
    LITERAL,
    LITERAL_SIGNS,
    MAX_NESTED_EMPHASIS,
    NOTE,
    ONE_LINK,
    PLACEHOLDER,
    REFERENCE,
    SIGN,
)
from .references import References, label_key, note_anchor
from .tags import OpenTags


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
        text = HARD_BREAK.sub("<br>", text)
    if SIGN.search(text) is None:
        return Words(normalize_space(text))
    if link := ONE_LINK.fullmatch(text):
        words = normalize_space(link[1])
        marks = (Mark(0, len(words), "link", link[2]),) if words else ()
        return Words(words, len(link[1]), marks)
    text = text.replace("\n", " ")
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
        text, edits, tags = self.text, list[Edit](), OpenTags()
        position = 0
        while match := LITERAL.search(text, position):
            group = match.lastgroup or ""
            start, position = _with_blanks(match, position) if group == "break" else match.span()
            if group in FORMULAS and not FORMULAS[group](match[group]):
                position = start + 1
                if group in ("inline", "display"):
                    continue
                position = start + 2  # an escaped bracket
                group, literal, kind = "escaped", text[start + 1], ""
            else:
                literal, kind = _literal(match, group)
            if group == "nothing":
                edits.append((start, position, ""))
                if mark := tags.read(match[0], start, position):
                    self.marks.append(mark)
                continue
            if kind:
                target = _link_target(literal) if kind == "link" else None
                self.marks.append(Mark(start, position, kind, target))
            self._is_displayed |= group in DISPLAYED
            self.link_chars += len(match["link"] or "") if group == "link" else 0
            edits.append((start, position, f"\ue000{len(self._literals)}\ue001"))
            self._literals.append(literal)
        self._edit(edits)

    def read_links(self, references: References) -> None:
        """Take links out, and note references to footnotes."""
        kept: list[Kept] = []
        for match in LINK.finditer(self.text):
            inside = self.text[match.end(1) + 2 : match.end() - 1]
            kept.append(self._link(match, address_in(self._restored(inside))))
        self._keep(kept)
        if references.links:
            kept = []
            for match in REFERENCE.finditer(self.text):
                target = references.links.get(label_key(match[2] or match[1]))
                if target is not None:
                    kept.append(self._link(match, target))
            self._keep(kept)
        if references.notes:
            self.marks += (
                Mark(*match.span(), "note", note_anchor(match[1]))
                for match in NOTE.finditer(self.text)
                if match[1] in references.notes
            )

    def _link(self, match: re.Match[str], target: str) -> Kept:
        """The link whose text is the first group of a match."""
        self.link_chars += len(PLACEHOLDER.sub("x", match[1]))
        start, end = match.span(1)
        first = match.start()
        is_image = self.text[first] == "!" or (first > 0 and self.text[first - 1] == "!")
        kind = "link" if target and not is_image else ""
        return first, start, end, match.end(), kind, target

    def read_emphasis(self) -> None:
        """Take the signs of emphasis out."""
        for _ in range(MAX_NESTED_EMPHASIS):
            kept: list[Kept] = []
            for match in EMPHASIS.finditer(self.text):
                words = match.lastindex or 0  # the group before it is the sign
                kind = EMPHASIS_KINDS[match[words - 1]]
                kept.append((match.start(), *match.span(words), match.end(), kind, None))
            if not kept:
                break
            self._keep(kept)

    def words(self) -> Words:
        """What is left."""
        if "&" in self.text:
            self._edit(
                [(*found.span(), unescape(found[0])) for found in ENTITY.finditer(self.text)]
            )
        if self._literals:
            self._edit(
                [
                    (*found.span(), self._literals[int(found[1])])
                    for found in PLACEHOLDER.finditer(self.text)
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
        return PLACEHOLDER.sub(lambda found: self._literals[int(found[1])], text)


def _with_blanks(match: re.Match[str], first: int) -> tuple[int, int]:
    """The span of a line break with the white space around it, from `first` on: all one blank."""
    text, (start, end) = match.string, match.span()
    while start > first and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end].isspace():
        end += 1
    return start, end


def _literal(match: re.Match[str], group: str) -> tuple[str, str]:
    """The literal part of a match, and the kind of its mark; empty for none."""
    if group in FORMULAS:
        return match[group].strip(), "math"
    if group == "code":
        return match["code"], "code"
    if group == "break":
        return " ", "break"
    return match[group], "link" if group == "link" else ""


def _link_target(link: str) -> str:
    """The address of what stands between ``<`` and ``>``."""
    return link if ":" in link else f"mailto:{link}"


def address_in(brackets: str) -> str:
    """The address in the round brackets of a link, without its title.

    >>> address_in('/b "The bridge"'), address_in("<a b.html>"), address_in("")
    ('/b', 'a b.html', '')
    """
    brackets = brackets.strip()
    if brackets[:1] == "<" and ">" in brackets:
        address = brackets[1 : brackets.index(">")]
    else:
        address = brackets.split(None, 1)[0] if brackets else ""
    return unescape(address) if "&" in address else address
