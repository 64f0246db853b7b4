"""What a shell does with the command: pipes, encodings, several pages, outputs, other files."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import cleanscrape
from cleanscrape.cli.app import run
from cleanscrape.cli.codes import BROKEN_PIPE
from cleanscrape.cli.pages import stem

Output = pytest.CaptureFixture[str]
PAGE = (
    "<h1>Rain — “now”</h1><p>It rained all day in the valley, and the river rose – everywhere. "
    "Nobody in the three villages knew what to do about it.</p>"
)


@pytest.fixture
def pages(tmp_path: Path) -> list[str]:
    """Two pages, the second one packed."""
    (tmp_path / "rain.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "snow.html.gz").write_bytes(gzip.compress(PAGE.replace("Rain", "Snow").encode()))
    return [str(tmp_path / "rain.html"), str(tmp_path / "snow.html.gz")]


def shell(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, as ``python -m cleanscrape``."""
    return subprocess.run(
        [sys.executable, "-m", "cleanscrape", *arguments],
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )


def test_several_texts_are_parted_by_the_names_of_their_pages(
    pages: list[str], capsys: Output
) -> None:
    assert run(pages) == 0
    first, second = capsys.readouterr().out.split(f"\n==> {pages[1]} <==\n")
    assert first.startswith(f"==> {pages[0]} <==\nRain")
    assert second.startswith("Snow")


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_several_pieces_of_markup_are_parted_by_comments(
    pages: list[str], capsys: Output, form: str
) -> None:
    assert run([*pages, "--format", form]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("<!--")] == [
        f"<!-- {name} -->" for name in pages
    ]


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_several_pages_in_json_are_json_lines(pages: list[str], capsys: Output, form: str) -> None:
    assert run([*pages, "--format", form]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["title"] for line in lines] == ["Rain — “now”", "Snow — “now”"]


def test_address_and_moment_are_given(tmp_path: Path, capsys: Output) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE.replace("</h1>", "</h1><p>2 days ago</p>"), encoding="utf-8")
    given = ["--url", "https://a.example/rain", "--reference", "2024-05-03", "--format", "json"]
    assert run([str(page), *given]) == 0
    article = json.loads(capsys.readouterr().out)
    assert (article["url"], article["date"]) == ("https://a.example/rain", "2024-05-01")


def test_the_encoding_is_given(tmp_path: Path, capsys: Output) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes("Дождь шёл весь день, и река поднялась выше моста.".encode("koi8-r"))
    assert run([str(page), "--encoding", "koi8-r"]) == 0
    assert capsys.readouterr().out.startswith("Дождь шёл весь день")


def test_one_file_takes_the_article(pages: list[str], tmp_path: Path, capsys: Output) -> None:
    out = tmp_path / "rain.md"
    assert run([pages[0], "--format", "markdown", "-o", str(out)]) == 0
    assert capsys.readouterr() == ("", "")
    assert out.read_text(encoding="utf-8") == cleanscrape.clean(PAGE).to_markdown() + "\n"


def test_a_folder_takes_a_file_for_each_article(
    pages: list[str], tmp_path: Path, capsys: Output
) -> None:
    out = tmp_path / "new" / "articles"
    again = tmp_path / "again"
    again.mkdir()
    (again / "rain.html").write_text(PAGE, encoding="utf-8")
    assert run([*pages, str(again / "rain.html"), "--format", "json", "-o", f"{out}/"]) == 0
    assert capsys.readouterr().err == f"cleanscrape: made the folder {out}\n"
    assert sorted(os.listdir(out)) == ["rain-2.json", "rain.json", "snow.json"]


def test_a_file_is_not_written_into_a_folder_that_is_not_there(
    pages: list[str], tmp_path: Path, capsys: Output
) -> None:
    assert run([pages[0], "-o", str(tmp_path / "none" / "rain.txt")]) == 2
    assert "no such folder" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("name", "expected"), [("a/rain.html.gz", "rain"), ("-", "page"), (".hidden", ".hidden")]
)
def test_outputs_are_named_after_their_pages(name: str, expected: str) -> None:
    assert stem(name) == expected


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
        (b"PK\x03\x04\x14\0", "a ZIP archive"),
        (
            gzip.compress(b"<p>Rain", mtime=0),
            "packed with gzip, not a page of text or HTML; unpack it",
        ),
    ],
)
def test_what_is_no_page_is_named(
    content: bytes, said: str, tmp_path: Path, pages: list[str], capsys: Output
) -> None:
    (tmp_path / "other.html").write_bytes(content)
    assert run([str(tmp_path / "other.html"), pages[0], "--format", "jsonl"]) == 1
    printed = capsys.readouterr()
    assert said in printed.err
    assert json.loads(printed.out)["title"] == "Rain — “now”"


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json", "jsonl"])
@pytest.mark.parametrize("encoding", ["latin1", "ascii", "cp1252"])
def test_a_character_that_the_output_lacks_is_an_escape(
    pages: list[str], form: str, encoding: str
) -> None:
    done = shell(pages[0], "--format", form, PYTHONIOENCODING=encoding)
    text = done.stdout.decode(encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    if form.startswith("json"):
        assert json.loads(text)["title"] == "Rain — “now”"
    elif encoding == "cp1252":
        assert "Rain — “now”" in text
    else:
        assert ("Rain &#8212; &#8220;now" if form == "html" else "Rain \\u2014 \\u201cnow") in text


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="Linux's full device")
def test_a_full_disk_is_the_fault_of_the_output(pages: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cleanscrape", pages[0]],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == b"cleanscrape: standard output: No space left on device\n"


def test_a_closed_pipe_ends_the_command_quietly(tmp_path: Path) -> None:
    page = tmp_path / "long.txt"
    line = "It rained all day in the valley, and the river rose above the bridge again.\n\n"
    page.write_text(line * 5_000, encoding="utf-8")
    command = [sys.executable, "-m", "cleanscrape", str(page), str(page)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (BROKEN_PIPE, b"")


def test_the_shell_completes_options_of_the_command_that_is_not_named() -> None:
    done = shell(
        _CLEANSCRAPE_COMPLETE="complete_bash", COMP_WORDS="cleanscrape --fav", COMP_CWORD="1"
    )
    assert done.stdout.split() == [b"--favor"]


def test_a_batch_never_reads_what_it_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rain.html").write_text(PAGE, encoding="utf-8")
    stopped = tmp_path / "old.jsonl.partial"
    stopped.mkdir()
    (stopped / "manifest.json").write_text("{}", encoding="utf-8")
    for _ in range(2):
        given = ["batch", ".", "-o", "out.jsonl", "--workers", "1", "-q", "--overwrite"]
        assert run(given) == 0
        rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
        assert [row["source"] for row in rows] == ["./rain.html"]


@pytest.mark.parametrize("name", ["pages.jsonl", "pages.parquet"])
def test_a_column_that_is_not_there_is_wrong_usage(
    name: str, tmp_path: Path, capsys: Output
) -> None:
    source = tmp_path / name
    rows = [{"markup": PAGE}, {"markup": PAGE}]
    if name.endswith(".parquet"):
        pq.write_table(pa.Table.from_pylist(rows), source)
    else:
        source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    given = ["batch", str(source), "-o", str(tmp_path / "out.jsonl"), "--workers", "1", "-q"]
    assert run([*given, "--page-column", "html"]) == 2
    assert "no column html; there are: markup (--page-column)" in capsys.readouterr().err
    assert not (tmp_path / "out.jsonl.partial").exists()
    assert run([*given, "--page-column", "markup"]) == 0


def test_a_batch_says_which_folder_it_makes(
    pages: list[str], tmp_path: Path, capsys: Output
) -> None:
    out = tmp_path / "new" / "out.jsonl"
    assert run(["batch", pages[0], "-o", str(out), "--workers", "1", "-q"]) == 0
    assert capsys.readouterr().err == f"cleanscrape: made the folder {out.parent}\n"
