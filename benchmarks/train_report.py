"""Word F1 of the body filter, given the scorer's probabilities for pages it has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from cleanscrape.filters import Body
from cleanscrape.verdict import verdicts

from .metrics import HARM
from .scores import table
from .train_data import Case
from .train_fit import Array


def kept(page: Case, probability: Array, body: Body) -> NDArray[np.bool_]:
    """Which blocks end up in the body when the filter is given these probabilities."""
    said = body.decide(page.document, verdicts(page.document), probability.astype(np.float64))
    document = replace(page.document, decisions=(*page.document.decisions, *said))
    return np.array([decision is None or decision.label.is_body for decision in verdicts(document)], dtype=np.bool_)


def report(pages: Sequence[Case], probabilities: Sequence[Array], body: Body | None = None) -> str:
    """A table of word F1 by corpus, shape and type of page, beside keeping everything and the perfect choice of blocks."""
    body = body or Body()
    groups: dict[tuple[str, str, str], list[tuple[float, float, float]]] = {}
    for page, probability in zip(pages, probabilities):
        everything = page.f1(np.ones(len(page.share), dtype=np.bool_))
        scores = page.f1(kept(page, probability, body)), everything, page.f1(page.share >= 0.5)
        groups.setdefault((page.corpus, page.kind, page.shape), []).append(scores)
    rows = [["corpus", "type", "shape", "pages", "body", "keep all", "ceiling", "harm"]]
    for group, found in sorted(groups.items()):
        columns = [f"{fmean(column):.3f}" for column in zip(*found)]
        harm = fmean(score < everything - HARM for score, everything, _ in found)
        rows.append([*group, str(len(found)), *columns, f"{harm:.3f}"])
    return table(rows)
