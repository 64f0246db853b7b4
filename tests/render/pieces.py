"""Articles for tests of outputs: short ones written out, and arbitrary ones."""

from hypothesis import strategies as st

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
from cleanscrape.facts import LIST_STYLES, MARK_KINDS

LETTERS = "<>&;#*_`~[]()!|\\\"'-+=.:1 aAé雨\n\t/$^{}“”"
ADDRESSES = st.one_of(
    st.none(),
    st.text(alphabet=LETTERS, max_size=12),
    st.sampled_from(
        [
            "https://a.example/b_(c)?d=1&copy;=2",
            "javascript:alert(1)",
            " JAVASCRIPT:alert(1)",
            "data:text/html,<b>",
            '"><script>alert(1)</script>',
            "mailto:jo@a.example",
            "n1",
        ]
    ),
)
TEXTS = st.text(alphabet=LETTERS, min_size=1, max_size=30).filter(lambda text: bool(text.split()))
MARKS = st.lists(
    st.builds(
        Mark,
        st.integers(-1, 31),
        st.integers(-1, 31),
        st.sampled_from(MARK_KINDS),
        ADDRESSES,
    ),
    max_size=6,
).map(tuple)
ITEMS = st.builds(
    ListItem,
    st.sampled_from(LIST_STYLES),
    st.one_of(st.none(), st.integers(-2, 12), st.just(10**9)),
    st.integers(0, 12),
    st.sampled_from([None, True, False]),
    st.booleans(),
)
CELLS = st.lists(
    st.builds(
        Cell,
        st.integers(0, 30),
        st.integers(0, 30),
        st.integers(0, 3),
        st.integers(0, 4),
        st.booleans(),
        st.integers(1, 3),
        st.integers(1, 3),
    ),
    max_size=3,
).map(tuple)
KINDS = st.sampled_from(
    ["paragraph", "heading", "lead", "list-item", "quote", "table", "code", "math"]
)
PARAGRAPHS = st.builds(
    Paragraph,
    TEXTS,
    KINDS,
    st.one_of(st.none(), st.integers(1, 6)),
    MARKS,
    st.one_of(st.none(), st.integers(1, 3)),
    st.one_of(st.none(), ITEMS),
    CELLS,
    st.sampled_from([None, "python", "c++", '"><script>', "a b"]),
    st.integers(0, 12),
    ADDRESSES,
    st.sampled_from([None, None, "n1"]),
)
PLACES = st.integers(0, 9)
ARTICLES = st.builds(
    Article,
    title=TEXTS,
    byline=st.builds(Byline, TEXTS),
    paragraphs=st.lists(PARAGRAPHS, max_size=6).map(tuple),
    captions=st.lists(
        st.builds(Caption, TEXTS, TEXTS, TEXTS, ADDRESSES, TEXTS, PLACES, MARKS), max_size=2
    ).map(tuple),
    images=st.lists(
        st.builds(
            Image, TEXTS, TEXTS, PLACES, PLACES, PLACES, st.one_of(st.none(), st.integers(-1, 3))
        ),
        max_size=2,
    ).map(tuple),
    embeds=st.lists(st.builds(Embed, st.just("video"), TEXTS, TEXTS, PLACES), max_size=2).map(
        tuple
    ),
    comments=st.lists(
        st.builds(Post, TEXTS, TEXTS, depth=st.integers(0, 12), marks=MARKS), max_size=2
    ).map(tuple),
    language=st.sampled_from([None, "en", '"><script>']),
)


def items(*texts: str, depth: int = 1) -> tuple[Paragraph, ...]:
    """Items of the list 1, which has bullets."""
    return tuple(
        Paragraph(text, "list-item", group=1, item=ListItem(depth=depth)) for text in texts
    )


def numbered(number: int, text: str, depth: int = 1, **more: bool) -> Paragraph:
    """An item with a number, of the list 1."""
    item = ListItem("decimal", number, depth, **more)
    return Paragraph(text, "list-item", group=1, item=item)


def row(text: str, number: int, header: bool = False, **spans: int) -> Paragraph:
    """A row of the table 1, its cells parted by bars; `spans` are those of the first."""
    cells, position = [], 0
    for column, part in enumerate(text.split(" | ")):
        sizes = spans if not column else {}
        cells.append(Cell(position, position + len(part), number, column, header, **sizes))
        position += len(part) + 3
    return Paragraph(text, "table", group=1, cells=tuple(cells))
