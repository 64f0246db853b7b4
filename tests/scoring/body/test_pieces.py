import numpy as np
import pytest

from cleanscrape import BlockTable, Document, read
from cleanscrape.scoring.body import pieces
from cleanscrape.scoring.body.model import score
from cleanscrape.testing.builder import build

PROSE = (
    "The old bridge over the river was opened again on Friday morning, after two years of "
    "work by the harbour."
)


def page(size: int) -> Document:
    return build(
        *(f"{PROSE} {number}" if number % 5 else f"Item {number}" for number in range(size))
    )


def test_a_page_of_the_usual_size_is_one_piece() -> None:
    document = page(10)
    assert pieces.piece(document, [None] * 10, 0, 10)[0] is document


def test_a_piece_is_a_page_of_its_own() -> None:
    document = page(10)
    part, decided = pieces.piece(document, [None] * 10, 3, 7)
    assert (len(part), len(decided), part.blocks.texts) == (4, 4, document.blocks.texts[3:7])
    assert [part.text[block.start : block.end] for block in part.blocks] == [*part.blocks.texts]


def test_a_piece_has_nothing_that_the_scorer_does_not_read() -> None:
    """Else each piece would go through the marks and the media of the whole page."""
    items = "".join(f"<li><a href=/{at}>Item {at}</a><img src={at}.jpg>" for at in range(10))
    document = read(f"<ul>{items}</ul>", source="html")
    blocks = pieces.piece(document, [None] * len(document), 2, 6)[0].blocks
    assert document.blocks.marks
    assert document.blocks.media
    assert (blocks.marks, blocks.media, blocks.structures, blocks.images) == ({}, (), {}, {})


def test_the_elements_around_a_piece_are_numbered_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "LEVELS", 2)
    # 0 ← 1 ← 2 ← 3 ← 4, 0 ← 5
    blocks = BlockTable(
        tuple("abcd"),
        (0, 1, 2, 3),
        (1, 2, 3, 4),
        containers=(1, 4, 5, 5),
        parents=(-1, 0, 1, 2, 3, 0),
    )
    document = Document("abcd", blocks)
    part, _ = pieces.piece(document, [None] * 4, 1, 3)
    assert part.blocks.parents == (-1, 0, 1, 2, 0)  # the root for 1, which is three above 4
    assert part.blocks.containers == (3, 4)


def test_pieces_are_judged_as_the_whole_is(monkeypatch: pytest.MonkeyPatch) -> None:
    document = page(400)
    whole = score(document, [None] * 400).probability
    monkeypatch.setattr(pieces, "MAX_BLOCKS", 100)
    parts = score(document, [None] * 400).probability
    # A piece does not know how much the page holds elsewhere, which moves a few lines at its ends.
    assert float(np.mean((whole > 0.5) == (parts > 0.5))) > 0.95
    assert float(np.mean(abs(whole - parts))) < 0.1
