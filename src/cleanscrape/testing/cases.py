"""Fixture cases: a page and the article expected of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from .. import Article, Pipeline

EXPECTED = "expected.json"
# How a case is read, by the suffix of its page; others are looked at.
_SOURCES = {".txt": "text", ".md": "markdown"}


@dataclass(frozen=True, slots=True)
class Case:
    """A folder with ``source.*`` (the page) and ``expected.json``.

    ``expected.json`` holds the fields that are checked: ``title``, ``byline``, ``date``,
    ``modified``, ``captions``, ``paragraphs`` or any other key of `Article.to_dict`. A paragraph is
    a text, or an object with ``text`` and ``kind``. Byline, captions and paragraphs are compared in
    the keys that are written out; a ``credit``, ``alt``, ``role`` or ``agency`` that is not written
    must not be there. The optional key ``input`` gives arguments of `cleanscrape.clean`: ``url``,
    ``source``, ``reference``. Without a ``source`` the page is read as its suffix says: ``.txt`` as
    text, ``.md`` as Markdown; else it is looked at.
    """

    folder: Path

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folder.name

    @property
    def source(self) -> Path:
        """The page.

        Raises:
            FileNotFoundError: the folder has no ``source.*``.
        """
        for path in sorted(self.folder.glob("source.*")):
            return path
        raise FileNotFoundError(f"{self.folder}: no source.txt, source.md or source.html")

    @property
    def expected(self) -> dict[str, Any]:
        """What ``expected.json`` says."""
        data: dict[str, Any] = json.loads((self.folder / EXPECTED).read_text(encoding="utf-8"))
        return data

    @property
    def arguments(self) -> dict[str, Any]:
        """What `cleanscrape.clean` is told of the page."""
        arguments = (
            dict(self.expected.get("input", {})) if (self.folder / EXPECTED).exists() else {}
        )
        if "reference" in arguments:
            arguments["reference"] = datetime.fromisoformat(arguments["reference"])
        arguments.setdefault("source", _SOURCES.get(self.source.suffix))
        return arguments

    def run(self, pipeline: Pipeline | None = None) -> Article:
        """The article that the page becomes."""
        return (pipeline or Pipeline.default())(self.source.read_bytes(), **self.arguments)

    def accept(self, article: Article) -> None:
        """Write what the page became over the fields that ``expected.json`` checks."""
        old = self.expected if (self.folder / EXPECTED).exists() else {}
        full = {**article.to_dict(), **outcome(article)}
        keys = [key for key in old if key != "input"] or list(outcome(article))
        new = {
            **({"input": old["input"]} if "input" in old else {}),
            **{key: full[key] for key in keys},
        }
        (self.folder / EXPECTED).write_text(
            json.dumps(new, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )


def find_cases(root: Path) -> Iterator[Case]:
    """The cases under a folder, by name."""
    for path in sorted(root.rglob(EXPECTED)):
        yield Case(path.parent)


def add_case(
    root: Path,
    name: str,
    page: bytes,
    suffix: str,
    article: Article | None = None,
    known: Mapping[str, str] | None = None,
) -> Case:
    """Draft a case: copy the page and write down what it becomes today.

    Read the outcome and correct it by hand.

    Args:
        root: the folder of cases.
        name: of the case.
        page: its source.
        suffix: ``.html``, ``.md`` or ``.txt``.
        article: what is expected instead, such as a corrected article.
        known: what the pipeline is told of the page, such as its ``url``.

    Raises:
        FileExistsError: there is a case of that name.
    """
    folder = root / name
    folder.mkdir(parents=True)
    (folder / f"source{suffix}").write_bytes(page)
    case = Case(folder)
    if known:
        text = json.dumps({"input": dict(known)}, ensure_ascii=False)
        (folder / EXPECTED).write_text(text, encoding="utf-8")
    case.accept(article or case.run())
    return case


def outcome(article: Article) -> dict[str, Any]:
    """The fields of an article in the short form that ``expected.json`` uses.

    >>> from cleanscrape import Article, Paragraph
    >>> outcome(Article(title="Rain", paragraphs=(Paragraph("It rained."),)))["paragraphs"]
    ['It rained.']
    """
    data = article.to_dict()
    captions = [
        {key: value for key, value in caption.items() if key not in ("before", "image")}
        for caption in data["captions"]
    ]
    paragraphs = [
        part["text"] if part["kind"] == "paragraph" else part for part in data["paragraphs"]
    ]
    return {
        **{key: data[key] for key in ("title", "byline", "date", "modified")},
        "captions": captions,
        "paragraphs": paragraphs,
    }
