"""One look at each character of a page's texts: words, folded texts, kinds of characters.

Which character means what comes in tables that the callers make. The last entry of a table stands
for all characters beyond it too. Texts that need more than a table go to the Python twin.
"""

from cpython.mem cimport PyMem_Free, PyMem_Malloc, PyMem_Realloc
from cpython.unicode cimport (
    PyUnicode_1BYTE_DATA,
    PyUnicode_1BYTE_KIND,
    PyUnicode_DATA,
    PyUnicode_FromObject,
    PyUnicode_GET_LENGTH,
    PyUnicode_KIND,
    PyUnicode_New,
    PyUnicode_READ,
)
from libc.stdint cimport int64_t, uint8_t, uint16_t, uint32_t, uint64_t

CONTRACT = 1


cdef inline Py_ssize_t _entry(Py_UCS4 char, Py_ssize_t last) noexcept:
    """The index of a character in a table: never beyond its end."""
    return <Py_ssize_t>char if <Py_ssize_t>char < last else last


# ---- Words and the ends of sentences -----------------------------------------------------------

BLANK, UNSPACED, MARK, CLOSER = 1, 2, 4, 8
cdef enum:
    _BLANK = 1
    _UNSPACED = 2
    _MARK = 4
    _CLOSER = 8


def shapes(texts, bytes table, count_words, int few, int closers):
    """For each text the number of words, and whether it ends as a sentence does.

    Args:
        texts: of a page.
        table: for each character, of which of `BLANK`, `UNSPACED`, `MARK` and `CLOSER` it is.
        count_words: the twin, asked for a text with `few` or more characters that are `UNSPACED`.
        few: see there.
        closers: how many characters may stand behind the final mark at most.
    """
    if not table:
        raise ValueError("a table with an entry")
    words, ends = [], []
    cdef const uint8_t* kinds = table
    cdef Py_ssize_t last = len(table) - 1, at, blanks, unspaced, size
    cdef int kind
    cdef uint8_t mask
    cdef void* data
    cdef str text
    for one in texts:
        text = PyUnicode_FromObject(one)
        kind, data, size = PyUnicode_KIND(text), PyUnicode_DATA(text), PyUnicode_GET_LENGTH(text)
        blanks = unspaced = 0
        for at in range(size):
            mask = kinds[_entry(PyUnicode_READ(kind, data, at), last)]
            blanks += mask & _BLANK
            unspaced += (mask & _UNSPACED) != 0
        if unspaced >= few:
            words.append(count_words(text))
        else:
            words.append(<double>(blanks + 1) if size else 0.0)
        at = size - 1
        while at >= 0 and size - at <= closers:
            if not kinds[_entry(PyUnicode_READ(kind, data, at), last)] & _CLOSER:
                break
            at -= 1
        ends.append(
            at >= 0 and (kinds[_entry(PyUnicode_READ(kind, data, at), last)] & _MARK) != 0
        )
    return words, ends


# ---- Folding -----------------------------------------------------------------------------------

ASK, EDGE, START = 1, 2, 4
cdef enum:
    _ASK = 1
    _EDGE = 2
    _START = 4


cdef class Fold:
    """Texts of plain ASCII, lowered and stripped; any other text goes to the twin.

    Args:
        lower: for each ASCII character the small one.
        kinds: for each ASCII character whether a text with it goes to the twin (`ASK`), whether it
            is removed at both ends (`EDGE`), and whether it is then removed at the start (`START`).
        twin: takes a text and gives it folded.
    """

    cdef bytes _lower, _kinds
    cdef object _twin

    def __cinit__(self, bytes lower not None, bytes kinds not None, twin):
        if len(lower) != 128 or len(kinds) != 128 or max(lower) > 127:
            raise ValueError("tables of ASCII have 128 entries")
        self._lower, self._kinds, self._twin = lower, kinds, twin

    def __call__(self, text):
        cdef str given = PyUnicode_FromObject(text)
        if PyUnicode_KIND(given) != PyUnicode_1BYTE_KIND:
            return self._twin(text)
        cdef const uint8_t* data = <const uint8_t*>PyUnicode_1BYTE_DATA(given)
        cdef const uint8_t* kinds = self._kinds
        cdef Py_ssize_t at, start = 0, end = PyUnicode_GET_LENGTH(given)
        for at in range(end):
            if data[at] > 127 or kinds[data[at]] & _ASK:
                return self._twin(text)
        while start < end and kinds[data[start]] & _EDGE:
            start += 1
        while start < end and kinds[data[end - 1]] & _EDGE:
            end -= 1
        while start < end and kinds[data[start]] & _START:
            start += 1
        return _lowered(data + start, end - start, self._lower)


cdef str _lowered(const uint8_t* data, Py_ssize_t size, const uint8_t* lower):
    """ASCII text through a table of 128 entries."""
    cdef str made = PyUnicode_New(size, 127)
    cdef uint8_t* out = <uint8_t*>PyUnicode_1BYTE_DATA(made)
    cdef Py_ssize_t at
    for at in range(size):
        out[at] = lower[data[at]]
    return made


UNKNOWN, BETWEEN = 0, 1


cdef class Plain:
    """The words of a text joined by single blanks, each character through a table.

    Args:
        table: for each character its small ASCII letter or digit, `BETWEEN` where it belongs to no
            word, or `UNKNOWN`: a text with such a character goes to the twin.
        twin: takes a text and gives its words.
    """

    cdef bytes _table
    cdef object _twin

    def __cinit__(self, bytes table not None, twin):
        if not table or max(table) > 127 or table[-1] != UNKNOWN:
            raise ValueError("a table of ASCII that ends with UNKNOWN")
        self._table, self._twin = table, twin

    def __call__(self, text):
        cdef str given = PyUnicode_FromObject(text)
        cdef Py_ssize_t size = self._size(given)
        if size < 0:
            return self._twin(text)
        cdef str made = PyUnicode_New(size, 127)
        if size:
            self._write(given, <uint8_t*>PyUnicode_1BYTE_DATA(made), size)
        return made

    cdef Py_ssize_t _size(self, str text) noexcept:
        """The length of the words with a blank between two; -1 where a character is unknown."""
        cdef const uint8_t* table = self._table
        cdef Py_ssize_t last = len(self._table) - 1, size = 0, at
        cdef int kind = PyUnicode_KIND(text)
        cdef void* data = PyUnicode_DATA(text)
        cdef bint within = False
        cdef uint8_t char
        for at in range(PyUnicode_GET_LENGTH(text)):
            char = table[_entry(PyUnicode_READ(kind, data, at), last)]
            if char == 0:
                return -1
            if char > 1:
                size += 1 if within or size == 0 else 2
            within = char > 1
        return size

    cdef void _write(self, str text, uint8_t* out, Py_ssize_t size) noexcept:
        """Write what `_size` has measured: the same steps, so never more than `size` characters."""
        cdef const uint8_t* table = self._table
        cdef Py_ssize_t last = len(self._table) - 1, done = 0, at
        cdef int kind = PyUnicode_KIND(text)
        cdef void* data = PyUnicode_DATA(text)
        cdef bint within = False
        cdef uint8_t char
        for at in range(PyUnicode_GET_LENGTH(text)):
            char = table[_entry(PyUnicode_READ(kind, data, at), last)]
            if char > 1:
                if not within and done:
                    out[done] = 32
                    done += 1
                out[done] = char
                done += 1
                if done >= size:
                    return
            within = char > 1


# ---- Kinds of characters -----------------------------------------------------------------------


cdef struct Pairs:
    # Pairs of a word's number and its block, in memory that grows.
    uint64_t* words
    int64_t* blocks
    Py_ssize_t size
    Py_ssize_t room


cdef int _add(Pairs* pairs, uint64_t word, int64_t block) except -1:
    cdef Py_ssize_t room
    cdef void* moved
    if pairs.size == pairs.room:
        room = max(1024, 2 * pairs.room)
        moved = PyMem_Realloc(pairs.words, room * sizeof(uint64_t))
        if not moved:
            raise MemoryError
        pairs.words = <uint64_t*>moved
        moved = PyMem_Realloc(pairs.blocks, room * sizeof(int64_t))
        if not moved:
            raise MemoryError
        pairs.blocks = <int64_t*>moved
        pairs.room = room
    pairs.words[pairs.size] = word
    pairs.blocks[pairs.size] = block
    pairs.size += 1
    return 0


cdef class Characters:
    """Counts characters by their kinds, and numbers words by their first letters.

    Args:
        kinds: for each character the bits of its kinds, as the bytes of 16-bit numbers.
        lower: for each character its small one, as the bytes of 32-bit numbers; others are small.
        counted: bits, each of which has a row in the counts.
        bits: those of capitals, small letters, of what words are made of, and of scripts without
            blanks.
        powers: what the letters of a word are multiplied with, as the bytes of 64-bit numbers;
            later letters do not count.
        long: the letters that a word must have, and those that it must have if its first letter is
            `syllables` or beyond.
        syllables: see there.
    """

    cdef bytes _kinds, _lower, _powers
    cdef uint16_t _counted[16]
    cdef int _rows
    cdef uint16_t _upper, _small, _word, _unspaced
    cdef Py_ssize_t _long, _short
    cdef uint32_t _syllables

    def __cinit__(
        self, bytes kinds not None, bytes lower not None, tuple counted not None,
        tuple bits not None, bytes powers not None, tuple long not None, uint32_t syllables,
    ):
        if not kinds or len(kinds) % 2 or len(lower) % 4 or len(powers) % 8 or len(counted) > 16:
            raise ValueError("tables of 16, 32 and 64 bits, and at most 16 kinds")
        self._kinds, self._lower, self._powers = kinds, lower, powers
        self._rows = len(counted)
        for row in range(self._rows):
            self._counted[row] = counted[row]
        self._upper, self._small, self._word, self._unspaced = bits
        self._long, self._short = long
        self._syllables = syllables

    def __call__(
        self, list texts not None, double[:, ::1] counts not None, int64_t[::1] first not None,
        int64_t[::1] last not None,
    ):
        """Fill the rows of `counts` (each kind, words with a capital, words with a small letter).

        Returns:
            Bytes of 64-bit numbers: of a word each, and of the block that it stands in.
        """
        cdef Py_ssize_t size = len(texts), block
        if (
            counts.shape[0] != self._rows + 2 or counts.shape[1] != size
            or first.shape[0] != size or last.shape[0] != size
        ):
            raise ValueError("a column a text")
        cdef Pairs pairs = Pairs(NULL, NULL, 0, 0)
        cdef double[18] found
        cdef int row
        cdef str text
        try:
            for block in range(size):
                text = PyUnicode_FromObject(texts[block])
                self._kinds_of(text, found, &first[block], &last[block])
                for row in range(self._rows + 2):
                    counts[row, block] = found[row]
                self._words_of(text, block, &pairs)
            return (
                (<char*>pairs.words)[: pairs.size * sizeof(uint64_t)] if pairs.size else b"",
                (<char*>pairs.blocks)[: pairs.size * sizeof(int64_t)] if pairs.size else b"",
            )
        finally:
            PyMem_Free(pairs.words)
            PyMem_Free(pairs.blocks)

    cdef void _kinds_of(self, str text, double* found, int64_t* first, int64_t* last) noexcept:
        """Count one text: `found` has room for `_rows` numbers, at most 16, and two."""
        cdef const uint16_t* kinds = <const uint16_t*><const char*>self._kinds
        cdef Py_ssize_t end = len(self._kinds) // 2 - 1, size = PyUnicode_GET_LENGTH(text), at
        cdef int kind = PyUnicode_KIND(text), row
        cdef void* data = PyUnicode_DATA(text)
        cdef uint16_t bits, of_interest = 0
        cdef bint within = False
        for row in range(self._rows):
            of_interest |= self._counted[row]
        for row in range(self._rows + 2):
            found[row] = 0
        for at in range(size):
            bits = kinds[_entry(PyUnicode_READ(kind, data, at), end)]
            if bits & of_interest:
                for row in range(self._rows):
                    found[row] += (bits & self._counted[row]) != 0
            if bits & self._word and not within:
                found[self._rows] += (bits & self._upper) != 0
                found[self._rows + 1] += (bits & self._small) != 0
            within = (bits & self._word) != 0
        # a newline ends each text, and is all that an empty one has
        first[0] = kinds[_entry(PyUnicode_READ(kind, data, 0) if size else 10, end)]
        last[0] = PyUnicode_READ(kind, data, size - 1) if size else 10

    cdef int _words_of(self, str text, int64_t block, Pairs* pairs) except -1:
        """Add the longer words of a text, and in scripts without blanks each two neighbours."""
        cdef const uint16_t* kinds = <const uint16_t*><const char*>self._kinds
        cdef const uint32_t* lower = <const uint32_t*><const char*>self._lower
        cdef const uint64_t* powers = <const uint64_t*><const char*>self._powers
        cdef Py_ssize_t end = len(self._kinds) // 2 - 1, small = len(self._lower) // 4
        cdef Py_ssize_t stem = len(self._powers) // 8, at, letters = 0
        cdef int kind = PyUnicode_KIND(text)
        cdef void* data = PyUnicode_DATA(text)
        cdef uint16_t bits
        cdef uint32_t char, head = 0, before = 0  # `before`: the neighbour in such a script, or 0
        cdef uint64_t word = 0
        for at in range(PyUnicode_GET_LENGTH(text)):
            char = PyUnicode_READ(kind, data, at)
            bits = kinds[_entry(char, end)]
            if <Py_ssize_t>char < small:
                char = lower[char]
            if bits & self._unspaced:
                if before:
                    _add(pairs, (<uint64_t>before << 21) | char, block)
                before = char
            else:
                before = 0
                if bits & self._word:
                    if letters == 0:
                        head, word = char, 0
                    if letters < stem:
                        word += char * powers[letters]
                    letters += 1
                    continue
            if letters:
                self._end_word(head, letters, word, block, pairs)
                letters = 0
        if letters:
            self._end_word(head, letters, word, block, pairs)
        return 0

    cdef int _end_word(
        self, uint32_t head, Py_ssize_t letters, uint64_t word, int64_t block, Pairs* pairs
    ) except -1:
        if letters >= (self._short if head >= self._syllables else self._long):
            _add(pairs, word, block)
        return 0
