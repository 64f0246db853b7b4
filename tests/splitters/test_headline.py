import pytest

import cleanscrape
from cleanscrape import read
from cleanscrape.splitters.headline import HeadlineSplitter
from tests.helpers import pieces_of

PROSE = (
    "It rained in the valley for three days, and the river rose by two feet. The mayor closed the "
    "road to Velden. "
)


pieces = pieces_of(lambda: HeadlineSplitter(max_chars=10))


HEADLINE = "Rain closes the valley road"


@pytest.mark.parametrize(
    "expected",
    [
        [HEADLINE, "| The Gazette Home Sport", HEADLINE, "It rained."],
        ["Gazette:", HEADLINE, "Home Sport", HEADLINE, "It rained."],
        [HEADLINE, "- Gazette", HEADLINE, "- Gazette Menu", HEADLINE, "It rained."],
        [
            "Velden's road is closed again",
            "| Gazette Home",
            "Velden’s road is closed again",
            "It rained.",
        ],
        [HEADLINE, "| Gazette Home", f"{HEADLINE}, mayor says It rained."],
        ["Rain closes the valley", "roads Home", "Rain closes the valley", "road It rained."],
    ],
    ids=["site last", "site first", "site repeated", "quotes", "longer headline", "last word"],
)
def test_a_page_is_cut_around_its_headline(expected: list[str]) -> None:
    assert pieces(" ".join(expected)) == expected


def test_a_page_without_spaces_between_words_is_cut_around_its_headline() -> None:
    page = "大雨导致河谷公路关闭_港口新闻网 首页 体育 大雨导致河谷公路关闭 昨天下雨了。"
    assert pieces(page) == [
        "大雨导致河谷公路关闭",
        "_港口新闻网 首页 体育",
        "大雨导致河谷公路关闭",
        "昨天下雨了。",
    ]


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
        "Rain closes the valley road | The Harbour Gazette Skip to content Menu Home News "
        "Sport Culture Search "
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
        "Rain closes the val\u00adley road | Gazette Home  Sport\u00a0Rain closes the "
        "val\u00adley road "
    ) + PROSE * 6
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
