from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cleanscrape import Article, Byline, Caption, Paragraph
from cleanscrape.readers.markdown.blocks import read_markdown
from cleanscrape.render.markdown import to_markdown


def test_an_empty_article_is_empty() -> None:
    assert to_markdown(Article()) == ""


@pytest.mark.parametrize(
    ("paragraph", "markdown"),
    [
        (Paragraph("It rained."), "It rained."),
        (Paragraph("Why", "heading", 3), "### Why"),
        (Paragraph("Why", "heading"), "## Why"),
        (Paragraph("one", "list-item"), "- one"),
        (Paragraph("one", "list-item", 2), "- one"),
        (Paragraph("It rained.", "quote"), "> It rained."),
        (Paragraph("It rained.", "lead"), "**It rained.**"),
        (Paragraph("a | b", "table"), "|  |  |\n| --- | --- |\n| a | b |"),
        (Paragraph("x = 1\n*y*", "code"), "```\nx = 1\n*y*\n```"),
        (Paragraph("a ``` b", "code"), "````\na ``` b\n````"),
    ],
)
def test_each_kind_has_its_syntax(paragraph: Paragraph, markdown: str) -> None:
    assert to_markdown(Article(paragraphs=(paragraph,))) == markdown


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("A *cloud* and a [link]", r"A \*cloud\* and a \[link\]"),
        ("# no heading", r"\# no heading"),
        ("- no item", r"\- no item"),
        ("1. no item", r"1\. no item"),
        ("12) no item", r"12\) no item"),
        ("a_b `c` <d>", r"a_b \`c\` \<d>"),
        ("2.5 and 1-2 # and - stay", "2.5 and 1-2 # and - stay"),
        ("5 < 6 > 4 | 3, _a_ and __b__", r"5 < 6 > 4 | 3, \_a\_ and \_\_b\_\_"),
        ("> no quote", r"\> no quote"),
    ],
)
def test_what_looks_like_syntax_is_escaped(text: str, markdown: str) -> None:
    assert to_markdown(Article(paragraphs=(Paragraph(text),))) == markdown


@pytest.mark.parametrize(
    "text",
    [
        "A *cloud* and a [link](x)",
        "# no heading",
        "- no item",
        "1. no item",
        "12) no item",
        "a_b `c`",
        "> no quote",
        "back\\slash",
    ],
)
def test_our_own_reader_reads_the_text_back(text: str) -> None:
    document = read_markdown(to_markdown(Article(paragraphs=(Paragraph(text),))))
    assert (document.blocks.texts, document.blocks.tags) == ((text,), ("",))


def test_the_items_of_a_list_stand_on_lines_of_one_block() -> None:
    parts = (
        Paragraph("Before."),
        Paragraph("one", "list-item"),
        Paragraph("two", "list-item"),
        Paragraph("After."),
    )
    assert to_markdown(Article(paragraphs=parts)) == "Before.\n\n- one\n- two\n\nAfter."


def test_quotes_stay_apart() -> None:
    parts = (Paragraph("One.", "quote"), Paragraph("Two.", "quote"))
    assert to_markdown(Article(paragraphs=parts)) == "> One.\n\n> Two."


def test_head_captions_and_body_stand_in_order() -> None:
    article = Article(
        title="Rain *again*",
        byline=Byline("By Jo Doe", ("Jo Doe",)),
        date=date(2024, 5, 3),
        captions=(
            Caption("A cloud", "Al Roe", "grey sky", "c.jpg", before=0),
            Caption("A gate", before=1),
            Caption("The end", before=2),
        ),
        paragraphs=(Paragraph("It rained."), Paragraph("It stopped.")),
    )
    assert to_markdown(article) == "\n\n".join(
        [
            r"# Rain \*again\*",
            "By Jo Doe · 2024-05-03",
            "![grey sky](c.jpg)\n*A cloud (Al Roe)*",
            "It rained.",
            "*A gate*",
            "It stopped.",
            "*The end*",
        ]
    )


@pytest.mark.parametrize(
    ("article", "markdown"),
    [
        (Article(byline=Byline("By Jo Doe")), "By Jo Doe"),
        (Article(date=date(2024, 5, 3)), "2024-05-03"),
        (Article(captions=(Caption("A gate"),)), "*A gate*"),
    ],
)
def test_what_was_not_found_is_left_out(article: Article, markdown: str) -> None:
    assert to_markdown(article) == markdown
    assert article.to_markdown() == markdown


NASTY = st.one_of(
    st.text(alphabet="<>&;#*_`~[]()!|\\\"'-+=.:1 aA\n\t/", max_size=40),
    st.text(max_size=30),
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            "<!-- x -->",
            "&lt;b&gt;",
            "&#60;b>",
            "[a](javascript:alert(1))",
            "![a](x)",
            "```\n<b>",
            "---",
            "===",
            "* * *",
            "1.",
            "> a",
            "| a |\n|---|",
            "<http://a.example>",
            "a\n\n<div>",
            "    <b>",
            "[a]: http://a.example",
            "~~~",
            "C #",
        ]
    ),
)
TEXTS = NASTY.filter(lambda text: bool(text.split()))
KINDS = st.sampled_from(["paragraph", "heading", "lead", "list-item", "quote", "table", "code"])


def rendered(markdown: str) -> tuple[set[str], str]:
    """What a CommonMark parser with GitHub's tables sees.

    The kinds of token, and the words that a reader sees.
    """
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = [
        inner for token in parser.parse(markdown) for inner in (token, *(token.children or ()))
    ]
    words = "".join(
        token.content if token.type in ("text", "text_special", "fence", "code_block") else " "
        for token in tokens
    )
    return {token.type for token in tokens}, " ".join(words.split())


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_a_text_stays_a_text(text: str) -> None:
    kinds, words = rendered(Article(paragraphs=(Paragraph(text),)).to_markdown())
    assert kinds <= {"paragraph_open", "inline", "text", "text_special", "paragraph_close"}
    assert words.replace("\0", "\ufffd") == " ".join(text.split()).replace("\0", "\ufffd")


ARTICLES = st.builds(
    Article,
    title=TEXTS,
    byline=st.builds(Byline, TEXTS),
    paragraphs=st.lists(st.builds(Paragraph, TEXTS, KINDS)).map(tuple),
    captions=st.lists(st.builds(Caption, TEXTS, NASTY, NASTY, NASTY)).map(tuple),
)


@given(ARTICLES)
@settings(max_examples=60, deadline=None)
def test_no_field_can_bring_in_markup(article: Article) -> None:
    kinds, _ = rendered(article.to_markdown())
    assert not kinds & {"html_block", "html_inline", "link_open", "code_inline", "s_open", "hr"}
    if "table_open" in kinds:
        assert any(paragraph.kind == "table" for paragraph in article.paragraphs)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("c.jpg", "![](c.jpg)"),
        ("https://a.example/c.jpg?w=1&h=2", "![](https://a.example/c.jpg?w=1&h=2)"),
        ("c.jpg) <script>", "![](c.jpg%29%20%3Cscript%3E)"),
        ("a b\n# c", "![](a%20b%0A#%20c)"),
        ("javascript:alert(1)", ""),
        (" JAVASCRIPT:alert(1)", ""),
        ("data:text/html,<b>", ""),
        ("", ""),
    ],
)
def test_an_address_stays_an_address(address: str, shown: str) -> None:
    assert to_markdown(Article(captions=(Caption("A gate", image=address),))) == (
        f"{shown}\n*A gate*" if shown else "*A gate*"
    )
