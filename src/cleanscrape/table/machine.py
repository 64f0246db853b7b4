"""The machine by which the kernel `seek` finds runs of characters: its states and their tables."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from sys import byteorder
from typing import NamedTuple, TypeAlias

# The characters that one place of a run takes: these, or those that a pattern matches in a row.
Place: TypeAlias = "str | re.Pattern[str]"
Runs: TypeAlias = Sequence[Sequence[Place]]
_TABLE = 0x10000  # characters with an entry of their own; a pattern takes all that are beyond
_KINDS = 256
_MOST = 0x10000  # entries of all states
_SAME = bytes(range(_KINDS))


@cache
def _characters() -> str:
    """All characters of the table in order; none in the place of halves of pairs."""
    codes = array("I", range(_TABLE))
    codes[0xD800:0xE000] = array("I", bytes(4 * 0x800))
    return codes.tobytes().decode("utf-32-le" if byteorder == "little" else "utf-32-be")


class Machine(NamedTuple):
    """What `cleanscrape._speed.seek.Seeker` is made of, which describes each."""

    kinds: bytes
    width: int
    following: bytes
    first: int
    meanings: bytes
    size: int


def machine_of(sought: Sequence[Runs], characters: int = _TABLE) -> Machine:
    """The machine for several things that are looked for.

    A bit stands for each place of each run. A state is the set of the places that the characters
    read last may be at.

    Args:
        sought: for each the runs of which a text must hold one.
        characters: how many have an entry of their own.

    Raises:
        ValueError: there are more kinds of characters, or more states, than the numbers of the
            kernel can tell apart.
        OverflowError: more than 64 things are looked for.
    """
    places = [place for runs in sought for run in runs for place in run]
    kinds, sets = _kinds([*dict.fromkeys(places)], characters)
    bits = dict.fromkeys(places, 0)
    for number, place in enumerate(places):
        bits[place] |= 1 << number
    taken = [sum(map(bits.__getitem__, held)) for held in sets]
    starts, ends = _edges(sought)
    states = _states(taken, starts)
    meant = {
        state: sum(1 << meaning for meaning, last in enumerate(ends) if state & last)
        for state in states
    }
    order = sorted(states, key=lambda state: not meant[state])
    at = {state: number * len(taken) for number, state in enumerate(order)}
    rows = chain.from_iterable(map(states.__getitem__, order))
    following = array("H", [*map(at.__getitem__, rows)])
    meanings = array("Q", filter(None, map(meant.__getitem__, order)))
    return Machine(kinds, len(taken), following.tobytes(), at[0], meanings.tobytes(), len(sought))


def _edges(sought: Sequence[Runs]) -> tuple[int, list[int]]:
    """The bits of all first places, and for each thing that is looked for those of the last."""
    starts, ends, bit = 0, [0] * len(sought), 0
    for meaning, runs in enumerate(sought):
        for run in runs:
            starts |= 1 << bit
            bit += len(run)
            ends[meaning] |= 1 << bit - 1
    return starts, ends


def _states(taken: Sequence[int], starts: int) -> dict[int, list[int]]:
    """For each state the ones that follow it, by the kind of the next character."""
    states, left = dict[int, list[int]](), [0]
    while left:
        state = left.pop()
        if state in states:
            continue
        reached = state << 1 | starts
        states[state] = [reached & bits for bits in taken]
        left += {*states[state]} - states.keys()
        if len(states) * len(taken) > _MOST:
            raise ValueError("more states than a number of 16 bits can tell apart")
    return states


def _kinds(places: Sequence[Place], characters: int) -> tuple[bytes, list[frozenset[Place]]]:
    """The kind of each character, and for each kind the places that take it.

    Characters are of one kind if the same places take them.
    """
    table, sets = bytearray(characters + 1), [frozenset[Place]()]
    numbers = {sets[0]: 0}

    def with_places(kind: int, more: Iterable[Place]) -> int:
        """The number of the kind that some places more take; a ValueError beyond a byte."""
        wider = sets[kind].union(more)
        if wider not in numbers:
            numbers[wider] = len(sets)
            sets.append(wider)
        return numbers[wider]

    known = _characters()[:characters]
    single = dict[int, set[Place]]()
    for place in places:
        if isinstance(place, str):
            for code in map(ord, place):
                single.setdefault(min(code, characters), set()).add(place)
            continue
        for start, end in (*(match.span() for match in place.finditer(known)), (characters, None)):
            change = bytearray(_SAME)
            for kind in set(table[start:end]):
                change[kind] = with_places(kind, [place])
            table[start:end] = table[start:end].translate(change)
    for code, held in single.items():
        table[code] = with_places(table[code], held)
    return bytes(table), sets
