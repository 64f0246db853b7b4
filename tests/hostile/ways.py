"""How an input of the fuzzer is given to cleanscrape."""

from __future__ import annotations

from typing import Any

_ENCODINGS = (None, "utf-16", "iso-8859-1", "gb18030", "no-such-encoding")
_SOURCES = (None, "text", "html")


def way(data: bytes) -> dict[str, Any]:
    """Arguments drawn from bytes.

    The first byte says whether the rest is bytes, with a declared encoding or none, or text.

    >>> way(b"\\x05Rain")
    {'raw': 'Rain', 'source': None}
    """
    number, page = data[0] % 8 if data else 0, data[1:]
    if number < len(_ENCODINGS):
        return {"raw": page, "encoding": _ENCODINGS[number]}
    return {
        "raw": page.decode("utf-8", "surrogateescape"),
        "source": _SOURCES[number - len(_ENCODINGS)],
    }
