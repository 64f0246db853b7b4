"""Corrections of a page's blocks: cleaned with them, made site rules of, and trained from.

`Article.correct` makes a correction.
"""

from __future__ import annotations

from ..values import Correction
from .propose import Change, Proposal, propose
from .rows import append_row, training_row
from .scenes import CorrectedPage
from .told import Told, corrected

__all__ = [
    "Change",
    "CorrectedPage",
    "Correction",
    "Proposal",
    "Told",
    "append_row",
    "corrected",
    "propose",
    "training_row",
]
