"""Explain a page: run a pipeline over it, and once more without each filter, if asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ..article import Article
from ..assemble import assemble
from ..choices import Favor, PageTypeName, Source
from ..document import Document
from ..pipeline import Pipeline
from ..readers import MAX_CHARS
from . import Explanation, explained
from .values import Change, Variant


def explain(
    raw: Any,
    *,
    pipeline: Pipeline | None = None,
    url: str | None = None,
    source: Source | None = None,
    encoding: str | None = None,
    reference: datetime | None = None,
    max_chars: int | None = MAX_CHARS,
    favor: Favor | None = None,
    page_type: PageTypeName | None = None,
    variants: bool = False,
) -> Explanation:
    r"""Clean one page, and keep all that was said of it on the way.

    Args:
        raw: the page, as for `cleanscrape.clean`; so are the other arguments that it has too.
        pipeline: the filters; the built-in ones by default.
        url: the page's address.
        source: ``"html"``, ``"markdown"`` or ``"text"``.
        encoding: of bytes.
        reference: the moment that relative dates count from.
        max_chars: size above which the page is refused.
        favor: ``"precision"``, ``"recall"`` or None.
        page_type: the page's type, where it is known.
        variants: also find out what would change without each filter. It takes a run of the
            pipeline for each of them.

    Raises:
        TypeError, ValueError, ReadError: as for `cleanscrape.clean`.

    >>> page = explain("Share on Threads\n\nIt rained all day in the valley, and the river rose.")
    >>> [(block.field, block.stands.because) for block in page.blocks][0]
    ('removed', 'the block is, begins or ends with a phrase for sharing the page')
    """
    chosen = pipeline or Pipeline.default()
    chosen = chosen if favor is None else chosen.favoring(favor)
    chosen = chosen if page_type is None else chosen.typed(page_type)
    document = chosen.read(
        raw,
        url=url,
        source=source,
        encoding=encoding,
        reference=reference,
        max_chars=max_chars,
    )
    done = chosen.run(document)
    article = assemble(done)
    found = tuple(_variants(chosen, document, done, article)) if variants else ()
    return explained(done, article, chosen.reasons, found)


def _variants(
    pipeline: Pipeline, document: Document, done: Document, article: Article
) -> Iterator[Variant]:
    """What becomes of the page without each filter that said anything of it.

    Args:
        pipeline: all filters.
        document: the page before they ran.
        done: the page after.
        article: what was made of it.
    """
    before = _places(article)
    said = {decision.filter for decision in done.decisions} | {
        claim.filter for claim in done.claims
    }
    for name in pipeline.names:
        if name not in said:
            continue
        after = _places(assemble(pipeline.without(name).run(document)))
        yield Variant(
            name,
            tuple(
                Change(index, *new)
                for index, (old, new) in enumerate(zip(before, after))
                if old != new
            ),
        )


def _places(article: Article) -> list[tuple[str, str]]:
    """For each block its field and its label."""
    return [(piece.field, piece.label.value) for piece in article.account]
