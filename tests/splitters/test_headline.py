import pytest

import cleanscrape
from cleanscrape import read
from cleanscrape.splitters.headline import HeadlineSplitter
from tests.helpers import pieces_of

PROSE = "It rained in the valley for three days, and the river rose by two feet. The mayor closed the road to Velden. "


pieces = pieces_of(lambda: HeadlineSplitter(max_chars=10))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "Rain closes the valley road | The Gazette Home Sport Rain closes the valley road It rained.",
            ["Rain closes the valley road", "| The Gazette Home Sport", "Rain closes the valley road", "It rained."],
        ),
        (  # the site's name comes first
            "Gazette: Rain closes the valley road Home Sport Rain closes the valley road It rained.",
            ["Gazette:", "Rain closes the valley road", "Home Sport", "Rain closes the valley road", "It rained."],
        ),
        (  # the site's name comes again
            "Rain closes the road - Gazette Rain closes the road - Gazette Menu Rain closes the road It rained.",
            ["Rain closes the road", "- Gazette", "Rain closes the road", "- Gazette Menu", "Rain closes the road", "It rained."],
        ),
        (  # typographers' marks on one of the two
            "Velden's road is closed again | Gazette Home Velden’s road is closed again It rained.",
            ["Velden's road is closed again", "| Gazette Home", "Velden’s road is closed again", "It rained."],
        ),
        (  # the headline goes on where the title ends
            "Rain closes the valley road | Gazette Home Rain closes the valley road, mayor says It rained.",
            ["Rain closes the valley road", "| Gazette Home", "Rain closes the valley road, mayor says It rained."],
        ),
        (  # the last word is not the same
            "Rain closes the valley roads Home Rain closes the valley road It rained.",
            ["Rain closes the valley", "roads Home", "Rain closes the valley", "road It rained."],
        ),
        (
            "大雨导致河谷公路关闭_港口新闻网 首页 体育 大雨导致河谷公路关闭 昨天下雨了。",
            ["大雨导致河谷公路关闭", "_港口新闻网 首页 体育", "大雨导致河谷公路关闭", "昨天下雨了。"],
        ),
    ],
)  # fmt: skip
def test_a_page_is_cut_around_its_headline(page: str, expected: list[str]) -> None:
    assert pieces(page) == expected


@pytest.mark.parametrize(
    "page",
    [
        # three words
        "The Harbour Gazette Home Sport The Harbour Gazette It rained in the valley.",
        "Home Sport Culture It rained in the valley for three days.",
        "",
        "Rain",
    ],
)
def test_a_page_without_a_repeated_headline_is_left_whole(page: str) -> None:
    assert [*HeadlineSplitter(max_chars=10)(page)] == []


def test_a_page_on_one_line_has_its_title_byline_and_date() -> None:
    page = (
        "Rain closes the valley road | The Harbour Gazette Skip to content Menu Home News Sport Culture Search "
        "Weather Traffic Rain closes the valley road By Jo Doe 3 May 2024 "
    ) + PROSE * 4
    article = cleanscrape.clean(page)
    assert (article.title, article.authors, str(article.date)) == (
        "Rain closes the valley road",
        ("Jo Doe",),
        "2024-05-03",
    )
    assert article.text.startswith("It rained in the valley")


def test_a_page_on_one_line_with_invisible_characters_is_cut_like_any_other() -> None:
    page = (
        "Rain closes the val\u00adley road | Gazette Home  Sport\u00a0Rain closes the val\u00adley road "
        + PROSE * 6
    )
    document = read(page)
    assert document.blocks.texts[:3] == (
        "Rain closes the valley road",
        "| Gazette Home Sport",
        "Rain closes the valley road",
    )
    assert (
        document.text[document.blocks.starts[2] : document.blocks.ends[2]]
        == "Rain closes the val\u00adley road"
    )
