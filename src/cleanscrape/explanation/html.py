"""The explanation of a page as one file for the browser, which needs no network."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from html import escape
from pkgutil import get_data

from . import Explanation
from .values import ExplainedBlock

_FIELDS = ("title", "byline", "captions", "paragraphs", "comments", "removed")


def report(explanation: Explanation, name: str = "the page") -> str:
    r"""A report that shows the page beside its article, each piece linked to the other side.

    Texts of the page are escaped: they cannot add markup or scripts to the report.

    Args:
        explanation: of the page. With `variants`, each filter can be switched off in the report.
        name: how the page is called.

    >>> import cleanscrape
    >>> page = cleanscrape.explain("Share on Threads\n\nIt <b>rained</b> all day in the valley.")
    >>> "It &lt;b&gt;rained&lt;/b&gt; all day" in report(page)
    True
    """
    return "\n".join(_page(explanation, name)) + "\n"


def _page(explanation: Explanation, name: str) -> Iterator[str]:
    title = escape(f"{explanation.article.title or name} – explained")
    language = escape(explanation.article.language or "", quote=True)
    yield '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title><style>\n{_file('report.css')}</style></head><body>"
    yield f"<header><h1>{escape(name)}</h1><p>{escape(_summary(explanation))}</p>"
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
    yield f'<script type="application/json" id="data">{_data(explanation)}</script>'
    yield f"<script>\n{_file('report.js')}</script></body></html>"


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
            name = escape(variant.without, quote=True)
            yield f'<option value="{name}">{name} ({len(variant.changes)})</option>'
        yield "</select></label>"
    yield '<span id="status" role="status"></span></div>'


def _block(block: ExplainedBlock) -> str:
    kind = f"{block.index} {block.field} · {block.stands.label}"
    return (
        f'<li><button type="button" class="block" data-block="{block.index}"'
        f' data-field="{block.field}"><span class="kind">{escape(kind)}</span>'
        f'<span class="words" dir="auto">{_text(block.text)}</span></button></li>'
    )


def _piece(block: ExplainedBlock) -> str:
    label = escape(block.stands.label, quote=True)
    return (
        f'<p dir="auto" data-block="{block.index}" data-field="{block.field}"'
        f' data-label="{label}">{_text(block.text)}</p>'
    )


def _fields(explanation: Explanation) -> Iterator[str]:
    yield '<section id="fields" aria-labelledby="h-fields"><h2 id="h-fields">Fields</h2><table>'
    yield "<thead><tr><th>Field</th><th>Confidence</th><th>Value</th><th>Source</th></tr></thead>"
    yield "<tbody>"
    for known in explanation.fields:
        for number, claim in enumerate(known.claims):
            name = escape(known.name) if number == 0 else ""
            where = (
                f"{claim.source}, block {claim.block}" if claim.block is not None else claim.source
            )
            yield (
                f'<tr><th scope="row">{name}</th><td class="number">{claim.confidence:.2f}</td>'
                f'<td dir="auto">{_text(claim.value)}</td><td>{escape(where)}</td></tr>'
            )
    yield "</tbody></table></section>"


def _text(text: str) -> str:
    """Text for the report: escaped, and without what HTML does not allow."""
    return escape(text, quote=False).replace("\0", "\ufffd")


def _data(explanation: Explanation) -> str:
    """What the script needs, less the texts, which are in the page; no ``<`` can end the script."""
    data = explanation.to_dict()
    for block in data["blocks"]:
        del block["text"]
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _file(name: str) -> str:
    return (get_data(__package__, f"report/{name}") or b"").decode("utf-8")
