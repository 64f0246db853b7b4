"""Measure the report of a page for the browser: time to make it, its size, and its first paint.

The pages are those of a corpus with 290 to 310 kB of HTML, and an invented text of 300 kB. The
report has all variants: the page is cleaned once more without each filter. The first paint is
measured in Chromium where Playwright (the extra `engines`) and Chromium are installed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any, NamedTuple

from cleanscrape import explain
from cleanscrape.explanation.html import report

from ..corpora.pages import CORPORA, load

SIZE = range(290_000, 310_000)
# What a report may take: seconds of CPU to make it, bytes, milliseconds to its first paint.
MOST = (1.5, 2_000_000, 1000)
_SENTENCE = "The council of town number {} voted to repair the old bridge before the next winter. "
_LOADS = 3  # of which the median counts
_PAINT = """new Promise(done => {
  const first = () => performance.getEntriesByName('first-contentful-paint')[0]
  const wait = () => first() ? done(first().startTime) : setTimeout(wait, 20)
  wait()
})"""


class Made(NamedTuple):
    """A report that was made.

    Args:
        name: of the page.
        seconds: of CPU that making it took.
        text: the report.
    """

    name: str
    seconds: float
    text: str


def pages(corpora: Path, most: int) -> Iterator[tuple[str, str | bytes]]:
    """An invented text of 300 kB, then at most so many pages of the size from all corpora."""
    paragraphs = ("".join(_SENTENCE.format(4 * at + one) for one in range(4)) for at in range(880))
    yield "invented text", "\n\n".join(paragraphs)[: SIZE.stop]
    found = (
        (f"{corpus} {page.id}", page.html)
        for corpus in CORPORA
        for page in load(corpora, corpus)
        if len(page.html) in SIZE
    )
    yield from islice(found, most)


def made(name: str, raw: str | bytes) -> Made:
    """The report of a page, with the time that it took."""
    start = process_time()
    text = report(explain(raw, variants=True), name)
    return Made(name, process_time() - start, text)


def first_paints(reports: list[Made]) -> list[float | None]:
    """Milliseconds to the first paint of each report; None where there is no browser."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        chromium = None
    if chromium is None:
        return [None] * len(reports)
    found: list[float | None] = []
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for number, one in enumerate(reports):
            file = Path(folder, f"{number}.html")
            file.write_text(one.text, encoding="utf-8", errors="replace")
            found.append(median(_first_paint(browser.new_page(), file) for _ in range(_LOADS)))
        browser.close()
    return found


def _first_paint(page: Any, file: Path) -> float:
    page.goto(file.as_uri())
    found = float(page.evaluate(_PAINT))
    page.close()
    return found


def main(arguments: list[str] | None = None) -> int:
    """Print the figures of each page; the exit code is 1 where one is above what is allowed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--limit", type=int, default=20, help="pages of the corpora")
    given = parser.parse_args(arguments)
    made("warm", "It rained all day.")  # imports, word lists and patterns are charged to nobody
    reports = [made(*page) for page in pages(given.corpora, given.limit)]
    rows = [
        (one.seconds, len(one.text.encode("utf-8", "replace")), paint)
        for one, paint in zip(reports, first_paints(reports))
    ]
    print(f"{'page':40}{'s':>8}{'kB':>8}{'paint ms':>10}")
    for one, row in zip(reports, rows):
        print(f"{one.name[-38:]:40}{_shown(row)}")
    for name, of in (("median", median), ("most", max)):
        paints = [paint for _, _, paint in rows if paint is not None]
        last = of([row[0] for row in rows]), of([row[1] for row in rows])
        print(f"{name:40}{_shown((*last, of(paints) if paints else None))}")
    return int(any((one or 0) > most for row in rows for one, most in zip(row, MOST)))


def _shown(row: tuple[float, float, float | None]) -> str:
    """Seconds, kB and milliseconds."""
    seconds, size, paint = row
    shown = "–" if paint is None else f"{paint:.0f}"
    return f"{seconds:8.2f}{size / 1000:8.0f}{shown:>10}"


if __name__ == "__main__":
    sys.exit(main())
