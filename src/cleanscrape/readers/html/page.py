"""HTML to a `Document`: parse in C, then one pass over the serialised tree."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import accumulate, islice
from operator import add
from typing import Any

from lxml import etree

from ...document import EMBEDDED, BlockTable, Document
from ...errors import ReadError
from ...patterns.language import guess
from ..metadata.markup import read_metadata
from .embedded import embedded_body, is_longer, page_states
from .frames import unfold_frames
from .linear import Linearizer

# Elements whose content, if they have any, nobody reads.
_SILENT = ("script", "style", "link", "meta", "base", "param", "area", "col")
_DRAWN = (
    "path",
    "g",
    "circle",
    "rect",
    "use",
    "line",
    "polygon",
    "polyline",
    "ellipse",
    "defs",
    "clippath",
    "mask",
    "lineargradient",
    "stop",
)
# Attributes that say nothing of what is in an element; without them a page has few distinct tags
# (see `read_tag`).
_NOISE = (
    "href", "srcset", "sizes", "width", "height", "target", "title", "onclick", "d", "viewbox", "viewBox", "fill", "xmlns",
    "data-src-set", "data-srcset", "aria-label", "aria-labelledby", "aria-describedby", "aria-controls", "tabindex", "loading",
    "decoding", "fetchpriority", "value", "action", "for", "name", "placeholder", "data-id", "data-url", "data-href", "data-title",
    "data-post-id", "content", "datetime",
)  # fmt: skip
_RAW_TEXT = re.compile(
    r"""(?isx)
    <(script|style)\b .*? (?: </\1\s*> | \Z )
    | <!-- .*? (?: --> | \Z )
    | <[!?][^>]*>
    """
)
# libxml2 reads no further than this, browsers do: nothing that follows may be lost.
_END = re.compile(rb"</[hH][tT][mM][lL][^<>]*>")
# libxml2 compares each attribute of a tag with all others: a tag of 100,000 takes it minutes.
_LONG_TAG = re.compile(rb"<[a-zA-Z][^<>]{10000,}")
_ATTRIBUTE = re.compile(rb"""[\s/][^\s=/<>"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?""")
_MOST_ATTRIBUTES = 1_000
_STRETCH = 5_000  # bytes; half of a long tag
_CONTROL = bytes([*range(9), 11, 12, *range(14, 32), 127])
_LOOKS = re.compile(
    r"""(?isx)
    < (?: !doctype\s+html | html | head | body | div | p | span | article | section | main | table
        | h[1-6] | ul | ol | a\s+href | br | img | meta | title | script | style | link | noscript
        | figure | header | nav | frameset | font | center | blockquote | pre | li | td )\b
    (?: [^<>]*> | \s+[\w:-]+\s*=\s*[\w"'] )  # closed, or with an attribute
    """
)
_SCRIPTED = re.compile(r"(?is)<(style|script)\b[^<>]*>.*?(?:</\1\s*>|\Z)")
_LONGEST_SCRIPT = 200_000  # characters in which the end of a style sheet or script is looked for
_ANY_TAG = re.compile(r"(?i)<[!a-z]")
_LEAD = re.compile(  # what may stand before a page
    r"""(?sx)
    [\ufeff\s]*
    ( (?: <!--.*?--> | <\?xml\b.*?\?> ) [\ufeff\s]* )*
    """
)


def looks_like_html(text: str) -> bool:
    """True where the text begins with markup, holds several tags among its first 4,000 characters, or is nothing but comments.

    >>> looks_like_html("<p>It rained.</p>"), looks_like_html("Use <b> for bold; 3 < 5."), looks_like_html("<!-- rain -->")
    (True, False, True)
    """
    lead = _LEAD.match(text)
    start, comments = (lead.end(), lead[1]) if lead else (0, None)
    head = text[start : start + 4_000]
    if (
        "<style" in head or "<script" in head
    ):  # what is in them says nothing, and may be all of the head
        head = _SCRIPTED.sub(r"<\1>", text[start : start + _LONGEST_SCRIPT])[:4_000]
    if _LOOKS.match(head) or (comments and (not head or _ANY_TAG.match(head))):
        return True
    return (
        len(_LOOKS.findall(head)) >= 3 and len(re.findall(r"(?i)</[a-z][a-z0-9]*\s*>", head)) >= 2
    )


def read_html(raw: Any, *, url: str | None = None, reference: datetime | None = None) -> Document:
    """A page given as str, lxml tree or BeautifulSoup object, as a document. The object given is left unchanged.

    Raises:
        ReadError: no parser can read the page.
    """
    source = markup(raw).encode("utf-8", "replace").translate(None, _CONTROL)
    source = _END.sub(b"", source)
    root = _parse(source)
    claims, own = ((), None) if root is None else read_metadata(root, url)
    lines = Linearizer(written=root is not None).run(_serialised(root, source))
    if (
        root is not None
        and (not _has_prose(lines.texts) or is_longer(own, lines.texts))
        and (whole := _parse(source)) is not None
    ):
        # Parsed anew, for the scripts are gone from the tree; few pages come here, and the others
        # need not be searched for states.
        lines.rows.extend(
            (paragraph, "p", 0, 0.0, EMBEDDED, 0)
            for paragraph in embedded_body(page_states(whole), own)
        )
    lines.images.pop(len(lines.rows), None)
    texts, tags, hints, links, paths, containers = zip(*lines.rows) if lines.rows else ((),) * 6
    starts = tuple(accumulate((len(text) + 1 for text in texts[:-1]), initial=0)) if texts else ()
    ends = tuple(map(add, starts, map(len, texts)))
    text = "\n".join(texts)
    language = next((claim.value for claim in claims if claim.field == "language"), None) or guess(
        text
    )
    blocks = BlockTable(
        texts,
        starts,
        ends,
        tags,
        hints,
        links,
        paths,
        containers,
        tuple(lines.parents),
        lines.images,
    )
    return Document(
        text, blocks, claims, language=language, url=url, source="html", reference=reference
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
    """The tree, or None where libxml2 is no help: the page is nested deeper than it goes, has too long tags, or holds no element."""
    if _is_crowded(source):
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


def _is_crowded(source: bytes) -> bool:
    """True where a tag has more attributes than libxml2 should be given.

    In a long tag lies a whole stretch without a bracket, so only there a tag is looked for: the
    pattern alone takes as long as a third of the parser's work.
    """
    bare = False
    for at in range(0, len(source), _STRETCH):
        before, bare = (
            bare,
            source.find(b">", at, at + _STRETCH) < 0 and source.find(b"<", at, at + _STRETCH) < 0,
        )
        if bare and not before and (start := source.rfind(b"<", max(0, at - _STRETCH), at)) >= 0:
            tag = _LONG_TAG.match(source, start)
            if (
                tag
                and sum(1 for _ in islice(_ATTRIBUTE.finditer(tag[0]), _MOST_ATTRIBUTES))
                == _MOST_ATTRIBUTES
            ):
                return True
    return False


def _serialised(root: etree._Element | None, source: bytes) -> str:
    """The page's markup without scripts and styles, balanced where there is a tree."""
    if root is None:
        return _RAW_TEXT.sub("", source.decode("utf-8"))
    unfold_frames(root, _parse)
    etree.strip_elements(root, *_SILENT, with_tail=False)
    etree.strip_tags(root, *_DRAWN)
    etree.strip_attributes(root, *_NOISE)
    # in a document that calls itself XHTML the serialiser writes "<div></div>" for "<div/>"
    root.getroottree().docinfo.clear()
    written = str(etree.tostring(root, encoding="unicode", method="xml"))
    return (
        written.replace("&#13;\n", "\n").replace("&#13;", "\n") if "&#13;" in written else written
    )


def _has_prose(texts: list[str]) -> bool:
    return sum(text.count(" ") for text in texts if text.count(" ") >= 15) >= 60
