"""Measure what a memory of sites does to the body: each page against the other pages of its site.

A memory leaves the page itself out by its own rule, so all pages of a site are learned at once.
`daniel-dev` gives the hosts with ten pages or more, `xmu-dev` all of its sites, the others the
sites with four pages or more.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from cleanscrape import Document, Pipeline, ReadError, SiteMemory, read
from cleanscrape.assemble import assemble

from ..corpora.flatten import flattened
from ..corpora.pages import Page, load, site
from ..scoring.metrics import tokens, word_f1
from ..scoring.scores import table

CORPORA = ("daniel-dev", "xmu-dev", "news-dev", "wcxb-dev")
SHAPES = ("html", "full", "wet")
_LEAST = {"daniel-dev": 10}  # pages that a host must have
_FEW = 4  # the same elsewhere
_HARM = 0.02  # word F1 from which a page counts as better or worse


class Result(NamedTuple):
    """The word F1 of one page's body without and with the memory, and the times of both."""

    page: str
    site: str
    before: float
    after: float
    seconds: tuple[float, float, float]  # cleaning, learning, cleaning with the memory


def sites(folder: Path, corpus: str) -> dict[str, list[Page]]:
    """The pages of each site that has enough of them."""
    found: defaultdict[str, list[Page]] = defaultdict(list)
    for page in load(folder, corpus, whole=True):
        found[page.domain if page.url is None else site(page.url)].append(page)
    least = _LEAST.get(corpus, _FEW)
    return {name: pages for name, pages in found.items() if len(pages) >= least and name}


def results(name: str, pages: Iterable[Page], shape: str, most: int) -> Iterator[Result]:
    """Measure the first pages of a site, after all of its pages were learned."""
    pipeline = Pipeline.default()
    documents = {page.id: (page, _read(page, shape)) for page in pages}
    done, seconds = {}, {}
    for page, document in documents.values():
        if document is not None:
            begun = time.perf_counter()
            done[page.id] = pipeline.run(document)
            seconds[page.id] = time.perf_counter() - begun
    begun = time.perf_counter()
    memory = SiteMemory.learn(done.values(), site=name)
    learning = (time.perf_counter() - begun) / max(1, len(done))
    recalling = pipeline.with_memory(memory, name)
    for key in [*done][:most]:
        page, document = documents[key]
        if document is None or not page.truth.body:
            continue
        fresh = replace(document, blocks=document.blocks.replace())  # nothing derived is left
        begun = time.perf_counter()
        again = recalling.run(fresh)
        spent = (seconds[key], learning, time.perf_counter() - begun)
        yield Result(key, name, _f1(done[key], page), _f1(again, page), spent)


def _read(page: Page, shape: str) -> Document | None:
    try:
        if shape == "html":
            return read(page.html, source="html")
        return read(flattened(page, shape), source="text")
    except ReadError:
        return None


def _f1(document: Document, page: Page) -> float:
    return word_f1(tokens(assemble(document).text), tokens(page.truth.body or ""))


def row(corpus: str, shape: str, found: list[Result]) -> list[str]:
    """The cells of a table's row."""
    before, after = fmean(one.before for one in found), fmean(one.after for one in found)
    change = (1 - after) / max(1e-9, 1 - before) - 1
    signs = Counter(
        (one.after > one.before + _HARM) - (one.after < one.before - _HARM) for one in found
    )
    clean, learn, use = (sum(column) for column in zip(*(one.seconds for one in found)))
    return [
        corpus, shape, str(len({one.site for one in found})), str(len(found)), f"{before:.4f}",
        f"{after:.4f}", f"{change:+.0%}", str(signs[1]), str(signs[-1]),
        f"{learn / clean:+.0%}", f"{use / clean - 1:+.0%}",
    ]  # fmt: skip


HEAD = [
    "corpus", "shape", "sites", "pages", "without", "with", "error", "better", "worse",
    "time to learn", "time to use",
]  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    options.add_argument("--corpus", nargs="+", default=[*CORPORA], choices=CORPORA)
    options.add_argument("--shapes", nargs="+", default=[*SHAPES])
    options.add_argument("--most", type=int, default=15, help="pages of a site that are measured")
    options.add_argument("--each", action="store_true", help="list the sites too")
    given = options.parse_args(arguments)
    rows = [HEAD]
    for corpus in given.corpus:
        known = sites(given.corpora, corpus)
        for shape in given.shapes:
            found = [
                one
                for name, pages in sorted(known.items())
                for one in results(name, pages, shape, given.most)
            ]
            if not found:
                continue  # no site has enough pages
            rows.append(row(corpus, shape, found))
            print(", ".join(rows[-1]), flush=True)
            for name in sorted({one.site for one in found}) if given.each else ():
                print("  ", *row(name, shape, [one for one in found if one.site == name]))
    print(f"\n{table(rows)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
