import sys
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from cleanscrape import MissingExtraError, Pipeline, clean
from cleanscrape.batch import Options, Progress, UsageError, run

from .made import ONE, page, rows, write_jsonl

TWO = Options(workers=2, chunk_bytes=1000)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_jsonl(tmp_path / "in.jsonl", [page(number) for number in range(60)])


def test_order_is_kept_unless_told_otherwise(source: Path, tmp_path: Path) -> None:
    tally = run(source, tmp_path / "a.jsonl", options=TWO)
    run(source, tmp_path / "b.jsonl", options=replace(TWO, ordered=False))
    one, two = rows(tmp_path / "a.jsonl"), rows(tmp_path / "b.jsonl")
    assert (tally.pages, tally.found, tally.failed) == (60, 60, 0)
    assert [row["record"] for row in one] == list(range(60))
    assert sorted(two, key=lambda row: int(row["record"])) == one


def test_nothing_is_left_beside_the_output(source: Path, tmp_path: Path) -> None:
    run(str(source), str(tmp_path / "out.jsonl"), options=ONE)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_several_sources_and_a_list_follow_each_other(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.html").write_text(page(number), encoding="utf-8")
    listed = [f"{tmp_path}/0.html", f"{tmp_path}/none.html"]
    tally = run(
        [tmp_path / "3.html", str(tmp_path / "[12].html")],
        tmp_path / "out.jsonl",
        options=ONE,
        names=listed,
    )
    found = rows(tmp_path / "out.jsonl")
    assert [Path(row["source"]).name for row in found] == [
        "3.html",
        "1.html",
        "2.html",
        "0.html",
        "none.html",
    ]
    assert (found[-1]["error"], found[-1]["error_message"]) == (
        "SourceError",
        "No such file or directory",
    )
    assert (tally.pages, tally.found, tally.broken, tally.errors) == (5, 4, 1, {"SourceError": 1})


def test_a_pipeline_may_be_given(source: Path, tmp_path: Path) -> None:
    run(source, tmp_path / "out.jsonl", pipeline=Pipeline(()), options=ONE)
    assert (
        rows(tmp_path / "out.jsonl")[5]["text"] == Pipeline(())(page(5)).text != clean(page(5)).text
    )


def test_removed_may_be_left_out_and_is_counted_still(source: Path, tmp_path: Path) -> None:
    whole = run(source, tmp_path / "a.jsonl", options=ONE)
    tally = run(source, tmp_path / "b.jsonl", options=replace(ONE, removed=False))
    assert whole == tally
    assert sum(tally.shares().values()) > 0
    assert any(row["removed"] for row in rows(tmp_path / "a.jsonl"))
    assert not any(row["removed"] for row in rows(tmp_path / "b.jsonl"))


def test_progress_is_reported_to_its_end(source: Path, tmp_path: Path) -> None:
    seen: list[Progress] = []
    run(source, tmp_path / "out.jsonl", options=TWO, report=seen.append)
    assert len(seen) > 10
    assert seen[-1].read == seen[-1].size == source.stat().st_size
    assert [step.read for step in seen] == sorted(step.read for step in seen)
    assert seen[-1].rate > 0
    assert seen[-1].remaining == 0


def test_an_output_is_not_written_over_unasked(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("mine")
    with pytest.raises(UsageError, match="is there already"):
        run(source, out, options=ONE)
    assert out.read_text() == "mine"
    run(source, out, options=replace(ONE, existing="overwrite"))
    assert len(rows(out)) == 60


def test_a_complete_output_is_left_alone_by_resume(source: Path, tmp_path: Path) -> None:
    run(source, tmp_path / "out.jsonl", options=replace(ONE, existing="resume"))
    before = (tmp_path / "out.jsonl").stat()
    run(source, tmp_path / "out.jsonl", options=replace(ONE, existing="resume"))
    assert (tmp_path / "out.jsonl").stat() == before


def test_two_runs_do_not_write_the_same_output(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out.jsonl.partial"
    folder.mkdir()
    with FileLock(folder / "lock"), pytest.raises(UsageError, match="another run"):
        run(source, tmp_path / "out.jsonl", options=ONE)


@pytest.mark.parametrize(
    "wrong",
    [
        {"workers": 0},
        {"page_timeout": -1.0},
        {"chunk_bytes": 0},
        {"existing": "perhaps"},
        {"kind": "pdf"},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_options_out_of_range_are_wrong_usage(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=next(iter(wrong))):
        Options(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "library"), [("out.parquet", "pyarrow"), ("out.jsonl.zst", "pyarrow")]
)
def test_a_missing_library_says_what_to_install(
    source: Path, tmp_path: Path, name: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.setitem(sys.modules, f"{library}.parquet", None)
    with pytest.raises(
        MissingExtraError,
        match=rf"needs {library}; install it with: pip install 'cleanscrape\[batch\]'",
    ):
        run(source, tmp_path / name, options=ONE)


def test_a_missing_reader_stops_the_run_and_is_no_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.warc").write_bytes(b"")
    monkeypatch.setitem(sys.modules, "fastwarc", None)
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    with pytest.raises(MissingExtraError, match="a WARC file needs fastwarc"):
        run(tmp_path / "a.warc", tmp_path / "out.jsonl", options=ONE)
    assert not (tmp_path / "out.jsonl").exists()
