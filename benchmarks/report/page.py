"""The report as one page of Markdown: tables of what was measured, and where the plots go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from ..measure.rules import Removed, rules_table
from ..peers.extractors import EXTRACTORS
from ..peers.workers import OFFERS, offers
from ..scoring.scores import COLUMNS, Score, table

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


def page(measured: Measured, images: str) -> str:
    """The whole report; `images` is the folder of the plots as the page links to it."""
    parts = [
        "# Benchmarks",
        _INTRODUCTION,
        "\n".join(f"- {name}: {value}" for name, value in measured.about),
    ]
    for kind, title in TITLES.items():
        if kind[0] in measured.html:
            parts += [
                f"## {title}",
                _sample(kind, measured.scores(kind, OURS)),
                html_table(measured, kind),
            ]
            if kind[0] in measured.times:
                parts.append(
                    f"![F1 of the body against time a page, {title}]({images}/speed-{kind[0]}.svg)"
                )
    if len(set(measured.kinds.get(WCXB, ()))) > 1:
        types = f"{_sample((WCXB, None), measured.html[WCXB][OURS])} Word F1 of the body."
        parts += [
            "## Types of pages",
            types,
            types_table(measured),
            f"![F1 of the body by type of page]({images}/types.svg)",
        ]
    for kind, shapes in measured.text.items():
        sample = _sample(kind, next(iter(shapes.values()), []))
        parts += [
            f"## {TITLES[kind].replace('HTML', 'as text')}",
            f"{sample} {_TEXT}",
            text_table(measured, kind[0], shapes),
        ]
    if measured.rules:
        parts += ["## What rules take", _RULES, rules_table(measured.rules)]
    parts += [
        "## How much there is to learn from",
        f"![Learning curve]({images}/curve.svg)" if measured.curve else _NO_CURVE,
    ]
    parts += ["## The peers", _PEERS, peers_table(measured)]
    parts += [
        f"{name} could not be installed here:\n\n```text\n{reason}\n```"
        for name, reason in measured.failed.items()
    ]
    return "\n\n".join(parts) + "\n"


def html_table(measured: Measured, kind: Kind) -> str:
    """Ours, the ceiling and the peers on HTML."""
    corpus = kind[0]
    times = measured.times.get(corpus, {})
    mine = measured.scores(kind, OURS)
    rows = [["tool", *HTML_COLUMNS, "ms"]]
    if unseen := measured.held_out.get((corpus, kind[1] or "article", "html")):
        rows.append([UNSEEN, f"{unseen[1]:.3f}"] + ["–"] * len(HTML_COLUMNS))
    rows.append([TRAINED, *(COLUMNS[name](mine) for name in HTML_COLUMNS), _ms(times, OURS)])
    for name in measured.tools(kind):
        scores = measured.scores(kind, name)
        rows.append(
            [
                name,
                *(
                    COLUMNS[column](scores) if offers(name, column) else "–"
                    for column in HTML_COLUMNS
                ),
                _ms(times, name),
            ]
        )
    rows.append([CEILING, COLUMNS["ceiling"](mine)] + ["–"] * len(HTML_COLUMNS))
    return table(rows)


def types_table(measured: Measured) -> str:
    """The body's F1 by type of page."""
    rows = by_type(measured)
    kinds = [*next(iter(rows.values()))]
    return table(
        [
            ["tool", *kinds],
            *([name, *(f"{scores[kind]:.3f}" for kind in kinds)] for name, scores in rows.items()),
        ]
    )


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


def text_table(measured: Measured, corpus: str, shapes: Mapping[str, Sequence[Score]]) -> str:
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
    return table(rows)


def peers_table(measured: Measured) -> str:
    """The peers, their versions, how they are called, and on how many pages they failed."""
    rows = [["peer", "version", "failed pages", "how it is called"]]
    for name, version in measured.versions.items():
        call = " ".join((EXTRACTORS[name].__doc__ or "").replace("``", "`").split())
        rows.append([name, version, str(measured.errors.get(name, 0)), call])
    return table(rows)


def _sample(kind: Kind, scores: Sequence[Score]) -> str:
    """Which pages a table is about."""
    return f"`{kind[0]}`, {len(scores)} {f'pages of type {kind[1]}' if kind[1] else 'pages'}."


def _ms(times: Mapping[str, float], name: str) -> str:
    return f"{times[name]:.1f}" if name in times else "–"


_INTRODUCTION = """\
cleanscrape compared with other libraries, on the same pages and with the same scores. The [README
of the benchmarks](../benchmarks/README.md) explains each score, and what is wrong with the truth.
A dash is a field that a tool does not have.

The scorer of the body was trained on these corpora. Its *cross-validated* row was measured on
pages of domains that it had not seen: compare that one with the other libraries. The rules for
titles, bylines, dates and captions were developed on these pages: expect somewhat less elsewhere.
The *perfect choice of blocks* is the best body that can be made of the page's blocks as our
reader cuts them."""
_TEXT = """\
Flattened as scrapers do it. *Keep all* and *best run* are baselines; the *ceiling* is the
perfect choice of lines."""
_RULES = """\
Words per thousand of the true bodies (HTML) that the scorer would keep but a filter removes, by
filter and reason. Titles, captions and credits that the annotators left in a body are counted
separately, in the last row, and in no sum. The gate has a ceiling for each rule."""
_NO_CURVE = "No learning curve was measured for this page (`--curve`)."
_PEERS = """\
Each runs in its own environment. *ms* is CPU time per page, measured on a sample with the tools
taking turns page by page. A page on which a library raises an error is scored as empty."""
