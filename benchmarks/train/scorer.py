"""Train the body scorer and write its weights; ``--report`` prints cross-validated scores first.

The split is by domain; what is reported for a page was learned from pages of other domains: by the
page type model, by the regressions, by the trees, and by what estimates the word F1. The final
weights come from all pages; the same corpora give the same bytes on the same machine. The first run
reads and labels every page in every shape (about eight minutes), later ones take that from the
temporary folder as long as nothing of the package but the scorer has changed.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import cleanscrape
from cleanscrape import Pipeline
from cleanscrape.scoring.body.model import Score

from ..scoring.cases import AS_TEXT, CORPORA, FOLDS, HTML_SHAPES, TEXT_SHAPES, cases
from .pages import RIDGE, First, Pages
from .report import by_length, calibration, expectations, page_types, report
from .rows import row_cases
from .trees import SETTINGS, answers, learned
from .trees import arrays as tree_arrays
from .whole import Expectation, PageTypeData

WEIGHTS = Path(cleanscrape.__file__).parent / "scoring" / "body" / "weights.npz"
SHAPES = {
    "html": HTML_SHAPES,
    "text": tuple(shape for shape in TEXT_SHAPES if shape != "oneline"),
    "line": ("oneline",),
}
# What a page in a shape counts, if not 1. Pages as they are count most: the others are made from
# the same ones, and hold less body than the pages that people clean. Few one-line pages are in any
# language but English: lines of full dumps help.
_COUNTS = {
    "html": {"bare": 0.5, "cut": 0.6, "plain": 0.5},
    "text": {"cut-full": 0.3, "plain-text": 0.5, "plain-markdown": 0.5},
    "line": {"full": 0.3},
}
_EXTRA = {"line": ("full",)}
# What a page counts for a weight set, by type. Articles help a little with the other pages: word F1
# over all types .870 with a tenth of them, .867 with none, .869 with half.
ARTICLE, OTHER = {"article": 1.0, "*": 0.0}, {"article": 0.1, "*": 1.0}

Arrays = dict[str, NDArray[np.generic]]


def gathered(corpora: Path, kind: str, rows: Sequence[Path] = ()) -> Pages:
    """The pages of all corpora that may train, in all shapes of a kind, and corrected ones.

    Those that are no articles in some of them.

    Args:
        corpora: folder that holds the corpora.
        kind: of page.
        rows: files of corrected pages.
    """
    shapes = (*SHAPES[kind], *_EXTRA.get(kind, ()))
    read = [
        page for corpus in CORPORA for shape in shapes for page in cases(corpora, corpus, shape)
    ]
    read += row_cases(rows, shapes, kind)
    return Pages(
        [
            page
            for page in read
            if len(page.share) and (page.kind == "article" or _suits(page.shape, kind))
        ],
        _COUNTS[kind],
    )


def _suits(shape: str, kind: str) -> bool:
    """Whether pages that are no articles are learned from in this shape."""
    return kind == "html" or shape == AS_TEXT or shape.startswith("plain")


def trained(pages: Pages, kind: str, talk: bool) -> Arrays:
    """The arrays of the weights file for one kind of page; with `talk`, the report is printed."""
    firsts = {"article": First(pages, ARTICLE)}
    arrays: Arrays = {}
    types: list[dict[str, float]] = [{}] * len(pages.pages)
    if kind == "html":
        firsts["other"] = First(pages, OTHER)
        page_type = PageTypeData(pages.pages)
        types = page_type.cross_validated()
        arrays |= page_type.final()
    matrix = pages.stacked(
        {f"{name} answer": first.unseen for name, first in firsts.items()}, types
    )
    answer = np.zeros(len(pages.target), dtype=np.float32)
    for fold in range(FOLDS):
        held = pages.fold == fold
        answer[held] = answers(learned(pages, matrix, ~held), matrix[held])
    scores = [
        Score(probability.astype(np.float64), said)
        for probability, said in zip(pages.split(answer), types)
    ]
    expectation = Expectation(pages.pages, scores)
    if talk:
        parts = [
            report(pages.pages, scores),
            by_length(pages.pages, scores),
            calibration(pages.pages, scores),
        ]
        parts += [expectations(pages.pages, expectation.cross_validated(), expectation.truth)]
        print(
            "\n\n".join([*parts, *([page_types(pages.pages, scores)] if kind == "html" else [])]),
            flush=True,
        )
    arrays |= expectation.final() | tree_arrays(
        learned(pages, matrix, np.ones(len(matrix), dtype=np.bool_)), pages.tree_names
    )
    for name, first in firsts.items():
        arrays |= {
            f"{name} names": np.array(pages.names),
            f"{name} weights": first.final().astype(np.float32),
        }
    return {f"{kind} {key}": value for key, value in arrays.items()}


def main(arguments: list[str] | None = None) -> int:
    """Run with the arguments of the command line."""
    options = argparse.ArgumentParser("python -m benchmarks.train", description=__doc__)
    options.add_argument(
        "--corpora",
        type=Path,
        default=Path("../shared/corpora"),
        help="folder that holds the corpora",
    )
    options.add_argument(
        "--kinds",
        nargs="+",
        default=[*SHAPES],
        choices=[*SHAPES],
        help="train these; the others stay as they are",
    )
    options.add_argument(
        "--with",
        dest="rows",
        nargs="+",
        type=Path,
        default=[],
        metavar="ROWS",
        help="pages that were corrected: what `cleanscrape fix --rows` wrote",
    )
    options.add_argument("--report", action="store_true", help="print cross-validated scores")
    options.add_argument("--dry", action="store_true", help="write no weights")
    given = options.parse_args(arguments)
    with np.load(WEIGHTS, allow_pickle=False) as file:
        stored: Arrays = {key: file[key] for key in file if key.split()[0] not in given.kinds}
    for kind in given.kinds:
        start = time.process_time()
        pages = gathered(given.corpora, kind, given.rows)
        print(
            f"{kind}: {len(pages.pages)} pages, {len(pages.target)} blocks, "
            f"{pages.matrix.shape[1]} features",
            flush=True,
        )
        stored |= trained(pages, kind, given.report)
        if not given.dry:
            write(stored)
        print(f"{kind}: done after {time.process_time() - start:.0f} s of CPU time", flush=True)
    return 0


def write(arrays: Arrays) -> None:
    """Write the weights, with where they come from.

    No date: the same weights are the same bytes.
    """
    about = {
        "made by": f"python -m benchmarks.train, cleanscrape {cleanscrape.__version__}",
        "corpora": [*CORPORA],
        "shapes": SHAPES,
        "split": f"{FOLDS} folds by domain (crc32)",
        "ridge": RIDGE,
        "counts": {"article": ARTICLE, "other": OTHER},
        "trees": SETTINGS,
        "filters": [*Pipeline.default().names],
    }
    np.savez_compressed(
        WEIGHTS,
        allow_pickle=False,
        **{**dict(sorted(arrays.items())), "about": np.array(json.dumps(about))},
    )
    print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size / 1000:.0f} kB")
