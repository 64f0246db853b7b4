"""Measure what `import cleanscrape` takes, beside what lxml and NumPy take by themselves."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from functools import partial
from statistics import median

from ..tools.turns import turns

_THEIRS = "import lxml.etree, lxml.html, numpy"
# What is measured, what is imported before the clock starts, and whether kernels are switched off.
CASES = {
    "lxml and NumPy": (_THEIRS, "", ""),
    "cleanscrape after them": ("import cleanscrape", _THEIRS, ""),
    "the same, pure": ("import cleanscrape", _THEIRS, "1"),
    "cleanscrape alone": ("import cleanscrape", "", ""),
}


def milliseconds(
    statement: str, before: str = "", pure: str = "", interpreter: str = sys.executable
) -> tuple[float, float]:
    """CPU and wall-clock milliseconds of a statement in a new interpreter.

    >>> milliseconds("pass") < milliseconds(_THEIRS)
    True
    """
    script = (
        f"import time\n{before}\nstarted = time.process_time(), time.perf_counter()\n{statement}\n"
        f"print(time.process_time() - started[0], time.perf_counter() - started[1])"
    )
    # Bytecode is kept whatever the shell says: compiling is not what is measured.
    known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    known["CLEANSCRAPE_PURE"] = pure
    done = subprocess.run(  # noqa: S603
        [interpreter, "-c", script], capture_output=True, text=True, check=True, env=known
    )
    cpu, wall = (float(seconds) * 1_000 for seconds in done.stdout.split())
    return cpu, wall


def main() -> None:
    """Print the least and the median of some rounds; one round before them writes the bytecode."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in CASES}
    ways = {name: partial(milliseconds, *case) for name, case in CASES.items()}
    for turn in turns(ways, [sys.executable], options.rounds, warm=1):
        found[turn.name].append(turn.result)
    print(
        f"{'import of':26}{'CPU: least':>12}{'median ms':>12}{'wall: least':>13}{'median ms':>12}"
    )
    for name, times in found.items():
        cpu, wall = zip(*times)
        print(f"{name:26}{min(cpu):12.1f}{median(cpu):12.1f}{min(wall):13.1f}{median(wall):12.1f}")


if __name__ == "__main__":
    main()
