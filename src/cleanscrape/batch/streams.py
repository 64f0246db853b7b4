"""Compressed files and bytes. A file that was cut off raises an error."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import IO, Any, cast

from .. import MissingExtraError


def required(module: str, purpose: str) -> Any:
    """Import a library of the extra ``batch``.

    Raises:
        MissingExtraError: it is not installed; the message says what needs it, and how to install
            it.

    >>> required("json", "JSON").loads("1")
    1
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as missing:
        library = module.split(".")[0]
        raise MissingExtraError(
            f"{purpose} needs {library}; install it with: pip install 'cleanscrape[batch]'"
        ) from missing


@contextmanager
def unpacked(raw: IO[bytes], name: str) -> Iterator[IO[bytes]]:
    """The content of an open file, decompressed if its name ends in ``.gz`` or ``.zst``.

    Raises:
        OSError, EOFError: the file is damaged or cut off; also raised while reading.
        MissingExtraError: ``.zst`` needs pyarrow.
    """
    if name.lower().endswith(".gz"):
        with gzip.GzipFile(fileobj=raw) as stream:
            yield cast("IO[bytes]", stream)
    elif name.lower().endswith(".zst"):
        with required("pyarrow", "a file in .zst").CompressedInputStream(raw, "zstd") as stream:
            yield io.BufferedReader(stream, 1 << 16)
    else:
        yield raw


def packed(data: bytes, name: str) -> bytes:
    """Bytes as a gzip member or zstd frame, if the name asks for one.

    Several of them, one after the other, are a valid file.

    >>> gzip.decompress(packed(b"Rain", "out.jsonl.gz"))
    b'Rain'
    """
    if name.lower().endswith(".gz"):
        return gzip.compress(data, 6, mtime=0)
    if name.lower().endswith(".zst"):
        return bytes(required("pyarrow", "a file in .zst").compress(data, "zstd", asbytes=True))
    return data
