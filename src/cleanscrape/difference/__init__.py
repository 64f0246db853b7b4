r"""Compare accounts: what two runs made of the same pages, or of two crawls of them.

>>> from cleanscrape import Pipeline
>>> page = "Share on Threads\n\nIt rained all day in the valley, and the river rose."
>>> before, after = account(page), account(page, Pipeline.default().without("interface"))
>>> for one in compare(before, after).changes:
...     print(one.text, one.what, one.before.place, one.after.place)
Share on Threads field ('removed', 'share') ('paragraphs', 'paragraph')
"""

from __future__ import annotations

from .accounts import Names, account, account_from_dict, account_of, is_account
from .align import SIMILAR, Pair, pairs
from .many import compare_many
from .pages import CONFIDENCE, compare
from .values import (
    Account,
    Difference,
    Move,
    PageDifference,
    PieceChange,
    Placed,
    ValueChange,
    What,
)

__all__ = [
    "CONFIDENCE",
    "SIMILAR",
    "Account",
    "Difference",
    "Move",
    "Names",
    "PageDifference",
    "Pair",
    "PieceChange",
    "Placed",
    "ValueChange",
    "What",
    "account",
    "account_from_dict",
    "account_of",
    "compare",
    "compare_many",
    "is_account",
    "pairs",
]
