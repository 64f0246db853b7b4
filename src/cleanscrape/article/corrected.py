"""What a person says against an article: corrections of what blocks are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..document import Label
from ..values import Caption, Correction, Paragraph, Piece, Removed
from .ledger import Ledger
from .written import Written

BODY = "body"
_NEAR = 3  # blocks that a message names


class Accounted(Protocol):
    """What a correction needs of an article."""

    @property
    def account(self) -> tuple[Piece, ...]: ...
    @property
    def paragraphs(self) -> tuple[Paragraph, ...]: ...
    @property
    def ledger(self) -> Ledger: ...


class Correctable(Written):
    """An article whose blocks can be corrected."""

    def correct(
        self: Accounted,
        piece: Piece | Removed | Paragraph | Caption | int | str,
        label: Label | str,
    ) -> Correction:
        r"""What you say that a piece of the page is. The article stays as it is.

        Give it to `cleanscrape.corrections`, which proposes a site rule, writes a fixture, or
        cleans the page once more with it.

        Args:
            piece: a piece of `account` or `removed`, a paragraph or a caption of this article, the
                number of a block, or its text (or a part that only one block has).
            label: a `Label` or its value; ``"body"`` for body of the kind that the element says.

        Raises:
            ValueError: the page has no such piece, or several; no such label is known; or the
                article has no account, because it was read back from JSON.

        >>> from cleanscrape import clean
        >>> page = "The river rose\n\nIt rained all day in the valley.\n\nBuy boots at our shop."
        >>> correction = clean(page).correct("Buy boots", "advert")
        >>> correction.blocks, correction.was, correction.label
        ((2,), (<Label.PARAGRAPH: 'paragraph'>,), 'advert')
        """
        account = self.account
        if not account:
            raise ValueError(
                "the article has no account of its blocks; clean the page again and correct that"
            )
        known = (BODY, *(one.value for one in Label))
        if label not in known:
            raise ValueError(f"no label {label!r}; known are {', '.join(known)}")
        blocks = _blocks(self, piece)
        first = account[blocks[0]]
        return Correction(
            blocks,
            "\n".join(account[block].text for block in blocks),
            Label(label).value if label != BODY else BODY,
            tuple(account[block].label for block in blocks),
            first.origin,
        )


def _blocks(
    article: Accounted, piece: Piece | Removed | Paragraph | Caption | int | str
) -> tuple[int, ...]:
    """The numbers of the blocks that a piece of the article is.

    Raises:
        ValueError: it has none.
    """
    account = article.account
    if isinstance(piece, int) and not isinstance(piece, bool):
        if not 0 <= piece < len(account):
            raise ValueError(f"no block {piece}; the page has {len(account)}, from 0")
        return (piece,)
    if isinstance(piece, str):
        return (_with_text(account, piece),)
    if isinstance(piece, Paragraph):
        found = _of_paragraph(article, piece)
    elif isinstance(piece, Caption):
        found = _of_caption(article, piece)
    elif isinstance(piece, (Piece, Removed)):
        found = tuple(number for number, one in enumerate(account) if one.start == piece.start)
    else:
        raise TypeError(
            f"cannot correct {type(piece).__name__}; give a piece of account or removed, a "
            "paragraph, a caption, the number of a block, or its text"
        )
    if not found:
        raise ValueError(f"no such {type(piece).__name__.lower()} in this article")
    return found


def _with_text(account: Sequence[Piece], text: str) -> int:
    """The block with a text, or the only one that holds it."""
    wanted = _plain(text)
    texts = [_plain(piece.text) for piece in account]
    found = [number for number, one in enumerate(texts) if one == wanted]
    found = found or [number for number, one in enumerate(texts) if wanted and wanted in one]
    if len(found) != 1:
        which = ", ".join(map(str, found[:_NEAR])) if found else "none"
        raise ValueError(
            f"{len(found)} blocks hold {text!r} ({which}); give the number of the block"
        )
    return found[0]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _of_paragraph(article: Accounted, paragraph: Paragraph) -> tuple[int, ...]:
    """The blocks of a paragraph: those of the body, in order, have as many letters as it has."""
    texts = article.ledger.texts or [piece.text for piece in article.account]
    body = [n for n, piece in enumerate(article.account) if piece.field == "paragraphs"]
    end = 0
    for one in article.paragraphs:
        left, start = _letters(one.text), end
        while left > 0 and end < len(body):
            left -= _letters(texts[body[end]])
            end += 1
        if one is paragraph or one == paragraph:
            return tuple(body[start:end])
    return ()


def _letters(text: str) -> int:
    return len("".join(text.split()))


def _of_caption(article: Accounted, caption: Caption) -> tuple[int, ...]:
    """The blocks that the claim of a caption was read from."""
    account = article.account
    for claim in article.ledger.evidence.get("caption", ()):
        if claim.value.raw == caption.raw and claim.block is not None:
            blocks = sorted((claim.block, *claim.other_blocks))
            return tuple(block for block in blocks if account[block].field == "captions")
    return ()
