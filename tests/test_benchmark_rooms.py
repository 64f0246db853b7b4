"""The rooms of the benchmarks, the commands that documents name, and the examples in docstrings."""

import ast
import doctest
import importlib
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from benchmarks.tools.programs import listing, programs

ROOT = Path(__file__).parent.parent
HOME = ROOT / "benchmarks"
# Room: other rooms that it may import.
ALLOWED = {
    "tools": set(),
    "corpora": set(),
    "scoring": {"corpora"},
    "peers": {"corpora", "scoring"},
    "measure": {"corpora", "scoring", "peers", "tools"},
    "gate": {"corpora", "scoring", "measure"},
    "train": {"corpora", "scoring"},
    "report": {"corpora", "scoring", "peers", "measure", "tools"},
    "cost": {"corpora", "peers", "measure", "tools"},
}
FILES = sorted(HOME.glob("*/*.py"))
_COMMAND = re.compile(r"(?:python -m |`)(benchmarks(?:\.\w+)*)(?![\w/])")
_PATH = re.compile(r"\bbenchmarks/[\w/]+\.(?:py|json|md)\b")


def imported(path: Path) -> set[str]:
    """The modules of the benchmarks that one of them imports, as room and name."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            room, _, name = (node.module or "").rpartition(".")
            room = room or (path.parent.name if node.level == 1 else name)
            names = [alias.name for alias in node.names] if room == name else [name]
            found |= {f"{room}.{one}" for one in names}
    return found


def sources() -> list[Path]:
    folders = ("src", "tests", "benchmarks", "docs", ".ci", ".github")
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    written = [path for path in paths if path.suffix in {".py", ".md", ".yml", ""}]
    # The changelog says what a command was called when it came.
    return [*written, *(path for path in ROOT.glob("*.md") if path.name != "CHANGELOG.md")]


def exists(command: str) -> bool:
    path = ROOT.joinpath(*command.split("."))
    return path.with_suffix(".py").exists() or (path / "__main__.py").exists()


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    rooms = {name.partition(".")[0] for name in imported(path)} - {path.parent.name}
    assert rooms <= ALLOWED[path.parent.name]


def test_the_rooms_are_those_of_the_table_and_allow_nothing_that_is_not_needed() -> None:
    used: dict[str, set[str]] = {path.parent.name: set() for path in FILES}
    for path in FILES:
        used[path.parent.name] |= {name.partition(".")[0] for name in imported(path)} - {
            path.parent.name
        }
    assert used == ALLOWED


def test_nothing_imports_itself_in_a_circle() -> None:
    TopologicalSorter(ALLOWED).prepare()
    TopologicalSorter(
        {f"{path.parent.name}.{path.stem}": imported(path) for path in FILES}
    ).prepare()


def test_the_listing_names_every_program() -> None:
    names = dict(programs())
    assert {
        "benchmarks.gate",
        "benchmarks.measure.html",
        "benchmarks.report",
        "benchmarks.train",
    } <= names.keys()
    assert all(said.endswith(".") and exists(name) for name, said in names.items())
    assert all(name in listing() for name in names)


def test_the_readme_names_every_program_and_room() -> None:
    text = (HOME / "README.md").read_text("utf-8")
    assert [name for name, _ in programs() if name not in text] == []
    assert [room for room in ALLOWED if f"| `{room}/` |" not in text] == []


def test_commands_and_files_that_are_named_exist() -> None:
    texts = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8", "ignore") for path in sources()
    }
    commands = [(name, said) for name, text in texts.items() for said in _COMMAND.findall(text)]
    files = [(name, said) for name, text in texts.items() for said in _PATH.findall(text)]
    assert len(commands) > 50
    assert [(name, said) for name, said in commands if not exists(said)] == []
    assert [(name, said) for name, said in files if not (ROOT / said).exists()] == []


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if ">>> " in path.read_text("utf-8")],
    ids=lambda path: f"{path.parent.name}.{path.stem}",
)
def test_the_examples_run(path: Path) -> None:
    module = importlib.import_module(f"benchmarks.{path.parent.name}.{path.stem}")
    assert doctest.testmod(module, optionflags=doctest.ELLIPSIS).failed == 0
