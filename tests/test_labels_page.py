"""The page of labels and reasons names all that the code can give, and nothing else."""

import ast
import re
from pathlib import Path

import pytest

import cleanscrape
from cleanscrape import Filter, Label, Pipeline
from cleanscrape.filters import related
from cleanscrape.filters.interface import TABLE

PACKAGE = Path(cleanscrape.__file__).parent
PAGE = (Path(__file__).parent.parent / "docs" / "reference" / "labels-and-reasons.md").read_text(encoding="utf-8")
# The reason is the only kind of text in a filter that is written with hyphens.
CODE = re.compile(r"[a-z]+(?:-[a-z]+)+")
# Reasons that an f-string makes: its beginning, and what may follow.
ENDINGS = {"after-": list(related._CATEGORIES), "credit-": ["above", "below"]}


def rows(heading: str) -> list[list[list[str]]]:
    """The table under a heading: the code words in each cell."""
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    return [[re.findall(r"`([^`]+)`", cell) for cell in line.strip("|").split(" | ")] for line in lines]


def reasons() -> dict[str, set[str]]:
    """Name of a filter to the reasons that its file holds."""
    found: dict[str, set[str]] = {}
    for part in Pipeline.default().filters:
        found[part.name] = set()
        for node in (node for file in files(part) for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found[part.name].add(node.value)
            elif isinstance(node, ast.JoinedStr) and (head := beginning(node)):
                found[part.name] |= {head + ending for ending in ENDINGS[head]}
    found["interface"] |= {reason for _, _, reason in TABLE.values()}
    found["assemble"] = {"undecided"}
    return found


def files(part: Filter) -> list[Path]:
    """The files that hold a filter's reasons: its own, and that of the recognisers of captions."""
    own = PACKAGE / "filters" / f"{type(part).__module__.rpartition('.')[2]}.py"
    return [own, PACKAGE / "scoring" / "caption.py"] if part.name == "captions" else [own]


def beginning(node: ast.JoinedStr) -> str:
    """What an f-string begins with, where that is the beginning of a reason."""
    first = node.values[0]
    head = str(first.value) if isinstance(first, ast.Constant) else ""
    return head if re.fullmatch(r"(?:[a-z]+-)+", head) else ""


def test_every_label_is_listed_in_order() -> None:
    assert [row[0][0] for row in rows("Labels")] == [label.value for label in Label]


@pytest.mark.parametrize("name", sorted(reasons()))
def test_every_reason_is_listed_with_its_filter(name: str) -> None:
    listed = {reason for row in rows("Reasons") if row[1] == [name] for reason in row[0]}
    assert listed == reasons()[name]


def test_every_filter_gives_a_reason() -> None:
    assert [name for name, found in reasons().items() if not found] == []


def test_filters_of_labels_exist() -> None:
    assert {name for row in rows("Labels") for name in row[2]} <= set(Pipeline.default().names)
