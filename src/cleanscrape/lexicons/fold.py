"""Turn a text into the form in which the lexicons list their phrases."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any

from .._speed import kernel
from .scripts import GLUING

if TYPE_CHECKING:
    import regex

# A number that touches letters is part of a word ("mp3", "3d").
_NUMBER = re.compile(r"(?<![^\W\d])\d+(?:[.,]\d+)*[km]?(?!\w)")
# A text without one of these has no letter that numbers attach to (`GLUING`), and no letter of a
# script without capitals. The set is negated because `re` visits each character of a set when it
# compiles, which takes a millisecond for the Han characters. For the same reason, patterns with
# large sets are compiled when the first text needs them.
BEYOND_LATIN = re.compile(r"[^\0-\u036f\u2000-\u27ff]")
_TRAILING_MARKS = " :.!?…»›>→|•·*"
_LEADING_MARKS = " |•·*»›>→-–—"
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")
# Translation table for ASCII bytes: each byte that belongs to no word becomes a space.
_NON_WORD_TO_SPACE = bytes(
    byte if chr(byte).isalnum() or byte == ord("_") else ord(" ") for byte in range(128)
) + bytes(128)
# A character that NFKD or the removal of marks may change. Most texts beyond ASCII have only curly
# quotes and dashes, and need neither.
_QUIET = "‘’‚“”„–—…•·«»‹›→"
_MAY_HAVE_MARKS = re.compile(f"[^\x00-\x7f{_QUIET}]")
_ASCII = "".join(map(chr, range(128)))
_LATIN = _QUIET + "".join(map(chr, range(0x80, 0x250)))  # with accents and without
# Raised, here and in the kernel, when what the kernel is given or gives changes.
_CONTRACT = 3


@cache
def _gluing_number() -> re.Pattern[str]:
    """`_NUMBER` for scripts in which a number attaches to a word; 万 and 만 mean ten thousand."""
    return re.compile(rf"(?<![^\W\d{GLUING}])\d+(?:[.,]\d+)*[km万萬만]?(?![^\W{GLUING}])")


@lru_cache(maxsize=1)
def _marks() -> regex.Pattern[str]:
    """A pattern for combining marks.

    `regex` finds them by their Unicode property, beyond the basic plane too, and has the same
    version of Unicode under every Python.
    """
    # Imported late: it takes a tenth of the package's import time, and ASCII texts do not need it.
    import regex

    return regex.compile(r"\P{ccc=0}+")


def caseless(text: str) -> str:
    """The text casefolded, with every Turkish letter I as a plain i.

    `str.casefold` turns the dotted capital into two characters, and the dotless capital into a
    dotted small letter. A Turkish word would then differ from the same word in capitals.

    >>> caseless("İLGİLİ HABERLER"), caseless("Yazarın yazısı") == caseless("YAZARIN YAZISI")
    ('ilgili haberler', True)
    """
    return text.lower() if text.isascii() else _caseless(text)


def caseless_in_python(text: str) -> str:
    """`caseless` of any text: the definition of what the kernel gives."""
    return text.casefold().replace("i\u0307", "i").replace("ı", "i")


# The kernel takes its place below, if it is there.
_caseless: Callable[[str], str] = caseless_in_python


def lower_in_place(text: str) -> str:
    """The text as `caseless` folds it, but of the same length, so that offsets hold.

    >>> lower_in_place("İLGİLİ"), len(lower_in_place("Straße"))
    ('ilgili', 6)
    """
    if text.isascii():
        return text.lower()
    return text.replace("İ", "i").lower().replace("ı", "i")


def fold(text: str) -> str:
    """The form in which phrases are looked up: casefolded, with ``{n}`` for each number.

    Punctuation at both ends is removed, because menus and headings vary it.

    >>> fold("12 Comments:"), fold("» Read more…"), fold("3条评论"), fold("Download MP3")
    ('{n} comments', 'read more', '{n}条评论', 'download mp3')
    """
    return _fold(text)


def folded(texts: Iterable[str], most: int) -> list[str]:
    """Each text as `fold` gives it; ``""`` for one of more characters than `most`.

    >>> folded(["Rain!", "Rain and more rain"], 5)
    ['rain', '']
    """
    return [_fold(text) if len(text) <= most else "" for text in texts]


def fold_in_python(text: str) -> str:
    """`fold`: the definition of what the kernel gives."""
    folded = caseless(text).strip(_TRAILING_MARKS).lstrip(_LEADING_MARKS)
    if not _DIGIT.search(folded):
        return folded
    if BEYOND_LATIN.search(folded):
        return _gluing_number().sub("{n}", folded)
    return _without_numbers(folded)


_without_numbers = partial(_NUMBER.sub, "{n}")


def strip_marks(text: str) -> str:
    """Casefolded words without accents, joined by single spaces: for comparing titles and names.

    >>> strip_marks("L’Été à Niš!")
    'l ete a nis'
    """
    return _strip_marks(text)


def strip_marks_in_python(text: str) -> str:
    """`strip_marks`: the definition of what the kernel gives."""
    if text.isascii():  # the same as below in half the time
        return " ".join(text.lower().encode().translate(_NON_WORD_TO_SPACE).decode().split())
    if _MAY_HAVE_MARKS.search(text):
        text = _marks().sub("", unicodedata.normalize("NFKD", text))
    return " ".join(_WORD.findall(text.casefold().replace("ı", "i")))


def fold_by(scan: Any) -> Callable[[str], str]:
    """`fold` by the kernel `scan`, which leaves other scripts than Latin to the twin."""
    marks = {scan.EDGE: _TRAILING_MARKS, scan.START: _LEADING_MARKS}
    return _through_tables(scan, marks, scan.ASK, fold_in_python)


def caseless_by(scan: Any) -> Callable[[str], str]:
    """`caseless` by the kernel `scan`, likewise."""
    return _through_tables(scan, {}, 0, caseless_in_python)


def _through_tables(
    scan: Any, marks: dict[int, str], digit: int, twin: Callable[[str], str]
) -> Callable[[str], str]:
    """Texts in small letters by the kernel, for texts of Latin letters; others go to `twin`.

    Args:
        scan: the kernel.
        marks: characters by the bit that the kernel knows them by.
        digit: the bit of digits.
        twin: takes any text.
    """

    def made(beyond: str, twin: Callable[[str], str]) -> Callable[[str], str]:
        size = ord(max(beyond)) + 2
        small, kinds = ["\0"] * size, bytearray([scan.TWIN]) * size
        for character in _ASCII + beyond:
            lower = caseless_in_python(character)
            if len(lower) == 1 and not BEYOND_LATIN.match(lower):
                small[ord(character)] = lower
                kinds[ord(character)] = digit * lower.isdecimal() | sum(
                    bit for bit, characters in marks.items() if lower in characters
                )
        table: Callable[[str], str] = scan.Fold(
            "".join(small), bytes(kinds), _without_numbers, twin
        )
        return table

    @cache
    def latin() -> Callable[[str], str]:
        return made(_LATIN, twin)

    def with_accents(text: str) -> str:
        return latin()(text)

    # Most texts beyond ASCII have only quotes; the table of all Latin letters is made by the first
    # text that has others.
    return made(_QUIET, with_accents)


def strip_marks_by(scan: Any) -> Callable[[str], str]:
    """`strip_marks` by the kernel `scan`, which leaves other scripts than Latin to the twin."""

    @cache
    def latin() -> Callable[[str], str]:
        made: Callable[[str], str] = scan.Plain(_plain_table(scan, _LATIN), strip_marks_in_python)
        return made

    def with_accents(text: str) -> str:
        return latin()(text)

    # The table of all Latin letters takes a millisecond, and the module that knows marks: it is
    # made by the first text that is more than ASCII and quotes.
    made: Callable[[str], str] = scan.Plain(_plain_table(scan, _QUIET), with_accents)
    return made


def _plain_table(scan: Any, beyond: str) -> bytes:
    """What `strip_marks` makes of each character of ASCII and `beyond`, whatever is beside it."""
    table = bytearray([scan.UNKNOWN]) * (ord(max(beyond)) + 2)
    for character in _ASCII + beyond:
        inside = strip_marks_in_python(f"a{character}b")[1:-1]
        if inside == " ":
            table[ord(character)] = scan.BETWEEN
        elif inside.isascii() and len(inside) == 1:
            table[ord(character)] = ord(inside)
    return bytes(table)


def _agrees(scan: Any) -> bool:
    texts = ("", "» Read more: “Rain”…", "12 Comments:", "Is 2 > 1?")
    pairs = (
        (fold_by(scan), fold_in_python),
        (caseless_by(scan), caseless_in_python),
        (strip_marks_by(scan), strip_marks_in_python),
    )
    return all([*map(made, texts)] == [*map(twin, texts)] for made, twin in pairs)


_scan = kernel("scan", _CONTRACT, _agrees)
_fold = fold_in_python if _scan is None else fold_by(_scan)
_caseless = _caseless if _scan is None else caseless_by(_scan)
_strip_marks = strip_marks_in_python if _scan is None else strip_marks_by(_scan)
