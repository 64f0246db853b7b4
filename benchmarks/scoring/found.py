"""What a reader finds in Markdown: its blocks, marks, tables, code, formulas, notes and images."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urljoin

from lxml import html as lxml_html
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

_KINDS = {
    "strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis", "s": "strike",
    "del": "strike", "code": "code-span", "kbd": "keyboard", "sub": "subscript",
    "sup": "superscript", "q": "quotation", "a": "link",
}  # fmt: skip
_TAG = re.compile(r"<(/?)([a-z]+)(?:[^>]*?(?:src|href)=\"([^\"]*)\")?[^>]*>")
_BOX = re.compile(r"\[([ xX])\] ")
_LISTS = ("bullet_list", "ordered_list")


class Mark(NamedTuple):
    """Words that are set apart, how, and where they lead."""

    kind: str
    text: str
    target: str = ""


class Block(NamedTuple):
    """A block of text.

    Args:
        kind: ``"heading 2"``, ``"paragraph"`` or ``"cell"``.
        text: its words, white space collapsed.
        quotes: how many block quotes stand around it.
        depth: how many lists do.
        begins: whether it is the first of its item.
        number: of the item, where its list has numbers.
        checked: whether the box of the task is ticked that it begins.
    """

    kind: str
    text: str
    quotes: int = 0
    depth: int = 0
    begins: bool = False
    number: int | None = None
    checked: bool | None = None


@dataclass
class Found:
    """What stands in a piece of Markdown.

    Args:
        markdown: the piece.
        url: what its relative addresses count from.
    """

    markdown: str
    url: str = ""
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)
    code: list[tuple[str, str]] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    images: list[tuple[str, str]] = field(default_factory=list)
    calls: list[tuple[str, str]] = field(default_factory=list)
    """For each reference to a note the words before it, and its label."""
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """All its text, blocks parted by a blank."""
        cells = [cell for table in self.tables for row in table for cell in row]
        return " ".join([*(block.text for block in self.blocks), *cells])

    def address(self, target: str) -> str:
        """An address, absolute."""
        return urljoin(self.url, target)


def found_in(markdown: str, url: str = "") -> Found:
    """Read Markdown with the tables, struck words and footnotes of GitHub.

    >>> found_in("It rained on [the bridge](/b).").marks
    [Mark(kind='link', text='the bridge', target='/b')]
    """
    found = Found(markdown, url)
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    _Walk(found).blocks(parser.use(footnote_plugin).parse(markdown))
    found.formulas += _formulas(parser.use(dollarmath_plugin).parse(markdown))
    return found


def line(text: str) -> str:
    """A text with its white space collapsed."""
    return " ".join(text.split())


def _formulas(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type.startswith("math") or token.info.strip() == "math":
            yield token.content
        yield from _formulas(token.children or ())


class _Walk:
    """Walks over the blocks and knows what stands around them."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._around: list[str] = []
        self._item: tuple[int | None, bool] = (None, False)  # its number; whether it has no block
        self._note = ""
        self._cells: list[list[str]] = []

    def blocks(self, tokens: Sequence[Token]) -> None:
        for at, token in enumerate(tokens):
            self._move(token)
            if token.type == "inline":
                self._inline(token, tokens[at - 1])
            elif token.type in ("fence", "code_block"):
                info = token.info.split()
                self._found.code.append((token.content.strip("\n"), info[0] if info else ""))
                self._item = (None, False)
            elif token.type == "html_block":
                self._html(token.content)

    def _move(self, token: Token) -> None:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in ("blockquote", *_LISTS):
            if token.nesting > 0:
                self._around.append(name)
            else:
                self._around.pop()
        elif token.type == "list_item_open":
            self._item = (int(token.info) if token.info else None, True)
        elif token.type == "footnote_open":
            self._note = str(token.meta["label"])
        elif token.type == "footnote_close":
            self._note = ""
        elif token.type == "table_open":
            self._cells = []
        elif token.type == "tr_open":
            self._cells.append([])
        elif token.type == "table_close":
            self._found.tables.append(self._cells)

    def _inline(self, token: Token, before: Token) -> None:
        text = line(self._line(token.children or ()))
        name = before.type.removesuffix("_open")
        if name in ("td", "th"):
            self._cells[-1].append(text)
            return
        if self._note:
            known = self._found.notes.get(self._note, "")
            self._found.notes[self._note] = line(f"{known} {text}")
        number, begins = self._item
        self._item = (None, False)
        box = _BOX.match(text) if begins else None
        self._found.blocks.append(
            Block(
                f"heading {before.tag[1]}" if name == "heading" else "paragraph",
                text[box.end() :] if box else text,
                self._around.count("blockquote"),
                sum(map(self._around.count, _LISTS)),
                begins,
                number,
                box[1] != " " if box else None,
            )
        )

    def _line(self, children: Sequence[Token]) -> str:
        text = ""
        opened: list[tuple[str, int, str]] = []
        for child in children:
            tag, nesting, target = self._tag(child)
            if child.type == "footnote_ref":
                self._found.calls.append((line(text), str(child.meta["label"])))
            elif nesting > 0 and tag in _KINDS:
                opened.append((tag, len(text), target))
            elif nesting < 0:
                self._close(tag, opened, text)
            elif child.type in ("softbreak", "hardbreak"):
                text += " "
            elif child.type in ("text", "code_inline"):
                text += child.content
        return text

    def _close(self, tag: str, opened: list[tuple[str, int, str]], text: str) -> None:
        """Take note of the element of that name that was opened last."""
        at = next((at for at in reversed(range(len(opened))) if opened[at][0] == tag), None)
        if at is not None:
            _, start, target = opened.pop(at)
            self._found.marks.append(Mark(_KINDS[tag], line(text[start:]), target))

    def _tag(self, token: Token) -> tuple[str, int, str]:
        """The name of a tag, 1 where it opens and -1 where it closes an element, and its address.

        Images and code are taken note of.
        """
        if token.type == "image":
            self._found.images.append((str(token.attrGet("src")), token.content))
        elif token.type == "code_inline":
            self._found.marks.append(Mark("code-span", token.content))
        elif token.type == "html_inline" and (read := _TAG.fullmatch(token.content)):
            if read[2] == "img":
                self._found.images.append((read[3] or "", ""))
            return read[2], -1 if read[1] else 1, read[3] or ""
        return token.tag, token.nesting, str(token.attrGet("href") or "")

    def _html(self, source: str) -> None:
        """A block of HTML: its tables, marks and images."""
        root = lxml_html.fragment_fromstring(source, create_parent="div")
        tables = [*root.iter("table")]
        self._found.tables += map(_grid, tables)
        for element in root.iter():
            target = element.get("href") or element.get("src") or ""
            if element.tag in _KINDS:
                words = line(str(element.text_content()))
                self._found.marks.append(Mark(_KINDS[str(element.tag)], words, target))
            elif target:
                self._found.images.append((target, element.get("alt") or ""))
        if not tables and (words := line(str(root.text_content()))):
            self._found.blocks.append(Block("paragraph", words))


def _grid(table: lxml_html.HtmlElement) -> list[list[str]]:
    """The texts of a table's cells by row and column; empty where a cell spans others."""
    cells: dict[tuple[int, int], str] = {}
    rows = [*table.iter("tr")]
    for number, row in enumerate(rows):
        column = 0
        for cell in row.iterchildren("td", "th"):
            while (number, column) in cells:
                column += 1
            for down in range(int(cell.get("rowspan") or 1)):
                for right in range(int(cell.get("colspan") or 1)):
                    words = line(str(cell.text_content())) if not down and not right else ""
                    cells[number + down, column + right] = words
    width = max((column + 1 for _, column in cells), default=0)
    return [
        [cells.get((number, column), "") for column in range(width)] for number in range(len(rows))
    ]
