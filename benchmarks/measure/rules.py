"""Count the words of true bodies that the scorer would keep and a rule removes.

A rule is a filter and one of its reasons. Titles and captions that the annotators left in a body
are counted apart: there the filter is right and the truth of another opinion.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from cleanscrape import Label
from cleanscrape.filters import Body
from cleanscrape.scoring.body.model import score
from cleanscrape.scoring.body.threshold import best_threshold
from cleanscrape.verdict import verdicts

from ..corpora.pages import CORPORA
from ..scoring.cases import Case, cases, kept
from ..scoring.scores import table

_OTHER_FIELDS = frozenset({Label.TITLE, Label.CAPTION, Label.CREDIT, Label.ALT_TEXT})
APART = "titles, captions, credits"
Removed = Mapping[str, float]


def removed(pages: Iterable[Case]) -> Removed:
    """For each rule the share of the words of true bodies that it alone removes.

    The scorer would keep these words. ``"all"`` is the sum of all rules.

    `APART` is what titles, captions and credits take, which is in no sum.
    """
    counts: Counter[str] = Counter()
    total = 0
    for case in pages:
        if not len(case.share):
            continue
        decided = verdicts(case.document)
        found = score(case.document, decided)
        wanted = found.probability >= best_threshold(
            found.probability, case.sizes.astype(np.float64)
        )
        true = case.share >= 0.5
        total += int(case.sizes[true].sum())
        for index in (wanted & true & ~kept(case, found, Body())).nonzero()[0]:
            decision = decided[index]
            if decision is not None:
                apart = decision.label in _OTHER_FIELDS
                counts[APART if apart else f"{decision.filter}: {decision.reason}"] += int(
                    case.sizes[index]
                )
    shares = {rule: count / max(1, total) for rule, count in counts.items()}
    return {**shares, "all": sum(share for rule, share in shares.items() if rule != APART)}


def main(arguments: list[str] | None = None) -> int:
    """Measure and print, a rule a row, in words of a thousand."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--corpora",
        type=Path,
        default=Path("../shared/corpora"),
        help="folder that holds the corpora",
    )
    options.add_argument(
        "--corpus", nargs="+", default=[*CORPORA], choices=CORPORA, help="only these"
    )
    options.add_argument("--shape", default="html", help="of the pages")
    given = options.parse_args(arguments)
    found = {corpus: removed(cases(given.corpora, corpus, given.shape)) for corpus in given.corpus}
    print(rules_table(found))
    return 0


def rules_table(found: Mapping[str, Removed]) -> str:
    """The rows as a table."""
    return table(rules_rows(found))


def rules_rows(found: Mapping[str, Removed]) -> list[list[str]]:
    """A row a rule, a column a corpus, in words of a thousand.

    Those that take most somewhere come first.
    """
    names = sorted(
        {rule for row in found.values() for rule in row},
        key=lambda rule: (-max(row.get(rule, 0.0) for row in found.values()), rule),
    )
    order = ["all", *(name for name in names if name not in ("all", APART)), APART]
    rows = [
        [rule, *(f"{1000 * row.get(rule, 0.0):.2f}" for row in found.values())] for rule in order
    ]
    return [["rule", *found], *rows]


if __name__ == "__main__":
    sys.exit(main())
