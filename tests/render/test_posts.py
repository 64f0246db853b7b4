"""The posts of a thread in each output."""

from datetime import date

import pytest

from cleanscrape import Article, ListItem, Mark, Paragraph, Post

ITEM = Paragraph("one", "list-item", group=1, item=ListItem())
THREAD = Article(
    title="Bridge",
    paragraphs=(
        Paragraph("Rules."),
        Paragraph("It shook."),
        ITEM,
        Paragraph("two", "list-item", group=1, item=ListItem()),
        Paragraph("So it did."),
    ),
    posts=(
        Post("It shook.\n\none", "Jo *x*", date=date(2024, 5, 3), paragraphs=(1, 3)),
        Post("two", "Al <b>", paragraphs=(3, 4)),
        Post("So it did.", depth=1, date=date(2024, 5, 4), paragraphs=(4, 5)),
    ),
)


def test_posts_begin_with_who_and_when_in_markdown() -> None:
    assert THREAD.to_markdown() == (
        "# Bridge\n\nRules.\n\n**Jo \\*x\\* · 2024-05-03**\n\nIt shook.\n\n- one\n\n"
        "**Al \\<b>**\n\n- two\n\n**2024-05-04**\n\nSo it did."
    )


def test_posts_begin_with_who_and_when_in_text() -> None:
    assert THREAD.to_text() == (
        "Bridge\n\nRules.\n\nJo *x* · 2024-05-03\n\nIt shook.\n\n• one\n\nAl <b>\n\n• two\n\n"
        "2024-05-04\n\nSo it did."
    )


def test_posts_are_articles_in_html() -> None:
    html = THREAD.to_html()
    assert "<article>\n<header>Al &lt;b&gt;</header>\n<ul>\n<li>two</li>\n</ul>\n</article>" in html
    assert '<article data-depth="1">\n<header>2024-05-04</header>\n<p>So it did.</p>' in html
    assert html.count("<article") == html.count("</article>") == 4


@pytest.mark.parametrize("output", ["to_markdown", "to_html", "to_text"])
def test_posts_may_be_left_unsigned(output: str) -> None:
    unsigned = Article(title=THREAD.title, paragraphs=THREAD.paragraphs)
    assert getattr(THREAD, output)(posts=False) == getattr(unsigned, output)()


def test_a_post_that_nobody_signed_has_no_line() -> None:
    article = Article(
        paragraphs=(Paragraph("One."), Paragraph("Two.")), posts=(Post("Two.", paragraphs=(1, 2)),)
    )
    assert article.to_text() == "One.\n\nTwo."


def test_times_are_elements_in_html_and_words_in_markdown() -> None:
    marks = (Mark(0, 6, "time", "2024-05-03T14:05:00Z"), Mark(11, 16, "time", "May 4"))
    article = Article(paragraphs=(Paragraph("Friday and later.", marks=marks),))
    assert article.to_markdown() == "Friday and later."
    assert '<p><time datetime="2024-05-03T14:05:00Z">Friday</time> and later.</p>' in (
        article.to_html()
    )
