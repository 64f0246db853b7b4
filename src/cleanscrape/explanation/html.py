"""The explanation of a page as one file for the browser, which needs no network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from . import Explanation
from .frame import as_attribute, as_text, framed
from .values import ExplainedBlock

_FIELDS = ("title", "byline", "captions", "paragraphs", "comments", "removed")


def report(explanation: Explanation, name: str = "the page", index: str | None = None) -> str:
    r"""A report that shows the page beside its article, each piece linked to the other side.

    Texts of the page are escaped: they cannot add markup or scripts to the report.

    Args:
        explanation: of the page. With `variants`, each filter can be switched off in the report.
        name: how the page is called.
        index: the address of a page that lists this report with others, or None.

    >>> import cleanscrape
    >>> page = cleanscrape.explain("Share on Threads\n\nIt <b>rained</b> all day in the valley.")
    >>> "It &lt;b&gt;rained&lt;/b&gt; all day" in report(page)
    True
    """
    title = f"{explanation.article.title or name} – explained"
    body = _body(explanation, name, index)
    return framed(title, body, ("report.css",), ("report.js",), _data(explanation))


def _body(explanation: Explanation, name: str, index: str | None) -> Iterator[str]:
    language = as_attribute(explanation.article.language or "")
    yield "<header>"
    if index is not None:
        yield f'<nav aria-label="Reports"><a href="{as_attribute(index)}">← all pages</a></nav>'
    yield f"<h1>{as_text(name)}</h1><p>{as_text(_summary(explanation))}</p>"
    yield from _tools(explanation)
    yield f'</header><main lang="{language}">' if language else "</header><main>"
    yield '<section class="column" lang="en" aria-labelledby="h-page"><h2 id="h-page">The page</h2>'
    yield '<ol class="blocks">'
    yield from map(_block, explanation.blocks)
    yield "</ol></section>"
    yield '<section class="column" aria-labelledby="h-article">'
    yield '<h2 id="h-article" lang="en">The article</h2><div id="article">'
    yield from (_piece(block) for block in explanation.blocks if not block.is_removed)
    yield "</div></section></main>"
    yield from _fields(explanation)
    yield '<aside id="details" aria-label="What was said of the block" hidden></aside>'


def _summary(explanation: Explanation) -> str:
    counts = Counter(block.field for block in explanation.blocks)
    said = ", ".join(f"{counts[field]} {field}" for field in _FIELDS if counts[field])
    sure = explanation.article.confidence
    return f"{len(explanation.blocks)} blocks: {said}." + (
        f" Confidence {sure:.2f}." if sure is not None else ""
    )


def _tools(explanation: Explanation) -> Iterator[str]:
    yield '<div class="tools"><label>Search<br><input type="search" id="search"></label>'
    yield '<label>Show<br><select id="only"><option value="">everything</option>'
    met = {block.field for block in explanation.blocks}
    yield from (f"<option>{field}</option>" for field in _FIELDS if field in met)
    yield "</select></label>"
    if explanation.variants:
        yield '<label>Switch off<br><select id="without"><option value="">no filter</option>'
        for variant in explanation.variants:
            name = as_attribute(variant.without)
            yield f'<option value="{name}">{name} ({len(variant.changes)})</option>'
        yield "</select></label>"
    yield '<span id="status" role="status"></span></div>'


def _block(block: ExplainedBlock) -> str:
    kind = f"{block.index} {block.field} · {block.stands.label}"
    return (
        f'<li><button type="button" class="block" data-block="{block.index}"'
        f' data-field="{block.field}"><span class="kind">{as_text(kind)}</span>'
        f'<span class="words" dir="auto">{as_text(block.text)}</span></button></li>'
    )


def _piece(block: ExplainedBlock) -> str:
    label = as_attribute(block.stands.label)
    return (
        f'<p dir="auto" data-block="{block.index}" data-field="{block.field}"'
        f' data-label="{label}">{as_text(block.text)}</p>'
    )


def _fields(explanation: Explanation) -> Iterator[str]:
    yield '<section id="fields" aria-labelledby="h-fields"><h2 id="h-fields">Fields</h2><table>'
    yield "<thead><tr><th>Field</th><th>Confidence</th><th>Value</th><th>Source</th></tr></thead>"
    yield "<tbody>"
    for known in explanation.fields:
        head = f'<th scope="row" rowspan="{len(known.claims)}">{as_text(known.name)}</th>'
        for number, claim in enumerate(known.claims):
            where = (
                f"{claim.source}, block {claim.block}" if claim.block is not None else claim.source
            )
            value = f'<td class="value" dir="auto">{as_text(claim.value)}</td>'
            sure = f'<td class="number">{claim.confidence:.2f}</td>'
            yield f"<tr>{'' if number else head}{sure}{value}<td>{as_text(where)}</td></tr>"
    yield "</tbody></table></section>"


def _data(explanation: Explanation) -> Any:
    """What the script needs, less the texts, which are in the page."""
    data = explanation.to_dict()
    for block in data["blocks"]:
        del block["text"]
    return {name: data[name] for name in ("blocks", "fields", "variants")}
