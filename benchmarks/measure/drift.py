"""Measure what `SiteMemory.compare` finds: halves of unchanged sites, and sites that were changed.

The pages of each site are drawn into two halves, several times. Compared as they are, an alarm is
a false one. Compared after the second half was changed (`changes.py`), it is a change that was
found. A change counts for a site if it could be made to four of five of its pages.

Constants were chosen on the sites of fold 0 of two by domain (`--fold 0`); the others only measure.
`--records FILE` keeps what was read of the pages, so that other constants are tried in seconds.
"""

from __future__ import annotations

import argparse
import pickle
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random

from cleanscrape import Pipeline, ReadError, read
from cleanscrape.memory.drift import ALARM, Drift, drift
from cleanscrape.readers.encodings.decoding import decode
from cleanscrape.sites import Record, made, record

from ..corpora.pages import Page, fold_of
from ..scoring.scores import table
from .changes import CHANGES, opened, parsed
from .memory import sites

_CORPORA = ("daniel-dev", "xmu-dev", "wcxb-dev")
SAME = "as it was"
_LARGEST = 400_000  # bytes of a page that is taken
_MOSTLY = 0.8  # share of a site's pages to which a change must apply

Records = dict[str, dict[int, Record]]
"""For the name of each change, what is remembered of each page by its number."""

Scores = defaultdict[tuple[str, int], list[float]]
"""By the name of the change and the fold of the site."""


def records(pages: list[Page]) -> Records:
    """What is remembered of pages, as they were and after each change."""
    pipeline = Pipeline.default()
    found: Records = defaultdict(dict)
    for number, page in enumerate(pages):
        if len(page.html) > _LARGEST:
            continue
        try:
            text = decode(page.html)
            document = pipeline.run(read(parsed(text)))
        except (ReadError, ValueError):
            continue
        found[SAME][number] = record(document, page.domain)
        for name, change in CHANGES.items():
            one = opened(text, document)
            if change(one):
                found[name][number] = record(pipeline.run(read(one.tree)), page.domain)
    return dict(found)


def comparisons(pages: Records, draws: int, chance: Random) -> Iterator[tuple[str, Drift | None]]:
    """The name of each change, and what is said of two halves of which the second has it."""
    numbers = sorted(pages[SAME])
    for _ in range(draws):
        order = chance.sample(numbers, len(numbers))
        old = made([pages[SAME][at] for at in order[::2]], len(order[::2]))
        for name, changed in pages.items():
            later = [changed[at] for at in order[1::2] if at in changed]
            if len(later) >= _MOSTLY * len(order[1::2]):
                yield name, drift("site", old, made(later, len(later)))


def gathered(folder: Path, least: int, most: int) -> dict[str, Records]:
    """The records of each site that has enough pages."""
    known: dict[str, list[Page]] = {}
    for corpus in _CORPORA:
        for name, pages in sorted(sites(folder, corpus).items()):
            if len(pages) >= least:
                known[name] = pages[:most]
    with ProcessPoolExecutor() as pool:
        found = dict(zip(known, pool.map(records, known.values())))
    return {name: one for name, one in found.items() if len(one.get(SAME, ())) >= least}


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    options.add_argument("--least", type=int, default=10, help="pages that a site must have")
    options.add_argument("--most", type=int, default=24, help="pages of a site that are taken")
    options.add_argument("--draws", type=int, default=20, help="halves of each site")
    options.add_argument("--fold", type=int, choices=(0, 1), help="sites of this fold of two only")
    options.add_argument("--records", type=Path, help="file of the records")
    options.add_argument("--each", action="store_true", help="list every miss and false alarm")
    given = options.parse_args(arguments)
    if given.records and given.records.exists():
        known = pickle.loads(given.records.read_bytes())  # noqa: S301 - written below
    else:
        known = gathered(given.corpora, given.least, given.most)
        if given.records:
            given.records.write_bytes(pickle.dumps(known))
    scores: Scores = defaultdict(list)
    wrong: Counter[str] = Counter()
    for name, pages in sorted(known.items()):
        fold = fold_of(name, 2)
        if given.fold not in (None, fold):
            continue
        for change, found in comparisons(pages, given.draws, Random(0)):  # noqa: S311
            if found is None:
                continue  # too few of the pages differ from each other
            scores[change, fold].append(found.score)
            if (found.score >= ALARM) == (change == SAME):
                said = ", ".join(one.what for one in found.changes)
                wrong[f"{change}: {name} ({len(pages[SAME])} pages): {said}"] += 1
    print(_by_change(scores), _by_score(scores), sep="\n\n")
    for line, times in sorted(wrong.items()) if given.each else ():
        print(times, line)
    return 0


def _by_change(scores: Scores) -> str:
    """For each change how many comparisons there are, and the share of alarms, by fold."""
    rows = [["change", "fold 0", "alarms", "fold 1", "alarms"]]
    for change in (SAME, *CHANGES):
        cells = [change]
        for fold in (0, 1):
            cells += [str(len(scores[change, fold])), _share(scores[change, fold], ALARM)]
        rows.append(cells)
    return table(rows)


def _by_score(scores: Scores) -> str:
    """For some scores the share of halves as they were, and of changed ones, that reach it."""
    rows = [["score", "as it was, fold 0", "changed", "as it was, fold 1", "changed"]]
    for score in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        cells = [f"{score:.1f}"]
        for fold in (0, 1):
            changed = [one for name in CHANGES for one in scores[name, fold]]
            cells += [_share(scores[SAME, fold], score), _share(changed, score)]
        rows.append(cells)
    return table(rows)


def _share(scores: list[float], least: float) -> str:
    return f"{sum(one >= least for one in scores) / max(1, len(scores)):.3f}"


if __name__ == "__main__":
    sys.exit(main())
