"""The values that an article is made of.

Bylines, captions, paragraphs, and the pieces of its account.
"""

from __future__ import annotations

from .account import Correction, Piece, Removed, Unlisted
from .body import Entry, Paragraph, Post
from .media import Caption, Embed, Image
from .page import Byline, Moment, PageType

__all__ = [
    "Byline",
    "Caption",
    "Correction",
    "Embed",
    "Entry",
    "Image",
    "Moment",
    "PageType",
    "Paragraph",
    "Piece",
    "Post",
    "Removed",
    "Unlisted",
]
