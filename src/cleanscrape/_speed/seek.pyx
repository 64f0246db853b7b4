"""Short runs of characters, looked for in all texts of a page at once by a machine of states.

Each character of a text leads from one state to the next. Which runs end in a state comes in tables
that the caller makes.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_GET_SIZE
from cpython.unicode cimport (
    PyUnicode_DATA,
    PyUnicode_FromObject,
    PyUnicode_GET_LENGTH,
    PyUnicode_KIND,
)
from libc.stdint cimport uint8_t, uint16_t, uint32_t, uint64_t

CONTRACT = 1
MOST_MEANINGS = 64


# A string keeps each character in one, two or four bytes; a loop over them is compiled for each.
ctypedef fused Code:
    uint8_t
    uint16_t
    uint32_t


cdef class Seeker:
    """Says which texts hold which runs.

    Args:
        kinds: for each character its kind; the last entry stands for all characters beyond it too.
        width: how many kinds there are.
        following: for each state, and each kind of the next character, where the entries of the
            state begin that it leads to, as the bytes of 16-bit numbers.
        first: where the entries of the first state begin.
        meanings: for each state in which a run ends, the bits of what that means, as the bytes of
            64-bit numbers. These states come before all others.
        count: how many meanings there are.
    """

    cdef bytes _kinds, _following, _meanings
    cdef uint16_t _first
    cdef Py_ssize_t _width, _count

    def __cinit__(
        self, bytes kinds not None, Py_ssize_t width, bytes following not None, uint16_t first,
        bytes meanings not None, Py_ssize_t count,
    ):
        cdef const uint16_t* entries = <const uint16_t*>PyBytes_AS_STRING(following)
        cdef Py_ssize_t size = PyBytes_GET_SIZE(following) // 2, at
        if not kinds or max(kinds) >= width or size == 0 or size % width or size > 0x10000:
            raise ValueError("tables of other sizes")
        if len(meanings) % 8 or len(meanings) // 8 * width > size or not 0 < count <= MOST_MEANINGS:
            raise ValueError("too many meanings")
        for at in range(size):
            if entries[at] >= size or entries[at] % width:
                raise ValueError("an entry that is no state")
        if first >= size or first % width:
            raise ValueError("a first state")
        self._kinds, self._following, self._meanings = kinds, following, meanings
        self._first, self._width, self._count = first, width, count

    def __call__(self, texts):
        """For each meaning, the indices of the texts that hold a run of it, in order."""
        cdef list found = []
        cdef Py_ssize_t index = 0, meaning
        cdef uint64_t seen
        for meaning in range(self._count):
            found.append([])
        for one in texts:
            seen = self._seen(PyUnicode_FromObject(one))
            if seen:
                for meaning in range(self._count):
                    if seen >> meaning & 1:
                        (<list>found[meaning]).append(index)
            index += 1
        return found

    cdef uint64_t _seen(self, str text) noexcept:
        """The bits of all that the runs in a text mean."""
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
        cdef int kind = PyUnicode_KIND(text)
        cdef void* data = PyUnicode_DATA(text)
        if kind == 1:
            return _run(self, <const uint8_t*>data, size)
        if kind == 2:
            return _run(self, <const uint16_t*>data, size)
        return _run(self, <const uint32_t*>data, size)


cdef uint64_t _run(Seeker tables, const Code* text, Py_ssize_t size) noexcept:
    # All entries, and the first one, begin a state within the table, and no kind is wider than one:
    # `__cinit__` has looked.
    cdef const uint8_t* kinds = <const uint8_t*>PyBytes_AS_STRING(tables._kinds)
    cdef const uint16_t* following = <const uint16_t*>PyBytes_AS_STRING(tables._following)
    cdef const uint64_t* meanings = <const uint64_t*>PyBytes_AS_STRING(tables._meanings)
    cdef Py_ssize_t last = PyBytes_GET_SIZE(tables._kinds) - 1, width = tables._width, at, code
    cdef Py_ssize_t state = tables._first, others = PyBytes_GET_SIZE(tables._meanings) // 8 * width
    cdef uint64_t seen = 0
    for at in range(size):
        code = text[at]
        state = following[state + kinds[code if code < last else last]]
        if state < others:
            seen |= meanings[state // width]
    return seen
