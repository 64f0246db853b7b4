"""Pages that people corrected (`cleanscrape fix --rows FILE`), as cases to learn from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ..corpora.pages import Page, Truth
from ..scoring.cases import AS_TEXT, OTHER_SHAPES, Case, make

CORPUS = "rows"


def row_cases(paths: Iterable[Path], shapes: Sequence[str], kind: str) -> Iterator[Case]:
    """The cases of all rows, in the shapes of a kind of page.

    A row of HTML is learned from in the shapes that pages of a corpus are, a row of text as it
    stands, with text.

    Args:
        paths: the files.
        shapes: the shapes of the kind.
        kind: ``"html"``, ``"text"`` or ``"line"``.
    """
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from _cases(json.loads(line), shapes, kind) if line.strip() else ()


def _cases(row: dict[str, Any], shapes: Sequence[str], kind: str) -> Iterator[Case]:
    if not row["body"]:
        return
    truth = Truth(None, (), None, None, row["body"])
    page = Page(
        row["id"], row["site"] or row["id"], row["type"], row["page"].encode(), truth, row["url"]
    )
    if row["source"] == "text":
        yield from [make(page, CORPUS, AS_TEXT)] if kind == "text" else ()
        return
    for shape in shapes:
        if page.kind == "article" or shape in OTHER_SHAPES:
            yield make(page, CORPUS, shape)
