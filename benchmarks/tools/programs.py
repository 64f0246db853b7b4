"""Which programs there are, found in the files themselves."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_START = 'if __name__ == "__main__":\n'


def programs() -> Iterator[tuple[str, str]]:
    """The name of each program, as Python runs it, and the first line of its docstring.

    >>> dict(programs())["benchmarks.measure.html"]
    'Measure cleanscrape and its peers on HTML.'
    """
    for path in sorted(_ROOT.rglob("*/*.py")):
        source = path.read_text("utf-8")
        if (_START in source and "def main(" in source) or path.stem == "__main__":
            parts = path.relative_to(_ROOT.parent).with_suffix("").parts
            said = ast.get_docstring(ast.parse(source)) or ""
            yield ".".join(parts).removesuffix(".__main__"), said.partition("\n")[0]


def listing() -> str:
    """The programs, a line each, under the docstring of their room."""
    lines: list[str] = []
    rooms: set[str] = set()
    found = [*programs()]
    width = max(len(name) for name, _ in found)
    for name, summary in found:
        room = name.split(".")[1]
        if room not in rooms:
            rooms.add(room)
            source = (_ROOT / room / "__init__.py").read_text("utf-8")
            lines += ["", ast.get_docstring(ast.parse(source)) or room]
        lines.append(f"  python -m {name:{width}}  {summary}")
    return "\n".join(
        [*lines, "", "Each takes --help. What they measure stands in benchmarks/README.md."]
    )
