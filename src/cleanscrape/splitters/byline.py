"""Cut a byline from its date and from what is glued to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from string import ascii_lowercase, ascii_uppercase

from ..document import Document
from ..late_patterns import late_pattern
from ..lexicons import fold, load
from ..patterns.by import BY
from ..patterns.contributors import english_cues
from ..patterns.date_lines import is_range
from ..patterns.dates import DATED, SIGN, find_dates
from ..patterns.entries import dated_headings
from ..patterns.relative_dates import begins_relative, may_have_pieces, relative_pieces
from ..patterns.sentences import ends_sentence, is_bulleted
from ..patterns.tags import ITEMS
from ..patterns.weekdays import WEEKDAYS
from ..table.clues import DIGIT, PatternClue, with_any
from .body_range import blocks_in_body
from .date_in_prose import ends_phrase, in_sentence

_MIN_CHARS, _MAX_CHARS = 8, 220  # characters: longer lines are prose
# The end of one word and the beginning of the next: a capital behind a small letter or capitals
# ("BBCNews"), a digit behind a letter. Written so that it begins with a set of characters, which
# `re` scans for.
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ](?:(?<=[^\W\d_A-Z].)|(?<=[A-Z]{3})(?=[a-z]{3}))")
_NUMBER = re.compile(r"\d(?<=[^\W\d_].)")
_PREPOSITIONS = " | ".join(word.title() for word in BY)
_WRITERS = f"{_PREPOSITIONS} | (?: Written | Posted | Words )[ ]by"
_WEEKDAY = late_pattern(rf"(?x) (?=[A-Z]) (?i: {WEEKDAYS} ) \b")
_DIGIT = re.compile(r"\d")
_CLAUSE = re.compile("[，。；]")  # in scripts without blanks, where a short line may be a sentence
# "DoorDash" is a name.
_GLUED_CUE = re.compile(
    rf"\A(?:{'|'.join(f'{word}|{word.title()}' for word in BY if word != 'door')})(?=[A-Z])"
)
_SIGNS_BY = re.compile(rf"(?x) (?: {_WRITERS} ) :? [ ]? [A-ZÀ-Þ] | 作者 | (?:本报)?记者 | 文[/／]")
_PLAIN = frozenset({"", "p", "div"})  # elements of a byline among paragraphs
# Blocks without any of these and `_CUED` are not cut. The patterns match often, so they take the
# rest of the line.
_GLUED_LINE, _NUMBERED_LINE = re.compile(_CAPITAL.pattern + ".*"), re.compile(r"\d.*")
_BIG, _NO_PLAIN_BIG = re.compile("[A-ZÀ-ÖØ-Þ]+"), re.compile(r"[^\W\d_A-Z]+")
_GLUED = PatternClue(
    _GLUED_LINE, [(_NO_PLAIN_BIG, _BIG), (ascii_uppercase, ascii_uppercase, ascii_lowercase)]
)
_NUMBERED = PatternClue(_NUMBERED_LINE, [[DIGIT]])
_SIGNATURE = 100  # characters of one
_DASHES = ("— ", "– ")  # before the name of a speaker or author: one line with its date


@cache  # the cues of contributors are in a lexicon, which is read late
def _cue() -> re.Pattern[str]:
    """Matches the first character of what each match of `_joint` stands before.

    So written it begins with a set of characters, which takes an eighth of the time.
    """
    cue = rf"(?: {english_cues()} | {_WRITERS} )[ ] | 作者 | 记者 | 文[/／]"
    return re.compile(rf"(?x) [A-Z作记文] (?<= (?= {cue} ) . )")


@cache
def _joint() -> re.Pattern[str]:
    """The blanks between a text and the cue of a byline, which is the group."""
    return re.compile(
        rf"""(?x)
        \s (?<= [\w.!?)”’]\s ) \s*
        (?= ( (?: {english_cues()} | {_WRITERS} )[ ] ) [A-ZÀ-Þ]
          | 作者[:：] | (?:本报)?记者[:：\s] | 文[/／] )
        """
    )


# Each English cue ends with "by".
_CUED = PatternClue(
    _cue,
    [("Bb", "y", " "), *(f"{word.title()} " for word in BY), "作者", "记者", ("文", "/／")],
)


class BylineSplitter:
    """Cut a short line before and after the dates in it, at glue, and before a byline's cue.

    >>> line = "Dylan Jones5 hours ago"
    >>> (
    ...     list(BylineSplitter()(line)),
    ...     list(BylineSplitter()("By Jo Doe 3 May 2024 Updated 4 May 2024")),
    ... )
    ([11], [10, 20, 21])
    >>> list(BylineSplitter()("The old bridge is open again By Jo Doe 3 May 2024"))
    [29, 39]
    """

    name = "byline"

    def candidates(self, document: Document) -> set[int]:
        """The blocks that hold a date, glued words or a cue, and are not the title in metadata.

        Within the body, prose is not cut.
        """
        blocks, titles = document.blocks, {c.value for c in document.claims if c.field == "title"}
        body, sizes = blocks_in_body(document), [*map(len, blocks.texts)]
        short = [index for index, size in enumerate(sizes) if _MIN_CHARS < size <= _MAX_CHARS]
        found = {
            index
            for index in with_any(blocks, short, (_GLUED, _NUMBERED, _CUED))
            if _has_joint(blocks.texts[index])
            and blocks.texts[index] not in titles
            and not blocks.texts[index].startswith(_DASHES)
            and (index not in body or _has_cue(document, index))
        }
        # Only where an earlier splitter cuts a long one, there is something to look at.
        long = {index for index, size in enumerate(sizes) if size > _MAX_CHARS}.difference(body)
        wanted = {index for index in found | long if blocks.tags[index] != "pre"}
        return wanted.difference(_rows(document) if wanted else ())

    def __call__(self, text: str) -> Iterable[int]:
        if not _MIN_CHARS < len(text) <= _MAX_CHARS:
            return ()
        cuts: set[int] = set()
        numbered = _DIGIT.search(text) is not None
        moments = self._moments(text, cuts) if numbered else []
        joints = [
            match.start()
            for pattern in (_CAPITAL, _NUMBER)[: 1 + numbered]
            for match in pattern.finditer(text)
        ]
        if joints:
            cuts.update(self._glue(text, joints))
        cuts.update(match.end() for match in _before_cues(text) if moments or match.start() < 60)
        return [offset for offset in sorted(cuts) if _worth(text, offset)]

    def _moments(self, text: str, cuts: set[int]) -> list[tuple[int, int]]:
        """The spans of the dates in `text`; the offsets around them are added to `cuts`."""
        dates = find_dates(text, day_first=True)  # a place, not a day
        moments = [(found.start, found.end) for found in dates]
        hasty = not moments or len(text) < 120
        relative = [match.span() for match in relative_pieces(text)] if hasty else []
        if not (moments or relative):
            return []
        if (
            len(text) - sum(end - start for start, end in moments) > 120
            or _CLAUSE.search(text)
            or is_range(text, dates)
            or in_sentence(text, moments)
            or (ends_phrase(text, moments) and not _cue().search(text))
        ):
            moments = []
        for start, end in (*moments, *relative):
            lead = self._before_cue(text, start)
            if (
                lead < start
                or text.count(" ", self._last_cue(text, start), start) <= 6
                or text[:start].rstrip()[-1:] in "|•·–—-:/)"
            ):
                # A weekday alone in front of a date belongs to it.
                cuts.update((lead if " " in text[:lead].strip() or lead > 14 else 0, end))
        return moments

    @staticmethod
    def _last_cue(text: str, end: int) -> int:
        """The offset of the last byline's cue before `end`; the beginning if there is none."""
        return max((match.end() for match in _before_cues(text, end)), default=0)

    @staticmethod
    def _before_cue(text: str, start: int) -> int:
        """`start`, or the offset of the words before it that belong to the date.

        "Published", a weekday, a dash.
        """
        words = text[:start].split(" ")
        dates = load("published", "updated")
        position = start
        for count in range(1, min(5, len(words)) + 1):
            tail = " ".join(words[-count:])
            if dates.category(fold(tail)) and len(tail) >= len(text[position:start]):
                position = start - len(tail)
        return position

    @staticmethod
    def _glue(text: str, joints: list[int]) -> Iterator[int]:
        """The joints before a cue, a job, a button, a weekday or an age."""
        cue = _GLUED_CUE.match(text)
        if cue:
            yield cue.end()
        known = load("published", "updated", "roles", "reading_time", "share", "edited_by")
        for joint in joints:
            right = fold(text[joint:])
            word = right.partition(" ")[0]
            # One letter is the end of a name ("MoonX"), not a button.
            said = len(word) > 1 and (known.category(right) or known.exact(word))
            if said or _WEEKDAY.match(text, joint) or begins_relative(text, joint):
                yield joint


def _has_joint(text: str) -> bool:
    """False for a text that is not cut: its numbers are no date, no age, and not glued."""
    return any(sign.search(text) for sign in (_NUMBER, SIGN, _CAPITAL, _cue())) or may_have_pieces(
        text
    )


def _before_cues(text: str, end: int | None = None) -> Iterator[re.Match[str]]:
    """The joints before the cues in a text; none within a cue ("Fact Checked by")."""
    if not _cue().search(text):
        return
    inside = 0
    for match in _joint().finditer(text, 0, len(text) if end is None else end):
        if match.end() >= inside:
            inside = match.end(1)
            yield match


def _rows(document: Document) -> set[int]:
    """Items of a list, rows of a table or subheadings that have a date, beside others that do.

    They are a timeline, not the head of an article.
    """
    found = DATED.blocks(document.blocks)
    dated = {
        index
        for index in found
        if document.blocks.tags[index] in ITEMS or is_bulleted(document.blocks.texts[index])
    }
    rows = {
        index
        for index in dated
        if any(
            document.blocks.tags[other] == document.blocks.tags[index]
            for other in dated & {index - 1, index + 1}
        )
    }
    return rows | dated_headings(document.blocks.tags, found)


def _has_cue(document: Document, index: int) -> bool:
    """True for a short line that begins with a cue of a byline or date, wherever it stands."""
    text = document.blocks.texts[index]
    if (
        document.blocks.tags[index] not in _PLAIN
        or len(text) > _SIGNATURE
        or ends_sentence(text)
        or is_bulleted(text)
    ):
        return False
    return _SIGNS_BY.match(text) is not None or load("published", "updated").head(fold(text)) != ""


def _worth(text: str, offset: int) -> bool:
    """True for a cut that leaves a word on either side."""
    return any(map(str.isalnum, text[:offset])) and any(map(str.isalnum, text[offset:]))
