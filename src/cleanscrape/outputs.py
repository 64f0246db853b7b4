"""Parts of an article for other uses: chunks for retrieval, tables for data frames."""

from __future__ import annotations

from dataclasses import dataclass

from .facts import Mark


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of the body that fits into a limited size.

    Args:
        text: its words, ``article.text[start:end]``.
        headings: the headings above it, the outermost first; its own included.
        start: offset of its first character in `Article.text`.
        end: offset after its last character.
        paragraphs: the index of its first paragraph and the index after its last.
        marks: links, emphasis and so on; offsets into `text`.
        confidence: `Article.confidence`.
    """

    text: str
    headings: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    paragraphs: tuple[int, int] = (0, 0)
    marks: tuple[Mark, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table as texts.

    ``pandas.DataFrame(table.rows, columns=table.columns)`` makes a frame of it.

    Args:
        rows: for each row the texts of its columns; a cell that spans several repeats its text. A
            row may
            be shorter than others.
        columns: the texts of the first row if it is one of headings, as many as there are columns;
            else None.
        caption: the table's caption.
        paragraphs: the index of its first paragraph and the index after its last.
    """

    rows: tuple[tuple[str, ...], ...] = ()
    columns: tuple[str, ...] | None = None
    caption: str | None = None
    paragraphs: tuple[int, int] = (0, 0)
