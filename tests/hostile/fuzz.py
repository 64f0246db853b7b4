"""Coverage-guided fuzzing: ``python -m tests.hostile.fuzz CORPUS... -max_total_time=60`` (libFuzzer's options; needs the extra ``fuzz``).

An input is one byte that says how to give the rest to `cleanscrape.clean`, and the page. What breaks a promise becomes a hostile case or
a fixture; what reaches new code is kept in `corpus/`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["cleanscrape"]):
    from .promise import kept

CORPUS = Path(__file__).parent / "corpus"
_ENCODINGS = (None, "utf-16", "iso-8859-1", "gb18030", "no-such-encoding")


def one(data: bytes) -> None:
    """Give one input as bytes, as bytes with a declared encoding, or as text."""
    if not data:
        return
    way, page = data[0] % 8, data[1:]
    if way < len(_ENCODINGS):
        kept(page, encoding=_ENCODINGS[way])
    else:
        kept(page.decode("utf-8", "surrogateescape"), source=(None, "text", "html")[way - len(_ENCODINGS)])


def main() -> None:
    """Run libFuzzer on `one`."""
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
