from dataclasses import replace

from cleanscrape import Label
from cleanscrape.filters import Duplicates
from cleanscrape.testing import build
from tests.helpers import reasons_of

marks = reasons_of(Duplicates, Label.DUPLICATE)


def test_defaults() -> None:
    assert (Duplicates().name, Duplicates().near) == ("duplicates", 92.0)


def test_the_second_of_two_equal_paragraphs_is_marked(prose: tuple[str, ...]) -> None:
    assert marks(build(prose[0], prose[1], prose[0], prose[2])) == {2: "same-text"}


def test_case_accents_and_punctuation_do_not_matter(prose: tuple[str, ...]) -> None:
    assert marks(build(prose[0], prose[1], prose[0].upper(), prose[2])) == {2: "same-text"}


def test_nearly_equal_paragraphs_are_marked(prose: tuple[str, ...]) -> None:
    document = build(prose[0], prose[1], prose[0].replace("Friday", "Monday"), prose[2])
    assert marks(document) == {2: "nearly-same-text"}
    assert marks(document, Duplicates(near=100.0)) == {}


def test_different_paragraphs_stay(prose: tuple[str, ...]) -> None:
    assert marks(build(*prose)) == {}


def test_a_refrain_stays(prose: tuple[str, ...]) -> None:
    assert (
        marks(build("Row, row, row", "It rained.", "Row, row, row", "It rained.", prose[0])) == {}
    )


def test_the_copy_in_the_article_stays(prose: tuple[str, ...]) -> None:
    document = build(prose[0], *["Menu item"] * 6, *prose)
    assert marks(document) == {0: "same-text"}


def test_a_quote_that_the_text_repeats_is_marked(prose: tuple[str, ...]) -> None:
    assert marks(build(prose[0], "We have waited long enough for this day", *prose[1:])) == {
        1: "pull-quote"
    }


def test_a_paragraph_of_markup_is_no_pull_quote(prose: tuple[str, ...]) -> None:
    assert (
        marks(build(prose[0], ("p", "We have waited long enough for this day"), *prose[1:])) == {}
    )


def test_the_points_of_a_summary_stay() -> None:
    points = (
        "the old bridge was opened again on Friday morning",
        "the town must pay for the repairs of the bridge",
    )
    summary = f"The mayor said that {points[0]} and that {points[1]} within twelve years."
    assert marks(build(*points, summary)) == {}
    assert marks(build(points[0], summary)) == {0: "pull-quote"}


def test_rows_and_code_may_repeat(prose: tuple[str, ...]) -> None:
    assert (
        marks(build(("tr", prose[0]), ("tr", prose[0]), ("pre", prose[1]), ("pre", prose[1]))) == {}
    )


def test_what_is_out_already_is_no_copy(prose: tuple[str, ...]) -> None:
    document = build(prose[0], prose[1], prose[0])
    document = replace(document, decisions=(document.blocks[0].mark(Label.CAPTION, 0.9, "test"),))
    assert marks(document) == {}


def test_a_text_that_repeats_itself_has_no_copies(prose: tuple[str, ...]) -> None:
    assert [*Duplicates()(build(*[prose[0]] * 5))] == []
    assert [decision.block for decision in Duplicates()(build(*prose, prose[0]))] == [4]
