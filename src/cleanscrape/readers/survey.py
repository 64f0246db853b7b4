"""What a page's bytes hold, before they are parsed."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import Any

from .._speed import kernel

# Raised, here and in the kernel, when what the kernel is given or gives changes.
_CONTRACT = 3
_ATTRIBUTE = re.compile(rb"""[\s/][^\s=/<>"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?""")


def utf_8_without(source: bytes, unwanted: bytes) -> tuple[int, bytes]:
    r"""The number of characters of valid UTF-8, or -1; and the bytes without some of them.

    Args:
        source: what is looked at; -1 is for bytes that are not valid.
        unwanted: what is dropped; neither printable ASCII nor tabs nor newlines.

    >>> utf_8_without("Über\0fall".encode(), b"\x00\x01")
    (9, b'\xc3\x9cberfall')
    >>> utf_8_without(b"\xdcberfall", b"\x00")
    (-1, b'\xdcberfall')
    """
    if _survey is None:
        return utf_8_without_in_python(source, unwanted)
    count, has_unwanted = _survey.look_through(source, _table(unwanted))
    return count, source.translate(None, unwanted) if has_unwanted else source


def utf_8_without_in_python(source: bytes, unwanted: bytes) -> tuple[int, bytes]:
    """`utf_8_without`: the definition of what it gives with the kernel."""
    try:
        count = len(source.decode())
    except UnicodeDecodeError:
        count = -1
    return count, source.translate(None, unwanted)


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


def with_newlines(source: bytes) -> bytes:
    r"""The bytes with a newline for each carriage return, and for one with a newline behind it.

    >>> with_newlines(b"It\r\nrained.\r")
    b'It\nrained.\n'
    """
    return (with_newlines_in_python if _survey is None else _survey.with_newlines)(source)


def with_newlines_in_python(source: bytes) -> bytes:
    """`with_newlines`: the definition of what the kernel gives."""
    return source.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in source else source


def has_crowded_tag(source: bytes, long: int, most: int) -> bool:
    """Whether some tag with more than `long` bytes behind its first letter has many attributes.

    Args:
        source: what is looked at.
        long: a tag as long as this one at most is not looked at.
        most: so many attributes are too many.

    >>> has_crowded_tag(b"<p a b c=1>", 3, 3), has_crowded_tag(b"<p a b='c d'>", 3, 3)
    (True, False)
    """
    if _survey is None:
        return has_crowded_tag_in_python(source, long, most)
    return bool(_survey.has_crowded_tag(source, long, most))


def has_crowded_tag_in_python(source: bytes, long: int, most: int) -> bool:
    """`has_crowded_tag`: the definition of what the kernel gives.

    A long tag is a long stretch without a bracket. To find none, it is enough to go from the last
    bracket within such a length to the next: the pattern alone would take a third of the parser's
    time.
    """
    at = 0  # behind a bracket
    while len(source) - at > long:
        reach = (at, at + long)
        last = source.rfind(b">", *reach)
        if last < 0:
            last = source.rfind(b"<", *reach)
        if last < 0:
            if at and _is_crowded(source, at - 1, long, most):
                return True
            last = source.find(b"<", reach[1])
            if last < 0:
                return False
        at = last + 1
    return False


def _is_crowded(source: bytes, start: int, long: int, most: int) -> bool:
    """Whether the tag at `start` is long and has many attributes."""
    tag = _long_tag(long).match(source, start)
    if tag is None:
        return False
    attributes = islice(_ATTRIBUTE.finditer(tag[0]), most)
    return sum(1 for _ in attributes) == most


@lru_cache(maxsize=4)
def _long_tag(long: int) -> re.Pattern[bytes]:
    return re.compile(rb"<[a-zA-Z][^<>]{%d,}" % long)


@lru_cache(maxsize=4)
def _table(unwanted: bytes) -> bytes:
    """For each byte whether it is unwanted."""
    return bytes(byte in unwanted for byte in range(256))


def _agrees(survey: Any) -> bool:
    """The first text is longer than what the kernel looks at in one step."""
    long = b"It rained all day, and the river rose above the old bridge at noon.\t" * 2
    texts = (long, b"\xc3\x9c")
    return bool(
        [survey.look_through(text, _table(b"\xc3")) for text in (*texts, b"\xc3")]
        == [(len(long), False), (1, True), (-1, True)]
        and survey.starts(b"<p>1<P>2</p>", b"<p") == [0, 4]
        and survey.with_newlines(b"1\r2\r\n\n") == b"1\n2\n\n"
        and [survey.has_crowded_tag(b"<p a b=' c'>", 3, most) for most in (2, 3)] == [True, False]
    )


_survey = kernel("survey", _CONTRACT, _agrees)
