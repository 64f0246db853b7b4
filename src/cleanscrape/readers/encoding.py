"""Bytes to text: byte-order mark, then what the caller or the page says, then detection."""

from __future__ import annotations

import codecs
import re

from ..errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?i)<(?:meta|\?xml)\b[^<>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""")
# What browsers do: these names mean the larger sets that pages really use.
_WIDER = {
    "iso-8859-1": "windows-1252", "latin-1": "windows-1252", "latin1": "windows-1252", "ascii": "windows-1252",
    "us-ascii": "windows-1252", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "shift_jis": "cp932",
    "x-sjis": "cp932", "iso-8859-9": "windows-1254", "tis-620": "cp874",
}  # fmt: skip
# Python's own notations, and one that turns letters into markup: no page is meant in them.
_NEVER = frozenset({"utf-7", "unicode-escape", "raw-unicode-escape", "punycode", "idna", "undefined", "mbcs", "oem"})
_HIGH = re.compile(rb"[\x80-\xff]")
_SAMPLE = 100_000  # bytes that charset-normalizer looks at


def decode(raw: bytes, declared: str | None = None) -> str:
    """The text of `raw`.

    A byte-order mark decides; else valid UTF-8 (no other text of some length is, by chance); else the encoding that the caller knows
    from the HTTP header, or the page declares, if the bytes can be read in it; else charset-normalizer's detection.

    Raises:
        ReadError: `declared` is no encoding that Python knows.

    >>> decode("Überfall".encode("cp1252"), "iso-8859-1"), decode("dış".encode("utf-16"))
    ('Überfall', 'dış')
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace")
    if declared is not None:
        try:
            codecs.lookup(declared)
        except (LookupError, ValueError):  # a null byte in a name is a ValueError
            raise ReadError(f"unknown encoding {declared!r}") from None
    if raw[:400].count(0) > len(raw[:400]) // 3:
        return raw.decode("utf-16-le" if raw[1:2] == b"\0" else "utf-16-be", "replace")
    for errors in ("strict", "surrogatepass"):  # some programs write characters beyond the basic plane as two surrogates
        try:
            text = raw.decode("utf-8", errors)
        except UnicodeDecodeError:
            continue
        return text if errors == "strict" else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    match = _DECLARED.search(raw[:8192])
    for encoding in (declared, match[1].decode("ascii", "ignore") if match else None):
        found = _try(raw, encoding)
        if found is not None:
            return found
    return _detected(raw)


def _try(raw: bytes, name: str | None) -> str | None:
    """The text in the named encoding; None where the name is unknown or a hundredth of the bytes does not fit."""
    if not name or name.lower() in ("utf-8", "utf8"):
        return None
    wider = _WIDER.get(name.lower(), name)
    try:
        text = "" if codecs.lookup(wider).name in _NEVER else raw.decode(wider, "replace")
    except (LookupError, ValueError):
        return None
    return text if text and text.count("\ufffd") * 100 <= len(text) else None


def _detected(raw: bytes) -> str:
    # A broken page in UTF-8 is far more frequent than a page in an undeclared encoding of many stray bytes.
    text = raw.decode("utf-8", "replace")
    if text.count("\ufffd") * 50 < sum(byte > 127 for byte in raw[:200_000]) or text.count("\ufffd") <= 2:
        return text
    from charset_normalizer import from_bytes

    high = _HIGH.search(raw)
    start = max(0, high.start() - 1_000) if high else 0  # plain letters say nothing
    best = from_bytes(raw[start : start + _SAMPLE]).best()
    return raw.decode(best.encoding if best and best.encoding != "ascii" else "windows-1252", "replace")
