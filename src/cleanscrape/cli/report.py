"""The explanation of a page on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from .. import Explanation
from ..explanation import Claimed, ExplainedBlock, ExplainedField, Said
from .visible import visible

_MAX_CHARS = 400  # of a block's text; `--block` shows all of it
_MIN_WIDTH = 20  # columns of text, however narrow the terminal is
_STYLES = {
    "title": "bold magenta",
    "byline": "magenta",
    "captions": "cyan",
    "paragraphs": "green",
    "comments": "blue",
}
# Of what is removed: machinery of the page, what belongs to the article, what nobody sees.
_LABELS = {
    "date": "magenta",
    "credit": "cyan",
    "alt-text": "cyan",
    "hidden": "bright_black",
    "duplicate": "bright_black",
    "advert": "red",
    "cookie": "red",
}
_REMOVED = "yellow"

Line = tuple[int, Text]
"""A line to print, and the columns that it is indented by."""


def print_explanation(explanation: Explanation, only: str | None = None) -> None:
    """Print the fields with all their claims, then the page from top to bottom.

    Args:
        explanation: of the page.
        only: the blocks to print, as for `Explanation.only`, without the fields; None prints all.
    """
    console = Console(highlight=False)
    if only is None:
        print_lines(console, _fields(explanation.fields))
    print_blocks(explanation.blocks if only is None else explanation.only(only), console)


def print_blocks(blocks: Iterable[ExplainedBlock], console: Console) -> None:
    """Print blocks, each in the colour of its kind, with where it went and why."""
    for block in blocks:
        print_lines(console, _block(block))


def print_block(explanation: Explanation, index: int) -> None:
    """Print one block with all its words, all decisions on it and what the scorer saw.

    Args:
        explanation: of the page.
        index: the block's number.
    """
    console = Console(highlight=False)
    block = explanation.blocks[index]
    print_lines(console, _block(block, len(block.text)))
    console.print()
    for said in block.decisions:
        print_lines(
            console, [(5, Text(f"{said.label} {in_digits(said.confidence)}", style="bold"))]
        )
        print_lines(console, [(7, _because(said))])


def print_lines(console: Console, lines: Iterable[Line]) -> None:
    """Print lines, each wrapped to the width that is left beside its indent, in columns."""
    for indent, line in lines:
        for part in line.wrap(console, max(_MIN_WIDTH, console.width - indent)):
            part.rstrip()
            console.print(Text(" " * indent).append_text(part), soft_wrap=True)


def _block(block: ExplainedBlock, max_chars: int = _MAX_CHARS) -> Iterator[Line]:
    stands, style = block.stands, style_of(block)
    head = f"{block.index:>4} {block.field} · {stands.label} {in_digits(stands.confidence)}"
    yield 0, Text(head, style=f"{style} bold")
    yield 5, Text(visible(shortened(block.text, max_chars)), style=style)
    yield 5, _because(stands)
    if block.why:
        yield 5, Text(f"scorer: {', '.join(block.why)}", style="dim")


def style_of(block: ExplainedBlock) -> str:
    """The colour of a block's kind, as Rich names it; empty for what has none."""
    if block.is_removed:
        return _LABELS.get(block.stands.label, _REMOVED)
    return _STYLES.get(block.field, "")


def _because(said: Said) -> Text:
    where = ", ".join(part for part in (said.filter, said.reason) if part)
    because = f"because {said.because} ({where})" if said.because else f"({where})"
    return Text(because, style="dim")


def _fields(fields: Iterable[ExplainedField]) -> Iterator[Line]:
    for known in fields:
        yield 0, Text(known.name, style="bold")
        for claim in known.claims:
            yield 2, _claim(claim, is_first=claim is known.claims[0])
    yield 0, Text("")


def _claim(claim: Claimed, is_first: bool) -> Text:
    where = f"block {claim.block}" if claim.block is not None else claim.source
    who = f", {claim.filter}" if claim.filter else ""
    value = visible(shortened(claim.value, _MAX_CHARS))
    return Text.assemble(
        ("* " if is_first else "  ", "bold"),
        (value, "bold" if is_first else ""),
        (f" {in_digits(claim.confidence)} ({where}{who})", "dim"),
    )


def in_digits(confidence: float) -> str:
    """A confidence from 0 to 1, in two digits.

    >>> in_digits(0.8), in_digits(1.0)
    ('.80', '1.00')
    """
    return f"{confidence:.2f}".lstrip("0")


def shortened(text: str, max_chars: int) -> str:
    """A text, cut where it is longer than so many characters."""
    return text if len(text) <= max_chars else text[: max_chars - 1] + "…"
