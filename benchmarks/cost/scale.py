"""Compute how long a crawl takes and what it takes up: the figures of docs/explanation/scale.md.

    python -m benchmarks.cost.scale
    python -m benchmarks.cost.scale --rate 120 --page 5000 --row 600

The defaults are what ``python -m benchmarks.cost.crawl pace`` measured on news pages; measure your
own pages with it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

_CRAWLS = (
    ("a paper's archive", 100_000),
    ("a million pages", 1_000_000),
    ("a monthly web crawl", 2_600_000_000),
)
_CORES = (1, 16, 128, 1024)
_SECONDS = {"years": 365 * 86400, "days": 86400, "hours": 3600, "minutes": 60}


@dataclass(frozen=True)
class Measured:
    """What was measured of pages and programs.

    Args: rate: pages a second of CPU, the parent's share included. share: part of that CPU which is
        the parent's: it reads the sources and hands pages out, alone. page: bytes of a page of
        HTML. packed: size of a page in a WARC file, as a part of it. row: bytes of a row in
        Parquet.
    """

    rate: float = 38.0
    share: float = 0.06
    page: int = 361_000
    packed: float = 0.19
    row: int = 18_000

    def seconds(self, pages: int, cores: int) -> float:
        """How long the pages take, the work being spread evenly.

        >>> Measured(rate=100.0).seconds(10_000, 10)
        10.0
        """
        return pages / self.rate / cores

    def most_workers(self) -> int:
        """Workers that one parent can keep busy: while it reads one page, each of them cleans one.

        >>> Measured(share=0.05).most_workers()
        19
        """
        return int(1 / self.share + 1e-9) - 1


def lines(measured: Measured) -> Iterator[str]:
    """The table."""
    yield (
        f"one run keeps {measured.most_workers()} workers busy; beyond that, start one run "
        f"a share of the files"
    )
    yield f"{'':<20}{'pages':>14}{'WARC':>9}{'rows':>9}" + "".join(
        f"{cores:>7,} core{'s' if cores > 1 else ' '}" for cores in _CORES
    )
    for name, pages in _CRAWLS:
        sizes = (
            f"{_bytes(pages * measured.page * measured.packed):>9}{_bytes(pages * measured.row):>9}"
        )
        yield f"{name:<20}{pages:>14,}{sizes}" + "".join(
            f"{duration(measured.seconds(pages, cores)):>13}" for cores in _CORES
        )


def duration(seconds: float) -> str:
    """Seconds in the largest unit that gives at least one and a half.

    >>> duration(7200), duration(100), duration(20)
    ('2.0 hours', '1.7 minutes', '20 seconds')
    """
    for unit, length in _SECONDS.items():
        if seconds >= 1.5 * length:
            return f"{seconds / length:,.1f} {unit}"
    return f"{seconds:.0f} seconds"


def _bytes(size: float) -> str:
    for unit in ("B", "kB", "MB", "GB", "TB"):
        if size < 1000:
            return f"{size:.0f} {unit}"
        size /= 1000
    return f"{size:,.1f} PB"


def main() -> None:
    """Print the table for the numbers given."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name, kind in (
        ("rate", float),
        ("share", float),
        ("page", int),
        ("packed", float),
        ("row", int),
    ):
        options.add_argument(f"--{name}", type=kind, default=getattr(Measured, name))
    print("\n".join(lines(Measured(**vars(options.parse_args())))))


if __name__ == "__main__":
    main()
