"""Measure what a memory of sites costs: the time of a page, and the size for a million pages.

`time`: pages of each corpus are cleaned, learned from after they were cleaned, and cleaned with the
memory of their site, in turns in one process.

`size`: records of pages are drawn by chance, as long and as much alike as those of real sites, and
learned in three parts, which are added up in two orders.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
from numpy.typing import NDArray

from cleanscrape import Article, Pipeline, SiteMemory, read
from cleanscrape.assemble import assemble
from cleanscrape.memory.learner import PENDING, add_records
from cleanscrape.sites import Record, made, pack, record
from cleanscrape.sites.hashes import BITS
from cleanscrape.sites.record import FIGURES, MOST_BLOCKS

from ..corpora.flatten import flattened
from ..measure.memory import sites
from ..tools.turns import turns
from .growth import peak

_CORPORA = ("daniel-dev", "xmu-dev", "wcxb-dev")
_PARTS = 3
_SPREAD = 0x9E3779  # odd, so that each site has other hashes
# Blocks of a simulated page: lines that nearly all pages have, lines of one of several sections,
# links to other pages, which a few pages share, and the page's own texts. The means are those of
# the sites of daniel-dev and xmu-dev with ten pages or more: 168 blocks, 50 containers.
_COMMON, _SECTIONS, _SECTION, _POOL, _LINKS, _OWN = 90, 5, 20, 300, 25, 35
_PATHS, _NAMES = 50, 8
"""Containers and names of a simulated page; nearly all of a site's pages have the same."""


def timed(folder: Path, corpora: list[str], most: int, rounds: int) -> None:
    """Print what learning and using a memory add to the time of `clean`."""
    pipeline = Pipeline.default()
    print(
        "| corpus | shape | pages | clean, ms | learn | use | both |\n|---|---|--:|--:|--:|--:|--:|"
    )
    for corpus in corpora:
        for shape in ("html", "full"):
            spent: defaultdict[str, float] = defaultdict(float)
            count = 0
            for name, pages in sorted(sites(folder, corpus).items()):
                raws = [
                    page.html if shape == "html" else flattened(page, shape)
                    for page in pages[:most]
                ]
                memory = SiteMemory.learn(raws, site=name)
                count += len(raws)
                ways: dict[str, Callable[[str | bytes], object]] = {
                    "clean": pipeline,
                    "learn": partial(_learning, name, pipeline),
                    "use": pipeline.with_memory(memory, name),
                }
                records: list[Record] = []
                least: dict[tuple[str, str | bytes], float] = {}
                for turn in turns(ways, raws, rounds, warm=2):
                    if turn.name == "learn" and turn.round == 0:
                        records.append(turn.result[1])
                    known = least.get((turn.name, turn.item), turn.seconds)
                    least[turn.name, turn.item] = min(known, turn.seconds)
                for (way, _), seconds in least.items():
                    spent[way] += seconds
                spent["learn"] += _packing(records)
            learn, use = (spent[name] / spent["clean"] - 1 for name in ("learn", "use"))
            clean = 1000 * spent["clean"] / max(1, count)
            cells = [f"{share:+.0%}" for share in (learn, use, learn + use)]
            row = [corpus, shape, str(count), f"{clean:.1f}", *cells]
            print(f"| {' | '.join(row)} |", flush=True)


def _learning(name: str, pipeline: Pipeline, raw: str | bytes) -> tuple[Article, Record]:
    """Clean a page, and learn from it."""
    document = pipeline.run(read(raw, splitters=pipeline.splitters))
    return assemble(document), record(document, name)


def _packing(records: list[Record]) -> float:
    """The seconds that it takes to pack records, as many at a time as learning does."""
    begun = process_time()
    memory: dict[str, bytes] = {}
    for at in range(0, len(records), PENDING):
        add_records("site", records[at : at + PENDING], memory)
    return process_time() - begun


def simulated(number: int, pages: int) -> Iterator[Record]:
    """The records of pages of a site."""
    chance = np.random.default_rng(number)
    common, links = chance.integers(0, 1 << BITS, _COMMON), chance.integers(0, 1 << BITS, _POOL)
    sections = chance.integers(0, 1 << BITS, (_SECTIONS, _SECTION))
    paths = chance.integers(0, 1 << BITS, _PATHS)
    names = chance.integers(0, 1 << BITS, _NAMES)
    for _ in range(pages):
        key, digest = chance.integers(0, 1 << 63, 2).tolist()
        parts = (
            common[chance.random(_COMMON) < 0.95],
            sections[chance.integers(_SECTIONS)],
            chance.choice(links, _LINKS),
            chance.integers(0, 1 << BITS, max(1, chance.poisson(_OWN))),
        )
        hashes = np.unique(np.concatenate(parts))
        blocks = hashes * 4 + np.where(np.isin(hashes, parts[3]), 2, hashes % 4)
        yield Record(
            key,
            digest,
            blocks[:MOST_BLOCKS].astype(np.uint32),
            _some(chance, paths, 256),
            _some(chance, names, 1),
            ("article.story/p", "h1.title", "json-ld", "time.when"),
            (*chance.integers(0, 900, 1).tolist(), *chance.integers(0, 99, len(FIGURES) - 1)),
        )


def _some(chance: np.random.Generator, hashes: NDArray[np.int64], size: int) -> NDArray[np.uint32]:
    """Most of the hashes, each with a value."""
    chosen = hashes[chance.random(len(hashes)) < 0.9]
    return np.unique(chosen * size + chance.integers(0, size, len(chosen))).astype(np.uint32)


def _salted(one: Record, salt: int) -> Record:
    """A record of another site that is alike in all but the values of its hashes."""
    blocks, paths, names = (
        np.sort(values ^ np.uint32(salt * size))
        for values, size in ((one.blocks, 4), (one.paths, 256), (one.names, 1))
    )
    return replace(one, key=one.key ^ salt << 32, blocks=blocks, paths=paths, names=names)


def _learned(pages: int, numbers: range) -> list[dict[str, bytes]]:
    """The packed memories of sites, learned in parts."""
    found: list[dict[str, bytes]] = [{} for _ in range(_PARTS)]
    drawn = [[*simulated(number, pages)] for number in range(numbers.start, numbers.start + 4)]
    for number in numbers:
        salt = number * _SPREAD % (1 << BITS)
        known = [_salted(one, salt) for one in drawn[number % len(drawn)]]
        for part, memory in enumerate(found):
            own = known[part::_PARTS]
            memory[f"site-{number}.example"] = pack(made(own, len(own)))
    return found


def sized(count: int, pages: int) -> int:
    """Print how large the memory of a simulated crawl is; 0 if every order gives the same."""
    begun = perf_counter()
    steps = [range(at, min(count, at + 100)) for at in range(0, count, 100)]
    with ProcessPoolExecutor() as pool:
        done = [*pool.map(partial(_learned, pages), steps)]
    parts = [
        SiteMemory({name: data for each in done for name, data in each[part].items()})
        for part in range(_PARTS)
    ]
    learned = perf_counter()
    one, two, three = parts
    memory = one + two + three
    added = perf_counter()
    digests = [hashlib.sha256(memory.to_bytes()).hexdigest()]
    size = len(memory.to_bytes())
    held = sys.getsizeof(dict(memory.sites)) + sum(
        sys.getsizeof(name) + sys.getsizeof(data) for name, data in memory.sites.items()
    )
    del memory
    digests.append(hashlib.sha256((three + (two + one)).to_bytes()).hexdigest())
    print(f"{count} sites of {pages} pages: {held / 1e6:.0f} MB in memory, {size / 1e6:.0f} MB as")
    print(f"bytes; parts made in {learned - begun:.0f} s, added in {added - learned:.0f} s;")
    print(f"the process took {peak():.0f} MB at most. SHA-256 {digests[0][:16]} in one order and")
    print(f"{digests[1][:16]} in the other.")
    return int(digests[0] != digests[1])


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("what", choices=("time", "size"))
    options.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    options.add_argument("--corpus", nargs="+", default=[*_CORPORA], choices=_CORPORA)
    options.add_argument("--most", type=int, default=12, help="pages of a site that are timed")
    options.add_argument("--rounds", type=int, default=3, help="rounds; the least time counts")
    options.add_argument("--sites", type=int, default=10_000, help="sites of the simulated crawl")
    options.add_argument("--pages", type=int, default=100, help="pages of each")
    given = options.parse_args(arguments)
    if given.what == "size":
        return sized(given.sites, given.pages)
    timed(given.corpora, given.corpus, given.most, given.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
