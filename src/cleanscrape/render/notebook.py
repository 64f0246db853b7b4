"""The article in a notebook, with what was removed folded in below it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from ..values import Removed

_MAX_ROWS = 200
_MAX_CHARS = 200


def notebook(article: str, removed: Iterable[Removed]) -> str:
    """HTML for a cell of a notebook.

    Args:
        article: the article as HTML.
        removed: what is in none of its fields.

    >>> from cleanscrape import Label
    >>> piece = Removed("5 < 6", Label.SHARE, "share-words", "interface", 0.85, 0, 5)
    >>> "<td>5 &lt; 6</td>" in notebook("<article></article>", [piece])
    True
    """
    pieces = [*removed]
    rows = "".join(map(_row, pieces[:_MAX_ROWS]))
    more = len(pieces) - _MAX_ROWS
    note = f"<p>… and {more:,} more</p>" if more > 0 else ""
    head = "<tr><th>Text</th><th>Label</th><th>Reason</th><th>Filter</th><th>Confidence</th></tr>"
    return (
        f"{article}<details><summary>{len(pieces):,} pieces removed</summary>"
        f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>{note}</details>"
    )


def _row(piece: Removed) -> str:
    text = piece.text if len(piece.text) <= _MAX_CHARS else piece.text[: _MAX_CHARS - 1] + "…"
    cells = (text, piece.label.value, piece.reason, piece.filter, f"{piece.confidence:.2f}")
    return f"<tr>{''.join(f'<td>{escape(cell, quote=False)}</td>' for cell in cells)}</tr>"
