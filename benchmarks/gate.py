"""The quality gate: ``python -m benchmarks.gate`` fails where a score on a fixed sample of pages is below its floor.

The floors stand in ``floors.json``. ``--raise`` lifts them to what is measured less a margin, and never lowers one; ``--lower REASON``
lowers those that are not reached and enters the reason in CHANGELOG.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from .corpora import Page, load
from .run_html import measure as measure_html
from .run_html import ours
from .run_text import measure as measure_text
from .scores import COLUMNS, table

FLOORS = Path(__file__).with_name("floors.json")
CHANGELOG = Path(__file__).parents[1] / "CHANGELOG.md"
# Corpus, shape, and that every so-many-th page is taken: together about a minute.
SAMPLE = (
    ("news-dev", "html", 2), ("news-dev", "main", 4), ("news-dev", "full", 2), ("news-dev", "wet", 4), ("news-dev", "nodes", 4),
    ("news-dev", "oneline", 4), ("wcxb-dev", "html", 8), ("wcxb-dev", "full", 12), ("wcxb-dev", "main", 12), ("zh-dev", "html", 1),
    ("zh-dev", "full", 1),
)  # fmt: skip
FIELDS = ("body", "title", "authors", "day", "captions P/R/F1", "lossless")
_MARGIN = 0.004  # a floor is set so much below what was measured, for pages that other versions of the parser read differently

Scores = dict[str, dict[str, float]]


def main(arguments: list[str] | None = None) -> int:
    """Measure the sample, compare with the floors; the exit code is 1 where one is not reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="folder that holds the corpora")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what is measured")
    parser.add_argument("--lower", metavar="REASON", help="lower the floors that are not reached, and say why in the changelog")
    options = parser.parse_args(arguments)
    found = {f"{corpus} {shape}": measured(options.corpora, corpus, shape, step) for corpus, shape, step in SAMPLE}
    floors: Scores = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    print(
        table(
            [["sample", *FIELDS], *([name, *(_cell(row, floors.get(name, {}), field) for field in FIELDS)] for name, row in found.items())]
        )
    )
    failed = [f"{name} {field}" for name, row in floors.items() for field, floor in row.items() if found[name][field] < floor]
    if options.lift or options.lower:
        _write(found, floors, options.lower, failed)
        return 0
    if failed:
        print(f"below the floor: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def measured(corpora: Path, corpus: str, shape: str, step: int) -> dict[str, float]:
    """The scores of a sample, by field; fields that the corpus has no truth for are left out."""
    pages = _every(load(corpora, corpus, ["article"] if corpus == "wcxb-dev" else None), step)
    cases = measure_html(pages, {"cleanscrape": ours}, 1)[0]["cleanscrape"] if shape == "html" else measure_text(pages, shape)
    cells = {field: COLUMNS[field]([case[0] for case in cases]).rpartition("/")[2] for field in FIELDS}
    return {field: float(cell) for field, cell in cells.items() if cell != "–"}


def _every(pages: Iterator[Page], step: int) -> Iterator[Page]:
    return (page for at, page in enumerate(pages) if at % step == 0)


def _cell(row: dict[str, float], floors: dict[str, float], field: str) -> str:
    if field not in row:
        return "–"
    return f"{row[field]:.3f} ({floors[field]:.3f})" if field in floors else f"{row[field]:.3f}"


def _write(found: Scores, floors: Scores, reason: str | None, failed: list[str]) -> None:
    for name, row in found.items():
        old = floors.setdefault(name, {})
        for field, value in row.items():
            floor = value if field == "lossless" else round(value - _MARGIN, 3)
            old[field] = floor if reason and f"{name} {field}" in failed else max(floor, old.get(field, 0.0))
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")
    if reason and failed:
        text = CHANGELOG.read_text("utf-8")
        CHANGELOG.write_text(
            text.replace("## Unreleased\n\n", f"## Unreleased\n\n- Lower quality floors ({', '.join(failed)}): {reason}\n", 1), "utf-8"
        )


if __name__ == "__main__":
    sys.exit(main())
