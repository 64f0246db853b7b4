"""Whether an article survives as Markdown.

The blocks that a parser finds in it are those of the article.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from lxml import html as lxml_html
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from cleanscrape import Article, Mark, Paragraph
from cleanscrape.render.signed import byline_of

_SCHEMES = ("http:", "https:", "mailto:", "tel:")
_MOST_QUOTES = 8  # deeper ones count as this deep
_CONTAINERS = ("blockquote", "bullet_list", "ordered_list")
_CONTROL = re.compile("[\x7f-\x9f]")
_BOX = re.compile(r"\[[ x]\] ")


class Block(NamedTuple):
    """A block as a reader sees it.

    Args:
        kind: ``"heading 2"``, ``"paragraph"``, ``"code"``, ``"math"`` or ``"table"``.
        text: its words, white space collapsed; those of a table are of all its cells.
        links: the text and the address of each link.
        quotes: how many block quotes stand around it.
        number: of the item that it begins, where its list has numbers.
        is_item: whether a list stands around it.
        checked: whether the box of the task is ticked that it begins.
    """

    kind: str
    text: str
    links: tuple[tuple[str, str], ...] = ()
    quotes: int = 0
    number: int | None = None
    is_item: bool = False
    checked: bool | None = None


class Difference(NamedTuple):
    """The first block that is not the same: what differs, and the two."""

    kind: str
    wanted: Block | None
    found: Block | None


def differences(article: Article) -> Difference | None:
    """The first difference between an article and its Markdown; None where there is none.

    >>> differences(Article(paragraphs=(Paragraph("It *rained*."),))) is None
    True
    """
    article = replace(article, embeds=())
    markdown = article.to_markdown(images=False, captions=False, posts=False)
    wanted, found = [*expected(article)], [*parsed(markdown, has_formulas(article))]
    for at in range(max(len(wanted), len(found))):
        one = wanted[at] if at < len(wanted) else None
        two = found[at] if at < len(found) else None
        if one != two:
            return Difference(_what(one, two), one, two)
    return None


def _what(one: Block | None, two: Block | None) -> str:
    if one is None or two is None:
        return "number of blocks"
    return next(name for name in Block._fields if getattr(one, name) != getattr(two, name))


def has_formulas(article: Article) -> bool:
    """True where dollars begin formulas."""
    return any(
        one.kind == "math" or any(mark.kind == "math" for mark in one.marks)
        for one in article.paragraphs
    )


def expected(article: Article) -> Iterator[Block]:
    """The blocks that the Markdown of an article should have, pictures and captions aside.

    >>> [block.kind for block in expected(Article("Rain", paragraphs=(Paragraph("It rained."),)))]
    ['heading 1', 'paragraph']
    """
    if article.title:
        yield Block("heading 1", _line(article.title))
    parts = (byline_of(article), article.date and article.date.isoformat())
    if head := " · ".join(part for part in parts if part):
        yield Block("paragraph", _line(head))
    called = {
        mark.target for one in article.paragraphs for mark in one.marks if mark.kind == "note"
    }
    notes = called & {one.anchor for one in article.paragraphs}
    texts = [_without(one, notes) for one in article.paragraphs if one.anchor not in notes]
    position = 0
    while position < len(texts):
        end = _end(texts, position)
        yield _block(texts[position:end], _before(texts, position))
        position = end


def _without(paragraph: Paragraph, notes: Collection[str | None]) -> Paragraph:
    """The paragraph without references to these notes, for which Markdown has signs of its own."""
    gone = [mark for mark in paragraph.marks if mark.kind == "note" and mark.target in notes]
    if not gone or paragraph.cells:
        return paragraph
    text = paragraph.text
    kept = [at for at in range(len(text)) if not any(mark.start <= at < mark.end for mark in gone)]
    marks = (
        mark._replace(start=bisect_left(kept, mark.start), end=bisect_left(kept, mark.end))
        for mark in paragraph.marks
        if mark not in gone
    )
    return replace(paragraph, text="".join(text[at] for at in kept), marks=tuple(marks))


def _end(texts: Sequence[Paragraph], start: int) -> int:
    """After the paragraphs that are one block of Markdown: rows of a table, lines of code."""
    first, end = texts[start], start + 1
    if first.kind == "code" and not first.cells and first.group is not None and not first.item:
        while end < len(texts) and (texts[end].kind, texts[end].group) == ("code", first.group):
            end += 1
    elif first.cells or first.kind == "table":
        while end < len(texts) and _goes_on(texts[end - 1], texts[end]):
            end += 1
    return end


def _goes_on(one: Paragraph, two: Paragraph) -> bool:
    """True for two rows, or parts of them, that follow each other in one table."""
    if not one.cells or not two.cells:
        return one.kind == two.kind == "table" and one.cells == two.cells and one.group == two.group
    is_inner = "table" in (one.kind, two.kind) and one.kind != two.kind
    same = one.group == two.group or one.item or two.item or is_inner
    return bool(same) and two.cells[0].row >= one.cells[-1].row


def _block(parts: Sequence[Paragraph], before: Paragraph | None) -> Block:
    one = parts[0]
    if one.cells or one.kind == "table":
        texts = [word for part in parts for word in part.text.split() if word.strip("|")]
        links = [link for part in parts for link in _links(part.text, part.marks)]
        return _placed(one, before, "table", " ".join(texts), links)
    if one.kind == "code":
        return _placed(one, before, "code", "\n".join(part.text for part in parts), [])
    kind = f"heading {min(max(one.level or 2, 1), 6)}" if one.kind == "heading" else one.kind
    if kind != "math" and one.kind != "heading":
        kind = "paragraph"
    return _placed(one, before, kind, _line(one.text), [*_links(one.text, one.marks)])


def _before(texts: Sequence[Paragraph], position: int) -> Paragraph | None:
    """The piece before this one, inner lists left out."""
    one, at = texts[position], position - 1
    while at >= 0 and one.item and (item := texts[at].item) and item.depth > one.item.depth:
        at -= 1
    return texts[at] if at >= 0 else None


def _begins(one: Paragraph, before: Paragraph | None) -> bool:
    """True for the first piece of an item that is there.

    The first of the page may have been left out.
    """
    if one.item is None or not one.item.continued:
        return one.item is not None
    if before is None or before.item is None:
        return True
    if before.group not in (one.group, None) and not (one.cells or before.cells):
        return True
    return before.item._replace(continued=True) != one.item


def _placed(
    one: Paragraph, before: Paragraph | None, kind: str, text: str, links: list[tuple[str, str]]
) -> Block:
    is_item = one.item is not None or one.kind == "list-item"
    number = one.item.number if one.item and _begins(one, before) else None
    quotes = min(one.quote or int(one.kind == "quote"), _MOST_QUOTES)
    if kind == "table" and one.kind != "table":
        is_item, number = False, None
    is_task = kind == "paragraph" and _begins(one, before)
    checked = one.item.checked if is_task and one.item else None
    if kind == "table":
        text = _CONTROL.sub("\ufffd", text)  # HTML has no control characters
    return Block(kind, text, tuple(links), quotes, number, is_item, checked)


def _links(text: str, marks: Sequence[Mark]) -> Iterator[tuple[str, str]]:
    previous: Mark | None = None
    found: list[Mark] = []
    for mark in marks:
        if mark.kind != "link" or not (mark.target and _may_lead(mark.target)):
            continue
        if previous and mark.end <= previous.end:
            continue  # a link within a link
        if previous and (previous.end, previous.target) == (mark.start, mark.target):
            mark = mark._replace(start=found.pop().start)  # noqa: PLW2901 - two that touch are one
        found.append(mark)
        previous = mark
    for mark in found:
        if words := _line(text[mark.start : mark.end]):
            yield words, _address(mark.target or "")


def _may_lead(address: str) -> bool:
    scheme, colon, _ = address.strip().lower().partition(":")
    is_relative = (
        not colon or not scheme.replace("+", "").replace("-", "").replace(".", "").isalnum()
    )
    return bool(address.strip()) and (is_relative or f"{scheme}:" in _SCHEMES)


_NORMAL = MarkdownIt()


def _address(address: str) -> str:
    """An address as parsers normalise it."""
    safe = {char: f"%{ord(char):02X}" for char in "<>[]\\\"'`| "}
    address = "".join(safe.get(char, char) for char in address.strip())
    return _NORMAL.normalizeLink(address).replace("(", "%28").replace(")", "%29")


def _line(text: str) -> str:
    return " ".join(text.replace("\0", "\ufffd").split())


def parsed(markdown: str, formulas: bool = False) -> Iterator[Block]:
    """The blocks that markdown-it finds, tables and HTML included.

    Args:
        markdown: the source.
        formulas: whether dollars begin formulas.

    >>> [(block.kind, block.text) for block in parsed("## Why")]
    [('heading 2', 'Why')]
    """
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 100})
    parser.enable(["table", "strikethrough"]).use(footnote_plugin)
    if formulas:
        parser.use(dollarmath_plugin)
    yield from _Reader().blocks(parser.parse(markdown))


class _Reader:
    """Walks over tokens and knows the lists and quotes around them."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._number: int | None = None  # of the item that has begun
        self._cells: list[Token] | None = None
        self._in_notes = False

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        for at, token in enumerate(tokens):
            self._move(token)
            if self._in_notes:
                continue
            if token.type == "table_close" and self._cells is not None:
                yield self._placed("table", *_inline_all(self._cells))
                self._cells = None
            elif token.type == "inline" and self._cells is not None:
                self._cells.append(token)
            elif token.type == "inline":
                kind = tokens[at - 1].type.removesuffix("_open")
                if kind == "heading":
                    kind += f" {tokens[at - 1].tag[1]}"
                yield self._boxed(token, self._placed(kind, *_inline_all([token])), tokens[at - 2])
            elif token.type in ("fence", "code_block"):
                is_math = token.info.strip() == "math"
                kind, text = ("math", _line(token.content)) if is_math else ("code", token.content)
                yield self._placed(kind, text.removesuffix("\n"), ())
            elif token.type == "math_block":
                yield self._placed("math", _line(token.content), ())
            elif token.type == "html_block":
                yield self._placed("table", *_html_table(token.content))

    def _move(self, token: Token) -> None:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.type == "table_open":
            self._cells = []
        elif name == "footnote_block":
            self._in_notes = token.nesting > 0
        elif token.type == "list_item_open":
            self._number = int(token.info) if token.info else None
        elif name in _CONTAINERS and token.nesting > 0:
            self._open.append(name)
        elif name in _CONTAINERS:
            self._open.pop()

    def _boxed(self, token: Token, block: Block, before: Token) -> Block:
        """The block without the box of a task before it."""
        box = _BOX.match(token.content)
        if box is None or before.type != "list_item_open":
            return block
        return block._replace(text=block.text[4:], checked=box[0] == "[x] ")

    def _placed(self, kind: str, text: str, links: tuple[tuple[str, str], ...]) -> Block:
        number, self._number = self._number, None
        quotes = self._open.count("blockquote")
        if kind == "table":
            text = _CONTROL.sub("\ufffd", text)
        return Block(kind, text, links, quotes, number, len(self._open) > quotes)


def _inline_all(inlines: Sequence[Token]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The words and the links of inline tokens."""
    texts: list[str] = []
    links: list[tuple[str, str]] = []
    for token in inlines:
        text, found = _inline(token)
        texts.append(text)
        links += found
    is_table = len(inlines) != 1
    words = " ".join(texts).split()
    return " ".join(word for word in words if not is_table or word.strip("|")), tuple(links)


def _inline(token: Token) -> tuple[str, list[tuple[str, str]]]:
    text, start, address = "", 0, ""
    links: list[tuple[int, int, str]] = []
    is_joined = False  # a link goes on right after its own end
    for child in token.children or ():
        if child.type == "link_open":
            is_joined = bool(links) and links[-1][1:] == (
                len(text),
                _address(str(child.attrs["href"])),
            )
            address = _address(str(child.attrs["href"]))
            start = links.pop()[0] if is_joined else len(text)
        elif child.type == "link_close":
            links.append((start, len(text), address))
        elif child.type in ("text", "text_special", "code_inline", "math_inline"):
            text += child.content
        elif child.type in ("softbreak", "hardbreak") or child.content == "<br>":
            text += " "
    return text, [(_line(text[first:last]), address) for first, last, address in links]


def _html_table(source: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    table = lxml_html.fragment_fromstring(source, create_parent="div")
    for element in table.iter(
        "td", "th", "p", "li", "pre", "tr", "br", "h1", "h2", "h3", "h4", "h5", "h6"
    ):
        element.tail = f" {element.tail or ''}"
        element.text = f" {element.text or ''}"
    words = table.text_content().split()
    links = tuple(
        (_line(link.text_content()), _address(link.get("href", ""))) for link in table.iter("a")
    )
    return " ".join(word for word in words if word.strip("|")), links
