"""Coverage-guided fuzzing: ``python -m tests.hostile.fuzz CORPUS...

-max_total_time=60`` (libFuzzer's options; needs the extra ``fuzz``).

An input is one byte that says how to give the rest to `cleanscrape.clean`, and the page. What
breaks a promise becomes a hostile case or a test; it, and small inputs that reached new code, stay
in `corpus/`, which the tests read too.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["cleanscrape"]):
    from .promise import kept
    from .ways import way


def one(data: bytes) -> None:
    """Check the promises on one input."""
    kept(**way(data))


def main() -> None:
    """Run libFuzzer on `one`."""
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
