"""The tables from which the kernel `seek` reads the runs of characters that it looks for."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from sys import byteorder
from typing import NamedTuple, TypeAlias

# The characters that one place of a run takes: these, or those that a pattern matches in a row.
Place: TypeAlias = "str | re.Pattern[str]"
Runs: TypeAlias = Sequence[Sequence[Place]]
_TABLE = 0x10000  # characters with an entry of their own; a pattern takes all that are beyond
_KINDS = 256
_WIDTH = 64  # bits of a number
_SAME = bytes(range(_KINDS))
_UTF_32 = "utf-32-le" if byteorder == "little" else "utf-32-be"


class RunTables(NamedTuple):
    """What `cleanscrape._speed.seek.Seeker` is made of, which describes each."""

    kinds: bytes
    taken: bytes
    starts: bytes
    ends: bytes
    meanings: bytes
    count: int


def tables_of(sought: Sequence[Runs], characters: int = _TABLE) -> RunTables:
    """The tables for several things that are looked for.

    Args:
        sought: for each the runs of which a text must hold one, each of at most 64 places.
        characters: how many have an entry of their own.

    Raises:
        ValueError: there are more kinds of characters than a byte can tell apart.
    """
    places = dict.fromkeys(place for runs in sought for run in runs for place in run)
    kinds, holding = _kinds([*places], characters)
    kinds_of = dict(zip(places, holding))
    taken, starts, ends = array("Q"), array("Q"), array("Q")
    meanings = bytearray()
    bit = _WIDTH
    for meaning, runs in enumerate(sought):
        for run in runs:
            if bit + len(run) > _WIDTH:  # a run stands in one number
                bit = 0
                taken.extend([0] * _KINDS)
                starts.append(0)
                ends.append(0)
                meanings.extend(bytes(_WIDTH))
            starts[-1] |= 1 << bit
            for place in run:
                for kind in kinds_of[place]:
                    taken[len(taken) - _KINDS + kind] |= 1 << bit
                meanings[len(meanings) - _WIDTH + bit] = meaning
                bit += 1
            ends[-1] |= 1 << bit - 1
    tables = taken.tobytes(), starts.tobytes(), ends.tobytes(), bytes(meanings)
    return RunTables(kinds, *tables, len(sought))


def _kinds(places: Sequence[Place], characters: int) -> tuple[bytes, list[list[int]]]:
    """The kind of each character, and for each place the kinds that it takes.

    Characters are of one kind if the same places take them.
    """
    table, sets = bytearray(characters + 1), [frozenset[int]()]
    numbers = {sets[0]: 0}
    known = array("I", range(characters)).tobytes().decode(_UTF_32, "surrogatepass")
    for number, place in enumerate(places):
        for start, end in _spans(place, known):
            change = bytearray(_SAME)
            for kind in set(table[start:end]):
                wider = sets[kind] | {number}
                if wider not in numbers:
                    numbers[wider] = len(sets)
                    sets.append(wider)
                change[kind] = numbers[wider]  # a ValueError if there are more than 256 kinds
            table[start:end] = table[start:end].translate(change)
    return bytes(table), [
        [kind for kind, held in enumerate(sets) if number in held] for number in range(len(places))
    ]


def _spans(place: Place, known: str) -> Iterator[tuple[int, int]]:
    """The spans of characters that a place takes; all that are not known are one more entry."""
    if isinstance(place, str):
        for code in map(ord, place):
            yield min(code, len(known)), min(code, len(known)) + 1
    else:
        yield from (match.span() for match in place.finditer(known))
        yield len(known), len(known) + 1
