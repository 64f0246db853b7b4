from html import escape

import pytest
from lxml import etree

import cleanscrape
from cleanscrape.readers.html.page import read_html
from tests.helpers import html_blocks as blocks


@pytest.mark.parametrize("element", ["noframes", "noembed", "iframe"])
def test_content_for_old_browsers_is_read_as_markup(element: str) -> None:
    page = (
        f"<div><{element}><h1>Rain</h1><p>It <b>rained</b> &amp; stopped.</p>"
        f"<script>no()</script></{element}></div>"
    )
    assert blocks(page) == [("h1", "Rain"), ("p", "It rained & stopped.")]


def test_a_frameset_is_read_from_its_noframes() -> None:
    inner = "<noframes><body><p>It rained.</p></body></noframes>"
    page = (
        "<html><head><title>Rain</title></head><frameset cols='1,2'>"
        f"<frame src=a>{inner}</frameset></html>"
    )
    assert blocks(page) == [("title", "Rain"), ("p", "It rained.")]


def test_srcdoc_replaces_its_element() -> None:
    inner = escape("<p>It rained.</p><style>p {}</style>")
    assert blocks(f'<p>Before.</p><iframe srcdoc="{inner}"></iframe><p>After.</p>') == [
        ("p", "Before."),
        ("p", "It rained."),
        ("p", "After."),
    ]


def test_srcdoc_and_content_for_old_browsers_are_both_kept() -> None:
    page = '<iframe srcdoc="&lt;p&gt;It rained.&lt;/p&gt;">No <b>frames</b> here.</iframe>'
    assert [text for _, text in blocks(page)] == ["It rained.", "No frames here."]


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ('<iframe srcdoc="It rained."></iframe>', ["It rained."]),
        ('<iframe srcdoc=""></iframe><p>x</p>', ["x"]),
        ('<iframe src="a.html"></iframe><p>x</p>', ["x"]),
        ("<iframe>It rained.</iframe>", ["It rained."]),
        ("<noframes><!-- nothing --></noframes><p>x</p>", ["<!-- nothing -->", "x"]),
    ],
)
def test_text_without_markup_stays_text(page: str, texts: list[str]) -> None:
    assert [text for _, text in blocks(page)] == texts


def test_nested_pages_are_unfolded_a_few_levels_deep_without_loss() -> None:
    page = "<p>five</p>"
    for _ in range(5):
        page = f'<p>around</p><iframe srcdoc="{escape(page)}"></iframe>'
    found = [text for _, text in blocks(page)]
    assert found[:4] == ["around"] * 4
    assert found[4].count("around") == 1
    assert found[4].count("five") == 1


def test_a_page_too_deep_for_the_parser_stays_text() -> None:
    document = read_html("<noframes>" + "<div>" * 5_000 + "rain" + "</noframes>")
    assert document.text.endswith("rain")


def test_a_given_tree_is_left_unchanged() -> None:
    tree = etree.fromstring(
        '<body><iframe srcdoc="&lt;p&gt;It rained.&lt;/p&gt;"></iframe></body>', etree.HTMLParser()
    )
    before = etree.tostring(tree)
    assert read_html(tree).text == "It rained."
    assert etree.tostring(tree) == before


def test_the_metadata_is_that_of_the_outer_page() -> None:
    inner = escape(
        '<html><head><meta property="og:site_name" content="Inner"></head><body>'
        "<p>It rained.</p></body></html>"
    )
    page = (
        '<html><head><meta property="og:site_name" content="Outer"></head><body>'
        f'<iframe srcdoc="{inner}"></iframe></body></html>'
    )
    assert cleanscrape.clean(page, source="html").site_name == "Outer"
