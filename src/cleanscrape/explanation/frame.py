"""What all pages for the browser share: one file each, with its styles and scripts in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pkgutil import get_data
from typing import Any


def framed(
    title: str, body: Iterable[str], styles: Sequence[str], scripts: Sequence[str], data: Any = None
) -> str:
    """A page as one file that needs no network.

    Args:
        title: of the page.
        body: its markup, escaped.
        styles: names of files in ``report/``; ``base.css`` is always there.
        scripts: likewise.
        data: JSON-ready, for the scripts; None for no data.

    >>> framed("Rain & snow", ["<main></main>"], (), ()).splitlines()[0]
    '<!DOCTYPE html>'
    """
    lines = [
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{as_text(title)}</title><style>",
        *map(_file, ("base.css", *styles)),
        "</style></head><body>",
        *body,
    ]
    if data is not None:
        lines.append(f'<script type="application/json" id="data">{_as_data(data)}</script>')
    lines += (f"<script>\n{_file(name)}</script>" for name in scripts)
    return "\n".join([*lines, "</body></html>"]) + "\n"


def as_text(value: str) -> str:
    """A text between tags: escaped, and without what HTML does not allow."""
    return escape(value, quote=False).replace("\0", "\ufffd")


def as_attribute(value: str) -> str:
    """A text in the quotes of an attribute."""
    return escape(value, quote=True).replace("\0", "\ufffd")


def table(
    label: str, columns: Sequence[tuple[str, bool]], rows: Iterable[str], sort: int | None = None
) -> Iterator[str]:
    """A table that scrolls by itself where the screen is narrow, and can be sorted.

    Args:
        label: what it shows.
        columns: head of each column, and whether it holds numbers.
        rows: the rows, as markup; a cell that is sorted by something else than its text says so
            in ``data-sort``.
        sort: the column that the rows are sorted by, upwards; None for none.
    """
    yield f'<div class="wide" role="group" tabindex="0" aria-label="{as_attribute(label)}">'
    yield '<table class="sortable"><thead><tr>'
    for at, (head, is_number) in enumerate(columns):
        kind = ' class="number"' if is_number else ""
        order = ' aria-sort="ascending"' if at == sort else ""
        yield f'<th scope="col"{kind}{order}><button type="button">{as_text(head)}</button></th>'
    yield "</tr></thead><tbody>"
    yield from rows
    yield "</tbody></table></div>"


def cards(numbers: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Figures at the head of a page: each a number and what it counts."""
    yield '<dl class="cards">'
    for number, what in numbers:
        yield f"<div><dt>{as_text(what)}</dt><dd>{as_text(number)}</dd></div>"
    yield "</dl>"


def chip(place: tuple[str, str] | None, sure: float | None = None) -> str:
    """Where a piece was put, in the colour of its field."""
    if place is None:
        return '<span class="chip">not there</span>'
    field, label = place
    # A label that repeats its field ("byline · byline") is said once.
    said = field if label == field.removesuffix("s") else f"{field} · {label}"
    much = "" if sure is None else f" <b>{sure:.2f}</b>"
    return f'<span class="chip" data-field="{as_attribute(field)}">{as_text(said)}{much}</span>'


def arrow(said: str) -> str:
    """An arrow, which is read aloud as a word."""
    return f'<span class="arrow" aria-hidden="true">→</span><span class="unseen"> {said} </span>'


def _as_data(data: Any) -> str:
    """Data for a script; no ``<`` can end it."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _file(name: str) -> str:
    return (get_data(__package__, f"report/{name}") or b"").decode("utf-8")
