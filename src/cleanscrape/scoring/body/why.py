"""Why the scorer decided as it did: the features that spoke most for and against a block.

Computed only when somebody asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

import numpy as np

from ...document import Decision, Document
from ...verdict import verdicts
from .catalogue import FAMILIES, entry
from .characters import Floats
from .features import Features, features
from .model import Model, kind, model
from .pieces import piece, spans

_STRONGEST = 4
_MIN_LOG_ODDS = 0.15  # log-odds; what moves a block by less is not worth naming


class Why:
    """The scorer's reasons for the blocks of a page.

    Args:
        document: a page that the body filter ran over.
    """

    def __init__(self, document: Document) -> None:
        earlier = takewhile(lambda decision: decision.filter != "body", document.decisions)
        self._before = replace(document, decisions=tuple(earlier))
        self._decided = verdicts(self._before)
        self._span = (0, 0)

    def __call__(self, index: int, decision: Decision | None) -> tuple[str, ...]:
        """The strongest features of a block, ``+`` for the body and ``-`` against it.

        Nothing where the scorer did not decide.
        """
        if decision is None or decision.filter != "body" or decision.reason == "best-there-is":
            return ()
        if not self._span[0] <= index < self._span[1]:
            self._look_at(next(span for span in spans(len(self._before)) if index < span[1]))
        index -= self._span[0]
        row = sorted(
            ((float(column[index]), name) for name, column in self._parts.items()),
            key=lambda part: (-abs(part[0]), part[1]),
        )
        return tuple(
            f"{'+' if value > 0 else '-'}{self._shown_with_value(name, index)}"
            for value, name in row[:_STRONGEST]
            if abs(value) >= _MIN_LOG_ODDS
        )

    def _look_at(self, span: tuple[int, int]) -> None:
        """Compute the reasons for the piece of the page that was scored together."""
        part, decided = piece(self._before, self._decided, *span)
        page = features(part, decided)
        known = model(kind(self._before))
        self._span, self._names, self._values = span, page.names, page.matrix
        self._parts = _parts(known, page, known.types(part, page))

    def _shown_with_value(self, name: str, index: int) -> str:
        shown = _SHOWN.get(name)
        if shown is None:
            return name
        return f"{name} {self._values[index, self._names.index(shown)]:.2f}"


def _parts(known: Model, page: Features, types: Mapping[str, float]) -> Mapping[str, Floats]:
    """For each family of features what it adds to each block's log-odds.

    What is lost where they are as on the page's average.

    What the first answers and what they say together owe to a family is part of it.
    """

    def odds(page: Features) -> Floats:
        return known.trees.odds(*known.stacked(page, types))

    whole = odds(page)
    families = np.array(_families(page.names))
    found: dict[str, Floats] = {}
    for family in sorted({*families.tolist()} - {""}):
        matrix = page.matrix.copy()
        matrix[:, families == family] = matrix[:, families == family].mean(axis=0)
        found[family] = whole - odds(page._replace(matrix=matrix))
    return found


@lru_cache(maxsize=4)
def _families(names: tuple[str, ...]) -> tuple[str, ...]:
    """The family's label of each feature, ``""`` for what speaks of the page."""
    return tuple(entry(name).label for name in names)


_SHOWN = {family.label: family.shown for family in FAMILIES if family.shown}
