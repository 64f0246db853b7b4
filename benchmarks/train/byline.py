"""Fit the weights that choose the byline (`cleanscrape.scoring.lines.byline_score`).

For each page the candidates of the byline filter compete with each other and with "none"; right is
the one that names the truth's authors. Held-out figures are of folds by domain.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

import cleanscrape
from cleanscrape import Pipeline
from cleanscrape.filters.byline import Bylines
from cleanscrape.scoring.lines.byline_candidates import byline_candidates
from cleanscrape.scoring.lines.byline_line import BylinePage, Line
from cleanscrape.scoring.lines.byline_score import BYLINE
from cleanscrape.verdict import verdicts

from ..corpora.flatten import flattened
from ..corpora.pages import Page, load
from ..scoring.metrics import fold
from ..scoring.surface import reduce_truth
from .choice import Choice, report, with_none

SOURCES = (
    ("news-dev", "html"), ("news-dev", "full"), ("news-dev", "main"), ("news-dev", "wet"),
    ("news-dev", "nodes"), ("news-dev", "oneline"),
    ("wcxb-dev", "html"), ("wcxb-dev", "full"), ("zh-dev", "html"), ("zh-dev", "full"),
)  # fmt: skip


def main(folder: str = "../shared/corpora") -> int:
    """Fit on all corpora in `folder` and print the report."""
    chain = Pipeline.default()
    chain = chain.only(*chain.names[: chain.names.index(Bylines.name)])
    choices = [
        choice
        for corpus, shape in SOURCES
        for page in load(Path(folder), corpus, ["article"] if corpus == "wcxb-dev" else None)
        if (choice := _choice(page, corpus, shape, chain)) is not None
    ]
    report(choices, BYLINE)
    return 0


def _choice(page: Page, corpus: str, shape: str, chain: Pipeline) -> Choice | None:
    raw = page.html if shape == "html" else flattened(page, shape)
    truth = page.truth if shape == "html" else reduce_truth(page.truth, str(raw))
    document = chain.run(
        cleanscrape.read(
            raw,
            url=page.url if shape == "html" else None,
            source="html" if shape == "html" else "text",
        )
    )
    decided = verdicts(document)
    looked_at = BylinePage(document, decided)
    found = [*byline_candidates(document, decided, Bylines().reach)]
    wanted = {fold(name) for name in truth.authors}
    names = [{fold(name) for name in one.byline.authors} for one in found]
    right = np.array([*_right(names, wanted), False])
    if not right.any():
        right[-1] = True
    lines = [Line(looked_at, one.byline, one.block, one.other_blocks) for one in found]
    return Choice(
        page.domain,
        f"{corpus} {shape}",
        with_none(BYLINE, lines),
        right,
        3.0 if corpus == "news-dev" else 1.0,
    )


def _right(names: list[set[str]], wanted: set[str]) -> Iterator[bool]:
    exact = any(one == wanted for one in names)
    for one in names:
        yield bool(wanted) and (one == wanted if exact else bool(one & wanted))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
