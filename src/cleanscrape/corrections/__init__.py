"""Corrections of a page's blocks: cleaned with them, made site rules of, and trained from.

`Article.correct` makes a correction.
"""

from __future__ import annotations

from ..values import Correction
from .propose import Change, Option, Proposal, Proposer, merged, propose
from .rows import append_row, training_row
from .scenes import CorrectedPage
from .told import Told, corrected

__all__ = [
    "Change",
    "CorrectedPage",
    "Correction",
    "Option",
    "Proposal",
    "Proposer",
    "Told",
    "append_row",
    "corrected",
    "merged",
    "propose",
    "training_row",
]
