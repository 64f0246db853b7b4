"""Measure cleanscrape and its peers on HTML."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import partial
from statistics import median

import cleanscrape

from ..corpora.pages import Page
from ..peers.workers import PEERS, importable, offers
from ..scoring.metrics import Found, is_lossless
from ..scoring.scores import Score, from_article, row, score, table
from ..scoring.worst import FIELDS, Case, worst
from ..tools.turns import turns
from .options import chosen, parser

COLUMNS = [
    "pages",
    "body",
    "shingles",
    "title",
    "authors",
    "day",
    "minute",
    "captions P/R/F1",
    "credits",
    "lossless",
    "ms",
]
_NO_FIELDS = ("pages", "ms")
Tool = Callable[[bytes, "str | None"], Found]


def main(arguments: list[str] | None = None) -> int:
    """Run with the arguments of the command line and print the table."""
    options = parser(__doc__)
    options.add_argument(
        "--peers",
        nargs="*",
        default=[],
        choices=PEERS,
        metavar="PEER",
        help=f"of {', '.join(PEERS)}",
    )
    options.add_argument(
        "--rounds",
        type=int,
        default=1,
        help="times to run each tool on each page; ratios are the median (5 to report)",
    )
    given = options.parse_args(arguments)
    if given.worst and given.worst[1] not in FIELDS:
        options.error(f"no field {given.worst[1]!r}; known: {', '.join(FIELDS)}")
    names = importable(given.peers)
    if missing := sorted(set(given.peers) - set(names)):
        print(f"not installed: {', '.join(missing)}", file=sys.stderr)
    tools: dict[str, Tool] = {"cleanscrape": ours, **{name: PEERS[name] for name in names}}
    cases, times = measure(chosen(given), tools, given.rounds)
    rows = [["tool", *COLUMNS, "time of ours / its"]]
    for name in tools:
        ratios = [mine / its for mine, its in zip(times["cleanscrape"], times[name]) if its]
        cells = row([case[0] for case in cases[name]], COLUMNS)
        rows.append(
            [
                name,
                *(
                    cell
                    if name == "cleanscrape" or column in _NO_FIELDS or offers(name, column)
                    else "–"
                    for column, cell in zip(COLUMNS, cells)
                ),
                f"{median(ratios):.2f}" if ratios else "–",
            ]
        )
    print(table(rows))
    if given.worst:
        print(f"\ncleanscrape, {worst(cases['cleanscrape'], given.worst[1], int(given.worst[0]))}")
    return 0


def ours(raw: bytes, url: str | None) -> Found:
    """Clean a page with the default pipeline."""
    return from_article(cleanscrape.clean(raw, url=url, source="html"))


def measure(
    pages: Iterable[Page], tools: dict[str, Tool], rounds: int
) -> tuple[dict[str, list[Case]], dict[str, list[float]]]:
    """Run the tools in turns; return the cases of each tool and its CPU seconds in each round."""
    cases: dict[str, list[Case]] = {name: [] for name in tools}
    times = {name: [0.0] * rounds for name in tools}
    ways = {name: partial(_run, name, tool) for name, tool in tools.items()}
    for turn in turns(ways, pages, rounds, warm=1):
        name, page, found = turn.name, turn.item, turn.result
        times[name][turn.round] += turn.seconds
        if turn.round == 0:
            cases[name].append((_score(name, page, found, turn.seconds), found, page.truth))
    return cases, times


def _run(name: str, tool: Tool, page: Page) -> Found:
    """Run one tool; an exception is reported and scored as nothing found."""
    try:
        return tool(page.html, page.url)
    except Exception as error:
        print(f"{name}, {page.id}: {type(error).__name__}: {error}", file=sys.stderr)
        return Found()


def _score(name: str, page: Page, found: Found, seconds: float) -> Score:
    return score(
        page.id, found, page.truth, _lossless(page) if name == "cleanscrape" else None, seconds
    )


def _lossless(page: Page) -> bool:
    """Whether the account of the article is the linearised text of the page."""
    try:
        document = cleanscrape.read(page.html, url=page.url, source="html")
        article = cleanscrape.clean(page.html, url=page.url, source="html")
    except Exception:
        return False
    return is_lossless((piece.text for piece in article.account), document.text)


if __name__ == "__main__":
    sys.exit(main())
