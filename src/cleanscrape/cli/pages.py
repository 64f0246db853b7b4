"""Read the pages that a command names: files, packed ones too, and standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from .. import read
from ..batch.streams import unpacked


def page_bytes(name: str) -> bytes:
    """The content of a file, unpacked if its name ends in ``.gz`` or ``.zst``.

    Args:
        name: of the file; ``-`` is standard input.

    Raises:
        OSError, EOFError: it cannot be read, or is damaged.
        MissingExtraError: ``.zst`` needs a library that is not installed.
    """
    if name == "-":
        return sys.stdin.buffer.read()
    with open(name, "rb") as raw, unpacked(raw, name) as stream:
        return stream.read()


def stem(name: str) -> str:
    """The name of a page's output, without folder and endings.

    >>> stem("crawl/rain.html.gz"), stem("-"), stem("2024.05.03")
    ('rain', 'page', '2024.05')
    """
    if name == "-":
        return "page"
    path = Path(name)
    packed = path.suffix.lower() in (".gz", ".zst")
    return Path(path.stem).stem if packed else path.stem


def source_suffix(name: str, content: bytes) -> str:
    """The ending of a fixture's source: what a page is.

    Raises:
        ReadError: the page cannot be read.

    >>> source_suffix("page", b"<p>It rained."), source_suffix("notes.md", b"# Rain")
    ('.html', '.md')
    """
    if read(content).source == "html":
        return ".html"
    return ".md" if name.endswith(".md") else ".txt"
