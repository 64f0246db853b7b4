"""Reading a byline: which of its words are people, which a role, an agency or a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..lexicons import caseless, load, words
from ..values import Byline
from .asian import han_cue, without_place
from .by import BY, ITALIAN_BY, NORDIC_BY
from .capitals import CAPITALS, NO_CAPITALS
from .contributors import before_contributors
from .names import HAN, is_name, strip_cue
from .outlets import is_newsroom, may_be_outlet
from .parts import Kind, Names, Part, classify
from .roles import cut_role, is_role
from .segments import joiners, segments, without_handles
from .sentences import without_bullet

# "A comment by Jo Doe", "Ein Kommentar von Jo Doe": the cue after what the piece is.
_LATE_CUE = re.compile(
    rf"(?:[^\W\d_]+\s){{1,3}}(?:{'|'.join((*BY, ITALIAN_BY, *NORDIC_BY))})\s(?=[^\Wa-z_\d])"
)
_BRACKETED = re.compile(r"[\[【［]([^\[\]【】［］]+)[\]】］]")
# "Agencies" beside a name says who signed.
_SOMEBODY = frozenset(
    {
        "agencies",
        "agences",
        "agencias",
        "agências",
        "agenturen",
        "agenzie",
        "wire",
        "агентства",
        "وكالات",
        "סוכנויות",
    }
)
MAX_CHARS = 1_000  # characters; a longer text is not a byline
_MAX_JOINER_CHARS = 12  # characters that the longest "and" may take
MAX_CUED_CHARS = 60  # characters of a line of names with a cue after them
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1)
def agency_words() -> frozenset[str]:
    """The longest word of each agency's name."""
    return frozenset(max(_WORD.findall(name), key=len) for name in words("agencies"))


def parse_byline(text: str, cued: bool | None = None) -> Byline | None:
    """Read `text` as a byline; None if it names no author.

    The authors are all who sign, people before agencies.

    Args:
        text: one line, without date.
        cued: True if a cue was on a line before it; by default the text itself is searched for one.

    >>> parse_byline("By Jo Doe and Al Roe, City Editor")
    Byline(text='By Jo Doe and Al Roe, City Editor', authors=('Jo Doe', 'Al Roe'),
        role='City Editor', agency=None)
    >>> (
    ...     parse_byline("By Jo Doe, Reuters").agency,
    ...     parse_byline("By Reuters").authors,
    ...     parse_byline("It rained."),
    ... )
    ('Reuters', ('Reuters',), None)
    """
    if len(text) > MAX_CHARS:
        return None
    return _short_byline(text, cued) if len(text) <= _CACHED else _parse(text, cued)


def _parse(text: str, cued: bool | None) -> Byline | None:
    said = before_contributors(text)
    cue, rest = strip_cue(_unbracketed(without_bullet(said)))
    if (
        not cue
        and (late := _late_cue(said))
        and any(map(is_name, segments(said[late.end() :])[:1]))
    ):
        cue, rest = late[0], said[late.end() :]
    has_cue = bool(cue) if cued is None else cued or bool(cue)
    rest = without_handles(rest)
    suffix = load("byline_suffix").tail(caseless(rest).rstrip(" ,.)"))
    if suffix:
        rest, has_cue = without_place(rest.rstrip(" ,.)")[: -len(suffix)].rstrip()), True
    names, parts = Names(), segments(rest)
    for at, part in enumerate(parts):
        employer = at > 1 and names.people and _is_employer(parts, at, rest)
        names.add(Part(Kind.OTHER, part) if employer else classify(part, has_cue, names))
    return _byline(text, names, has_cue)


def _byline(text: str, names: Names, has_cue: bool) -> Byline | None:
    """The byline of these names; a company signs only after a cue, and only if nobody else does."""
    people, agencies = _distinct(names.people), _distinct(names.agencies)
    told = [name for name in agencies if name.casefold() not in _SOMEBODY]
    agencies = told or ([] if people or (names.others and has_cue) else agencies)
    if people:
        role, agency = ", ".join(_distinct(names.roles)) or None, agencies[0] if agencies else None
        return Byline(text, (*people, *agencies), role, agency)
    if agencies:
        return Byline(text, tuple(agencies))
    outlet = _outlet(names) if has_cue else None
    return Byline(text, (outlet,)) if outlet else None


def _outlet(names: Names) -> str | None:
    """The company among the names."""
    outlet = next(
        (part for part in names.others if len(part.split()) <= 6 and may_be_outlet(part)), None
    )
    return outlet or next((part for part in names.roles if is_newsroom(part)), None)


# Menus are repeated on a page. Long lines are not kept: the cache must not hold a page in memory.
_CACHED = 300  # characters
_short_byline = lru_cache(maxsize=512)(_parse)


def _is_employer(parts: Sequence[str], at: int, text: str) -> bool:
    """True for a part after a job that is not a job itself: "Jo Doe, Director, Velden Institute".

    Not after an "and".
    """
    if (
        not is_role(parts[at - 1])
        or is_name(cut_role(parts[at - 1])[0])
        or (at + 1 < len(parts) and is_role(parts[at + 1]))
    ):
        return False
    before = text.partition(parts[at])[0].rstrip(" ,")
    return joiners().search(before, max(0, len(before) - _MAX_JOINER_CHARS)) is None


def _late_cue(text: str) -> re.Match[str] | None:
    return (han_cue().match(text) if text >= HAN else None) or _LATE_CUE.match(text)


def _unbracketed(text: str) -> str:
    """A signature without its brackets and the outlet in front: "[데일리안 = 김하늘 기자]"."""
    match = _BRACKETED.fullmatch(text)
    signed = match and load("byline_suffix").tail(caseless(match[1]).strip())
    return match[1].rpartition("=")[2].strip() if match and signed else text


def has_late_cue(text: str) -> bool:
    """True if a cue follows the names: "김하늘 기자", "Jo Doe reports".

    >>> has_late_cue("김하늘 기자"), has_late_cue("Jo Doe")
    (True, False)
    """
    if len(text) >= MAX_CUED_CHARS:
        return False
    folded = caseless(without_handles(text)).rstrip(" ,.)")
    # One character alone ends ordinary words too.
    return len(load("byline_suffix").tail(folded)) > 1


def may_be_byline(text: str) -> bool:
    """False where `parse_byline` would find neither a full name nor an agency; it is cheaper.

    A name has two adjacent words with capitals, or is in a script without capitals.

    >>> (
    ...     may_be_byline("Jo Doe"),
    ...     may_be_byline("All comments"),
    ...     may_be_byline("Ludwig van der Roe"),
    ...     may_be_byline("reuters"),
    ... )
    (True, False, True, True)
    """
    return len(text) <= MAX_CHARS and (
        CAPITALS.search(text) is not None
        or (not text.isascii() and NO_CAPITALS.search(text) is not None)
        or not agency_words().isdisjoint(_WORD.findall(caseless(text)))
    )


def _distinct(names: list[str]) -> list[str]:
    return [*dict.fromkeys(names)]
