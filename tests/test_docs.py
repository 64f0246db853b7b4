"""The examples in the documents run as they are printed."""

import doctest
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("path", [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))], ids=lambda path: path.name)
def test_the_examples_run(path: Path) -> None:
    results = doctest.testfile(str(path), module_relative=False)
    assert results.failed == 0
