"""Measure cleanscrape beside its peers, and write the figures into the documents.

The figures go to a file in benchmarks/runs, and from there into docs/benchmarks.md, its plots and
every other document that states one of them (`python -m benchmarks.report.figures` does only that).

The peers need environments (``python -m benchmarks.peers``); those that have none are named in the
report. What they find is kept in the folder of the cache by their version, so that only what is new
is run; our own scores, and the times of all, are measured each time. Cross-validated scores come
from what ``python -m benchmarks.train --report`` printed last, which is kept beside that file.
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
from functools import lru_cache
from importlib.metadata import version
from itertools import islice
from pathlib import Path

import cleanscrape

from ..corpora.pages import CORPORA as ALL
from ..corpora.pages import Page, load
from ..measure import html, text
from ..measure.rules import removed
from ..peers.workers import ENVS, OFFERS, Worker, results
from ..scoring.baselines import ceiling
from ..scoring.cases import cases
from ..scoring.metrics import tokens
from ..scoring.scores import Score, read_tables, score
from ..tools import plots
from .figures import IMAGES, RUN, TRAINING, draw, rewrite
from .race import race
from .tables import OURS, SHAPES, TITLES, Kind, Measured, held_out, tables

CORPORA = ("news-dev", "wcxb-dev", "zh-dev")
TIMED = ("news-dev", "wcxb-dev")
TEXT: tuple[Kind, ...] = (("news-dev", None), ("wcxb-dev", "article"))
CACHE = Path(tempfile.gettempdir()) / "cleanscrape-bench" / "peers"


def main(arguments: list[str] | None = None) -> int:
    """Measure, print and write."""
    given = _options().parse_args(arguments)
    workers, failed = _workers(given.peers, given.envs)
    measured = Measured(_about(arguments), failed=failed, held_out=_held_out(given.trained))
    measured.versions = {name: worker.version for name, worker in workers.items()}
    for corpus in given.corpus:
        _measure_html(measured, corpus, workers, given)
    for kind in TITLES:
        if kind[0] in TIMED and kind[0] in given.corpus and given.rounds:
            _tell(f"{kind[0]}: time")
            measured.times[kind[0]] = race(
                [*_pages(given, kind, given.timed)], given.corpora / kind[0], workers, given.rounds
            )
    for kind in TEXT:
        if kind[0] in given.corpus:
            measured.text[kind] = {shape: _text(given, kind, shape) for shape in given.shapes}
    for worker in workers.values():
        worker.close()
    for corpus in given.rules:
        _tell(f"{corpus}: rules")
        measured.rules[corpus] = removed(cases(given.corpora, corpus, "html"))
    measured.curve = _draw_curve(given.curve, IMAGES)
    given.write.write_text(
        json.dumps(tables(measured), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    if given.write == RUN:
        draw(tables(measured), IMAGES)
        rewrite()
    return 0


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser("python -m benchmarks.report", description=__doc__)
    options.add_argument(
        "--corpora",
        type=Path,
        default=Path("../shared/corpora"),
        help="folder that holds the corpora",
    )
    options.add_argument(
        "--corpus", nargs="+", default=[*CORPORA], choices=CORPORA, help="only these"
    )
    options.add_argument(
        "--most",
        type=int,
        default=94,
        metavar="N",
        help="at most about N pages of each, evenly spaced; 0 takes all",
    )
    options.add_argument(
        "--peers",
        nargs="*",
        default=[*OFFERS],
        choices=OFFERS,
        metavar="PEER",
        help=f"of {', '.join(OFFERS)}",
    )
    options.add_argument("--envs", type=Path, default=ENVS, help="folder of the environments")
    options.add_argument("--cache", type=Path, default=CACHE, help="folder for what the peers find")
    options.add_argument("--shapes", nargs="*", default=[*SHAPES], choices=SHAPES, help="of text")
    options.add_argument(
        "--timed", type=int, default=12, metavar="N", help="time about N pages of each"
    )
    options.add_argument(
        "--rounds",
        type=int,
        default=2,
        help="times to run each tool on a timed page; 0 measures no times",
    )
    options.add_argument(
        "--rules",
        nargs="*",
        default=[*ALL],
        choices=ALL,
        help="count what rules take from the true bodies of these",
    )
    options.add_argument(
        "--trained",
        type=Path,
        default=TRAINING,
        help="what `python -m benchmarks.train --report` printed, for cross-validated scores",
    )
    options.add_argument("--curve", type=Path, help="JSON file of points of the learning curve")
    options.add_argument(
        "--write",
        type=Path,
        default=RUN,
        help="the file of the run; if it is the default one, documents and plots are written anew",
    )
    return options


def _workers(names: Sequence[str], envs: Path) -> tuple[dict[str, Worker], dict[str, str]]:
    """Start the peers; those that cannot be started come with the reason."""
    started = {name: _start(name, envs) for name in names}
    workers = {name: worker for name, worker in started.items() if isinstance(worker, Worker)}
    return workers, {name: reason for name, reason in started.items() if isinstance(reason, str)}


def _start(name: str, envs: Path) -> Worker | str:
    try:
        return Worker(name, envs)
    except OSError as error:
        return str(error)


def _measure_html(
    measured: Measured, corpus: str, workers: dict[str, Worker], given: argparse.Namespace
) -> None:
    kind = (corpus, None)
    _tell(f"{corpus}: {OURS}")
    measured.kinds[corpus] = [read.kind for read in _pages(given, kind)]
    cases = html.measure(_pages(given, kind), {OURS: html.ours}, 1)[0][OURS]
    found = {
        OURS: [
            replace(case[0], ceiling=best)
            for case, best in zip(cases, map(_ceiling, _pages(given, kind)))
        ]
    }
    for name, worker in workers.items():
        _tell(f"{corpus}: {name}")
        found[name] = []
        answers = results(worker, _pages(given, kind), given.corpora / corpus, given.cache)
        for read, (answer, told) in zip(_pages(given, kind), answers):
            found[name].append(score(read.id, answer, read.truth, None, told["seconds"]))
            measured.errors[name] = measured.errors.get(name, 0) + bool(told["error"])
    measured.html[corpus] = found


def _text(given: argparse.Namespace, kind: Kind, shape: str) -> list[Score]:
    _tell(f"{kind[0]}: {shape}")
    return [case[0] for case in text.measure(_pages(given, kind), shape, True)]


def _ceiling(page: Page) -> float | None:
    """The word F1 of the perfect choice of the page's blocks."""
    if not page.truth.body:
        return None
    blocks = cleanscrape.read(page.html, url=page.url, source="html").blocks
    return ceiling(
        "\n".join(" ".join(block.text.split()) for block in blocks), tokens(page.truth.body)
    )


def _pages(given: argparse.Namespace, kind: Kind, most: int | None = None) -> Iterator[Page]:
    """The pages of a kind, or about `most` of them, evenly spaced.

    By default as many as were asked for.
    """
    most = most or given.most
    wanted = [kind[1]] if kind[1] else None
    step = 1 if not most else max(1, round(_count(given.corpora, kind) / most))
    return islice(load(given.corpora, kind[0], wanted), 0, None, step)


@lru_cache
def _count(corpora: Path, kind: Kind) -> int:
    return sum(1 for _ in load(corpora, kind[0], [kind[1]] if kind[1] else None))


def _tell(step: str) -> None:
    print(step, file=sys.stderr, flush=True)


def _held_out(path: Path | None) -> dict[tuple[str, str, str], tuple[int, float]]:
    return held_out(read_tables(path.read_text("utf-8"))) if path else {}


def _draw_curve(curve: Path | None, images: Path) -> bool:
    """Draw the learning curve, and tell whether there is one."""
    if curve is None or not curve.exists():
        return False
    plots.curve(json.loads(curve.read_text("utf-8")), "Learning curve", images / "curve.svg")
    return True


def _about(arguments: Sequence[str] | None) -> list[tuple[str, str]]:
    """What was run, on what, and when; paths are given by their last name."""
    words = [
        Path(word).name if "/" in word else word
        for word in (sys.argv[1:] if arguments is None else arguments)
    ]
    return [
        ("command", f"`{' '.join(['python -m benchmarks.report', *words])}`"),
        ("cleanscrape", cleanscrape.__version__),
        (
            "Python",
            f"{platform.python_version()}, lxml {version('lxml')}, NumPy {version('numpy')}",
        ),
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
