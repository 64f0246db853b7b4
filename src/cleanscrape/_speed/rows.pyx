"""Runs a small program over rows of numbers: one value a block, one row a feature.

What is computed is not said here. `cleanscrape.scoring.program` records what a function in Python
does with NumPy's arrays, and this kernel does the same steps, without a call for each of them.
"""

cimport cython
from cpython.mem cimport PyMem_Free, PyMem_Malloc
from libc.math cimport INFINITY, exp2, log, log1p, pow
from libc.stdint cimport int64_t

import numpy as np

cdef extern from "Python.h":
    const Py_ssize_t PY_SSIZE_T_MAX

CONTRACT = 2

cdef enum:
    MAX_ROWS = 1 << 20  # of each kind: far more than any program has, and few enough to be added up

cdef enum Step:
    COPY, ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, LEAST, GREATEST
    LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL, AND, OR
    INVERT, NEGATIVE, SQUARE, LOG, LOG1P, EXP2
    SELECT, SUM, CUMSUM, PICK, SHIFT, BACK, AHEAD, BETWEEN
    STEPS

NAMES = {
    "copy": COPY, "add": ADD, "subtract": SUBTRACT, "multiply": MULTIPLY, "divide": DIVIDE,
    "power": POWER, "minimum": LEAST, "maximum": GREATEST, "less": LESS, "less_equal": LESS_EQUAL,
    "greater": GREATER, "greater_equal": GREATER_EQUAL, "equal": EQUAL, "not_equal": NOT_EQUAL,
    "bitwise_and": AND, "logical_or": OR, "invert": INVERT, "negative": NEGATIVE, "square": SQUARE,
    "log": LOG, "log1p": LOG1P, "exp2": EXP2, "select": SELECT, "sum": SUM, "cumsum": CUMSUM,
    "pick": PICK, "shift": SHIFT, "back": BACK, "ahead": AHEAD, "between": BETWEEN,
}


cdef class Program:
    """Steps over rows, which are numbered: results, inputs, figures, constants, then others.

    Args:
        steps: a line a step: its number in `NAMES`, the row that it fills, and those that it reads;
            0 for none.
        counts: how many rows there are of each of the five kinds.
        constants: the values of the constants.

    Raises:
        ValueError: a number is out of range, or a step fills a row that is given.
    """

    cdef int64_t[:, ::1] _steps
    cdef double[::1] _constants
    cdef Py_ssize_t _results, _inputs, _figures, _others, _given

    def __cinit__(
        self, int64_t[:, ::1] steps not None, tuple counts not None, double[::1] constants not None
    ):
        cdef Py_ssize_t step, column, known
        self._results, self._inputs, self._figures, known, self._others = counts
        if min(counts) < 0 or known != constants.shape[0] or steps.shape[1] != 5:
            raise ValueError("a value for each constant, and five numbers a step")
        if max(counts) > MAX_ROWS:
            raise ValueError("too many rows")
        self._given = self._results + self._inputs + self._figures + known
        for step in range(steps.shape[0]):
            if not 0 <= steps[step, 0] < STEPS:
                raise ValueError(f"no step {steps[step, 0]}")
            for column in range(1, 5):
                if not 0 <= steps[step, column] < self._given + self._others:
                    raise ValueError(f"no row {steps[step, column]}")
            if self._results <= steps[step, 1] < self._given:
                raise ValueError(f"row {steps[step, 1]} is given")
        # Copies, so that nobody changes them afterwards.
        self._steps = np.array(steps)
        self._constants = np.array(constants)

    def __call__(
        self, double[:, ::1] inputs not None, double[::1] figures not None,
        double[:, ::1] results not None,
    ):
        """Fill the rows of `results`; the others there are left as they are.

        Args:
            inputs: a row each.
            figures: one number each, the same for all blocks.
            results: has at least as many rows as the program has results.
        """
        cdef Py_ssize_t size = inputs.shape[1], row, number, filled
        if (
            inputs.shape[0] != self._inputs or figures.shape[0] != self._figures
            or results.shape[0] < self._results or results.shape[1] != size
        ):
            raise ValueError("rows of other shapes")
        if size == 0:
            return
        filled = self._figures + self._constants.shape[0]
        # An array without rows may claim any length.
        if size > PY_SSIZE_T_MAX // <Py_ssize_t>sizeof(double) // (filled + self._others + 1):
            raise MemoryError
        cdef double** rows = <double**>PyMem_Malloc(
            (self._given + self._others) * sizeof(double*)
        )
        cdef double* own = <double*>PyMem_Malloc((filled + self._others + 1) * size * sizeof(double))
        try:
            if rows is NULL or own is NULL:
                raise MemoryError
            for row in range(self._results):
                rows[row] = &results[row, 0]
            for row in range(self._inputs):
                rows[self._results + row] = &inputs[row, 0]
            for row in range(filled + self._others):
                rows[self._results + self._inputs + row] = own + row * size
            for number in range(self._figures):
                _fill(own + number * size, figures[number], size)
            for number in range(self._constants.shape[0]):
                _fill(own + (self._figures + number) * size, self._constants[number], size)
            self._run(rows, size)
        finally:
            PyMem_Free(rows)
            PyMem_Free(own)

    cdef int _run(self, double** rows, Py_ssize_t size) except -1:
        cdef Py_ssize_t step
        cdef int64_t* line
        for step in range(self._steps.shape[0]):
            line = &self._steps[step, 0]
            # All five were checked when the program was made.
            _do(line[0], rows[line[1]], rows[line[2]], rows[line[3]], rows[line[4]], size)
        return 0


cdef void _fill(double* out, double value, Py_ssize_t size) noexcept:
    cdef Py_ssize_t at
    for at in range(size):
        out[at] = value


cdef int _do(
    int64_t step, double* out, const double* a, const double* b, const double* c, Py_ssize_t size
) except -1:
    if step < LESS:
        _calculate(step, out, a, b, size)
    elif step < INVERT:
        _compare(step, out, a, b, size)
    elif step < SELECT:
        _change(step, out, a, size)
    else:
        _look_around(step, out, a, b, c, size)
    return 0


@cython.cdivision(True)  # by zero too, as NumPy does it
cdef void _calculate(
    int64_t step, double* out, const double* a, const double* b, Py_ssize_t size
) noexcept:
    cdef Py_ssize_t at
    if step == COPY:
        for at in range(size):
            out[at] = a[at]
    elif step == ADD:
        for at in range(size):
            out[at] = a[at] + b[at]
    elif step == SUBTRACT:
        for at in range(size):
            out[at] = a[at] - b[at]
    elif step == MULTIPLY:
        for at in range(size):
            out[at] = a[at] * b[at]
    elif step == DIVIDE:
        for at in range(size):
            out[at] = a[at] / b[at]
    elif step == POWER:
        for at in range(size):
            if at and a[at] == a[at - 1] and b[at] == b[at - 1]:
                out[at] = out[at - 1]
            else:
                out[at] = pow(a[at], b[at])
    elif step == LEAST:
        for at in range(size):
            out[at] = a[at] if a[at] < b[at] else b[at]
    else:
        for at in range(size):
            out[at] = a[at] if a[at] > b[at] else b[at]


cdef void _compare(
    int64_t step, double* out, const double* a, const double* b, Py_ssize_t size
) noexcept:
    cdef Py_ssize_t at
    if step == LESS:
        for at in range(size):
            out[at] = a[at] < b[at]
    elif step == LESS_EQUAL:
        for at in range(size):
            out[at] = a[at] <= b[at]
    elif step == GREATER:
        for at in range(size):
            out[at] = a[at] > b[at]
    elif step == GREATER_EQUAL:
        for at in range(size):
            out[at] = a[at] >= b[at]
    elif step == EQUAL:
        for at in range(size):
            out[at] = a[at] == b[at]
    elif step == NOT_EQUAL:
        for at in range(size):
            out[at] = a[at] != b[at]
    elif step == AND:
        for at in range(size):
            out[at] = <double>(<int64_t>a[at] & <int64_t>b[at])
    else:
        for at in range(size):
            out[at] = a[at] != 0 or b[at] != 0


cdef void _change(int64_t step, double* out, const double* a, Py_ssize_t size) noexcept:
    cdef Py_ssize_t at
    cdef double before = 0.0, known = 0.0
    if step == INVERT:  # of what is true or false
        for at in range(size):
            out[at] = a[at] == 0
    elif step == NEGATIVE:
        for at in range(size):
            out[at] = -a[at]
    elif step == SQUARE:
        for at in range(size):
            out[at] = a[at] * a[at]
    else:
        # Neighbours often have the same value, and what is the same for a page all have: it is
        # worked out once.
        for at in range(size):
            if at == 0 or a[at] != before:
                before = a[at]
                known = _function(step, before)
            out[at] = known


cdef inline double _function(int64_t step, double value) noexcept:
    if step == LOG:
        return log(value)
    return log1p(value) if step == LOG1P else exp2(value)


cdef int _look_around(
    int64_t step, double* out, const double* a, const double* b, const double* c, Py_ssize_t size
) except -1:
    """Steps in which a block's value depends on other blocks."""
    cdef Py_ssize_t at, first
    cdef double total = 0.0
    if step == SELECT:
        for at in range(size):
            out[at] = b[at] if a[at] != 0 else c[at]
    elif step == SUM:
        _fill(out, _sum(a, size), size)
    elif step == CUMSUM:
        for at in range(size):
            total += a[at]
            out[at] = total
    elif step == PICK:
        if not 0 <= b[0] < size:
            raise IndexError(f"no block {b[0]}")
        _fill(out, a[<Py_ssize_t>b[0]], size)
    elif step == SHIFT:
        first = _bounded(b[0], size)
        for at in range(size):
            out[at] = a[at + first] if 0 <= at + first < size else 0.0
    elif step == BETWEEN:
        _between(out, a, _bounded(b[0], size), _bounded(c[0], size), size)
    else:
        _measure(step, out, a, b, size)
    return 0


cdef Py_ssize_t _bounded(double value, Py_ssize_t size) noexcept:
    """How many blocks on: not more than there are on either side. What is no number is too many."""
    if not value <= size:
        return size
    return -size if value < -size else <Py_ssize_t>value


cdef void _measure(
    int64_t step, double* out, const double* flags, const double* clock, Py_ssize_t size
) noexcept:
    """How far the clock has gone since the last flagged block, or goes until the next one."""
    cdef Py_ssize_t at
    cdef double met = INFINITY if step == AHEAD else -INFINITY
    if step == AHEAD:
        for at in range(size - 1, -1, -1):
            if flags[at] > 0 and clock[at] < met:
                met = clock[at]
            out[at] = met - clock[at]
    else:
        for at in range(size):
            if flags[at] > 0 and clock[at] > met:
                met = clock[at]
            out[at] = clock[at] - met


cdef void _between(
    double* out, const double* until, Py_ssize_t first, Py_ssize_t last, Py_ssize_t size
) noexcept:
    """What a sum grows by from `first` to `last` blocks after each block.

    Args:
        until: the sum of all values up to each block, itself among them.
    """
    cdef Py_ssize_t at
    # Between these two, both ends are on the page.
    cdef Py_ssize_t start = min(max(0, 1 - first, -last), size)
    cdef Py_ssize_t end = max(start, min(size, size - last, size + 1 - first))
    for at in range(start):
        out[at] = _before(until, at + last + 1, size) - _before(until, at + first, size)
    for at in range(start, end):
        out[at] = until[at + last] - until[at + first - 1]
    for at in range(end, size):
        out[at] = _before(until, at + last + 1, size) - _before(until, at + first, size)


cdef inline double _before(const double* until, Py_ssize_t at, Py_ssize_t size) noexcept:
    """The sum of all values before a block, which may be none of the page's."""
    return until[min(at, size) - 1] if at > 0 else 0.0


cdef double _sum(const double* values, Py_ssize_t size) noexcept:
    """The sum in NumPy's order: in halves down to 128 values, and of these in eight columns.

    The depth of the recursion is the logarithm of the size.
    """
    cdef Py_ssize_t at, half
    cdef int column
    cdef double[8] sums
    cdef double total = 0.0
    if size < 8:
        for at in range(size):
            total += values[at]
        return total
    if size > 128:
        half = size // 2
        half -= half % 8
        return _sum(values, half) + _sum(values + half, size - half)
    for column in range(8):
        sums[column] = values[column]
    at = 8
    while at + 8 <= size:
        for column in range(8):
            sums[column] += values[at + column]
        at += 8
    total = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + (
        (sums[4] + sums[5]) + (sums[6] + sums[7])
    )
    while at < size:
        total += values[at]
        at += 1
    return total
