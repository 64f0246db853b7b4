"""Bytes that are not UTF-8: what caller or page says of their encoding, or explains them best."""

from __future__ import annotations

import codecs
import re

from webencodings import lookup

from .detection import WIDE, best_encoding, fit
from .realign import decoded

_DECLARED = re.compile(
    rb"""(?i)<(?:meta|\?xml)\b[^<>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)"""
)
# The larger sets that pages really mean by these names of Python's, as browsers do.
_WIDER = {
    "iso8859-1": "cp1252",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
# UTF-8, which was tried before, Python's own notations, and one that turns letters into markup: no
# page is meant in them.
_NEVER = frozenset(
    {
        "utf-8",
        "utf-7",
        "unicode-escape",
        "raw-unicode-escape",
        "punycode",
        "idna",
        "undefined",
        "mbcs",
        "oem",
    }
)
_WORDS = re.compile("[^\x00-\x7f\ufffd]+")
_LOOKED_AT = 200_000  # bytes in which broken UTF-8 is looked for
# A declared encoding is not believed where the bytes beyond ASCII fit it worse than `_PLAUSIBLE`,
# and another one by `_MARGIN` a byte and `_ENOUGH` in all better. 413 pages and texts of the
# corpora, written in an encoding of their language, fit it with -5.5 or better, and no other one
# better by more than 0.01; those that are not in Western letters fit windows-1252 worse than their
# own by 2.2 at least.
_PLAUSIBLE = -4.5
_MARGIN = 1.5
_ENOUGH = 40.0


def guessed(raw: bytes, declared: str | None = None) -> str:
    """The text of bytes that are not UTF-8.

    In the encoding that the caller knows or the page declares, if they can be read in it and it is
    not plainly wrong; else in the encoding that explains them best.

    Args:
        raw: the page.
        declared: the encoding that the caller knows from the HTTP header.

    >>> guessed("Überfall".encode("cp1252"), "iso-8859-1")
    'Überfall'
    """
    match = _DECLARED.search(raw[:8192])
    for encoding in (declared, match[1].decode("ascii", "ignore") if match else None):
        found = _try(raw, encoding)
        if found is not None:
            return found
    return _detected(raw)


def codec_of(label: str) -> str:
    """Python's name for an encoding that a page or a server names.

    Labels mean what they mean to browsers (the Encoding Standard): "ascii" is windows-1252. What
    only Python knows is looked up there.

    Raises:
        LookupError: neither knows it.
        ValueError: it has a null byte.

    >>> codec_of("Latin-1"), codec_of("x-sjis"), codec_of("gb2312"), codec_of("cp437")
    ('cp1252', 'cp932', 'gb18030', 'cp437')
    """
    known = lookup(label)
    try:
        name = codecs.lookup(known.codec_info.name if known else label).name
    except LookupError:  # what the standard reads as an error
        name = codecs.lookup(label).name
    return _WIDER.get(name, name)


def _try(raw: bytes, name: str | None) -> str | None:
    """The text in the named encoding.

    None where the name is unknown, a hundredth of the bytes does not fit, or it is plainly wrong.
    """
    if not name:
        return None
    try:
        codec = codec_of(name)
        text = "" if codec in _NEVER else raw.decode(codec, "replace")
    except (LookupError, ValueError):
        return None
    if not text or text.count("\ufffd") * 100 > len(text):
        return None
    if codec in WIDE and "\ufffd" not in text:  # no other text is so by chance
        return text
    return None if _is_broken_utf_8(raw) or _is_refuted(raw, codec) else decoded(raw, codec)


def _is_refuted(raw: bytes, codec: str) -> bool:
    """True where the bytes are no text in this encoding, but clearly one in another."""
    score = fit(raw, codec)
    if score is None or score >= _PLAUSIBLE:
        return False
    best = best_encoding(raw)
    return best.score >= score + _MARGIN and (best.score - score) * best.size >= _ENOUGH


def _is_broken_utf_8(raw: bytes) -> bool:
    """True where four of five bytes beyond ASCII are part of characters in UTF-8.

    No other text is so by chance.
    """
    text = raw[:_LOOKED_AT].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    valid = sum(len(run.encode("utf-8")) for run in _WORDS.findall(text))
    return valid >= 4 * broken > 0


def _detected(raw: bytes) -> str:
    # A broken page in UTF-8 is far more frequent than a page in an undeclared encoding of many
    # stray bytes.
    if _is_broken_utf_8(raw):
        return raw.decode("utf-8", "replace")
    guess = best_encoding(raw)
    return decoded(raw, guess.encoding)
