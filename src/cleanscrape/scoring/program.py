"""Record what a function does with rows of numbers, so that a kernel can do it without Python.

A function that takes NumPy's arrays, a value a block, is called once with `Row` in their place.
Each step that it takes is written down, and the kernel `rows` then takes the same steps for every
page. So the function is the only definition, and what runs where there is no kernel.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import count
from typing import Any

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin
from numpy.typing import NDArray

from .._speed import kernel

_CONTRACT = 2
_SAME = {"logical_and": "bitwise_and", "bitwise_or": "logical_or"}  # of what is true or false


Rows = Mapping[str, Any]
"""Values of the blocks of a page by what they are: arrays, or each a `Row`."""
Figures = Mapping[str, Any]
"""Numbers that are the same for all blocks, by what they are."""


class Row(NDArrayOperatorsMixin):
    """What stands for a row, or for a few rows one above the other.

    Args:
        steps: where what happens to it is written down.
        numbers: of the rows.
        is_flat: whether it is one row, not an array of rows.
    """

    def __init__(self, steps: Recording, numbers: Sequence[int], is_flat: bool = True) -> None:
        self.steps, self.numbers, self.is_flat = steps, numbers, is_flat

    def __iter__(self) -> Iterator[Row]:
        return (Row(self.steps, [number]) for number in self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, place: Any) -> Row:
        """The row at a place of several, or of one the value at a block, for all blocks."""
        if self.is_flat:
            return self.steps.take("pick", self, place)
        return Row(self.steps, [self.numbers[place]])

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *given: Any, **named: Any) -> Any:
        if method != "__call__" or named.keys() - {"out"}:
            return NotImplemented
        name = _SAME.get(ufunc.__name__, ufunc.__name__)
        if name == "power" and np.ndim(given[1]) == 0 and given[1] == 2:  # as NumPy does it
            return self.steps.take("square", given[0])
        return self.steps.take(name, *given)

    def __array_function__(
        self, function: Any, _types: Any, given: Sequence[Any], named: Mapping[str, Any]
    ) -> Any:
        if function is np.stack and not named:
            return Row(self.steps, [self.steps.number(row) for row in given[0]], False)
        if function is np.where and len(given) == 3:
            return self.steps.take("select", *given)
        if function is np.cumsum and set(named) <= {"axis"}:
            return self.steps.take("cumsum", *given)
        return NotImplemented

    def sum(self, axis: int | None = None) -> Row:
        """The sum over the blocks, for each of them; with axis 0, over the rows."""
        if axis is None:
            return self.steps.take("sum", self)
        first, *rest = self
        for row in rest:
            first = first + row
        return first


class Recording:
    """The steps that were taken so far."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, int, list[int]]] = []
        self.constants: dict[float, int] = {}
        self._taken: dict[tuple[Any, ...], int] = {}
        self._numbers = count()

    def new(self, height: int | None = None) -> Row:
        """A row that nothing was said of, or so many, one above the other."""
        return Row(self, [next(self._numbers) for _ in range(height or 1)], height is None)

    def number(self, value: Any) -> int:
        """The number of one row, or of a constant."""
        if isinstance(value, Row):
            [number] = value.numbers
            return number
        known = float(value)
        if known not in self.constants:
            self.constants[known] = next(self._numbers)
        return self.constants[known]

    def take(self, name: str, *given: Any) -> Row:
        """What a step makes of rows and constants, one of which may be several rows."""
        parts = [self._numbers_of(value) for value in given]
        height = max(map(len, parts))
        made = [
            self._step(name, [part[place % len(part)] for part in parts]) for place in range(height)
        ]
        flat = all(np.ndim(v) == 0 if not isinstance(v, Row) else v.is_flat for v in given)
        return Row(self, made, flat)

    def _step(self, name: str, parts: list[int]) -> int:
        """The number of what a step gives; the same step is taken once."""
        step = (name, *parts)
        if step not in self._taken:
            self._taken[step] = next(self._numbers)
            self.lines.append((name, self._taken[step], parts))
        return self._taken[step]

    def _numbers_of(self, value: Any) -> Sequence[int]:
        if isinstance(value, Row):
            return value.numbers
        return [self.number(one) for one in np.ravel(value).tolist()]


class Program:
    """A recorded function.

    Args:
        function: takes rows by name, and figures, which are the same for all blocks; gives rows.
        rows: the names of the rows that it is given, and how many each is: None for one that is
            no array of rows.
        figures: those of the figures.
    """

    def __init__(
        self,
        function: Callable[[Rows, Figures], Rows],
        rows: Iterable[tuple[str, int | None]],
        figures: Iterable[str],
    ) -> None:
        steps = Recording()
        given = {name: steps.new(height) for name, height in rows}
        said = {name: steps.new() for name in figures}
        found = function(given, said)
        self.names = tuple(found)
        self._run = _compiled(steps, [*given.values()], [*said.values()], [*found.values()])

    def __call__(
        self, inputs: NDArray[np.float64], figures: NDArray[np.float64], results: NDArray[Any]
    ) -> None:
        """Fill the first rows of `results`, one for each of `names`."""
        self._run(inputs, figures, results)


def _compiled(
    steps: Recording, rows: Sequence[Row], figures: Sequence[Row], found: Sequence[Any]
) -> Any:
    """The kernel's program: results have the first places, then what is given, then the others."""
    wanted = [steps.number(row) for row in found]
    inputs = [number for row in rows for number in row.numbers]
    given = inputs + [steps.number(row) for row in figures] + [*steps.constants.values()]
    place = {number: len(wanted) + at for at, number in enumerate(given)}
    lines = [*steps.lines]
    for at, number in enumerate(wanted):
        if number in place:  # it is given, or a result twice
            lines.append(("copy", -1 - at, [number]))
        else:
            place[number] = at
    last = {number: at for at, line in enumerate(lines) for number in line[2]}
    free: list[int] = []
    size = len(wanted) + len(given)
    made = []
    for at, (name, number, parts) in enumerate(lines):
        if number >= 0 and number not in place:
            if not free:
                free.append(size)
                size += 1
            place[number] = free.pop()
        out = place[number] if number >= 0 else -1 - number
        read = [place[part] for part in parts]
        made.append([_rows.NAMES[name], out, *read, *[0] * (3 - len(read))])
        # A row that is not read again makes room for another.
        first_other = len(wanted) + len(given)
        free += {place[part] for part in parts if last[part] == at and place[part] >= first_other}
        if number not in last and out >= first_other:
            free.append(out)
    counts = (len(wanted), len(inputs), len(figures), len(steps.constants), size - first_other)
    return _rows.Program(np.array(made), counts, np.array([*steps.constants], dtype=np.float64))


def _agrees(rows: Any) -> bool:
    """Whether the kernel adds two rows, and sums one up."""
    numbers, results = rows.NAMES, np.empty((2, 3))
    steps = np.array([[numbers["add"], 0, 2, 3, 0], [numbers["sum"], 1, 0, 0, 0]])
    rows.Program(steps, (2, 2, 0, 0, 0), np.empty(0))(np.ones((2, 3)), np.empty(0), results)
    return bool(results.tolist() == [[2.0] * 3, [6.0] * 3])


_rows: Any = kernel("rows", _CONTRACT, _agrees)


def has_kernel() -> bool:
    """Whether programs can be run."""
    return _rows is not None


def matrix_of(
    function: Callable[[Rows, Figures], Rows], rows: Rows, figures: Figures
) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """The names of a function's columns, and the columns, each a row of a matrix.

    Args:
        function: takes rows by name, and figures, which are the same for all blocks. Only steps
            that `Row` knows may be taken in it.
        rows: values of the blocks: a row by each name, or an array of rows.
        figures: numbers.
    """
    if not has_kernel():
        columns = function(rows, figures)
        return tuple(columns), np.concatenate([*columns.values()]).reshape(len(columns), -1)
    heights = tuple((name, len(row) if row.ndim > 1 else None) for name, row in rows.items())
    program = _program(function, heights, tuple(figures))
    size = next(iter(rows.values())).shape[-1]
    given = np.concatenate([row.ravel() for row in rows.values()], dtype=np.float64)
    matrix = np.empty((len(program.names), size))
    numbers = np.array([*figures.values()], dtype=np.float64)
    program(given.reshape(-1, size), numbers, matrix)
    return program.names, matrix


@lru_cache(maxsize=16)
def _program(
    function: Callable[[Rows, Figures], Rows],
    rows: tuple[tuple[str, int | None], ...],
    figures: tuple[str, ...],
) -> Program:
    return Program(function, rows, figures)
