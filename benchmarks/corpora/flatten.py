"""The ways in which scrapers turn a page into text, by name, with their output kept on disk."""

from __future__ import annotations

import re
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path
from textwrap import fill

from lxml import etree, html

from .pages import Page

_BLOCK_NAMES = (
    "address article aside blockquote body br button caption dd details div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "head header hr html label legend li main nav ol option p pre section select "
    "summary table tbody td tfoot th thead title tr ul"
)
_BLOCK = frozenset(_BLOCK_NAMES.split())
_SILENT = frozenset({"script", "style", "noscript", "template"})


def decode(raw: bytes) -> str:
    """Decode by the declared encoding if there is one, else by a guess.

    A stray byte becomes U+FFFD: Resiliparse's own fallback to Windows-1252 turns a whole GBK page
    with one bad byte into garbage.
    """
    from resiliparse.parse.encoding import (
        bytes_to_str,
        detect_encoding,
    )  # of the extra `bench`: the tests do without

    encoding = detect_encoding(raw, from_html_meta=True) or "utf-8"
    text: str = bytes_to_str(raw, encoding, errors="replace", fallback_encodings=("utf-8",))
    return text


def main(raw: bytes) -> str:
    """Extract Resiliparse's main content: the shape of the example dump."""
    return _resiliparse(raw, main_content=True)


def full(raw: bytes) -> str:
    """Extract Resiliparse's whole page, one block a line."""
    return _resiliparse(raw, main_content=False)


def nodes(raw: bytes) -> str:
    r"""Put one text node on a line: ``soup.get_text("\n")``."""
    return _soup(raw, "\n")


def oneline(raw: bytes) -> str:
    """Put the whole page on one line: ``soup.get_text(" ")`` with white space collapsed."""
    return " ".join(_soup(raw, " ").split())


def wet(raw: bytes) -> str:
    """Like a WET record: a line for each block-level run of text, no blank lines."""
    parts: list[str] = []
    text = decode(raw)
    if text.strip():
        # bytes with a named encoding: lxml refuses a str that declares its own
        _walk(
            html.document_fromstring(
                text.encode("utf-8", "ignore"),
                parser=html.HTMLParser(encoding="utf-8", huge_tree=True),
            ),
            parts,
        )
    lines = (" ".join(line.split()) for line in "".join(parts).split("\0"))
    return "\n".join(line for line in lines if line)


def wrapped(raw: bytes) -> str:
    """The main content with its lines broken at 72 characters, as mails and text browsers do."""
    lines = (line.strip() for line in main(raw).split("\n"))
    return "\n\n".join(fill(line, 72, break_long_words=False) for line in lines if line)


def inscriptis(raw: bytes) -> str:
    """Laid out as a text browser would."""
    from inscriptis import get_text

    text: str = get_text(_undeclared(raw))
    return text


def html2text(raw: bytes) -> str:
    """Markdown, as scraper APIs return it."""
    from html2text import HTML2Text

    converter = HTML2Text(bodywidth=0)
    text: str = converter.handle(decode(raw))
    return text


FLATTENERS: dict[str, Callable[[bytes], str]] = {
    "main": main,
    "full": full,
    "nodes": nodes,
    "oneline": oneline,
    "wrapped": wrapped,
    "wet": wet,
    "inscriptis": inscriptis,
    "html2text": html2text,
}


def flattened(page: Page, shape: str) -> str:
    """Return the page in this shape.

    It comes from the disk cache if this file has not changed since it was put there.
    """
    version = zlib.crc32(Path(__file__).read_bytes())
    folder = Path(tempfile.gettempdir()) / "cleanscrape-bench" / f"{shape}-{version:08x}"
    path = folder / f"{page.id}-{zlib.crc32(page.html):08x}.txt"
    if path.exists():
        return path.read_bytes().decode("utf-8")
    text = FLATTENERS[shape](page.html).encode("utf-8", "ignore")
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)
    return text.decode("utf-8")


def _resiliparse(raw: bytes, main_content: bool) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    text: str = extract_plain_text(
        decode(raw), preserve_formatting=True, main_content=main_content, alt_texts=True
    )
    return text


def _soup(raw: bytes, separator: str) -> str:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(decode(raw), "lxml")
    for tag in soup(["script", "style"]):
        tag.decompose()
    return soup.get_text(separator)


def _undeclared(raw: bytes) -> str:
    """Decode and drop an XML declaration, which lxml refuses on a `str`."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", decode(raw))


def _walk(root: html.HtmlElement, parts: list[str]) -> None:
    """Append the text below `root` to `parts`, with a NUL where a block begins or ends.

    No recursion, pages nest deeply.
    """
    skip: html.HtmlElement | None = None
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            parts.append("" if skip is not None else node.tail or "")
            continue
        mark = "\0" if node.tag in _BLOCK else ""
        if event == "start":
            skip = node if skip is None and node.tag in _SILENT else skip
            parts.append("" if skip is not None else mark + (node.text or ""))
        else:
            ended, skip = skip is node, None if skip is node else skip
            parts.append(
                "" if skip is not None else (mark if not ended else " ") + (node.tail or "")
            )
