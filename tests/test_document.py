import pickle
from dataclasses import FrozenInstanceError

import pytest

from cleanscrape import Block, Decision, Document, Hint, Label, read
from cleanscrape.testing import build


def test_blocks_are_a_view_of_the_columns() -> None:
    document = build("Menu", ("h1", "Rain"), ("figcaption", "A cloud", Hint.CAPTION))
    assert len(document) == len(document.blocks) == 3
    assert document.blocks[1] == Block(1, 5, 9, "Rain", "h1")
    assert document.blocks[-1].text == "A cloud"
    assert [block.index for block in document.blocks] == [0, 1, 2]
    assert [block.text for block in document.blocks[1:]] == ["Rain", "A cloud"]
    assert document.blocks[5:] == ()


@pytest.mark.parametrize("index", [3, -4])
def test_there_is_no_block_beyond_the_last(index: int) -> None:
    with pytest.raises(IndexError):
        build("Menu", "Rain", "It rained.").blocks[index]


def test_a_block_is_a_span_of_the_text() -> None:
    document = read("Menu\n\n  Rain \n")
    assert [document.text[block.start : block.end].strip() for block in document.blocks] == [
        "Menu",
        "Rain",
    ]


def test_nothing_can_be_changed() -> None:
    document = read("Rain")
    with pytest.raises(FrozenInstanceError):
        document.text = ""  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        document.blocks[0].text = ""  # type: ignore[misc]
    with pytest.raises(TypeError):
        document.blocks[0] = document.blocks[0]  # type: ignore[index]


def test_mark_says_what_a_block_is() -> None:
    assert Block(3, 0, 5, "Share").mark(Label.SHARE, 0.9, "share-words") == Decision(
        3, Label.SHARE, 0.9, "share-words"
    )


def test_an_empty_document() -> None:
    document = Document()
    assert (len(document), list(document.blocks), document.text, document.source) == (
        0,
        [],
        "",
        "text",
    )


def test_it_can_be_pickled() -> None:
    document = read(
        "<h1>Rain</h1><img src=c.jpg alt='A cloud'><p>It rained.", url="https://a.example/"
    )
    again = pickle.loads(pickle.dumps(document))  # noqa: S301 - our own bytes
    assert again.blocks.texts == document.blocks.texts
    assert again.claims == document.claims
    assert dict(again.blocks.images) == dict(document.blocks.images) == {1: "c.jpg"}
    assert (again.url, again.source) == ("https://a.example/", "html")


def test_labels_are_their_values() -> None:
    assert str(Label.LIST_ITEM) == Label.LIST_ITEM.value == "list-item"
    assert Label("list-item") is Label.LIST_ITEM
    with pytest.raises(ValueError, match="no-label"):
        Label("no-label")


def test_the_body_labels() -> None:
    assert {label.value for label in Label if label.is_body} == {
        "paragraph",
        "heading",
        "lead",
        "list-item",
        "quote",
        "table",
        "code",
    }


def test_hints_are_single_bits_of_their_own() -> None:
    bits = [value for name, value in vars(Hint).items() if name.isupper()]
    assert all(bit.bit_count() == 1 for bit in bits)
    assert len(set(bits)) == len(bits)
