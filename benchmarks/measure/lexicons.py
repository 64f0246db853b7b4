"""List the entries of the interface's lexicons that stand in true bodies.

An entry that fires there nearly as often as elsewhere says nothing, and is to be narrowed or
dropped. Pages whose body is made of such lines (shops, front pages) are left out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from cleanscrape.filters.interface import BY_WORDS
from cleanscrape.lexicons import load
from cleanscrape.scoring.page.shape import shapes

from ..corpora.pages import CORPORA
from ..scoring.cases import Case, cases
from ..scoring.scores import table

_LEFT_OUT = frozenset({"collection", "listing", "product"})
_LEAST = 2  # pages in whose body an entry stands
_SHARE = 0.25  # of the pages on which it fires elsewhere
_INSIDE, _OUTSIDE = 0.99, 0.3  # share of a line's words in the true body


def fired(pages: Iterable[Case]) -> dict[tuple[str, str], tuple[set[str], set[str]]]:
    """The pages on which each entry of a category fires.

    Those in whose true body it fires, and those on which it fires elsewhere.
    """
    phrases = load(*BY_WORDS)
    found: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
    for case in pages:
        for share, folded in (
            zip(case.share.tolist(), shapes(case.document.blocks).folded)
            if case.kind not in _LEFT_OUT
            else ()
        ):
            category = phrases.category(folded)
            if category is not None and (share >= _INSIDE or share < _OUTSIDE):
                head = phrases.head(folded)
                entry = (
                    folded
                    if phrases.exact(folded)
                    else f"{head}…"
                    if head
                    else f"…{phrases.tail(folded)}"
                )
                found.setdefault((category, entry), (set(), set()))[share < _OUTSIDE].add(
                    f"{case.corpus} {case.page}"
                )
    return found


def main(arguments: list[str] | None = None) -> int:
    """Count and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--corpora",
        type=Path,
        default=Path("../shared/corpora"),
        help="folder that holds the corpora",
    )
    given = options.parse_args(arguments)
    found = fired(case for corpus in CORPORA for case in cases(given.corpora, corpus, "html"))
    suspects = [(key, len(inside), len(outside)) for key, (inside, outside) in found.items()]
    suspects = [row for row in suspects if row[1] >= _LEAST and row[1] > _SHARE * row[2]]
    rows = [
        [*key, str(inside), str(outside)]
        for key, inside, outside in sorted(suspects, key=lambda row: -row[1])
    ]
    print(table([["category", "entry", "pages with it in the body", "elsewhere"], *rows]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
