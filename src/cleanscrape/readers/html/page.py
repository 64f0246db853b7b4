"""Read HTML as a `Document`: parse it in C, then pass once over the serialised tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import accumulate, islice
from operator import add
from typing import Any

from lxml import etree

from ...document import EMBEDDED, BlockTable, Document
from ...errors import ReadError
from ...facts import Medium
from ...patterns.language import guess
from ..metadata.markup import read_metadata
from .code import set_line_numbers_apart
from .embedded import embedded_body, is_longer, page_states
from .formulas import write_formulas
from .frames import unfold_frames
from .linear import Linearizer
from .lines import Lines, Row
from .prepare import Addresses, base_of, take_addresses

# Elements without text for readers.
_WITHOUT_TEXT = ("script", "style", "link", "meta", "base", "param", "area", "col")
_SVG_SHAPES = (
    "path", "g", "circle", "rect", "use", "line", "polygon", "polyline", "ellipse", "defs",
    "clippath", "mask", "lineargradient", "stop",
)  # fmt: skip
# Attributes that say nothing about the content of an element. Without them, a page has few distinct
# tags (see `read_tag`).
_NOISE_ATTRIBUTES = (
    "href", "srcset", "sizes", "width", "height", "target", "title", "onclick", "d", "viewbox",
    "viewBox", "fill", "xmlns", "data-src-set", "data-srcset", "aria-label", "aria-labelledby",
    "aria-describedby", "aria-controls", "tabindex", "loading", "decoding", "fetchpriority",
    "value", "action", "for", "name", "placeholder", "data-id", "data-url", "data-href",
    "data-title", "data-post-id", "content", "datetime",
)  # fmt: skip
_RAW_TEXT = re.compile(
    r"""(?isx)
    <(script|style)\b .*? (?: </\1\s*> | \Z )
    | <!-- .*? (?: --> | \Z )
    | <[!?][^>]*>
    """
)
# libxml2 stops here, but browsers do not: the end tag is removed, so that no text is lost.
_HTML_END = re.compile(rb"</[hH][tT][mM][lL][^<>]*>")
# libxml2 compares each attribute of a tag with all others: 100,000 attributes take minutes.
_LONG_TAG = re.compile(rb"<[a-zA-Z][^<>]{10000,}")
_ATTRIBUTE = re.compile(rb"""[\s/][^\s=/<>"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?""")
_MAX_ATTRIBUTES = 1_000
_STRETCH_BYTES = 5_000  # half of a long tag
_CONTROL_CHARS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_KNOWN_TAG = re.compile(
    r"""(?isx)
    < (?: !doctype\s+html | html | head | body | div | p | span | article | section | main | table
        | h[1-6] | ul | ol | a\s+href | br | img | meta | title | script | style | link | noscript
        | figure | header | nav | frameset | font | center | blockquote | pre | li | td )\b
    (?: [^<>]*> | \s+[\w:-]+\s*=\s*[\w"'] )  # closed, or with an attribute
    """
)
_END_TAG = re.compile(r"(?i)</[a-z][a-z0-9]*\s*>")
_SCRIPT_OR_STYLE = re.compile(r"(?is)<(style|script)\b[^<>]*>.*?(?:</\1\s*>|\Z)")
_MAX_SCRIPT_CHARS = 200_000  # in which the end of a style sheet or script is looked for
_SNIFFED_CHARS = 4_000
_ANY_TAG = re.compile(r"(?i)<[!a-z]")
# Comments and declarations before a page.
_LEAD = re.compile(
    r"""(?sx)
    [\ufeff\s]*
    ( (?: <!--.*?--> | <\?xml\b.*?\?> ) [\ufeff\s]* )*
    """
)


def looks_like_html(text: str) -> bool:
    """True where the text begins with markup, has several tags near its start, or only comments.

    >>> looks_like_html("<p>It rained.</p>"), looks_like_html("<!-- rain -->")
    (True, True)
    >>> looks_like_html("Use <b> for bold; 3 < 5.")
    False
    """
    lead = _LEAD.match(text)
    start, comments = (lead.end(), lead[1]) if lead else (0, None)
    head = text[start : start + _SNIFFED_CHARS]
    if "<style" in head or "<script" in head:
        # Their content says nothing, and may fill the whole head.
        longer = text[start : start + _MAX_SCRIPT_CHARS]
        head = _SCRIPT_OR_STYLE.sub(r"<\1>", longer)[:_SNIFFED_CHARS]
    if _KNOWN_TAG.match(head) or (comments and (not head or _ANY_TAG.match(head))):
        return True
    return len(_KNOWN_TAG.findall(head)) >= 3 and len(_END_TAG.findall(head)) >= 2


def read_html(raw: Any, *, url: str | None = None, reference: datetime | None = None) -> Document:
    """Read a page as a document.

    Args:
        raw: markup as `str`, an lxml tree or a BeautifulSoup object. It is left unchanged.
        url: the page's address, if known.
        reference: the moment that relative dates count from.

    Raises:
        ReadError: no parser can read the page.

    >>> read_html("<h1>Rain</h1><p>It rained.").blocks.texts
    ('Rain', 'It rained.')
    """
    source = markup(raw).encode("utf-8", "replace").translate(None, _CONTROL_CHARS)
    source = _HTML_END.sub(b"", source)
    root = _parse(source)
    claims, own = ((), None) if root is None else read_metadata(root, url)
    base, addresses = (None, Addresses()) if root is None else _prepared(root, source)
    written = _serialise(root, source)
    lines = Linearizer(root is not None, addresses.targets).run(written)
    if root is not None and (not _has_prose(lines.texts) or is_longer(own, lines.texts)):
        lines.rows.extend(_embedded_rows(source, own))
    blocks = _block_table(lines, addresses)
    text = "\n".join(blocks.texts)
    languages = (claim.value for claim in claims if claim.field == "language")
    language = next(languages, None) or guess(text)
    return Document(
        text,
        blocks,
        claims,
        language=language,
        url=url,
        base=base,
        source="html",
        reference=reference,
    )


def _embedded_rows(source: bytes, own: dict[str, object] | None) -> Iterator[Row]:
    """The paragraphs of an article whose text is in the page's scripts.

    The page is parsed again, because its tree has no scripts any more. Few pages get here.
    """
    root = _parse(source)
    if root is not None:
        for paragraph in embedded_body(page_states(root), own):
            yield paragraph, "p", 0, 0.0, EMBEDDED, 0


def _prepared(root: etree._Element, source: bytes) -> tuple[str | None, Addresses]:
    """The address that others count from, and all addresses; scripts and attributes are dropped."""
    unfold_frames(root, _parse)
    base = base_of(root)
    write_formulas(root, source)
    set_line_numbers_apart(root, source)
    etree.strip_elements(root, *_WITHOUT_TEXT, with_tail=False)
    addresses = take_addresses(root)
    etree.strip_tags(root, *_SVG_SHAPES)
    etree.strip_attributes(root, *_NOISE_ATTRIBUTES)
    return base, addresses


def _block_table(lines: Lines, addresses: Addresses) -> BlockTable:
    """The blocks as columns; their offsets are those in the texts joined by newlines."""
    lines.images.pop(len(lines.rows), None)  # an image without alt text or a block after it
    texts, tags, hints, links, paths, containers = zip(*lines.rows) if lines.rows else ((),) * 6
    starts = tuple(accumulate((len(text) + 1 for text in texts[:-1]), initial=0)) if texts else ()
    ends = tuple(map(add, starts, map(len, texts)))
    parents = tuple(lines.parents)
    media = tuple(
        Medium(min(block, len(texts)), *addresses.media[number], hint, path)
        for block, number, hint, path in lines.media
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
    )


def markup(raw: Any) -> str:
    """The markup of a page given as str, lxml tree or BeautifulSoup object."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, etree._ElementTree):
        raw = raw.getroot()
    if isinstance(raw, etree._Element):
        return str(etree.tostring(raw, encoding="unicode", method="html", with_tail=False))
    return str(raw)  # BeautifulSoup


def _parse(source: bytes) -> etree._Element | None:
    """The page's tree, or None where libxml2 cannot build it.

    The page is nested too deep, has a tag with too many attributes, or contains no element.
    """
    if _has_crowded_tag(source):
        return None
    parser = etree.HTMLParser(
        huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError:
        return None
    except (ValueError, MemoryError) as error:
        raise ReadError(f"the page cannot be parsed: {error}") from error
    if root is None or any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        return None
    return root


def _has_crowded_tag(source: bytes) -> bool:
    """True where a tag has more attributes than libxml2 can read in time.

    A long tag contains a whole stretch without a bracket, so a tag is looked for only there: the
    pattern alone would take a third of the parser's time.
    """
    previous_is_bare = False
    for at in range(0, len(source), _STRETCH_BYTES):
        stretch = (at, at + _STRETCH_BYTES)
        is_bare = source.find(b">", *stretch) < 0 and source.find(b"<", *stretch) < 0
        if is_bare and not previous_is_bare:
            start = source.rfind(b"<", max(0, at - _STRETCH_BYTES), at)
            if start >= 0 and _is_crowded(source, start):
                return True
        previous_is_bare = is_bare
    return False


def _is_crowded(source: bytes, start: int) -> bool:
    """True where the tag at `start` has too many attributes."""
    tag = _LONG_TAG.match(source, start)
    if tag is None:
        return False
    attributes = islice(_ATTRIBUTE.finditer(tag[0]), _MAX_ATTRIBUTES)
    return sum(1 for _ in attributes) == _MAX_ATTRIBUTES


def _serialise(root: etree._Element | None, source: bytes) -> str:
    """The page's markup without scripts and styles, well-formed where there is a tree."""
    if root is None:
        return _RAW_TEXT.sub("", source.decode("utf-8"))
    # With an XHTML doctype, the serialiser would write "<div></div>" instead of "<div/>".
    root.getroottree().docinfo.clear()
    serialised = str(etree.tostring(root, encoding="unicode", method="xml"))
    if "&#13;" in serialised:
        return serialised.replace("&#13;\n", "\n").replace("&#13;", "\n")
    return serialised


def _has_prose(texts: list[str]) -> bool:
    """True for 60 words or more in blocks of 15 words or more."""
    return sum(text.count(" ") for text in texts if text.count(" ") >= 15) >= 60
