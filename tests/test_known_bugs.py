"""Pages that once went wrong."""

import pytest

import cleanscrape

RULE = (
    "Prices of our tea house this year\n\nItem | Price\nTea | 2\nCoffee | 3\n\nWe serve "
    "tea and coffee every day from eight."
)


def test_a_row_of_a_table_in_text_is_no_headline() -> None:
    article = cleanscrape.clean(RULE, source="text")
    assert article.title == "Prices of our tea house this year"
    assert [paragraph.text for paragraph in article.paragraphs][:3] == [
        "Item | Price",
        "Tea | 2",
        "Coffee | 3",
    ]


def test_a_page_that_has_only_a_title_has_no_body() -> None:
    article = cleanscrape.clean(
        "<html><head><title>Rain in Velden</title></head><body></body></html>"
    )
    assert (article.title, article.paragraphs) == ("Rain in Velden", ())


def test_the_name_of_a_function_is_the_headline() -> None:
    title = "plan() | rainkit documentation"
    page = (
        f'<html><head><title>{title}</title><meta property="og:title" content="{title}"></head>'
        '<body><nav><a href="/">rainkit</a></nav><main>'
        '<h1>plan()<a class="headerlink" href="#plan">¶</a></h1>'
        "<p>Lay a course between harbours.</p><pre>plan(a, b)</pre></main></body></html>"
    )
    article = cleanscrape.clean(page)
    assert article.title == "plan()"
    assert ("¶", "interface") in [(piece.text, piece.label.value) for piece in article.removed]


def test_a_call_that_no_title_has_is_no_headline_for_that() -> None:
    head = "<title>How to plan a journey</title>"
    page = f"<html><head>{head}</head><body><p>Use it.</p><h1>rain()</h1></body></html>"
    assert "rain()" not in [
        claim.value
        for claim in cleanscrape.clean(page).evidence.get("title", ())
        if claim.confidence == 0.9
    ]


def test_what_a_card_shows_is_no_field_of_its_own() -> None:
    head = (
        '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" '
        'content="Jo Doe">'
    )
    page = (
        f"<html><head>{head}</head><body><h1>Rain in Velden</h1><p>It rained all day.</p>"
        f"</body></html>"
    )
    assert "byline-label" not in cleanscrape.clean(page).evidence


PROSE = (
    "<p>The crew had replaced both engines and most of the deck in the yard.</p>"
    "<p>Farmers had driven their milk around the bay since August, which took two hours.</p>"
)
SAME = "The old ferry crossed the sound on Monday morning with forty passengers."


def test_two_alike_paragraphs_are_no_caption() -> None:
    page = f"<article><h1>The ferry sails again</h1>{PROSE}<p>{SAME}</p><p>{SAME}</p></article>"
    article = cleanscrape.clean(page)
    assert article.captions == ()
    assert SAME in [paragraph.text for paragraph in article.paragraphs]
    assert "alt-above" not in [piece.reason for piece in article.removed]


@pytest.mark.parametrize("name", ["<h2>work_mem</h2>", "<p><code>work_mem</code></p>"])
def test_a_name_in_code_is_no_ligature_of_an_icon_font(name: str) -> None:
    page = f"<article><h1>Memory</h1>{PROSE}{name}<p>{SAME}</p></article>"
    reasons = [piece.reason for piece in cleanscrape.clean(page).removed]
    assert "icon-ligature" not in reasons


def test_a_ruler_of_a_table_is_no_row_of_buttons() -> None:
    article = cleanscrape.clean(f"Tea | 2\n| --- |\nCoffee | 3\n\n{SAME}", source="text")
    assert ("| --- |", "no-words") in [(piece.text, piece.reason) for piece in article.removed]


def test_a_page_may_have_attributes_that_are_named_like_ours() -> None:
    page = (
        '<p data-x-medium="seven" data-x-note="a" data-x-anchor="b">The rain stopped at noon.</p>'
        '<img data-x-medium="9" src="a.jpg" alt="A cloud">'
    )
    texts = {piece.text for piece in cleanscrape.clean(page).account}
    assert "The rain stopped at noon." in texts
