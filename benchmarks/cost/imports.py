"""Measure the CPU time of `import cleanscrape`, beside what lxml and NumPy take by themselves."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from functools import partial
from statistics import median

from ..tools.turns import turns

_THEIRS = "import lxml.etree, numpy"
# What is measured, and what is imported before the clock starts.
CASES = {
    "lxml and NumPy": (_THEIRS, ""),
    "cleanscrape after them": ("import cleanscrape", _THEIRS),
    "cleanscrape alone": ("import cleanscrape", ""),
}


def milliseconds(statement: str, before: str = "", interpreter: str = sys.executable) -> float:
    """CPU milliseconds of a statement in a new interpreter.

    >>> milliseconds("pass") < milliseconds(_THEIRS)
    True
    """
    script = (
        f"import time\n{before}\nstarted = time.process_time()\n{statement}\n"
        f"print(time.process_time() - started)"
    )
    # Bytecode is kept whatever the shell says: compiling is not what is measured.
    known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(  # noqa: S603
        [interpreter, "-c", script], capture_output=True, text=True, check=True, env=known
    )
    return float(done.stdout) * 1_000


def main() -> None:
    """Print the least and the median of some rounds; one round before them writes the bytecode."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    found: dict[str, list[float]] = {name: [] for name in CASES}
    ways = {name: partial(milliseconds, *case) for name, case in CASES.items()}
    for turn in turns(ways, [sys.executable], options.rounds, warm=1):
        found[turn.name].append(turn.result)
    print(f"{'import of':26}{'least ms':>10}{'median':>10}")
    for name, times in found.items():
        print(f"{name:26}{min(times):10.1f}{median(times):10.1f}")


if __name__ == "__main__":
    main()
