"""Each hostile input gives the article that a careful reader would make of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import cleanscrape
from cleanscrape import Article, ReadError

from .cases import CASES
from .cases.case import ANY, Hostile
from .promise import kept


def test_there_are_many_and_their_names_differ() -> None:
    assert len(CASES) >= 150
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_input_does_no_harm(case: Hostile, capfd: pytest.CaptureFixture[str]) -> None:
    raw = case.built()
    article = kept(raw, **case.arguments)
    assert capfd.readouterr() == ("", "")
    if isinstance(article, ReadError):
        assert case.error
        assert case.error in str(article)
        return
    assert case.error is None
    assert not [*wrong(case, article)]
    if case.source or case.blocks is not None:
        document = cleanscrape.read(case.built(), **case.arguments)
        assert case.source in (None, document.source)
        assert case.blocks in (None, document.blocks.texts)


def wrong(case: Hostile, article: Article) -> Iterator[str]:
    """What is not as expected."""
    paragraphs = [paragraph.text for paragraph in article.paragraphs]
    if case.title not in (ANY, article.title):
        yield f"title {str(article.title)[:80]!r}"
    if case.authors is not None and article.authors != case.authors:
        yield f"authors {article.authors[:5]}"
    if case.date not in (ANY, article.date and article.date.isoformat()):
        yield f"date {article.date}"
    found = iter(paragraphs)
    yield from (
        f"not in the body: {text!r}"
        for text in case.body
        if not any(text in paragraph for paragraph in found)
    )
    if case.exactly is not None and paragraphs != list(case.exactly):
        yield f"the body is {[text[:100] for text in paragraphs[:10]]}"
    captions = [f"{caption.text} {caption.alt}" for caption in article.captions]
    shown = "\n".join([article.title or "", *article.authors, *captions, *paragraphs])
    yield from (f"shown: {text!r}" for text in case.absent if text in shown)
    labels = {piece.text: piece.label.value for piece in article.removed}
    yield from (
        f"{text!r} is {labels.get(text)}"
        for text, label in case.labels.items()
        if labels.get(text) != label
    )
