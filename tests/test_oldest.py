"""The file of the oldest versions and the bounds of pyproject.toml say the same."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
_BOUND = re.compile(r'"([\w-]+)(?:\[\w+\])?>=([\w.]+)"')


def release(version: str) -> tuple[int, ...]:
    """The numbers of a version, without zeros at its end.

    >>> release("4.12.0") == release("4.12")
    True
    """
    numbers = [int(part) for part in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def test_each_pin_is_the_lower_bound_of_its_library() -> None:
    bounds = dict(_BOUND.findall((ROOT / "pyproject.toml").read_text(encoding="utf-8")))
    lines = (ROOT / ".ci" / "oldest.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if "==" in line)
    assert {name: release(version) for name, version in pins.items()} == {
        name: release(bounds[name]) for name in pins
    }
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    [required] = re.findall(r"\ndependencies = \[(.*?)\n\]", text, re.DOTALL)
    assert set(pins) >= set(dict(_BOUND.findall(required)))
