"""Folders of reports: `cleanscrape explain … --html` and `cleanscrape diff … --html`."""

import re
from pathlib import Path

import pytest

from cleanscrape.cli.app import run

Output = pytest.CaptureFixture[str]
TEXT = (
    "The old bridge is open again\n\nBy Jo Doe\n\nShare on Threads\n\n"
    "The old bridge over the river was opened again on Friday morning, after two years of work.\n\n"
    "The town paid for the repairs with a loan that it must return within the next twelve years."
)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with two pages of one name, one without text and one that is none."""
    folder = tmp_path / "pages"
    for name in ("Rain.html", "b/rain.html", "b/empty.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXT if "ain" in name else "", encoding="utf-8")
    return folder


def links(path: Path) -> list[str]:
    return re.findall(r'href="([^"]+)"', path.read_text(encoding="utf-8"))


def test_a_folder_of_pages_becomes_a_folder_of_reports(
    pages: Path, tmp_path: Path, capsys: Output
) -> None:
    out = tmp_path / "out"
    assert run(["explain", str(pages), "--html", str(out)]) == 0
    said = capsys.readouterr().err
    assert f"made the folder {out}" in said
    assert str(out / "index.html") in said
    named = links(out / "index.html")
    assert sorted(named) == ["Rain.html.html", "b-empty.txt.html", "b-rain.html.html"]
    assert all("<ol class" in (out / name).read_text(encoding="utf-8") for name in named)
    assert links(out / "Rain.html.html") == ["index.html"]


def test_names_that_differ_in_case_only_have_files_of_their_own(tmp_path: Path) -> None:
    names = []
    for name in ("a/Rain.txt", "a/rain.txt", "a/index", "a/…"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{TEXT} {name}", encoding="utf-8")
        names.append(name)
    out = tmp_path / "out"
    assert run(["explain", str(tmp_path / "a"), "--html", f"{out}/"]) == 0
    found = {file.name for file in out.iterdir()}
    assert len({name.casefold() for name in found}) == len(names) + 1


def test_pages_that_cannot_be_read_are_lines_of_the_index(
    pages: Path, tmp_path: Path, capsys: Output
) -> None:
    (pages / "paper.pdf").write_bytes(b"%PDF-1.4 of rain")
    out = tmp_path / "out"
    assert run(["explain", str(pages), "--html", str(out)]) == 1
    assert "paper.pdf" in capsys.readouterr().err
    index = (out / "index.html").read_text(encoding="utf-8")
    assert "<td>paper.pdf</td><td colspan" in index
    assert "<dt>pages could not be read</dt><dd>1</dd>" in index


def test_several_pages_need_a_folder(pages: Path, capsys: Output) -> None:
    page = str(pages / "Rain.html")
    assert run(["explain", page, page, "--html", "report.html"]) == 2
    assert "takes a folder for several pages" in capsys.readouterr().err
    assert run(["explain", str(pages / "none*.html"), page, "--html", "out/"]) == 2


def test_rows_of_a_batch_have_lines_but_no_reports(pages: Path, tmp_path: Path) -> None:
    rows, out = tmp_path / "rows.jsonl", tmp_path / "out"
    assert run(["batch", str(pages), "-o", str(rows), "--workers", "1", "-q"]) == 0
    assert run(["explain", str(rows), "--html", str(out)]) == 0
    index = (out / "index.html").read_text(encoding="utf-8")
    assert links(out / "index.html") == []
    assert index.count("The old bridge is open again") == 2
    assert [file.name for file in out.iterdir()] == ["index.html"]


def test_a_page_of_a_folder_is_told_what_the_options_say(pages: Path, tmp_path: Path) -> None:
    (pages / "Rain.html").write_text("By Jo Doe\n5 hours ago\n\n" + TEXT, encoding="utf-8")
    out = tmp_path / "out"
    given = ["--reference", "2024-05-03T14:00", "--without", "byline"]
    assert run(["explain", str(pages), "--html", str(out), *given]) == 0
    index = (out / "index.html").read_text(encoding="utf-8")
    assert ">2024-05-03</td>" in index
    assert ">Jo Doe</td>" not in index


def test_what_changed_is_linked_to_both_reports(
    pages: Path, tmp_path: Path, capsys: Output
) -> None:
    out = tmp_path / "out"
    given = ["diff", str(pages), "--without", "interface"]
    assert run([*given, "--html", f"{out}/"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "2 of 3 pages differ" in printed.err
    found = links(out / "index.html")
    assert len(found) == 4
    assert all((out / name).is_file() for name in found)
    assert links(out / found[0]) == ["../index.html"]
    file = tmp_path / "changes.html"
    assert run([*given, "--html", str(file)]) == 1
    assert links(file) == []
    assert "without interface" in file.read_text(encoding="utf-8")


def test_an_output_that_cannot_be_written_is_named(
    pages: Path, tmp_path: Path, capsys: Output
) -> None:
    missing = str(tmp_path / "none" / "changes.html")
    assert run(["diff", str(pages), "--without", "interface", "--html", missing]) == 2
    assert "No such file or directory" in capsys.readouterr().err
    (tmp_path / "file").write_text("")
    assert run(["explain", str(pages), "--html", str(tmp_path / "file" / "out")]) == 2
