import pickle

import pytest

from cleanscrape import Block, BlockTable, Hint, Mark, read
from cleanscrape.document import Part, derived
from cleanscrape.table.columns import cut_facts
from cleanscrape.testing import build

TABLE = BlockTable(
    ("Rain", "It rained.", "A cloud"), (0, 5, 16), (4, 15, 23), ("h1", "p", "img"),
    (0, 0, Hint.IMAGE), (0.0, 0.5, 0.0), containers=(1, 2, 2), parents=(-1, 0, 1),
    images={2: "c.jpg"},
)  # fmt: skip


def test_columns_that_are_left_out_are_filled() -> None:
    table = BlockTable(("Rain", "Snow"), (0, 5), (4, 9))
    assert [*table] == [Block(0, 0, 4, "Rain"), Block(1, 5, 9, "Snow")]
    assert table.containers == ()


@pytest.mark.parametrize(
    "column", ["starts", "ends", "tags", "hints", "link_shares", "paths", "containers"]
)
def test_a_column_of_another_length_is_refused(column: str) -> None:
    with pytest.raises(ValueError, match=column):
        TABLE.replace(**{column: (0,) * 4})


def test_taken_blocks_keep_their_images_and_elements() -> None:
    part = TABLE.take([2, 0])
    assert part.texts == ("A cloud", "Rain")
    assert (part.images, part.containers, part.parents) == ({0: "c.jpg"}, (2, 1), TABLE.parents)
    assert not TABLE.take([]).texts
    assert not TABLE.take([]).containers
    assert TABLE.take([1]).texts == ("It rained.",)


def test_a_slice_counts_from_its_own_start() -> None:
    part = TABLE.slice(1, 3)
    assert [*zip(part.starts, part.ends)] == [(0, 10), (11, 18)]
    assert part.images == {1: "c.jpg"}
    assert len(TABLE.slice(3, 9)) == 0


def test_joined_tables_share_the_outermost_element() -> None:
    both = TABLE.concat(TABLE.shift(24))
    assert both.containers == (1, 2, 2, 3, 4, 4)
    assert both.parents == (-1, 0, 1, 0, 3)
    assert both.images == {2: "c.jpg", 5: "c.jpg"}
    assert both.starts == (0, 5, 16, 24, 29, 40)


def test_blocks_without_elements_are_joined_to_the_outermost_one() -> None:
    plain = BlockTable(("Menu",), (0,), (4,))
    assert plain.concat(TABLE).containers == (0, 1, 2, 2)
    assert plain.concat(plain).parents == ()


def test_a_split_block_keeps_what_was_known_of_it() -> None:
    parts = TABLE.split({1: [Part("It", 5, 7), Part("rained.", 8, 15)]})
    assert parts.texts == ("Rain", "It", "rained.", "A cloud")
    assert parts.hints == (0, 0, Hint.SAME_LINE, Hint.IMAGE)
    assert (parts.tags[2], parts.link_shares[2], parts.containers[2]) == ("p", 0.5, 2)
    assert parts.images == {3: "c.jpg"}


def test_the_image_of_a_split_block_stays_with_its_first_piece() -> None:
    parts = TABLE.split(
        {0: [Part("Ra", 0, 2), Part("in", 2, 4)], 2: [Part("A", 16, 17), Part("cloud", 18, 23)]}
    )
    assert parts.texts == ("Ra", "in", "It rained.", "A", "cloud")
    assert parts.images == {3: "c.jpg"}


def test_what_is_derived_is_computed_once_a_table() -> None:
    asked = []

    @derived
    def size(blocks: BlockTable) -> int:
        asked.append(blocks)
        return len(blocks)

    assert [size(TABLE), size(TABLE), size(TABLE.slice(0, 1))] == [3, 3, 1]
    assert len(asked) == 2


def test_other_columns_are_not_answered_for_by_the_old_ones() -> None:
    @derived
    def words(blocks: BlockTable) -> int:
        return sum(len(text.split()) for text in blocks.texts)

    document = build("Rain", "It rained.")
    assert words(document.blocks) == 3
    assert words(document.blocks.replace(texts=("Rain", "It rained all day."))) == 5


def test_it_can_be_pickled() -> None:
    table = read("<h1>Rain</h1><img src=c.jpg alt='A cloud'><p>It rained.").blocks
    again = pickle.loads(pickle.dumps(table))  # noqa: S301 - our own bytes
    assert [*again] == [*table]
    assert dict(again.images) == {1: "c.jpg"}


def test_marks_of_a_cut_block_go_to_the_parts_that_they_reach_into() -> None:
    text = "It rained. It snowed. It froze."
    parts = [Part("It rained.", 0, 10), Part("It snowed.", 11, 21), Part("It froze.", 22, 31)]
    own = (Mark(0, 31, "emphasis"), Mark(3, 9, "strong"), Mark(14, 28, "link", "/snow"))
    marks: dict[int, tuple[Mark, ...]] = {4: own}
    cut_facts(text, parts, 4, marks, {})
    assert marks == {
        4: (Mark(0, 10, "emphasis"), Mark(3, 9, "strong")),
        5: (Mark(0, 10, "emphasis"), Mark(3, 10, "link", "/snow")),
        6: (Mark(0, 9, "emphasis"), Mark(0, 6, "link", "/snow")),
    }
