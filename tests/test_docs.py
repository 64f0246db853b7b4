"""The examples in the documents run as they are printed, and their links lead somewhere."""

import doctest
import io
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from cleanscrape.cli.app import run

ROOT = Path(__file__).parent.parent
PAGES = [
    ROOT / "README.md",
    ROOT / "SECURITY.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROGRAMS = ("python", "pytest")
_EXAMPLE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#:\s]+)\)")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_examples_run(path: Path) -> None:
    results = doctest.testfile(
        str(path), module_relative=False, optionflags=FLAGS, encoding="utf-8"
    )
    assert results.failed == 0


@pytest.mark.parametrize(
    "path",
    [path for path in PAGES if _CONSOLE.search(path.read_text(encoding="utf-8"))],
    ids=lambda path: path.name,
)
def test_the_commands_print_what_they_show(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    code = 0
    for block in _CONSOLE.findall(path.read_text(encoding="utf-8")):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = step.partition("\n")
            words = shlex.split(command)
            if words[0] == "cat":  # what it shows is the file that the commands after it read
                Path(words[1]).parent.mkdir(parents=True, exist_ok=True)
                Path(words[1]).write_text(shown, encoding="utf-8")
                continue
            if words == ["echo", "$?"]:
                assert f"{code}\n" == shown
                continue
            if words[0] in _PROGRAMS:
                code, printed = _run_program(words)
            else:
                code = _run_here(words, monkeypatch)
                printed = "".join(capsys.readouterr())
            assert doctest.OutputChecker().check_output(shown, printed, FLAGS), printed


def _run_here(words: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    assert words.pop(0) == "cleanscrape", words
    if "<" in words:
        raw = io.BytesIO(Path(words[-1]).read_bytes())
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw, encoding="utf-8"))
        words = words[: words.index("<")]
    return run(words)


def _run_program(words: list[str]) -> tuple[int, str]:
    """Run a program of this environment: its exit code, and what it prints."""
    program = str(Path(sys.executable).with_name(words[0]))
    ended = subprocess.run(
        [program, *words[1:]], check=False, capture_output=True, encoding="utf-8"
    )
    return ended.returncode, ended.stdout + ended.stderr


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_to_files(path: Path) -> None:
    targets = _LINK.findall(_EXAMPLE.sub("", path.read_text(encoding="utf-8")))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_the_index_links_to_every_page() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    pages = [
        path.relative_to(ROOT / "docs").as_posix()
        for path in PAGES
        if path.parent.parent == ROOT / "docs"
    ]
    assert len(pages) > 10
    assert [page for page in pages if f"({page})" not in index] == []


def test_the_extras_that_pip_is_asked_for_exist() -> None:
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    [extras] = re.findall(r"\[project\.optional-dependencies\]\n(.*?)\n\n", settings, re.DOTALL)
    known = set(re.findall(r"^([\w-]+) = \[", extras, re.MULTILINE))
    sources = [*PAGES, *(ROOT / "src").rglob("*.py")]
    asked = {
        extra
        for path in sources
        for names in re.findall(
            r"pip install .*?(?:cleanscrape|\.)\[([\w,]+)\]", path.read_text(encoding="utf-8")
        )
        for extra in names.split(",")
    }
    assert len(asked) > 6
    assert asked <= known
