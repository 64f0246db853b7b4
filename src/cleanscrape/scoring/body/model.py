"""The trained scorer.

Logistic regressions judge each block; boosted trees then see their answers for the whole page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...document import BlockTable, Decision, Document, Hint, derived
from .characters import Floats
from .columns import columns
from .features import Features, features
from .page_features import page_features
from .page_type import PageTypeModel
from .pieces import piece, spans
from .stacked_features import OF_PAGE, stacked_features
from .trees import Trees, chances


@dataclass(frozen=True, slots=True, eq=False)
class Regression:
    """A logistic regression over named columns.

    Args:
        names: of the columns, in order.
        weights: one per column, for the columns as they are (not standardised).
        bias: what is added.
    """

    names: tuple[str, ...]
    weights: Floats
    bias: float

    def __call__(self, names: tuple[str, ...], matrix: Floats) -> Floats:
        """The probability for each row.

        Columns are matched by name, so that the weights can be used until the next training even if
        a feature or a label was added or dropped.
        """
        return chances(matrix @ self.aligned(names) + self.bias)

    def aligned(self, names: tuple[str, ...]) -> Floats:
        """The weights of these columns."""
        return (
            self.weights
            if names == self.names
            else _aligned(self.names, tuple(self.weights.tolist()), names)
        )


@dataclass(frozen=True, slots=True)
class Score:
    """What the scorer says of a page.

    Args:
        probability: for each block, the probability that it belongs to the body.
        types: the probability of each type of page, ``{}`` where no model tells them apart (text).
    """

    probability: Floats
    types: dict[str, float] = field(default_factory=dict)

    @property
    def article(self) -> float:
        """The probability that the page is an article; 1 where no model tells."""
        return self.types.get("article", 1.0)


class Model(NamedTuple):
    """The weights for pages of one kind.

    Args:
        article: judges a block by itself; trained on articles.
        trees: judge a block, given what `article` and `other` say about the whole page.
        expected: the word F1 to expect, from `expected.page_statistics`.
        other: like `article`, trained on other pages; None for kinds without other pages.
        page_type: tells the types of page apart; None where all pages are of one.
    """

    article: Regression
    trees: Trees
    expected: Regression
    other: Regression | None = None
    page_type: PageTypeModel | None = None

    def __call__(self, document: Document, page: Features, page_type: str | None = None) -> Score:
        """Score the blocks; `page_type` is the page's type where the caller knows it."""
        types = self.types(document, page, page_type)
        names, own = _second(page, self.first(page), types)
        return Score(self.trees((*page.names, *names), page.matrix, own.T), types)

    def types(
        self, document: Document, page: Features, known: str | None = None
    ) -> dict[str, float]:
        """The probability of each type of page, ``{}`` for kinds of page without such a model."""
        if self.page_type is None:
            return {}
        if known is not None:
            return {name: float(name == known) for name in self.page_type.types}
        return self.page_type(*page_features(document, page))

    def stacked(self, page: Features, types: Mapping[str, float]) -> tuple[tuple[str, ...], Floats]:
        """The columns that the trees see.

        The page's, the first answers, what they say together, and the type of the page.
        """
        return stacked(page, self.first(page), types)

    def first(self, page: Features) -> dict[str, Floats]:
        """The first answers, as `stacked` takes them."""
        found: dict[str, Floats] = {"article answer": self.article(page.names, page.matrix)}
        if self.other is not None:
            found["other answer"] = self.other(page.names, page.matrix)
        return found


def stacked(
    page: Features, first: Mapping[str, Floats], types: Mapping[str, float]
) -> tuple[tuple[str, ...], Floats]:
    """The columns that the trees see.

    Args:
        page: the features.
        first: the first answers for each block: "article answer", and "other answer" where pages
            may be of other types.
        types: the probability of each type of page.
    """
    names, own = _second(page, first, types)
    return (*page.names, *names), np.concatenate([page.matrix.T, own]).T


def _second(
    page: Features, first: Mapping[str, Floats], types: Mapping[str, float]
) -> tuple[tuple[str, ...], Floats]:
    """The second stage's own columns: their names, and a row for each; arguments as of `stacked`.

    Apart from the page's: to put them together takes as long as to make them.
    """
    answer = first["article answer"]
    if "other answer" in first:
        answer = types["article"] * answer + (1 - types["article"]) * first["other answer"]
    of_page = {f"{OF_PAGE}{name}": probability for name, probability in types.items()}
    return stacked_features(page, answer, {**first, **of_page})


@lru_cache(maxsize=32)
def _aligned(names: tuple[str, ...], weights: tuple[float, ...], wanted: tuple[str, ...]) -> Floats:
    """The weights in the order of other names; 0 for a name without one."""
    known = dict(zip(names, weights))
    return np.array([known.get(name, 0.0) for name in wanted])


@lru_cache(maxsize=1)
def _stored() -> dict[str, NDArray[Any]]:
    from pkgutil import get_data  # late, and not importlib.resources, which brings a dozen modules

    return dict(np.load(BytesIO(get_data(__package__, "weights.npz") or b""), allow_pickle=False))


@lru_cache(maxsize=3)
def model(kind: str) -> Model:
    """The weights that come with the package for a kind of page (see `kind`).

    They are read on first use.
    """
    stored = _stored()

    def names(name: str) -> tuple[str, ...]:
        return tuple(map(str, stored[f"{kind} {name} names"]))

    def weights(name: str) -> tuple[Floats, Any]:
        found = stored[f"{kind} {name} weights"].astype(np.float64)
        return found[:-1], found[-1]

    def regression(name: str) -> Regression:
        return Regression(names(name), *weights(name))

    stored_trees = {
        part: stored[f"{kind} trees {part}"]
        for part in ("names", "columns", "borders", "leaves", "bias")
    }
    trees = Trees(
        tuple(map(str, stored_trees["names"])),
        stored_trees["columns"].astype(np.int64),
        stored_trees["borders"],
        stored_trees["leaves"].astype(np.float64),
        float(stored_trees["bias"]),
    )
    if f"{kind} page type classes" not in stored:
        return Model(regression("article"), trees, regression("expected"))
    page_type = PageTypeModel(
        tuple(map(str, stored[f"{kind} page type classes"])),
        names("page type"),
        *weights("page type"),
    )
    return Model(
        regression("article"), trees, regression("expected"), regression("other"), page_type
    )


def score(
    document: Document, decided: Sequence[Decision | None], page_type: str | None = None
) -> Score:
    """What the scorer says of a page.

    A page of more than `pieces.MAX_BLOCKS` blocks is judged in pieces.

    Args:
        document: the page, at least one block.
        decided: what stands for each block so far (`cleanscrape.verdict.verdicts`).
        page_type: the page's type where the caller knows it.
    """
    known, parts = (
        model(kind(document)),
        (piece(document, decided, first, end) for first, end in spans(len(document))),
    )
    found = [known(part, features(part, said), page_type) for part, said in parts]
    if len(found) == 1:
        return found[0]
    types = {name: sum(one.types[name] for one in found) / len(found) for name in found[0].types}
    return Score(np.concatenate([one.probability for one in found]), types)


def kind(document: Document) -> str:
    """Which weights a page needs.

    ``"html"``, ``"text"``, or ``"line"`` if most blocks were cut out of one line.
    """
    if document.source == "html":
        return "html"
    return "line" if _is_line(document.blocks) else "text"


@derived
def _is_line(blocks: BlockTable) -> bool:
    joined = np.count_nonzero(columns(blocks).hints & Hint.SAME_LINE)
    return int(joined) * 2 > len(blocks)
