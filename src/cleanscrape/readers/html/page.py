"""Read HTML as a `Document`: parse it in C, then pass once over the serialised tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import accumulate
from operator import add, sub
from typing import Any, NamedTuple

from ...document import EMBEDDED, BlockTable, Claim, Document
from ...facts import Medium
from ...origins import Selections, SourceTree
from ...patterns.language import guess
from ..metadata.markup import read_metadata
from .embedded import embedded_body, is_longer, page_states
from .linear import Linearizer
from .lines import Lines, Row
from .prepare import Addresses
from .selecting import choose, numbered, texts
from .tree import clean_bytes, parse, prepare, serialise
from .walking import blocks_of, find, media_of


def read_html(
    raw: Any,
    *,
    url: str | None = None,
    reference: datetime | None = None,
    has_lines: bool = True,
    xpaths: Sequence[str] = (),
) -> Document:
    """Read a page as a document.

    Args:
        raw: markup as `str` or as bytes in valid UTF-8 without `tree.CONTROL_CHARS`, an lxml tree
            or a BeautifulSoup object. It is left unchanged.
        url: the page's address, if known.
        reference: the moment that relative dates count from.
        has_lines: whether the lines of `raw` are those of the caller's source.
        xpaths: what to choose of the tree, for `Document.selected`.

    Raises:
        ReadError: no parser can read the page.
        RuleError: one of `xpaths` cannot be read.

    >>> read_html("<h1>Rain</h1><p>It rained.").blocks.texts
    ('Rain', 'It rained.')
    """
    source = clean_bytes(raw)
    root = parse(source)
    claims: tuple[Claim, ...] = ()
    if root is None:
        page = _Page(Linearizer().run(serialise(root, source)))
    else:
        chosen = choose(root, xpaths)
        finds = find(root)
        claims, article = read_metadata(root, url, finds)
        base, addresses = prepare(root, source, finds, find, media_of)
        chosen_texts = texts(chosen)
        lines = blocks_of(root, source, addresses, has_lines)
        selected = numbered(root, chosen, chosen_texts, len(lines.elements))
        tree = SourceTree(lines.elements, lines.around, lines.numbers)
        page = _Page(lines, base, addresses, tree, selected)
        shown = page.lines.texts
        if not _has_prose(shown) or is_longer(article, shown):
            page.lines.rows.extend(_embedded_rows(source, article))
    blocks = _block_table(page)
    text = "\n".join(blocks.texts)
    languages = (claim.value for claim in claims if claim.field == "language")
    language = next(languages, None) or guess(text)
    return Document(
        text,
        blocks,
        claims,
        language=language,
        url=url,
        base=page.base,
        source="html",
        reference=reference,
        tree=page.tree,
        selected=page.selected,
    )


class _Page(NamedTuple):
    """What was read of a page.

    Args:
        lines: its blocks.
        base: the address that others count from.
        addresses: those of its links and media.
        tree: its elements; None where it has no tree.
        selected: what each of the expressions chose.
    """

    lines: Lines
    base: str | None = None
    addresses: Addresses = Addresses()
    tree: SourceTree | None = None
    selected: Selections = ()


def _embedded_rows(source: bytes, article: dict[str, object] | None) -> Iterator[Row]:
    """The paragraphs of an article whose text is in the page's scripts.

    The page is parsed again, because its tree has no scripts any more. Few pages get here.
    """
    root = parse(source)
    if root is not None:
        for paragraph in embedded_body(page_states(root), article):
            yield paragraph, "p", 0, 0.0, EMBEDDED, 0, -1


def _block_table(page: _Page) -> BlockTable:
    """The blocks as columns; their offsets are those in the texts joined by newlines."""
    lines, addresses = page.lines, page.addresses
    lines.images.pop(len(lines.rows), None)  # an image without alt text or a block after it
    texts, tags, hints, links, paths, containers, elements = (
        zip(*lines.rows) if lines.rows else ((),) * 7
    )
    sizes = [*map(len, texts)]
    ends = tuple(map(add, accumulate(sizes), range(len(texts))))
    starts = tuple(map(sub, ends, sizes))
    parents = tuple(lines.parents)
    media = tuple(
        Medium(min(block, len(texts)), *addresses.media[number], hint, path, element)
        for block, number, hint, path, element in lines.media
    )
    return BlockTable(
        texts,
        starts,
        ends,
        tags,
        hints,
        links,
        paths,
        containers,
        parents,
        lines.images,
        lines.marks,
        lines.structures,
        media,
        elements if page.tree is not None else (),
    )


def _has_prose(texts: list[str]) -> bool:
    """True for 60 words or more in blocks of 15 words or more."""
    left = 60
    for text in texts:
        if len(text) >= 15 and (words := text.count(" ")) >= 15:
            left -= words
            if left <= 0:
                return True
    return False
