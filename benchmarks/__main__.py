"""Measure cleanscrape beside its peers, print the report and write it with its plots: ``python -m benchmarks``.

The peers need environments (``python -m benchmarks.peers``); those that have none are named in the report. What they find is kept in
the folder of the cache by their version, so that only what is new is run; our own scores, and the times of all, are measured each time.
Cross-validated scores come from what ``python -m benchmarks.train --report`` printed.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from itertools import islice
from pathlib import Path

import cleanscrape

from . import plots, run_html, run_text
from .baselines import ceiling
from .corpora import Page, load
from .metrics import tokens
from .peers import ENVS, OFFERS, Worker, results
from .race import race
from .report import CEILING, OURS, SHAPES, TITLES, TRAINED, UNSEEN, Kind, Measured, body, by_type, held_out, page
from .scores import read_tables, score

CORPORA = ("news-dev", "wcxb-dev", "zh-dev")
TIMED = ("news-dev", "wcxb-dev")
TEXT: tuple[Kind, ...] = (("news-dev", None), ("wcxb-dev", "article"))
CACHE = Path(tempfile.gettempdir()) / "cleanscrape-bench" / "peers"


def main(arguments: list[str] | None = None) -> int:
    """Measure, print and write."""
    given = _options().parse_args(arguments)
    workers, failed = _workers(given.peers, given.envs)
    measured = Measured(
        about=_about(arguments), failed=failed, versions={name: worker.version for name, worker in workers.items()}, held_out=_held_out(given.trained)
    )
    for corpus in given.corpus:
        print(f"{corpus}: HTML", file=sys.stderr)
        _measure_html(measured, corpus, workers, given)
    for kind in TITLES:
        if kind[0] in TIMED and kind[0] in given.corpus and given.rounds:
            print(f"{kind[0]}: time", file=sys.stderr)
            sample = list(_every(_pages(given, kind), given.timed))
            measured.times[kind[0]] = race(sample, given.corpora / kind[0], workers, given.rounds)
    for kind in TEXT:
        if kind[0] in given.corpus:
            print(f"{kind[0]}: text", file=sys.stderr)
            measured.text[kind[0]] = {shape: [case[0] for case in run_text.measure(_pages(given, kind), shape, True)] for shape in given.shapes}
    for worker in workers.values():
        worker.close()
    images = given.out.parent / "images"
    _draw(measured, given.curve, images)
    text = page(measured, images.name)
    given.out.write_text(text, "utf-8")
    print(text)
    return 0


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="folder that holds the corpora")
    options.add_argument("--corpus", nargs="+", default=[*CORPORA], choices=CORPORA, help="only these")
    options.add_argument("--limit", type=int, help="only the first N pages of each")
    options.add_argument("--peers", nargs="*", default=[*OFFERS], choices=OFFERS, metavar="PEER", help=f"of {', '.join(OFFERS)}")
    options.add_argument("--envs", type=Path, default=ENVS, help="folder of the environments")
    options.add_argument("--cache", type=Path, default=CACHE, help="folder for what the peers find")
    options.add_argument("--shapes", nargs="*", default=[*SHAPES], choices=SHAPES, help="of text")
    options.add_argument("--timed", type=int, default=20, help="time every so-many-th page")
    options.add_argument("--rounds", type=int, default=3, help="times to run each tool on a timed page; 0 measures no times")
    options.add_argument("--trained", type=Path, help="what `python -m benchmarks.train --report` printed, for cross-validated scores")
    options.add_argument("--curve", type=Path, help="JSON file of points of the learning curve")
    options.add_argument("--out", type=Path, default=Path("docs/benchmarks.md"), help="the page to write; plots go to images/ beside it")
    return options


def _workers(names: Sequence[str], envs: Path) -> tuple[dict[str, Worker], dict[str, str]]:
    """Start the peers; those that cannot be started come with the reason."""
    workers, failed = {}, {}
    for name in names:
        try:
            workers[name] = Worker(name, envs)
        except OSError as error:
            failed[name] = str(error)
    return workers, failed


def _measure_html(measured: Measured, corpus: str, workers: dict[str, Worker], given: argparse.Namespace) -> None:
    kind = (corpus, None)
    measured.kinds[corpus] = [page.kind for page in _pages(given, kind)]
    cases = run_html.measure(_pages(given, kind), {OURS: run_html.ours}, 1)[0][OURS]
    found = {OURS: [replace(case[0], ceiling=best) for case, best in zip(cases, map(_ceiling, _pages(given, kind)))]}
    for name, worker in workers.items():
        print(f"{corpus}: {name}", file=sys.stderr)
        found[name] = []
        for page, (answer, told) in zip(_pages(given, kind), results(worker, _pages(given, kind), given.corpora / corpus, given.cache)):
            found[name].append(score(page.id, answer, page.truth, None, told["seconds"]))
            measured.errors[name] = measured.errors.get(name, 0) + bool(told["error"])
    measured.html[corpus] = found


def _ceiling(page: Page) -> float | None:
    """The word F1 of the perfect choice of the page's blocks."""
    if not page.truth.body:
        return None
    blocks = cleanscrape.read(page.html, url=page.url, source="html").blocks
    return ceiling("\n".join(" ".join(block.text.split()) for block in blocks), tokens(page.truth.body))


def _pages(given: argparse.Namespace, kind: Kind) -> Iterator[Page]:
    return islice(load(given.corpora, kind[0], [kind[1]] if kind[1] else None), given.limit)


def _every(pages: Iterator[Page], step: int) -> Iterator[Page]:
    return islice(pages, 0, None, step)


def _held_out(path: Path | None) -> dict[tuple[str, str, str], tuple[int, float]]:
    return held_out(read_tables(path.read_text("utf-8"))) if path else {}


def _draw(measured: Measured, curve: Path | None, images: Path) -> None:
    for kind, title in TITLES.items():
        if times := measured.times.get(kind[0]):
            mine = measured.scores(kind, OURS)
            unseen = measured.held_out.get((kind[0], kind[1] or "article", "html"))
            named = "cleanscrape (cross-validated)" if unseen else TRAINED
            points = {named: (times[OURS], unseen[1] if unseen else body(mine))}
            points |= {name: (times[name], body(measured.scores(kind, name))) for name in measured.tools(kind[0]) if "body" in OFFERS[name]}
            best = [found.ceiling for found in mine if found.ceiling is not None]
            plots.speed(points, named, title, sum(best) / len(best), images / f"speed-{kind[0]}.svg")
    if len(set(measured.kinds.get("wcxb-dev", ()))) > 1:
        rows = by_type(measured)
        named = UNSEEN if UNSEEN in rows else TRAINED
        rows = {name.replace("*", ""): scores for name, scores in rows.items() if name not in ({TRAINED, CEILING} - {named})}
        plots.types(rows, named.replace("*", ""), "Types of pages", images / "types.svg")
    measured.curve = curve is not None and curve.exists()
    if curve is not None and measured.curve:
        plots.curve(json.loads(curve.read_text("utf-8")), "Learning curve", images / "curve.svg")


def _about(arguments: Sequence[str] | None) -> list[tuple[str, str]]:
    """What was run, on what, and when; paths are given by their last name."""
    words = [Path(word).name if "/" in word else word for word in (sys.argv[1:] if arguments is None else arguments)]
    return [
        ("command", f"`{' '.join(['python -m benchmarks', *words])}`"),
        ("cleanscrape", cleanscrape.__version__),
        ("Python", f"{platform.python_version()}, lxml {version('lxml')}, NumPy {version('numpy')}"),
        ("processor", _processor()),
        ("day", date.today().isoformat()),
    ]


def _processor() -> str:
    """The name of the processor, as Linux gives it."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


if __name__ == "__main__":
    sys.exit(main())
