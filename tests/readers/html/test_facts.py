"""Marks, lists, tables, quotes, code, formulas and notes.

Facts about texts that stay as they are.
"""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanscrape import Mark, read
from cleanscrape.document import BlockTable, Hint
from cleanscrape.facts import Cell, ListItem


def blocks(markup: str) -> BlockTable:
    return read(f"<article>{markup}</article>", source="html").blocks


def marked(markup: str) -> list[tuple[str, str, str | None]]:
    """The words, kind and target of each mark of the first block."""
    table = blocks(markup)
    return [
        (table.texts[0][mark.start : mark.end], mark.kind, mark.target)
        for mark in table.marks.get(0, ())
    ]


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        ("b", "strong"),
        ("strong", "strong"),
        ("em", "emphasis"),
        ("i", "emphasis"),
        ("code", "code"),
        ("sub", "subscript"),
        ("sup", "superscript"),
        ("del", "strike"),
        ("s", "strike"),
        ("q", "quotation"),
        ("kbd", "keyboard"),
    ],
)
def test_an_inline_element_is_a_mark(element: str, kind: str) -> None:
    assert marked(f"<p>It <{element}>rained</{element}> all day.") == [("rained", kind, None)]


def test_a_mark_leaves_the_text_as_it_is() -> None:
    assert blocks("<p>H<sub>2</sub>O falls.").texts == ("H2O falls.",)
    assert marked("<p>H<sub>2</sub>O falls.") == [("2", "subscript", None)]


@pytest.mark.parametrize(
    ("markup", "text", "places"),
    [
        ("<p>Mill Lane<br>Velden<br/>4321", "Mill Lane Velden 4321", [9, 16]),
        ("<p><b>Mill<br> Lane</b><br>", "Mill Lane", [4]),
        ("<p><br>Mill Lane", "Mill Lane", []),
        ("<p>Mill Lane<br><br>Velden", "Mill Lane", []),
        ("<p>Mill Lane<br>\u200b</p>", "Mill Lane", []),
        ("<p>Mill Lane<br>\u200bVelden</p>", "Mill Lane Velden", [9]),
        ("<p>Mill<span><br></span>Lane", "Mill Lane", [4]),
        ("<pre>Mill<br>Lane</pre>", "Mill\nLane", []),
    ],
)
def test_a_line_break_marks_the_blank_that_stands_for_it(
    markup: str, text: str, places: list[int]
) -> None:
    table = blocks(markup)
    assert table.texts[0] == text
    breaks = [mark for mark in table.marks.get(0, ()) if mark.kind == "break"]
    assert breaks == [Mark(place, place + 1, "break") for place in places]


def test_white_space_at_the_edges_is_outside_of_a_mark() -> None:
    assert marked("<p>It<b> rained \n</b>\n all  day.") == [("rained", "strong", None)]


def test_nested_marks_come_outer_first() -> None:
    assert marked('<p><a href="/rain">It <em>rained <b>hard</b></em></a> today.') == [
        ("It rained hard", "link", "/rain"),
        ("rained hard", "emphasis", None),
        ("hard", "strong", None),
    ]


def test_a_link_around_blocks_marks_each_of_them() -> None:
    table = blocks('<a href="/card"><h3>Rain</h3><p>It rained.</p></a><p>Dry.')
    assert table.texts == ("Rain", "It rained.", "Dry.")
    assert table.marks == {
        0: (Mark(0, 4, "link", "/card"),),
        1: (Mark(0, 10, "link", "/card"),),
    }


def test_addresses_stay_with_their_links_when_others_have_none() -> None:
    markup = (
        '<p><a name="top"></a><a>One</a> <a href="/2">two</a> <a href=""></a><a href="/3">3</a>'
    )
    assert marked(markup) == [("two", "link", "/2"), ("3", "link", "/3")]


def test_a_page_that_the_parser_gives_up_keeps_its_addresses() -> None:
    deep = "<div>" * 3000 + '<p>It <a href="/rain?a=1&amp;b=2">rained</a>.'
    table = read(deep, source="html").blocks
    assert [table.marks[index] for index in table.marks] == [(Mark(3, 9, "link", "/rain?a=1&b=2"),)]


def test_an_invisible_character_moves_no_mark() -> None:
    assert marked("<p>It\u00ad \u200brai\u00adned <b>har\u200bd</b>.") == [("hard", "strong", None)]


def items(markup: str) -> list[tuple[str, ListItem]]:
    table = blocks(markup)
    found = []
    for index, text in enumerate(table.texts):
        item = table.structures[index].item
        assert item is not None
        found.append((text, item))
    return found


def test_items_count_from_where_their_list_says() -> None:
    markup = "<ol start=3 type=a><li>one<li>two<li value=9>nine<li>ten</ol>"
    assert [(text, item.marker) for text, item in items(markup)] == [
        ("one", "c."),
        ("two", "d."),
        ("nine", "i."),
        ("ten", "j."),
    ]


def test_a_reversed_list_counts_down_to_one() -> None:
    markup = "<ol reversed><li>third<li>second<li>first</ol>"
    assert [item.number for _, item in items(markup)] == [3, 2, 1]


def test_a_list_within_an_item_is_deeper_and_what_follows_continues_the_item() -> None:
    markup = "<ol><li>one<ul><li>inner</ul><p>more</p></li><li>two</li></ol>"
    assert items(markup) == [
        ("one", ListItem("decimal", 1, 1)),
        ("inner", ListItem("bullet", None, 2)),
        ("more", ListItem("decimal", 1, 1, continued=True)),
        ("two", ListItem("decimal", 2, 1)),
    ]


@pytest.mark.parametrize("inner", ["<pre>code</pre>", "<blockquote>code</blockquote>"])
def test_what_follows_code_or_a_quote_in_an_item_continues_it(inner: str) -> None:
    found = items(f"<ul><li>{inner}<p>more</p></li></ul>")
    assert [(text, item.continued) for text, item in found] == [("code", False), ("more", True)]


def test_tasks_are_ticked_or_not() -> None:
    markup = (
        "<ul><li><input type=checkbox checked> done<li><input type=checkbox> open<li>no task</ul>"
    )
    assert [item.checked for _, item in items(markup)] == [True, False, None]


def test_terms_and_definitions() -> None:
    assert [item.style for _, item in items("<dl><dt>Rain<dd>Water<dd>Weather</dl>")] == [
        "term",
        "definition",
        "definition",
    ]


def test_two_lists_are_two_groups_and_a_nested_one_is_of_its_outer_ones() -> None:
    table = blocks("<ul><li>a<ul><li>b</ul></ul><ul><li>c</ul>")
    first, second, third = (table.structures[index].group for index in range(3))
    assert first == second != third


def test_a_quote_knows_how_deep_it_is_and_where_it_is_from() -> None:
    table = blocks('<blockquote cite="/a">one<blockquote>two</blockquote></blockquote><p>three')
    assert [(s.quote, s.cite) for s in table.structures.values()] == [(1, "/a"), (2, "/a")]
    assert 2 not in table.structures


def cells(markup: str) -> list[list[tuple[str, int, int, bool, int, int]]]:
    table = blocks(markup)
    return [
        [
            (text[cell.start : cell.end], *cell[2:])
            for cell in table.structures[index].cells
        ]
        for index, text in enumerate(table.texts)
        if index in table.structures
    ]  # fmt: skip


def test_cells_stand_in_their_rows_and_columns() -> None:
    markup = "<table><tr><th>Town<th>Rain<tr><td>Velden<td>12 mm</table>"
    assert cells(markup) == [
        [("Town", 0, 0, True, 1, 1), ("Rain", 0, 1, True, 1, 1)],
        [("Velden", 1, 0, False, 1, 1), ("12 mm", 1, 1, False, 1, 1)],
    ]


def test_a_cell_of_two_rows_keeps_its_column_free_below() -> None:
    markup = "<table><tr><th rowspan=2>A<td colspan=2>b<td>c<tr><td>d<td>e<td>f</table>"
    assert cells(markup) == [
        [("A", 0, 0, True, 1, 2), ("b", 0, 1, False, 2, 1), ("c", 0, 3, False, 1, 1)],
        [("d", 1, 1, False, 1, 1), ("e", 1, 2, False, 1, 1), ("f", 1, 3, False, 1, 1)],
    ]


def test_an_empty_cell_is_a_cell() -> None:
    markup = "<table><tr><td>a<td><td>c<tr><td>d<td>e<td>f</table>"
    assert [cell[:3] for cell in cells(markup)[0]] == [("a", 0, 0), ("", 0, 1), ("c", 0, 2)]


def test_a_cell_with_paragraphs_is_one_cell_in_several_blocks() -> None:
    markup = "<table><tr><th>Town<th>Rain<tr><td>Velden<td><p>much</p><p>too much</p></table>"
    assert [cell[:3] for row in cells(markup)[1:] for cell in row] == [
        ("Velden", 1, 0),
        ("much", 1, 1),
        ("too much", 1, 1),
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td>The one cell of a page</table>",
        "<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>",
        "<table><tr><td>a<td>" + "A long paragraph of a page. " * 20 + "<tr><td>c<td>d</table>",
    ],
)
def test_a_table_that_lays_out_a_page_has_no_cells(markup: str) -> None:
    assert not any(cells(markup))


def test_spans_that_no_table_has_are_cut_down() -> None:
    markup = "<table><tr><th colspan=9007199254740991 rowspan=-3>a<th colspan=x>b</table>"
    assert [cell[4:] for cell in cells(markup)[0]] == [(1000, 1), (1, 1)]


@pytest.mark.parametrize(
    ("markup", "language"),
    [
        ('<pre><code class="language-python">x</code></pre>', "python"),
        ('<pre class="brush: js">x</pre>', "js"),
        ('<div class="highlight highlight-source-shell"><pre>x</pre></div>', "shell"),
        ('<div class="highlight-rust no"><div class="highlight"><pre>x</pre></div></div>', "rust"),
        ('<pre class="sourceCode haskell"><code>x</code></pre>', "haskell"),
        ('<figure class="highlight"><pre><code data-lang="ruby">x</code></pre></figure>', "ruby"),
        ('<pre><code class="hljs">x</code></pre>', None),
        ('<div class="lang-en"><pre>x</pre></div>', None),
        ("<pre>x</pre>", None),
    ],
)  # fmt: skip
def test_the_language_of_code(markup: str, language: str | None) -> None:
    assert blocks(markup).structures[0].language == language


def test_code_is_verbatim_without_the_numbers_of_its_lines() -> None:
    table = blocks(
        '<pre><span class="lineno">1</span>if rain:\n<span class="lineno">2</span>    go()\n</pre>'
    )
    assert table.texts == ("if rain:\n    go()", "1 2")
    assert table.hints[1] & Hint.HIDDEN
    assert not table.hints[1] & Hint.COPY


@pytest.mark.parametrize(
    "heading",
    [
        '<h2 id=s>Signs of rain<a class="headerlink" href="#s" title="Permalink">¶</a></h2>',
        '<h2 id=s><a aria-hidden="true" href="#s"><span>#</span></a> Signs of rain</h2>',
        '<dl><dt>Signs of rain <a href="rain.html#s">&para;</a></dt></dl>',
    ],
)
def test_a_permalink_is_no_part_of_its_heading(heading: str) -> None:
    table = blocks(f'<p><a href="/a">One</a></p>{heading}<p><a href="/b">Two</a></p>')
    assert table.texts[1] == "Signs of rain"
    assert table.texts[2] in "¶#"
    assert table.hints[2] & Hint.HIDDEN
    assert [mark.target for marks in table.marks.values() for mark in marks] == ["/a", "/b"]


@pytest.mark.parametrize(
    "heading",
    [
        '<h2><a href="#c">C#</a></h2>',
        '<h2><a href="/tags">#</a></h2>',
        '<h2>Rain<sup><a href="#n1">1</a></sup></h2>',
    ],
)
def test_links_with_words_stay_in_their_heading(heading: str) -> None:
    assert len(blocks(heading)) == 1


def test_numbers_of_lines_in_a_cell_of_their_own_are_hidden() -> None:
    table = blocks(
        "<table><tr><td class=gutter><pre>1\n2</pre><td class=code><pre>a\nb</pre></table>"
    )
    assert [bool(hints & Hint.HIDDEN) for hints in table.hints] == [True, False]


KATEX = (
    '<span class="katex"><span class="katex-mathml"><math><semantics><mi>x</mi>'
    '<annotation encoding="application/x-tex">x^2</annotation></semantics></math></span>'
    '<span class="katex-html">x2</span></span>'
)


@pytest.mark.parametrize(
    "formula",
    [
        KATEX,
        '<span class="MathJax_Preview">x2</span><span class="MathJax">x2</span>'
        '<script type="math/tex">x^2</script>',
        '<span class="mwe-math-element"><math alttext="{\\displaystyle x^2}"><mi>x</mi></math>'
        '<img class="mwe-math-fallback-image-inline" alt="{\\displaystyle x^2}" '
        'src="f.svg"></span>',
        '<img class="latex" alt="$x^2$" src="f.png">',
        '<span class="math inline">\\(x^2\\)</span>',
    ],
)
def test_a_formula_is_its_tex_once(formula: str) -> None:
    table = blocks(f"<p>The area {formula} of it.")
    assert table.texts[0] == "The area x^2 of it."
    assert table.marks[0] == (Mark(9, 12, "math"),)
    assert all(hints & Hint.HIDDEN and hints & Hint.COPY for hints in table.hints[1:])


def test_a_formula_on_a_line_of_its_own_is_a_block() -> None:
    table = blocks(f'<p>So:</p><p><span class="katex-display">{KATEX}</span></p>')
    assert table.texts[1] == "x^2"
    assert table.structures[1].math


def test_a_note_and_its_reference_have_one_name() -> None:
    table = blocks(
        '<p>It rained.<sup><a href="#n1">1</a></sup> <a href="#more">More</a></p><h2 '
        "id=more>More</h2>"
        '<ol><li id="n1">By the gauge at the pier. <a href="#r1">back</a></li></ol>'
    )
    assert [mark for mark in table.marks[0] if mark.kind == "note"] == [Mark(10, 11, "note", "n1")]
    assert [s.anchor for s in table.structures.values()] == ["n1"]


def test_media_stand_before_the_block_that_follows_them() -> None:
    table = blocks(
        "<p>One.</p><picture><source srcset='w.webp 2x'><img src=a.jpg alt='A pier'></picture>"
        "<p>Two.</p><iframe src=/v title=Film></iframe>"
    )
    assert table.texts == ("One.", "A pier", "Two.")
    assert [(m.block, m.tag, m.attributes["src"], m.sources) for m in table.media] == [
        (1, "img", "a.jpg", ("w.webp 2x",)),
        (3, "iframe", "/v", ()),
    ]


INLINE = st.sampled_from(["a", "b", "em", "sub", "code", "span", "td", "q"])


@given(
    st.lists(st.tuples(st.booleans(), INLINE, st.text(alphabet="ab \n\u00ad\u2003é", max_size=6)))
)
def test_marks_lie_within_their_texts_and_change_nothing(
    parts: list[tuple[bool, str, str]],
) -> None:
    markup = "".join(
        f"<{'' if is_open else '/'}{name}{' href=/x' if is_open and name == 'a' else ''}>{text}"
        for is_open, name, text in parts
    )
    table = blocks(f"<p>{markup}</p><p>end</p>")
    for index, marks in table.marks.items():
        text = table.texts[index]
        for mark in marks:
            assert 0 <= mark.start < mark.end <= len(text)
            assert text[mark.start : mark.end] == text[mark.start : mark.end].strip()


@given(st.data())
def test_facts_are_shared_out_where_a_block_is_cut(data: Any) -> None:
    from cleanscrape.blocks import Part

    text = "By Jo Doe 3 May 2024"
    cut = data.draw(st.sampled_from([2, 9]))
    start = data.draw(st.integers(0, len(text) - 1))
    mark = Mark(start, data.draw(st.integers(start + 1, len(text))), "strong")
    table = BlockTable((text,), (0,), (len(text),), marks={0: (mark,)})
    parts = [Part(text[:cut], 0, cut), Part(text[cut + 1 :], cut + 1, len(text))]
    pieces = table.split({0: parts})
    kept = [
        (text_of[piece.start : piece.end])
        for index, text_of in enumerate(pieces.texts)
        for piece in pieces.marks.get(index, ())
    ]
    assert "".join(kept).replace(" ", "") == text[mark.start : mark.end].replace(" ", "")


def test_cells_are_shared_out_too() -> None:
    from cleanscrape.blocks import Part
    from cleanscrape.facts import Structure

    structure = Structure(cells=(Cell(0, 4), Cell(7, 9, column=1)))
    table = BlockTable(("Rain | 12",), (0,), (9,), structures={0: structure})
    pieces = table.split({0: [Part("Rain |", 0, 6), Part("12", 7, 9)]})
    assert [pieces.structures[index].cells for index in (0, 1)] == [
        (Cell(0, 4),),
        (Cell(0, 2, column=1),),
    ]


def test_elements_that_nobody_closes_cost_no_more_than_a_few_marks_a_block() -> None:
    table = read("<b>" * 3000 + "<p>one<p>two", source="html").blocks
    assert [len(marks) for marks in table.marks.values()] == [32, 32]


def test_references_to_notes_in_one_large_element_take_no_longer_for_each() -> None:
    many = 12_000
    references = "".join(f'x<sup><a href="#n{at}">1</a></sup>' for at in range(many))
    names = "".join(f"<span id=n{at}></span>" for at in range(many))
    table = blocks(f"<p>{references}</p><div>{names}</div>")
    assert not any(mark.kind == "note" for marks in table.marks.values() for mark in marks)
