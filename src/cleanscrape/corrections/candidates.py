"""Rules that would do what a correction says, the narrowest kinds first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..labels import Label
from ..rule_sets import Rule
from ..rule_sets.matching import folded
from ..rule_sets.rule import BODY, FIELDS
from ..rules.selectors import to_xpath
from .scenes import Scene

_LEVELS = 5  # elements around a block whose names are tried
_NEAR = 1  # the same for body: much that is none stands in the elements around it
_SIGNS = 3  # names of an element that are tried
# Names of classes and ids that other pages have too: those with digits mostly count something.
_SIGN = re.compile(r"[.#][A-Za-z_][A-Za-z_-]{1,60}")
# Elements that say by themselves what is in them.
_TELLING = frozenset({
    "address", "aside", "blockquote", "caption", "cite", "details", "dl", "figcaption", "figure",
    "footer", "form", "header", "nav", "small", "table", "time", "h1", "h2", "h3", "h4", "h5", "h6",
})  # fmt: skip
_CONTAINERS = frozenset({"article", "body", "div", "main", "section", "table", "td", "tr"})
_MAX_TEXT = 300  # characters of a text that may stand on other pages
_WORDS = 3  # at the beginning of a text, that other texts may begin with too
_SHORT = 4  # characters that a beginning must have
_STEPS = 4  # lines near a block that may be where a stretch begins or ends
_LINE = 80  # characters of such a line
_PREFIX = re.compile(r"[^:：]{3,30}[:：]")


def candidates(scene: Scene, block: int, label: str) -> Iterator[Rule]:
    """Rules that match a block and say that it is `label`.

    Args:
        scene: the page.
        block: number of the block.
        label: a label, or ``"body"``.
    """
    is_field = label in FIELDS and label != BODY
    says = Rule(field=label) if is_field else Rule(label=label)
    for select in _selectors(scene, block, label):
        yield replace(says, select=select, xpath=to_xpath(select))
    if is_field and label != "caption":
        return  # its text is another one on each page
    text = folded(scene.document.blocks.texts[block])
    if 0 < len(text) <= _MAX_TEXT:
        yield replace(says, texts=(text,))
    for start in _starts(text):
        yield replace(says, starts=(start,))
    if label not in (BODY, "caption") and not Label(label).is_body:
        yield from _stretches(scene, block, says)


def _starts(text: str) -> Iterator[str]:
    """Beginnings of a text: up to a colon, and the first words."""
    prefix = _PREFIX.match(text)
    if prefix and prefix.end() < len(text):
        yield prefix[0]
    words = text.split(" ")
    for count in range(1, min(_WORDS + 1, len(words))):
        start = " ".join(words[:count])
        if len(start) >= _SHORT:
            yield start


def _stretches(scene: Scene, block: int, says: Rule) -> Iterator[Rule]:
    """Rules for all that stands below a line, or above one: the block itself or one near to it."""
    texts = scene.document.blocks.texts
    for step in range(_STEPS):
        for near, extent in ((block - step, "to-end"), (block + step, "from-start")):
            if 0 <= near < len(texts) and 0 < len(texts[near]) <= _LINE:
                yield replace(says, texts=(folded(texts[near]),), extent=extent)


def _selectors(scene: Scene, block: int, label: str) -> Iterator[str]:
    """CSS selectors of the block's element and of those around it, from the inside outwards."""
    tree, number = scene.document.tree, scene.document.blocks.origins[block]
    if tree is None or number < 0:
        return
    leaf = tree.names[number]
    if label == BODY and leaf in _CONTAINERS:
        return  # what else stands in it is mostly none
    for level in range(_NEAR if label == BODY else _LEVELS):
        name = tree.names[number]
        if number < 0 or name in ("body", "html"):
            return
        signs = [sign for sign in scene.signs.get(number, ()) if _SIGN.fullmatch(sign)]
        for select in (*(f"{name}{sign}" for sign in signs[:_SIGNS]), *_telling(name)):
            if level:
                yield f"{select} {leaf}"
            yield select
        number = tree.parents[number]


def _telling(name: str) -> tuple[str, ...]:
    return (name,) if name in _TELLING else ()
