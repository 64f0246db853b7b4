"""Lets each allocation of the kernel `scan` fail once: a MemoryError, or the right result.

Needs `_testcapi`, which CPython is built with unless somebody leaves it out.
"""

from __future__ import annotations

import _testcapi
from collections.abc import Callable
from importlib import import_module

import numpy as np

from cleanscrape._speed import scan
from cleanscrape.scoring.body import characters
from cleanscrape.scoring.page import shape

folding = import_module("cleanscrape.lexicons.fold")
TEXTS = [
    "The old bridge over the river was opened again. " * 60,
    "雨が降った。",
    "Old “bridge”",
] * 9
columns = np.empty((8, len(TEXTS))), np.empty(len(TEXTS), np.int64), np.empty(len(TEXTS), np.int64)
read, fold, plain = characters._in_c(scan), folding.fold_by(scan), folding.strip_marks_by(scan)
CALLS: dict[str, Callable[[], object]] = {
    "characters": lambda: read(TEXTS, *columns),
    "shapes": lambda: shape.words_and_ends_by(scan, TEXTS),
    "fold": lambda: fold(TEXTS[0]),
    "strip_marks": lambda: plain(TEXTS[2]),
}

for name, call in CALLS.items():
    right, failed = call(), 0
    for number in range(300):  # more than a call makes
        result = right
        _testcapi.set_nomemory(number, number + 1)
        try:
            result = call()
        except MemoryError:
            failed += 1
        finally:
            _testcapi.remove_mem_hooks()
        assert result == right, name
    assert failed, name
    print(f"{name}: a MemoryError for {failed} of its allocations, the right result otherwise")
