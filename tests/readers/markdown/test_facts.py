"""The same page in HTML and in Markdown says the same."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleanscrape import Hint, read
from cleanscrape.assemble import assemble
from cleanscrape.document import Document
from cleanscrape.facts import Cell, ListItem, Mark
from cleanscrape.patterns.spaces import normalize_space
from cleanscrape.readers.markdown.blocks import read_markdown
from cleanscrape.readers.markdown.edits import without_spaces

# Of each pair the HTML, then the Markdown.
PAIRS = {
    "links": (
        '<p>It rained on <a href="/b">the bridge</a> and <a href="https://a.example/c">there</a>.',
        'It rained on [the bridge](/b) and [there](https://a.example/c "A title").',
    ),
    "links by reference": (
        '<p>See <a href="https://a.example/m">the map</a> or <a href="n.html">notes</a>.',
        "See [the map][1] or [notes].\n\n[1]: https://a.example/m\n[notes]: n.html",
    ),
    "addresses in brackets": (
        '<p>See <a href="https://a.example/">https://a.example/</a> now.',
        "See <https://a.example/> now.",
    ),
    "emphasis": (
        "<p>It <strong>rained <em>all</em> day</strong> on <em>Monday</em>, <s>not</s> Friday.",
        "It **rained *all* day** on _Monday_, ~~not~~ Friday.",
    ),
    "both at once": ("<p>It <em><strong>rained</strong></em>.", "It ***rained***."),
    "code and emphasis in a link": (
        '<p>Call <a href="/r"><code>rain()</code> <em>now</em></a>.',
        "Call [`rain()` *now*](/r).",
    ),
    "entities and escapes": (
        "<p>Salt &amp; <strong>bread &amp; 2*3</strong> at <em>home</em>.",
        "Salt &amp; **bread &amp; 2\\*3** at *home*.",
    ),
    "tags": (
        '<p>H<sub>2</sub>O, m<sup>2</sup>, <kbd>Tab</kbd>, <b>b</b>, <i>i</i>, <a href="/a">a</a>.',
        'H<sub>2</sub>O, m<sup>2</sup>, <kbd>Tab</kbd>, <b>b</b>, <i>i</i>, <a href="/a">a</a>.',
    ),
    "headings": (
        '<h2>The <em>old</em> <a href="/b">bridge</a></h2>',
        "## The *old* [bridge](/b) ##",
    ),
    "a list": ("<ul><li>one <em>cloud</em></li><li>two</li></ul>", "- one *cloud*\n- two"),
    "a numbered list": (
        "<ol start=3><li>leeks</li><li>bread</li><li>salt</li></ol>",
        "3. leeks\n4. bread\n5. salt",
    ),
    "a list whose numbers are all one": (
        "<ol><li>leeks</li><li>bread</li></ol>",
        "1. leeks\n1. bread",
    ),
    "lists within lists": (
        "<ol><li>soup<ul><li>leeks<ul><li>two</li></ul></li><li>salt</li></ul></li>"
        "<li>bread</li></ol><p>Then eat.</p><ul><li>wait</li></ul>",
        "1. soup\n   - leeks\n     - two\n   - salt\n2. bread\n\nThen eat.\n\n* wait",
    ),
    "several paragraphs in an item": (
        "<ul><li><p>Wash the leeks.</p><p>Dry them.</p></li><li><p>Cook.</p></li></ul><p>Eat.</p>",
        "- Wash the leeks.\n\n  Dry them.\n\n- Cook.\n\nEat.",
    ),
    "tasks": (
        "<ul><li><input type=checkbox checked> leeks</li><li><input type=checkbox> bread</li></ul>",
        "- [x] leeks\n- [ ] bread",
    ),
    "a table": (
        "<table><tr><th>Month<th>Rain</tr><tr><td>May<td><strong>12</strong> mm</tr>"
        '<tr><td><a href="/j">June</a><td>9 mm</tr></table>',
        "| Month | Rain |\n|:--|--:|\n| May | **12** mm |\n| [June](/j) | 9 mm |",
    ),
    "a table with an empty cell": (
        "<table><tr><th>Month<th>Rain<th>Snow</tr><tr><td>May<td><td>1 mm</tr></table>",
        "| Month | Rain | Snow |\n|---|---|---|\n| May |  | 1 mm |",
    ),
    "code": (
        '<p>Run:</p><pre><code class="language-python">x = 1\n\ny = 2</code></pre><pre>z</pre>',
        "Run:\n\n```python\nx = 1\n\ny = 2\n```\n\n~~~\nz\n~~~",
    ),
    "code in an item": (
        '<ul><li>Run:<pre><code class="language-sh">make</code></pre></li></ul>',
        "- Run:\n\n  ```sh\nmake\n  ```",
    ),
    "quotes": (
        "<blockquote><p>It <em>rained</em>.</p><p>And then?</p><blockquote><p>Snow.</p>"
        "</blockquote></blockquote><p>Yes.</p>",
        "> It *rained*.\n>\n> And then?\n>\n> > Snow.\n\nYes.",
    ),
    "a list in a quote": (
        "<blockquote><ol><li>leeks</li><li>bread</li></ol></blockquote>",
        "> 1. leeks\n> 2. bread",
    ),
    "bars in cells": (
        "<table><tr><th>Sign<th>Code</tr><tr><td>a | b<td><code>x|y</code></tr></table>",
        "| Sign | Code |\n|---|---|\n| a \\| b | `x\\|y` |",
    ),
    "a table without bars at its edges": (
        "<p>So:</p><table><tr><th>Month<th>Rain</tr>"
        "<tr><td>May<td><b>12</b> mm</tr></table><p>Yes.</p>",
        "So:\nMonth | Rain\n:-- | -\nMay | **12** mm\n\nYes.",
    ),
    "a table of one column": (
        "<table><tr><th>Month</tr><tr><td>May</tr></table>",
        "| Month |\n|:-:|\n| May |",
    ),
    "a table in an item and in a quote": (
        "<ul><li>So:<table><tr><th>a<th>b</tr><tr><td>c<td>d</tr></table></li></ul>"
        "<blockquote><table><tr><th>e<th>f</tr><tr><td>g<td>h</tr></table></blockquote>",
        "- So:\n\n  | a | b |\n  |---|---|\n  | c | d |\n\n> e | f\n> --|--\n> g | h",
    ),
    "a table as HTML": (
        '<table><tr><th colspan="2">Rain &amp; snow</tr>'
        '<tr><td>May<td><a href="/m">1</a></tr></table><p>On.',
        '<table>\n<tr><th colspan="2">Rain &amp; snow</th></tr>\n'
        '<tr><td>May</td><td><a href="/m">1</a></td></tr>\n</table>\n\nOn.',
    ),
    "lists and code as HTML": (
        "<ol start=4><li>one</li><li>two</li></ol><pre>x = 1\n  y</pre><p>On.",
        '<ol start="4">\n<li>one</li>\n<li>two</li>\n</ol>\n\n<pre>x = 1\n  y</pre>\n\nOn.',
    ),
    "indented code": (
        "<p>Run:</p><pre>x = 1\n    y = *2*\n\nz</pre><p>On.</p>",
        "Run:\n\n    x = 1\n        y = *2*\n\n    z\n\nOn.",
    ),
    "indented code in an item": (
        "<ol><li>Run:<pre>make\n  all</pre></li><li>Wait</li></ol>",
        "1. Run:\n\n       make\n         all\n\n2. Wait",
    ),
    "fences in an item and in a quote": (
        '<ol><li><pre><code class="language-sh">make\n  all</code></pre></li></ol>'
        "<blockquote><pre>x\n\ny</pre>On.</blockquote>",
        "1. ```sh\n   make\n     all\n   ```\n\n> ~~~\n> x\n>\n> y\n> ~~~\n> On.",
    ),
    "terms and meanings": (
        "<dl><dt>A <em>leek</em></dt><dd>A plant.</dd><dd>Food, too.</dd><dt>Bread</dt>"
        "<dd><p>It is baked.</p><p>And eaten.</p></dd></dl>",
        "A *leek*\n: A plant.\n: Food,\n  too.\n\nBread\n\n:   It is baked.\n\n    And eaten.",
    ),
    "lines that continue a quote": (
        "<blockquote><p>It rained all day.</p><blockquote><p>And snowed too.</p></blockquote>"
        "<h2>Then</h2><ul><li>hail, and more</li></ul></blockquote>",
        "> It rained\nall day.\n>\n> > And snowed\n> too.\n>\n> ## Then\n> - hail,\n>   and more",
    ),
    "a quote that begins an item": (
        "<ul><li><blockquote>It rained.</blockquote></li><li>two</li></ul>",
        "- > It\n  > rained.\n- two",
    ),
    "lines": (
        "<p>The <em>lamps<br>come</em> on <br> and stay.</p><ul><li>one<br>two</li></ul>"
        "<blockquote>Rain<br>fell.</blockquote>",
        "The *lamps\\\ncome* on   \nand stay.\n\n- one<br/>\n  two\n\n> Rain  \n> fell.",
    ),
    "more tags": (
        "<p><q>No</q>, <samp>x</samp> is a <dfn>wet</dfn> day,<br>and "
        "<b>a <a href=/b>bridge</a></b>.",
        "<q>No</q>, <samp>x</samp> is a <dfn>wet</dfn> day,<br>and <b>a [bridge](/b)</b>.",
    ),
    "labels": (
        '<p>See <a href="/a b">the map</a> and <a href="https://a.example/n">My Notes</a>.',
        "See [the map][ The  Map ] and [My\nNotes][].\n\n[the map]: </a b>\n[my notes]: https://a.example/n",
    ),
    "a long text set apart": (
        f"<p><strong>{'It rained. ' * 90}</strong></p><p>It snowed.<p>On.",
        f"**{('It rained. ' * 90).strip()}**\n\nIt snowed.\n\nOn.",
    ),
    "a heading of two lines": ("<h1>Rain in <em>May</em></h1>", "Rain\nin *May*\n==="),
    "a quote in an item": (
        "<ul><li>He said:<blockquote>It rained.</blockquote></li><li>two</li></ul>",
        "- He said:\n\n  > It rained.\n\n- two",
    ),
}


def shown(document: Document) -> Document:
    """The document without syntax and images, of which no block is decided."""
    blocks = document.blocks
    kept = [
        index
        for index, (tag, hints) in enumerate(zip(blocks.tags, blocks.hints))
        if tag not in ("hr", "img") and not hints & Hint.HIDDEN
    ]
    return replace(document, blocks=blocks.take(kept))


def facts(source: str, kind: Any) -> list[tuple[Any, ...]]:
    return [
        (
            part.text,
            sorted(part.marks, key=lambda mark: (mark[:3], mark.target or "")),
            part.group,
            part.item,
            part.cells,
            part.language,
            part.quote,
            part.anchor,
        )
        for part in assemble(shown(read(source, source=kind))).paragraphs
    ]


@pytest.mark.parametrize(("html", "markdown"), PAIRS.values(), ids=PAIRS)
def test_html_and_markdown_give_the_same_facts(html: str, markdown: str) -> None:
    found = facts(markdown, "markdown")
    assert found == facts(html, "html")
    assert any(part[1:] != ([], None, None, (), None, 0, None) for part in found)


def marked(source: str) -> list[tuple[str, str, str | None]]:
    """Of each mark its words, its kind and where it leads."""
    blocks = read_markdown(source).blocks
    return [
        (blocks.texts[index][mark.start : mark.end], mark.kind, mark.target)
        for index, marks in blocks.marks.items()
        for mark in marks
    ]


@pytest.mark.parametrize(
    ("source", "text", "tex"),
    [
        ("Let $x_1 + y$ be it.", "Let x_1 + y be it.", ["x_1 + y"]),
        ("So $n$ drops of $10^6$.", "So n drops of 10^6.", ["n", "10^6"]),
        ("It is \\(\\alpha * 2 * 3\\) here.", "It is \\alpha * 2 * 3 here.", ["\\alpha * 2 * 3"]),
        ("So $$a^2 = b$$ holds.", "So a^2 = b holds.", ["a^2 = b"]),
        ("A **wet $a*b*c$ day**.", "A wet a*b*c day.", ["a*b*c"]),
    ],
)
def test_formulas_are_their_tex(source: str, text: str, tex: list[str]) -> None:
    assert read_markdown(source).blocks.texts == (text,)
    assert [words for words, kind, _ in marked(source) if kind == "math"] == tex


@pytest.mark.parametrize(
    "text",
    [
        "It cost $5 and $6.",
        "From $5-$6 to $7/$8.",
        "They paid $5, not US$ at all, and $9.",
        "The café ($$ or $$$) is open.",
        "US$5 or A$6 = C$7",
        "$AAPL and $TSLA rose",
        "set $HOME/bin:$PATH",
        "costs $5 (about ¥700 = $5) now",
    ],
)
def test_prices_are_no_formulas(text: str) -> None:
    blocks = read_markdown(text).blocks
    assert blocks.texts == (text,)
    assert blocks.marks == {}


@pytest.mark.parametrize("text", ["\\(Alt + H\\)", "\\[size=4\\]", "\\[1\\]", "\\(see \\$5\\)"])
def test_escaped_brackets_are_no_formulas(text: str) -> None:
    blocks = read_markdown(text).blocks
    assert blocks.texts == (text.replace("\\", ""),)
    assert blocks.marks == {}


@pytest.mark.parametrize(
    "formula",
    ["$$\na = b\n+ c\n\n- d^2\n$$", "\\[\na = b\n+ c\n- d^2\n\\]", "$$a = b + c - d^2$$"],
)
def test_a_formula_of_its_own_is_a_block(formula: str) -> None:
    document = read_markdown(f"So\n{formula}\n\nholds." if "\n" in formula else formula)
    index = document.blocks.texts.index("a = b + c - d^2")
    assert document.blocks.structures[index].math
    assert index not in document.blocks.marks


def test_dollars_of_a_line_that_no_other_closes_are_words() -> None:
    assert read_markdown("$$\nIt rained.\n\nIt snowed.").blocks.texts == (
        "$$ It rained.",
        "It snowed.",
    )


def test_footnotes_are_tied_to_their_references() -> None:
    page = "It rained[^1] and snowed[^wet].\n\n[^1]: In May.\n[^wet]: In *June*.\n\nNo[^2] note."
    blocks = read_markdown(page).blocks
    assert marked(page) == [
        ("[^1]", "note", "fn-1"),
        ("[^wet]", "note", "fn-wet"),
        ("June", "emphasis", None),
    ]
    assert {blocks.texts[index]: part.anchor for index, part in blocks.structures.items()} == {
        "In May.": "fn-1",
        "In June.": "fn-wet",
    }


def test_what_is_moved_in_below_a_note_belongs_to_it() -> None:
    page = "Rain[^1].\n\n[^1]: In May.\n\n    And *June*.\n\n        x = 1\n\nOn."
    blocks = read_markdown(page).blocks
    assert blocks.texts == ("Rain[^1].", "In May.", "And June.", "x = 1", "On.")
    assert [blocks.structures[index].anchor for index in (1, 2)] == ["fn-1", "fn-1"]
    assert blocks.tags[3] == "pre"
    assert 4 not in blocks.structures


@pytest.mark.parametrize(
    "page",
    [
        "Rain\n\n    - leeks\n    - bread",
        "    ![A pier](p.jpg)\n\nRain",
        "Rain\n    that goes on",
        "- leeks\n\n    washed",
    ],
)
def test_lists_images_and_wrapped_lines_that_are_moved_in_are_no_code(page: str) -> None:
    assert "pre" not in read_markdown(page).blocks.tags


def test_permalinks_are_no_part_of_a_heading() -> None:
    page = '# plan()[¶](#plan "Permalink")\n\n## Signs [#](https://a.example/#s)\n\nUse [#](#u)'
    blocks = read_markdown(page).blocks
    assert blocks.texts == ("plan()", "Signs", "Use #")
    assert [*blocks.marks] == [2]


def test_elements_that_nothing_closes_are_words() -> None:
    blocks = read_markdown("<table>\n<tr><td>May\n\nIt rained.").blocks
    assert blocks.texts[-1] == "It rained."
    assert not blocks.structures


def test_images_are_read_as_tags_but_not_in_code() -> None:
    page = (
        'Rain <img src="a.png" alt="A &amp; B" width=20> fell.\n\n'
        '<a href="/b"><img src=b.png alt="A pier"></a>\n\nWrite `<img src="c.png">` here.'
    )
    document = read_markdown(page)
    assert [dict(medium.attributes) for medium in document.blocks.media] == [
        {"src": "a.png", "alt": "A & B", "width": "20"},
        {"src": "b.png", "alt": "A pier"},
    ]
    assert document.blocks.texts[0] == "Rain fell."
    assert document.blocks.texts[-1] == 'Write <img src="c.png"> here.'


def test_images_are_media() -> None:
    page = 'Rain\n\n![A gate](g.jpg "The gate")\n\n- ![Logo][l] and words\n\n[l]: logo.png'
    document = read_markdown(page)
    assert [
        (medium.block, medium.tag, dict(medium.attributes)) for medium in document.blocks.media
    ] == [
        (1, "img", {"src": "g.jpg", "alt": "A gate", "title": "The gate"}),
        (2, "img", {"src": "logo.png", "alt": "Logo"}),
    ]
    assert document.blocks.texts[1:4] == ("A gate", "Logo", "and words")


@pytest.mark.parametrize(
    ("source", "links"),
    [
        ("See https://a.example/b_(c).", ["https://a.example/b_(c)"]),
        (
            "(https://a.example), and http://b.example/?q=1!",
            ["https://a.example", "http://b.example/?q=1"],
        ),
        ("[https://a.example](https://b.example)", ["https://b.example"]),
        ("`https://a.example` or https://", []),
        ("<jo@post.example>", ["mailto:jo@post.example"]),
        ("![A gate](g.jpg) [Home]() [x](/y)", ["/y"]),
    ],
)
def test_addresses_are_links(source: str, links: list[str]) -> None:
    assert [target for _, kind, target in marked(source) if kind == "link"] == links


def test_rows_without_a_line_of_dashes_have_no_cells() -> None:
    assert read_markdown("| a | b |\n| c | d |\n\n|---|---|\n| e | f |").blocks.structures == {}


def test_tables_are_told_apart() -> None:
    page = "| a | b |\n|---|---|\n| c | d |\n\n| e |\n|---|\n|| f |"
    blocks = read_markdown(page).blocks
    rows = {blocks.texts[index]: part for index, part in blocks.structures.items()}
    assert [part.group for part in rows.values()] == [1, 1, 2, 2]
    assert rows["a | b"].cells == (Cell(0, 1, 0, 0, True), Cell(4, 5, 0, 1, True))
    assert rows["f"].cells == (Cell(0, 1, 1, 1),)


def test_numbers_that_jump_are_kept() -> None:
    structures = read_markdown("1. a\n4. b\n\n\n- c\n+ d").blocks.structures
    assert [part.item for part in structures.values()] == [
        ListItem("decimal", 1), ListItem("decimal", 4), ListItem(), ListItem(),
    ]  # fmt: skip
    assert len({part.group for part in structures.values()}) == 3  # each sign has a list of its own


_PIECES = st.lists(
    st.sampled_from([
        "*", "**", "_", "__", "~~", "`", "[", "](", ")", "](/b)", "[^1]", "[^1]: ", "<b>", "</b>",
        "&amp;", "&", "\\", "$", "$$", "\\(", "\\)", "x^2", "rain", " ", "\n", "\n\n", "- ", "  - ",
        "1. ", "> ", "| ", "|---|\n", "```\n", "https://a.example/", "\u00ad", "\u200b", "\u3000",
        "雨", "![a](b)", "<a href=c>", "</a>", "\ue000", "5",
    ]),
    max_size=40,
).map("".join)  # fmt: skip


@given(_PIECES)
@example("*\\\n**")  # a hard break between two signs of emphasis that has no end
def test_facts_lie_within_the_text(page: str) -> None:
    blocks = read_markdown(page).blocks
    for index, marks in blocks.marks.items():
        text = blocks.texts[index]
        for start, end, kind, _ in marks:
            assert 0 <= start < end <= len(text)
            marked = text[start:end]
            assert marked == " " if kind == "break" else marked.strip() == marked
    for index, structure in blocks.structures.items():
        for cell in structure.cells:
            assert 0 <= cell.start <= cell.end <= len(blocks.texts[index])
    assert all(0 <= medium.block <= len(blocks) for medium in blocks.media)


@given(_PIECES, st.data())
def test_marks_never_change_the_text(text: str, data: st.DataObject) -> None:
    offsets = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(offsets, offsets).map(sorted), max_size=5))
    clean, marks = without_spaces(text, [Mark(start, end, "code") for start, end in spans])
    assert clean == normalize_space(text)
    assert [clean[mark.start : mark.end].strip() for mark in marks] == [
        normalize_space(text[start:end]) for start, end in spans
    ]
