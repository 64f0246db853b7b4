"""Why the scorer decided as it did: the features that spoke most for and against a block, computed only when somebody asks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import numpy as np

from ...document import Decision, Document
from ...verdict import verdicts
from .characters import Floats
from .features import Features, features
from .model import Model, kind, model
from .pieces import piece, spans

_STRONGEST = 4
_LEAST = 0.15  # log-odds; what moves a block by less is not worth naming
# Features that speak of the same thing, what to call it, and the feature whose value is told with
# it. The first pattern that fits counts.
_FAMILIES = (
    (r" (?:from|at) -?\d|\A(?:long lines around\Z|heads prose\Z|short between prose\Z)", "neighbours", None),
    (r"\Apath's ", "blocks of the same markup", None),
    (r"\A(?:(?:own|parent|third|fifth) (?:share|words|linked)\Z|readability |own of parent\Z|depth holds half\Z|smallest half\Z)", "element around", None),
    (r"\A(?:core|title words|words of blocks|new words)", "words shared with the article", "core words"),
    (r"linked", "link density", "linked"),
    (r"\brun\b|run's", "place in the longest prose", None),
    (r"title\Z|\Atitle ", "place to the headline", None),
    (r"\A(?:related|comment|share|bio|foot|date) (?:met|ever met|before|after)\Z", "heading above or below", None),
    (r"\Asaid ", "earlier filters", None),
    (r"\A(?:hint|tag) (?P<name>[\w ]+?)(?: length)?\Z", "{name}", None),
    (r"\A(?P<name>\w+) claimed", "{name}", None),
    (r"\A(?:length|under \d+\Z|from \d+\Z|prose\Z|ends|sentences\Z|comma|word length\Z)", "length and sentences", None),
    (r"\A(?:repeated|begins alike\Z)", "repeated", None),
    (r"\A(?:names|begins with) author", "author's name", None),
    (r"capitals|\A(?:begins |digits\Z|symbols\Z)", "characters", None),
    (r"\A(?:(?:prose|words) (?:before|after)\Z|place\Z|to prose |between prose\Z)", "place on the page", None),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), name, told) for pattern, name, told in _FAMILIES)


class Why:
    """The scorer's reasons for the blocks of a page.

    Args:
        document: a page that the body filter ran over.
    """

    def __init__(self, document: Document) -> None:
        at = next(
            (
                place
                for place, decision in enumerate(document.decisions)
                if decision.filter == "body"
            ),
            len(document.decisions),
        )
        self._before = replace(document, decisions=document.decisions[:at])
        self._decided = verdicts(self._before)
        self._span = (0, 0)

    def __call__(self, index: int, decision: Decision | None) -> tuple[str, ...]:
        """The strongest features of a block, ``+`` for the body and ``-`` against it; ``()`` where the scorer did not decide."""
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
            f"{'+' if value > 0 else '-'}{self._told(name, index)}"
            for value, name in row[:_STRONGEST]
            if abs(value) >= _LEAST
        )

    def _look_at(self, span: tuple[int, int]) -> None:
        """Compute the reasons for the piece of the page that was scored together."""
        part, decided = piece(self._before, self._decided, *span)
        page = features(part, decided)
        known = model(kind(self._before))
        self._span, self._names, self._values = span, page.names, page.matrix
        self._parts = _parts(known, page, known.types(part, page))

    def _told(self, name: str, index: int) -> str:
        told = next((told for _, family, told in _COMPILED if family == name), None)
        return (
            name if told is None else f"{name} {self._values[index, self._names.index(told)]:.2f}"
        )


def _parts(known: Model, page: Features, types: Mapping[str, float]) -> Mapping[str, Floats]:
    """For each family of features what it adds to each block's log-odds: what is lost where they are as on the page's average.

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
    """The family of each feature, ``""`` for what speaks of the page."""
    found = []
    for name in names:
        fits = ((pattern.search(name), family) for pattern, family, _ in _COMPILED)
        found.append(
            next((family.format(**match.groupdict()) for match, family in fits if match), "")
        )
    return tuple(found)
