"""Check the quality gate: floors of scores and ceilings of what rules take, on fixed samples.

It fails where a score is below its floor (``floors.json``), or where a rule takes more words from
true bodies than its ceiling (``ceilings.json``). ``--raise`` tightens both to what is measured,
with a margin, and never loosens one. ``--lower REASON`` loosens those that are not kept and enters
the reason in CHANGELOG.md. At the end it shows which pieces of a sample of all corpora moved
since their places were stored (``places.json``); ``--keep`` stores those of now. It never fails
for them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..corpora.pages import CORPORA, Page, load
from ..measure.html import measure as measure_html
from ..measure.html import ours
from ..measure.rules import APART, Removed, removed, rules_table
from ..measure.text import measure as measure_text
from ..scoring.cases import make
from ..scoring.scores import COLUMNS, table
from .places import judged, keep_places, load_places, show_changes

FLOORS = Path(__file__).with_name("floors.json")
CEILINGS = Path(__file__).with_name("ceilings.json")
PLACES = Path(__file__).with_name("places.json")
CHANGELOG = Path(__file__).parents[2] / "CHANGELOG.md"
# Corpus, shape, and that every so-many-th page is taken: together about a minute.
SAMPLE = (
    ("news-dev", "html", 2), ("news-dev", "main", 4), ("news-dev", "full", 2),
    ("news-dev", "wet", 4), ("news-dev", "nodes", 4), ("news-dev", "oneline", 4),
    ("wcxb-dev", "html", 8), ("wcxb-dev", "full", 12), ("wcxb-dev", "main", 12),
    ("zh-dev", "html", 1), ("zh-dev", "full", 1),
)  # fmt: skip
FIELDS = ("body", "title", "authors", "day", "captions P/R/F1", "lossless")
RULES_STEP = 8  # every so-many-th page of all corpora is one on which the rules are watched
PLACES_STEP = 16  # one whose pieces are compared with the stored places: a tenth of the gate's time
_ALLOWED = (
    0.0002  # share of the words of true bodies that a rule without a ceiling of its own may take
)
_LEEWAY = 0.0001  # a ceiling is set so much above what was measured
# a floor is set so much below what was measured, for pages that other versions of the parser read
# differently
_MARGIN = 0.004

Scores = dict[str, dict[str, float]]


def main(arguments: list[str] | None = None) -> int:
    """Measure the sample, compare with the floors; the exit code is 1 where one is not reached."""
    parser = argparse.ArgumentParser("python -m benchmarks.gate", description=__doc__)
    parser.add_argument(
        "--corpora",
        type=Path,
        default=Path("../shared/corpora"),
        help="folder that holds the corpora",
    )
    parser.add_argument(
        "--raise", dest="lift", action="store_true", help="lift the floors to what is measured"
    )
    parser.add_argument(
        "--lower",
        metavar="REASON",
        help="lower the floors that are not reached, and say why in the changelog",
    )
    parser.add_argument(
        "--keep", action="store_true", help="store where the pieces of the sample stand now"
    )
    options = parser.parse_args(arguments)
    found = {
        f"{corpus} {shape}": measured(options.corpora, corpus, shape, step)
        for corpus, shape, step in SAMPLE
    }
    floors: Scores = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    print(
        table(
            [
                ["sample", *FIELDS],
                *(
                    [name, *(_cell(row, floors.get(name, {}), field) for field in FIELDS)]
                    for name, row in found.items()
                ),
            ]
        )
    )
    failed = [
        f"{name} {field}"
        for name, row in floors.items()
        for field, floor in row.items()
        if found[name][field] < floor
    ]
    taken = taken_by_rules(options.corpora)
    ceilings: dict[str, float] = (
        json.loads(CEILINGS.read_text("utf-8")) if CEILINGS.exists() else {}
    )
    print("\n" + rules_table({"all corpora, sample": taken}))
    broken = [
        rule
        for rule, share in taken.items()
        if rule != APART and share > ceilings.get(rule, _ALLOWED)
    ]
    _places(options.corpora, options.keep)
    if options.lift or options.lower:
        _write(found, floors, failed if options.lower else [])
        _write_ceilings(taken, ceilings, broken if options.lower else [])
        if options.lower and (failed or broken):
            _enter(options.lower, failed, broken)
        return 0
    for what, names in (("below the floor", failed), ("above the ceiling", broken)):
        if names:
            print(f"{what}: {', '.join(names)}", file=sys.stderr)
    return 1 if failed or broken else 0


def _places(corpora: Path, keep: bool) -> None:
    """Show what changed its place since it was stored; store the places of now if asked to."""
    accounts = {
        one.name: one
        for corpus in CORPORA
        for one in (judged(corpus, page) for page in _every(load(corpora, corpus), PLACES_STEP))
    }
    stored = load_places(PLACES)
    if stored is not None:
        show_changes(stored, accounts)
    if keep or stored is None:
        keep_places(PLACES, accounts.values())


def taken_by_rules(corpora: Path) -> Removed:
    """What rules take from the true bodies of a sample of all corpora."""
    return removed(
        make(page, corpus, "html")
        for corpus in CORPORA
        for page in _every(load(corpora, corpus), RULES_STEP)
        if page.truth.body
    )


def measured(corpora: Path, corpus: str, shape: str, step: int) -> dict[str, float]:
    """The scores of a sample, by field; fields that the corpus has no truth for are left out."""
    pages = _every(load(corpora, corpus, ["article"] if corpus == "wcxb-dev" else None), step)
    cases = (
        measure_html(pages, {"cleanscrape": ours}, 1)[0]["cleanscrape"]
        if shape == "html"
        else measure_text(pages, shape)
    )
    cells = {
        field: COLUMNS[field]([case[0] for case in cases]).rpartition("/")[2] for field in FIELDS
    }
    return {field: float(cell) for field, cell in cells.items() if cell != "–"}


def _every(pages: Iterator[Page], step: int) -> Iterator[Page]:
    return (page for at, page in enumerate(pages) if at % step == 0)


def _cell(row: dict[str, float], floors: dict[str, float], field: str) -> str:
    if field not in row:
        return "–"
    return f"{row[field]:.3f} ({floors[field]:.3f})" if field in floors else f"{row[field]:.3f}"


def _write(found: Scores, floors: Scores, lowered: Sequence[str]) -> None:
    for name, row in found.items():
        old = floors.setdefault(name, {})
        for field, value in row.items():
            floor = value if field == "lossless" else round(value - _MARGIN, 3)
            old[field] = floor if f"{name} {field}" in lowered else max(floor, old.get(field, 0.0))
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")


def _write_ceilings(taken: Removed, ceilings: dict[str, float], raised: Sequence[str]) -> None:
    for rule, share in taken.items():
        if rule != APART:
            ceiling = round(share + _LEEWAY, 5)
            ceilings[rule] = (
                ceiling if rule in raised else min(ceiling, ceilings.get(rule, _ALLOWED))
            )
    CEILINGS.write_text(json.dumps(dict(sorted(ceilings.items())), indent=1) + "\n", "utf-8")


def _enter(reason: str, floors: Sequence[str], ceilings: Sequence[str]) -> None:
    """Say in the changelog what was loosened, and why."""
    parts = [
        f"{what} ({', '.join(names)})"
        for what, names in (("lower quality floors", floors), ("higher ceilings", ceilings))
        if names
    ]
    text = CHANGELOG.read_text("utf-8")
    entry = f"## Unreleased\n\n- {' and '.join(parts).capitalize()}: {reason}\n"
    CHANGELOG.write_text(text.replace("## Unreleased\n\n", entry, 1), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
