"""The columns of every output, as an Arrow schema."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import Any

from .. import MissingExtraError


@lru_cache(maxsize=1)
def schema() -> Any:
    """The `pyarrow.Schema` of every output, described in docs/reference/batch.md.

    Raises:
        MissingExtraError: pyarrow is not installed.

    >>> schema().field("day").type
    DataType(date32[day])
    """
    pa = pyarrow()
    text = pa.string()
    parts = _structs(pa)
    head = {
        "id": text,
        "source": text,
        "record": pa.int64(),
        "page_url": text,
        "crawled": pa.timestamp("us", "UTC"),
    }
    types = {
        **head,
        "title": text,
        "byline": parts["byline"],
        "date": text,
        "day": pa.date32(),
        "modified": text,
        "captions": pa.list_(parts["caption"]),
        "paragraphs": pa.list_(parts["paragraph"]),
        **dict.fromkeys(("text", "language", "site_name", "url"), text),
        "tags": pa.list_(text),
        **dict.fromkeys(("section", "image"), text),
        "page_type": pa.struct([("name", text), ("confidence", pa.float64())]),
        "confidence": pa.float64(),
        **dict.fromkeys(("description", "licence", "publisher", "access"), text),
        **dict.fromkeys(("next_page", "previous_page", "direction"), text),
        "translations": pa.list_(pa.struct([("language", text), ("address", text)])),
        "entries": pa.list_(parts["entry"]),
        "images": pa.list_(parts["image"]),
        "embeds": pa.list_(parts["embed"]),
        "comments": pa.list_(parts["post"]),
        "posts": pa.list_(parts["post"]),
        "unlisted": pa.list_(parts["unlisted"]),
        "removed": pa.list_(parts["removed"]),
        "fingerprint": parts["fingerprint"],
        **dict.fromkeys(("error", "error_message"), text),
    }
    return pa.schema(list(types.items()))


def _structs(pa: Any) -> dict[str, Any]:
    """The types of what an article is made of, by their names."""
    text, whole, big, flag = pa.string(), pa.int32(), pa.int64(), pa.bool_()

    marks = pa.list_(_struct(pa, start=whole, end=whole, kind=text, target=text))
    item = _struct(pa, style=text, number=big, depth=whole, checked=flag, continued=flag)
    span = {"start": whole, "end": whole, "row": big, "column": big}
    cell = _struct(pa, **span, header=flag, colspan=big, rowspan=big)
    place = {"before": whole}
    found = {"origin": _struct(pa, line=whole, path=text)}
    return {
        "byline": _struct(pa, text=text, authors=pa.list_(text), role=text, agency=text),
        "caption": _texts(pa, "text credit alt image raw", **place, marks=marks, **found),
        "paragraph": _struct(
            pa,
            text=text,
            kind=text,
            level=whole,
            marks=marks,
            group=whole,
            item=item,
            cells=pa.list_(cell),
            language=text,
            quote=whole,
            cite=text,
            anchor=text,
            **found,
        ),
        "image": _texts(pa, "address alt", width=big, height=big, **place, caption=whole, **found),
        "embed": _texts(pa, "kind address title", **place, **found),
        "unlisted": _texts(pa, "kind address reason", **place, **found),
        "post": _texts(
            pa,
            "text author author_url date",
            depth=whole,
            marks=marks,
            paragraphs=pa.list_(whole),
            **found,
        ),
        "entry": _texts(pa, "title date", paragraphs=pa.list_(whole)),
        "fingerprint": _texts(pa, "exact near", paragraphs=pa.list_(_texts(pa, "exact near"))),
        "removed": _texts(
            pa,
            "text label reason filter",
            confidence=pa.float64(),
            start=big,
            end=big,
            marks=marks,
            **found,
        ),
    }


def _texts(pa: Any, names: str, **others: Any) -> Any:
    """A struct of texts, by their names, and then of other types."""
    return _struct(pa, **dict.fromkeys(names.split(), pa.string()), **others)


def _struct(pa: Any, **parts: Any) -> Any:
    return pa.struct(list(parts.items()))


def pyarrow() -> Any:
    """The library.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        return import_module("pyarrow")
    except ModuleNotFoundError as missing:
        raise MissingExtraError(
            "Arrow and Parquet need pyarrow; install it with: pip install 'cleanscrape[batch]'"
        ) from missing
