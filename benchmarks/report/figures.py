"""Write the figures of the last runs into the documents.

The runs are files in ``benchmarks/runs``; its README says which command writes each. A document
holds a piece between ``<!-- figures: NAME -->`` and ``<!-- /figures -->``; docs/benchmarks.md is
one piece. A test fails where a document differs from the runs.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path

from ..peers.workers import OFFERS
from ..scoring.scores import read_tables
from ..tools import plots
from .page import page
from .tables import CEILING, OURS, TITLES, TRAINED, UNSEEN, Rows, Run

ROOT = Path(__file__).parents[2]
RUNS = ROOT / "benchmarks" / "runs"
RUN, TRAINING, BODIES = RUNS / "report.json", RUNS / "trained.txt", RUNS / "bodies.txt"
MEMORY, SOURCES = RUNS / "memory.txt", RUNS / "sources.txt"
CORRECTIONS, SECURITY = RUNS / "corrections.txt", RUNS / "security.json"
DRIFT = RUNS / "drift.txt"
IMAGES = ROOT / "docs" / "images"
REPORT = ROOT / "docs" / "benchmarks.md"
DOCUMENTS = (ROOT / "README.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").rglob("*.md")))
_PIECE = re.compile(r"(<!-- figures: ([\w-]+) -->\n)(.*?)(<!-- /figures -->)", re.DOTALL)
_CALIBRATION = re.compile(r"expected calibration error: (\S+) by words, (\S+) by blocks")
_FEW = ("trafilatura", "readability-lxml", "newspaper4k")  # of the README
_KINDS = ("html", "text", "line")  # in the order in which `benchmarks.train` reports on them
_TABLES = {  # the columns of docs/explanation/scorer.md by those of the run
    "corpus": "corpus", "type": "type", "shape": "shape", "pages": "pages", "word F1": "body",
    "precision/recall": "P/R", "keep all": "keep all", "perfect choice of blocks": "ceiling",
    "harmed": "harm",
}  # fmt: skip
_FAVORED = (
    ("forums-dev", "forum", "html"), ("news-dev", "article", "html"), ("wcxb-dev", "all", "html"),
    ("wcxb-dev", "article", "html"), ("zh-dev", "article", "html"), ("news-dev", "article", "full"),
    ("wcxb-dev", "article", "full"), ("wcxb-dev", "article", "main"),
    ("wcxb-dev", "article", "oneline"),
)  # fmt: skip
_SITES = {
    "daniel-dev": "`daniel-dev` (news, five languages)",
    "xmu-dev": "`xmu-dev` (Chinese news)",
    "wcxb-dev": "`wcxb-dev` (shops, manuals, forums, some articles)",
}
_FIELDS = ("title", "byline", "date")
_SHAPES = {"html": "HTML", "full": "full dump", "wet": "WET"}
Row = Mapping[str, str]


def main() -> int:
    """Rewrite the documents and the plots."""
    draw(run(), IMAGES)
    rewrite()
    return 0


def rewrite() -> None:
    """Write the pieces into all documents."""
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        if (new := written(path, text)) != text:
            path.write_text(new, encoding="utf-8")


def written(path: Path, text: str) -> str:
    """The text of a document with the figures of the runs.

    Raises:
        KeyError: it names a piece that there is not.
    """
    if path == REPORT:
        return page(run(), IMAGES.name)
    return _PIECE.sub(lambda found: f"{found[1]}\n{PIECES[found[2]]()}\n\n{found[4]}", text)


def bare(text: str) -> str:
    """The text of a document without its pieces."""
    return _PIECE.sub("", text)


@lru_cache
def run() -> Run:
    """What `benchmarks.report` measured last."""
    found: Run = json.loads(RUN.read_text(encoding="utf-8"))
    return found


def draw(measured: Run, images: Path) -> None:
    """Draw the plots of a run."""
    for (corpus, _), title in TITLES.items():
        found = measured["html"].get(corpus)
        if found and found["has plot"]:
            head, *rows = found["rows"]
            by_name = {row[0]: dict(zip(head, row)) for row in rows}
            mine = by_name.get(UNSEEN, by_name[TRAINED])
            named = f"{OURS} (cross-validated)" if UNSEEN in by_name else TRAINED
            points = {named: (float(by_name[TRAINED]["time"]), float(mine["body"]))}
            points |= {
                name: (float(row["time"]), float(row["body"]))
                for name, row in by_name.items()
                if "body" in OFFERS.get(name, ())
            }
            best = float(by_name[CEILING]["body"])
            plots.speed(points, named, title, best, images / f"speed-{corpus}.svg")
    if measured["types"]:
        head, *rows = measured["types"]["rows"]
        scores = {row[0]: dict(zip(head[1:], map(float, row[1:]))) for row in rows}
        named = UNSEEN if UNSEEN in scores else TRAINED
        shown = {
            name.replace("*", ""): found
            for name, found in scores.items()
            if name == named or name != TRAINED
        }
        plots.types(shown, named.replace("*", ""), "Types of pages", images / "types.svg")


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a table that is not padded."""
    head, *rest = rows
    lines = [head, ["---"] * len(head), *rest]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def short(figure: str) -> str:
    """A share without its leading zero, and nothing for none.

    >>> short("0.976"), short("1.000"), short("–")
    ('.976', '1.000', '')
    """
    return figure.removeprefix("0") if figure != "–" else ""


def _compared() -> str:
    found = run()["html"]["news-dev"]
    head, *rows = found["rows"]
    by_name = {row[0]: dict(zip(head, row)) for row in rows}
    mine = {**by_name[TRAINED], "body": by_name[UNSEEN]["body"]}
    few = {peer: by_name[peer] for peer in _FEW if peer in by_name}
    shown: Rows = [["", "body", "title", "authors", "day", "captions"]]
    for name, row in {f"**{OURS}**": mine, **few}.items():
        captions = row["captions P/R/F1"].rpartition("/")[2]
        cells = [row["body"], row["title"], row["authors"], row["day"], captions]
        shown.append([name, *map(short, cells)])
    count = found["pages"].split(", ")[1].removesuffix(".")
    return f"""\
News as HTML, {count}. The body is measured as the F1 of its words, captions as F1; the others are
shares of pages that are right.

{markdown(shown)}

    python -m benchmarks.peers && python -m benchmarks.report

Our body is measured on publishers that the scorer was not trained on. The rules for the other
fields were developed on these pages: expect somewhat less elsewhere. The pages cannot be
published."""


def _training() -> list[list[dict[str, str]]]:
    return read_tables(TRAINING.read_text(encoding="utf-8"))


def _with(column: str, tables: Iterable[list[dict[str, str]]]) -> list[list[dict[str, str]]]:
    return [rows for rows in tables if rows and column in rows[0]]


def _first(tables: Iterable[Iterable[Row]], *keys: str) -> dict[tuple[str, ...], Row]:
    """The rows of all tables by some columns; of two with the same keys the first."""
    found: dict[tuple[str, ...], Row] = {}
    for rows in tables:
        for row in rows:
            found.setdefault(tuple(row[key] for key in keys), row)
    return found


def _measured() -> dict[tuple[str, ...], Row]:
    return _first(_with("P/R", _training()), "corpus", "type", "shape")


def _bodies_of_training() -> str:
    rows = [
        [row[name] for name in _TABLES.values()]
        for (corpus, kind, shape), row in _measured().items()
        if corpus != "wcxb-dev" or kind in ("all", "article") or shape == "html"
    ]
    return markdown([[*_TABLES], *rows])


def _lengths() -> str:
    tables = [rows for rows in _with("under 50", _training()) if "body" not in rows[0]]
    rows = _first(tables, "corpus", "shape").values()
    return markdown([[*next(iter(rows))], *([*row.values()] for row in rows)])


def _favored() -> str:
    names = {"forum": "threads", "article": "articles", "all": "all types"}
    shown: Rows = [
        ["corpus, shape", "balanced: P/R/F1", "precision: P/R/F1", "recall: P/R/F1"],
    ]
    for corpus, kind, shape in _FAVORED:
        row = _measured()[corpus, kind, shape]
        favored = (row[f"favor {what}: P/R/F1"] for what in ("precision", "recall"))
        balanced = f"{row['P/R']}/{row['body']}"
        shown.append([f"{corpus} {names[kind]}, {shape}", balanced, *favored])
    return markdown(shown)


def _calibration() -> str:
    rows = _with("probability", _training())[0]
    errors = _CALIBRATION.findall(TRAINING.read_text(encoding="utf-8"))
    said = (f"{words} by words, {blocks} by blocks" for words, blocks in errors)
    html, text, line = said
    table = markdown([[*rows[0]], *([*row.values()] for row in rows)])
    return f"{table}\n\nExpected calibration error: {html}. Text: {text}. One-line text: {line}."


def _confidence() -> str:
    tables = _with("rank correlation", _training())
    rows = [[kind, *row.values()] for kind, rows in zip(_KINDS, tables) for row in rows]
    return markdown([["kind", *tables[0][0]], *rows])


def _types() -> str:
    [rows] = _with("told", _training())
    return markdown([[*rows[0]], *([*row.values()] for row in rows)])


def _errors() -> str:
    precision, recall = map(short, _measured()["wcxb-dev", "article", "html"]["P/R"].split("/"))
    return (
        f"On web articles {precision} of what is kept is true, "
        f"and {recall} of what is true is kept."
    )


def _unseen() -> str:
    _, measured_only = BODIES.read_text(encoding="utf-8").split("measured only:")
    rows = [row for rows in read_tables(measured_only) for row in rows]
    return markdown([[*rows[0]], *([*row.values()] for row in rows)])


def _gained(file: Path, first: str, second: str, shown_first: str) -> str:
    """A table of what something does to the body, on the sites of several corpora."""
    head = ["corpus", "shape", "sites", "pages", shown_first, second, "error", "better", "worse"]
    shown: Rows = [head]
    [rows] = read_tables(file.read_text(encoding="utf-8"))
    for row in rows:
        error = row["error"].replace("-", "−").replace("%", " %")
        f1 = (short(f"{float(row[name]):.3f}") for name in (first, second))
        counts = row["sites"], row["pages"]
        name, shape = _SITES[row["corpus"]], _SHAPES[row["shape"]]
        shown.append([name, shape, *counts, *f1, error, row["better"], row["worse"]])
    return markdown(shown)


def _memory() -> str:
    return _gained(MEMORY, "without", "with", "F1 without")


def _corrections() -> str:
    return _gained(CORRECTIONS, "before", "after", "before")


def _sources() -> str:
    news, web = (
        {(row["field"], row["source"]): row for row in rows}
        for rows in read_tables(SOURCES.read_text(encoding="utf-8"))
    )
    shown: Rows = [["field", "source", "news: pages", "right", "web: pages", "right"]]
    order = sorted(
        news.keys() & web.keys(),
        key=lambda key: (_FIELDS.index(key[0]), -int(web[key]["pages"]), key),
    )
    for key in order:
        found = (news[key], web[key])
        shown.append(
            [*key, *(cell for row in found for cell in (row["pages"], short(row["right"])))]
        )
    return markdown(shown)


def _drift(number: int) -> str:
    rows = read_tables(DRIFT.read_text(encoding="utf-8"))[number]
    return markdown([[*rows[0]], *([*row.values()] for row in rows)])


def _security() -> str:
    found = json.loads(SECURITY.read_text(encoding="utf-8"))
    figures = {key: f"{value:,}" for key, value in found["figures"].items()}
    return str(found["text"]).format(**figures)


PIECES: dict[str, Callable[[], str]] = {
    "compared": _compared,
    "training-body": _bodies_of_training,
    "training-lengths": _lengths,
    "training-favor": _favored,
    "training-calibration": _calibration,
    "training-confidence": _confidence,
    "training-types": _types,
    "training-errors": _errors,
    "unseen-bodies": _unseen,
    "memory": _memory,
    "corrections": _corrections,
    "sources": _sources,
    "drift-changes": partial(_drift, 0),
    "drift-scores": partial(_drift, 1),
    "security": _security,
}


if __name__ == "__main__":
    sys.exit(main())
