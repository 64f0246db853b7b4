import pytest

import cleanscrape
from cleanscrape import Hint, read
from cleanscrape.readers.markdown import looks_like_markdown, read_markdown

PAGE = """# The *old* bridge

By **Jo Doe**

![A gate](https://a.example/g.jpg)
*The gate of the mill*

## Why it rained

It _rained_ on the [bridge](https://a.example/b).
It went on.

- one [cloud](https://a.example/c)
- two

1. first

> a quote

| a | b |
|---|---|
| c | **d** |

```python
x = 1

y = 2
```

---
Escaped \\* star
"""


def test_lines_get_their_tags_and_lose_their_syntax() -> None:
    document = read_markdown(PAGE)
    assert [(block.tag, block.text) for block in document.blocks] == [
        ("h1", "The old bridge"),
        ("", "By Jo Doe"),
        ("img", "A gate"),
        ("", "The gate of the mill"),
        ("h2", "Why it rained"),
        ("", "It rained on the bridge. It went on."),
        ("li", "one cloud"),
        ("li", "two"),
        ("li", "first"),
        ("blockquote", "a quote"),
        ("tr", "a | b"),
        ("hr", "|---|---|"),
        ("tr", "c | d"),
        ("pre", "x = 1\n\ny = 2"),
        ("hr", "---"),
        ("", "Escaped * star"),
    ]


def test_the_text_stays_the_source_and_blocks_cover_it() -> None:
    document = read_markdown(PAGE)
    assert document.text == PAGE
    assert "".join("".join(PAGE[block.start : block.end].split()) for block in document.blocks) == "".join(PAGE.split())


def test_images_keep_alt_text_and_address() -> None:
    document = read_markdown(PAGE)
    assert document.images == {2: "https://a.example/g.jpg"}
    assert [index for index, hints in enumerate(document.hints) if hints & Hint.IMAGE] == [2]


def test_links_are_counted() -> None:
    document = read_markdown("[Home](https://a.example/)\n\nIt rained.\n\n[One](/1) or two")
    assert document.link_shares[:2] == (1.0, 0.0)
    assert 0 < document.link_shares[2] < 1


def test_an_image_within_a_line_is_a_block_of_its_own() -> None:
    document = read_markdown("Before ![A cloud](c.jpg) after")
    assert [(block.tag, block.text) for block in document.blocks] == [("", "Before"), ("img", "A cloud"), ("", "after")]


def test_a_code_block_that_is_never_closed_goes_on_to_the_end() -> None:
    assert [(block.tag, block.text) for block in read_markdown("Rain\n\n```\nx = 1\ny = 2").blocks] == [
        ("", "Rain"),
        ("pre", "x = 1\ny = 2"),
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("a_snake_case name", "a_snake_case name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("`code` here", "code here"),
        ("~~gone~~ here", "gone here"),
        ("__bold__ and *thin*", "bold and thin"),
        ("[A [b] c](https://a.example/x_(y))", "A [b] c"),
        ("[not a link]", "[not a link]"),
        ("1\\. not a list", "1. not a list"),
    ],
)
def test_inline_syntax_is_read(line: str, words: str) -> None:
    assert read_markdown(line).texts == (words,)


@pytest.mark.parametrize(
    "text",
    [
        "# Rain\n\n![A cloud](c.jpg)\n\n[Home](https://a.example/)",
        "# Rain\n\n## Why\n\n### How",
        "- [a](/a)\n- [b](/b)\n- [c](/c)",
        "**Rain**\n\n> It rained.\n\n[Home](https://a.example/)",
    ],
)
def test_markdown_is_recognised(text: str) -> None:
    assert looks_like_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It rained.",
        "# Rain",
        "> 5 is more than 3\n- and\n- so",
        "#rain #snow\n#wind\n#sun",
        "He wrote [sic] and (again) [sic].\nAnd so on [1].\nAnd [2].",
        "- one\n- two\n- three",
    ],
)
def test_plain_text_is_not_taken_for_markdown(text: str) -> None:
    assert not looks_like_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "#foo\n#bar\n#baz",
        "# 1 Rain\n# 2 Snow\n# 3 Hail",
        "#5 in the list\n\nThe river rose.\n\n#4 in the list\n\n# 3 in the list",
        "# a comment\nx = 1\n# another comment\ny = 2\n# the last",
        "# 1 Rain\n# 2 Snow\n# 3 Hail\n\nSee [the list](https://a.example/list).",
        "> He wrote that it rained.\n> And then?\n\n# 1 of the reasons: the river.",
        "| a | b |\n| c | d |\n| e | f |\n# 1",
    ],
)
def test_number_signs_do_not_make_a_text_markdown(text: str) -> None:
    assert not looks_like_markdown(text)
    assert {block.tag for block in read(text).blocks} == {""}


@pytest.mark.parametrize(
    "text",
    [
        "# Rain\n\n**By Jo Doe**\n\n> It rained.",
        "Rain\n\n## Why\n\nIt rained.\n\n## When\n\nOn Friday.\n\n## Where\n\nHere.",
        "# Rain\n\n| a | b |\n|---|---|\n| c | d |",
        "# 1 Rain\n\n![A cloud](c.jpg)\n\nSee [the list](https://a.example/list).\n\n# 2 Snow",
        "- [Home](https://a.example/)\n- [News](https://a.example/news)",
    ],
)
def test_several_signs_make_a_text_markdown(text: str) -> None:
    assert looks_like_markdown(text)


def test_the_account_is_the_source_with_its_syntax() -> None:
    article = cleanscrape.clean(PAGE, source="text")
    assert squeezed("".join(piece.text for piece in article.account)) == squeezed(PAGE)
    assert [piece.text for piece in article.account][:4] == [
        "# The *old* bridge",
        "By **Jo Doe**",
        "![A gate](https://a.example/g.jpg)",
        "*The gate of the mill*",
    ]
    assert all(piece.text == PAGE[piece.start : piece.end] for piece in article.account)


def squeezed(text: str) -> str:
    return "".join(text.split())
