"""CPU time of `import cleanscrape` in a fresh interpreter, beside what lxml and NumPy take by themselves."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from statistics import median

_THEIRS = "import lxml.etree, numpy"
# What is measured, and what is imported before the clock starts.
CASES = {
    "lxml and NumPy": (_THEIRS, ""),
    "cleanscrape after them": ("import cleanscrape", _THEIRS),
    "cleanscrape alone": ("import cleanscrape", ""),
}


def milliseconds(statement: str, before: str = "") -> float:
    """CPU milliseconds of a statement in a new interpreter.

    >>> milliseconds("pass") < milliseconds(_THEIRS)
    True
    """
    script = f"import time\n{before}\nstarted = time.process_time()\n{statement}\nprint(time.process_time() - started)"
    # Bytecode is kept whatever the shell says: compiling is not what is measured.
    known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=known)  # noqa: S603
    return float(done.stdout) * 1_000


def main() -> None:
    """Print the least and the median of some rounds, in which the cases take turns; one round before them writes the bytecode."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    rounds = [[milliseconds(*case) for case in CASES.values()] for _ in range(options.rounds + 1)][1:]
    print(f"{'import of':26}{'least ms':>10}{'median':>10}")
    for name, times in zip(CASES, zip(*rounds)):
        print(f"{name:26}{min(times):10.1f}{median(times):10.1f}")


if __name__ == "__main__":
    main()
