"""Parse markup in C, and write the tree as well-formed markup without what has no text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from ...errors import ReadError
from ..finds import Finds
from ..survey import has_crowded_tag, starts, utf_8_without, with_newlines
from .attributes import OWN
from .code import set_line_numbers_apart
from .elements import SVG_SHAPES, WITHOUT_TEXT
from .formulas import write_formulas
from .frames import unfold_frames
from .moments import set_moments_apart
from .permalinks import set_permalinks_apart
from .prepare import Addresses, MediaOf, base_of, media_of, number_media, take_addresses

# Attributes that say nothing about the content of an element. Without them, a page has few distinct
# tags (see `read_tag`).
NOISE_ATTRIBUTES = (
    "href", "srcset", "sizes", "width", "height", "target", "title", "onclick", "d", "viewbox",
    "viewBox", "fill", "xmlns", "data-src-set", "data-srcset", "aria-label", "aria-labelledby",
    "aria-describedby", "aria-controls", "tabindex", "loading", "decoding", "fetchpriority",
    "value", "action", "for", "name", "placeholder", "data-id", "data-url", "data-href",
    "data-title", "data-post-id", "content", "datetime", "data-time", "data-timestamp",
    "data-utime", "data-date-string", "data-time-string",
)  # fmt: skip
_RAW_TEXT = re.compile(
    r"""(?isx)
    <(script|style)\b .*? (?: </\1\s*> | \Z )
    | <!-- .*? (?: --> | \Z )
    | <[!?][^>]*>
    """
)
# libxml2 stops here, but browsers do not: the end tag is removed, so that no text is lost.
_HTML_END = b"</html"
_END_TAG = re.compile(rb"</[a-zA-Z][^<>]*>")
# libxml2 compares each attribute of a tag with all others: 100,000 attributes take minutes.
_MAX_ATTRIBUTES = 1_000
_LONG_BYTES = 10_000  # of a tag that may have so many
CONTROL_CHARS = bytes([*range(9), 11, 12, *range(14, 32), 127])
"""Control characters but tabs and line breaks; they are dropped."""


def markup(raw: Any) -> str:
    """The markup of a page given as str, lxml tree or BeautifulSoup object."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, etree._ElementTree):
        raw = raw.getroot()
    if isinstance(raw, etree._Element):
        return str(etree.tostring(raw, encoding="unicode", method="html", with_tail=False))
    return str(raw)  # BeautifulSoup


def clean_bytes(raw: Any) -> bytes:
    """The markup of a page as UTF-8, without control characters and ends of the page.

    Args:
        raw: markup as `str`, as bytes in valid UTF-8 without `CONTROL_CHARS`, or a tree.
    """
    source = raw
    if not isinstance(raw, bytes):
        _, source = utf_8_without(markup(raw).encode("utf-8", "replace"), CONTROL_CHARS)
    source = with_newlines(source)  # libxml2 counts no line where a carriage return stands alone
    return _without_ends(source)


def _without_ends(source: bytes) -> bytes:
    """The markup with nothing but line breaks for the end tags of the page."""
    parts: list[bytes | memoryview] = []
    whole, after = memoryview(source), 0
    for start in starts(source, _HTML_END):
        if tag := _END_TAG.match(source, start):
            parts += whole[after:start], b"\n" * tag[0].count(b"\n")
            after = tag.end()
    return b"".join([*parts, whole[after:]]) if parts else source


def parse(source: bytes) -> etree._Element | None:
    """The page's tree, or None where libxml2 cannot build it.

    The page is nested too deep, has a tag with too many attributes, or contains no element.
    """
    if has_crowded_tag(source, _LONG_BYTES, _MAX_ATTRIBUTES):
        return None
    parser = etree.HTMLParser(
        huge_tree=True,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
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


def prepare(
    root: etree._Element,
    source: bytes,
    finds: Finds,
    find: Callable[[etree._Element], Finds],
    media_of: MediaOf = media_of,
) -> tuple[str | None, Addresses]:
    """Rewrite a page's tree so that its texts can be read.

    Scripts and styles go; formulas, notes, numbers of lines, permalinks and moments are told apart.

    Args:
        root: the page's tree, which is changed.
        source: its markup.
        finds: what `find` found in it.
        find: looks again, where the tree has changed.
        media_of: tells of images, videos and frames.

    Returns:
        The address that others count from, as ``<base>`` says, and all addresses.
    """
    if unfold_frames(finds.named["frames"], parse):
        finds = find(root)
    if finds.may_have_own:
        etree.strip_attributes(root, *OWN)
    base = base_of(finds.named["base"])
    if finds.may_have_formulas and write_formulas(root, source):
        finds = find(root)
    if finds.named["code"] and set_line_numbers_apart(root, source):
        finds = find(root)
    if set_permalinks_apart(finds.permalinks):
        finds = find(root)
    etree.strip_elements(root, *WITHOUT_TEXT, with_tail=False)
    if set_moments_apart(root, source, finds.moments):
        finds = find(root)
    return base, take_addresses(root, finds, media_of)


def strip(root: etree._Element) -> None:
    """Remove what says nothing from a page's tree after `prepare`, so that few tags differ."""
    strip_shapes(root)
    etree.strip_attributes(root, *NOISE_ATTRIBUTES)
    number_media(root)


def strip_shapes(root: etree._Element) -> None:
    """Remove the shapes of drawings, but not what is in them."""
    for drawing in [*root.iter("svg")]:
        etree.strip_tags(drawing, *SVG_SHAPES)


def serialise(root: etree._Element | None, source: bytes) -> str:
    """The page's markup, after `strip`; well-formed where there is a tree."""
    if root is None:
        return _RAW_TEXT.sub("", source.decode("utf-8"))
    # With an XHTML doctype, the serialiser would write "<div></div>" instead of "<div/>".
    root.getroottree().docinfo.clear()
    serialised = str(etree.tostring(root, encoding="unicode", method="xml"))
    if "&#13;" in serialised:
        return serialised.replace("&#13;\n", "\n").replace("&#13;", "\n")
    return serialised
