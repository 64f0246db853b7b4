import io
import json
import re
import sys
from pathlib import Path

import pyarrow.parquet as parquet
import pytest

from cleanscrape.cli.app import run
from tests.batch.made import html_warc, page, rows, write_jsonl

Output = pytest.CaptureFixture[str]


@pytest.fixture
def source(tmp_path: Path) -> str:
    return str(html_warc(tmp_path / "in.warc.gz", [page(number) for number in range(20)]))


def test_pages_go_into_one_file_and_a_summary_is_printed(
    source: str, tmp_path: Path, capsys: Output
) -> None:
    assert run(["batch", source, "-o", str(tmp_path / "out.parquet"), "--workers", "1"]) == 0
    assert parquet.read_table(tmp_path / "out.parquet")["title"].to_pylist() == [
        f"Bridge {number} is open again" for number in range(20)
    ]
    out, err = capsys.readouterr()
    first, pace, removed = err.splitlines()
    assert (out, first) == ("", "20 pages, 20 articles found, 0 errors")
    assert re.search(r"pages a second in \d:\d\d:\d\d", pace)
    assert removed.startswith("text removed: ")
    assert "%" in removed


def test_quiet_prints_nothing(source: str, tmp_path: Path, capsys: Output) -> None:
    assert (
        run(["batch", source, "-o", str(tmp_path / "out.jsonl"), "--workers", "1", "--quiet"]) == 0
    )
    assert capsys.readouterr() == ("", "")


def test_a_list_of_names_is_read_from_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    for number in range(3):
        (tmp_path / f"{number}.html").write_text(page(number), encoding="utf-8")
    listed = f"{tmp_path}/2.html\n{tmp_path}/none.html\n{tmp_path}/0.html\n"
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(listed.encode()), encoding="utf-8")
    )
    assert run(["batch", "-", "-o", str(tmp_path / "out.jsonl"), "--workers", "1"]) == 1
    assert [Path(row["source"]).name for row in rows(tmp_path / "out.jsonl")] == [
        "2.html",
        "none.html",
        "0.html",
    ]
    err = capsys.readouterr().err
    assert "3 pages, 2 articles found, 1 errors: SourceError 1" in err
    assert "1 sources could not be read to their end" in err


def test_columns_filters_and_kind_may_be_named(tmp_path: Path) -> None:
    lines = [
        {"key": "x", "address": "https://paper.example/1", "when": "2024-05-03", "markup": page(1)}
    ]
    (tmp_path / "in.json").write_text(
        "".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8"
    )
    names = [
        "--page-column",
        "markup",
        "--url-column",
        "address",
        "--id-column",
        "key",
        "--crawled-column",
        "when",
    ]
    more = [
        "--read-as",
        "jsonl",
        "--without",
        "interface",
        "--no-removed",
        "--no-details",
        "--unordered",
        "--workers",
        "1",
        "--favor",
        "precision",
    ]
    assert (
        run(["batch", str(tmp_path / "in.json"), "-o", str(tmp_path / "out.jsonl"), *names, *more])
        == 0
    )
    (row,) = rows(tmp_path / "out.jsonl")
    assert (row["id"], row["page_url"], row["crawled"]) == (
        "x",
        "https://paper.example/1",
        "2024-05-03T00:00:00+00:00",
    )
    assert row["text"]
    assert row["removed"] == []
    assert {part["marks"] == [] for part in row["paragraphs"]} == {True}


def test_a_complete_output_is_said_to_be_so(source: str, tmp_path: Path, capsys: Output) -> None:
    arguments = ["batch", source, "-o", str(tmp_path / "out.jsonl"), "--workers", "1", "--resume"]
    assert run(arguments) == run(arguments) == 0
    assert capsys.readouterr().err.splitlines()[-1] == f"{tmp_path}/out.jsonl: complete"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nothing.html"], "nothing.html: no such file"),
        (["{source}", "--resume", "--overwrite"], "exclude each other"),
        (["{source}", "--workers", "0"], "workers must be more than 0"),
        (["{source}", "--without", "nonsense"], "no filter 'nonsense'"),
        (["{source}", "--read-as", "pdf"], "pdf"),
        (["{source}", "-o", "out.csv"], "out.csv: the output must end in"),
        ([], "SOURCE"),
    ],
)
def test_wrong_usage_is_two_and_said_on_standard_error(
    arguments: list[str], words: str, source: str, tmp_path: Path, capsys: Output
) -> None:
    given = [argument.replace("{source}", source) for argument in arguments]
    assert run(["batch", "-o", str(tmp_path / "out.jsonl"), *given]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err


def test_without_the_extra_the_command_says_what_to_install(
    source: str, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pyarrow", "pyarrow.parquet"):
        monkeypatch.setitem(sys.modules, name, None)
    assert run(["batch", source, "-o", str(tmp_path / "out.parquet")]) == 2
    assert "pip install 'cleanscrape[batch]'" in capsys.readouterr().err


def test_json_lines_need_nothing_but_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pyarrow", "pyarrow.parquet", "fastwarc", "fastwarc.warc"):
        monkeypatch.setitem(sys.modules, name, None)
    source = write_jsonl(tmp_path / "in.jsonl.gz", [page(1)])
    assert run(["batch", str(source), "-o", str(tmp_path / "out.jsonl"), "--workers", "1"]) == 0
