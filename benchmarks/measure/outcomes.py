"""Check whether a change alters any result, and show what it does to all corpora.

Run it before the change with ``--write before.jsonl.gz`` and afterwards with ``--against
before.jsonl.gz``. Every fixture and page whose article, account (`removed`) or `evidence` differs
is named, with the fields that differ; then what went where, and the least alike pages, as
``cleanscrape diff`` prints them. The exit code is 1 where anything differs.

The file has a line for each page: its account, which ``cleanscrape diff`` reads too, and a hash of
each field of the article. To compare with another checkout instead, write the file with its code:
``PYTHONPATH=other/src python -m benchmarks.measure.outcomes --write before.jsonl.gz``.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import islice
from multiprocessing import Pool
from pathlib import Path
from typing import IO, Any, NamedTuple

from cleanscrape import Pipeline, read
from cleanscrape.assemble import assemble
from cleanscrape.cli.differences import print_difference
from cleanscrape.difference import Account, account_from_dict, account_of, compare_many
from cleanscrape.testing import Case, find_cases

from ..corpora.flatten import flattened
from ..corpora.pages import CORPORA, Page, load

SHAPES = ("html", "main", "full", "nodes", "oneline", "wet")


Hashes = dict[str, str]
Outcome = tuple[Account, Hashes]


class Job(NamedTuple):
    """One page to clean: a fixture, or a page of a corpus in one shape."""

    key: str
    page: Page | Case
    shape: str = "html"


def outcome(job: Job) -> Outcome:
    """The account of a page, and a short hash of each field of its article."""
    pipeline = Pipeline.default()
    raw, known = _input(job)
    document = pipeline.run(read(raw, splitters=pipeline.splitters, **known))
    article = assemble(document)
    account = account_of(document, article, {}, job.key)
    return account, {name: _digest(value) for name, value in article.to_dict().items()}


def _input(job: Job) -> tuple[Any, dict[str, Any]]:
    """The page, and what the reader is told of it."""
    if isinstance(job.page, Case):
        return job.page.source.read_bytes(), job.page.arguments
    if job.shape == "html":
        return job.page.html, {"url": job.page.url, "source": "html"}
    return flattened(job.page, job.shape), {"url": job.page.url, "source": "text"}


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


def differences(before: Mapping[str, Hashes], after: Mapping[str, Hashes]) -> list[tuple[str, str]]:
    """Each page of both runs that differs, and the fields in which it does.

    >>> before, after = {"a": {"title": "1", "date": "2"}}, {"a": {"title": "1", "date": "3"}}
    >>> differences(before, {**after, "b": {}})
    [('a', 'date')]
    """
    found = (
        (key, " ".join(sorted(_unlike(before[key], after[key]))))
        for key in before.keys() & after.keys()
    )
    return sorted((key, names) for key, names in found if names)


def _unlike(old: Hashes, new: Hashes) -> Iterator[str]:
    return (name for name in old.keys() | new.keys() if old.get(name) != new.get(name))


class Run:
    """The outcomes of a run, one after the other; the hashes are kept.

    Args:
        outcomes: of the pages.
        out: where to write them as well, or None.
    """

    def __init__(self, outcomes: Iterable[Outcome], out: IO[str] | None = None) -> None:
        self._outcomes, self._out = outcomes, out
        self.hashes: dict[str, Hashes] = {}

    def __iter__(self) -> Iterator[Account]:
        for account, hashes in self._outcomes:
            self.hashes[account.name] = hashes
            if self._out is not None:
                line = json.dumps({**account.to_dict(), "hashes": hashes})
                self._out.write(f"{line}\n")
            yield account


def stored(path: Path) -> Iterator[Outcome]:
    """The outcomes in a file that an earlier run wrote."""
    with _open(path, "r") as lines:
        for line in lines:
            data = json.loads(line)
            yield account_from_dict(data), data["hashes"]


def _open(path: Path, mode: str) -> IO[str]:
    """A file of text, packed if its name ends in ``.gz``."""
    if path.suffix == ".gz":
        return gzip.open(path, f"{mode}t", compresslevel=3, encoding="utf-8")  # type: ignore[return-value]
    return path.open(mode, encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Clean all pages; write the outcomes or compare them."""
    given = _options().parse_args(arguments)
    with ExitStack() as stack:
        pool = stack.enter_context(Pool(given.workers))
        out = stack.enter_context(_open(given.write, "w")) if given.write else None
        after = Run(pool.imap(outcome, jobs(given), 16), out)
        if not given.against:
            print(f"{sum(1 for _ in after)} pages")
            return 0
        before = Run(stored(given.against))
        totals = compare_many(before, after)
    found = differences(before.hashes, after.hashes)
    for key, names in found:
        print(f"{key}: {names}")
    counts = Counter(name for _, names in found for name in names.split())
    print(
        f"{len(after.hashes)} pages, {len(found)} differ:",
        ", ".join(f"{count} in {name}" for name, count in counts.most_common()) or "none",
    )
    if totals.is_changed:
        print()
        print_difference(totals, given.most)
    return bool(found)


def _options() -> argparse.ArgumentParser:
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
    options.add_argument("--write", type=Path, help="keep the outcomes in this file")
    options.add_argument("--against", type=Path, help="compare with the outcomes in this file")
    options.add_argument("--most", type=int, default=20, help="pages to show of those that differ")
    return options


if __name__ == "__main__":
    sys.exit(main())
