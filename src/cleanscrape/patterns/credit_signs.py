"""Which of many lines may have a photo credit: one look at all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from ..document import BlockTable, derived
from ..lexicons import Signs, load
from .credit_cues import STOPS, cues_behind, foreign_heads, latin_heads
from .credits import credit_of, split_credit

# What `credits._VIA_SIGN` finds, in small letters.
_VIA = (
    "/", "©", "via ", "ap photo", "getty", "shutterstock", "alamy", "stock", "unsplash", "pa wire",
    "handout", "courtesy",
)  # fmt: skip
BRACKETS = " ()（）[]【】"  # what may stand around a credit
_MAX_CHARS = 200  # characters at the end of a text in which a credit and its cue begin
_PLAIN = re.compile(r"[\w=-]+")


def with_credit_signs(blocks: BlockTable, indices: Sequence[int]) -> list[int]:
    r"""Those of some blocks in which `split_credit` or `credit_of` may find a credit.

    In no other of them they find one. A block is looked at for a fraction of what they take.

    >>> from cleanscrape import read
    >>> page = read("A road. Photo: Jo Roe\n\nIt rained.\n\nJo Roe/Reuters\n\nThe photo")
    >>> with_credit_signs(page.blocks, range(4))
    [0, 2]
    """
    texts = blocks.texts
    found = _finder()([texts[index] for index in indices])
    signed = [indices[number] for number in found]
    _without(blocks).update({*indices}.difference(signed))
    return signed


@derived
def _without(_blocks: BlockTable) -> set[int]:
    """The blocks that have no sign of a credit, as far as they were looked at."""
    return set()


def split_of(blocks: BlockTable, index: int) -> tuple[str, str] | None:
    """`split_credit` of a block."""
    return None if index in _without(blocks) else split_credit(blocks.texts[index])


def credit_in(blocks: BlockTable, index: int) -> str | None:
    """`credit_of` a block."""
    return None if index in _without(blocks) else credit_of(blocks.texts[index])


@cache
def signs() -> Signs:
    """What a credit or its cue begins or ends with."""
    last = load("agencies").last_words
    plain = {word for word in last if _PLAIN.fullmatch(word)}
    return Signs(
        free=(*foreign_heads(), *_VIA),
        bound=latin_heads(),
        stops=STOPS + BRACKETS.strip(),
        last=plain,
        tails=(*cues_behind(), *sorted(last - plain)),
        trailing=BRACKETS + ".",
        most=_MAX_CHARS,
    )


@cache
def _finder() -> Callable[[Sequence[str]], list[int]]:
    return signs().compiled()
