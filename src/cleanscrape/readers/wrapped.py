"""Plain text whose lines were broken at a fixed width, as mails and text browsers write it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..lexicons import unspaced
from .sentence_lines import is_bullet, is_unfinished, joined, starts_mid_sentence

Span = tuple[int, int]

# The constants hold mail, press releases and text browsers together, and keep verse, chats, logs
# and menus apart. With them the developers' pages wrapped at 72 characters are cleaned as they are
# unwrapped (`python -m benchmarks.measure.text --shapes main wrapped`), and of 1,933 dumps that
# nobody wrapped 6 are joined, all of pages whose source has broken lines.

# Lines are as long as this at most where a program broke them, and as short as that at least.
_MIN_WIDTH, _MAX_WIDTH = 40, 120
_MAX_LONGER = 0.05  # share of the long lines that may be longer still: addresses, rows of tables
# A width is that of so many lines, none of which falls short of it by more than a long word.
_MIN_LINES = 2
_WORD_CHARS = 14
_LONG = 0.6  # share of the width from which a line is long
# A text is wrapped where at so many of the breaks after a long line the next word did not fit, …
_MIN_FULL_SHARE = 0.75
# … so many of these are within a sentence: rows of a table begin anew each time, …
_MIN_BROKEN_SHARE = 0.3
_FEW = 4  # full lines; where there are fewer, all must be, and none may end with a stop
# … the line below is as often long as well: in a chat it is the next speaker's name, …
_MIN_AGAIN_SHARE = 0.2
# … and so few behind a comma or a full stop: that is where the lines of a verse end.
_MAX_STOPPED_SHARE = 0.5
_APART = re.compile(r"\s*(?:[>|]|[A-Z][\w-]{1,30}:\s)")  # quoted, a row, a header of a mail
_STOPS = ".!?,;:…"
_WORD = re.compile(r"\S+")


def wrap_width(text: str, spans: Sequence[Span]) -> int | None:
    """The width at which the lines were broken, in characters; None where they were not.

    A line is full if the first word of the next one would not have fitted. Lines of verse and
    addresses are not full, those of a menu neither.

    Args:
        text: plain text.
        spans: its lines, without those that are blank.
    """
    pairs = [at for at in range(1, len(spans)) if _goes_on(text, spans, at)]
    width = _common_width([_length(text, spans[at - 1]) for at in pairs])
    if width is None:
        return None
    long = [at for at in pairs if _is_long(text, spans[at - 1], width)]
    full = [at for at in long if _is_full(text, spans, at, width)]
    broken = sum(
        is_unfinished(text, *spans[at - 1]) and _goes_on_in_words(text, *spans[at]) for at in full
    )
    stopped = sum(_last(text, spans[at - 1]) in _STOPS for at in full)
    again = sum(_is_long(text, spans[at], width) for at in full)
    if len(full) < _FEW and (broken < len(full) or stopped):
        return None
    is_wrapped = (
        len(full) >= max(_MIN_LINES, _MIN_FULL_SHARE * len(long))
        and broken >= _MIN_BROKEN_SHARE * len(full)
        and again >= _MIN_AGAIN_SHARE * len(full)
        and stopped <= _MAX_STOPPED_SHARE * len(full)
    )
    return width if is_wrapped else None


def _common_width(lengths: Sequence[int]) -> int | None:
    """The greatest length that several lines have or nearly have; None where it is no width."""
    fitting = sorted(length for length in lengths if _MIN_WIDTH <= length <= _MAX_WIDTH)
    longer = sum(length > _MAX_WIDTH for length in lengths)
    if longer > _MAX_LONGER * (longer + len(fitting)):
        return None
    dense = zip(reversed(fitting), reversed(fitting[: 1 - _MIN_LINES]))
    greatest = next((one for one, other in dense if one - other <= _WORD_CHARS), 0)
    long = [length for length in fitting if _LONG * greatest <= length <= greatest]
    return long[-1 - int(_MAX_LONGER * len(long))] if long else None


def unwrapped(text: str, spans: Sequence[Span], width: int) -> Iterator[Span]:
    """The spans, with the lines of each paragraph joined."""
    return joined(spans, lambda at: _goes_on(text, spans, at) and _is_full(text, spans, at, width))


def _goes_on(text: str, spans: Sequence[Span], at: int) -> bool:
    """True where the line may belong to the paragraph of the line right above it."""
    before, line = spans[at - 1], spans[at]
    if line[0] - before[1] > 1 or is_bullet(text, *line) or _APART.match(text, *line):
        return False
    return _indent(text, line) <= _indent(text, before) or is_bullet(text, *before)


def _goes_on_in_words(text: str, start: int, end: int) -> bool:
    """True where the line begins within a sentence; all lines do in scripts without capitals."""
    word = _WORD.search(text, start, end)
    first = word[0][0] if word else ""
    has_no_case = first.isalpha() and first.lower() == first.upper()
    if has_no_case and unspaced().match(first):
        return False  # words of such a script are not parted by the blank of a join
    return has_no_case or starts_mid_sentence(text, start, end)


def _is_full(text: str, spans: Sequence[Span], at: int, width: int) -> bool:
    """True where the first word of the line would not have fitted into the one above it."""
    word, length = _WORD.search(text, *spans[at]), _length(text, spans[at - 1])
    return word is not None and length <= _MAX_WIDTH and length + 1 + len(word[0]) > width


def _is_long(text: str, span: Span, width: int) -> bool:
    return _LONG * width <= _length(text, span) <= _MAX_WIDTH


def _length(text: str, span: Span) -> int:
    return len(text[span[0] : span[1]].rstrip())


def _last(text: str, span: Span) -> str:
    return text[span[0] : span[1]].rstrip()[-1]


def _indent(text: str, span: Span) -> int:
    line = text[span[0] : span[1]]
    return len(line) - len(line.lstrip())
