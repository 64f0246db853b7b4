"""One look at each character of a page's texts: words, folded texts, kinds of characters.

Which character means what comes in tables that the callers make. The last entry of a table stands
for all characters beyond it too. Texts that need more than a table go to the Python twin.
"""

from cpython.bytes cimport PyBytes_AS_STRING
from cpython.mem cimport PyMem_Free, PyMem_Malloc, PyMem_Realloc
from cpython.unicode cimport (
    PyUnicode_1BYTE_DATA,
    PyUnicode_DATA,
    PyUnicode_FromObject,
    PyUnicode_GET_LENGTH,
    PyUnicode_KIND,
    PyUnicode_New,
    PyUnicode_READ,
    PyUnicode_Tailmatch,
)
from libc.stdint cimport int64_t, uint8_t, uint16_t, uint32_t, uint64_t

from sys import byteorder

CONTRACT = 3


# A string keeps each character in one, two or four bytes; a loop over them is compiled for each.
ctypedef fused Code:
    uint8_t
    uint16_t
    uint32_t


cdef inline Py_ssize_t _entry(Py_ssize_t code, Py_ssize_t last) noexcept:
    """The index of a character in a table: never beyond its end."""
    return code if code < last else last


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
    cdef Looked looked
    cdef str text
    for one in texts:
        text = PyUnicode_FromObject(one)
        looked = _look(text, table, len(table) - 1, closers)
        if looked.unspaced >= few:
            words.append(count_words(text))
        else:
            words.append(<double>(looked.blanks + 1) if text else 0.0)
        ends.append(looked.ends)
    return words, ends


cdef struct Looked:
    Py_ssize_t blanks
    Py_ssize_t unspaced
    bint ends


cdef Looked _look(str text, const uint8_t* table, Py_ssize_t last, int closers) noexcept:
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    cdef int kind = PyUnicode_KIND(text)
    cdef void* data = PyUnicode_DATA(text)
    if kind == 1:
        return _look_at(<const uint8_t*>data, size, table, last, closers)
    if kind == 2:
        return _look_at(<const uint16_t*>data, size, table, last, closers)
    return _look_at(<const uint32_t*>data, size, table, last, closers)


cdef Looked _look_at(
    const Code* text, Py_ssize_t size, const uint8_t* table, Py_ssize_t last, int closers
) noexcept:
    cdef Py_ssize_t at, blanks = 0, unspaced = 0
    cdef uint8_t mask
    for at in range(size):
        mask = table[_entry(text[at], last)]
        blanks += mask & _BLANK
        unspaced += (mask & _UNSPACED) != 0
    at = size - 1
    while at >= 0 and size - at <= closers and table[_entry(text[at], last)] & _CLOSER:
        at -= 1
    return Looked(blanks, unspaced, at >= 0 and (table[_entry(text[at], last)] & _MARK) != 0)


# ---- Folding -----------------------------------------------------------------------------------

ASK, EDGE, START, TWIN = 1, 2, 4, 8
cdef enum:
    _ASK = 1
    _EDGE = 2
    _START = 4
    _TWIN = 8


cdef class Fold:
    """Texts in small letters and stripped; a text with a character beyond the tables goes to `twin`.

    Args:
        lower: for each character the small one.
        kinds: for each character whether a folded text with it goes to `ask` (`ASK`), whether it is
            removed at both ends (`EDGE`), whether it is then removed at the start (`START`), and
            whether a text with it goes to the twin (`TWIN`), as the last one of the table does.
        ask: takes a text, lowered and stripped, and finishes it.
        twin: takes a text and gives it folded.
    """

    cdef bytes _lower, _kinds  # codes of two bytes; bytes
    cdef Py_ssize_t _last
    cdef object _ask, _twin

    def __cinit__(self, str lower not None, bytes kinds not None, ask, twin):
        if not kinds or len(lower) != len(kinds) or not kinds[-1] & _TWIN:
            raise ValueError("tables of one length, and a last entry for the twin")
        self._lower = b"".join([ord(small).to_bytes(2, byteorder) for small in lower])
        self._kinds, self._last, self._ask, self._twin = kinds, len(kinds) - 1, ask, twin

    def __call__(self, text):
        cdef str given = PyUnicode_FromObject(text), made
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(given)
        cdef int kind = PyUnicode_KIND(given)
        cdef void* data = PyUnicode_DATA(given)
        cdef Folded folded = Folded(0, size, 0, 0)
        if kind == 1:
            _measure(self, <const uint8_t*>data, &folded)
        elif kind == 2:
            _measure(self, <const uint16_t*>data, &folded)
        else:
            _measure(self, <const uint32_t*>data, &folded)
        if folded.kinds & _TWIN:
            return self._twin(text)
        made = PyUnicode_New(folded.end - folded.start, folded.letters)
        if kind == 1:
            _write(self, <const uint8_t*>data, folded, made)
        elif kind == 2:
            _write(self, <const uint16_t*>data, folded, made)
        else:
            _write(self, <const uint32_t*>data, folded, made)
        return self._ask(made) if folded.kinds & _ASK else made


cdef struct Folded:
    Py_ssize_t start
    Py_ssize_t end
    uint16_t letters  # the bits of all small letters between them
    uint8_t kinds  # likewise of what they are; not all of them where the twin is needed


cdef void _measure(Fold fold, const Code* text, Folded* folded) noexcept:
    """Leave out what is removed at the ends of a text, and look at what is between them."""
    cdef const uint8_t* kinds = <const uint8_t*>PyBytes_AS_STRING(fold._kinds)
    cdef const uint16_t* lower = <const uint16_t*>PyBytes_AS_STRING(fold._lower)
    cdef Py_ssize_t last = fold._last, start = folded.start, end = folded.end, at
    cdef uint8_t kind, seen = 0
    cdef uint16_t letters = 0
    while start < end and kinds[_entry(text[start], last)] & _EDGE:
        start += 1
    while start < end and kinds[_entry(text[end - 1], last)] & _EDGE:
        end -= 1
    while start < end and kinds[_entry(text[start], last)] & _START:
        start += 1
    for at in range(start, end):
        kind = kinds[_entry(text[at], last)]
        seen |= kind
        if kind & _TWIN:
            break
        letters |= lower[text[at]]  # before the last entry, which is one for the twin
    folded.start, folded.end, folded.kinds, folded.letters = start, end, seen, letters


cdef void _write(Fold fold, const Code* text, Folded folded, str made) noexcept:
    """Write the small letters to `made`, which has been made for them."""
    cdef const uint16_t* lower = <const uint16_t*>PyBytes_AS_STRING(fold._lower)
    cdef Py_ssize_t size = folded.end - folded.start, at
    cdef uint8_t* narrow = <uint8_t*>PyUnicode_DATA(made)
    cdef uint16_t* wide = <uint16_t*>PyUnicode_DATA(made)
    text += folded.start
    if PyUnicode_KIND(made) == 1:
        for at in range(size):
            narrow[at] = <uint8_t>lower[text[at]]
    else:  # two bytes: no letter takes more
        for at in range(size):
            wide[at] = lower[text[at]]


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
            self._through(given, <uint8_t*>PyUnicode_1BYTE_DATA(made))
        return made

    cdef Py_ssize_t _size(self, str text) noexcept:
        """The length of the words with a blank between two; -1 where a character is unknown."""
        return self._through(text, NULL)

    cdef Py_ssize_t _through(self, str text, uint8_t* out) noexcept:
        """Write the words to `out`, which has room for `_size` characters, if it is not NULL."""
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text), last = len(self._table) - 1
        cdef const uint8_t* table = self._table
        cdef int kind = PyUnicode_KIND(text)
        cdef void* data = PyUnicode_DATA(text)
        if kind == 1:
            return _plain(<const uint8_t*>data, size, table, last, out)
        if kind == 2:
            return _plain(<const uint16_t*>data, size, table, last, out)
        return _plain(<const uint32_t*>data, size, table, last, out)


cdef Py_ssize_t _plain(
    const Code* text, Py_ssize_t size, const uint8_t* table, Py_ssize_t last, uint8_t* out
) noexcept:
    # With `out` the same steps are taken as without it, so that no more is written than was counted.
    cdef Py_ssize_t done = 0, at
    cdef bint within = False
    cdef uint8_t char
    for at in range(size):
        char = table[_entry(text[at], last)]
        if char == 0:
            return -1
        if char == 1:
            within = False
            continue
        if not within and done:
            if out:
                out[done] = 32
            done += 1
        if out:
            out[done] = char
        done += 1
        within = True
    return done


# ---- Phrases ------------------------------------------------------------------------------------

cdef enum:
    _SMALL = 0x250  # ASCII and the Latin letters with accents


cdef Py_ssize_t _first_word(str text) noexcept:
    """Where the first word of a text ends; 0 where a blank is before it."""
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text), at = 0
    cdef int kind = PyUnicode_KIND(text)
    cdef void* data = PyUnicode_DATA(text)
    while at < size and not (<Py_UCS4>PyUnicode_READ(kind, data, at)).isspace():
        at += 1
    return at


cdef class Phrases:
    """The lookups of `cleanscrape.lexicons.Phrases`, which is their twin and makes the tables.

    Args:
        exact: whole phrase to category.
        prefixes: how a phrase begins, to category.
        suffixes: how a phrase ends, to category.
        heads: by the first two characters, or one, the prefixes that may follow; longest first.
        tails: by the last character the suffixes, longest first.
        last_words: see the twin.
    """

    cdef dict _exact, _prefixes, _suffixes, _heads, _tails
    cdef readonly object last_words
    # Whether a prefix begins, a suffix ends with one of the first characters of Unicode: most texts
    # have no other there, and most of them are settled by that.
    cdef bint _begins[_SMALL]
    cdef bint _ends[_SMALL]

    def __cinit__(
        self, dict exact not None, dict prefixes not None, dict suffixes not None,
        dict heads not None, dict tails not None, last_words,
    ):
        self._exact, self._prefixes, self._suffixes = exact, prefixes, suffixes
        self._heads, self._tails, self.last_words = heads, tails, last_words
        cdef Py_UCS4 code
        for key in heads:
            code = (<str?>key)[0]
            if code < _SMALL:
                self._begins[code] = True
        for key in tails:
            code = (<str?>key)[0]
            if code < _SMALL:
                self._ends[code] = True

    def exact(self, str folded not None):
        return self._exact.get(folded)

    def is_head(self, str folded not None):
        return folded in self._prefixes

    cpdef object category(self, str folded):
        if folded is None:
            raise TypeError("a text")
        if not folded:
            return None
        found = self._exact.get(folded)
        if found is not None:
            return found
        found = self._head(folded)
        if found:
            return self._prefixes[found]
        found = self._tail(folded)
        return self._suffixes[found] if found else None

    def found(self, texts):
        """The category of each text that has one, by the text's number."""
        cdef Py_ssize_t number = 0
        cdef dict found = {}
        for folded in texts:
            category = self.category(folded)
            if category is not None:
                found[number] = category
            number += 1
        return found

    def rows(self, texts, str marks not None):
        """The numbers of the texts all of whose words, without marks at their ends, are phrases."""
        cdef Py_ssize_t number = 0, at
        cdef list found = []
        cdef str folded
        for one in texts:
            folded = PyUnicode_FromObject(one)
            at = _first_word(folded)  # most texts are settled by it
            if at == 0 or folded[:at].strip(marks) in self._exact:
                words = folded.split()
                if words and all([word.strip(marks) in self._exact for word in words]):
                    found.append(number)
            number += 1
        return found

    def head(self, str folded not None):
        return self._head(folded)

    def tail(self, str folded not None):
        return self._tail(folded)

    cdef str _head(self, str folded):
        cdef Py_UCS4 first
        if not folded:
            return ""
        first = folded[0]
        if first < _SMALL and not self._begins[first]:
            return ""
        prefixes = self._heads.get(folded[:2]) or self._heads.get(folded[:1])
        if prefixes is not None:
            for prefix in <tuple?>prefixes:
                if PyUnicode_Tailmatch(folded, prefix, 0, len(folded), -1):
                    return prefix
        return ""

    cdef str _tail(self, str folded):
        cdef Py_UCS4 last
        if not folded:
            return ""
        last = folded[len(folded) - 1]
        if last < _SMALL and not self._ends[last]:
            return ""
        suffixes = self._tails.get(folded[len(folded) - 1])
        if suffixes is not None:
            for suffix in <tuple?>suffixes:
                if PyUnicode_Tailmatch(folded, suffix, 0, len(folded), 1):
                    return suffix
        return ""


# ---- Kinds of characters -----------------------------------------------------------------------


cdef struct Pairs:
    # Pairs of a word's number and its block, in memory that grows.
    uint64_t* words
    int64_t* blocks
    Py_ssize_t size
    Py_ssize_t room


cdef enum:
    _BYTES = 8  # of a packed number
    _MOST = 255  # that fits into one
    _KINDS = 512


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
        kinds: for each character the bits of its kinds, nine at most, as the bytes of 16-bit
            numbers.
        lower: for each character its small one, as the bytes of 32-bit numbers; others are small.
        counted: bits, six at most, each of which has a row in the counts.
        bits: those of capitals, small letters, of what words are made of, and of scripts without
            blanks.
        powers: what the letters of a word are multiplied with, as the bytes of 64-bit numbers;
            later letters do not count.
        long: the letters that a word must have, and those that it must have if its first letter is
            `syllables` or beyond.
        syllables: see there.
    """

    cdef bytes _kinds, _lower, _powers
    # What a character of some kinds counts for, a byte a row: within a word, then where one may
    # begin.
    cdef uint64_t _counts[2 * _KINDS]
    cdef int _rows
    cdef uint16_t _word, _unspaced
    cdef Py_ssize_t _long, _short
    cdef uint32_t _syllables

    def __cinit__(
        self, bytes kinds not None, bytes lower not None, tuple counted not None,
        tuple bits not None, bytes powers not None, tuple long not None, uint32_t syllables,
    ):
        if not kinds or len(kinds) % 2 or len(lower) % 4 or len(powers) % 8:
            raise ValueError("tables of 16, 32 and 64 bits")
        cdef const uint16_t* known = <const uint16_t*><const char*>kinds
        cdef Py_ssize_t at
        for at in range(len(kinds) // 2):
            if known[at] >= _KINDS:
                raise ValueError("kinds of more than nine bits")
        if len(counted) + 2 > _BYTES:
            raise ValueError("at most six kinds")
        self._kinds, self._lower, self._powers = kinds, lower, powers
        self._rows = len(counted) + 2
        upper, small, self._word, self._unspaced = bits
        for own in range(_KINDS):
            seen = [own & kind for kind in counted]
            begins = [own & self._word and own & kind for kind in (upper, small)]
            self._counts[own] = _packed(seen)
            self._counts[_KINDS + own] = _packed(seen + begins)
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
            counts.shape[0] != self._rows or counts.shape[1] != size
            or first.shape[0] != size or last.shape[0] != size
        ):
            raise ValueError("a column a text")
        cdef Pairs pairs = Pairs(NULL, NULL, 0, 0)
        cdef Py_ssize_t[_BYTES] found
        cdef int row
        cdef str text
        try:
            for block in range(size):
                text = PyUnicode_FromObject(texts[block])
                self._read(text, block, found, &first[block], &last[block], &pairs)
                for row in range(self._rows):
                    counts[row, block] = found[row]
            return (
                (<char*>pairs.words)[: pairs.size * sizeof(uint64_t)] if pairs.size else b"",
                (<char*>pairs.blocks)[: pairs.size * sizeof(int64_t)] if pairs.size else b"",
            )
        finally:
            PyMem_Free(pairs.words)
            PyMem_Free(pairs.blocks)

    cdef int _read(
        self, str text, int64_t block, Py_ssize_t* found, int64_t* first, int64_t* last,
        Pairs* pairs,
    ) except -1:
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
        cdef int kind = PyUnicode_KIND(text)
        cdef void* data = PyUnicode_DATA(text)
        if kind == 1:
            _characters(self, <const uint8_t*>data, size, block, found, pairs)
        elif kind == 2:
            _characters(self, <const uint16_t*>data, size, block, found, pairs)
        else:
            _characters(self, <const uint32_t*>data, size, block, found, pairs)
        # a newline ends each text, and is all that an empty one has
        cdef const uint16_t* kinds = <const uint16_t*><const char*>self._kinds
        first[0] = kinds[_entry(<Py_ssize_t>text[0] if size else 10, len(self._kinds) // 2 - 1)]
        last[0] = <Py_ssize_t>text[size - 1] if size else 10
        return 0


def _packed(flags):
    """Eight flags, or fewer, as a number with a byte for each."""
    return sum(1 << 8 * place for place, flag in enumerate(flags) if flag)


cdef struct Word:
    # The word, or the part of one, that stands before a character.
    uint64_t number
    uint32_t head  # its first letter
    Py_ssize_t letters
    uint32_t before  # the neighbour in a script without blanks, or 0


cdef int _characters(
    Characters tables, const Code* text, Py_ssize_t size, int64_t block, Py_ssize_t* found,
    Pairs* pairs,
) except -1:
    """Count the kinds in one text, and add its longer words.

    In scripts without blanks each two neighbours are added.
    """
    cdef const uint16_t* kinds = <const uint16_t*><const char*>tables._kinds
    cdef const uint32_t* lower = <const uint32_t*><const char*>tables._lower
    cdef const uint64_t* powers = <const uint64_t*><const char*>tables._powers
    cdef const uint64_t* counts = &tables._counts[0]
    cdef Py_ssize_t end = len(tables._kinds) // 2 - 1, small = len(tables._lower) // 4
    cdef Py_ssize_t stem = len(tables._powers) // 8, at = 0, stop
    cdef uint16_t bits, word_bit = tables._word, unspaced = tables._unspaced
    cdef uint32_t char, begins = _KINDS
    cdef uint64_t seen
    cdef int row
    cdef Word word = Word(0, 0, 0, 0)
    for row in range(_BYTES):
        found[row] = 0
    while at < size:
        stop, seen = min(size, at + _MOST), 0
        while at < stop:
            char = text[at]
            at += 1
            bits = kinds[_entry(char, end)]  # below `_KINDS`
            seen += counts[begins + bits]
            begins = 0 if bits & word_bit else _KINDS
            if <Py_ssize_t>char < small:
                char = lower[char]
            if bits & word_bit and not bits & unspaced:
                if word.letters == 0:
                    word.head, word.number = char, 0
                if word.letters < stem:
                    word.number += char * powers[word.letters]
                word.letters += 1
                word.before = 0
                continue
            if bits & unspaced:
                if word.before:
                    _add(pairs, (<uint64_t>word.before << 21) | char, block)
                word.before = char
            else:
                word.before = 0
            _end_word(tables, &word, block, pairs)
        for row in range(_BYTES):
            found[row] += seen >> 8 * row & 255
    _end_word(tables, &word, block, pairs)
    return 0


cdef inline int _end_word(Characters tables, Word* word, int64_t block, Pairs* pairs) except -1:
    cdef Py_ssize_t least = tables._short if word.head >= tables._syllables else tables._long
    cdef Py_ssize_t letters = word.letters
    word.letters = 0
    if letters and letters >= least:
        _add(pairs, word.number, block)
    return 0
