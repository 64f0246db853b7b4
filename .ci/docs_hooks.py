"""What the site of the documents needs beside them: links to files of the repository."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

from cleanscrape import Pipeline, explain
from cleanscrape.difference import account, compare_many
from cleanscrape.difference.html import report as difference_report
from cleanscrape.explanation.html import report
from cleanscrape.explanation.overview import overview, summary

_LINK = re.compile(r"(?<=\]\()(?!\w+:|#)([^)#\s]+)")
_REPORT = re.compile(r"gallery/([a-z0-9-]+)\.html")
_LISTS = ("all-pages", "compared")


def on_post_build(*, config: Any, **_: Any) -> None:
    """Make the reports that the gallery names, of the pages in `fixtures`."""
    out = Path(config.site_dir, "gallery")
    out.mkdir(parents=True, exist_ok=True)
    gallery = Path(config.docs_dir, "gallery.md").read_text(encoding="utf-8")
    summaries, accounts = [], []
    other = Pipeline.default().without("interface")
    for name in _REPORT.findall(gallery):
        if name in _LISTS:
            continue
        (source,) = Path("fixtures", name).glob("source.*")
        raw = source.read_bytes()
        explanation = explain(raw, variants=True)
        _write(out, name, report(explanation, name, "all-pages.html"))
        summaries.append(summary(explanation, name, f"{name}.html"))
        accounts.append([account(raw, one, name=name) for one in (None, other)])
    found = compare_many(*zip(*accounts))
    _write(out, "all-pages", overview(summaries, "Gallery"))
    _write(out, "compared", difference_report(found, ("built-in pipeline", "without interface")))


def _write(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.html").write_text(text, encoding="utf-8", errors="replace")


def on_post_page(output: str, **_: Any) -> str:
    """Name the dialog of the search for those who hear the page; the theme leaves it without."""
    return output.replace('role="dialog">', 'role="dialog" aria-label="Search">')


def on_page_markdown(markdown: str, *, page: Any, config: Any, **_: Any) -> str:
    """Let links that leave the folder of the documents lead to the repository.

    In the repository the documents link to its files, as readers there expect.
    """
    folder = posixpath.dirname(page.file.src_uri)

    def outside(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join("docs", folder, match[1]))
        return match[1] if path.startswith("docs/") else f"{config.repo_url}/blob/main/{path}"

    return _LINK.sub(outside, markdown)
