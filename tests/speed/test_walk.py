"""The kernel `walk` gives what its twin gives."""

import random
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import cleanscrape
from cleanscrape._speed import walk
from cleanscrape.readers import finds
from cleanscrape.readers.html import walking
from cleanscrape.readers.html.attributes import OWN
from cleanscrape.readers.html.class_names import HINT_OF, word_hints
from cleanscrape.readers.html.elements import WITHOUT_TEXT
from cleanscrape.readers.html.formulas import write_formulas
from cleanscrape.readers.html.lines import Lines
from cleanscrape.readers.html.moments import set_moments_apart
from cleanscrape.readers.html.permalinks import set_permalinks_apart
from cleanscrape.readers.html.prepare import _sources, media_of
from cleanscrape.readers.html.tree import clean_bytes, markup, parse, prepare
from tests.hostile.cases import CASES
from tests.hostile.cases.case import Hostile

LONGEST = 500_000  # characters of a hostile page: its beginning has its shape
FIXTURES = Path(__file__).parents[2] / "fixtures"

RULES, FINDER = walk.Rules(walking._MEANINGS), walk.Finder(walking._SOUGHT)
NAMES = [
    "p", "div", "span", "a", "b", "i", "code", "pre", "ul", "ol", "li", "dl", "dt", "dd", "table",
    "tr", "td", "th", "caption", "blockquote", "h1", "h2", "img", "br", "br", "hr", "input",
    "svg", "g", "path", "script", "style", "iframe", "noframes", "video", "source", "picture",
    "amp-img", "time", "label", "rt", "textarea", "xmp", "title", "q", "sub", "html", "body",
    "main", "figure", "figcaption", "math", "base", "meta", "link", "x-copy", "x-apart", "x-time",
    "abbr", "time-ago", "x-formula", "x-tex", "div<div", "p\u00a0x", "o:p", "3", "plaintext",
]  # fmt: skip
NAMES_OF_ATTRIBUTES = [
    "class", "class", "class", "id", "href", "src", "data-src", "alt", "style", "hidden", "role",
    "rel", "itemprop", "property", "type", "checked", "start", "reversed", "value", "colspan",
    "rowspan", "cite", "data-number", "data-x-medium", "data-x-anchor", "data-x-note",
    "data-lang", "data-language", "data-testid", "data-time", "data-depth", "indent",
    "data-x-original", "title", "datetime", "xml:lang", 'a"b', "=c", "<d", "\u00a0e", "x\u0085y",
    "srcdoc", "srcset", "content", "name", "http-equiv", "data-timestamp", "data-utime",
]  # fmt: skip
VALUES = [
    "", " ", "#n1", "n1", "byline", " byline  x", "post-author relatedPosts", "sr-only",
    "site-footer image", "highlight-source-shell", "hljs language-Python", "brush: js", "math",
    "a/b.jpg", "\u00a0math\u2003ad", "display:none", "a b=c", "3", "-7", "10", "checkbox",
    "image", "A", "presentation", "\t\n", "a\rb", "next", "license", "author", "caption.credit/x",
    "Straße ﬁ", "&#1;", "&lt;p&gt;It rained.", "\u00adx", "one two three four five six seven ad",
    "ad-a-b-c-d-e-f", "Ad", "AUTHOR", "authorName", "photoFooter", "comment depth-2",
    "user-level-3", "application/ld+json", "p#n1", "schema:name",
    "3 May 2024", "1714745100", "2024-05-03",
]  # fmt: skip
TEXTS = [
    "It rained.", " ", "\n", "\t a  b \n", "1", "Rain", "RAIN", "a", "\u00a0", "\u200b", "\u00ad",
    "x\u00ady", "&amp;lt;", "&lt;b&gt;", "&#13;", "&#13;\n", "a&#13;b", "&#1;", "&#128;", "&",
    "&copy", "\u3000雨\u3000", "€ 3", "|", "é", "\ud7ff", "😀", "   ", "x = 1\n  y", "\u0085",
    "#", "¶", "\u00a0¶ ", "\u2028", "\x1c", "]]>",
]  # fmt: skip


def both(page: str | bytes) -> tuple[Lines | None, Lines] | None:
    """The page's blocks by kernel and twin; None where it has no tree."""
    source = clean_bytes(page if isinstance(page, str) else page.decode("utf-8", "replace"))
    root = parse(source)
    if root is None:
        return None
    expected = finds.find(root)
    check_finds(root, source, expected)
    _, addresses = prepare(root, source, expected, finds.find)
    lines = walk.linearize(RULES, root, addresses.targets, True)
    return lines, walking.read_by_twin(root, source, addresses)


def check_finds(root: etree._Element, source: bytes, expected: finds.Finds) -> None:
    """The kernel finds the same elements, and misses no sign of what may be there."""
    values = walk.find(FINDER, root)
    if values is None:
        return
    found = finds.Finds(*values)
    assert found[:6] == expected[:6]
    assert not {*found.permalinks}.difference(expected.permalinks)
    check_media(found.named["media"])
    before = etree.tostring(root)
    if not found.may_have_formulas:
        write_formulas(root, b"math")
    if not found.may_have_own:
        etree.strip_attributes(root, *OWN)
    assert etree.tostring(root) == before
    check_what_is_set_apart(root, source + b' data-time="1714745100" title="3 May 2024"')


def check_what_is_set_apart(root: etree._Element, source: bytes) -> None:
    """The same permalinks and moments are, whoever looked for what may be one."""
    trees = [deepcopy(root), deepcopy(root)]
    expected = finds.find(trees[0])
    values = walk.find(FINDER, trees[1])
    assert values is not None
    for tree, found in zip(trees, (expected, finds.Finds(*values))):
        set_permalinks_apart(found.permalinks)
        etree.strip_elements(tree, *WITHOUT_TEXT, with_tail=False)
        set_moments_apart(tree, source, found.moments)
    assert etree.tostring(trees[0]) == etree.tostring(trees[1])


def check_media(elements: Sequence[etree._Element]) -> None:
    """The kernel tells of media what its twin tells, and misses no source."""
    told = walk.media_of(FINDER, [*elements])
    if told is None:
        return
    assert [one[:2] for one in told] == [one[:2] for one in media_of(elements)]
    for element, (_, _, may_have_sources) in zip(elements, told):
        assert may_have_sources or not _sources(element)


def check(page: str | bytes, *, by_twin: bool = False) -> None:
    """Kernel and twin agree on a page, or the kernel leaves it to its twin."""
    read = both(page)
    if read is None:
        return
    lines, expected = read
    if lines is None:
        assert by_twin
        return
    # Their own texts too: what is equal may be of another type, such as 1 and True.
    assert lines == expected
    assert repr(lines) == repr(expected)


@pytest.mark.parametrize(
    "path", sorted(FIXTURES.rglob("source.html")), ids=lambda path: path.parent.name
)
def test_fixtures(path: Path) -> None:
    check(path.read_bytes())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_hostile_pages(case: Hostile) -> None:
    page = case.page() if callable(case.page) else case.page
    page = page if isinstance(page, bytes) else markup(page)
    check(page[:LONGEST], by_twin=True)


ATTRIBUTES = st.lists(
    st.tuples(st.sampled_from(NAMES_OF_ATTRIBUTES), st.sampled_from(VALUES)), max_size=4
)


@st.composite
def tokens(draw: st.DrawFn) -> str:
    kind = draw(st.integers(0, 9))
    if kind < 3:
        return draw(st.sampled_from(TEXTS))
    if kind == 3:
        return draw(st.text(max_size=6))
    name = draw(st.sampled_from(NAMES))
    if kind < 6:
        return f"</{name}>"
    attributes = "".join(f' {key}="{value}"' for key, value in draw(ATTRIBUTES))
    return f"<{name}{attributes}>"


@given(st.lists(tokens(), max_size=40).map("".join))
@settings(max_examples=600, deadline=None)
def test_random_markup(page: str) -> None:
    check(f"<body>{page}", by_twin=True)


def test_long_random_markup() -> None:
    choose = random.Random(7)  # noqa: S311  # noqa: S311  # noqa: S311
    for _ in range(60):
        parts: list[str] = []
        for _ in range(choose.randrange(800)):
            name = choose.choice(NAMES)
            attributes = "".join(
                f' {choose.choice(NAMES_OF_ATTRIBUTES)}="{choose.choice(VALUES[:31])}"'
                for _ in range(choose.choice((0, 0, 1, 1, 2, 5)))
            )
            parts += (
                f"<{name}{attributes}>",
                choose.choice(TEXTS[:17]),
                f"</{choose.choice(NAMES)}>",
            )
        check("".join(parts), by_twin=True)


@given(st.from_regex(r"[a-zA-Z0-9_:-]{0,24}", fullmatch=True))
@settings(max_examples=300, deadline=None)
def test_names(name: str) -> None:
    check(f'<p class="{name}">It rained.<p id="{name} x">It rained.')


def test_hints_of_each_known_word() -> None:
    forms = ("{0}", "x-{0}", "{0}X", "{1}-{2}", "{0}-image-a-b", "a-b-c-d-e-{0}", "a-b-c-d-e-f-{0}")
    names = [form.format(word, word[:2], word[2:]) for word in HINT_OF for form in forms] + [
        word.upper() for word in HINT_OF
    ]
    page = "".join(f'<div class="{name}">It rained.</div>' for name in names)
    read = both(page)
    assert read is not None
    assert read[0] == read[1]
    hints = {row[2] for row in read[1].rows}
    assert len(hints) > 20
    assert word_hints("byline") in hints


@pytest.mark.parametrize(
    "page",
    [
        "<p>a&#1;b",  # the serialiser writes U+FFFD
        '<p class="a&#1;">b',
    ],
)
def test_what_only_the_twin_reads(page: str) -> None:
    read = both(page)
    assert read is not None
    assert read[0] is None
    assert read[1].texts


def test_elements_that_no_parser_closes() -> None:
    for name in ("div", "b", "a", "li", "table", "g", "span class=byline"):
        check(f"<{name}>" * 3_000 + "It rained.")


def test_lines_that_libxml2_does_not_count() -> None:
    check("<p>a</p>\n" * 66_000)
    check("<p>a<b>c</b></p>\n" * 65_530 + "\n\n<p>d<i></i><img src=a.jpg></p>" * 9)


def test_a_tree_that_is_very_deep() -> None:
    """No recursion. The parser stops at such pages, so the tree is built by hand."""
    root = etree.Element("html")
    inner = root
    for number in range(8_000):
        inner = etree.SubElement(inner, "g" if number % 3 else "div")
    inner.text = "It rained."
    lines = walk.linearize(RULES, root, (), True)
    assert lines is not None
    assert lines.texts == ["It rained."]
    assert walk.find(FINDER, root) is not None


def test_what_is_no_page_is_refused() -> None:
    with pytest.raises(TypeError):
        walk.linearize(RULES, None, (), True)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        walk.find(None, etree.Element("p"))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        walk.linearize(None, etree.Element("p"), (), True)  # type: ignore[arg-type]


def test_the_kernel_is_in_use() -> None:
    assert "walk" in cleanscrape._speed.used()
