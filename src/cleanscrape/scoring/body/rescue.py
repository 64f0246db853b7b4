"""The body of last resort, if scorer and filters leave almost nothing of a text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ...document import EMBEDDED, Decision, Document, Hint, Label
from ...verdict import first_of, is_excluded
from ..page.shape import plain, shapes
from ..page.trusted_hints import trusted_hints
from .characters import Floats
from .columns import columns

# Blocks that are certain from structure, or that are in another field, cannot be the body.
_ELSEWHERE = frozenset(
    {
        Label.TITLE,
        Label.BYLINE,
        Label.CAPTION,
        Label.CREDIT,
        Label.ALT_TEXT,
        Label.ICON,
        Label.HIDDEN,
        Label.INTERFACE,
    }
)
# a text in the page's scripts must have this many times the words of the shown body to replace it
_LONGER = 2.0
_SAME = 0.6  # share of the shown body's words that such a text must have too
_SENTENCE = 4.0  # words of the shortest line that is a text by itself
_SURE = 0.85  # a decision with this confidence is not questioned


def rescued(
    document: Document, decided: Sequence[Decision | None], probability: Floats
) -> list[int]:
    """The blocks of the best candidate for the body, in order.

    None if the page has neither a line of four words nor one that ends a sentence.

    First come blocks that no filter said anything about: those in the page's main element (in a
    text: below its headline), then others. Next come blocks that were only guessed to be something
    else; of these, the one that the scorer finds likeliest.

    Args:
        document: the page.
        decided: the winning decision on each block.
        probability: the scorer's answers.
    """
    usable = [
        index for index, decision in enumerate(decided) if decision is None or _is_usable(decision)
    ]
    tags = document.blocks.tags  # the page's <title> is never its body
    texts = [index for index in usable if tags[index] != "title" and _is_text(document, index)]
    open_ = [index for index in texts if not is_excluded(decided[index])]
    main = [index for index in open_ if _is_main(document, index)] or (
        _below_headline(decided, open_) if document.source == "text" else []
    )
    return (
        main
        or [
            max(
                texts,
                key=lambda index: (not is_excluded(decided[index]), float(probability[index])),
            )
        ]
        if texts
        else []
    )


def embedded(document: Document, kept: NDArray[np.bool_]) -> list[int]:
    """The blocks that stand only in the page's scripts.

    They count only if they have twice the words of the body that was found outside them.

    Behind a paywall, the markup may have only the first paragraph, while the page's JSON-LD or
    state has the whole article. A text that does not contain most of what the page shows belongs to
    another article.

    Args:
        document: the page.
        kept: which blocks make up the body.
    """
    if EMBEDDED not in document.blocks.paths:
        return []
    script = np.array([path == EMBEDDED for path in document.blocks.paths], dtype=np.bool_)
    words = columns(document.blocks).words
    if words[script].sum() < _LONGER * words[kept & ~script].sum():
        return []
    shown, whole = (
        _vocabulary(document, np.flatnonzero(blocks)) for blocks in (kept & ~script, script)
    )
    return np.flatnonzero(script).tolist() if len(shown & whole) >= _SAME * len(shown) else []


def _vocabulary(document: Document, indices: NDArray[np.int64]) -> set[str]:
    return {word for index in indices.tolist() for word in plain(document.blocks)[index].split()}


def _is_usable(decision: Decision) -> bool:
    return decision.label.is_body or (
        decision.label not in _ELSEWHERE and decision.confidence < _SURE
    )


def _is_text(document: Document, index: int) -> bool:
    shape = shapes(document.blocks)
    return shape.words[index] >= _SENTENCE or (shape.ends[index] and shape.words[index] > 1)


def _is_main(document: Document, index: int) -> bool:
    return bool(document.blocks.hints[index] & trusted_hints(document) & Hint.ARTICLE)


def _below_headline(decided: Sequence[Decision | None], indices: list[int]) -> list[int]:
    title = first_of(decided, Label.TITLE)
    return [] if title is None else [index for index in indices if index > title]
