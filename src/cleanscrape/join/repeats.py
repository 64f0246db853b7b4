"""What the pages of an article have in common, and where it stands in their accounts."""

from __future__ import annotations

from collections.abc import Sequence

from ..values import Paragraph, Piece

_OPENING = 20  # letters by which a piece is told from the next paragraph


def alike(pages: Sequence[Sequence[Paragraph]]) -> tuple[int, int]:
    """How many paragraphs all pages begin with alike, and how many further ones they end with.

    >>> rain, snow, hail, foot = map(Paragraph, ("Rain", "Snow", "Hail", "Mail us."))
    >>> alike([(rain, snow, foot), (rain, hail, foot)])
    (1, 1)
    """
    keys = [[(paragraph.kind, paragraph.text) for paragraph in page] for page in pages]
    leading = _shared(keys)
    return leading, _shared([page[leading:][::-1] for page in keys])


def _shared(pages: Sequence[Sequence[object]]) -> int:
    count = 0
    for joined in zip(*pages):
        if any(one != joined[0] for one in joined):
            break
        count += 1
    return count


def pieces_of(texts: Sequence[str], pieces: Sequence[Piece]) -> list[list[int]]:
    """For each text the positions in `pieces` that it was made of, in order.

    A text may be made of several pieces. A piece may hold more than the words: signs of Markdown
    and addresses. Letters and digits are compared, so that spaces and signs do not matter.

    >>> from cleanscrape import Label
    >>> at = [Piece(0, 5, word, "paragraphs", Label.PARAGRAPH) for word in ("It rained.", "Again.")]
    >>> pieces_of(["It rained. Again."], at), pieces_of(["It rained.", "Again."], at)
    ([[0, 1]], [[0], [1]])
    """
    found: list[list[int]] = [[] for _ in texts]
    words = [_letters(text) for text in texts]
    current, left = 0, words[0] if words else ""
    for position, piece in enumerate(pieces):
        letters = _letters(piece.text)
        following = words[current + 1] if current + 1 < len(words) else None
        opening = letters[:_OPENING]
        ends = not left or (not left.startswith(opening) and bool(found[current]))
        if following is not None and (ends or _opens(following, opening, left)):
            current, left = current + 1, following
        if found:
            found[current].append(position)
            left = left[len(letters) :] if left.startswith(letters) else ""
    return found


def _opens(following: str, opening: str, left: str) -> bool:
    """True if a piece begins the next text and does not continue the current one."""
    return bool(opening) and following.startswith(opening) and not left.startswith(opening)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
