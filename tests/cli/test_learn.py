"""`cleanscrape learn`, and `--memory` of the other commands."""

import json
from pathlib import Path

import pytest

from cleanscrape import SiteMemory
from cleanscrape.batch import learn, load_memory
from cleanscrape.batch.options import Options
from cleanscrape.cli.app import run
from tests.batch.made import rows
from tests.memory import made

Output = pytest.CaptureFixture[str]


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """A crawl of one site, as JSON lines."""
    folder = tmp_path / "crawl"
    folder.mkdir()
    for part in range(3):
        lines = [
            json.dumps({"html": made.html(number), "url": f"https://paper.example/{number}"})
            for number in range(part, 12, 3)
        ]
        (folder / f"{part}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_two_passes_over_a_crawl(crawl: Path, tmp_path: Path, capsys: Output) -> None:
    memory, out = str(tmp_path / "sites.memory"), str(tmp_path / "out.jsonl")
    assert run(["learn", str(crawl), "-o", memory, "--site", "paper", "--workers", "1"]) == 0
    assert "12 pages, 1 sites" in capsys.readouterr().err
    given = ["--memory", memory, "--site", "paper", "--workers", "1", "-q"]
    assert run(["batch", str(crawl), "-o", out, *given]) == 0
    found = rows(Path(out))
    assert all(made.NOTICE not in row["text"] for row in found)
    reasons = {piece["reason"] for row in found for piece in row["removed"]}
    assert "on 11 of 11 pages" in reasons


def test_parts_learned_apart_and_by_several_processes_are_the_same_bytes(
    crawl: Path, tmp_path: Path
) -> None:
    whole = learn(crawl, site="paper", options=Options(workers=2, chunk_bytes=9_000)).memory
    parts = []
    for part in range(3):
        parts.append(str(tmp_path / f"{part}.memory"))
        source = str(crawl / f"{part}.jsonl")
        assert run(["learn", source, "-o", parts[-1], "--site", "paper", "--workers", "1"]) == 0
    both = tmp_path / "all.memory"
    adding = [word for part in reversed(parts) for word in ("--add", part)]
    assert run(["learn", "-o", str(both), *adding, "-q"]) == 0
    assert both.read_bytes() == whole.to_bytes()
    assert load_memory(both) == whole


def test_a_run_is_not_resumed_with_another_memory() -> None:
    from cleanscrape import Pipeline
    from cleanscrape.batch.learn import memory_of

    one = SiteMemory.learn([made.html(1)], site="paper")
    plain = Pipeline.default()
    assert memory_of(plain) == {}
    assert memory_of(plain.with_memory(one)) != memory_of(plain.with_memory(SiteMemory()))


def test_pages_without_a_site_are_counted(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "page.txt").write_text(made.text(1), encoding="utf-8")
    out = str(tmp_path / "sites.memory")
    assert run(["learn", str(tmp_path / "page.txt"), "-o", out, "--workers", "1"]) == 0
    assert "1 have no address" in capsys.readouterr().err


def test_what_is_no_memory_is_named(tmp_path: Path, capsys: Output) -> None:
    page = tmp_path / "page.txt"
    page.write_text(made.text(1), encoding="utf-8")
    assert run([str(page), "--memory", str(page)]) == 2
    assert "no memory of sites" in capsys.readouterr().err
    assert run([str(page), "--memory", str(tmp_path / "none")]) == 2
    assert run(["learn", str(tmp_path / "none"), "-o", str(tmp_path / "m")]) == 2
