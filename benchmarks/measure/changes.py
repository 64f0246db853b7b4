"""Changes that sites make to their pages, made to pages of corpora."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

from cleanscrape import Document
from cleanscrape.resolve import best, rank
from cleanscrape.sites.record import FIELDS
from cleanscrape.verdict import is_excluded, verdicts

Tree = Any
_MENU = (
    "Timetables", "Prize puzzles", "Cookery school", "Allotments", "Lost and found", "Tide tables",
    "Choir practice", "Second-hand boats",
)  # fmt: skip
_TEXTS = ("p", "div", "li", "h2", "h3", "blockquote", "font", "span")
_CONTAINERS = ("p", "div", "li", "ul", "ol", "table", "section", "article")
_SPACE = re.compile(r"\s+")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*>")  # lxml refuses texts that name an encoding
_METADATA = frozenset({"json-ld", "meta", "microdata", "og"})
_BELOW = 5  # links that stand below the body
_SHORT = 16  # characters of the text of a link that is taken for an entry of a menu


@dataclass(frozen=True)
class Opened:
    """A page that can be changed.

    Args:
        tree: of the page.
        document: what the pipeline made of it.
        container: the element that holds most of the body; None where it is not found.
        parts: the elements of the body's blocks.
    """

    tree: Tree
    document: Document
    container: Tree | None
    parts: list[Tree]


def opened(page: str, document: Document) -> Opened:
    """The page's tree, to be changed, and where its body stands in it.

    Args:
        page: the decoded page.
        document: what the pipeline made of it.
    """
    tree = parsed(page)
    body = {
        _told(text)
        for text, decision in zip(document.blocks.texts, verdicts(document))
        if not is_excluded(decision)
    }
    parts = [
        element
        for element in tree.iter(*_TEXTS)
        if next(element.iterdescendants(*_CONTAINERS), None) is None
        and len(text := _told(element.text_content())) > 40
        and text in body
    ]
    held: Counter[Tree] = Counter()
    for part in parts:
        held[part.getparent()] += len(part.text_content())
    most = held.most_common(1)
    return Opened(tree, document, most[0][0] if most else None, parts)


def parsed(page: str) -> Tree:
    """The tree of a decoded page."""
    return html.document_fromstring(_DECLARED.sub("", page, count=1))


def _told(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def classes(page: Opened) -> bool:
    """Other names of all classes and ids."""
    named = [*page.tree.iter()]
    for element in named:
        for name in ("class", "id"):
            value = element.get(name) if isinstance(element.tag, str) else None
            if value:
                element.set(name, " ".join(f"{part}-new" for part in value.split()))
    return True


def moved(page: Opened) -> bool:
    """The body's container below all else on the page, within a new element.

    Where hardly anything else stood below it, this is no change.
    """
    if page.container is None or page.container.tag in ("body", "td", "tr"):
        return False
    below = [text for one in page.container.xpath("following::a") if (text := one.text)]
    if len(below) < _BELOW:
        return False
    _taken(page.container)
    column = _made("div", "column-new")
    column.append(page.container)
    page.tree.find(".//body").append(column)
    return True


def metadata(page: Opened) -> bool:
    """No metadata, and no elements for the headline and times.

    Where no field is in the metadata, this is no change.
    """
    if not any(
        claim.field in FIELDS and claim.source in _METADATA for claim in page.document.claims
    ):
        return False
    for element in [*page.tree.iter("meta", "script", "link")]:
        element.drop_tree()
    for element in [*page.tree.iter("time", "h1")]:
        element.tag = "div"
        element.attrib.pop("datetime", None)
    return True


def signature(page: Opened) -> bool:
    """The byline and the date below the body, in an element of their own."""
    if page.container is None:
        return False
    ranked = rank(page.document.claims)
    winners = (best(ranked, field) for field in ("byline", "date"))
    texts = {
        _told(page.document.blocks.texts[claim.block])
        for claim in winners
        if claim is not None and claim.block is not None
    }
    found = [
        element
        for element in page.tree.iter("p", "div", "span", "li", "font", "td", "b", "em", "address")
        if _told(element.text_content()) in texts
    ]
    holder = _made("div", "signature-new")
    for element in found[:2]:
        if page.container not in element.iter() and element.getparent() is not None:
            _taken(element)
            element.tag = "p"
            holder.append(element)
    page.tree.find(".//body").append(holder)
    return len(holder) > 0


def menu(page: Opened) -> bool:
    """A menu in the middle of the body's container."""
    if page.container is None:
        return False
    items = "".join(f"<li><a href='/{number}'>{name}</a></li>" for number, name in enumerate(_MENU))
    added = html.fromstring(f"<ul class=extra>{items}</ul>")
    page.container.insert(len(page.container) // 2, added)
    return True


def split(page: Opened) -> bool:
    """The second half of the body in a container of its own."""
    if page.container is None or len(page.parts) < 4:
        return False
    rest = _made("div", "rest-new")
    own = [part for part in page.parts if part.getparent() is page.container]
    if len(own) < 4:
        return False
    page.container.addnext(rest)
    for part in own[len(own) // 2 :]:
        _taken(part)
        rest.append(part)
    return True


def paywall(page: Opened) -> bool:
    """No more than the first two paragraphs of the body."""
    if len(page.parts) < 4:
        return False
    for part in page.parts[2:]:
        if part.getparent() is not None:
            _taken(part)
    return True


def menus(page: Opened) -> bool:
    """Other words in menus: half of the short links have another text."""
    links = [link for link in page.tree.iter("a") if 1 < len(_told(link.text_content())) <= _SHORT]
    changed = [link for link in links if sum(map(ord, _told(link.text_content()))) % 2]
    for link in changed:
        for child in [*link]:
            link.remove(child)
        link.text = f"New {_told(link.text_content())}"
    return len(changed) >= 3


def redesign(page: Opened) -> bool:
    """Other classes, other words in menus, no metadata, and the body elsewhere."""
    moved(page)
    return all([classes(page), metadata(page), menus(page) or True])


CHANGES: dict[str, Callable[[Opened], bool]] = {
    change.__name__: change
    for change in (
        classes, moved, metadata, signature, menu, split, paywall, menus, redesign,
    )
}  # fmt: skip


def _made(tag: str, name: str) -> Tree:
    element = etree.Element(tag)
    element.set("class", name)
    return html.fromstring(etree.tostring(element))


def _taken(element: Tree) -> None:
    """Take an element out of its tree; the text after it stays."""
    parent = element.getparent()
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
        element.tail = None
    parent.remove(element)
