"""Measure `cleanscrape batch`: its pace, its memory, and runs that are killed and resumed.

    python -m benchmarks.cost.crawl pace --pages 'fixtures/*/source.html' --count 1500
    python -m benchmarks.cost.crawl memory
    python -m benchmarks.cost.crawl kill --points 50

Processes are measured by their CPU time too, which other programs disturb less than the clock.
"""

from __future__ import annotations

import argparse
import glob
import gzip
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from ..tools.turns import turns

_COMMAND = [sys.executable, "-c", "from cleanscrape.cli import main; main()", "batch"]
_LOOP = """
import sys
from fastwarc.warc import ArchiveIterator, WarcRecordType
from cleanscrape import clean
file, wanted = open(sys.argv[1], "rb"), WarcRecordType.response
for record in ArchiveIterator(file, record_types=wanted, parse_http=True):
    clean(
        record.reader.read(),
        source="html",
        url=record.headers["WARC-Target-URI"],
        encoding=record.http_charset,
        reference=record.record_date,
    )
"""
_READ = """
import pickle, sys
from cleanscrape.batch import Options
from cleanscrape.batch.chunks import chunks
from cleanscrape.batch.sources import Sources
for chunk in chunks(Sources([sys.argv[1]]), Options()):
    pickle.dumps(chunk.pages)
"""


def write_warc(path: Path, pages: list[bytes], count: int) -> Path:
    """A WARC file of `count` pages, these in turn."""
    from fastwarc.warc import WarcRecord, WarcRecordType

    with gzip.open(path, "wb", compresslevel=1) as out:
        for number in range(count):
            record = WarcRecord()
            record.init_headers(record_type=WarcRecordType.response)
            record.headers["Content-Type"] = "application/http; msgtype=response"
            record.headers["WARC-Target-URI"] = f"https://paper.example/{number}"
            head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
            record.set_bytes_content(head + pages[number % len(pages)])
            record.write(out)
    return path


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds by the clock and of CPU, of all processes, that a command takes."""
    began = time.monotonic()
    process = subprocess.Popen(command)  # noqa: S603
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"exit code {process.returncode}: {' '.join(command)}")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime


def _on(command: list[str], source: Path) -> tuple[float, float]:
    """The seconds that a command takes on a file."""
    return timed([*command, str(source)])


def pace(folder: Path, options: argparse.Namespace) -> Iterator[str]:
    """A bare loop over `clean`, one worker, two workers.

    The best of the rounds, less what a run of one page takes.
    """
    pages = [
        gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
        for data in (Path(name).read_bytes() for name in sorted(glob.glob(options.pages)))
    ]
    many, one = (
        write_warc(folder / "many.warc.gz", pages, options.count),
        write_warc(folder / "one.warc.gz", pages, 1),
    )
    mean = sum(map(len, pages)) / len(pages)
    yield (
        f"{options.count} pages of {mean / 1000:.0f} kB, load {os.getloadavg()[0]:.1f} on "
        f"{os.cpu_count()} CPUs"
    )
    batch = [*_COMMAND, "-q", "--overwrite", "-o", str(folder / "out.jsonl"), "--workers"]
    ways = {
        "loop": [sys.executable, "-c", _LOOP],
        "1 worker": [*batch, "1"],
        "2 workers": [*batch, "2"],
        "reading": [sys.executable, "-c", _READ],
    }
    commands = {name: partial(_on, command) for name, command in ways.items()}
    best: dict[tuple[str, Path], list[float]] = {}
    for turn in turns(commands, (many, one), options.rounds):
        key = turn.name, turn.item
        best[key] = [min(pair) for pair in zip(best.get(key, turn.result), turn.result)]
    # Each is the least of its rounds before they are taken from each other: else a slow start would
    # flatter a way.
    took = {
        name: [whole - start for whole, start in zip(best[name, many], best[name, one])]
        for name in ways
    }
    for name, (clock, cpu) in took.items():
        yield (
            f"{name:<10} {options.count / clock:7.1f} pages/s by the clock, "
            f"{options.count / cpu:7.1f} pages per CPU second"
        )
    loop, single, double, reading = (took[name] for name in ways)
    yield (
        f"one worker against the loop: {loop[0] / single[0]:.0%} by the clock, "
        f"{loop[1] / single[1]:.0%} by CPU"
    )
    yield (
        f"two workers against one: {single[0] / double[0]:.2f}x by the clock, CPU for the "
        f"same work {double[1] / single[1]:.2f}x"
    )
    yield f"reading and handing out, the parent's share: {reading[1] / single[1]:.1%} of the CPU"


def peak(command: list[str]) -> tuple[int, int]:
    """The largest resident memory of a command, in bytes, looked at ten times a second.

    That of its own process and of any of its children.
    """
    process = subprocess.Popen(command)  # noqa: S603
    own = workers = 0
    while process.poll() is None:
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            resident = int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
            if int(folder.name) == process.pid:
                own = max(own, resident)
            elif int(fields[1]) == process.pid:
                workers = max(workers, resident)
        time.sleep(0.1)
    if process.returncode:
        raise SystemExit(f"exit code {process.returncode}: {' '.join(command)}")
    return own, workers


def memory(folder: Path, options: argparse.Namespace) -> Iterator[str]:
    """Peak memory for few and many small pages, of the parent and of a worker."""
    page = (
        b"<title>Rain</title><h1>Rain</h1><p>It rained all day in the valley, and the "
        b"river rose and rose again.</p>"
    )
    for ending in options.endings:
        found = []
        for count in (1_000, 100_000):
            warc = write_warc(folder / f"{count}.warc.gz", [page], count)
            found.append(
                peak(
                    [
                        *_COMMAND,
                        "-q",
                        "--overwrite",
                        "--workers",
                        "2",
                        str(warc),
                        "-o",
                        str(folder / f"out.{ending}"),
                    ]
                )
            )
            yield (
                f"{ending:<8} {count:>7,} pages: parent {found[-1][0] / 1e6:.0f} MB, "
                f"worker {found[-1][1] / 1e6:.0f} MB"
            )
        few, many = found
        yield (
            f"{ending:<8} many against few: parent {many[0] / few[0]:.2f}x, worker "
            f"{many[1] / few[1]:.2f}x"
        )


def kill(folder: Path, options: argparse.Namespace) -> Iterator[str]:
    """Kill a run at random points, resume it until it is done, and compare with an unbroken one.

    Until so many kills are made.
    """
    dice = random.Random(7)  # noqa: S311
    page = (
        "<title>Bridge {0}</title><h1>Bridge {0}</h1><p>The old bridge number {0} over the "
        "river was opened again on Friday.</p>"
    )
    warc = write_warc(
        folder / "in.warc.gz", [page.format(number).encode() for number in range(1500)], 1500
    )
    out, options_of_run = (
        folder / "out.jsonl",
        ["-q", "--resume", "--workers", "2", "--chunk-bytes", "4000", str(warc)],
    )
    timed([*_COMMAND, *options_of_run, "-o", str(folder / "unbroken.jsonl")])
    unbroken = (folder / "unbroken.jsonl").read_bytes()
    kills = runs = 0
    while kills < options.points:
        runs += 1
        order = ["--unordered"] if runs % 2 else []
        made = _broken([*_COMMAND, *options_of_run, "-o", str(out), *order], dice)
        kills += made
        rows = out.read_bytes()
        same = (
            sorted(rows.splitlines()) == sorted(unbroken.splitlines())
            if order
            else rows == unbroken
        )
        yield (
            f"run {runs}: {made} kills, rows "
            f"{'the same as of an unbroken run' if same else 'DIFFER'}"
        )
        out.unlink()
    yield f"{kills} kills"


def _broken(command: list[str], dice: random.Random, most: int = 6) -> int:
    """Start and kill a command until it gets to its end; the number of kills.

    It is killed alone or with its children.
    """
    for kills in range(most + 1):
        process = subprocess.Popen(command, start_new_session=True)  # noqa: S603
        try:
            process.wait(dice.uniform(0.2, 4.0) if kills < most else None)
            return kills
        except subprocess.TimeoutExpired:
            dice.choice((os.kill, os.killpg))(process.pid, signal.SIGKILL)
            process.wait()
    return most


def main() -> None:
    """Measure what is asked for."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("what", choices=("pace", "memory", "kill"))
    options.add_argument(
        "--pages", default="fixtures/*/source.html", help="a glob of HTML files, packed or not"
    )
    options.add_argument("--count", type=int, default=1500)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--points", type=int, default=50)
    options.add_argument("--endings", nargs="+", default=["jsonl", "parquet"])
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for line in {"pace": pace, "memory": memory, "kill": kill}[chosen.what](
            Path(folder), chosen
        ):
            print(line, flush=True)


if __name__ == "__main__":
    main()
