"""Chunks: never too long, nothing lost, along headings and sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanscrape import Article, Mark, Paragraph

from .pieces import ARTICLES

SECTIONS = Article(
    paragraphs=(
        Paragraph("It rained."),
        Paragraph("Why", "heading", 2),
        Paragraph("Clouds", "heading", 3),
        Paragraph("They came. They went.", marks=(Mark(5, 9, "strong"), Mark(11, 15, "code"))),
        Paragraph("And more.", "list-item"),
        Paragraph("Then", "heading", 2),
        Paragraph("It stopped."),
    ),
    confidence=0.9,
)


def test_a_heading_begins_a_chunk() -> None:
    assert [(chunk.text, chunk.headings, chunk.paragraphs) for chunk in SECTIONS.chunks(200)] == [
        ("It rained.", (), (0, 1)),
        (
            "Why\n\nClouds\n\nThey came. They went.\n\nAnd more.",
            ("Why", "Clouds"),
            (1, 5),
        ),
        ("Then\n\nIt stopped.", ("Then",), (5, 7)),
    ]


def test_a_long_paragraph_is_cut_between_sentences_with_its_marks() -> None:
    chunks = SECTIONS.chunks(24)
    assert [chunk.text for chunk in chunks] == [
        "It rained.",
        "Why\n\nClouds",
        "They came. They went.",
        "And more.",
        "Then\n\nIt stopped.",
    ]
    chunks = SECTIONS.chunks(12)
    assert [chunk.text for chunk in chunks[2:4]] == ["They came.", "They went."]
    assert [chunk.marks for chunk in chunks[2:4]] == [
        (Mark(5, 9, "strong"),),
        (Mark(0, 4, "code"),),
    ]
    assert {chunk.confidence for chunk in chunks} == {0.9}


def test_what_has_no_sentences_is_cut_between_words_else_anywhere() -> None:
    article = Article(paragraphs=(Paragraph("one two three"), Paragraph("abcdefgh")))
    assert [chunk.text for chunk in article.chunks(5)] == ["one", "two", "three", "abcde", "fgh"]


def test_the_limit_is_checked() -> None:
    with pytest.raises(ValueError, match="max_chars must be 1 or more, not 0"):
        SECTIONS.chunks(0)
    assert Article().chunks() == ()


@given(ARTICLES, st.integers(1, 60))
@settings(max_examples=150, deadline=None)
def test_all_chunks_are_the_text(article: Article, most: int) -> None:
    chunks = article.chunks(most)
    position = 0
    for chunk in chunks:
        assert 0 < len(chunk.text) <= most
        assert article.text[chunk.start : chunk.end] == chunk.text
        assert not article.text[position : chunk.start].strip()
        assert all(0 <= mark.start < mark.end <= len(chunk.text) for mark in chunk.marks)
        first, end = chunk.paragraphs
        assert 0 <= first < end <= len(article.paragraphs)
        position = chunk.end
    assert not article.text[position:].strip()
