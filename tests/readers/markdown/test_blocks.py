from time import process_time

import pytest

import cleanscrape
from cleanscrape import Hint, read
from cleanscrape.readers.markdown.blocks import looks_like_markdown, read_markdown

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
    assert "".join(
        "".join(PAGE[block.start : block.end].split()) for block in document.blocks
    ) == "".join(PAGE.split())


def test_images_keep_alt_text_and_address() -> None:
    document = read_markdown(PAGE)
    assert document.blocks.images == {2: "https://a.example/g.jpg"}
    assert [index for index, hints in enumerate(document.blocks.hints) if hints & Hint.IMAGE] == [2]


def test_links_are_counted() -> None:
    document = read_markdown("[Home](https://a.example/)\n\nIt rained.\n\n[One](/1) or two")
    assert document.blocks.link_shares[:2] == (1.0, 0.0)
    assert 0 < document.blocks.link_shares[2] < 1


def test_an_image_before_or_after_the_words_is_a_block_of_its_own() -> None:
    document = read_markdown("![A cloud](c.jpg) It rained\n![A pier](p.jpg)")
    assert [(block.tag, block.text) for block in document.blocks] == [
        ("img", "A cloud"),
        ("", "It rained"),
        ("img", "A pier"),
    ]


@pytest.mark.parametrize(
    "images", ["![A cloud](c.jpg)", " ![](c.jpg) ![A pier](p.jpg) "], ids=["glued", "several"]
)
def test_images_that_converters_left_between_elements_cut(images: str) -> None:
    blocks = read_markdown(f"21 May{images}It rained.").blocks
    assert [text for text, tag in zip(blocks.texts, blocks.tags) if not tag] == [
        "21 May",
        "It rained.",
    ]


def test_an_image_between_words_does_not_cut_them() -> None:
    document = read_markdown("Before ![A cloud](c.jpg) after\nand on")
    assert document.blocks.texts == ("Before after and on",)
    assert [(medium.block, medium.attributes["src"]) for medium in document.blocks.media] == [
        (1, "c.jpg")
    ]


def test_an_unclosed_code_block_continues_to_the_end() -> None:
    assert [
        (block.tag, block.text) for block in read_markdown("Rain\n\n```\nx = 1\ny = 2").blocks
    ] == [
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
    assert read_markdown(line).blocks.texts == (words,)


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
def test_number_signs_alone_are_not_markdown(text: str) -> None:
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
def test_several_signs_are_markdown(text: str) -> None:
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


@pytest.mark.parametrize(
    "text",
    [
        "# Notes\n\nWe met **Jo** and spoke about the bridge.",
        "# Rain\n\nIt rained all day.",
        "# Shopping\n- leeks\n- bread\n- salt",
        "Take the path along the river, as [the map](https://a.example/map) shows.",
        "Run this:\n\n```\nmake rain\n```\n",
        "- [ ] buy leeks\n- [x] fetch bread",
        "# Changelog\n\n## 1.1\n\n- Rain is measured\n\n## 1.0\n\n- First version",
        "Leek soup\n=========\n\n1. Wash the leeks\n2. Cook them",
        "As [the map][1] shows.\n\n[1]: https://a.example/map",
        "**Who came:** Jo Doe\n\n**What we said:** the bridge is old.",
        "Rain measures rain\n\n| Option | What it does |\n|---|---|\n| wet | waits |",
        "Call `rain()` first.\n\n## Why",
    ],
)
def test_short_notes_are_recognised(text: str) -> None:
    assert looks_like_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        (
            "Dear Jo,\n\n> Will you come?\n> And when?\n\nOn Friday. I bring\n\n* bread\n* "
            "wine\n\nYours, Mia"
        ),
        "#!/bin/sh\n# Make the dam\nmkdir dam\n# Fill it\nfill dam",
        "1. Rain\n2. Snow\n3. Hail",
        "*** NEW *** Boats for hire *** NEW ***",
        "The price** of a boat\n** without oars",
        "2**3 is 8, and 3**2 is 9",
        "f**k the rain, said he, and s**t",
        "[Solved][Closed] The boat leaks\n\n- one\n- two",
        "He said `no' and ``yes''.",
        "roses are red\nviolets are blue\n\nsugar is sweet\nand so are you",
        "Name | Age\nJo | 7",
    ],
)
def test_mails_scripts_and_lists_are_plain_text(text: str) -> None:
    assert not looks_like_markdown(text)
    assert {block.tag for block in read(text).blocks} == {""}


def test_the_caller_can_say_that_a_text_is_markdown() -> None:
    assert [
        (block.tag, block.text)
        for block in read("It *rained*.\n* And on", source="markdown").blocks
    ] == [
        ("", "It rained."),
        ("li", "And on"),
    ]
    assert read("It *rained*.").blocks.texts == ("It *rained*.",)
    assert cleanscrape.clean("# Rain", source="markdown").account[0].text == "# Rain"
    with pytest.raises(ValueError, match="'markdown'"):
        read("Rain", source="md")  # type: ignore[arg-type]


NOTES = """<!-- written
by hand -->
Leek *soup*
===========

## Why ##

[![Build](https://a.example/b.svg)](https://a.example/ci) ![Logo][logo]

For cold days,\x20\x20
as [the shop][shop] or [Shop] knows: <https://a.example/>.

* two leeks,
  washed
- [ ] salt
10) bread

> A quote
> goes on.
>
> - and a point

<details>

```` text
```
rain
````

[shop]: https://a.example/shop "The shop"
[logo]: <logo.png>
"""


def test_wrapped_lines_are_joined_and_bare_syntax_is_hidden() -> None:
    document = read_markdown(NOTES)
    assert [
        (block.tag, block.text) for block in document.blocks if not block.hints & Hint.HIDDEN
    ] == [
        ("h1", "Leek soup"),
        ("hr", "==========="),
        ("h2", "Why"),
        ("img", "Build"),
        ("img", "Logo"),
        ("", "For cold days, as the shop or Shop knows: https://a.example/."),
        ("li", "two leeks, washed"),
        ("li", "salt"),
        ("li", "bread"),
        ("blockquote", "A quote goes on."),
        ("li", "and a point"),
        ("pre", "```\nrain"),
    ]
    assert [block.text for block in document.blocks if block.hints & Hint.HIDDEN] == [
        "<!-- written by hand -->",
        "<details>",
        '[shop]: https://a.example/shop "The shop"',
        "[logo]: <logo.png>",
    ]
    assert [*document.blocks.images.values()] == ["https://a.example/b.svg", "logo.png"]


@pytest.mark.parametrize(
    "page",
    [
        PAGE,
        NOTES,
        "<!-- never closed\n# Rain",
        "```",
        ">\n> a\n>",
        "- \n\n#\n\n[]()",
        "<!-- a -->\nb <!-- c\n-->d",
    ],
)
def test_nothing_of_the_source_is_lost(page: str) -> None:
    document = read(page, source="markdown")
    assert squeezed(
        "".join(page[block.start : block.end] for block in document.blocks)
    ) == squeezed(page)
    assert squeezed(
        "".join(piece.text for piece in cleanscrape.clean(page, source="markdown").account)
    ) == squeezed(page)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("***both*** here", "both here"),
        ("**bold *thin* bold**", "bold thin bold"),
        ("one<br>two<br/>three", "one two three"),
        ("before <!-- a note --> after", "before after"),
        ("H<sub>2</sub>O in <kbd>Tab</kbd>", "H2O in Tab"),
        ("Salt &amp; bread", "Salt & bread"),
        ("`&amp;` and `a*b*c`", "&amp; and a*b*c"),
        ("`` a ` b ``", "a ` b"),
        ("write to <jo@post.example>", "write to jo@post.example"),
        ("3 < 5 > 2", "3 < 5 > 2"),
        ("hard\\\nbreak", "hard break"),
        ("**over two\nlines**", "over two lines"),
        ("\\*no\\* \\[link\\](x)", "*no* [link](x)"),
        ("a [^1] note", "a [^1] note"),
        ("\ue000 own 0\ue001 `x`", "\ue000 own 0\ue001 x"),
    ],
)
def test_syntax_is_removed_from_the_words(line: str, words: str) -> None:
    assert read_markdown(line).blocks.texts == (words,)


def test_steps_of_a_recipe_are_no_captions() -> None:
    page = (
        "# Leek soup\n\n## Steps\n\n1. Mix the flour\n2. Wash the leeks\n3. Cook the soup for an "
        "hour.\n"
    )
    article = cleanscrape.clean(page)
    assert article.title == "Leek soup"
    assert article.captions == ()


@pytest.mark.parametrize(
    "piece",
    [
        "`",
        "`a``",
        "<!--",
        "[",
        "![",
        "**a ",
        "> ",
        "- ",
        "\\",
        "<a ",
        "[a]: b.",
        "_",
        "\ue000",
        "``` \n",
        "| a ",
        "a | b\n",
        "a ![b](c) ",
        "<b> ![b](c) ",
        "<img src=a ",
        "<ul>\n",
        "<ul>\n<script>a</ul>\n",
        "    a\n\n",
        "> ```\n\n",
        "[^1]: a\n\n    b\n",
        "a\n: b\n",
        "> a\nb\n",
        "## a [#](",
    ],
)
def test_reading_time_is_linear(piece: str) -> None:
    page = piece * (200_000 // len(piece))
    start = process_time()
    read(page, source="markdown")
    assert (
        process_time() - start < 5
    )  # a second or less; a page of this size that is read in the square of its size takes minutes


def test_markdown_may_begin_with_tags() -> None:
    page = (
        '<p align="center">\n<img src="logo.png" alt="Rain">\n</p>'
        "\n\n# Rain\n\nRain **measures** rain.\n\n## Why\n\nIt rains.\n"
    )
    blocks = read(page).blocks
    assert [(block.tag, block.text) for block in blocks if not block.hints & Hint.HIDDEN] == [
        ("img", "Rain"),
        ("h1", "Rain"),
        ("", "Rain measures rain."),
        ("h2", "Why"),
        ("", "It rains."),
    ]
    assert read(f"<html><body><pre>{page}</pre></body></html>").source == "html"
