"""The file of the oldest versions and the bounds of pyproject.toml say the same."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
_BOUND = re.compile(r'"([\w-]+)(?:\[\w+\])?>=([\w.]+)[";]')
_TOOLS = ("fuzz", "dev")  # ours, in their newest versions


def release(version: str) -> tuple[int, ...]:
    """The numbers of a version, without zeros at its end.

    >>> release("4.12.0") == release("4.12")
    True
    """
    numbers = [int(part) for part in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _lists() -> dict[str, str]:
    """The lists of libraries in pyproject.toml, by their name, as they stand."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    [extras] = re.findall(r"\[project\.optional-dependencies\]\n(.*?)\n\n", text, re.DOTALL)
    found = re.findall(r"^([\w-]+) = \[(.*?)\]$", extras, re.MULTILINE | re.DOTALL)
    [required] = re.findall(r"\ndependencies = \[(.*?)\n\]", text, re.DOTALL)
    return {"dependencies": required, **dict(found)}


def test_each_library_has_a_lower_bound() -> None:
    for name, listed in _lists().items():
        without_comments = re.sub(r"  # .*", "", listed)
        libraries = set(re.findall(r'"([^"]+)"', without_comments))
        bounded = {library for library in libraries if ">=" in library}
        assert all(library.startswith("cleanscrape[") for library in libraries - bounded), name


def test_the_pins_are_the_lower_bounds() -> None:
    bounds: dict[str, set[tuple[int, ...]]] = {}
    for name, listed in _lists().items():
        if name not in _TOOLS:
            for library, version in _BOUND.findall(listed):
                bounds.setdefault(library, set()).add(release(version))
    lines = (ROOT / ".ci" / "oldest.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if "==" in line)
    assert {name: {release(version)} for name, version in pins.items()} == bounds
