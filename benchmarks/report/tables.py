"""What a run measured, as tables of cells: the file of the run that documents are written from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any

from ..measure.rules import Removed, rules_rows
from ..peers.extractors import EXTRACTORS
from ..peers.workers import OFFERS, offers
from ..scoring.scores import COLUMNS, Score

OURS, UNSEEN, CEILING = (
    "cleanscrape",
    "**cleanscrape**, cross-validated",
    "perfect choice of blocks",
)
TRAINED = "cleanscrape, trained on these pages"
SHAPES = {
    "main": "main-content dump",
    "full": "full dump",
    "wet": "WET-like",
    "nodes": "a text node a line",
    "oneline": "one line",
}
TITLES = {
    ("news-dev", None): "News, HTML",
    ("wcxb-dev", "article"): "Articles of all kinds of sites, HTML",
    ("zh-dev", None): "Chinese pages, HTML",
}
HTML_COLUMNS = (
    "body",
    "shingles",
    "title",
    "authors",
    "day",
    "minute",
    "captions P/R/F1",
    "credits",
    "lossless",
)
TEXT_COLUMNS = (
    "keep all",
    "best run",
    "ceiling",
    "harm",
    "title",
    "authors",
    "day",
    "captions P/R/F1",
    "credits",
    "lossless",
)
WCXB = "wcxb-dev"  # the corpus with types of pages

Kind = tuple[str, "str | None"]  # a corpus, and a type of page if not all
Rows = list[list[str]]  # the first is the head
Run = dict[str, Any]
BASE = "trafilatura"  # the tool whose time is 1


@dataclass
class Measured:
    """What the report shows.

    Attributes: about: what was run, on what: name and value. html: by corpus and tool, the scores
        of its pages. kinds: by corpus, the type of each page, in the same order. times: by corpus,
        CPU milliseconds a page by tool, of one run. text: by kind and shape, the scores of its
        pages. held_out: by corpus, type of page and shape, pages and word F1 of the cross-validated
        body; empty where it was not given. versions: of the peers that ran. failed: peers that
        could not be made here, and why. errors: by peer, the number of pages on which it failed.
        curve: whether there is a learning curve. rules: by corpus, what rules take from true
        bodies.
    """

    about: list[tuple[str, str]]
    html: dict[str, dict[str, list[Score]]] = field(default_factory=dict)
    kinds: dict[str, list[str]] = field(default_factory=dict)
    times: dict[str, dict[str, float]] = field(default_factory=dict)
    text: dict[Kind, dict[str, list[Score]]] = field(default_factory=dict)
    held_out: dict[tuple[str, str, str], tuple[int, float]] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    errors: dict[str, int] = field(default_factory=dict)
    curve: bool = False
    rules: dict[str, Removed] = field(default_factory=dict)

    def scores(self, kind: Kind, tool: str) -> list[Score]:
        """The scores of a tool on the pages of one kind."""
        corpus, wanted = kind
        return [
            score
            for score, type_ in zip(self.html[corpus][tool], self.kinds[corpus])
            if wanted in (None, type_)
        ]

    def tools(self, kind: Kind) -> list[str]:
        """The peers that were run on the pages of a kind, the best body first.

        Those without a body come last.
        """
        means = {name: body(self.scores(kind, name)) for name in self.html[kind[0]] if name != OURS}
        return sorted(means, key=lambda name: -means[name] if "body" in OFFERS[name] else 1.0)


def body(scores: Iterable[Score]) -> float:
    """The mean word F1 of the body over the pages that have one."""
    return fmean([score.body for score in scores if score.body is not None] or [0.0])


def held_out(
    tables: Iterable[Sequence[Mapping[str, str]]],
) -> dict[tuple[str, str, str], tuple[int, float]]:
    """Read cross-validated scores from printed tables.

    Those of ``python -m benchmarks.train --report``.

    The first table with a shape counts: the weights for one line were trained on full dumps too,
        but those for text are used on them.

    >>> held_out(
    ...     [
    ...         [
    ...             {
    ...                 "corpus": "news-dev",
    ...                 "type": "article",
    ...                 "shape": "html",
    ...                 "pages": "128",
    ...                 "body": "0.968",
    ...             }
    ...         ]
    ...     ]
    ... )
    {('news-dev', 'article', 'html'): (128, 0.968)}
    """
    needed = ("corpus", "type", "shape", "pages", "body")
    return {
        (row["corpus"], row["type"], row["shape"]): (int(row["pages"]), float(row["body"]))
        for rows in reversed([*tables])
        for row in rows
        if all(name in row for name in needed)
    }


def tables(measured: Measured) -> Run:
    """The run as it is kept: titles, tables of cells and what was run, ready for JSON."""
    html, text = {}, {}
    for kind in TITLES:
        corpus = kind[0]
        if corpus in measured.html:
            html[corpus] = {
                "pages": _sample(kind, measured.scores(kind, OURS)),
                "rows": html_table(measured, kind),
                "has plot": corpus in measured.times,
            }
    for (corpus, wanted), shapes in measured.text.items():
        text[corpus] = {
            "pages": _sample((corpus, wanted), next(iter(shapes.values()), [])),
            "rows": text_table(measured, corpus, shapes),
        }
    types = None
    if len(set(measured.kinds.get(WCXB, ()))) > 1:
        pages = _sample((WCXB, None), measured.html[WCXB][OURS])
        types = {"pages": pages, "rows": types_table(measured)}
    return {
        "about": dict(measured.about),
        "html": html,
        "types": types,
        "text": text,
        "rules": rules_rows(measured.rules) if measured.rules else None,
        "peers": peers_table(measured),
        "failed": measured.failed,
        "has curve": measured.curve,
    }


def html_table(measured: Measured, kind: Kind) -> Rows:
    """Ours, the ceiling and the peers on HTML."""
    corpus = kind[0]
    times = measured.times.get(corpus, {})
    mine = measured.scores(kind, OURS)
    rows = [["tool", *HTML_COLUMNS, "time"]]
    if unseen := measured.held_out.get((corpus, kind[1] or "article", "html")):
        rows.append([UNSEEN, f"{unseen[1]:.3f}"] + ["–"] * len(HTML_COLUMNS))
    rows.append([TRAINED, *(COLUMNS[name](mine) for name in HTML_COLUMNS), _time(times, OURS)])
    for name in measured.tools(kind):
        scores = measured.scores(kind, name)
        rows.append(
            [
                name,
                *(
                    COLUMNS[column](scores) if offers(name, column) else "–"
                    for column in HTML_COLUMNS
                ),
                _time(times, name),
            ]
        )
    rows.append([CEILING, COLUMNS["ceiling"](mine)] + ["–"] * len(HTML_COLUMNS))
    return rows


def types_table(measured: Measured) -> Rows:
    """The body's F1 by type of page."""
    rows = by_type(measured)
    kinds = [*next(iter(rows.values()))]
    return [
        ["tool", *kinds],
        *([name, *(f"{scores[kind]:.3f}" for kind in kinds)] for name, scores in rows.items()),
    ]


def by_type(measured: Measured) -> dict[str, dict[str, float]]:
    """The body's F1 on WCXB by tool and type of page.

    The most frequent type comes first, ``all`` last.
    """
    present = measured.kinds[WCXB]
    kinds = sorted(set(present), key=lambda kind: -present.count(kind))
    peers = [name for name in measured.tools((WCXB, None)) if "body" in OFFERS[name]]
    rows = {
        name: {kind: body(measured.scores((WCXB, kind), name)) for kind in kinds}
        for name in (OURS, *peers)
    }
    rows = {TRAINED: rows.pop(OURS), **rows}
    if all((WCXB, kind, "html") in measured.held_out for kind in kinds):
        rows = {UNSEEN: {kind: measured.held_out[WCXB, kind, "html"][1] for kind in kinds}, **rows}
    rows[CEILING] = {kind: ceiling(measured.scores((WCXB, kind), OURS)) for kind in kinds}
    shares = {kind: present.count(kind) / len(present) for kind in kinds}
    return {
        name: {**scores, "all": sum(shares[kind] * scores[kind] for kind in kinds)}
        for name, scores in rows.items()
    }


def ceiling(scores: Iterable[Score]) -> float:
    """The mean word F1 of the perfect choice of blocks."""
    return fmean([score.ceiling for score in scores if score.ceiling is not None] or [0.0])


def text_table(measured: Measured, corpus: str, shapes: Mapping[str, Sequence[Score]]) -> Rows:
    """Ours, the baselines and the ceiling on flattened text."""
    rows = [["input", "body, cross-validated", "body, trained on these pages", *TEXT_COLUMNS]]
    for shape, scores in shapes.items():
        unseen = measured.held_out.get((corpus, "article", shape))
        rows.append(
            [
                SHAPES[shape],
                f"{unseen[1]:.3f}" if unseen else "–",
                *(COLUMNS[name](scores) for name in ("body", *TEXT_COLUMNS)),
            ]
        )
    return rows


def peers_table(measured: Measured) -> Rows:
    """The peers, their versions, how they are called, and on how many pages they failed."""
    rows = [["peer", "version", "failed pages", "how it is called"]]
    for name, version in measured.versions.items():
        call = " ".join((EXTRACTORS[name].__doc__ or "").replace("``", "`").split())
        rows.append([name, version, str(measured.errors.get(name, 0)), call])
    return rows


def _sample(kind: Kind, scores: Sequence[Score]) -> str:
    """Which pages a table is about."""
    return f"`{kind[0]}`, {len(scores)} {f'pages of type {kind[1]}' if kind[1] else 'pages'}."


def ratios(times: Mapping[str, float]) -> dict[str, float]:
    """Times as multiples of the time that `BASE` takes, or that we take where it did not run.

    >>> ratios({"cleanscrape": 30.0, "trafilatura": 20.0})
    {'cleanscrape': 1.5, 'trafilatura': 1.0}
    """
    base = times[BASE if BASE in times else OURS]
    return {name: time / base for name, time in times.items()}


def _time(times: Mapping[str, float], name: str) -> str:
    return f"{ratios(times)[name]:.2f}" if name in times else "–"
