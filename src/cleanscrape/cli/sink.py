"""Where a command's articles go: standard output, a file, or a folder with a file each."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TextIO

import typer

from .. import Article
from .folders import is_folder, make_folder
from .output import Format, Output
from .pages import stem
from .visible import visible

_SUFFIXES = {Format.text: ".txt", Format.markdown: ".md", Format.html: ".html"}
_JSON = (Format.json, Format.jsonl)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


class Sink(Protocol):
    """Takes the articles of pages, one after the other."""

    def __call__(self, name: str, article: Article) -> None:
        """Write the article of the page of that name."""


@contextmanager
def sink(out: str | None, output: Output, pages: int) -> Iterator[Sink]:
    """Open what the articles are written to.

    Args:
        out: a file, or a folder that is there or ends in a slash; None is standard output.
        output: how an article is printed.
        pages: how many there are.

    Raises:
        typer.BadParameter: the file's folder is not there, or a file stands in the folder's place.
    """
    if out is None:
        yield _Stream(sys.stdout, output, pages)
    elif is_folder(out):
        make_folder(Path(out))
        yield _Folder(Path(out), output)
    else:
        if not Path(out).parent.is_dir():
            raise typer.BadParameter(f"{Path(out).parent}: no such folder; make it first")
        with open(out, "w", encoding="utf-8", newline="\n") as stream:
            yield _Stream(stream, output, pages)


class _Stream:
    """All articles in one stream: several as JSON lines, or parted by lines with the pages' names.

    Args:
        stream: where to write.
        output: how an article is printed.
        pages: how many there are.
    """

    def __init__(self, stream: TextIO, output: Output, pages: int) -> None:
        several = pages > 1
        if several and output.format is Format.json:
            output = output._replace(format=Format.jsonl)
        self._stream, self._output = stream, output
        self._parted = several and output.format is not Format.jsonl
        self._first = True

    def __call__(self, name: str, article: Article) -> None:
        head = self._head(name) if self._parted else ""
        self._first = False
        self._stream.write(self._sayable(f"{head}{self._output.of(article)}\n"))
        self._stream.flush()

    def _head(self, name: str) -> str:
        gap = "" if self._first else "\n"
        if self._output.format is Format.text:
            return f"{gap}==> {name} <==\n"
        # Two hyphens would end the comment.
        return f"{gap}<!-- {name.replace('--', '- -')} -->\n\n"

    def _sayable(self, text: str) -> str:
        """The text without what the stream, or the terminal behind it, does not take."""
        # Lone surrogates have no UTF-8.
        text = text.encode("utf-8", "replace").decode("utf-8")
        if self._stream.isatty():
            text = visible(text)
        encoding = self._stream.encoding or "utf-8"
        if self._output.format is Format.html:
            return text.encode(encoding, "xmlcharrefreplace").decode(encoding)
        if self._output.format in _JSON and not encoding.lower().startswith("utf"):
            return _BEYOND_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], text)
        return text


class _Folder:
    """A file for each article, named after its page."""

    def __init__(self, folder: Path, output: Output) -> None:
        self._folder, self._output = folder, output
        self._met: dict[str, int] = {}

    def __call__(self, name: str, article: Article) -> None:
        bare = stem(name)
        self._met[bare] = self._met.get(bare, 0) + 1
        if self._met[bare] > 1:  # pages of the same name in several folders
            bare = f"{bare}-{self._met[bare]}"
        suffix = _SUFFIXES.get(self._output.format, ".json")
        data = f"{self._output.of(article)}\n".encode("utf-8", "replace")
        (self._folder / f"{bare}{suffix}").write_bytes(data)
