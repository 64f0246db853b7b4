from collections.abc import Iterator

import pytest

from cleanscrape import Hint
from cleanscrape.readers.markdown.blocks import read_markdown
from cleanscrape.readers.text import read_text
from cleanscrape.splitters import ALL, DEFAULT, cut, suited
from cleanscrape.testing import build


class At:
    """Cut at a word."""

    def __init__(self, word: str) -> None:
        self.name = f"at-{word}"
        self.word = word

    def __call__(self, text: str) -> Iterator[int]:
        if self.word in text:
            yield text.index(self.word)


class Wild:
    """Cut where nothing can be cut."""

    name = "wild"

    def __call__(self, text: str) -> Iterator[int]:
        yield from (-5, 0, len(text), len(text) + 9)


def test_the_order_of_the_built_in_splitters() -> None:
    assert [splitter.name for splitter in DEFAULT] == ["icons", "sentences", "byline", "caption"]
    one_line = suited(ALL, one_line=True)
    assert [splitter.name for splitter in one_line] == [splitter.name for splitter in ALL]


def test_syntax_between_two_pieces_belongs_to_the_second() -> None:
    document = cut(read_markdown("It rained **Updated** today"), [At(" Updated"), At("Updated")])
    assert document.blocks.texts == ("It rained", "Updated today")
    assert [document.text[block.start : block.end] for block in document.blocks] == [
        "It rained",
        "**Updated** today",
    ]


def test_pieces_point_into_the_text_and_remember_their_line() -> None:
    document = cut(read_text("Rain\n  By Jo Doe | 3 May 2024\nSnow"))
    assert document.blocks.texts == ("Rain", "By Jo Doe |", "3 May 2024", "Snow")
    assert [document.text[block.start : block.end] for block in document.blocks] == [
        *document.blocks.texts
    ]
    assert [bool(hints & Hint.SAME_LINE) for hints in document.blocks.hints] == [
        False,
        False,
        True,
        False,
    ]


@pytest.mark.parametrize("gap", ["\u00a0", "  ", " \u00a0", "\u200b ", "\t"])
def test_a_line_is_cut_at_any_kind_of_space(gap: str) -> None:
    document = cut(read_text(f"\u200bBy Jo Doe |{gap}3 Ma\u00ady 2024 "))
    assert document.blocks.texts == ("By Jo Doe |", "3 May 2024")
    assert (
        "".join(document.text[block.start : block.end] for block in document.blocks).replace(
            "\u200b", ""
        )
        == "By Jo Doe |3 Ma\u00ady 2024"
    )


def test_a_document_without_cuts_is_the_same_object() -> None:
    document = read_text("Rain\nSnow")
    assert cut(document) is document


def test_each_splitter_looks_at_the_pieces_that_the_ones_before_it_left() -> None:
    document = cut(read_text("one two three"), (At("two"), At("three")))
    assert document.blocks.texts == ("one", "two", "three")


def test_offsets_outside_the_text_are_ignored() -> None:
    document = read_text("Rain")
    assert cut(document, (Wild(),)) is document


def test_no_splitters_cut_nothing() -> None:
    document = read_text("By Jo Doe | 3 May 2024")
    assert cut(document, ()) is document


def test_pieces_keep_the_columns_of_their_block() -> None:
    document = build(
        "Rain", ("li", "one two", Hint.FOOTER), images={1: "c.jpg"}, link_shares=(0.0, 0.5)
    )
    pieces = cut(document, (At("two"),))
    assert pieces.blocks.tags == ("", "li", "li")
    assert pieces.blocks.hints == (0, Hint.FOOTER, Hint.FOOTER | Hint.SAME_LINE)
    assert pieces.blocks.link_shares == (0.0, 0.5, 0.5)
    assert pieces.blocks.images == {1: "c.jpg"}


def test_images_move_with_their_blocks() -> None:
    document = build("one two", "Rain", images={1: "c.jpg"})
    assert cut(document, (At("two"),)).blocks.images == {2: "c.jpg"}


def test_code_is_left_whole_and_emphasis_is_cut_through() -> None:
    document = read_markdown("# Rain\n\n**one** [two](/b)\n\n```\none two\n```")
    pieces = cut(document, (At("two"),)).blocks
    assert pieces.texts == ("Rain", "one", "two", "one two")
    assert [
        document.text[start:end] for start, end in zip(pieces.starts[1:3], pieces.ends[1:3])
    ] == [
        "**one** [",
        "two](/b)",
    ]
