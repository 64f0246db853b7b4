"""Fit the weights that choose the headline (`cleanscrape.scoring.lines.headline_score`).

The lines that may be the headline compete with each other; pages on which none of them is the true
title say nothing and are left out. Held-out figures are of folds by domain.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

import cleanscrape
from cleanscrape import Pipeline
from cleanscrape.filters.title import Titles
from cleanscrape.patterns.sentences import without_bullet
from cleanscrape.scoring.lines.headline_candidates import candidates
from cleanscrape.scoring.lines.headline_score import HEADLINE
from cleanscrape.verdict import verdicts

from ..corpora.flatten import flattened
from ..corpora.pages import Page, load
from ..scoring.metrics import fold
from .choice import Choice, report, with_none

SOURCES = (
    ("news-dev", "html"), ("news-dev", "full"), ("news-dev", "main"), ("news-dev", "wet"),
    ("news-dev", "nodes"),
    ("wcxb-dev", "html"), ("wcxb-dev", "full"), ("wcxb-dev", "main"),
)  # fmt: skip


def main(folder: str = "../shared/corpora") -> int:
    """Fit on all corpora in `folder` and print the report."""
    chain = Pipeline.default()
    chain = chain.only(*chain.names[: chain.names.index(Titles.name)])
    choices = [
        choice
        for corpus, shape in SOURCES
        for page in load(Path(folder), corpus, ["article"] if corpus == "wcxb-dev" else None)
        if page.truth.title and (choice := _choice(page, corpus, shape, chain)) is not None
    ]
    report(choices, HEADLINE)
    return 0


def _choice(page: Page, corpus: str, shape: str, chain: Pipeline) -> Choice | None:
    raw = page.html if shape == "html" else flattened(page, shape)
    document = chain.run(
        cleanscrape.read(
            raw,
            url=page.url if shape == "html" else None,
            source="html" if shape == "html" else "text",
        )
    )
    found = candidates(document, verdicts(document))
    wanted = fold(page.truth.title or "")
    right = np.array(
        [fold(without_bullet(document.blocks.texts[one.index])) == wanted for one in found]
    )
    if not right.any():
        return None
    return Choice(
        page.domain,
        f"{corpus} {shape}",
        with_none(HEADLINE, found)[:-1],
        right,
        3.0 if corpus == "news-dev" else 1.0,
    )


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
