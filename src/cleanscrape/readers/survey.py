"""What a page's bytes hold, before they are parsed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from .._speed import kernel

# Raised, here and in the kernel, when what the kernel is given or gives changes.
_CONTRACT = 1


def characters(source: bytes) -> int:
    """The number of characters of valid UTF-8, or -1 where it is not valid.

    >>> characters("Überfall".encode()), characters("Überfall".encode("cp1252"))
    (8, -1)
    """
    return characters_in_python(source) if _survey is None else _survey.characters(source)


def characters_in_python(source: bytes) -> int:
    """`characters`: the definition of what the kernel gives."""
    try:
        return len(source.decode())
    except UnicodeDecodeError:
        return -1


def without(source: bytes, unwanted: bytes) -> bytes:
    r"""The bytes without some that are neither printable ASCII nor tabs nor newlines.

    >>> without(b"It\x00 rained.\n", b"\x00\x01")
    b'It rained.\n'
    """
    if _survey is None or _survey.holds(source, _table(unwanted)):
        return source.translate(None, unwanted)
    return source


def starts(source: bytes, opening: bytes) -> list[int]:
    """Where a text of ASCII begins, in capitals or small letters, in order.

    Args:
        source: what is looked at.
        opening: the text in small letters; its first character is no letter.

    >>> starts(b"<p>1<P>2</p>", b"<p")
    [0, 4]
    """
    return (starts_in_python if _survey is None else _survey.starts)(source, opening)


def starts_in_python(source: bytes, opening: bytes) -> list[int]:
    """`starts`: the definition of what the kernel gives."""
    return [found.start() for found in re.finditer(rb"(?i:%s)" % re.escape(opening), source)]


@lru_cache(maxsize=4)
def _table(unwanted: bytes) -> bytes:
    """For each byte whether it is unwanted."""
    return bytes(byte in unwanted for byte in range(256))


def _agrees(survey: Any) -> bool:
    """The first text is longer than what the kernel looks at in one step."""
    long = b"It rained all day, and the river rose above the old bridge at noon.\t" * 2
    texts = (long, b"\xc3\x9c")
    return bool(
        [*map(survey.characters, texts)] == [*map(characters_in_python, texts)]
        and survey.characters(b"\xc3") == -1
        and [survey.holds(text, _table(b"\xc3")) for text in texts] == [False, True]
        and survey.starts(b"<p>1<P>2</p>", b"<p") == [0, 4]
    )


_survey = kernel("survey", _CONTRACT, _agrees)
