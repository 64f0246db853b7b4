"""Markdown as scraper APIs return it and people write it: the same blocks as text, with the syntax turned into tags, links and images."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from ...document import BlockTable, Document, Hint
from ...patterns.language import guess
from ...patterns.spaces import normalize_space
from .inline import References, words_of
from .signs import looks_like_markdown

__all__ = ["looks_like_markdown", "read_markdown"]

_LINE = re.compile(r"[^\n]+")
_IMAGE = re.compile(
    r"""(?x)
    (?P<linked> \[[ \t]* )?
    !\[ (?P<alt> [^\]\n]{0,300} ) \]
    (?: \([ \t]*<? (?P<target> [^\s)\[\n>]* ) [^)\n]{0,300}\)
      | \[ (?P<label> [^\]\n]{0,100} ) \] )
    (?(linked) [ \t]*\] (?: \([^)\n]{0,2000}\) | \[[^\]\n]{0,100}\] ) | )
    """
)
_DEFINITION = re.compile(
    r"""(?mx)
    ^[ ]{0,3} \[ (?P<label> [^\]\n^][^\]\n]{0,200} ) \]:
    [ \t]+ <? (?=[^\s<>]{0,2000}[/.\#:@]) (?P<target> [^\s<>]{1,2000} ) >?
    (?: [ \t]+ (?: "[^\n]*" | '[^\n]*' | \([^\n]*\) ) )?  # its title
    [ \t]*$
    """
)
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_CLOSING = re.compile(r"(?<=[ \t])#+[ \t]*\Z")
_ITEM = re.compile(r"\s*(?:[*+-]|\d{1,3}[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?|$)")
_MEANING = re.compile(r" {0,3}:[ \t]+")  # opens the meaning of the term above
_QUOTE = re.compile(r"\s*(?:>[ \t]?)+")
_QUOTED = re.compile(r"(?m)^[ \t]*(?:>[ \t]?)+")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})[^`]*\Z")
_UNDERLINE = re.compile(r"(=+|-{3,})\s*")
_UNDERLINED = 120  # characters; dashes under a longer line are a rule, not the mark of a heading
_RULE = re.compile(
    r"""(?x)
    \s* (?: [*_-]\s* ){3,} $
    | \s* (?: \|\s* )? :?-{2,}:?\s* (?: \|\s*:?-{2,}:?\s* )* (?: \|\s* )? $  # under a table's head
    """
)
_COMMENT = re.compile(r"\s*<!--")


class _Row(NamedTuple):
    """A block: its span in the page, and what is known of it."""

    start: int
    end: int
    tag: str
    text: str
    share: float = 0.0
    image: str = ""
    hints: int = 0


def read_markdown(
    text: str, *, url: str | None = None, reference: datetime | None = None
) -> Document:
    r"""Markdown whose newlines are normalised, as a document: headings, items, quotes, code and table rows get their tags.

    The lines of a paragraph are joined; an image is a block of its own. `Document.text` stays the
    source, so that offsets point into it; a block's text has lost the syntax. What is nothing but
    syntax (a comment, the address of a link) is hidden.

    >>> document = read_markdown("Rain\n====\n\nIt **rained** on\n[the bridge][1].\n\n1. Wait\n\n[1]: https://a.example/bridge")
    >>> [(block.tag, block.text) for block in document.blocks][:3]
    [('h1', 'Rain'), ('hr', '===='), ('', 'It rained on the bridge.')]
    >>> [block.text for block in document.blocks if block.hints & Hint.HIDDEN]
    ['[1]: https://a.example/bridge']
    """
    rows = _Blocks(text).read()
    blocks = BlockTable(
        tuple(row.text for row in rows),
        tuple(row.start for row in rows),
        tuple(row.end for row in rows),
        tuple(row.tag for row in rows),
        tuple(row.hints for row in rows),
        tuple(row.share for row in rows),
        images={index: row.image for index, row in enumerate(rows) if row.image},
    )
    return Document(text, blocks, language=guess(text), url=url, reference=reference)


class _Open(NamedTuple):
    """A paragraph, item or quote that the next line may continue: its span, its tag, and how many characters at its head are syntax."""

    start: int
    end: int
    tag: str
    skip: int = 0


class _Blocks:
    """Walks over the lines of a page."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.rows: list[_Row] = []
        self.references: References = {
            match["label"].strip().lower(): match["target"]
            for match in (_DEFINITION.finditer(text) if "]:" in text else ())
        }
        self._open: _Open | None = None
        self._fence = ""  # of the code block that is open
        self._code = 0  # where it begins
        self._read = (
            0  # where what no line has been read of begins, after a comment of several lines
        )
        self._comments = "-->" in text

    def read(self) -> list[_Row]:
        """The blocks of the page."""
        for match in _LINE.finditer(self.text):
            start, end = match.span()
            start = max(start, self._read)
            line = self.text[start:end]
            if not line.strip():
                continue
            if self._fence:
                self._in_code(line, end)
            elif not (self._comment(line, start) or self._continues(line, start, end)):
                self._close()
                self._begin(line, start, end)
        self._close()
        if self._fence:
            self._rows_of_code(len(self.text))
        return [row for row in self.rows if row.text]

    def _in_code(self, line: str, end: int) -> None:
        mark = line.strip()
        if mark.startswith(self._fence) and not mark.strip(self._fence[0]):
            self._rows_of_code(end)

    def _rows_of_code(self, end: int) -> None:
        self.rows.append(
            _Row(self._code, end, "pre", _code(self.text[self._code : end], self._fence))
        )
        self._fence = ""

    def _comment(self, line: str, start: int) -> bool:
        """Take a comment that begins a line, over as many lines as it has."""
        if not (self._comments and _COMMENT.match(line)):
            return False
        end = self.text.find("-->", start)
        if end < 0:
            self._comments = False  # not looked for again
            return False
        self._close()
        self._read = end + 3
        self.rows.append(
            _Row(
                start,
                self._read,
                "",
                normalize_space(self.text[start : self._read]),
                hints=Hint.HIDDEN,
            )
        )
        rest = self.text.find("\n", self._read)
        rest = len(self.text) if rest < 0 else rest
        if self._read < rest and not self.text[self._read : rest].isspace():
            self._begin(self.text[self._read : rest], self._read, rest)
            self._read = rest
        return True

    def _continues(self, line: str, start: int, end: int) -> bool:
        """Take a line that belongs to the block that is open."""
        block = self._open
        if block is None or start - block.end != 1:
            return False
        underline = _UNDERLINE.fullmatch(line)
        if underline and not block.tag and _is_heading(self.text, block):
            self._open = block._replace(tag="h1" if underline[1][0] == "=" else "h2")
            self._close()
            self.rows.append(_Row(start, end, "hr", normalize_space(line)))
            return True
        words = line
        if block.tag == "blockquote":
            quote = _QUOTE.match(line)
            if quote is None:
                return False
            words = line[quote.end() :]
        if _special(words):
            return False
        self._open = block._replace(end=end)
        if not words.strip():  # an empty line of a quote ends its paragraph
            self._close()
        return True

    def _close(self) -> None:
        """End the block that is open."""
        if self._open:
            block, self._open = self._open, None
            self._pieces(*block)

    def _begin(self, line: str, start: int, end: int) -> None:
        """Begin with a line that continues nothing."""
        if fence := _FENCE.match(line):
            self._fence, self._code = fence[1], start
        elif _RULE.match(line):
            self.rows.append(_Row(start, end, "hr", normalize_space(line)))
        elif line.startswith("|"):
            cells = [
                words_of(cell, self.references)[0] for cell in line.strip().strip("|").split("|")
            ]
            self.rows.append(
                _Row(start, end, "tr", normalize_space(" | ".join(cells)) or normalize_space(line))
            )
        elif heading := _HEADING.match(line):
            self._pieces(start, end, f"h{len(heading[1])}", heading.end())
        elif "]:" in line and _DEFINITION.match(line):
            self.rows.append(_Row(start, end, "", normalize_space(line), hints=Hint.HIDDEN))
        else:
            self._open = _opened(line, start, end)
            if "![" in line:
                self._close()

    def _pieces(self, start: int, end: int, tag: str, skip: int = 0) -> None:
        """The pieces of a block: its images, and the text between them."""
        text, position = self.text, start
        for image in _IMAGE.finditer(text, start, end) if text.find("![", start, end) >= 0 else ():
            lead = text[position : image.start()]
            if lead[skip if position == start else 0 :].strip():
                self._piece(position, image.start(), tag, skip if position == start else 0)
                position = image.start()
            target = image["target"] or self.references.get(
                (image["label"] or image["alt"]).strip().lower(), ""
            )
            self.rows.append(
                _Row(
                    position,
                    image.end(),
                    "img",
                    normalize_space(image["alt"]) or image[0],
                    image=target,
                    hints=Hint.IMAGE,
                )
            )
            position = image.end()
        if text[position:end].strip():
            self._piece(position, end, tag, skip if position == start else 0)

    def _piece(self, start: int, end: int, tag: str, skip: int) -> None:
        source = self.text[start + skip : end]
        if tag == "blockquote":
            source = _QUOTED.sub("", source)
        elif tag[:1] == "h":
            source = _CLOSING.sub("", source)
        words, links = words_of(source, self.references)
        if words:
            self.rows.append(_Row(start, end, tag, words, min(1.0, links / len(words))))
        else:  # nothing but syntax
            self.rows.append(
                _Row(start, end, tag, normalize_space(self.text[start:end]), hints=Hint.HIDDEN)
            )


def _opened(line: str, start: int, end: int) -> _Open:
    """The item, quote or paragraph that a line begins."""
    if item := _ITEM.match(line):
        return _Open(start, end, "li", item.end())
    if quote := _QUOTE.match(line):
        inner = _HEADING.match(line, quote.end()) or _ITEM.match(line, quote.end())
        return _Open(start, end, "blockquote", inner.end() if inner else quote.end())
    if meaning := _MEANING.match(line):
        return _Open(start, end, "dd", meaning.end())
    return _Open(start, end, "")


def _is_heading(text: str, block: _Open) -> bool:
    """True for one short line, which what stands under it may make a heading."""
    return block.end - block.start <= _UNDERLINED and text.find("\n", block.start, block.end) < 0


def _special(line: str) -> bool:
    """True for a line that begins a block of its own."""
    return bool(
        _HEADING.match(line)
        or _ITEM.match(line)
        or _QUOTE.match(line)
        or _MEANING.match(line)
        or _FENCE.match(line)
        or _RULE.match(line)
        or "|" in line[:1]
        or "![" in line
        or ("]:" in line and _DEFINITION.match(line))
    )


def _code(text: str, fence: str) -> str:
    lines = text.strip("\n").split("\n")
    closed = len(lines) > 1 and lines[-1].strip().startswith(fence)
    return "\n".join(lines[1:-1] if closed else lines[1:]).strip("\n") or text.strip()
