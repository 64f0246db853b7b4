"""What the scorer does in C where its kernel (`_speed/score.pyx`) was built."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from .._speed import kernel

CONTRACT = 3

# The functions that the kernel may stand for, by their names: what they do in Python.
TWINS: dict[str, Callable[..., Any]] = {}

_Twin = TypeVar("_Twin", bound=Callable[..., Any])


def _agrees(score: Any) -> bool:
    """Whether the kernel answers a few small questions rightly."""
    return bool(
        score.best_span([-6.0, 10.0, -6.0, 20.0, -6.0]) == (1, 3)
        and score.coded(("p", "li"), {"li": 4}, -1).tolist() == [-1, 4]
        and score.numbered(("a", "b", "a")).tolist() == [0, 1, 0]
    )


_score = kernel("score", CONTRACT, _agrees)


def compiled(twin: _Twin) -> _Twin:
    """The kernel's function of the same name, or where there is no kernel the function itself.

    >>> compiled(lambda: "in Python")()
    'in Python'
    """
    TWINS[twin.__name__] = twin
    chosen: _Twin = twin if _score is None else getattr(_score, twin.__name__, twin)
    return chosen
