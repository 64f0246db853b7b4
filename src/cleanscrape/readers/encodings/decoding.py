"""Bytes to text: byte-order mark, valid UTF-8, and what `guessing` says of other bytes."""

from __future__ import annotations

import codecs

from ...errors import ReadError
from ..survey import utf_8_without

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(raw: bytes, declared: str | None = None) -> str:
    """The text of `raw`.

    A byte-order mark decides; else valid UTF-8 (no other text of some length is, by chance); else
    the encoding that the caller knows from the HTTP header, or the page declares, if the bytes can
    be read in it and it is not plainly wrong; else the encoding that explains the bytes best (see
    `detection`). A page whose characters have two bytes, some of which were lost, is read on in
    step behind each (see `realign`).

    Raises:
        ReadError: `declared` is no encoding that browsers or Python know.

    >>> decode("Überfall".encode("cp1252"), "iso-8859-1"), decode("dış".encode("utf-16"))
    ('Überfall', 'dış')
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace")
    _check_label(declared)
    if _is_wide(raw):
        return raw.decode("utf-16-le" if raw[1:2] == b"\0" else "utf-16-be", "replace")
    for errors in (
        "strict",
        "surrogatepass",
    ):  # some programs write characters beyond the basic plane as two surrogates
        try:
            text = raw.decode("utf-8", errors)
        except UnicodeDecodeError:
            continue
        return (
            text
            if errors == "strict"
            else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        )
    from .guessing import guessed  # late: most pages are UTF-8

    return guessed(raw, declared)


def as_utf_8(raw: bytes, declared: str | None, unwanted: bytes) -> tuple[int, bytes] | None:
    r"""What `decode` takes for valid UTF-8 as it is: its number of characters, and the bytes.

    None for other bytes, and where a byte-order mark would have to go.

    Args:
        raw: a page.
        declared: the encoding that the HTTP header gave, if any.
        unwanted: bytes of control characters that are dropped; the number counts them.

    Raises:
        ReadError: `declared` is no encoding that browsers or Python know.

    >>> as_utf_8("Über\0fall".encode(), None, b"\0")
    (9, b'\xc3\x9cberfall')
    >>> as_utf_8(b"\xdcberfall", None, b"\0") is None
    True
    """
    if any(raw.startswith(mark) for mark, _ in _MARKS):
        return None
    _check_label(declared)
    if _is_wide(raw):
        return None
    size, kept = utf_8_without(raw, unwanted)
    return None if size < 0 else (size, kept)


def _check_label(declared: str | None) -> None:
    """Raise for the name of an encoding that nobody knows."""
    if declared is None:
        return
    from .guessing import codec_of

    try:
        codec_of(declared)
    except (LookupError, ValueError):  # a null byte in a name is a ValueError
        raise ReadError(f"unknown encoding {declared!r}") from None


def _is_wide(raw: bytes) -> bool:
    """True where every second byte of the beginning is 0: UTF-16 of a Western text."""
    return raw[:400].count(0) > len(raw[:400]) // 3
