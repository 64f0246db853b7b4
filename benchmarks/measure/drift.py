"""Measure what `SiteMemory.compare` finds: halves of unchanged sites, and sites that were changed.

The pages of each host of `daniel-dev` with twenty pages or more, and of each site of `xmu-dev`, are
drawn into two halves. Compared as they are, a score above 0 is a false alarm. Compared after the
second half was changed, it is a change that was found.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

from cleanscrape import Document, Pipeline, SiteMemory, read

from .memory import sites

_CORPORA = ("daniel-dev", "xmu-dev")
_CLASS = re.compile(rb"""(?i)(\sclass\s*=\s*["']?)(?=\w)""")
_HEAD = re.compile(rb"(?i)<meta\b[^<>]*>|<time\b[^<>]*>|<h1\b[^<>]*>|</h1>")
_ITEM = re.compile(rb"(?i)(<a\b[^<>]*>)(?=[^<>]{2,12}</a>)")


def _renamed(page: bytes) -> bytes:
    """The page with other names of all classes."""
    return _CLASS.sub(rb"\1n", page)


def _undressed(page: bytes) -> bytes:
    """The page without metadata, and without the elements of its headline and date."""
    return _HEAD.sub(b"", page)


def _relabelled(page: bytes) -> bytes:
    """The page with other words in its menus."""
    return _ITEM.sub(rb"\1New ", page)


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "as it was": bytes,
    "classes": _renamed,
    "metadata": _undressed,
    "menus": _relabelled,
}


def _memory(documents: list[Document]) -> SiteMemory:
    return SiteMemory.learn(documents, site="site")


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    options.add_argument("--least", type=int, default=20, help="pages that a site must have")
    options.add_argument("--most", type=int, default=40, help="pages of a site that are taken")
    options.add_argument("--draws", type=int, default=10, help="halves that are drawn of each site")
    given = options.parse_args(arguments)
    pipeline, chance = Pipeline.default(), Random(0)  # noqa: S311 - no secrets here
    found = {name: [0, 0] for name in CHANGES}
    for corpus in _CORPORA:
        for site, pages in sorted(sites(given.corpora, corpus).items()):
            chosen = pages[: given.most]
            if len(chosen) < given.least:
                continue
            done = {
                name: [
                    pipeline.run(read(change(page.html), source="html", url=f"http://x/{page.id}"))
                    for page in chosen
                ]
                for name, change in CHANGES.items()
            }
            for _ in range(given.draws):
                order = chance.sample(range(len(chosen)), len(chosen))
                first, second = order[::2], order[1::2]
                old = _memory([done["as it was"][at] for at in first])
                for name, documents in done.items():
                    (drift,) = old.compare(_memory([documents[at] for at in second]))
                    found[name][0] += drift.score > 0
                    found[name][1] += 1
                    if name == "as it was" and drift.score:
                        print(site, *(one.what for one in drift.changes), sep=", ", flush=True)
    for name, (alarms, total) in found.items():
        print(f"{name}: {alarms} of {total} ({alarms / max(1, total):.3f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
