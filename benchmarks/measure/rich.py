"""Compare what several tools keep in Markdown of links, lists, tables, code and formulas.

The pages are those of ``fixtures/rich``. Each tool writes each page as Markdown, which markdown-it
reads; then each fact of the page stands in it or not. The tools are those that are installed.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timezone
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import cleanscrape

from ..peers.markdown import PACKAGES, WRITERS
from ..scoring.found import found_in
from ..scoring.rich import Case, Fact, cases, holds

# What a row of the table is about, and the kinds of facts that it counts.
ROWS: Mapping[str, Sequence[str]] = {
    "links with their address": ("link",),
    "strong, emphasis, struck": ("strong", "emphasis", "strike"),
    "code and keys in a line": ("code-span", "keyboard"),
    "subscripts, superscripts": ("subscript", "superscript"),
    "quotation marks of `<q>`": ("quotation",),
    "headings with their level": ("heading",),
    "items: number, depth, task": ("item", "continued"),
    "terms and definitions": ("definition",),
    "tables, cell by cell": ("table", "no-table"),
    "code, verbatim": ("code",),
    "code, its language": ("language",),
    "formulas as TeX": ("math",),
    "footnotes tied to their place": ("note",),
    "block quotes and their depth": ("quote", "no-quote"),
    "images: address and alt": ("image",),
    "videos, sounds, maps": ("embed",),
    "comments with their author": ("comment", "answer"),
    "posts with their author": ("post",),
    "words kept, once": ("text", "once"),
    "what is no text left out": ("absent",),
}
_START, _END = "<!-- table: python -m benchmarks.measure.rich -->", "<!-- end of table -->"
_OURS = "cleanscrape"
_Score = dict[str, dict[str, list[bool]]]  # by tool and row


def ours(page: str, url: str) -> str:
    """The page as our Markdown, with comments."""
    return cleanscrape.clean(page, url=url, source="html").to_markdown(comments=True)


def main(arguments: list[str] | None = None) -> int:
    """Run with the arguments of the command line and print the table, or write it to a page."""
    options = argparse.ArgumentParser("python -m benchmarks.measure.rich", description=__doc__)
    options.add_argument("--tools", nargs="+", default=[_OURS, *WRITERS], metavar="TOOL")
    options.add_argument("--only", nargs="+", metavar="CASE", help="only these cases")
    options.add_argument("--misses", metavar="TOOL", help="list what this tool misses, too")
    options.add_argument("--write", type=Path, metavar="PAGE", help="put the table into this page")
    given = options.parse_args(arguments)
    writers = {name: write for name, write in _writers().items() if name in given.tools}
    chosen = [case for case in cases() if not given.only or case.name in given.only]
    score, misses = measure(chosen, writers)
    for tool, case, fact in misses:
        if tool == given.misses:
            print(f"{case}: {dict(fact)}")
    shown = table(score, len(chosen))
    if given.write:
        page = given.write.read_text("utf-8")
        head, tail = page.split(_START)[0], page.split(_END)[1]
        given.write.write_text(f"{head}{_START}\n\n{shown}\n\n{_END}{tail}", "utf-8")
    print(shown)
    return 0


def _writers() -> dict[str, Callable[[str, str], str]]:
    """Ours and those of the tools that are installed."""
    installed = {name: write for name, write in WRITERS.items() if _version(name)}
    return {_OURS: ours, **installed}


def _version(name: str) -> str | None:
    if name == _OURS:
        return cleanscrape.__version__
    try:
        return version(PACKAGES.get(name, name))
    except PackageNotFoundError:
        return None


def measure(
    chosen: Iterable[Case], writers: Mapping[str, Callable[[str, str], str]]
) -> tuple[_Score, list[tuple[str, str, Fact]]]:
    """For each tool and row whether each fact stands in its Markdown, and those that do not."""
    score: _Score = {tool: defaultdict(list) for tool in writers}
    misses = []
    row_of = {kind: row for row, kinds in ROWS.items() for kind in kinds}
    for case in chosen:
        page, url = case.page(), case.data["url"]
        for tool, write in writers.items():
            found = found_in(_written(write, page, url), url)
            for fact in case.data["facts"]:
                stands = holds(fact, found)
                score[tool][row_of[fact["kind"]]].append(stands)
                if not stands:
                    misses.append((tool, case.name, fact))
    return score, misses


def _written(write: Callable[[str, str], str], page: str, url: str) -> str:
    """What a tool writes; nothing where it fails."""
    try:
        return write(page, url)
    except Exception as error:
        print(f"{write.__name__}: {type(error).__name__}: {error}", file=sys.stderr)
        return ""


def table(score: _Score, pages: int) -> str:
    """The table as Markdown, with the versions of the tools below.

    >>> score = {"cleanscrape": {"links with their address": [True, False]}}
    >>> print(table(score, 1).splitlines()[2])
    | links with their address | 1 of 2 |
    """
    lines = [f"| | {' | '.join(score)} |", f"|---{'|--:' * len(score)}|"]
    for row in ROWS:
        counts = [score[tool].get(row, []) for tool in score]
        if any(counts):
            cells = (f"{sum(count)} of {len(count)}" for count in counts)
            lines.append(f"| {row} | {' | '.join(cells)} |")
    totals = [[one for row in rows.values() for one in row] for rows in score.values()]
    shares = (f"**{sum(total) / max(1, len(total)):.2f}**" for total in totals)
    lines.append(f"| **all {max(map(len, totals), default=0)}** | {' | '.join(shares)} |")
    versions = ", ".join(f"{PACKAGES.get(tool, tool)} {_version(tool)}" for tool in score)
    day = datetime.now(timezone.utc).date().isoformat()
    return "\n".join([*lines, "", f"{pages} pages; {versions}; {day}."])


if __name__ == "__main__":
    sys.exit(main())
