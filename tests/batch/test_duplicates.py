"""Near copies among rows are marked, wherever the rows lie, and no row is cut."""

import json
import random
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet
import pytest

from cleanscrape import Article
from cleanscrape.batch import Options, UsageError, near_duplicates, run
from cleanscrape.cli.app import run as command
from tests.batch.made import rows
from tests.memory import made


def story(number: int, sender: str = "") -> str:
    return "\n\n".join([made.title(number), *made.paragraphs(number), sender])


PAGES = [
    {"id": f"{at:02}", "html": text, "crawled": f"2024-03-{day:02}"}
    for at, (day, text) in enumerate(
        [
            (3, story(0)),
            (1, story(1)),
            (2, story(0, "Sent to this paper by the agency of the valley.")),
            (1, story(2)),
            (1, story(0, "Printed with leave.")),
            (4, story(1).upper()),
        ]
    )
]


def crawl(folder: Path, name: str, pages: list[dict[str, str]], **options: Any) -> Path:
    """The rows of pages, in one file."""
    source = folder / f"{name}-pages.jsonl"
    source.write_text("".join(json.dumps(page) + "\n" for page in pages), encoding="utf-8")
    out = folder / name
    run(source, out, options=Options(workers=1, **options))
    return out


def pointers(found: list[dict[str, Any]]) -> dict[str, str | None]:
    return {row["id"]: row["duplicate_of"] for row in found}


EXPECTED = {"00": "04", "01": None, "02": "04", "03": None, "04": None, "05": "01"}


@pytest.mark.parametrize("fingerprints", [False, True])
def test_rows_point_to_the_page_that_was_fetched_first(tmp_path: Path, fingerprints: bool) -> None:
    source = crawl(tmp_path, "rows.jsonl", PAGES, fingerprints=fingerprints)
    before, out = rows(source), tmp_path / "marked.jsonl"
    marked = near_duplicates(source, out)
    after = rows(out)
    assert (marked.rows, marked.duplicates, marked.copies) == (6, 3, 1)
    assert pointers(after) == EXPECTED
    assert after[5]["similarity"] == 1.0
    assert 0.75 <= after[0]["similarity"] < 1
    added = ("duplicate_of", "similarity")
    assert [{key: row[key] for key in row if key not in added} for row in after] == before
    assert Article.from_dict(after[0]).text == before[0]["text"]


def test_the_same_rows_are_marked_in_any_partition(tmp_path: Path) -> None:
    chance = random.Random(3)
    for draw in range(3):
        folder = tmp_path / str(draw)
        folder.mkdir()
        shuffled = chance.sample(PAGES, len(PAGES))
        for part in range(3):
            crawl(folder, f"{part}.parquet", shuffled[part::3], fingerprints=part != 1)
        out = tmp_path / f"{draw}.parquet"
        near_duplicates([folder], out)
        table = parquet.read_table(out)
        assert pointers(table.to_pylist()) == EXPECTED
        assert table.drop(["duplicate_of", "similarity"]).num_rows == len(PAGES)


def test_the_column_has_page_and_paragraphs(tmp_path: Path) -> None:
    row = rows(crawl(tmp_path, "rows.jsonl", PAGES[:1], fingerprints=True))[0]
    assert len(row["fingerprint"]["near"]) == 256
    assert len(row["fingerprint"]["paragraphs"]) == len(row["paragraphs"])
    assert {len(part["near"]) for part in row["fingerprint"]["paragraphs"]} == {64}
    assert rows(crawl(tmp_path, "bare.jsonl", PAGES[:1]))[0]["fingerprint"] is None


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = str(crawl(tmp_path, "rows.jsonl.gz", PAGES))
    out = str(tmp_path / "new" / "marked.jsonl.gz")
    assert command(["near-duplicates", source, "-o", out]) == 0
    assert "6 rows, 3 near copies, 1 of them exact" in capsys.readouterr().err
    assert command(["near-duplicates", source, "-o", out, "--at-least", "1", "-q"]) == 0
    assert capsys.readouterr().err == ""
    for wrong in (["--at-least", "0.1"], ["--at-least", "2"]):
        assert command(["near-duplicates", source, "-o", out, *wrong]) == 2
    assert command(["near-duplicates", source, "-o", str(tmp_path / "marked.txt")]) == 2
    assert command(["near-duplicates", str(tmp_path / "none"), "-o", out]) == 2


def test_what_is_no_row_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Rain"}\nRain\n', encoding="utf-8")
    with pytest.raises(UsageError, match="line 2 is no row"):
        near_duplicates(tmp_path / "a.jsonl", tmp_path / "out.jsonl")
    with pytest.raises(UsageError, match="no file of rows in the format"):
        near_duplicates(tmp_path / "a.jsonl", tmp_path / "out.parquet")


def test_marked_parquet_is_not_marked_again(tmp_path: Path) -> None:
    source = crawl(tmp_path, "rows.parquet", PAGES[:2])
    near_duplicates(source, tmp_path / "marked.parquet")
    with pytest.raises(UsageError, match="marked already"):
        near_duplicates(tmp_path / "marked.parquet", tmp_path / "again.parquet")
