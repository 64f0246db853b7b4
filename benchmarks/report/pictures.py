"""Make the picture of an explained page that README and the documents show."""

from __future__ import annotations

import argparse
import re
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console

import cleanscrape
from cleanscrape.cli.report import print_blocks

_WIDTH = 92  # columns
_SHOWN = (0, 7, 9)  # blocks of the page: an icon, a caption, a share button
# rich's file asks another host for a font; every machine has one of fixed width.
_FONTS = re.compile(r"(?s)@font-face \{.*?\}\s*")


def picture(page: Path, title: str) -> str:
    """The explanation of a page as an SVG of a terminal."""
    console = Console(record=True, width=_WIDTH, file=StringIO(), force_terminal=True)
    blocks = cleanscrape.explain(page.read_bytes()).blocks
    print_blocks([block for block in blocks if block.index in _SHOWN], console)
    return _FONTS.sub("", console.export_svg(title=title, unique_id="explained"))


def main(arguments: list[str] | None = None) -> int:
    """Write the picture."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--page", type=Path, default=Path("docs/examples/bridge.txt"))
    options.add_argument("--out", type=Path, default=Path("docs/images/explain.svg"))
    chosen = options.parse_args(arguments)
    title = f"cleanscrape explain {chosen.page.name}"
    chosen.out.write_text(picture(chosen.page, title), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
