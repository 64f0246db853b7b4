"""Marks in Markdown: nested as meant, in every context, and never more than the text says."""

import pytest
from hypothesis import example, given, settings
from markdown_it import MarkdownIt

from cleanscrape import Article, Mark, Paragraph
from cleanscrape.render.markdown.inline import inline

from .pieces import MARKS, TEXTS

LINK = "https://a.example"


@pytest.mark.parametrize(
    ("text", "marks", "markdown"),
    [
        ("It rained.", [(3, 9, "strong")], "It **rained**."),
        ("It rained.", [(3, 9, "emphasis")], "It *rained*."),
        ("It rained.", [(3, 9, "strike")], "It ~~rained~~."),
        ("It rained.", [(3, 9, "code")], "It `rained`."),
        ("a `b` c", [(2, 5, "code")], "a `` `b` `` c"),
        ("H2O", [(1, 2, "subscript")], "H<sub>2</sub>O"),
        ("m2", [(1, 2, "superscript")], "m<sup>2</sup>"),
        ("Press F1.", [(6, 8, "keyboard")], "Press <kbd>F1</kbd>."),
        ("He said no.", [(8, 10, "quotation")], "He said <q>no</q>."),
        ("So a+b is", [(3, 6, "math")], "So $a+b$ is"),
        ("It rained.", [(3, 9, "link", LINK)], f"It [rained]({LINK})."),
        # nested, touching, overlapping
        ("It rained.", [(0, 10, "strong"), (3, 9, "emphasis")], "**It *rained*.**"),
        ("It rained.", [(3, 9, "strong"), (3, 9, "emphasis")], "It **_rained_**."),
        ("ab cd ef", [(0, 5, "strong"), (3, 8, "emphasis")], "**ab _cd_**<em> ef</em>"),
        ("ab cd", [(0, 3, "strong"), (3, 5, "strong")], "**ab** **cd**"),
        ("ab cd", [(0, 5, "strong"), (3, 5, "strong")], "**ab cd**"),
        ("x.y", [(0, 3, "code"), (2, 3, "link", LINK)], f"`x.`[`y`]({LINK})"),
        ("ab cd", [(0, 5, "link", LINK), (3, 5, "link", "b")], f"[ab cd]({LINK})"),
        # lines, none of which may be read as another block
        ("Rain Snow", [(4, 5, "break")], "Rain  \nSnow"),
        ("It rained here", [(2, 3, "break"), (3, 14, "strong")], "It  \n**rained here**"),
        ("Rain - snow", [(4, 5, "break")], "Rain  \n\\- snow"),
        ("Rain 1. snow", [(4, 5, "break")], "Rain  \n1\\. snow"),
        ("Rain === snow", [(4, 5, "break")], "Rain  \n=== snow"),
        ("Rain ===", [(4, 5, "break")], "Rain  \n\\==="),
        ("a bc", [(1, 2, "break"), (0, 4, "code")], "`a bc`"),
        ("Rain Snow", [(3, 4, "break"), (4, 6, "break"), (0, 9, "strike")], "~~Rain Snow~~"),
        # where asterisks would be read otherwise
        ("unbelievable", [(2, 9, "emphasis")], "un*believa*ble"),
        ("unbelievable", [(2, 9, "emphasis"), (9, 12, "strong")], "un<em>believa</em>**ble**"),
        ("it's “no” now", [(5, 9, "strong")], "it's **“no”** now"),
        ("a“no”b", [(1, 5, "strong")], "a<strong>“no”</strong>b"),
        ("今日は雨です", [(3, 4, "strong")], "今日は**雨**です"),
        ("wow! see", [(5, 8, "link", LINK)], f"wow! [see]({LINK})"),
        ("wow!see", [(4, 7, "link", LINK)], f"wow\\![see]({LINK})"),
        # what leads nowhere safe, and what lies outside of the text
        ("It rained.", [(3, 9, "link", "javascript:alert(1)")], "It rained."),
        ("It rained.", [(3, 9, "link", None)], "It rained."),
        ("It rained.", [(5, 5, "strong"), (40, 50, "code"), (9, 3, "code")], "It rained."),
        ("It rained.", [(2, 9, "strong")], "It **rained**."),
        ("It rained.", [(3, 9, "no such kind")], "It rained."),
        ("See this1", [(8, 9, "note", "nowhere")], "See this<sup>1</sup>"),
    ],
)
def test_marks_are_written(
    text: str, marks: list[tuple[int, int, str, str]], markdown: str
) -> None:
    assert inline(text, [Mark(*mark) for mark in marks]) == markdown


def test_dollars_are_escaped_only_where_formulas_are() -> None:
    price, formula = Paragraph("It costs $5 or $6."), Paragraph("So a", marks=(Mark(3, 4, "math"),))
    assert Article(paragraphs=(price,)).to_markdown() == "It costs $5 or $6."
    both = Article(paragraphs=(price, formula)).to_markdown()
    assert both == "It costs \\$5 or \\$6.\n\nSo $a$"


def test_links_may_be_left_out() -> None:
    linked = Paragraph("It rained.", marks=(Mark(3, 9, "link", LINK), Mark(3, 9, "strong")))
    assert Article(paragraphs=(linked,)).to_markdown(links=False) == "It **rained**."


KINDS = {
    "em_open": "emphasis",
    "strong_open": "strong",
    "s_open": "strike",
    "link_open": "link",
    "code_inline": "code",
}
TAGS = {"em": "emphasis", "strong": "strong", "del": "strike", "sub": "subscript"}
TAGS |= {"sup": "superscript", "kbd": "keyboard", "q": "quotation"}


def kinds_by_letter(markdown: str) -> list[tuple[str, set[str]]]:
    """Each letter that a parser sees, and the marks around it."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    letters: list[tuple[str, set[str]]] = []
    opened: list[str] = []
    for token in parser.parse(markdown)[1].children or ():
        if token.type in ("text", "text_special"):
            letters += [(char, set(opened)) for char in token.content if not char.isspace()]
        elif token.type == "html_inline" and token.content[1] != "/":
            opened.append(TAGS[token.content.strip("<>")])
        elif token.nesting > 0:
            opened.append(KINDS[token.type])
        elif token.type == "html_inline" or token.nesting < 0:
            opened.pop()
    return letters


SPANS = MARKS.map(lambda marks: [mark for mark in marks if mark.kind in TAGS.values()])


@given(TEXTS, SPANS)
@settings(max_examples=400, deadline=None)
@example("**a**b", [Mark(0, 1, "strong"), Mark(0, 6, "emphasis")])
@example("a b.", [Mark(0, 3, "strong"), Mark(2, 3, "emphasis")])
def test_each_letter_has_its_marks(text: str, marks: list[Mark]) -> None:
    line = " ".join(text.split())
    wanted = [
        (char, {mark.kind for mark in marks if mark.start <= at < mark.end})
        for at, char in enumerate(line)
        if char != " "
    ]
    markdown = Article(paragraphs=(Paragraph(line, marks=tuple(marks)),)).to_markdown()
    assert kinds_by_letter(markdown) == wanted


@given(TEXTS, MARKS)
@settings(max_examples=400, deadline=None)
@example("a*b", (Mark(0, 2, "emphasis"), Mark(1, 3, "strong")))
@example("[a]", (Mark(1, 2, "note", "n1"), Mark(0, 3, "link", "b")))
@example("a b - c", (Mark(1, 2, "break"), Mark(3, 4, "break"), Mark(0, 7, "strong")))
@example("a b", (Mark(1, 2, "break"), Mark(0, 3, "code"), Mark(2, 3, "link", "b")))
def test_any_marks_leave_the_text_and_add_nothing(text: str, marks: tuple[Mark, ...]) -> None:
    marks = tuple(mark for mark in marks if mark.kind != "math")
    markdown = Article(paragraphs=(Paragraph(text, marks=marks),)).to_markdown()
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    opening, inner, closing = parser.parse(markdown)
    assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
    words = ""
    opened: list[str] = []
    for token in inner.children or ():
        if token.type in ("text", "text_special", "code_inline"):
            words += token.content
        if token.type == "hardbreak" or token.content == "<br>":
            words += " "
        elif token.type == "html_inline":
            name = token.content.strip("</>")
            assert name in TAGS
            if token.content[1] == "/":
                assert opened.pop() == name
            else:
                opened.append(name)
        elif token.nesting > 0:
            opened.append(token.tag)
        elif token.nesting < 0:
            assert opened.pop() == token.tag
    kinds = {KINDS.get(token.type, "") for token in inner.children or ()}
    kinds |= {
        TAGS[token.content.strip("</>")]
        for token in inner.children or ()
        if token.type == "html_inline" and token.content != "<br>"
    }
    given_kinds = {mark.kind for mark in marks} | {"", "superscript" if marks else ""}
    assert not opened
    assert kinds <= given_kinds
    assert " ".join(words.split()) == " ".join(text.split())
