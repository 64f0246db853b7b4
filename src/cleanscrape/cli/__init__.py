"""The command ``cleanscrape``."""

from __future__ import annotations

import sys


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
        raise SystemExit(2) from None
    raise SystemExit(run(sys.argv[1:]))
