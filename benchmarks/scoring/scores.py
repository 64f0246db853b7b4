"""Score one page, and sum up many into a row of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from ..corpora.pages import Truth
from .metrics import (
    HARM,
    Found,
    FoundCaption,
    authors_right,
    credits_found,
    match_captions,
    same_day,
    same_minute,
    shingle_scores,
    title_right,
    tokens,
    word_f1,
)

if TYPE_CHECKING:
    from cleanscrape import Article


@dataclass(frozen=True)
class Score:
    """What one page scored; ``None`` where its truth does not say, or where it was not asked."""

    page: str
    body: float | None
    precision: float | None
    recall: float | None
    title: bool | None
    authors: bool | None
    day: bool | None
    minute: bool | None
    captions: tuple[int, int, int] | None  # matched, ours, truth
    credits: tuple[int, int] | None  # found, truth
    lossless: bool | None = None
    seconds: float = 0.0
    keep_all: float | None = None
    best_span: float | None = None
    ceiling: float | None = None


def from_article(article: Article) -> Found:
    """Bring an article into the form that is scored.

    A caption's text counts with or without its credit.
    """
    captions = tuple(
        FoundCaption(
            (caption.text, caption.raw, f"{caption.text} {caption.credit or ''}"), caption.credit
        )
        for caption in article.captions
    )
    return Found(article.title, article.authors, article.date, captions, article.text)


def score(
    page: str, found: Found, truth: Truth, lossless: bool | None = None, seconds: float = 0.0
) -> Score:
    """Compare what was found with the truth."""
    body: float | None = None
    precision: float | None = None
    recall: float | None = None
    if truth.body:
        ours, wanted = tokens(found.body), tokens(truth.body)
        body = word_f1(ours, wanted)
        precision, recall = shingle_scores(ours, wanted)
    captions: tuple[int, int, int] | None = None
    credits: tuple[int, int] | None = None
    if truth.captions is not None:
        pairs = match_captions(found.captions, truth.captions)
        captions = (len(pairs), len(found.captions), len(truth.captions))
        credits = credits_found(found.captions, truth.captions, pairs)
    undated = truth.partial and truth.date is None
    return Score(
        page,
        body,
        precision,
        recall,
        None if truth.title is None else title_right(found.title, truth.title),
        None
        if truth.partial and not truth.authors
        else authors_right(found.authors, truth.authors),
        None if undated else same_day(found.date, truth.date),
        None if undated else same_minute(found.date, truth.date),
        captions,
        credits,
        lossless,
        seconds,
    )


def row(scores: Sequence[Score], columns: Iterable[str]) -> list[str]:
    """Sum up the scores of many pages, a cell for each of `columns` (keys of `COLUMNS`)."""
    return [COLUMNS[column](scores) for column in columns]


def table(rows: Sequence[Sequence[str]]) -> str:
    """Lay rows out as a Markdown table; the first is the head."""
    widths = [max(len(cells[at]) for cells in rows) for at in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.rjust(width) for cell, width in zip(cells, widths)) + " |"
        for cells in rows
    ]
    return "\n".join(
        [lines[0], "|" + "|".join("-" * (width + 1) + ":" for width in widths) + "|", *lines[1:]]
    )


def read_tables(text: str) -> list[list[dict[str, str]]]:
    r"""Find the tables that `table` laid out in a text.

    A row is a dictionary by the names of the head.

    >>> read_tables("html: 2 pages\n" + table([["corpus", "body"], ["news-dev", ".9"]]))
    [[{'corpus': 'news-dev', 'body': '.9'}]]
    """
    found: list[list[list[str]]] = [[]]
    for line in text.splitlines():
        if not line.startswith("|"):
            found.append([])
        elif not line.startswith("|-"):
            found[-1].append([cell.strip() for cell in line.strip("|").split("|")])
    return [[dict(zip(rows[0], row)) for row in rows[1:]] for rows in found if rows]


def _mean(
    pick: Callable[[Score], float | None], digits: int = 3
) -> Callable[[Sequence[Score]], str]:
    def cell(scores: Sequence[Score]) -> str:
        values = [value for value in map(pick, scores) if value is not None]
        return f"{fmean(values):.{digits}f}" if values else "–"

    return cell


def _shingle_f1(scores: Sequence[Score]) -> str:
    precisions = [score.precision for score in scores if score.precision is not None]
    recalls = [score.recall for score in scores if score.recall is not None]
    if not recalls:
        return "–"
    precision, recall = fmean(precisions or [0.0]), fmean(recalls)
    return f"{2 * precision * recall / (precision + recall or 1.0):.3f}"


def _captions(scores: Sequence[Score]) -> str:
    counts = [score.captions for score in scores if score.captions is not None]
    if not counts:
        return "–"
    matched, ours, truth = (sum(column) for column in zip(*counts))
    shares = matched / (ours or 1), matched / (truth or 1), 2 * matched / (ours + truth or 1)
    return "/".join(f"{share:.3f}" for share in shares)


def _credits(scores: Sequence[Score]) -> str:
    counts = [score.credits for score in scores if score.credits is not None]
    total = sum(truth for _, truth in counts)
    return f"{sum(found for found, _ in counts) / total:.3f}" if total else "–"


def _harm(score: Score) -> float | None:
    return (
        None
        if score.body is None or score.keep_all is None
        else float(score.body < score.keep_all - HARM)
    )


COLUMNS: dict[str, Callable[[Sequence[Score]], str]] = {
    "pages": lambda scores: str(len(scores)),
    "body": _mean(lambda score: score.body),
    "shingles": _shingle_f1,
    "keep all": _mean(lambda score: score.keep_all),
    "best run": _mean(lambda score: score.best_span),
    "ceiling": _mean(lambda score: score.ceiling),
    "harm": _mean(_harm),
    "title": _mean(lambda score: score.title),
    "authors": _mean(lambda score: score.authors),
    "day": _mean(lambda score: score.day),
    "minute": _mean(lambda score: score.minute),
    "captions P/R/F1": _captions,
    "credits": _credits,
    "lossless": _mean(lambda score: score.lossless),
    "ms": _mean(lambda score: 1000 * score.seconds, 1),
}
