"""The arithmetic of docs/explanation/scale.md: how long a crawl takes, and what it takes up.

    python -m benchmarks.scale
    python -m benchmarks.scale --rate 40 --page 300000 --packed 0.2

The defaults are what `python -m benchmarks.crawl pace` and `memory` measured; give your own.
"""

from __future__ import annotations

from dataclasses import dataclass

_CRAWLS = (("a newspaper's archive", 100_000), ("a million pages", 1_000_000), ("a monthly web crawl", 2_600_000_000))
_MACHINES = (1, 8, 64, 1024)  # cores


@dataclass(frozen=True)
class Measured:
    """What was measured of pages and programs.

    Args:
        rate: pages a second of CPU, parent's share included.
        parent: share of that CPU which is the parent's: it reads, and hands pages out, alone.
        page: bytes of a page of HTML.
        packed: size of a page in a WARC file, as a share of it.
        row: bytes of a row in Parquet.
        memory: bytes that the parent holds, and each worker.
    """

    rate: float = 40.0
    parent: float = 0.05
    page: int = 100_000
    packed: float = 0.2
    row: int = 4_000
    memory: tuple[int, int] = (100_000_000, 150_000_000)

    def hours(self, pages: int, cores: int) -> float:
        """How long it takes: the workers' time divided by the cores, or the parent's, whichever is more, one run a 1/`parent` cores.

        >>> Measured(rate=100.0).hours(3_600_000, 10)
        1.0
        """
        return pages / self.rate / cores / 3600

    def most_workers(self) -> int:
        """The number of workers that one parent keeps busy; with more cores, start several runs, one a share of the files.

        >>> Measured(parent=0.05).most_workers()
        19
        """
        return round(1 / self.parent) - 1
