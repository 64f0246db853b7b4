"""The command ``cleanscrape``."""

from __future__ import annotations

import os
import sys

from .codes import BROKEN_PIPE, UNWRITTEN, USAGE


def main() -> None:
    """Run the command; without the extra ``cli`` say what to install and exit with 2."""
    try:
        from .app import run
    except ModuleNotFoundError as missing:
        if missing.name not in ("typer", "rich"):
            raise
        print(
            f"cleanscrape: the command line needs {missing.name}; "
            "install it with: pip install 'cleanscrape[cli]'",
            file=sys.stderr,
        )
        raise SystemExit(USAGE) from None
    # A character that the output's encoding lacks is written as an escape, not as a traceback.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        code = _closed(BROKEN_PIPE)
    except OSError as error:
        print(f"cleanscrape: standard output: {error.strerror or error}", file=sys.stderr)
        code = _closed(UNWRITTEN)
    raise SystemExit(code)


def _closed(code: int) -> int:
    """The exit code; what is left to write is dropped, so that Python does not try again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return code
