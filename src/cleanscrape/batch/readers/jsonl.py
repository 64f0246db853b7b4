"""JSON lines: an object per line, with the page under one of its keys."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO

from ...integrations.pages import Page
from ..options import Options
from ..streams import unpacked
from .opened import Opened, too_large


def read_jsonl(opened: Opened, options: Options) -> Iterator[Page]:
    """A page for each line; a line that is too long or not a JSON object is a page with an error.

    Blank lines do not count.
    """
    with unpacked(opened.raw, opened.path) as stream:
        for record, line in enumerate(_lines(stream, options.page_bytes)):
            if line is None:
                yield Page(source=opened.path, record=record, error=too_large(options.page_bytes))
                continue
            try:
                data = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield Page(source=opened.path, record=record, error=("JSONError", str(error)))
                continue
            if isinstance(data, dict):
                yield options.columns.page_of(data, opened.path, record)
            else:
                yield Page(
                    source=opened.path,
                    record=record,
                    error=("JSONError", "the line is not a JSON object"),
                )


def _lines(stream: IO[bytes], limit: int) -> Iterator[bytes | None]:
    """The lines that are not blank.

    None for a line over the limit, which is skipped without keeping it in memory.
    """
    while line := stream.readline(limit + 1):
        if len(line) > limit:
            while not line.endswith(b"\n") and (line := stream.readline(1 << 20)):
                pass
            yield None
        elif line.strip():
            yield line
