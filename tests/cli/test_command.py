import io
import json
import re
import sys
from pathlib import Path

import pytest

import cleanscrape
from cleanscrape import Pipeline
from cleanscrape.choices import PAGE_TYPES, Favor, PageTypeName
from cleanscrape.cli.app import run
from cleanscrape.cli.flags import PageType

Output = pytest.CaptureFixture[str]


@pytest.fixture
def text(prose: tuple[str, ...]) -> str:
    return "\n\n".join(
        ["The old bridge is open again", "By Jo Doe", "3 May 2024", "Share on Threads", *prose]
    )


@pytest.fixture
def page(tmp_path: Path, text: str) -> str:
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf-8")
    return str(path)


def give(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode()), encoding="utf-8")
    )


def test_a_page_is_printed_as_text(page: str, text: str, capsys: Output) -> None:
    assert run([page]) == 0
    assert capsys.readouterr() == (cleanscrape.clean(text).to_text() + "\n", "")


def test_clean_may_be_written_out(page: str, capsys: Output) -> None:
    assert run(["clean", page]) == run([page]) == 0
    first, second = capsys.readouterr().out.split("The old bridge is open again")[1:]
    assert first.strip() == second.strip()


def test_a_page_is_printed_as_markdown(page: str, text: str, capsys: Output) -> None:
    assert run(["--format", "markdown", page]) == 0
    assert capsys.readouterr().out == cleanscrape.clean(text).to_markdown() + "\n"


def test_a_page_is_printed_as_json(page: str, text: str, capsys: Output) -> None:
    assert run([page, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == cleanscrape.clean(text).to_dict()


def test_a_page_is_printed_as_html(page: str, text: str, capsys: Output) -> None:
    assert run([page, "--format", "html"]) == 0
    assert capsys.readouterr().out == cleanscrape.clean(text).to_html() + "\n"


def test_json_lines_are_an_article_a_line(page: str, text: str, capsys: Output) -> None:
    assert run([page, page, "--format", "jsonl"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line) for line in lines] == [cleanscrape.clean(text).to_dict()] * 2


@pytest.mark.parametrize(
    ("flags", "gone"),
    [
        ([], []),
        (["--no-links"], ["(https://a.example/f)"]),
        (["--no-images"], ["![A gate](https://a.example/g.jpg)"]),
        (["--no-tables"], ["| May | 12 mm |"]),
        (["--no-links", "--no-tables"], ["(https://a.example/f)", "| May | 12 mm |"]),
    ],
)
def test_parts_may_be_left_out(
    flags: list[str], gone: list[str], prose: tuple[str, ...], tmp_path: Path, capsys: Output
) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<html><body><article><h1>The old bridge is open again</h1>"
        f'<p>{prose[0]} It opened <a href="https://a.example/f">on Friday</a>.</p><p>{prose[1]}</p>'
        '<figure><img src="https://a.example/g.jpg" alt="A gate" width="800" height="600">'
        "<figcaption>The gate of the bridge. Photo: Al Roe</figcaption></figure>"
        f"<p>{prose[2]}</p><table><tr><th>Month</th><th>Rain</th></tr>"
        "<tr><td>May</td><td>12 mm</td></tr></table></article></body></html>",
        encoding="utf-8",
    )
    assert run(["--format", "markdown", *flags, str(path)]) == 0
    out = capsys.readouterr().out
    parts = ["(https://a.example/f)", "![A gate](https://a.example/g.jpg)", "| May | 12 mm |"]
    assert [part for part in parts if part not in out] == gone


def test_posts_may_be_printed_without_their_authors(tmp_path: Path, capsys: Output) -> None:
    posts = "".join(
        f'<div class="post"><p><a href="/u/{name}">{name}</a></p><p>{day} May 2024, 14:05</p>'
        f"<div><p>{words}</p></div></div>"
        for day, name, words in (
            (3, "fox_77", "I crossed the bridge on Monday and it shook under the lorries."),
            (4, "mia.k", "So did I, and the railing is loose on the northern side since March."),
            (5, "old_al", "I have written to the town hall, and they promised to come in June."),
        )
    )
    path = tmp_path / "thread.html"
    path.write_text(f"<html><body><h1>Who has crossed it?</h1>{posts}</body></html>", "utf-8")
    assert run([str(path)]) == 0
    assert "mia.k · 2024-05-04T14:05:00\n\nSo did I," in capsys.readouterr().out
    assert run(["--no-posts", str(path)]) == 0
    assert "mia.k" not in capsys.readouterr().out


def test_metadata_stands_at_the_head(page: str, capsys: Output) -> None:
    assert run(["--format", "markdown", "--metadata", page]) == 0
    out = capsys.readouterr().out
    assert out.startswith('---\ntitle: "The old bridge is open again"\nauthors: ["Jo Doe"]\n')


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_standard_input_is_read(
    arguments: list[str], text: str, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    give(monkeypatch, text)
    assert run(arguments) == 0
    assert capsys.readouterr().out == cleanscrape.clean(text).to_text() + "\n"


def test_empty_input_is_an_empty_article(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    give(monkeypatch, "")
    assert run(["-"]) == 0
    assert capsys.readouterr() == ("\n", "")


def test_several_pages_are_printed_in_order(tmp_path: Path, capsys: Output) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_text(
            f"This is the page of the number {name}, and it is long enough.", encoding="utf-8"
        )
    assert run([str(tmp_path / "one"), str(tmp_path / "two")]) == 0
    out = capsys.readouterr().out
    assert out.index("number one") < out.index("number two")


def test_explain_shows_where_each_block_went_and_why(page: str, capsys: Output) -> None:
    assert run(["--explain", page]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "title" in lines
    at = lines.index("   3 removed · share .85")
    assert lines[at + 1] == "     Share on Threads"
    because = " ".join(line.strip() for line in lines[at + 2 : at + 4])
    assert because.startswith("because the block is, begins or ends with a phrase for sharing")
    assert "(interface, share-words)" in because
    assert all(line == line.rstrip() and len(line) <= 80 for line in lines)


def test_a_filter_may_be_left_out(page: str, text: str, capsys: Output) -> None:
    assert run(["--without", "interface", "--without", "byline", "--format", "json", page]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data == Pipeline.default().without("interface", "byline")(text).to_dict()
    assert data["byline"] is None


def test_a_filter_may_be_added_by_name(page: str, text: str, capsys: Output) -> None:
    assert run(["--without", "hidden", "--with", "hidden", "--format", "json", page]) == 0
    assert (
        json.loads(capsys.readouterr().out)
        == Pipeline.default().without("hidden").append("hidden")(text).to_dict()
    )
    assert run(["--with", "no-such-filter", page]) == 2
    assert "no filter 'no-such-filter'" in " ".join(
        capsys.readouterr().err.replace("│", " ").split()
    )


def test_a_page_may_be_too_large(page: str, capsys: Output) -> None:
    assert run(["--max-chars", "10", page]) == 1
    assert "at most 10 are allowed" in capsys.readouterr().err


def test_a_page_cannot_steer_the_terminal(
    tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.txt"
    page.write_text("\x1b[2JIt rained all day, and the river rose.\x9b", encoding="utf-8")
    assert run(["--explain", str(page)]) == 0
    assert "\x1b" not in capsys.readouterr().out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert run([str(page)]) == 0
    assert capsys.readouterr().out == "␛[2JIt rained all day, and the river rose.\ufffd\n"


@pytest.mark.parametrize("favor", ["precision", "recall"])
def test_one_side_may_be_favoured(favor: Favor, page: str, text: str, capsys: Output) -> None:
    assert run(["--favor", favor, "--format", "json", page]) == 0
    assert json.loads(capsys.readouterr().out) == cleanscrape.clean(text, favor=favor).to_dict()


def test_explain_names_features_where_the_scorer_decided_and_there_alone(
    page: str, tmp_path: Path, capsys: Output
) -> None:
    assert run(["explain", page, "--only", "body"]) == 0
    out = capsys.readouterr().out
    assert out.count("paragraphs · paragraph") == out.count("     scorer: +") > 0
    (tmp_path / "short").write_text("It rained all day, and the river rose.", encoding="utf-8")
    assert run(["explain", str(tmp_path / "short")]) == 0
    assert "scorer:" not in capsys.readouterr().out


def test_explain_shows_the_kind_that_is_asked_for(page: str, capsys: Output) -> None:
    assert run(["explain", page, "--only", "removed"]) == 0
    heads = re.findall(r"(?m)^ *\d+ (.*) \.\d\d$", capsys.readouterr().out)
    assert heads == ["removed · date", "removed · share"]


def test_explain_shows_all_that_was_said_of_a_block(page: str, capsys: Output) -> None:
    assert run(["explain", page, "--block", "3"]) == 0
    assert "     share .85\n       because the block is" in capsys.readouterr().out
    assert run(["explain", page, "--block", "99"]) == 2
    assert "blocks, counted from 0" in capsys.readouterr().err


def test_explain_gives_json(page: str, text: str, capsys: Output) -> None:
    assert run(["explain", page, "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == {**json.loads(cleanscrape.explain(text).to_json()), "page": page}


def test_explain_writes_a_report(page: str, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    assert run(["explain", page, "--html", str(out)]) == 0
    assert "<!DOCTYPE html>" in out.read_text(encoding="utf-8")
    assert run(["explain", page, page, "--html", str(out)]) == 2


def test_filters_lists_names_and_what_they_do(capsys: Output) -> None:
    assert run(["--filters"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines][: len(Pipeline.default().names)] == [
        *Pipeline.default().names
    ]
    assert all(len(line.split()) > 3 for line in lines)


@pytest.mark.parametrize(
    ("mode", "said"),
    [("kernels", "kernels"), ("partial", "some kernels"), ("pure", "pure Python")],
)
def test_version_is_printed(
    mode: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.setattr("cleanscrape.cli.app.speed", lambda: mode)
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"cleanscrape {cleanscrape.__version__} ({said})\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--help"], "fixture"),
        (["clean", "--help"], "--explain"),
        (["fixture", "add", "--help"], "--name"),
    ],
)
def test_help_is_printed(arguments: list[str], words: str, capsys: Output) -> None:
    assert run(arguments) == 0
    assert words in capsys.readouterr().out


def test_a_file_that_is_not_there_is_named_on_standard_error_and_the_others_are_cleaned(
    page: str, tmp_path: Path, capsys: Output
) -> None:
    missing = str(tmp_path / "nothing.txt")
    assert run([missing, page]) == 1
    out, err = capsys.readouterr()
    assert "The old bridge is open again" in out
    assert err == f"cleanscrape: {missing}: No such file or directory\n"


def test_a_folder_is_unreadable(tmp_path: Path, capsys: Output) -> None:
    assert run([str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"cleanscrape: {tmp_path}: ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "xml", "x"], "xml"),
        (["--nonsense"], "--nonsense"),
        (["--without", "nonsense", "x"], "no filter 'nonsense'"),
        (["--favor", "speed", "x"], "speed"),
        (["fixture", "add"], "PAGE"),
        (["fixture", "nonsense"], "nonsense"),
    ],
)
def test_wrong_usage_is_two_and_said_on_standard_error(
    arguments: list[str], words: str, capsys: Output
) -> None:
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err


def test_an_unknown_filter_lists_the_known_ones(page: str, capsys: Output) -> None:
    assert run(["--without", "nonsense", page]) == 2
    err = capsys.readouterr().err
    assert all(name in err for name in Pipeline.default().names)


def test_lone_surrogates_are_replaced(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<p>It rained all day in the valley &#xD83D; and the river rose and rose again.</p>",
        encoding="utf-8",
    )
    assert run([str(path)]) == 0
    assert "It rained all day" in capsys.readouterr().out


def test_fixture_add_drafts_a_case(page: str, text: str, tmp_path: Path, capsys: Output) -> None:
    assert run(["fixture", "add", page, "--name", "bridge", "--root", str(tmp_path / "cases")]) == 0
    folder = tmp_path / "cases" / "bridge"
    assert (folder / "source.txt").read_text(encoding="utf-8") == text
    assert (
        json.loads((folder / "expected.json").read_text(encoding="utf-8"))["title"]
        == "The old bridge is open again"
    )
    assert capsys.readouterr().out.startswith(f"{folder}: ")


def test_fixture_add_tells_html_from_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    give(
        monkeypatch,
        "<html><body><p>It rained all day in the valley, and the river rose.</p></body></html>",
    )
    assert run(["fixture", "add", "-", "--name", "rain", "--root", str(tmp_path)]) == 0
    assert (tmp_path / "rain" / "source.html").exists()


def test_fixture_add_takes_no_name_twice(page: str, tmp_path: Path, capsys: Output) -> None:
    arguments = ["fixture", "add", page, "--name", "bridge", "--root", str(tmp_path)]
    assert run(arguments) == 0
    assert run(arguments) == 2
    assert "there is a case 'bridge'" in capsys.readouterr().err


def test_fixture_add_of_a_missing_page_is_unreadable(tmp_path: Path, capsys: Output) -> None:
    assert (
        run(["fixture", "add", str(tmp_path / "nothing"), "--name", "x", "--root", str(tmp_path)])
        == 1
    )
    assert "No such file" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_the_command_exits_with_the_code(
    page: str, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    from cleanscrape.cli import main

    monkeypatch.setattr(sys, "argv", ["cleanscrape", page, page + ".missing"])
    with pytest.raises(SystemExit) as exit:
        main()
    assert exit.value.code == 1
    assert "The old bridge is open again" in capsys.readouterr().out


def test_without_the_extra_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    from cleanscrape.cli import main

    monkeypatch.setitem(sys.modules, "typer", None)
    monkeypatch.delitem(sys.modules, "cleanscrape.cli.app")
    with pytest.raises(SystemExit) as exit:
        main()
    assert exit.value.code == 2
    assert "pip install 'cleanscrape[cli]'" in capsys.readouterr().err


@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_the_type_of_the_page_may_be_said(
    page_type: PageTypeName, page: str, text: str, capsys: Output
) -> None:
    assert run(["--page-type", page_type, "--format", "json", page]) == 0
    assert (
        json.loads(capsys.readouterr().out)
        == cleanscrape.clean(text, page_type=page_type).to_dict()
    )


def test_the_command_knows_all_types() -> None:
    assert tuple(page_type.value for page_type in PageType) == PAGE_TYPES


def test_the_source_can_be_told(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "notes"
    path.write_text(
        "It *rained* all day in the valley, and the river rose over the meadows near the mill.",
        encoding="utf-8",
    )
    assert run(["--source", "markdown", str(path)]) == 0
    assert "It rained all day" in capsys.readouterr().out
    assert run([str(path)]) == 0
    assert "It *rained* all day" in capsys.readouterr().out
    assert run(["--source", "pdf", str(path)]) == 2
