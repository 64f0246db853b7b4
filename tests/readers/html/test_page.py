from datetime import datetime

import pytest
from bs4 import BeautifulSoup
from lxml import etree

import cleanscrape
from cleanscrape import Document, Hint
from cleanscrape.readers.html.page import read_html
from cleanscrape.readers.html.sniffing import looks_like_html
from tests.helpers import html_blocks as blocks


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "<h1>The <b>old</b> bridge</h1><p>It rained.</p>",
            [("h1", "The old bridge"), ("p", "It rained.")],
        ),
        ("<p>It rained.<br>Again.</p>", [("p", "It rained. Again.")]),
        ("<p>It rained.<br><br>Again.</p>", [("p", "It rained."), ("p", "Again.")]),
        ("<ul><li><p>one</p></li><li>two</li></ul>", [("li", "one"), ("li", "two")]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", [("tr", "a | b")]),
        ("<pre>x\n  y</pre>", [("pre", "x\n  y")]),
        ("<blockquote><p>It rained.</p></blockquote>", [("blockquote", "It rained.")]),
        ("<p>Salt &amp; bread &lt; wine</p>", [("p", "Salt & bread < wine")]),
        ("<p>ri&shy;ver&nbsp;bed</p>", [("p", "river bed")]),
        ("<p>one<p>two", [("p", "one"), ("p", "two")]),
        ("<div<div class=x><p<p>one</p<p></div<div><p>2 > 1</p>", [("p", "one"), ("p", "2 > 1")]),
        ("<div>one<div>two</div>three</div>", [("div", "one"), ("div", "two"), ("div", "three")]),
        (
            "<figure><img src=a.jpg alt='A gate'><figcaption>The gate</figcaption></figure>",
            [("img", "A gate"), ("figcaption", "The gate")],
        ),
        (
            "<p>It rained.</p><script>var a = 'no';</script><style>p {}</style><!-- no -->",
            [("p", "It rained.")],
        ),
        ("<p>It <span>rai</span>ned.</p>", [("p", "It rained.")]),
    ],
)
def test_markup_becomes_blocks(page: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(page) == expected


@pytest.mark.parametrize(
    "end",
    [
        "</html>",
        "</body></html>",
        "</HTML >",
        "</html></html>\n<!DOCTYPE html><html><body>",
        "</body>",
    ],
)
def test_nothing_after_the_end_tag_is_lost(end: str) -> None:
    assert blocks(
        f"<html><body><div><p>It rained.</p>{end}<p>It snowed.</p></div></body></html>"
    ) == [
        ("p", "It rained."),
        ("p", "It snowed."),
    ]


def test_a_tag_of_many_attributes_is_read_without_the_parser() -> None:
    attributes = " ".join(f"a{number}" for number in range(20_000))
    assert blocks(f"<html><body><p {attributes}>It rained.</p><p>It snowed.</p></body></html>") == [
        ("p", "It rained."),
        ("p", "It snowed."),
    ]


def test_the_text_is_the_linearised_page() -> None:
    document = read_html("<h1>Rain</h1><p>It <i>rained</i>.</p>")
    assert document.text == "Rain\nIt rained."
    assert [document.text[block.start : block.end] for block in document.blocks] == [
        "Rain",
        "It rained.",
    ]
    assert document.source == "html"


def hints_of(page: str, text: str) -> int:
    document = read_html(page)
    return document.blocks.hints[document.blocks.texts.index(text)]


@pytest.mark.parametrize(
    ("page", "hint"),
    [
        ("<nav><a>x</a></nav>", Hint.NAVIGATION),
        ("<footer>x</footer>", Hint.FOOTER),
        ("<aside>x</aside>", Hint.ASIDE),
        ("<main>x</main>", Hint.ARTICLE),
        ("<article><div><p>x</p></div></article>", Hint.ARTICLE),
        ("<div hidden>x</div>", Hint.HIDDEN),
        ("<div style='display: none'>x</div>", Hint.HIDDEN),
        ("<svg><title>x</title></svg>", Hint.SVG),
        ("<button>x</button>", Hint.FORM),
        ("<figcaption>x</figcaption>", Hint.CAPTION),
        ("<div class='sr-only'>x</div>", Hint.HIDDEN),
        ("<div class='post-author'>x</div>", Hint.BYLINE),
        ("<div role=navigation>x</div>", Hint.NAVIGATION),
    ],
)
def test_markup_gives_hints(page: str, hint: int) -> None:
    assert hints_of(page, "x") & hint


def test_hidden_in_a_longer_class_name_hides_nothing() -> None:
    assert (
        not hints_of("<div hidden>y</div><div class='overflow-hidden'>x</div>", "x") & Hint.HIDDEN
    )


def test_images_keep_their_address() -> None:
    document = read_html(
        "<p>Rain</p><img alt='A gate' src='small.gif' data-src='https://a.example/g.jpg'>"
    )
    assert document.blocks.images == {1: "https://a.example/g.jpg"}
    assert document.blocks.hints[1] & Hint.IMAGE


def test_links_are_counted() -> None:
    document = read_html("<p><a href=/>Home</a></p><p>It rained.</p><p>Go <a href=/>home</a></p>")
    assert document.blocks.link_shares[:2] == (1.0, 0.0)
    assert 0 < document.blocks.link_shares[2] < 1


def test_containers_know_their_parents() -> None:
    document = read_html("<main><section><p>one</p><p>two</p></section><p>three</p></main>")
    assert len(document.blocks.containers) == len(document)
    assert (
        document.blocks.containers[0]
        == document.blocks.containers[1]
        != document.blocks.containers[2]
    )
    assert document.blocks.parents[0] == -1
    assert all(parent < number for number, parent in enumerate(document.blocks.parents))


@pytest.mark.parametrize(
    "page", ["", " ", "<!-- nothing -->", "<html></html>", "<script>x</script>"]
)
def test_a_page_without_text_has_no_blocks(page: str) -> None:
    assert len(read_html(page)) == 0


def same(left: Document, right: Document) -> bool:
    return [*left.blocks] == [*right.blocks]


PAGE = (
    "<html><head><title>Rain</title></head>"
    "<body><h1>Rain</h1><p>It <b>rained</b>.</p><script>x</script>"
    "<img src=a.jpg alt='A gate'></body></html>"
)


def test_trees_and_soups_are_read_like_their_source_and_left_unchanged() -> None:
    tree, soup = etree.HTML(PAGE), BeautifulSoup(PAGE, "lxml")
    before = etree.tostring(tree), str(soup)
    expected = read_html(PAGE)
    assert same(read_html(tree), expected)
    assert same(read_html(tree.getroottree()), expected)
    assert same(read_html(soup), expected)
    assert (etree.tostring(tree), str(soup)) == before


def test_control_characters_do_no_harm() -> None:
    assert blocks("<p>It\x00 rai\x08ned.</p>") == [("p", "It rained.")]


def test_a_very_deep_page_keeps_its_text() -> None:
    page = "<div>" * 3_000 + "<p>It rained.</p>" + "</div>" * 3_000
    assert "It rained." in read_html(page).blocks.texts


def test_the_language_of_the_page_is_read() -> None:
    assert read_html("<html lang='de-AT'><p>Rain</p></html>").language == "de"


def test_url_and_reference_are_kept() -> None:
    now = datetime(2024, 5, 3)
    document = read_html("<p>Rain</p>", url="https://a.example/rain", reference=now)
    assert (document.url, document.reference) == ("https://a.example/rain", now)


@pytest.mark.parametrize(
    "text",
    [
        "<p>It rained.</p>",
        "<!DOCTYPE html><html>",
        "  \n<html><body>",
        "<?xml version='1.0'?><html>",
        "<!-- x --><div>Rain</div>",
        "Rain <b>a</b> <p>b</p> <p>c</p> <div>d</div>",
        "<!-- only a comment -->",
        " <!-- a --> <?xml version='1.0'?> <!-- b --> ",
        f"<!-- {'licence ' * 1000} --><custom-page>",
        f"<p title='{'x' * 5000}'>It rained.</p>",
        '<div data-tip="<b>3 < 5</b>">It rained.</div>',
        "<meta name=author content='Jo Doe'><p>It rained.",
    ],
)
def test_html_is_recognised(text: str) -> None:
    assert looks_like_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "It rained.",
        "3 < 5 and 5 > 3",
        "Use <b> for bold.",
        "<jo@post.example> wrote:",
        "Write <p> and </p> around it.",
        "<!-- never closed",
        "<!-- a note -->\nIt rained.",
        "<p is a tag",
    ],
)
def test_plain_text_is_not_taken_for_html(text: str) -> None:
    assert not looks_like_html(text)
    assert cleanscrape.read(text).source == "text"


@pytest.mark.parametrize("end", ["</style>", "</style ><!-- a -->"])
def test_a_page_may_open_with_a_long_style_sheet(end: str) -> None:
    sheet = f"<style>{'a { b: c }' * 2_000}{end}"
    assert looks_like_html(f"{sheet}<p>It rained.</p>")
    assert looks_like_html(f"Rain\n{sheet}<h1>Rain</h1><p>It rained.</p>")
    assert looks_like_html(f"<script>{'a < b;' * 2_000}</script><p>It rained.</p>")


def test_ruby_readings_follow_their_block_and_are_hidden() -> None:
    page = (
        "<h1><ruby>雨<rp>(</rp><rt>あめ</rt><rp>)</rp></ruby>の日</h1>"
        "<p>川を<ruby>渡<rt>わた</ruby>る。</p>"
    )
    document = read_html(page)
    assert document.blocks.texts == ("雨の日", "( あめ )", "川を渡る。", "わた")
    assert [bool(hints & Hint.HIDDEN) for hints in document.blocks.hints] == [
        False,
        True,
        False,
        True,
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<p><rt>one<p>two",
        "<div><ruby>one<rt>two<div>three</div></ruby>four</div>",
        "<rt>one</rt>",
        "</rt>one<p>two",
    ],
)
def test_ruby_readings_in_odd_places_are_kept(page: str) -> None:
    text = "".join(read_html(page).blocks.texts)
    assert all(word in text for word in ("one", "two", "three", "four") if word in page)


@pytest.mark.parametrize("between", ["\r", "\r\n", "&#13;", "&#13;\n ", "&nbsp;", " "])
def test_white_space_between_two_breaks_does_not_join_paragraphs(between: str) -> None:
    assert blocks(f"<p>It rained.<br>{between}<br/>It snowed.</p>") == [
        ("p", "It rained."),
        ("p", "It snowed."),
    ]


def test_carriage_returns_are_newlines() -> None:
    assert blocks("<p>It\rrained\r\nhard.</p><pre>a\r\nb</pre>") == [
        ("p", "It rained hard."),
        ("pre", "a\nb"),
    ]


XHTML = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'
    '<html xmlns="http://www.w3.org/1999/xhtml">'
)


def test_xhtml_is_read_like_other_pages() -> None:
    page = (
        '<head><title>Rain</title></head><body><div class="byline"></div>'
        '<h1>Rain<a name="top"></a></h1><p>It <span class="date"></span>'
        "rained <b></b>hard.<br /><br />It snowed.</p><ul><li></li><li>one<br/></li></ul>"
        "<table><tr><td></td><td>a</td></tr></table>"
    )
    assert same(read_html(XHTML + page), read_html("<!doctype html><html>" + page))
    assert blocks(XHTML + page)[1:4] == [
        ("h1", "Rain"),
        ("p", "It rained hard."),
        ("p", "It snowed."),
    ]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "<a href=/x><h3>Rain</h3><p>It rained.</p></a><p>Snow</p>",
            [("h3", "Rain"), ("p", "It rained."), ("p", "Snow")],
        ),
        (
            "<div><p>one<p>two<ul><li>three<li>four</ul>five</div>",
            [("p", "one"), ("p", "two"), ("li", "three"), ("li", "four"), ("div", "five")],
        ),
        ("<p>one<div>two</div>three", [("p", "one"), ("div", "two"), ("div", "three")]),
    ],
)
def test_unclosed_tags_and_inline_tags_around_blocks_lose_nothing(
    page: str, expected: list[tuple[str, str]]
) -> None:
    assert [text for _, text in blocks(page)] == [text for _, text in expected]


def test_a_link_around_blocks_counts_in_each() -> None:
    assert read_html(
        "<a href=/x><h3>Rain</h3><p>It rained.</p></a><p>Snow</p>"
    ).blocks.link_shares == (1.0, 1.0, 0.0)


@pytest.mark.parametrize("value", [" byline x", "\n  byline", "x\nbyline\n", "\tbyline ", "byline"])
def test_white_space_around_a_class_name_is_ignored(value: str) -> None:
    assert hints_of(f'<div id="a" class="{value}" lang="en">x</div>', "x") & Hint.BYLINE


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("<span>Live</span><span>Rain falls</span>", "Live Rain falls"),
        (
            "<a href=/><span class=kicker>Weather</span></a><a href=/x>Rain falls</a>",
            "Weather Rain falls",
        ),
        ("<span>Day</span><small>12 and last</small>", "Day 12 and last"),
        ("<span>R</span><span>Ain</span>", "RAin"),
        ("<span>rai</span><span>n falls</span>", "rain falls"),
        ("<b>Mac</b><b>Doe</b>", "MacDoe"),
        ("<span>T</span>he rain", "The rain"),
        ("You<span>Rain</span>", "YouRain"),
        ("<span>20</span><span>24</span>", "2024"),
        ("<span>雨が</span><span>降る</span>", "雨が降る"),
        ("<span>Live</span>, <span>Rain</span>", "Live, Rain"),
    ],
)
def test_pieces_of_a_heading_are_separated(heading: str, text: str) -> None:
    assert read_html(f"<h2>{heading}</h2>").blocks.texts == (text,)


def test_pieces_of_other_blocks_are_not_separated() -> None:
    assert read_html("<p><span>Live</span><span>Rain</span></p>").blocks.texts == ("LiveRain",)
