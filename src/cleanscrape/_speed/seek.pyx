"""Short runs of characters, looked for in all texts of a page at once.

Bits of numbers stand for the places of the runs. A bit is set while the characters read last are
those of a run up to this place, so a few operations a character follow all runs (Baeza-Yates and
Gonnet's Shift-And). Which characters a place takes comes in tables that the caller makes.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_GET_SIZE
from cpython.unicode cimport (
    PyUnicode_DATA,
    PyUnicode_FromObject,
    PyUnicode_GET_LENGTH,
    PyUnicode_KIND,
)
from libc.stdint cimport uint8_t, uint16_t, uint32_t, uint64_t
from libc.string cimport memcpy

CONTRACT = 1
KINDS, WIDTH, MOST_NUMBERS = 256, 64, 16
cdef enum:
    _KINDS = 256
    _WIDTH = 64  # bits of a number
    _MOST = 16  # numbers of bits


# A string keeps each character in one, two or four bytes; a loop over them is compiled for each.
ctypedef fused Code:
    uint8_t
    uint16_t
    uint32_t


cdef class Seeker:
    """Says which texts hold which runs.

    Args:
        kinds: for each character its kind; the last entry stands for all characters beyond it too.
        taken: for each number of bits, and each of the `KINDS` kinds, the bits of the places that
            take it, as the bytes of 64-bit numbers.
        starts: the bits of the first places, a 64-bit number for each number of bits.
        ends: those of the last places.
        meanings: for each bit, what the end of a run there means.
        count: how many meanings there are.
    """

    cdef bytes _kinds
    cdef uint64_t _taken[_MOST][_KINDS]
    cdef uint64_t _starts[_MOST]
    cdef uint64_t _ends[_MOST]
    cdef uint8_t _meanings[_MOST * _WIDTH]
    cdef Py_ssize_t _numbers, _count

    def __cinit__(
        self, bytes kinds not None, bytes taken not None, bytes starts not None,
        bytes ends not None, bytes meanings not None, Py_ssize_t count,
    ):
        cdef Py_ssize_t size = PyBytes_GET_SIZE(starts)
        self._numbers, self._count = size // 8, count
        if (
            not kinds or size % 8 or self._numbers > _MOST or len(ends) != size
            or len(taken) != size * _KINDS or len(meanings) != size * 8
            or max(meanings, default=0) >= count
        ):
            raise ValueError("tables of other sizes, or too many")
        self._kinds = kinds
        memcpy(self._taken, PyBytes_AS_STRING(taken), size * _KINDS)
        memcpy(self._starts, PyBytes_AS_STRING(starts), size)
        memcpy(self._ends, PyBytes_AS_STRING(ends), size)
        memcpy(self._meanings, PyBytes_AS_STRING(meanings), size * 8)

    def __call__(self, texts):
        """For each meaning, the indices of the texts that hold a run of it, in order."""
        cdef list found = [[] for _ in range(self._count)], last = [-1] * self._count
        cdef Py_ssize_t index = 0, number
        cdef uint64_t seen
        cdef str text
        for one in texts:
            text = PyUnicode_FromObject(one)
            for number in range(self._numbers):
                seen = self._seen(text, number)
                if seen:
                    self._note(seen, number, index, found, last)
            index += 1
        return found

    cdef int _note(
        self, uint64_t seen, Py_ssize_t number, Py_ssize_t index, list found, list last
    ) except -1:
        """Add a text to what its bits mean, each once."""
        cdef int bit
        cdef uint8_t meaning  # less than `_count`, as `__cinit__` has checked
        for bit in range(_WIDTH):
            if seen >> bit & 1:
                meaning = self._meanings[number * _WIDTH + bit]
                if last[meaning] != index:
                    last[meaning] = index
                    (<list>found[meaning]).append(index)
        return 0

    cdef uint64_t _seen(self, str text, Py_ssize_t number) noexcept:
        """The ends that are reached in a text."""
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
        cdef int kind = PyUnicode_KIND(text)
        cdef void* data = PyUnicode_DATA(text)
        if kind == 1:
            return _run(self, <const uint8_t*>data, size, number)
        if kind == 2:
            return _run(self, <const uint16_t*>data, size, number)
        return _run(self, <const uint32_t*>data, size, number)


cdef uint64_t _run(Seeker tables, const Code* text, Py_ssize_t size, Py_ssize_t number) noexcept:
    cdef const uint8_t* kinds = <const uint8_t*>PyBytes_AS_STRING(tables._kinds)
    cdef const uint64_t* taken = tables._taken[number]  # an entry for each value of a byte
    cdef Py_ssize_t last = PyBytes_GET_SIZE(tables._kinds) - 1, at, code
    cdef uint64_t starts = tables._starts[number], ends = tables._ends[number]
    cdef uint64_t places = 0, seen = 0
    for at in range(size):
        code = text[at]
        places = ((places << 1) | starts) & taken[kinds[code if code < last else last]]
        seen |= places & ends
    return seen
