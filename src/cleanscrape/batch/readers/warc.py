"""WARC and WET files, by FastWARC."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import nullcontext
from typing import IO, Any

from ...integrations.pages import Page
from ..options import Options
from ..sources import PACKED
from ..streams import required, unpacked
from .opened import Opened, too_large

_HTML = {"text/html", "application/xhtml+xml"}
_CODED = ("Content-Encoding", "Transfer-Encoding")


def read_warc(opened: Opened, options: Options) -> Iterator[Page | None]:
    """Responses with status 200 and HTML, and the text of conversion records (WET).

    None for any other response.

    Raises:
        OSError, EOFError: the file is damaged or cut off.
    """
    fastwarc = required("fastwarc.warc", "a WARC file")
    response, conversion = fastwarc.WarcRecordType.response, fastwarc.WarcRecordType.conversion
    # FastWARC unpacks .zst itself, with dictionaries; a .gz that was cut off between two reads it
    # would take for complete.
    packed = (
        nullcontext(opened.raw)
        if opened.path.lower().endswith(".zst")
        else unpacked(opened.raw, opened.path)
    )
    with packed as stream:
        records = fastwarc.ArchiveIterator(
            stream, record_types=response | conversion, parse_http=True, auto_decode="all"
        )
        for number, record in enumerate(records):
            if record.record_type == conversion:
                yield _page(record, opened.path, number, options.page_bytes, "text")
            elif _is_html(record):
                yield _page(record, opened.path, number, options.page_bytes, "html")
            else:
                yield None
        _check_end(stream, opened.path)


def _is_html(record: Any) -> bool:
    headers = record.http_headers
    return (
        headers is not None
        and headers.status_code == 200
        and (record.http_content_type or "").lower() in _HTML
    )


def _check_end(stream: IO[bytes], name: str) -> None:
    """A file cut off within a record's head ends without the two line ends of a record.

    A compressed file has already raised an error.

    Raises:
        EOFError: it was cut off there.
    """
    if name.lower().endswith(PACKED) or stream.seek(0, os.SEEK_END) < 4:
        return
    stream.seek(-4, os.SEEK_END)
    if not stream.read().replace(b"\r", b"").endswith(b"\n\n"):
        raise EOFError("the file ends within a record")


def _page(record: Any, source: str, number: int, limit: int, kind: str) -> Page:
    """The record as a page.

    Raises:
        EOFError: the record ends before its length.
    """
    raw, error = b"", None
    url, crawled = record.headers.get("WARC-Target-URI"), record.record_date
    expected = record.content_length
    try:
        raw = record.reader.read(limit + 1)
    except OSError as broken:
        error = ("DecodeError", str(broken))
    coded = kind == "html" and any(record.http_headers.get(name) for name in _CODED)
    if error is None and not coded and len(raw) < min(expected, limit):
        raise EOFError("the file ends within a record")
    if len(raw) > limit:
        raw, error = b"", too_large(limit)
    encoding = record.http_charset if kind == "html" else "utf-8"
    id = record.headers.get("WARC-Record-ID")
    return Page(
        raw if error is None else b"", url, crawled, id, encoding, kind, source, number, error
    )
