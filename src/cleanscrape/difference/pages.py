"""What differs between two accounts of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .align import Pair, pairs
from .values import Account, PageDifference, PieceChange, Placed, ValueChange, What

CONFIDENCE = 0.1
"""Change of a confidence from which it counts, unless the caller names another."""

_ROUNDING = 1e-9  # .8 - .7 is a little less than .1


def compare(before: Account, after: Account, confidence: float = CONFIDENCE) -> PageDifference:
    r"""What changed between two accounts of a page.

    Args:
        before: one of them.
        after: the other.
        confidence: change of a piece's or of the article's confidence from which it counts,
            0 to 1.

    Raises:
        ValueError: of one only the blocks are known, as in ``cleanscrape explain --json``, and of
            the other only the article.

    >>> from cleanscrape import Pipeline
    >>> from cleanscrape.difference import account
    >>> page = "The bridge is open\n\nBy Jo Doe\n\nIt rained all day in the valley, again."
    >>> found = compare(account(page), account(page, Pipeline.default().without("byline")))
    >>> [(one.text, one.before.field, one.after.field) for one in found.changes]
    [('By Jo Doe', 'byline', 'paragraphs')]
    >>> [(one.name, one.before, one.after) for one in found.values]
    [('byline', 'Jo Doe', None)]
    """
    kept, changes = 0.0, []
    sides = _sides(before, after)
    for pair in pairs(*sides):
        what = _what(pair, confidence)
        if what is not None:
            changes.append(PieceChange(what, pair.before, pair.after))
        if pair.before and pair.after and pair.before.place == pair.after.place:
            kept += min(pair.before.words, pair.after.words) * pair.similarity
    old, new = sides
    return PageDifference(
        (before.name, after.name),
        (len(old), len(new)),
        (sum(piece.words for piece in old), sum(piece.words for piece in new)),
        kept,
        tuple(changes),
        tuple(_values(before, after, confidence)),
    )


def _sides(before: Account, after: Account) -> tuple[Sequence[Placed], Sequence[Placed]]:
    """The texts of both, in the same form."""
    if before.pieces is not None and after.pieces is not None:
        return before.pieces, after.pieces
    if before.error or after.error:
        return before.article or (), after.article or ()
    if before.article is None or after.article is None:
        raise ValueError(
            f"{before.name or after.name}: blocks cannot be compared with an article; compare "
            "explanations with explanations or pages, and articles with articles or pages"
        )
    return before.article, after.article


def _what(pair: Pair, confidence: float) -> What | None:
    """The greatest change of a pair; None where there is none."""
    before, after, similarity = pair
    if before is None:
        return "appeared"
    if after is None:
        return "disappeared"
    if before.field != after.field:
        return "field"
    if before.label != after.label:
        return "label"
    return _judgement(before, after, confidence) or ("text" if similarity < 1 else None)


def _judgement(before: Placed, after: Placed, confidence: float) -> What | None:
    """What changed in why a piece stands where it stood."""
    if before.confidence is None or after.confidence is None:  # nothing is known of the reason
        return None
    if (before.filter, before.reason) != (after.filter, after.reason):
        return "reason"
    if abs(before.confidence - after.confidence) >= confidence - _ROUNDING:
        return "confidence"
    return None


def _values(before: Account, after: Account, confidence: float) -> Iterator[ValueChange]:
    """The fields that differ; an error is one of them."""
    if before.error != after.error:
        yield ValueChange("error", before.error, after.error)
    for name in dict.fromkeys((*before.values, *after.values)):
        old, new = before.values.get(name), after.values.get(name)
        near = name == "confidence" and old and new and abs(float(old) - float(new))
        if old != new and not (near and near < confidence - _ROUNDING):
            yield ValueChange(name, old, new)
