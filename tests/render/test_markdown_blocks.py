"""Lists, tables, quotes, code, notes and pictures in Markdown."""

from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from markdown_it import MarkdownIt

from benchmarks.scoring.roundtrip import differences
from cleanscrape import (
    Article,
    Byline,
    Caption,
    Embed,
    Image,
    ListItem,
    Mark,
    Paragraph,
    Post,
)

from .pieces import ARTICLES, items, numbered, row


def body(*paragraphs: Paragraph, **options: Any) -> str:
    return Article(paragraphs=paragraphs).to_markdown(**options)


@pytest.mark.parametrize(
    ("pieces", "markdown"),
    [
        (items("one", "two"), "- one\n- two"),
        ((numbered(3, "c"), numbered(4, "d")), "3. c\n4. d"),
        # another sign begins another list, which has a number of its own
        ((numbered(1, "a"), numbered(5, "e"), numbered(6, "f")), "1. a\n\n5) e\n6) f"),
        ((numbered(-1, "x"), numbered(0, "y")), "1. x\n2. y"),
        ((*items("one"), *items("two", depth=2), *items("three")), "- one\n  - two\n- three"),
        # a list that does not begin with 1 cannot stand right below a paragraph
        ((numbered(1, "a"), numbered(4, "b", depth=2)), "1. a\n\n   4. b"),
        # depths that were left out make no empty lists
        ((*items("one", depth=3), *items("two", depth=3)), "- one\n- two"),
        (
            (numbered(1, "a"), numbered(1, "more", continued=True), numbered(2, "b")),
            "1. a\n\n   more\n\n2. b",
        ),
        ((numbered(1, "a"), numbered(2, "its first piece is gone", continued=True)),
         "1. a\n2. its first piece is gone"),
        (
            (*items("one"), Paragraph("two", "list-item", group=2, item=ListItem())),
            "- one\n\n* two",
        ),
        ((*items("one"), Paragraph("Between."), *items("two")), "- one\n\nBetween.\n\n- two"),
        ((numbered(1, "a", checked=True), numbered(2, "b", checked=False)), "1. [x] a\n2. [ ] b"),
        (items("- one", "[x] two"), "- \\- one\n- \\[x\\] two"),
        (
            (
                Paragraph("rain", "list-item", group=1, item=ListItem("term")),
                Paragraph("water", "list-item", group=1, item=ListItem("definition")),
            ),
            "- **rain**\n  - water",
        ),
        (
            (*items("one"), Paragraph("x\n\ny", "code", group=1, item=ListItem(continued=True))),
            "- one\n\n  ```\n  x\n\n  y\n  ```",
        ),
        (
            (
                *items("one"),
                Paragraph("No.", "quote", group=1, item=ListItem(continued=True), quote=1),
            ),
            "- one\n\n  > No.",
        ),
    ],
)  # fmt: skip
def test_lists(pieces: tuple[Paragraph, ...], markdown: str) -> None:
    assert body(*pieces) == markdown
    assert differences(Article(paragraphs=pieces)) is None or pieces[0].item == ListItem(
        "decimal", -1
    )


@pytest.mark.parametrize(
    ("pieces", "markdown"),
    [
        (
            (Paragraph("a", "quote", quote=1), Paragraph("b", "quote", quote=1)),
            "> a\n>\n> b",
        ),
        (
            (Paragraph("a", "quote", quote=1), Paragraph("b", "quote", quote=2)),
            "> a\n>\n> > b",
        ),
        (
            (
                Paragraph("a", "quote", quote=1, cite="https://a.example"),
                Paragraph("b", "quote", quote=1, cite="https://b.example"),
            ),
            "> a\n\n> b",
        ),
        (
            (
                Paragraph("a", "quote", quote=1),
                Paragraph("b", "list-item", group=1, item=ListItem(), quote=1),
            ),
            "> a\n>\n> - b",
        ),
    ],
)
def test_quotes(pieces: tuple[Paragraph, ...], markdown: str) -> None:
    assert body(*pieces) == markdown


@pytest.mark.parametrize(
    ("pieces", "markdown"),
    [
        (
            (row("Month | mm", 0, header=True), row("May | 12", 1)),
            "| Month | mm |\n| --- | --- |\n| May | 12 |",
        ),
        ((row("May | 12", 0),), "|  |  |\n| --- | --- |\n| May | 12 |"),
        ((row("a|b | c\\|d", 0),), "|  |  |\n| --- | --- |\n| a\\|b | c\\\\\\|d |"),
        (
            (Paragraph("Rain", group=1), row("May | 12", 0)),
            "Rain\n\n|  |  |\n| --- | --- |\n| May | 12 |",
        ),
        (
            (row("a", 0, colspan=2), row("b | c", 1)),
            '<table>\n<tbody>\n<tr><td colspan="2">a</td></tr>\n'
            "<tr><td>b</td><td>c</td></tr>\n</tbody>\n</table>",
        ),
        (
            (row("a", 0), row("b", 0), row("c", 1)),
            "<table>\n<tbody>\n<tr><td><p>a</p>\n<p>b</p></td></tr>\n"
            "<tr><td>c</td></tr>\n</tbody>\n</table>",
        ),
    ],
)
def test_tables(pieces: tuple[Paragraph, ...], markdown: str) -> None:
    assert body(*pieces) == markdown
    assert body(*pieces, tables=False) == ""


def test_code_within_html_has_no_blank_lines() -> None:
    code = row("x", 0)
    code = Paragraph("x\n\n<y>", "code", group=2, cells=code.cells)
    markdown = body(row("a", 0), code)
    assert "<pre><code>x&#10;&#10;&lt;y&gt;</code></pre>" in markdown
    assert "\n\n" not in markdown


@pytest.mark.parametrize(
    ("paragraph", "markdown"),
    [
        (Paragraph("x = 1", "code", language="python"), "```python\nx = 1\n```"),
        (Paragraph("x = 1", "code", language="a b`"), "```\nx = 1\n```"),
        (Paragraph("a^2", "math"), "$$\na^2\n$$"),
        (Paragraph("a $ b", "math"), "```math\na $ b\n```"),
        (Paragraph("In C #", "heading", 2), "## In C \\#"),
        (Paragraph("Dry no more.", "lead", marks=(Mark(0, 3, "strong"),)), "**Dry no more.**"),
    ],
)
def test_code_formulas_headings_and_leads(paragraph: Paragraph, markdown: str) -> None:
    assert body(paragraph) == markdown


def test_lines_of_code_that_were_read_apart_are_one_block() -> None:
    lines = (Paragraph(text, "code", group=1) for text in ("x = 1", "  y"))
    assert body(*lines) == "```\nx = 1\n  y\n```"


def test_notes_stand_behind_the_body() -> None:
    call = Paragraph("It rained[1].", marks=(Mark(10, 11, "note", "n1"),))
    note = Paragraph("A lot.", "list-item", anchor="n1", group=1, item=ListItem())
    more = Paragraph("All day.", "list-item", anchor="n1", group=1, item=ListItem(continued=True))
    lonely = Paragraph("Nobody calls.", anchor="n2")
    assert body(note, more, call, lonely) == (
        "It rained[^1].\n\nNobody calls.\n\n[^1]: A lot.\n\n    All day."
    )


PICTURED = Article(
    paragraphs=(Paragraph("One."), Paragraph("Two.")),
    captions=(
        Caption(
            "A gate", "Al Roe", raw="A gate Photo: Al Roe", before=1,
            marks=(Mark(2, 6, "link", "g"),),
        ),
    ),
    images=(Image("g.jpg", "the gate", before=1, caption=0), Image("javascript:x", before=1)),
    embeds=(Embed("video", "https://a.example/v", before=2),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("options", "middle", "foot"),
    [
        ({}, "![the gate](g.jpg)\n*A [gate](g) (Al Roe)*\n\n", "\n\n[video](https://a.example/v)"),
        ({"links": False}, "![the gate](g.jpg)\n*A gate (Al Roe)*\n\n", ""),
        ({"images": False}, "*A [gate](g) (Al Roe)*\n\n", "\n\n[video](https://a.example/v)"),
        ({"captions": False}, "![the gate](g.jpg)\n\n", "\n\n[video](https://a.example/v)"),
    ],
)
def test_pictures_captions_and_embeds(options: dict[str, bool], middle: str, foot: str) -> None:
    assert PICTURED.to_markdown(**options) == f"One.\n\n{middle}Two.{foot}"


def test_pictures_stand_in_the_item_that_they_follow() -> None:
    article = Article(paragraphs=items("one", "two"), images=(Image("g.jpg", before=1),))
    assert article.to_markdown() == "- one\n\n  ![](g.jpg)\n\n- two"


def test_metadata_is_yaml() -> None:
    article = Article(
        'Rain: "again"\n---',
        Byline("By Jo Doe", ("Jo Doe", "- Al: Roe")),
        date(2024, 5, 3),
        tags=("a, b", "#c"),
        url="https://a.example",
        section="\x85\u2028{x}",
    )
    _, front, markdown = article.to_markdown(metadata=True).split("---\n", 2)
    assert yaml.safe_load(front) == {
        "title": 'Rain: "again"\n---',
        "authors": ["Jo Doe", "- Al: Roe"],
        "date": "2024-05-03",
        "url": "https://a.example",
        "section": "\x85\u2028{x}",
        "tags": ["a, b", "#c"],
    }
    assert markdown == '\n# Rain: "again" ---'
    assert Article().to_markdown(metadata=True) == ""


def test_comments_stand_below_a_line() -> None:
    comments = (
        Post("So it did.\n\n# Indeed", "Jo", date=date(2024, 5, 3), marks=(Mark(0, 2, "strong"),)),
        Post("No.", depth=1),
    )
    article = Article(paragraphs=(Paragraph("It rained."),), comments=comments)
    assert article.to_markdown() == "It rained."
    assert article.to_markdown(comments=True) == (
        "It rained.\n\n---\n\n> Jo · 2024-05-03\n>\n> **So** it did.\n>\n> \\# Indeed\n\n> > No."
    )


@given(ARTICLES)
@settings(max_examples=200, deadline=None)
def test_any_article_keeps_its_letters_and_brings_in_no_markup(article: Article) -> None:
    markdown = article.to_markdown(comments=True, metadata=True)
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 100})
    tokens = parser.enable(["table", "strikethrough"]).parse(markdown)
    inner = [child for token in tokens for child in (token, *(token.children or ()))]
    tables = [token.content for token in inner if token.type == "html_block"]
    assert all(source.startswith("<table>\n") for source in tables)
    assert all(source.rstrip().endswith("</table>") for source in tables)
    source = "".join(tables) + "".join(
        token.content for token in inner if token.type == "html_inline"
    )
    assert "<script" not in source
    assert not any(
        str(token.attrs.get(name, ""))
        .strip()
        .lower()
        .startswith(("javascript", "data", "vbscript"))
        for token in inner
        for name in ("href", "src")
    )
    for paragraph in article.paragraphs:
        for char in {*paragraph.text} & {*"aA1é雨"}:
            assert markdown.count(char) >= paragraph.text.count(char)
