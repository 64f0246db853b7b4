"""Make the pictures of an explained page: README's, and the first one of the documents."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

import cleanscrape
from cleanscrape import Explanation
from cleanscrape.cli.report import print_blocks, style_of

_WIDTH = 92  # columns
_SHOWN = (0, 7, 9)  # blocks of the page: an icon, a caption, a share button
# rich's file asks another host for a font; every machine has one of fixed width.
_FONTS = re.compile(r"(?s)@font-face \{.*?\}\s*")


def reasons(explained: Explanation, console: Console) -> None:
    """Print some blocks of a page with the reasons."""
    print_blocks([block for block in explained.blocks if block.index in _SHOWN], console)


def places(explained: Explanation, console: Console) -> None:
    """Print a page from top to bottom, with the place where each piece went."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=1)
    table.add_column(justify="right")
    for block in explained.blocks:
        went = f"removed: {block.stands.label}" if block.is_removed else block.field
        table.add_row(*(Text(part, style=style_of(block)) for part in (block.text, went)))
    console.print(table)


def picture(page: Path, title: str, show: Callable[[Explanation, Console], None]) -> str:
    """What is printed about a page as an SVG of a terminal."""
    console = Console(record=True, width=_WIDTH, file=StringIO(), force_terminal=True)
    show(cleanscrape.explain(page.read_bytes()), console)
    return _FONTS.sub("", console.export_svg(title=title, unique_id="explained"))


def main(arguments: list[str] | None = None) -> int:
    """Write the pictures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--page", type=Path, default=Path("docs/examples/bridge.txt"))
    options.add_argument("--images", type=Path, default=Path("docs/images"))
    chosen = options.parse_args(arguments)
    name = chosen.page.name
    for file, title, show in (
        ("explain.svg", f"cleanscrape explain {name}", reasons),
        ("page.svg", f"{name}, and where each piece goes", places),
    ):
        drawn = picture(chosen.page, title, show)
        (chosen.images / file).write_text(drawn, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
