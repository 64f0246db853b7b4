"""Check whether a change alters any result, by a hash of each page's article.

Run it before a refactoring with ``--write before.json`` and afterwards with ``--against
before.json``: every fixture and page whose article, account (`removed`) or `evidence` differs is
named, with the fields that differ, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

import cleanscrape
from cleanscrape.testing import Case, find_cases

from ..corpora.flatten import flattened
from ..corpora.pages import CORPORA, Page, load

SHAPES = ("html", "main", "full", "nodes", "oneline", "wet")


class Job(NamedTuple):
    """One page to clean: a fixture, or a page of a corpus in one shape."""

    key: str
    page: Page | Case
    shape: str = "html"


def outcome(job: Job) -> tuple[str, dict[str, str]]:
    """The job's key, and a short hash of each field of the article that comes out."""
    if isinstance(job.page, Case):
        article = job.page.run()
    elif job.shape == "html":
        article = cleanscrape.clean(job.page.html, url=job.page.url, source="html")
    else:
        article = cleanscrape.clean(flattened(job.page, job.shape), url=job.page.url, source="text")
    return job.key, {name: _digest(value) for name, value in article.to_dict().items()}


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def jobs(options: argparse.Namespace) -> Iterator[Job]:
    """All fixtures, then the pages of the corpora in each shape."""
    for case in find_cases(options.fixtures):
        yield Job(f"fixture {case.name}", case)
    for corpus in options.corpus:
        for page in islice(load(options.corpora, corpus), 0, None, options.every):
            for shape in options.shapes:
                yield Job(f"{corpus} {page.id} {shape}", page, shape)


def differences(
    before: dict[str, dict[str, str]], after: dict[str, dict[str, str]]
) -> Iterator[tuple[str, str]]:
    """Each page of both runs that differs, and the fields in which it does.

    >>> list(
    ...     differences(
    ...         {"a": {"title": "1", "date": "2"}}, {"a": {"title": "1", "date": "3"}, "b": {}}
    ...     )
    ... )
    [('a', 'date')]
    """
    for key in before.keys() & after.keys():
        names = before[key].keys() | after[key].keys()
        if changed := sorted(
            name for name in names if before[key].get(name) != after[key].get(name)
        ):
            yield key, " ".join(changed)


def main(arguments: list[str] | None = None) -> int:
    """Clean all pages; write the hashes or compare them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--corpora",
        type=Path,
        default=Path("../shared/corpora"),
        help="folder that holds the corpora",
    )
    options.add_argument(
        "--fixtures", type=Path, default=Path("fixtures"), help="folder of the fixtures"
    )
    options.add_argument(
        "--corpus", nargs="*", default=[*CORPORA], choices=CORPORA, help="only these"
    )
    options.add_argument(
        "--shapes", nargs="+", default=[*SHAPES], choices=SHAPES, help="only these"
    )
    options.add_argument("--every", type=int, default=1, help="every N-th page of a corpus")
    options.add_argument("--workers", type=int, default=2, help="processes")
    options.add_argument("--write", type=Path, help="keep the hashes in this file")
    options.add_argument("--against", type=Path, help="compare with the hashes in this file")
    given = options.parse_args(arguments)
    with Pool(given.workers) as pool:
        after = dict(pool.imap(outcome, jobs(given), 16))
    print(f"{len(after)} pages")
    if given.write:
        given.write.write_text(json.dumps(after), encoding="utf-8")
    if not given.against:
        return 0
    found = sorted(differences(json.loads(given.against.read_text(encoding="utf-8")), after))
    for key, names in found:
        print(f"{key}: {names}")
    counts = Counter(name for _, names in found for name in names.split())
    print(
        f"{len(found)} differ:",
        ", ".join(f"{count} in {name}" for name, count in counts.most_common()) or "none",
    )
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
