"""The posts that JSON-LD and microdata tell of: who wrote each, when, and how it begins.

They are evidence for what stands in the page, never a text by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from itertools import islice
from typing import Any

from lxml import etree

from ...document import Claim
from ...patterns.dates import find_date
from ...patterns.spaces import normalize_space
from ...values import Post
from . import jsonld

_OPENING_CHARS = 120
_MAX_NAME = 80  # characters
_MAX_DEPTH = 12
_FIRST_YEAR = 1980  # of bulletin boards; a clock that was never set says 1970
_MAX_POSTS = 2_000
_MAX_PROPERTIES = 20_000
_MAX_CLIMB = 40  # elements above a property that are looked at for the item that it belongs to
_MAX_INNER = 60  # elements within an author that are looked at for the name
_MARKUP = re.compile(r"<[^<>]{0,500}>")
_THREADS = frozenset({"DiscussionForumPosting", "Question"})
_ANSWERS = frozenset({"Comment", "UserComments", "Answer"})
_TEXTS = ("text", "articleBody", "commentText", "description")
_DATES = ("datePublished", "dateCreated", "commentTime")
_AUTHORS = ("author", "creator")
_REPLIES = ("comment", "acceptedAnswer", "suggestedAnswer")
_LOWER_TEXTS, _LOWER_DATES = (
    tuple(name.lower() for name in names) for names in (_TEXTS[:3], _DATES)
)


def json_posts(items: Iterable[dict[str, Any]]) -> Iterator[Claim]:
    """At most one claim: the posts in the objects of a page's JSON-LD, in order.

    Args:
        items: the objects at the top.
    """
    items = [*items]
    index = jsonld.by_id(items)
    found = dict[int, Post]()
    for item in items:
        is_thread = not _THREADS.isdisjoint(jsonld.types(item))
        if is_thread or any(reply in item for reply in _REPLIES):
            _walk(item, is_thread, -1 if not is_thread else 0, index, found)
    yield from _claims(found.values(), "json-ld")


def _walk(
    item: dict[str, Any],
    is_post: bool,
    depth: int,
    index: dict[str, dict[str, Any]],
    found: dict[int, Post],
    nested: int = 0,
) -> None:
    """Put an item's post and those that answer it into `found`, by the identity of objects."""
    if len(found) >= _MAX_POSTS or id(item) in found or nested > _MAX_DEPTH:
        return
    if is_post:
        found[id(item)] = _json_post(item, depth, index)
    is_thread = "DiscussionForumPosting" in jsonld.types(item)
    for key in _REPLIES:
        replies = item.get(key)
        below = depth if is_thread or key != "comment" else depth + 1
        for reply in (replies if isinstance(replies, list) else [replies])[:_MAX_POSTS]:
            if isinstance(reply, dict):
                _walk(reply, True, below, index, found, nested + 1)


def _json_post(item: dict[str, Any], depth: int, index: dict[str, dict[str, Any]]) -> Post:
    text = next((jsonld.text_of(item[key]) for key in _TEXTS if item.get(key)), "")
    text = text or jsonld.text_of(item.get("name") or item.get("headline"))
    who = next((item[key] for key in _AUTHORS if item.get(key)), None)
    name = next((unescape(name) for name, _ in jsonld.names_of(who, index) if name), "")
    if isinstance(who, list):
        who = who[0] if who else None
    url = who.get("url") if isinstance(who, dict) else None
    when = next((jsonld.text_of(item[key]) for key in _DATES if item.get(key)), "")
    opening = unescape(_MARKUP.sub(" ", text[: 4 * _OPENING_CHARS]))
    return _post(opening, name, url if isinstance(url, str) else None, when, depth)


def microdata_posts(carriers: Iterable[etree._Element]) -> Iterator[Claim]:
    """At most one claim: the posts that elements of the page are marked as, in order.

    Args:
        carriers: its elements with ``itemprop``, in order.
    """
    properties = [*islice(carriers, _MAX_PROPERTIES)]
    posts: dict[etree._Element, dict[str, etree._Element]] = {}
    for element in properties:
        if _property(element) in _LOWER_TEXTS:
            item = _item(element)
            if item is not None and len(posts) < _MAX_POSTS and _kind(item) in _ANSWERS | _THREADS:
                posts.setdefault(item, {})
    if not posts:
        return
    for element in properties:
        item = _item(element)
        if item is not None and item in posts:
            posts[item].setdefault(_property(element), element)
    yield from _claims((_marked_post(item, held) for item, held in posts.items()), "microdata")


def _marked_post(item: etree._Element, held: dict[str, etree._Element]) -> Post:
    text = next(held[name] for name in _LOWER_TEXTS if name in held)
    said = text.get("content") or " ".join(map(str, islice(text.itertext(), _MAX_INNER)))
    when = next((_value(held[name]) for name in _LOWER_DATES if name in held), "")
    who = next((held[name] for name in _AUTHORS if name in held), None)
    name, url = ("", None) if who is None else _person(who)
    answers = sum(_kind(one) in _ANSWERS for one in islice(item.iterancestors(), 4 * _MAX_CLIMB))
    return _post(said, name, url, when, min(answers, _MAX_DEPTH))


def _person(element: etree._Element) -> tuple[str, str | None]:
    """The name and the address that an author's element holds."""
    inner = [*islice(element.iter(), _MAX_INNER)]
    named = next((one for one in inner if _property(one) == "name"), element)
    addresses = (one.get("href") or one.get("content") for one in inner if _property(one) == "url")
    return _value(named), next(filter(None, addresses), None) or element.get("href")


def _value(element: etree._Element) -> str:
    """What a property says: to machines, else to readers."""
    told = element.get("content") or element.get("datetime")
    return told or " ".join(map(str, islice(element.itertext(), _MAX_INNER)))


def _item(element: etree._Element) -> etree._Element | None:
    """The item that an element's property belongs to."""
    above = islice(element.iterancestors(), _MAX_CLIMB)
    return next(
        (one for one in above if "itemscope" in one.attrib or "itemtype" in one.attrib), None
    )


def _property(element: etree._Element) -> str:
    return (element.get("itemprop") or "").strip().lower()


def _kind(element: etree._Element) -> str:
    return (element.get("itemtype") or "").strip().rpartition("/")[2]


def _post(opening: str, name: str, url: str | None, when: str, depth: int) -> Post:
    name = normalize_space(name)
    found = find_date(normalize_space(when)[:_OPENING_CHARS], "en")
    return Post(
        normalize_space(opening[: 4 * _OPENING_CHARS])[:_OPENING_CHARS],
        name if 0 < len(name) <= _MAX_NAME else None,
        url,
        found.value if found and found.value.year >= _FIRST_YEAR else None,
        max(depth, 0),
    )


def _claims(posts: Iterable[Post], source: str) -> Iterator[Claim]:
    found: list[Post] = []
    for post in posts:
        if found and post.text == found[-1].text and None in (found[-1].author, found[-1].date):
            found[-1] = _completed(found[-1], post)
        elif post.text and (post.author or post.date):
            found.append(post)
    if found:
        yield Claim("posts", tuple(found), 0.8, source, filter="metadata")


def _completed(post: Post, other: Post) -> Post:
    """A post with what another entry says of it: the first one of a thread may stand twice."""
    return replace(
        post,
        author=post.author or other.author,
        author_url=post.author_url or other.author_url,
        date=post.date or other.date,
    )
