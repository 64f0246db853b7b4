"""Markdown as scraper APIs return it and people write it.

The blocks are those of text; the syntax becomes tags, shares of links and images.
"""

from __future__ import annotations

from datetime import datetime

from ...document import Document, Hint
from ...patterns.language import guess
from ...patterns.spaces import normalize_space
from .formulas import CLOSING_LINES, formula_end
from .open_lists import NO_STRUCTURE, OpenLists
from .references import DEFINITION, NOTE, note_anchor, references_of
from .rows import Row, rows_of, table_of
from .signs import looks_like_markdown
from .syntax import (
    COMMENT,
    FENCE,
    HEADING,
    LINE,
    QUOTE,
    RULE,
    UNDERLINE,
    OpenBlock,
    begins_block,
    code_of,
    is_under_head,
    language_of,
    may_be_heading,
    opened_block,
)
from .tables import OpenTable, table_row

__all__ = ["looks_like_markdown", "read_markdown"]


def read_markdown(
    text: str, *, url: str | None = None, reference: datetime | None = None
) -> Document:
    r"""Markdown with normalised newlines, as a document.

    Headings, items, quotes, code and table rows get their tags.
    The lines of a paragraph are joined; an image is a block of its own. `Document.text` stays the
    source, so that offsets point into it; a block's text has lost the syntax. What is nothing but
    syntax (a comment, the address of a link) is hidden.

    >>> document = read_markdown(
    ...     "Rain\n====\n\nIt **rained** on\n[the bridge][1].\n\n1. Wait\n\n[1]: https://a.example/bridge"
    ... )
    >>> [(block.tag, block.text) for block in document.blocks][:3]
    [('h1', 'Rain'), ('hr', '===='), ('', 'It rained on the bridge.')]
    >>> [block.text for block in document.blocks if block.hints & Hint.HIDDEN]
    ['[1]: https://a.example/bridge']
    """
    blocks = table_of(_Blocks(text).read())
    return Document(text, blocks, language=guess(text), url=url, reference=reference)


class _Blocks:
    """Walks over the lines of a page."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.rows: list[Row] = []
        self.references = references_of(text)
        self._lists = OpenLists()
        self._table = OpenTable(self._lists)
        self._structure = NO_STRUCTURE  # of the code block that is open
        self._open: OpenBlock | None = None
        self._fence = ""  # of the code block that is open
        self._code = 0  # where it begins
        self._read = 0  # where the unread text begins, after a comment of several lines
        self._comments = "-->" in text
        self._formulas = any(sign in text for sign in CLOSING_LINES)

    def read(self) -> list[Row]:
        """The blocks of the page."""
        for match in LINE.finditer(self.text):
            start, end = match.span()
            start = max(start, self._read)
            line = self.text[start:end]
            if not line.strip():
                continue
            if self._fence:
                self._in_code(line, end)
            elif not (
                (self._formulas and self._formula(line, start, end))
                or self._comment(line, start)
                or self._continues(line, start, end)
            ):
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
        code = code_of(self.text[self._code : end], self._fence)
        self.rows.append(Row(self._code, end, "pre", code, structure=self._structure))
        self._fence = ""

    def _formula(self, line: str, start: int, end: int) -> bool:
        """Take a formula of several lines."""
        last = formula_end(self.text, line.strip(), end)
        if last is None:
            return False
        self._close()
        structure = self._lists.of(line)._replace(math=True)
        source = self.text[start:last].strip()[2:-2]
        self.rows.append(Row(start, last, "", normalize_space(source), structure=structure))
        self._read = last
        return True

    def _comment(self, line: str, start: int) -> bool:
        """Take a comment that begins a line, over as many lines as it has."""
        if not (self._comments and COMMENT.match(line)):
            return False
        end = self.text.find("-->", start)
        if end < 0:
            self._comments = False  # not looked for again
            return False
        self._close()
        self._read = end + 3
        self.rows.append(
            Row(
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
        underline = UNDERLINE.fullmatch(line)
        if underline and not block.tag and may_be_heading(self.text, block):
            self._open = block._replace(tag="h1" if underline[1][0] == "=" else "h2")
            self._close()
            self.rows.append(Row(start, end, "hr", normalize_space(line)))
            return True
        words = line
        if block.tag == "blockquote":
            quote = QUOTE.match(line)
            if quote is None:
                return False
            words = line[quote.end() :]
        if begins_block(words):
            return False
        self._open = block._replace(end=end)
        if not words.strip():  # an empty line of a quote ends its paragraph
            self._close()
        return True

    def _close(self) -> None:
        """End the block that is open."""
        if self._open:
            block, self._open = self._open, None
            self._add_block(block)

    def _begin(self, line: str, start: int, end: int) -> None:
        """Begin with a line that continues nothing."""
        if fence := FENCE.match(line):
            self._fence, self._code = fence[1], start
            structure = self._lists.of(line)
            group = structure.group or self._lists.next_group()
            self._structure = structure._replace(group=group, language=language_of(line))
        elif RULE.match(line):
            self.rows.append(Row(start, end, "hr", normalize_space(line)))
            if is_under_head(line):
                self._table.under_head(self.rows)
            else:
                self._lists.of(line)
        elif line.startswith("|"):
            self._lists.of(line)
            row = table_row(line, start, end, self.references)
            self.rows.append(self._table.placed(row))
        elif heading := HEADING.match(line):
            structure = self._lists.of(line)
            self._add_block(OpenBlock(start, end, f"h{len(heading[1])}", heading.end(), structure))
        elif "]:" in line and DEFINITION.match(line):
            self.rows.append(Row(start, end, "", normalize_space(line), hints=Hint.HIDDEN))
        else:
            self._open_block(line, start, end)

    def _open_block(self, line: str, start: int, end: int) -> None:
        """A paragraph, item or quote, or the first line of a footnote."""
        structure = self._lists.of(line)
        if "]:" in line and (note := NOTE.match(line)):
            structure = structure._replace(anchor=note_anchor(note["label"]))
        self._open = opened_block(line, start, end, structure)
        if "![" in line:
            self._close()

    def _add_block(self, block: OpenBlock) -> None:
        self.rows.extend(rows_of(block, self.text, self.references))
