"""A run that was killed and resumed holds the rows of an unbroken one."""

import json
import os
import random
import signal
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet
import pytest

from cleanscrape.batch import Options, Progress, UsageError, run
from cleanscrape.batch.state import State

from .conftest import Start
from .made import html_warc, page, rows, write_jsonl

SMALL = Options(workers=1, chunk_bytes=600)
RESUME = replace(SMALL, existing="resume")


class Stop(Exception):
    pass


def stop_after(chunks: int) -> Any:
    def report(_: Progress) -> None:
        nonlocal chunks
        chunks -= 1
        if chunks == 0:
            raise Stop

    return report


def broken_run(source: Path, out: Path, options: Options = SMALL, chunks: int = 5) -> Path:
    with pytest.raises(Stop):
        run(source, out, options=options, report=stop_after(chunks))
    return out.with_name(out.name + ".partial")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_jsonl(tmp_path / "in.jsonl", [page(number) for number in range(50)])


@pytest.fixture
def whole(source: Path, tmp_path: Path) -> bytes:
    run(source, tmp_path / "whole.jsonl", options=SMALL)
    return (tmp_path / "whole.jsonl").read_bytes()


def test_an_unfinished_run_is_in_the_way_until_it_is_resumed(
    source: Path, tmp_path: Path, whole: bytes
) -> None:
    out = tmp_path / "out.jsonl"
    broken_run(source, out)
    assert not out.exists()
    with pytest.raises(UsageError, match=r"unfinished run.*--resume"):
        run(source, out, options=SMALL)
    seen: list[Progress] = []
    tally = run(source, out, options=RESUME, report=seen.append)
    assert out.read_bytes() == whole
    assert tally.pages == 50
    assert seen[0].earlier[0] >= 8  # what was done is not done again


def test_overwrite_starts_anew(source: Path, tmp_path: Path, whole: bytes) -> None:
    out = tmp_path / "out.jsonl"
    broken_run(source, out)
    assert run(source, out, options=replace(SMALL, existing="overwrite")).pages == 50
    assert out.read_bytes() == whole


@pytest.mark.parametrize("torn", ["rows", "journal", "both", "lost rows", "garbage"])
def test_what_was_half_written_does_not_count(
    source: Path, tmp_path: Path, whole: bytes, torn: str
) -> None:
    out = tmp_path / "out.jsonl"
    folder = broken_run(source, out, chunks=6)
    if torn in ("rows", "both"):
        (folder / "rows").open("ab").write(b'{"id": "half a r')
    if torn in ("journal", "both"):
        (folder / "journal.jsonl").open("ab").write(b'{"chunk": 17, "e')
    if torn == "lost rows":
        os.truncate(folder / "rows", (folder / "rows").stat().st_size - 10)
    if torn == "garbage":
        (folder / "journal.jsonl").open("ab").write(b"\0\0\0\n")
    run(source, out, options=RESUME)
    assert out.read_bytes() == whole


@pytest.mark.parametrize("stage", ["no manifest", "no rows", "not renamed", "not removed"])
def test_a_kill_before_the_first_row_or_after_the_last_is_no_matter(
    source: Path, tmp_path: Path, whole: bytes, stage: str
) -> None:
    out = tmp_path / "out.jsonl"
    folder = broken_run(source, out, chunks=1 if stage.startswith("no ") else 25)
    if stage == "no manifest":
        (folder / "manifest.json").unlink()
    elif stage == "no rows":
        (folder / "rows").unlink()
    elif stage == "not removed":
        (folder / "rows").rename(out)
    tally = run(source, out, options=RESUME)
    assert out.read_bytes() == whole
    assert tally.pages == 50
    assert not folder.exists()


def test_other_sources_or_options_cannot_go_on(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    broken_run(source, out)
    with pytest.raises(UsageError, match=r"changed since it was begun: chunk_bytes, removed$"):
        run(source, out, options=replace(RESUME, chunk_bytes=5000, removed=False))
    write_jsonl(source, [page(1)])
    with pytest.raises(UsageError, match=r"sources$"):
        run(source, out, options=RESUME)


def test_other_workers_may_go_on(source: Path, tmp_path: Path, whole: bytes) -> None:
    broken_run(source, tmp_path / "out.jsonl")
    run(source, tmp_path / "out.jsonl", options=replace(RESUME, workers=2, page_timeout=5))
    assert (tmp_path / "out.jsonl").read_bytes() == whole


def test_chunks_done_out_of_order_are_done_once(source: Path, tmp_path: Path) -> None:
    options = replace(SMALL, ordered=False)
    out = tmp_path / "out.jsonl"
    folder = broken_run(source, out, options, chunks=8)
    # As if chunks 2 and 5 had been slow: take their lines and rows out.
    entries = [json.loads(line) for line in (folder / "journal.jsonl").read_bytes().splitlines()]
    data = (folder / "rows").read_bytes()
    pieces = [
        data[start : entry["end"]]
        for start, entry in zip([0, *(entry["end"] for entry in entries)], entries)
    ]
    kept = [(entry, piece) for entry, piece in zip(entries, pieces) if entry["chunk"] not in (2, 5)]
    end = 0
    for entry, piece in kept:
        entry["end"] = end = end + len(piece)
    (folder / "rows").write_bytes(b"".join(piece for _, piece in kept))
    (folder / "journal.jsonl").write_text("".join(json.dumps(entry) + "\n" for entry, _ in kept))
    run(source, out, options=replace(options, existing="resume"))
    assert sorted(row["record"] for row in rows(out)) == list(range(50))


def test_the_state_remembers_little_however_long_the_run(tmp_path: Path) -> None:
    state = State(tmp_path / "out")
    for number in range(1000):
        state._finish(number, state.place)
    assert (state.chunk, state.done, state._places) == (1000, set(), {})


@pytest.mark.parametrize("ending", ["jsonl", "parquet"])
def test_kill_minus_nine_at_random_points(tmp_path: Path, start: Start, ending: str) -> None:
    """Real processes, killed with their workers or without.

    `python -m benchmarks.cost.crawl kill` does this many times.
    """
    dice = random.Random(ending)
    warc = html_warc(tmp_path / "in.warc.gz", [page(number) for number in range(250)])
    unbroken, out = tmp_path / f"unbroken.{ending}", tmp_path / f"out.{ending}"
    options = ("--chunk-bytes", 5000, "--workers", 2)
    began = time.monotonic()
    assert start(warc, "-o", unbroken, *options).wait(60) == 0
    whole = time.monotonic() - began  # a fast machine is done sooner, and must be killed sooner
    killed = 0
    for attempt in range(5):
        process = start(warc, "-o", out, *options, "--resume")
        time.sleep(dice.uniform(0.3, 0.8) * whole if attempt < 4 else 0)
        if attempt < 4 and process.poll() is None:
            dice.choice((os.kill, os.killpg))(process.pid, signal.SIGKILL)
            killed += 1
        process.wait(60)
        if out.exists():
            break
    assert out.exists()  # a process may also be killed after it has moved its output into place
    assert killed >= 1
    assert not Path(f"{out}.partial").exists()
    if ending == "parquet":
        assert parquet.read_table(out).equals(parquet.read_table(unbroken))
    else:
        assert out.read_bytes() == unbroken.read_bytes()


def test_workers_end_with_a_run_that_was_killed(tmp_path: Path, start: Start) -> None:
    from .test_failures import children, wait_for_rows

    warc = html_warc(tmp_path / "in.warc.gz", [page(number) for number in range(2000)])
    out = tmp_path / "out.jsonl"
    process = start(warc, "-o", out, "--workers", 2, "--chunk-bytes", 10_000)
    wait_for_rows(out)
    workers = children(process.pid)
    assert len(workers) == 2
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    until = time.monotonic() + 10
    while time.monotonic() < until and any(Path(f"/proc/{worker}").exists() for worker in workers):
        time.sleep(0.05)
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
