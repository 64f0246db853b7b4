"""Reports of many pages for the browser, in a folder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable
from pathlib import Path
from typing import Any

import typer

from .. import Pipeline, ReadError, RuleError
from .. import explain as explained
from ..batch import Options, Page, items, known_of
from ..difference import Account, Difference
from ..difference.html import MOST_PAGES, Links
from ..difference.html import report as difference_report
from ..explanation.html import report
from ..explanation.overview import Summary, overview, summary
from .folders import make_folder

INDEX = "index.html"
_UNSAFE = re.compile(r"[^\w.-]+")
_MOST_CHARS = 100  # of a file's name


class Folder:
    """A folder of reports, a file a page.

    Args:
        path: the folder; made where it is not there.
        index: the address of the page that lists them, as seen from the folder.
    """

    def __init__(self, path: Path, index: str = INDEX) -> None:
        make_folder(path)
        self._path, self._index = path, index
        self.name = path.name
        self._taken = {INDEX.casefold()}
        self.summaries: list[Summary] = []

    def add(
        self, name: str, page: Page, pipeline: Pipeline, given: dict[str, Any], variants: bool
    ) -> str | None:
        """Write the report of a page; the file's name, or None where the page cannot be read.

        Args:
            name: how the page is called.
            page: it.
            pipeline: how to clean.
            given: what is known of the page beside what it says itself.
            variants: whether filters can be switched off in the report.
        """
        known = {**known_of(page), **{key: one for key, one in given.items() if one is not None}}
        try:
            if page.error is not None:
                raise ReadError(": ".join(page.error))
            explanation = explained(page.raw, pipeline=pipeline, variants=variants, **known)
        except (ReadError, RuleError) as error:
            typer.echo(f"cleanscrape: {name}: {error}", err=True)
            self.summaries.append(Summary(name, error=str(error)))
            return None
        file = self._file(name)
        write_report(self._path / file, report(explanation, name, self._index))
        self.summaries.append(summary(explanation, name, file))
        return file

    def write_index(self, name: str) -> None:
        """Write the page that lists all reports."""
        write_report(self._path / self._index, overview(self.summaries, name))

    def _file(self, name: str) -> str:
        """A name for a page's report that no other has, on file systems without case either."""
        bare = _UNSAFE.sub("-", name).strip("-.")[-_MOST_CHARS:] or "page"
        file, number = f"{bare}.html", 2
        while file.casefold() in self._taken:
            file, number = f"{bare}-{number}.html", number + 1
        self._taken.add(file.casefold())
        return file


def write_reports(
    sources: Iterable[str], out: Path, pipeline: Pipeline, given: dict[str, Any]
) -> int:
    """Write a report of each page, and an index; the number of pages that could not be read.

    Of what an earlier run wrote (articles, rows of a batch) there is a line in the index only.

    Args:
        sources: files and folders of pages.
        out: the folder to write in.
        pipeline: how to clean.
        given: what is known of all pages.
    """
    folder = Folder(out)
    options = Options(workers=1)
    sources = list(sources)
    for source in sources:
        for name, page in items(source, options):
            if isinstance(page, Account):
                folder.summaries.append(_of_account(name, page))
            else:
                folder.add(name, page, pipeline, given, variants=True)
    folder.write_index(", ".join(sources))
    return sum(one.error is not None for one in folder.summaries)


def write_difference(
    found: Difference,
    out: Path,
    sides: tuple[str, str],
    sources: tuple[str, str],
    pipelines: tuple[Pipeline, Pipeline],
    options: Options,
) -> None:
    """Write what changed, and the reports of both sides of the pages that changed.

    Args:
        found: what changed.
        out: the folder to write in.
        sides: how the two sides are called.
        sources: where the pages of each side are.
        pipelines: how each side was cleaned.
        options: how the sources are read.
    """
    make_folder(out)
    pages = found.pages[:MOST_PAGES]
    files = [
        _some(
            Folder(out / side, f"../{INDEX}"),
            sources[at],
            {page.names[at] for page in pages},
            pipelines[at],
            options,
        )
        for at, side in enumerate(("before", "after"))
    ]
    links = {
        page.name: Links(files[0].get(page.names[0]), files[1].get(page.names[1])) for page in pages
    }
    write_report(out / INDEX, difference_report(found, sides, links))


def _some(
    folder: Folder, source: str, names: Container[str], pipeline: Pipeline, options: Options
) -> dict[str, str]:
    """Write the reports of some pages; their addresses, seen from the folder above."""
    files = {}
    for name, page in items(source, options):
        if name in names and isinstance(page, Page):
            file = folder.add(name, page, pipeline, {}, variants=False)
            if file is not None:
                files[name] = f"{folder.name}/{file}"
    return files


def _of_account(name: str, account: Account) -> Summary:
    values, pieces, words = account.values, Counter[Any](), Counter[Any]()
    for piece in account.pieces or account.article or ():
        pieces[piece.place] += 1
        words[piece.place] += round(piece.words)
    return Summary(
        name,
        None,
        values.get("title", ""),
        values.get("byline", ""),
        values.get("date", "")[:10],
        values.get("page_type", ""),
        float(values["confidence"]) if "confidence" in values else None,
        pieces,
        words,
        account.error,
    )


def write_report(path: Path, text: str) -> None:
    """Write a report; what UTF-8 lacks becomes a question mark."""
    path.write_text(text, encoding="utf-8", errors="replace")
