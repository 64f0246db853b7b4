"""Inputs of every kind, for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from .everywhere import pages

FIXTURES = [page for page, _ in pages()]
_NAMES = st.sampled_from(
    [
        "p",
        "div",
        "span",
        "h1",
        "li",
        "table",
        "tr",
        "td",
        "figure",
        "figcaption",
        "img",
        "a",
        "b",
        "script",
        "style",
        "svg",
        "title",
        "nav",
        "pre",
        "br",
        "time",
        "template",
    ]
)
_WORDS = st.sampled_from(
    [
        "It rained all day.",
        "By Jo Doe",
        "3 May 2024",
        "Share",
        "&amp;",
        "&#0;",
        "<!--",
        "-->",
        "\0",
        "\u202e",
        "\ud800",
        " ",
    ]
)
_TEXT = st.one_of(_WORDS, st.text(max_size=30))
_ATTRIBUTES = st.sampled_from(
    [
        "",
        " hidden",
        ' class="byline"',
        " style='display:none'",
        ' alt="',
        " src=a.jpg",
        ' datetime="2024-02-31"',
        " x" * 50,
        ' id=""',
        "<",
    ]
)


@st.composite
def markup(draw: st.DrawFn) -> str:
    """Tags and texts in any order, closed or not."""
    piece = st.one_of(
        _TEXT,
        st.builds("<{}{}>".format, _NAMES, _ATTRIBUTES),
        st.builds("</{}>".format, _NAMES),
        st.builds('<script type="application/ld+json">{}</script>'.format, _JSON),
        st.builds(
            '<meta property="{}" content="{}">'.format,
            st.sampled_from(["og:title", "author", "article:published_time"]),
            _TEXT,
        ),
    )
    return "<html>" + "".join(draw(st.lists(piece, max_size=40)))


_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), _TEXT),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(
                [
                    "@type",
                    "@graph",
                    "@id",
                    "headline",
                    "author",
                    "name",
                    "datePublished",
                    "articleBody",
                ]
            ),
            inner,
        ),
    ),
    max_leaves=12,
).map(lambda value: repr(value).replace("'", '"').replace("None", "null"))


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A fixture with pieces cut out, doubled, exchanged for those of another, or overwritten."""
    page = draw(st.sampled_from(FIXTURES))[:6_000]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(page)))
        end = min(len(page), start + draw(st.integers(0, 400)))
        other = draw(st.sampled_from(FIXTURES))
        place = draw(st.integers(0, len(other)))
        piece = draw(
            st.sampled_from(
                [
                    b"",
                    page[start:end] * 2,
                    other[place : place + 300],
                    b"<",
                    b">",
                    b'"',
                    b"\0",
                    b"\xff\xfe",
                    b"</html>",
                ]
            )
        )
        page = page[:start] + piece + page[end:]
    return page
