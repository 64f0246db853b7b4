"""The page of the report, written from the file of a run."""

from __future__ import annotations

from typing import Any

from ..scoring.scores import table
from .tables import BASE, TITLES, Run


def page(run: Run, images: str) -> str:
    """The whole report as Markdown.

    Args:
        run: what `tables` gave.
        images: the folder of the plots as the page links to it.
    """
    about = "\n".join(f"- {name}: {value}" for name, value in run["about"].items())
    parts = ["# Benchmarks", _INTRODUCTION, about]
    for kind, title in TITLES.items():
        if found := run["html"].get(kind[0]):
            parts += [f"## {title}", found["pages"], table(found["rows"])]
            if found["has plot"]:
                picture = f"{images}/speed-{kind[0]}.svg"
                parts.append(f"![F1 of the body against time, {title}]({picture})")
    if run["types"]:
        parts += [
            "## Types of pages",
            f"{run['types']['pages']} Word F1 of the body.",
            table(run["types"]["rows"]),
            f"![F1 of the body by type of page]({images}/types.svg)",
        ]
    for kind, title in TITLES.items():
        if found := run["text"].get(kind[0]):
            heading = f"## {title.replace('HTML', 'as text')}"
            parts += [heading, f"{found['pages']} {_TEXT}", table(found["rows"])]
    if run["rules"]:
        parts += ["## What rules take", _RULES, table(run["rules"])]
    if run["has curve"]:
        picture = f"![Learning curve]({images}/curve.svg)"
        parts += ["## How much there is to learn from", picture]
    parts += ["## The peers", _PEERS, table(run["peers"]), *_failures(run["failed"])]
    return "\n\n".join(parts) + "\n"


def _failures(failed: dict[str, Any]) -> list[str]:
    return [
        f"{name} could not be installed here:\n\n```text\n{reason}\n```"
        for name, reason in failed.items()
    ]


_INTRODUCTION = """\
cleanscrape compared with other libraries, on the same pages and with the same scores. The [README
of the benchmarks](../benchmarks/README.md) explains each score, and what is wrong with the truth.
A dash is a field that a tool does not have.

The scorer of the body was trained on these corpora. Its *cross-validated* row was measured on
pages of domains that it had not seen: compare that one with the other libraries. The rules for
titles, bylines, dates and captions were developed on these pages: expect somewhat less elsewhere.
The *perfect choice of blocks* is the best body that can be made of the page's blocks as our
reader cuts them."""
_TEXT = """\
Flattened as scrapers do it. *Keep all* and *best run* are baselines; the *ceiling* is the
perfect choice of lines."""
_RULES = """\
Words per thousand of the true bodies (HTML) that the scorer would keep but a filter removes, by
filter and reason. Titles, captions and credits that the annotators left in a body are counted
separately, in the last row, and in no sum. The gate has a ceiling for each rule."""
_PEERS = f"""\
Each runs in its own environment. *time* is CPU time as a multiple of {BASE}'s on the same pages,
measured on a sample with the tools taking turns page by page. A page on which a library raises an
error is scored as empty."""
