"""Whether the article is free to read, as far as the page shows it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, islice

from ..document import BlockTable, Claim, Document, Hint, Label
from ..lexicons import load, unspaced
from ..scoring.page.shape import shapes
from ..values import Paragraph

_BOX = re.compile(r"(?i)(?<![a-z])(?:pay|reg|meter)-?_?wall(?![a-z])")
# Labels of what an element named "paywall" holds as a box; many free bodies stand in one too.
_LABELS = frozenset({
    Label.SUBSCRIBE, Label.INTERFACE, Label.BOILERPLATE, Label.ADVERT, Label.NAVIGATION,
})  # fmt: skip
_MAX_BOX_CHARS = 150
_LAST = 3  # paragraphs at the body's end, which may be a box that no filter knows
_WORD = re.compile(r"[^\W\d_]+|\d+")
# Scripts without spaces between words: a character counts as one.
# Below half of what JSON-LD counts, the rest is not on the page. Short texts are counted in many
# ways (with or without title and captions), so they say nothing.
_SHARE = 0.5
_MIN_WORDS = 150
_AS_CHARACTERS = (0.75, 1.25)
_PHRASE, _NAME, _COUNT = 0.65, 0.5, 0.4


def access_claims(
    document: Document,
    labels: Sequence[Label],
    paragraphs: Sequence[Paragraph],
    order: Sequence[int],
    ranked: Mapping[str, tuple[Claim, ...]],
) -> Iterator[Claim]:
    """What boxes behind the body's beginning say, and the number of words that JSON-LD counts.

    For the arguments see `findings`.
    """
    if not paragraphs:
        return
    yield from _box_claims(document, labels, order, len(paragraphs))
    counts = ranked.get("word_count", ())
    if counts and _is_short(paragraphs, counts[0].value):
        yield Claim("access", "closed", _COUNT, "word-count", filter="assemble")


def _is_short(paragraphs: Sequence[Paragraph], count: object) -> bool:
    """True where the body has less than half of `count` words.

    Some count characters; then the body has about as many.
    """
    if not isinstance(count, int) or count < _MIN_WORDS:
        return False
    characters = sum(len(paragraph.text) for paragraph in paragraphs)
    if _AS_CHARACTERS[0] * count < characters < _AS_CHARACTERS[1] * count:
        return False
    words = accumulate(_words(paragraph.text) for paragraph in paragraphs)
    return all(found < count * _SHARE for found in words)


def _box_claims(
    document: Document, labels: Sequence[Label], order: Sequence[int], size: int
) -> Iterator[Claim]:
    """The first box that closes the article, and the first that counts what may be read.

    A box may be hidden as a template: readers of a free page never see it.
    """
    blocks = document.blocks
    seen = set()
    for index, value, confidence in _boxes(blocks, labels, bisect_left(order, 1)):
        label = labels[index]
        if label.is_body and order[index] < size - _LAST:
            continue
        if len(blocks.texts[index]) > _MAX_BOX_CHARS or blocks.hints[index] & Hint.HIDDEN:
            continue
        if (value, confidence) not in seen:
            seen.add((value, confidence))
            yield Claim("access", value, confidence, "text", index, filter="assemble")


def _boxes(
    blocks: BlockTable, labels: Sequence[Label], first: int
) -> Iterator[tuple[int, str, float]]:
    """The blocks from `first` on that look like a box, with what they say and how surely."""
    category = load("paywall", "metered").category
    phrases = [*map(category, islice(shapes(blocks).folded, first, None))]
    named = {path for path in _paths_of_walls(blocks) if _BOX.search(path)}
    for index, phrase in enumerate(phrases, first):
        if phrase is not None:
            yield index, "metered" if phrase == "metered" else "closed", _PHRASE
        elif named and labels[index] in _LABELS and blocks.paths[index] in named:
            yield index, "closed", _NAME


def _paths_of_walls(blocks: BlockTable) -> set[str]:
    """The paths of which `_BOX` may match one; nearly always none."""
    paths = {*blocks.paths}
    return paths if "wall" in "\n".join(paths).lower() else set()


def _words(text: str) -> int:
    """The number of words, as a rough count; each character of a script without spaces is one."""
    if text.isascii():
        return len(text.split())
    return len(_WORD.findall(unspaced().sub(" 1 ", text)))
