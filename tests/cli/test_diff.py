"""`cleanscrape diff`: pages, folders, and what earlier runs wrote."""

import json
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
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "bridge.txt").write_text(TEXT, encoding="utf-8")
    (folder / "rain.html").write_text(
        "<nav>Home</nav><h1>Rain in the valley</h1><p>It rained all day in the valley.</p>"
    )
    (folder / "notes.json").write_text('{"fetched": "2024-05-03"}')
    return folder


def test_the_same_pages_are_alike(pages: Path, capsys: Output) -> None:
    assert run(["diff", str(pages), str(pages)]) == 0
    assert capsys.readouterr().out == "0 of 2 pages differ\n"


def test_two_pipelines(pages: Path, capsys: Output) -> None:
    assert run(["diff", str(pages), "--without", "interface"]) == 1
    printed = capsys.readouterr().out
    assert "2 of 2 pages differ" in printed
    assert "removed · share .85 -> paragraphs · paragraph" in printed
    assert "was because the block is, begins or ends with a phrase for sharing" in printed
    assert max(map(len, printed.splitlines())) <= 80


def test_one_folder_needs_another_pipeline(pages: Path, capsys: Output) -> None:
    assert run(["diff", str(pages)]) == 2
    assert "give B" in capsys.readouterr().err


def test_two_crawls(pages: Path, tmp_path: Path, capsys: Output) -> None:
    later = tmp_path / "later"
    later.mkdir()
    (later / "bridge.txt").write_text(TEXT.replace("on Friday", "on Monday") + "\n\nContact us")
    assert run(["diff", str(pages), str(later), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["only_before"] == ["rain.html"]
    (page,) = found["pages"]
    assert [one["what"] for one in page["changes"]] == ["text", "appeared"]
    assert run(["diff", str(pages / "bridge.txt"), str(later / "bridge.txt")]) == 1
    printed = capsys.readouterr().out
    assert "+ The old bridge over the river was opened again on Monday" in printed


@pytest.mark.usefixtures("pages")
@pytest.mark.parametrize("name", ["old.jsonl", "old.jsonl.gz", "old.parquet", "old.json"])
def test_what_an_earlier_run_wrote(
    name: str, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if name == "old.json":
        assert run(["explain", "--json", "pages/bridge.txt", "pages/rain.html"]) == 0
        Path(name).write_text(capsys.readouterr().out, encoding="utf-8")
    else:
        assert run(["batch", "pages/*.[th]*", "-o", name, "--workers", "1", "-q"]) == 0
    assert run(["diff", name, "pages"]) == 0
    assert run(["diff", name, "pages", "--without", "title"]) == 1
    assert "title: The old bridge is open again -> (none)" in capsys.readouterr().out


def test_a_page_that_cannot_be_read_is_named_once(pages: Path, capsys: Output) -> None:
    (pages / "paper.pdf").write_bytes(b"%PDF-1.4 of rain")
    assert run(["diff", str(pages), str(pages)]) == 2
    assert capsys.readouterr().err.count("paper.pdf: ReadError") == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.txt", None, "no such file"),
        ("old.json", '{"rain": 1}', "record 0 is neither an explanation nor an article"),
        ("old.jsonl", '{"blocks": [{}], "article": {}}', "record 0 cannot be read"),
    ],
)
def test_what_is_no_account_is_wrong_usage(
    name: str, content: str | None, said: str, pages: Path, tmp_path: Path, capsys: Output
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    assert run(["diff", str(tmp_path / name), str(pages)]) == 2
    assert said in capsys.readouterr().err


def test_explanations_and_articles_do_not_compare(
    pages: Path, tmp_path: Path, capsys: Output
) -> None:
    page = str(pages / "rain.html")
    for name, words in (("a.json", ["explain", "--json"]), ("b.json", ["--format", "json"])):
        assert run([*words, page]) == 0
        (tmp_path / name).write_text(capsys.readouterr().out, encoding="utf-8")
    assert run(["diff", str(tmp_path / "a.json"), str(tmp_path / "b.json")]) == 2


def test_pages_in_json_lines_are_cleaned(tmp_path: Path, capsys: Output) -> None:
    for name, town in (("july", "Dorn"), ("august", "Kelby")):
        text = TEXT.replace("The town", town)
        lines = [json.dumps({"html": text, "url": f"https://a.example/{n}"}) for n in range(2)]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    given = [str(tmp_path / "july.jsonl"), str(tmp_path / "august.jsonl"), "--workers", "2"]
    assert run(["diff", *given]) == 1
    assert "https://a.example/1" in capsys.readouterr().out


def test_at_most_so_many_pages_are_shown(tmp_path: Path, capsys: Output) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(TEXT)
    assert run(["diff", str(tmp_path), "--without", "interface", "--most", "1"]) == 1
    printed = capsys.readouterr().out
    assert "… and 2 more pages (--most)" in printed
    assert "2.txt" not in printed


def test_a_page_cannot_steer_the_terminal(tmp_path: Path, capsys: Output) -> None:
    for name, town in (("a", "Dorn"), ("b", "\x1b[2JKelby")):
        (tmp_path / f"{name}.txt").write_text(TEXT.replace("The town", town))
    run(["diff", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    assert "\x1b[2J" not in capsys.readouterr().out
