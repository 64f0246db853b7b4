"""The fields of an article that are worked out when somebody asks for them."""

import copy
import pickle
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from itertools import permutations
from typing import Any

import pytest

import cleanscrape
from cleanscrape import Article
from cleanscrape.later import later

LATE = (
    "images", "embeds", "comments", "posts", "access", "next_page", "previous_page", "direction",
    "entries",
)  # fmt: skip
PROSE = "The old bridge over the river was opened again on Friday morning, after two years of work."
COMMENTS = "".join(
    f'<div class="comment"><b class="comment-author">{name}</b> <time>{day} May 2024</time>'
    f"<p>I walked over it on the first day, and the railing was still wet, number {day}.</p></div>"
    for name, day in (("Al Roe", 4), ("Jo Doe", 5), ("Ed Poe", 6))
)
PAGE = f"""<html><body><nav><a href="/news">News</a> <a href="/sport">Sport</a></nav><main>
<h1>The bridge is open again</h1><p>By Jo Doe</p><p>3 May 2024</p>
<p>{PROSE}</p><img src="/bridge.jpg" alt="The bridge" width="640" height="480"><p>{PROSE[:-1]}, and
the mayor <a href="/mayor">spoke</a>.</p><iframe src="https://video.example/embed/1"></iframe>
<p>{PROSE} Nobody had thought that it would take so long.</p>
<p><a href="?page=1">1</a> <a href="?page=3">3</a></p></main>
<section id="comments" class="comments"><h2>3 comments</h2>{COMMENTS}</section></body></html>"""
URL = "https://courier.example/bridge?page=2"


def fresh() -> Article:
    return cleanscrape.clean(PAGE, url=URL)


def values(article: Article) -> dict[str, Any]:
    return {part.name: getattr(article, part.name) for part in fields(article) if part.compare}


def test_they_wait() -> None:
    article = fresh()
    assert not {*LATE} & {*vars(article)}
    assert article.images[0].address == "https://courier.example/bridge.jpg"
    assert article.embeds[0].address == "https://video.example/embed/1"
    assert [comment.author for comment in article.comments] == ["Al Roe", "Jo Doe", "Ed Poe"]
    assert article.next_page == "https://courier.example/bridge?page=3"
    assert article.previous_page == "https://courier.example/bridge?page=1"
    assert (article.direction, article.access, article.posts, article.entries) == (
        "ltr", None, (), (),
    )  # fmt: skip


def test_they_are_kept() -> None:
    article = fresh()
    assert all(getattr(article, name) is getattr(article, name) for name in LATE)
    assert {*LATE} <= {*vars(article)}


def test_it_does_not_matter_in_which_order_they_are_asked_for() -> None:
    first = fresh()
    expected = first.to_dict(), first.account
    for order in permutations(("comments", "removed", "evidence", "images")):
        article = fresh()
        for name in order:
            getattr(article, name)
        assert (article.to_dict(), article.account) == expected
        assert list(article.evidence) == list(first.evidence)


COPIES: dict[str, Callable[[Article], Article]] = {
    "pickle": lambda article: pickle.loads(pickle.dumps(article)),  # noqa: S301 - our own bytes
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "replace": replace,
    "dict": lambda article: Article.from_dict(article.to_dict()),
}


@pytest.mark.parametrize("name", COPIES)
def test_copies_have_them(name: str) -> None:
    article = fresh()
    again = COPIES[name](article)
    assert (again, hash(again), repr(again)) == (article, hash(article), repr(article))
    assert values(again) == values(fresh())
    assert again.to_dict() == article.to_dict()
    assert [piece.origin for piece in again.removed] == [piece.origin for piece in article.removed]
    if name != "dict":
        assert again.account == article.account


def test_a_field_that_is_given_is_not_worked_out() -> None:
    article = replace(fresh(), images=(), access="free")
    assert (article.images, article.access) == ((), "free")
    assert Article().images == Article.images == ()
    assert Article().access is Article.access is None


def test_threads_get_equal_values() -> None:
    article, expected = fresh(), values(fresh())
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            found = [*pool.map(values, [article] * 8)]
    finally:
        sys.setswitchinterval(interval)
    assert found == [expected] * 8


def test_a_pickle_is_smaller_than_its_pieces() -> None:
    article = fresh()
    assert len(pickle.dumps(article)) < len(pickle.dumps((article, article.account)))
    assert pickle.dumps(article) == pickle.dumps(fresh())


def test_later_works_out_once_and_works_on_a_class() -> None:
    asked = []

    class Page:
        @later
        def size(self) -> int:
            """How large it is."""
            asked.append(self)
            return 3

    page = Page()
    assert (page.size, page.size, asked) == (3, 3, [page])
    assert Page.size.__doc__ == "How large it is."
