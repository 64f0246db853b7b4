"""Markdown as scraper APIs return it and people write it.

The blocks are those of text; the syntax becomes tags, shares of links and images.
"""

from __future__ import annotations

from datetime import datetime

from ...document import Document
from ...patterns.language import guess
from ...patterns.spaces import normalize_space
from .code import OpenCode
from .formulas import CLOSING_LINES, formula_end
from .hanging import Hanging
from .html_blocks import HtmlBlocks
from .open_lists import OpenLists
from .references import DEFINITION, references_of
from .rows import Row, hidden_row, rows_of, table_of
from .signs import looks_like_markdown
from .syntax import (
    COMMENT,
    HEADING,
    LINE,
    QUOTE,
    RULE,
    UNDERLINE,
    OpenBlock,
    begins_block,
    begins_with_image,
    is_under_head,
    may_be_heading,
    opened_block,
    quote_end,
)
from .tables import OpenTable

__all__ = ["looks_like_markdown", "read_markdown"]


def read_markdown(
    text: str, *, url: str | None = None, reference: datetime | None = None
) -> Document:
    r"""Markdown with normalised newlines, as a document.

    Headings, items, quotes, code and table rows get their tags.
    The lines of a paragraph are joined; an image is a block of its own. `Document.text` stays the
    source, so that offsets point into it; a block's text has lost the syntax. What is nothing but
    syntax (a comment, the address of a link) is hidden.

    >>> from cleanscrape.document import Hint
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
        self._table = OpenTable(text, self.rows, self._lists, self.references)
        self._code = OpenCode(text, self.rows, self._lists)
        self._html = HtmlBlocks(text, self._lists)
        self._hanging = Hanging(self.rows, self._lists)
        self._open: OpenBlock | None = None
        self._read = 0  # where the unread text begins, after a block of several lines
        self._comments = "-->" in text
        self._formulas = any(sign in text for sign in CLOSING_LINES)
        # What may begin with a line that continues nothing, the first that does.
        self._kinds = (
            self._code.fenced, self._indented, self._rule, self._table.row, self._heading,
            self._definition, self._element, self._hung,
        )  # fmt: skip

    def read(self) -> list[Row]:
        """The blocks of the page."""
        for match in LINE.finditer(self.text):
            start, end = match.span()
            start = max(start, self._read)
            line = self.text[start:end]
            if not line.strip():
                continue
            if self._code.takes(line, end):
                continue
            if not (
                (self._formulas and self._formula(line, start, end))
                or self._comment(line, start)
                or self._continues(line, start, end)
            ):
                self._close()
                self._begin(line, start, end)
        self._close()
        self._code.close()
        return [row for row in self.rows if row.text]

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
        self.rows.append(hidden_row(self.text, start, end + 3))
        self._read_on(end + 3)
        return True

    def _read_on(self, position: int) -> None:
        """Read what is left of a line after a block that ends within it."""
        self._read = position
        end = self.text.find("\n", position)
        end = len(self.text) if end < 0 else end
        if position < end and not self.text[position:end].isspace():
            self._read = end
            self._begin(self.text[position:end], position, end)

    def _continues(self, line: str, start: int, end: int) -> bool:
        """Take a line that belongs to the block that is open."""
        block = self._open
        if block is None or start - block.end != 1:
            return False
        underline = UNDERLINE.fullmatch(line)
        if underline and not block.tag and may_be_heading(self.text, block, line):
            self._open = block._replace(tag="h1" if underline[1][0] == "=" else "h2")
            self._close()
            self.rows.append(Row(start, end, "hr", normalize_space(line)))
            return True
        words = line
        if block.structure.quote and (quote := QUOTE.match(line)):
            if quote[0].count(">") > block.structure.quote:
                return False
            words = line[quote.end() :]
        if begins_block(words) or self._table.begins(words, end):
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
        if line[0] not in " \t":
            self._hanging.close()
        if not any(take(line, start, end) for take in self._kinds):
            self._open_block(line, start, end)

    def _indented(self, line: str, start: int, end: int) -> bool:
        last = self._code.indented(line, start, end, self._hanging.code_column())
        self._read = max(self._read, last)
        return last > 0

    def _rule(self, line: str, start: int, end: int) -> bool:
        inner = line[quote_end(line) :]
        is_under = self._table.under_head(inner, start, end)
        if not is_under and not RULE.match(inner):
            return False
        self.rows.append(Row(start, end, "hr", normalize_space(line)))
        if not is_under and not is_under_head(inner):
            self._lists.of(line)
        return True

    def _heading(self, line: str, start: int, end: int) -> bool:
        heading = HEADING.match(line, quote_end(line))
        if heading is None:
            return False
        structure = self._lists.of(line)
        self._add_block(OpenBlock(start, end, f"h{len(heading[1])}", heading.end(), structure))
        return True

    def _definition(self, line: str, start: int, end: int) -> bool:
        """The address of a link."""
        if "]:" not in line or not DEFINITION.match(line):
            return False
        self.rows.append(hidden_row(self.text, start, end))
        return True

    def _element(self, line: str, start: int, _: int) -> bool:
        """An element of HTML."""
        last = self._html.end(line, start) if "<" in line[:4] else None
        rows = self._html.rows(start, last) if last is not None else []
        if last is None or not rows:
            return False
        self._lists.of(line)
        self.rows.extend(rows)
        self._read_on(last)
        return True

    def _hung(self, line: str, start: int, end: int) -> bool:
        """A footnote, the meaning of a term, and what is moved in below them."""
        self._open = self._hanging.block(line, start, end)
        if self._open and begins_with_image(line):
            self._close()
        return self._open is not None

    def _open_block(self, line: str, start: int, end: int) -> None:
        """A paragraph, item or quote."""
        structure = self._lists.of(line)
        if not line[quote_end(line) :].strip():  # an empty line of a quote
            self.rows.append(hidden_row(self.text, start, end))
            return
        self._open = opened_block(line, start, end, structure)
        if begins_with_image(line):
            self._close()

    def _add_block(self, block: OpenBlock) -> None:
        self.rows.extend(rows_of(block, self.text, self.references))
