"""What changed between two runs, as one file for the browser, which needs no network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from ..explanation.frame import arrow, as_attribute, as_text, cards, chip, framed, table
from .values import Difference, Move, PageDifference, PieceChange, Placed, ValueChange, What

MOST_PAGES = 500
"""Pages that a report shows, the least alike; the totals are of all."""

_MOST_CHANGES = 200  # of a page
_MOST_CHARS = 2000  # of a text
_MOST_NAMES = 200  # of pages on one side only
_KINDS: tuple[tuple[What, str], ...] = (
    ("field", "another field"),
    ("label", "another label"),
    ("reason", "another reason"),
    ("confidence", "another confidence"),
    ("text", "another wording"),
    ("appeared", "appeared"),
    ("disappeared", "disappeared"),
)


class Links(NamedTuple):
    """Where the reports of a page are.

    Args:
        before: address of the report of the first side, or None.
        after: that of the second.
    """

    before: str | None = None
    after: str | None = None


def report(
    found: Difference,
    sides: tuple[str, str] = ("A", "B"),
    links: Mapping[str, Links] | None = None,
) -> str:
    """A report of what changed: the totals, then each page, the least alike first.

    Texts are escaped: they cannot add markup or scripts to the report.

    Args:
        found: what changed. Of more than `MOST_PAGES` pages only the totals are shown.
        sides: how the two sides are called.
        links: page to the reports of its two sides.

    >>> from cleanscrape.difference import account, compare_many
    >>> found = compare_many([account("It <b>rained</b>.", name="a")], [account("It snowed.")])
    >>> "It &lt;b&gt;rained&lt;/b&gt;." in report(found)
    True
    """
    body = _body(found, sides, links or {})
    return framed(f"{sides[0]} and {sides[1]} compared", body, ("lists.css",), ("lists.js",))


def _body(found: Difference, sides: tuple[str, str], links: Mapping[str, Links]) -> Iterator[str]:
    before, after = map(as_text, sides)
    yield f"<header><h1>{before} {arrow('and')} {after}</h1>"
    yield from cards(_totals(found))
    yield "</header><main>"
    if not found.is_changed:
        yield "<section><p>Nothing differs.</p></section>"
    if found.moves:
        yield '<section id="moves" aria-labelledby="h-moves"><h2 id="h-moves">What went where</h2>'
        columns = (("From", False), ("To", False), ("Pieces", True), ("Words", True))
        yield from table("What went where", columns, map(_move, found.moves))
        yield "</section>"
    if found.values:
        yield '<section aria-labelledby="h-values"><h2 id="h-values">Fields that differ</h2>'
        rows = (
            f'<tr><td>{as_text(name)}</td><td class="number">{count}</td></tr>'
            for name, count in found.values.items()
        )
        yield from table("Fields that differ", (("Field", False), ("Pages", True)), rows)
        yield "</section>"
    if found.pages:
        yield from _pages(found.pages, links)
    for side, names in zip(sides, (found.only_before, found.only_after)):
        yield from _alone(side, names)
    yield "</main>"


def _totals(found: Difference) -> Iterator[tuple[str, str]]:
    yield f"{len(found.pages):,} of {found.compared:,}", "pages differ"
    yield f"{found.into_body:,.0f}", "words came into bodies"
    yield f"{found.out_of_body:,.0f}", "words left bodies"
    if alone := len(found.only_before) + len(found.only_after):
        yield f"{alone:,}", "pages on one side only"


def _move(move: Move) -> str:
    return (
        f"<tr><td>{chip(move.before)}</td><td>{chip(move.after)}</td>"
        f'<td class="number" data-sort="{move.pieces}">{move.pieces:,}</td>'
        f'<td class="number" data-sort="{move.words}">{move.words:,.0f}</td></tr>'
    )


def _pages(pages: Sequence[PageDifference], links: Mapping[str, Links]) -> Iterator[str]:
    yield '<section aria-labelledby="h-list"><h2 id="h-list">Pages, the least alike first</h2>'
    yield '<div class="tools"><label>Search<br><input type="search" id="search"></label>'
    yield '<label>Show<br><select id="what"><option value="">all changes</option>'
    met = Counter(change.what for page in pages for change in page.changes)
    for kind, said in _KINDS:
        if met[kind]:
            yield f'<option value="{kind}">{said} ({met[kind]})</option>'
    yield "</select></label>"
    yield '<button type="button" id="all" aria-pressed="false">Open all</button>'
    yield '<span id="status" role="status"></span></div>'
    for number, page in enumerate(pages[:MOST_PAGES]):
        yield from _page(page, links.get(page.name, Links()), is_open=number == 0)
    if left := len(pages[MOST_PAGES:]):
        yield f"<p>{left:,} more pages differ, each less than these.</p>"
    yield "</section>"


def _page(page: PageDifference, links: Links, is_open: bool) -> Iterator[str]:
    said = f"{len(page.changes)} of {max(page.pieces)} pieces changed"
    for words, where in (
        (page.into_body, "came into the body"),
        (page.out_of_body, "left the body"),
    ):
        said += f", {words:.0f} words {where}" if words else ""
    yield f"<details data-page{' open' if is_open else ''}><summary>"
    yield f'<h3>{as_text(page.name)}</h3><span class="like">{page.likeness:.0%} alike'
    yield f'<span class="bar" style="--share:{page.likeness:.3f}"></span></span>'
    yield f'<span class="said">{said}</span></summary><div class="inside">'
    shown = [
        f'<a href="{as_attribute(address)}">the whole page {when}</a>'
        for address, when in ((links.before, "before"), (links.after, "after"))
        if address
    ]
    if shown:
        yield f'<p class="said">{" · ".join(shown)}</p>'
    if page.values:
        yield f'<dl class="values">{"".join(map(_value, page.values))}</dl>'
    if page.changes:
        yield '<ul class="changes">'
        yield from map(_change, page.changes[:_MOST_CHANGES])
        yield "</ul>"
    if left := len(page.changes[_MOST_CHANGES:]):
        yield f"<p>{left:,} more pieces changed.</p>"
    yield "</div></details>"


def _value(value: ValueChange) -> str:
    sides = (
        "" if text is None else f'<{tag} dir="auto">{as_text(_short(text))}</{tag}>'
        for tag, text in (("del", value.before), ("ins", value.after))
    )
    return f"<dt>{as_text(value.name)}</dt><dd>{' '.join(sides)}</dd>"


def _change(change: PieceChange) -> str:
    chips = [
        chip(piece.place if piece else None, piece.confidence if piece else None)
        for piece in (change.before, change.after)
    ]
    if change.what == "text" and change.before and change.after:
        text = _reworded(change.before.text, change.after.text)
        head = chips[1]
    else:
        text = as_text(_short(change.text))
        head = f"{chips[0]} {arrow('to')} {chips[1]}"
    return (
        f'<li data-what="{change.what}">{head}<p class="text" dir="auto">{text}</p>'
        f"{_reasons(change)}</li>"
    )


def _reasons(change: PieceChange) -> str:
    old, new = (_because(piece) for piece in (change.before, change.after))
    told = (("because", new),) if old == new else (("was because", old), ("now because", new))
    return "".join(f'<p class="why">{when} {why}</p>' for when, why in told if why)


def _because(piece: Placed | None) -> str:
    if piece is None or not piece.reason:
        return ""
    code = ", ".join(part for part in (piece.filter, piece.reason) if part)
    return as_text(f"{piece.because} ({code})" if piece.because else code)


def _reworded(before: str, after: str) -> str:
    """Two wordings in one, with what was left out and what was put in."""
    old, new = _short(before).split(), _short(after).split()
    parts: list[str] = []
    at, to = 0, 0
    for same in Levenshtein.opcodes(old, new).as_matching_blocks():
        parts += _marked("del", old[at : same.a])
        parts += _marked("ins", new[to : same.b])
        at, to = same.a + same.size, same.b + same.size
        parts.append(as_text(" ".join(old[same.a : at])))
    return " ".join(filter(None, parts))


def _marked(tag: str, words: Sequence[str]) -> list[str]:
    return [f"<{tag}>{as_text(' '.join(words))}</{tag}>"] if words else []


def _alone(side: str, names: Sequence[str]) -> Iterator[str]:
    if not names:
        return
    yield f"<section><h2>Only in {as_text(side)}: {len(names):,}</h2>"
    shown = "".join(f"<li>{as_text(name)}</li>" for name in names[:_MOST_NAMES])
    yield f'<ul class="names">{shown}</ul>'
    if left := len(names[_MOST_NAMES:]):
        yield f"<p>and {left:,} more</p>"
    yield "</section>"


def _short(text: str) -> str:
    return text if len(text) <= _MOST_CHARS else f"{text[: _MOST_CHARS - 1]}…"
