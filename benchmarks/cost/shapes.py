"""Pages of any size in shapes that break careless code."""

from __future__ import annotations

import json
from collections.abc import Callable

_PROSE = (
    "The old bridge over the river was opened again on Friday morning, after two years of work. "
)
# with a line's end or its tags 50 characters: a million in 50 MB
_SHORT = "It rained on the old bridge for most of the day"


def _fill(unit: str, size: int) -> str:
    return unit * max(1, size // len(unit))


def _nested(size: int, start: str, end: str) -> str:
    depth = max(1, size // len(start + end))
    return f"<html><body>{start * depth}{_PROSE}{end * depth}</body></html>"


def _described(size: int) -> str:
    data = json.dumps(
        {"@type": "NewsArticle", "headline": "Rain", "articleBody": _fill(_PROSE, size)}
    )
    return (
        f'<html><head><script type="application/ld+json">{data}</script></head><body>'
        f"<p>{_PROSE}</p></body></html>"
    )


def _graph(size: int) -> str:
    unit = {"@type": "Person", "name": "Jo Doe", "@id": "#jo"}
    data = json.dumps({"@graph": [unit] * max(1, size // 60)})
    return (
        f'<html><head><script type="application/ld+json">{data}</script></head><body>'
        f"<p>{_PROSE}</p></body></html>"
    )


def _numbered(size: int, template: str) -> str:
    longest = len(template.format(size // len(template)))
    return "".join(template.format(number) for number in range(max(1, size // longest)))


TEXT: dict[str, Callable[[int], str]] = {
    "one line": lambda size: _fill(_PROSE, size),
    "one word": lambda size: "x" * size,
    "equal paragraphs": lambda size: _fill(_PROSE + "\n", size),
    "equal lines": lambda size: _fill(f"{_SHORT}.\n", size),
    "different lines": lambda size: _numbered(size, _PROSE.strip() + " {}\n"),
    "short lines": lambda size: _numbered(size, "Item {}\n"),
    "lines of dates": lambda size: _fill("Published 3 May 2024, 14:05 CEST\n", size),
    "dates on one line": lambda size: _fill("It was 3 May 2024. ", size),
    "credits": lambda size: _fill("A flooded road near the mill (Jo Roe/Reuters)\n", size),
    "bylines": lambda size: _numbered(size, "By Jo Doe and Al Roe {}\n"),
    "blanks": lambda size: "It rained." + " " * size + "It snowed.",
    "newlines": lambda size: "It rained." + "\n" * size + "It snowed.",
    "icons": lambda size: _fill("Close An icon of a cross. ", size),
    "brackets": lambda size: "(" * size,
    "Markdown": lambda size: (
        "# Rain\n\n" + _fill(f"[Home](/home) ![A cloud](c.jpg)\n\n{_PROSE}\n\n", size)
    ),
    "Markdown table": lambda size: (
        "# Rain\n\n| Day | Rain |\n|---|---|\n" + _numbered(size, "| Day {0} | {0} mm |\n")
    ),
}
HTML: dict[str, Callable[[int], str]] = {
    "open tags": lambda size: _fill("<b>", size),
    "brackets of tags": lambda size: "<" * size,
    "inline elements": lambda size: f"<p>{_fill('<i>It</i> <b>rained</b>. ', size)}</p>",
    "list items": lambda size: f"<ul>{_numbered(size, '<li>Item {}</li>')}</ul>",
    "table rows": lambda size: (
        f"<table>{_numbered(size, '<tr><td>Day {0}</td><td>{0} mm</td></tr>')}</table>"
    ),
    "equal paragraphs in tags": lambda size: _fill(f"<p>{_PROSE}</p>", size),
    "equal list items": lambda size: f"<ul>{_fill(f'<li>{_SHORT}', size)}</ul>",
    "different paragraphs": lambda size: _numbered(size, f"<div><p>{_PROSE}{{}}</p></div>"),
    "classes": lambda size: _numbered(size, '<div class="card-{0} teaser" id="t{0}">x</div>'),
    "nested divs": lambda size: _nested(size, "<div>", "</div>"),
    "nested spans": lambda size: _nested(size, "<span>", "</span>"),
    "nested lists": lambda size: _nested(size, "<ul><li>It rained.", "</li></ul>"),
    "nested tables": lambda size: _nested(size, "<table><tr><td>", "</td></tr></table>"),
    "stray ends": lambda size: "<p>x" + _fill("</div>", size),
    "long attribute": lambda size: (
        f'<p title="{"x" * (size // 2)}" class="{"y " * (size // 4)}">{_PROSE}</p>'
    ),
    "links": lambda size: _numbered(size, '<a href="/rain/{0}">It rained on day {0}</a> '),
    "images": lambda size: _numbered(size, '<img src="{0}.jpg" alt="A flooded road {0}">'),
    "article body in JSON-LD": _described,
    "graph in JSON-LD": _graph,
    "broken JSON-LD": lambda size: (
        f'<script type="application/ld+json">{"[" * size}</script><p>{_PROSE}</p>'
    ),
    "comment": lambda size: f"<p>{_PROSE}</p><!--{'-' * size}",
    "entities": lambda size: f"<p>{_fill('&amp;', size)}</p>",
}
SHAPES = TEXT | HTML
