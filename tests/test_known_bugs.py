"""Pages that once went wrong."""

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
