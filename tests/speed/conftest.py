"""Comparisons of a kernel with its twin are collected where the kernel is built."""

from importlib.util import find_spec
from pathlib import Path

KERNELS = ("lines", "rows", "scan", "score", "seek", "survey", "walk", "words")
_here = Path(__file__).parent


def missing() -> tuple[str, ...]:
    return tuple(name for name in KERNELS if find_spec(f"cleanscrape._speed.{name}") is None)


collect_ignore = [str(_here / f"test_{name}.py") for name in missing()]
