"""What cleanscrape promises for any input, as one function.

The property tests, the hostile cases and the fuzzer all call it.
"""

from __future__ import annotations

import json
import pickle
import re
import warnings
from itertools import pairwise
from typing import Any

import cleanscrape
from cleanscrape import Article, Label, Pipeline, ReadError
from cleanscrape.assemble import assemble
from cleanscrape.patterns.spaces import INVISIBLE

PIPELINE = Pipeline.default()
_BLANK = re.compile(rf"[\s{INVISIBLE}]+")


def kept(raw: Any, **arguments: Any) -> Article | ReadError:
    """Clean `raw`, and check every promise that does not depend on its content.

    Return the article or the `ReadError`.

    Raises:
        AssertionError: a promise is broken. Any other error is a broken promise too.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            document = PIPELINE.run(cleanscrape.read(raw, **arguments))
        except ReadError as error:
            return error  # what it says is checked where it is expected
        article = assemble(document)  # as `cleanscrape.clean` does
        _typed(article)
        _lossless(article, document.text)
        _carried(article)
    return article


def _typed(article: Article) -> None:
    assert article.title is None or article.title.strip()
    assert article.byline is None or (
        article.byline.text.strip() and all(name.strip() for name in article.authors)
    )
    assert all(paragraph.text.strip() for paragraph in article.paragraphs)
    assert all(0 <= caption.before <= len(article.paragraphs) for caption in article.captions)
    assert all(
        piece.filter and piece.reason and 0 <= piece.confidence <= 1 for piece in article.removed
    )
    assert all(
        0 <= claim.confidence <= 1 for claims in article.evidence.values() for claim in claims
    )
    assert not any(
        piece.field == "paragraphs" and piece.label is Label.HIDDEN for piece in article.account
    )


def _lossless(article: Article, text: str) -> None:
    """Every character but blanks stands in one piece, in order, and every piece in one place."""
    pieces = article.account
    assert all(piece.text == text[piece.start : piece.end] for piece in pieces)
    assert all(left.end <= right.start for left, right in pairwise(pieces))
    assert _squeezed("".join(piece.text for piece in pieces)) == _squeezed(text)
    removed = [(piece.start, piece.end) for piece in article.removed]
    assert removed == [(piece.start, piece.end) for piece in pieces if piece.field == "removed"]


def _carried(article: Article) -> None:
    """The article survives every form that it can be given in."""
    data = article.to_dict()
    assert json.loads(article.to_json().encode("utf-8")) == data
    again = Article.from_dict(data)
    assert (again, again.removed, again.evidence) == (article, article.removed, article.evidence)
    copy = pickle.loads(pickle.dumps(article))  # noqa: S301 - our own bytes
    assert (copy, copy.account) == (article, article.account)
    assert isinstance(article.to_text(), str)
    assert isinstance(article.to_markdown(), str)
    assert isinstance(article.to_html(), str)
    assert all(len(chunk.text) <= 500 for chunk in article.chunks(500))
    assert isinstance(article.tables(), tuple)


def _squeezed(text: str) -> str:
    return _BLANK.sub("", text)
