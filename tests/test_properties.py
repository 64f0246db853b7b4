"""What holds for any input."""

import re
import string

from hypothesis import given, settings
from hypothesis import strategies as st

import cleanscrape
from cleanscrape import Article, Label, Pipeline
from cleanscrape.patterns.spaces import INVISIBLE
from cleanscrape.readers.text import normalise

LINES = st.sampled_from(
    [
        "By Jo Doe",
        "Published 3 May 2024, 14:05 CEST",
        "Share on Threads",
        "Close An icon of a cross. Menu An icon of three lines. Home An icon of a house.",
        "The old bridge over the river was opened again on Friday morning, after two "
        "years of work.",
        "A flooded road near the mill (Jo Roe/Reuters)",
        "Related articles",
        "12 comments",
        "## Why it rained",
        "![A cloud](https://a.example/c.jpg)",
        "- [Home](https://a.example/)",
        "| a | b |",
        "```",
        "“Heavy rain,” he said, “is nothing new.”",
        "一日中雨が降ったので、川の水位が上がった。",
        "",
    ]
)
PAGES = st.one_of(
    st.text(),
    st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=40).flatmap(
        lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", " "]).map(
            lambda glue: glue.join(lines)
        )
    ),
    st.text(alphabet=string.punctuation + " \n\taZ1…“”\u00ad\u200b", max_size=400),
)


def squeezed(text: str) -> str:
    return re.sub(rf"[\s{INVISIBLE}]+", "", text)


@given(PAGES)
@settings(max_examples=300, deadline=None)
def test_every_character_has_a_place(page: str) -> None:
    article = cleanscrape.clean(page, source="text")
    text = normalise(page)
    assert squeezed("".join(piece.text for piece in article.account)) == squeezed(text)
    assert all(piece.text == text[piece.start : piece.end] for piece in article.account)
    assert all(left.end <= right.start for left, right in zip(article.account, article.account[1:]))


@given(PAGES)
@settings(max_examples=100, deadline=None)
def test_every_piece_is_in_exactly_one_place(page: str) -> None:
    article = cleanscrape.clean(page, source="text")
    removed = {(piece.start, piece.end) for piece in article.removed}
    kept = {(piece.start, piece.end) for piece in article.account if piece.field != "removed"}
    assert not removed & kept
    assert len(removed) + len(kept) == len(article.account)
    assert all(
        piece.filter and piece.reason and 0 <= piece.confidence <= 1 for piece in article.removed
    )


@given(PAGES)
@settings(max_examples=100, deadline=None)
def test_the_same_page_gives_the_same_article(page: str) -> None:
    first, second = cleanscrape.clean(page), cleanscrape.clean(page)
    assert first == second
    assert first.to_dict() == second.to_dict()


@given(PAGES)
@settings(max_examples=100, deadline=None)
def test_an_empty_pipeline_keeps_all(page: str) -> None:
    article = Pipeline(())(page, source="text")
    assert not article.removed
    assert article.title is None
    kept = [piece for piece in article.account if piece.field == "paragraphs"]
    assert len(kept) == len(article.account)


@given(PAGES)
@settings(max_examples=100, deadline=None)
def test_paragraphs_stand_in_the_order_of_the_page(page: str) -> None:
    article = cleanscrape.clean(page, source="text")
    blocks = cleanscrape.read(page, source="text").blocks
    body = squeezed(
        "".join(
            block.text
            for block, piece in zip(blocks, article.account)
            if piece.field == "paragraphs"
        )
    )
    assert squeezed("".join(paragraph.text for paragraph in article.paragraphs)) == body
    assert all(0 <= caption.before <= len(article.paragraphs) for caption in article.captions)


@given(PAGES)
@settings(max_examples=100, deadline=None)
def test_a_dict_gives_the_article_back(page: str) -> None:
    article = cleanscrape.clean(page)
    again = Article.from_dict(article.to_dict())
    assert again == article
    assert again.removed == article.removed
    assert again.evidence == article.evidence


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused_clearly(page: bytes) -> None:
    [article] = cleanscrape.clean_many([page], errors="keep")
    assert isinstance(article, Article) or str(article)


@given(
    st.lists(
        st.sampled_from([label for label in Label if label is not Label.PARAGRAPH]),
        min_size=1,
        max_size=5,
    )
)
def test_every_label_is_body_or_removed(labels: list[Label]) -> None:
    class Marker:
        name = "marker"

        def __call__(self, document: cleanscrape.Document) -> list[cleanscrape.Decision]:
            return [block.mark(label, 1.0, "test") for block, label in zip(document.blocks, labels)]

    page = "\n".join(f"Line {index} of the page." for index in range(len(labels)))
    article = Pipeline((Marker(),))(page)
    assert len(article.paragraphs) == sum(label.is_body for label in labels)
    assert [piece.label for piece in article.removed] == [
        label for label in labels if not label.is_body
    ]
