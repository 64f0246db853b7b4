"""Accounts of the pages in files: pages are cleaned, what an earlier run wrote is read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from .. import MissingExtraError, Pipeline
from ..difference import Account, Names, account, account_from_dict, is_account
from ..integrations.pages import Page
from ..parallel import ordered
from .errors import UsageError, reason_of
from .options import Options
from .readers import Opened, read_source
from .sources import PACKED, Source, Sources
from .streams import required, unpacked

Item = tuple[str, Account | Page]
_ROWS = 64  # of a Parquet file, read at once


def accounts(
    source: str | os.PathLike[str],
    *,
    pipeline: Pipeline | None = None,
    options: Options | None = None,
) -> Iterator[Account]:
    """The accounts of all pages of a source, for `cleanscrape.difference.compare_many`.

    A page that cannot be read or cleaned has an account with an error.

    Args:
        source: a file, folder or glob of pages, as for `run`; or a file of what another run wrote,
            as JSON, JSON lines or Parquet: ``cleanscrape explain --json``, ``cleanscrape --format
            json`` or ``jsonl``, or the rows of a batch.
        pipeline: how to clean pages; None is the default pipeline.
        options: of these `workers`, `page_bytes`, `kind` and `columns` count; `workers` is 1 where
            no options are given.

    Raises:
        UsageError: there is no such source, or a ``.json`` file is neither an account nor an
            article.
        MissingExtraError: a format needs a library that is not installed.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "rain.txt").write_text("It rained all day.")
    ...     [one.name for one in accounts(folder)]
    ['rain.txt']
    """
    options = options or Options(workers=1)
    work = partial(_account, pipeline or Pipeline.default())
    return ordered(work, items(source, options), options.processes())


def items(source: str | os.PathLike[str], options: Options) -> Iterator[Item]:
    """The pages of a source and the accounts that were written in it, each with its name.

    Args:
        source: as for `accounts`.
        options: likewise.

    Raises:
        UsageError, MissingExtraError: as for `accounts`.
    """
    name = os.fspath(source)
    sources = Sources([name], kind=options.kind)
    sources.check()
    root = name if os.path.isdir(name) else None
    unique = Names()
    for file in sources:
        for one in _of_source(file, root, options):
            called = one.name if isinstance(one, Account) else _name(one, root)
            yield unique(called), one


def _of_source(source: Source, root: str | None, options: Options) -> Iterator[Account | Page]:
    try:
        if _is_json(source.path) and options.kind is None:
            yield from _of_json(source.path, root)
        elif source.kind == "parquet":
            yield from _of_rows(_parquet_rows(source.path), source.path, options)
        elif source.kind == "jsonl":
            yield from _of_rows(_lines(source.path), source.path, options)
        else:
            yield from _of_pages(source, options)
    except (MissingExtraError, UsageError):
        raise
    except Exception as error:  # readers raise any error of their libraries
        yield Page(source=source.path, error=("SourceError", reason_of(error)))


def _of_pages(source: Source, options: Options) -> Iterator[Page]:
    with open(source.path, "rb") as raw:
        pages = read_source(source, Opened(source.path, raw), options)
        yield from (page for page in pages if page is not None)


def _is_json(path: str) -> bool:
    return path.lower().endswith((".json", *(f".json{packed}" for packed in PACKED)))


def _of_json(path: str, root: str | None) -> Iterator[Account]:
    """The accounts in a file that is one JSON value, or JSON lines under another name.

    Other JSON files that lie in a folder, such as notes on its pages, are left out.
    """
    with open(path, "rb") as raw, unpacked(raw, path) as stream:
        text = stream.read()
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = list(_values(text.splitlines()))
    for record, one in enumerate(data if isinstance(data, list) else [data]):
        if root is None or is_account(one):
            yield _stored(one, path, record, _relative(path, root) if root else "")


def _of_rows(rows: Iterable[Any], path: str, options: Options) -> Iterator[Account | Page]:
    """The accounts, articles and pages in the rows of a file."""
    for record, row in enumerate(rows):
        if is_account(row):
            yield _stored(row, path, record)
        elif isinstance(row, dict):
            yield options.columns.page_of(row, path, record)
        else:
            yield Page(source=path, record=record, error=("JSONError", str(row)))


def _stored(data: Any, path: str, record: int, name: str = "") -> Account:
    """An account that was written.

    Args:
        data: what stands there.
        path: the file.
        record: its number in the file, from 0.
        name: how the page is called, where the account does not say.

    Raises:
        UsageError: it is none.
    """
    if not is_account(data):
        raise UsageError(f"{path}: record {record} is neither an explanation nor an article")
    try:
        return account_from_dict(data, name)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UsageError(f"{path}: record {record} cannot be read ({error!r})") from None


def _lines(path: str) -> Iterator[Any]:
    with open(path, "rb") as raw, unpacked(raw, path) as stream:
        yield from _values(stream)


def _values(lines: Iterable[bytes]) -> Iterator[Any]:
    """The values of JSON lines; of a line that is none, the error."""
    for line in lines:
        if line.strip():
            try:
                yield json.loads(line)
            except (ValueError, RecursionError) as error:
                yield str(error)


def _parquet_rows(path: str) -> Iterator[Any]:
    file = required("pyarrow.parquet", "a Parquet file").ParquetFile(path)
    for batch in file.iter_batches(_ROWS):
        yield from batch.to_pylist()


def _account(pipeline: Pipeline, item: Item) -> Account:
    """The account of a page; one that was written stays as it is."""
    name, page = item
    if isinstance(page, Account):
        return replace(page, name=name)
    if page.error is not None:
        return Account(name, error=": ".join(page.error))
    try:
        return account(page.raw, pipeline, name=name, **known_of(page))
    except Exception as error:  # as in `clean_page`: an error of any kind costs this page
        return Account(name, error=f"{type(error).__name__}: {error}")


def known_of(page: Page) -> dict[str, Any]:
    """What is known of a page, as arguments of `cleanscrape.read`."""
    return {
        "url": page.url,
        "encoding": page.encoding,
        "reference": page.crawled,
        "source": page.kind,
    }


def _name(page: Page, root: str | None) -> str:
    """How a page is called: its key, its address, or its file from the folder on."""
    if page.id or page.url:
        return page.id or page.url or ""
    path = page.source or ""
    name = _relative(path, root) if root else path
    return f"{name}#{page.record}" if page.record else name


def _relative(path: str, root: str) -> str:
    return Path(os.path.relpath(path, root)).as_posix()
