"""Pages and workers that fail, one way or another: each costs a row at most."""

import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from cleanscrape import Pipeline
from cleanscrape.batch import BatchError, Options, Progress, run

from .conftest import Start
from .made import ONE, html_warc, page, rows, write_jsonl

TWO = Options(workers=2, chunk_bytes=8000, page_timeout=4.0)  # s; enough on a busy machine


def source(tmp_path: Path, words: dict[int, str], number: int = 40) -> Path:
    return write_jsonl(
        tmp_path / "in.jsonl", [page(index, words.get(index, "")) for index in range(number)]
    )


def children(parent: int) -> list[int]:
    """The worker processes of a run."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            of = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if of == parent and b"spawn_main" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found


def test_a_page_that_raises_is_a_row_with_its_error(tmp_path: Path, poison: Pipeline) -> None:
    tally = run(
        source(tmp_path, {3: "FAIL-ME"}), tmp_path / "out.jsonl", pipeline=poison, options=TWO
    )
    found = rows(tmp_path / "out.jsonl")
    assert (found[3]["error"], found[3]["error_message"], found[3]["text"]) == (
        "ZeroDivisionError",
        "one by nought\nraised by filter 'poison'",
        "",
    )
    assert tally.errors == {"ZeroDivisionError": 1}
    assert tally.found == 39


@pytest.mark.parametrize("ordered", [True, False])
def test_a_page_that_kills_its_worker_costs_its_row(
    tmp_path: Path, poison: Pipeline, ordered: bool
) -> None:
    tally = run(
        source(tmp_path, {0: "KILL-ME", 7: "KILL-ME"}),
        tmp_path / "out.jsonl",
        pipeline=poison,
        options=replace(TWO, ordered=ordered),
    )
    found = sorted(rows(tmp_path / "out.jsonl"), key=lambda row: int(row["record"]))
    assert [row["record"] for row in found] == list(range(40))
    assert [row["record"] for row in found if row["error"]] == [0, 7]
    assert found[0]["error"] == "WorkerDied"
    assert "exit code -9" in found[0]["error_message"]
    assert tally.errors == {"WorkerDied": 2}


def test_a_page_that_hangs_costs_its_row(tmp_path: Path, poison: Pipeline) -> None:
    run(source(tmp_path, {5: "HANG-ME"}), tmp_path / "out.jsonl", pipeline=poison, options=TWO)
    found = rows(tmp_path / "out.jsonl")
    assert len(found) == 40
    assert [
        (row["record"], row["error"], row["error_message"]) for row in found if row["error"]
    ] == [(5, "PageTimeout", "not done after 4 s")]


def test_a_worker_killed_from_outside_costs_nothing(tmp_path: Path, poison: Pipeline) -> None:
    killed: list[int] = []

    slow = source(tmp_path, dict.fromkeys(range(40), "SLOW-ME"))

    def kill_one(_: Progress) -> None:
        if len(killed) < 3:
            killed.append(children(os.getpid())[0])
            os.kill(killed[-1], signal.SIGKILL)

    tally = run(
        slow,
        tmp_path / "out.jsonl",
        pipeline=poison,
        options=replace(TWO, chunk_bytes=2000),
        report=kill_one,
    )
    assert len(killed) == 3
    assert (tally.pages, tally.failed) == (40, 0)
    assert [row["record"] for row in rows(tmp_path / "out.jsonl")] == list(range(40))


def test_workers_that_cannot_start_stop_the_run(tmp_path: Path, poison: Pipeline) -> None:
    (tmp_path / "modules" / "poison.py").write_text("raise ImportError('gone')")
    with pytest.raises(BatchError, match="worker processes end before they begin"):
        run(source(tmp_path, {}), tmp_path / "out.jsonl", pipeline=poison, options=ONE)


def test_a_script_without_its_guard_is_told_so(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("from cleanscrape.batch import run\nrun('in.jsonl', 'out.jsonl')\n")
    source(tmp_path, {})
    done = subprocess.run(
        [sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "if __name__ == '__main__'" in done.stderr


def test_a_full_disk_is_said_and_the_run_can_go_on(tmp_path: Path, start: Start) -> None:
    warc = html_warc(tmp_path / "in.warc.gz", [page(number) for number in range(300)])
    out = tmp_path / "out.jsonl"
    arguments = (warc, "-o", out, "--workers", "1", "--chunk-bytes", "20000")
    process = start(
        *arguments, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    )
    assert process.wait(60) == 3
    _, err = process.communicate()
    assert f"cannot write in {out}.partial: File too large" in err
    assert "--resume" in err
    assert not out.exists()
    assert start(*arguments, "--resume").wait(60) == 0
    assert [row["record"] for row in rows(out)] == list(range(300))


@pytest.mark.parametrize(
    ("number", "code", "word"),
    [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated")],
)
def test_an_interrupt_stops_cleanly_and_can_be_resumed(
    tmp_path: Path, start: Start, number: int, code: int, word: str
) -> None:
    warc = html_warc(tmp_path / "in.warc.gz", [page(index) for index in range(600)])
    out = tmp_path / "out.jsonl"
    arguments = (warc, "-o", out, "--workers", "2", "--chunk-bytes", "10000")
    process = start(*arguments)
    wait_for_rows(out)
    # The terminal sends Ctrl-C to the whole group, workers included.
    (os.killpg if number == signal.SIGINT else os.kill)(process.pid, number)
    _, err = process.communicate(timeout=30)
    assert process.returncode == code
    assert err == f"cleanscrape: {word}; go on with --resume\n"
    assert not out.exists()
    assert children(process.pid) == []
    assert start(*arguments, "--resume").wait(60) == 0
    assert [row["record"] for row in rows(out)] == list(range(600))


def wait_for_rows(out: Path) -> None:
    journal = out.with_name(out.name + ".partial") / "journal.jsonl"
    until = time.monotonic() + 30
    while time.monotonic() < until and not (journal.exists() and journal.stat().st_size):
        time.sleep(0.02)
    assert journal.stat().st_size
