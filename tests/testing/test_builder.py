import pytest

from cleanscrape import Hint, Pipeline
from cleanscrape.testing import build


def test_blocks_are_texts_or_tag_and_text_or_tag_text_and_hints() -> None:
    document = build("Menu", ("h1", "Rain"), ("figcaption", "A cloud", Hint.CAPTION))
    assert document.blocks.texts == ("Menu", "Rain", "A cloud")
    assert document.blocks.tags == ("", "h1", "figcaption")
    assert document.blocks.hints == (0, 0, Hint.CAPTION)


def test_blocks_are_spans_of_the_text() -> None:
    document = build("Menu", "It rained.")
    assert [document.text[block.start : block.end] for block in document.blocks] == [
        "Menu",
        "It rained.",
    ]


def test_all_columns_have_the_same_length() -> None:
    document = build("Menu", "Rain", "Snow")
    columns = (
        document.blocks.texts,
        document.blocks.starts,
        document.blocks.ends,
        document.blocks.tags,
        document.blocks.hints,
        document.blocks.link_shares,
        document.blocks.paths,
    )
    assert {len(column) for column in columns} == {3} == {len(document)}


def test_language_and_source_may_be_given() -> None:
    assert (build().language, build().source) == ("en", "text")
    document = build("Regen", language=None, source="html")
    assert (document.language, document.source) == (None, "html")


def test_nothing_is_an_empty_document() -> None:
    assert (len(build()), build().text) == (0, "")


@pytest.mark.parametrize("source", ["text", "html"])
def test_the_default_pipeline_runs_over_it(source: str, prose: tuple[str, ...]) -> None:
    document = Pipeline.default().run(build("Home", ("h1", "Rain"), *prose, source=source))
    assert {decision.block for decision in document.decisions} == {0, 1, 2, 3, 4, 5}
