"""Which texts begin as another place of the page does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..._speed import kernel

# Raised, here and in the kernel, when what the kernel is given or gives changes.
_CONTRACT = 1


def repeated_in_python(texts: Sequence[str], asked: Sequence[int], size: int) -> list[int]:
    """`repeated`: the definition of what the kernel gives.

    That may name a text more, where the hashes of two beginnings are the same.
    """
    joined = "\n".join(texts)
    return [number for number in asked if _is_twice(joined, texts[number], size)]


def _is_twice(joined: str, text: str, size: int) -> bool:
    beginning = text[:size]
    return len(text) < size or joined.find(beginning, joined.find(beginning) + 1) >= 0


def _agrees(words: Any) -> bool:
    texts = ["the rain", "a rain fell", "it rained", "so the rain fell", "a"]
    given = texts, range(5), 5
    return bool(words.repeated(*given) == repeated_in_python(*given))


_words = kernel("words", _CONTRACT, _agrees)
repeated = repeated_in_python if _words is None else _words.repeated
"""Those of some texts whose beginning stands in another place of the texts too.

Args:
    texts: of a page, without line breaks.
    asked: numbers of texts.
    size: of a beginning, in characters. A text that is shorter is one of them.
"""
