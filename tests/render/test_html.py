"""HTML: semantic, valid, and nothing in it that the page put there as markup."""

import re
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings

from cleanscrape import (
    Article,
    Byline,
    Caption,
    Cell,
    Embed,
    Image,
    ListItem,
    Mark,
    Paragraph,
    Post,
)

from .pieces import ARTICLES, items, numbered, row

ELEMENTS = {
    "article", "header", "h1", "h2", "h3", "h4", "h5", "h6", "p", "time", "ul", "ol", "li", "dl",
    "dt", "dd", "blockquote", "table", "caption", "thead", "tbody", "tr", "td", "th", "pre", "code",
    "figure", "img", "figcaption", "section", "a", "strong", "em", "sub", "sup", "del", "q", "kbd",
    "span", "input", "br",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "class", "datetime", "start", "type", "reversed", "value", "cite", "href", "src", "alt",
    "width", "height", "colspan", "rowspan", "id", "disabled", "checked", "data-depth",
}  # fmt: skip
_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):")


def body(*paragraphs: Paragraph, **fields: Any) -> str:
    """The body's HTML on one line."""
    html = Article(paragraphs=paragraphs, **fields).to_html()
    return html.removeprefix("<article>\n").removesuffix("\n</article>").replace("\n", "")


@pytest.mark.parametrize(
    ("paragraph", "html"),
    [
        (Paragraph("5 < 6 & <b>"), "<p>5 &lt; 6 &amp; &lt;b&gt;</p>"),
        (Paragraph("Why", "heading", 3), "<h3>Why</h3>"),
        (Paragraph("Why", "heading"), "<h2>Why</h2>"),
        (
            Paragraph("Mill Lane Velden", marks=(Mark(9, 10, "break"), Mark(4, 5, "break"))),
            "<p>Mill<br>Lane<br>Velden</p>",
        ),
        (Paragraph("rain", marks=(Mark(1, 2, "break"), Mark(0, 1, "break"))), "<p>rain</p>"),
        (Paragraph("Dry.", "lead"), '<p class="lead">Dry.</p>'),
        (Paragraph("a^2", "math"), '<p class="math">a^2</p>'),
        (
            Paragraph("x < 1\n", "code", language="python"),
            '<pre><code class="language-python">x &lt; 1</code></pre>',
        ),
        (
            Paragraph("No.", "quote", quote=1, cite="https://a.example"),
            '<blockquote cite="https://a.example"><p>No.</p></blockquote>',
        ),
        (Paragraph("one", "list-item"), "<ul><li>one</li></ul>"),
        (
            Paragraph("one", "list-item", item=ListItem(checked=True)),
            '<ul><li><input type="checkbox" disabled checked> one</li></ul>',
        ),
        (
            Paragraph("H2O", marks=(Mark(1, 2, "subscript"), Mark(0, 3, "strong"))),
            "<p><strong>H<sub>2</sub>O</strong></p>",
        ),
        (
            Paragraph("See a+b", marks=(Mark(4, 7, "math"),)),
            '<p>See <span class="math">a+b</span></p>',
        ),
        (
            Paragraph("See", marks=(Mark(0, 3, "link", "https://a.example?b=1&c=2"),)),
            '<p><a href="https://a.example?b=1&amp;c=2">See</a></p>',
        ),
        (Paragraph("See", marks=(Mark(0, 3, "link", "javascript:alert(1)"),)), "<p>See</p>"),
    ],
)
def test_each_kind_is_its_element(paragraph: Paragraph, html: str) -> None:
    assert body(paragraph) == html


def test_a_list_has_its_numbers() -> None:
    pieces = numbered(3, "c"), numbered(4, "d"), numbered(9, "i")
    assert body(*pieces) == '<ol start="3"><li>c</li><li>d</li><li value="9">i</li></ol>'
    assert (
        body(numbered(3, "c"), numbered(2, "b"))
        == '<ol reversed start="3"><li>c</li><li>b</li></ol>'
    )
    letter = Paragraph("c", "list-item", item=ListItem("lower-alpha", 3))
    assert body(letter) == '<ol type="a" start="3"><li>c</li></ol>'


def test_lists_stand_in_items() -> None:
    html = "<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>"
    assert body(*items("one"), *items("two", depth=2), *items("three")) == html


def test_terms_and_definitions() -> None:
    term, meaning = (
        Paragraph(text, "list-item", group=1, item=ListItem(style))
        for text, style in (("rain", "term"), ("water", "definition"))
    )
    assert body(term, meaning) == "<dl><dt>rain</dt><dd>water</dd></dl>"


def test_a_table_has_head_caption_and_spans() -> None:
    caption = Paragraph("Rain", group=1)
    rows = row("Month | mm", 0, header=True), row("all", 1, colspan=2)
    assert body(caption, *rows) == (
        "<table><caption>Rain</caption><thead><tr><th>Month</th><th>mm</th></tr></thead>"
        '<tbody><tr><td colspan="2">all</td></tr></tbody></table>'
    )


def test_a_note_is_tied_to_its_text() -> None:
    call = Paragraph("It rained1.", marks=(Mark(9, 10, "note", "n1"),))
    note = Paragraph("A lot.", anchor="n1")
    assert body(note, call) == (
        '<p>It rained<sup class="note"><a href="#note-1">1</a></sup>.</p>'
        '<section class="notes"><ol><li id="note-1"><p>A lot.</p></li></ol></section>'
    )


def test_pictures_and_embeds_stand_where_they_stood() -> None:
    html = body(
        Paragraph("One."),
        Paragraph("Two."),
        captions=(Caption("A gate", "Al Roe", before=1),),
        images=(Image("g.jpg", "gate", 8, 6, before=1, caption=0),),
        embeds=(Embed("video", "https://a.example/v", "Rain", before=2),),
    )
    assert html == (
        '<p>One.</p><figure><img src="g.jpg" alt="gate" width="8" height="6">'
        "<figcaption>A gate (Al Roe)</figcaption></figure>"
        '<p>Two.</p><p><a href="https://a.example/v">Rain</a></p>'
    )


def test_head_and_comments() -> None:
    article = Article(
        "Rain", Byline("By Jo"), language="en", comments=(Post("So it did.", "Al", depth=1),)
    )
    assert article.to_html() == (
        '<article lang="en">\n<header>\n<h1>Rain</h1>\n<p class="byline">By Jo</p>\n</header>\n'
        "</article>"
    )
    assert '<article data-depth="1">\n<header>Al</header>\n<p>So it did.</p>' in article.to_html(
        comments=True
    )


@given(ARTICLES)
@settings(max_examples=150, deadline=None)
def test_any_article_is_valid_and_safe(article: Article) -> None:
    html = article.to_html(comments=True)
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root = parser.parseFragment(html)
    for element in root.iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        assert element.tag in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES
        for name in ("href", "src", "cite"):
            scheme = _SCHEME.match(element.get(name, ""))
            assert scheme is None or scheme[1].lower() in {"http", "https", "mailto", "tel"}
    shown = "".join(root.itertext())
    letters = sorted("".join(shown.split()))
    wanted = "".join(paragraph.text for paragraph in article.paragraphs)
    for char in {*wanted} - {" ", "\n", "\t", "|"}:
        assert letters.count(char) >= wanted.count(char)


def test_a_formula_has_no_blank_line_that_would_end_a_table_in_markdown() -> None:
    cell = Paragraph("x\n\n+ 1", "math", cells=(Cell(0, 6),))
    assert '<p class="math">x + 1</p>' in Article(paragraphs=(cell,)).to_html()
