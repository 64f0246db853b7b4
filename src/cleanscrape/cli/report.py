"""The explain report on a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

from .. import Document, Reason
from ..render.explain import explain


def print_explanation(document: Document, reasons: Mapping[str, Reason]) -> None:
    """Print a table of the document's blocks, and below it what their reasons mean."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, options in (
        ("block", {"justify": "right"}),
        ("label", {}),
        ("filter", {}),
        ("reason", {}),
        ("conf.", {"justify": "right"}),
    ):
        table.add_column(name, no_wrap=True, **options)  # type: ignore[arg-type]
    table.add_column("text", overflow="fold")
    rows = [*explain(document)]
    scored = any(row.why for row in rows)
    if scored:
        table.add_column("why", overflow="fold")
    for row in rows:
        cells = (
            str(row.index),
            row.label,
            row.filter,
            row.reason,
            f"{row.confidence:.2f}",
            Text(visible(_short(row.text))),
        )
        table.add_row(*cells, *([", ".join(row.why)] if scored else []))
    console = Console()
    # Piped output has no width of its own; a table squeezed into 80 columns cannot be read.
    wide = console if console.is_terminal else Console(width=320)
    wide.print(table)
    met = dict.fromkeys(row.reason for row in rows if row.reason in reasons)
    wide.print(*(Text(f"\n{code}: {reasons[code].text}") for code in met), sep="")


# Control characters as pictures of themselves; those of the second block have none.
_PICTURES = (
    {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}
    | {0x7F: "␡"}
    | dict.fromkeys(range(0x80, 0xA0), "\ufffd")
)


def visible(text: str) -> str:
    r"""The text with control characters made visible, so that a page cannot control the terminal.

    >>> visible("\x1b[2J\n")
    '␛[2J\n'
    """
    return text.translate(_PICTURES)


def _short(text: str, max_chars: int = 100) -> str:
    return text if len(text) <= max_chars else text[: max_chars - 1] + "…"
