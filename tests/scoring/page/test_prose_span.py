from dataclasses import replace

import pytest

from cleanscrape import Document, Label
from cleanscrape.patterns.prose_gain import COST, best_span
from cleanscrape.scoring.page.article_position import ArticlePosition
from cleanscrape.scoring.page.prose_span import PART_COST, gains, prose_span
from cleanscrape.testing import build
from cleanscrape.verdict import verdicts


@pytest.mark.parametrize(
    ("gain", "run"),
    [
        ([], None),
        ([-1, -2], None),
        ([0, 0], None),
        ([5], (0, 0)),
        ([-6, 10, -6, 20, -6, -6, 5], (1, 3)),
        ([10, -6, -6, 20], (3, 3)),
        ([10, -20, 9], (0, 0)),
        ([-1, 3, 4, -1], (1, 2)),
    ],
)
def test_the_best_run_has_the_greatest_sum(gain: list[float], run: tuple[int, int] | None) -> None:
    assert best_span(gain) == run


def test_prose_gains_its_words_and_the_rest_costs(prose: tuple[str, ...]) -> None:
    document = build("Menu", prose[0], ("li", "one"))
    assert gains(document, verdicts(document)) == [-COST, 17.0, -1.0]


def marked(document: Document, label: Label, *blocks: int) -> Document:
    return replace(
        document,
        decisions=tuple(document.blocks[index].mark(label, 0.9, "test") for index in blocks),
    )


def test_what_is_decided_to_be_something_else_costs_whatever_it_reads_like(
    prose: tuple[str, ...],
) -> None:
    document = marked(build(*prose), Label.COMMENT, 1)
    assert gains(document, verdicts(document))[1] == -COST


@pytest.mark.parametrize("label", [Label.CAPTION, Label.DATE, Label.ADVERT])
def test_parts_of_an_article_interrupt_it_less(label: Label, prose: tuple[str, ...]) -> None:
    document = marked(build(*prose), label, 1)
    assert gains(document, verdicts(document))[1] == -PART_COST


def test_the_body_begins_after_the_title(prose: tuple[str, ...]) -> None:
    document = marked(build(prose[0], "Rain again", *prose[1:]), Label.TITLE, 1)
    assert gains(document, verdicts(document))[0] == -COST


def test_the_run_of_a_text_is_its_stretch_of_prose(prose: tuple[str, ...]) -> None:
    document = build("Menu", "Home", *prose[:2], "Why it rained", *prose[2:], "Footer")
    assert prose_span(document, verdicts(document)) == (2, 6)


def test_a_page_without_prose_has_no_run() -> None:
    document = build("Menu", "Home")
    assert prose_span(document, verdicts(document)) is None


def test_the_run_of_a_page_stays_within_the_element_that_holds_the_article(
    prose: tuple[str, ...],
) -> None:
    texts = (
        *(("p", text) for text in prose),
        ("p", "The weather of the valley is described on another page of ours."),
    )
    document = build(*texts, source="html", containers=(1, 1, 1, 1, 2), parents=(-1, 0, 0))
    assert prose_span(document, verdicts(document)) == (0, 3)


def test_distance_grows_away_from_the_run(prose: tuple[str, ...]) -> None:
    document = build("Menu", "Home", *prose)
    place = ArticlePosition(document, verdicts(document), before=10)
    assert place.span == (2, 5)
    assert [place.distance(index) for index in range(6)] == [2, 1, 0, 1, 2, None]


def test_blocks_known_to_be_something_else_do_not_count(prose: tuple[str, ...]) -> None:
    document = marked(build("Rain", "Menu", "Home", *prose), Label.NAVIGATION, 1, 2)
    assert ArticlePosition(document, verdicts(document), before=10).distance(0) == 1


def test_head_and_foot_have_their_limits(prose: tuple[str, ...]) -> None:
    document = build("a", "b", "c", *prose, "d", "e", "f")
    place = ArticlePosition(document, verdicts(document), before=2, after=1, inside=0)
    assert place.span == (3, 6)
    assert [place.distance(index) for index in range(10)] == [
        None,
        2,
        1,
        0,
        None,
        None,
        None,
        3,
        None,
        None,
    ]
    assert [place.near(index) for index in range(10)] == [
        False,
        True,
        True,
        True,
        True,
        True,
        True,
        True,
        False,
        False,
    ]
    assert [place.leads(index, 1) for index in range(10)] == [
        False,
        False,
        True,
        True,
        True,
        True,
        True,
        False,
        False,
        False,
    ]


def test_without_prose_the_first_blocks_are_near() -> None:
    document = build("a", "b", "c")
    place = ArticlePosition(document, verdicts(document), before=1)
    assert [place.distance(index) for index in range(3)] == [0, 1, None]
    assert place.near(2)
    assert place.leads(2, 0)
