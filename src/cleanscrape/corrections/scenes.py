"""Pages as rules are proposed on them: their blocks, elements and labels, and what is corrected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ..document import Decision, Document
from ..many import Page
from ..pipeline import Pipeline
from ..readers import read as read_page
from ..values import Correction
from ..verdict import is_excluded, verdicts

_NAMES = ("//@class", "//@id")


@dataclass(frozen=True)
class CorrectedPage:
    """A page with the corrections of a person.

    Args:
        page: the page.
        corrections: from `Article.correct` of the article that it became.
    """

    page: Page
    corrections: tuple[Correction, ...] = ()


@dataclass
class Scene:
    """A page on which rules are tried.

    Args:
        page: the page.
        document: the page as it is read.
        standing: what each block is taken for.
        targets: what a person says that blocks are, by their numbers.
        signs: for each element its classes (``.story``) and its id (``#story``).
    """

    page: Page
    document: Document
    standing: list[Decision | None]
    targets: dict[int, str]
    signs: dict[int, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, given: CorrectedPage, pipeline: Pipeline) -> Scene:
        """The scene that a page is."""
        document = read(given.page, pipeline, _NAMES)
        targets = {
            block: correction.label
            for correction in given.corrections
            for block in correction.blocks
        }
        signs: dict[int, list[str]] = {}
        for xpath, chosen in document.selected:
            sign = "#" if xpath == "//@id" else "."
            for element, text, _ in chosen:
                signs.setdefault(element, []).extend(sign + name for name in text.split())
        return cls(given.page, document, verdicts(pipeline.run(document)), targets, signs)

    def is_body(self, block: int) -> bool:
        """Whether a block is taken for body."""
        return not is_excluded(self.standing[block])

    def share(self, blocks: Iterable[int]) -> float:
        """The share of the body's characters that stand in these blocks."""
        texts = self.document.blocks.texts
        whole = sum(len(text) for block, text in enumerate(texts) if self.is_body(block))
        return sum(len(texts[block]) for block in blocks if self.is_body(block)) / max(1, whole)


def read(page: Page, pipeline: Pipeline, xpaths: tuple[str, ...]) -> Document:
    """A page with what these expressions choose of it."""
    known: dict[str, Any] = {
        "url": page.url, "encoding": page.encoding, "reference": page.reference,
    }  # fmt: skip
    return read_page(page.raw, splitters=pipeline.splitters, xpaths=xpaths, **known)
