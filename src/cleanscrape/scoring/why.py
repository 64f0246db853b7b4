"""Why the scorer decided as it did: the features that spoke most for and against a block, computed only when somebody asks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import numpy as np

from ..document import Decision, Document
from ..verdict import verdicts
from .chars import Floats
from .features import features
from .model import Stages, kind, model
from .page import page_features

_STRONGEST = 4
_LEAST = 0.15  # log-odds; what moves a block by less is not worth naming
# Features that speak of the same thing, what to call it, and the feature whose value is told with it. The first pattern that fits counts.
_FAMILIES = (
    (r"(.* (from|at) -?\d.*|first from .*|first at .*|long lines around|heads prose|short between prose)", "neighbours", None),
    (r"(path|own|parent|third)('s)? mean|path's .*", "blocks of the same markup", None),
    (r"(own|parent|third|fifth) (share|words|linked)|readability .*|own of parent|depth holds half|smallest half", "element around", None),
    (r"(core|title words|words of blocks|new words).*|logit × core", "words shared with the article", "core words"),
    (r".*linked.*", "link density", "linked"),
    (r"(in|before|after|length in|gain of) (best|tight)|body .*|page body.*", "place in the likely body", None),
    (r".*\brun\b.*|.*run's.*", "place in the longest prose", None),
    (r"(.*title|title .*)", "place to the headline", None),
    (r"(related|comment|share|bio|foot|date) (met|ever met|before|after)", "heading above or below", None),
    (r"said .*", "earlier filters", None),
    (r"(hint|tag) (?P<name>[\w ]+?)( length)?", "{name}", None),
    (r"(?P<name>\w+) claimed.*", "{name}", None),
    (r"(length.*|under \d+|from \d+|prose|ends.*|sentences|comma.*|word length|logit × length)", "length and sentences", None),
    (r"(.*capitals.*|begins .*|digits|symbols)", "characters", None),
    (r"(prose|words) (before|after)|place|to prose .*|between prose", "place on the page", None),
    (r"(repeated.*|begins alike)", "repeated", None),
    (r"(names|begins with) author.*", "author's name", None),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), name, told) for pattern, name, told in _FAMILIES)


class Why:
    """The scorer's reasons for the blocks of a page.

    Args:
        document: a page that the body filter ran over.
    """

    def __init__(self, document: Document) -> None:
        at = next((place for place, decision in enumerate(document.decisions) if decision.filter == "body"), len(document.decisions))
        before = replace(document, decisions=document.decisions[:at], memo={})
        page = features(before, verdicts(before))
        known = model(kind(document))
        types = known.gate(*page_features(document, page)) if known.gate else {}
        stages = known.other if known.other and types["article"] < 0.5 else known.article
        self._names, self._parts = page.names, _parts(stages, *stages.stacked(page))
        self._values = page.matrix

    def __call__(self, index: int, decision: Decision | None) -> tuple[str, ...]:
        """The strongest features of a block, ``+`` for the body and ``-`` against it; ``()`` where the scorer did not decide."""
        if decision is None or decision.filter != "body" or "run" in decision.reason or decision.reason == "no-prose":
            return ()
        row = sorted(((float(column[index]), name) for name, column in self._parts.items()), key=lambda part: (-abs(part[0]), part[1]))
        return tuple(f"{'+' if value > 0 else '-'}{self._told(name, index)}" for value, name in row[:_STRONGEST] if abs(value) >= _LEAST)

    def _told(self, name: str, index: int) -> str:
        told = next((told for _, family, told in _COMPILED if family == name), None)
        return name if told is None else f"{name} {self._values[index, self._names.index(told)]:.2f}"


def _parts(stages: Stages, names: tuple[str, ...], matrix: Floats) -> Mapping[str, Floats]:
    """For each family of features what it adds to each block's log-odds, against the page's mean.

    What the second stage adds for the first one's own answer is shared out over what the first stage looked at.
    """
    size = len(stages.first.names)
    first = stages.first.aligned(names[:size]) * (matrix[:, :size] - matrix[:, :size].mean(axis=0))
    weights = stages.second.aligned(names)
    second = weights * (matrix - matrix.mean(axis=0))
    second[:, :size] += first * float(weights[names.index("first logit")]) / 4
    found: dict[str, Floats] = {}
    for column, family in enumerate(_families(names)):
        if family:
            found[family] = found.get(family, np.zeros(len(matrix))) + second[:, column]
    return found


@lru_cache(maxsize=4)
def _families(names: tuple[str, ...]) -> tuple[str, ...]:
    """The family of each feature, ``""`` for what speaks of the page or repeats the first stage."""
    found = []
    for name in names:
        fits = ((pattern.fullmatch(name), family) for pattern, family, _ in _COMPILED)
        found.append(next((family.format(**match.groupdict()) for match, family in fits if match), ""))
    return tuple(found)
