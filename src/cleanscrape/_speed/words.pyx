"""Words looked for in texts: all words at once, in one pass over each text.

Which words, and where in a text they count, the callers say.
"""

from cpython.bytes cimport PyBytes_AS_STRING
from cpython.mem cimport PyMem_Calloc, PyMem_Free
from cpython.unicode cimport (
    PyUnicode_1BYTE_DATA,
    PyUnicode_DATA,
    PyUnicode_FromObject,
    PyUnicode_GET_LENGTH,
    PyUnicode_KIND,
    PyUnicode_New,
    PyUnicode_READ,
    PyUnicode_Substring,
    PyUnicode_Tailmatch,
)
from libc.stdint cimport uint8_t, uint16_t, uint32_t, uint64_t

from sys import byteorder as _ORDER

CONTRACT = 1

# A string keeps each character in one, two or four bytes; a loop over them is compiled for each.
ctypedef fused Code:
    uint8_t
    uint16_t
    uint32_t

cdef uint64_t ALL = <uint64_t>-1

cdef enum:
    GROUPS = 255  # words share one, by their first characters

# What a character may be, in the table of `Signs`.
cdef enum:
    STOP = 1
    TRAILING = 2
    ENDS_TAIL = 4
    OPENS_FREE = 8
    OPENS_BOUND = 16


cdef class Words:
    """Words to look for in texts.

    Args:
        words: none of them empty.
    """

    cdef readonly str initials  # the characters that words begin with
    cdef bytes _first  # for each character the group of words that begin with it, or 0
    cdef Py_ssize_t _last  # its last entry, which is 0 and stands for all characters beyond
    # The words by their groups: of each its length and its characters, and a 0 behind the last one.
    cdef bytes _codes
    cdef Py_ssize_t[GROUPS + 1] _groups  # where each group begins there
    # Of each group the last six bits of second characters: one bit for each value that occurs. Most
    # places of a text that begin like a word are settled by it.
    cdef uint64_t[GROUPS + 1] _seconds

    def __cinit__(self, words):
        self.initials = ""
        cdef dict groups = {}
        cdef str word
        for word in sorted({*words}):
            if not word:
                raise ValueError("a word has characters")
            groups.setdefault(1 + ord(word[0]) % GROUPS, []).append(word)
            if word[0] not in self.initials:
                self.initials += word[0]
        first, codes = bytearray(_greatest(self.initials) + 2), bytearray()
        for number in range(GROUPS + 1):
            self._groups[number], self._seconds[number] = len(codes) // 4, 0
            for word in groups.get(number, ()):
                first[ord(word[0])] = number
                if len(word) > 1:
                    self._seconds[number] |= <uint64_t>1 << (ord(word[1]) & 63)
                else:
                    self._seconds[number] = ALL
                codes += len(word).to_bytes(4, _ORDER)
                for character in word:
                    codes += ord(character).to_bytes(4, _ORDER)
            codes += bytes(4)
        self._codes = bytes(codes)
        self._first, self._last = bytes(first), len(first) - 1

    def __call__(self, texts):
        """The numbers of the texts that hold a word."""
        cdef Py_ssize_t number = 0
        cdef list found = []
        for one in texts:
            if self._holds(PyUnicode_FromObject(one)):
                found.append(number)
            number += 1
        return found

    cdef bint _holds(self, str text) noexcept:
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
        cdef int kind = PyUnicode_KIND(text)
        cdef void* data = PyUnicode_DATA(text)
        cdef Table table = self._table()
        if kind == 1:
            return _any_at(&table, <const uint8_t*>data, size)
        if kind == 2:
            return _any_at(&table, <const uint16_t*>data, size)
        return _any_at(&table, <const uint32_t*>data, size)

    cdef Table _table(self) noexcept:
        return Table(
            <const uint8_t*>PyBytes_AS_STRING(self._first),
            self._last,
            <const uint32_t*>PyBytes_AS_STRING(self._codes),
            &self._groups[0],
            &self._seconds[0],
        )


cdef Py_ssize_t _greatest(str text) noexcept:
    """The greatest code of a text's characters; 0 for an empty one."""
    cdef Py_UCS4 character, greatest = 0
    for character in text:
        greatest = max(greatest, character)
    return greatest


cdef struct Table:
    # What `Words` holds, at hand for a loop; valid as long as the object is.
    const uint8_t* first
    Py_ssize_t last
    const uint32_t* codes
    const Py_ssize_t* groups
    const uint64_t* seconds


cdef bint _any_at(const Table* words, const Code* text, Py_ssize_t size) noexcept:
    cdef Py_ssize_t at
    for at in range(size):
        if _is_at(words, text + at, size - at):
            return True
    return False


cdef inline Py_ssize_t _entry(Py_ssize_t code, Py_ssize_t last) noexcept:
    """The index of a character in a table: never beyond its end."""
    return code if code < last else last


cdef inline bint _is_at(const Table* words, const Code* text, Py_ssize_t size) noexcept:
    """Whether the text, which is not empty, begins with a word."""
    cdef uint8_t group = words.first[_entry(text[0], words.last)]
    if group == 0 or (size > 1 and not words.seconds[group] >> (text[1] & 63) & 1):
        return False
    return _in_group(words, group, text, size)


cdef bint _in_group(
    const Table* words, uint8_t group, const Code* text, Py_ssize_t size
) noexcept:
    """Whether the text begins with a word of a group."""
    cdef const uint32_t* word = words.codes + words.groups[group]
    cdef Py_ssize_t length, same
    while word[0]:
        length = word[0]
        same = 0
        if length <= size:
            while same < length and text[same] == word[same + 1]:
                same += 1
        if same == length:
            return True
        word += length + 1
    return False


cdef class Signs:
    """Signs that a text may have something in it: words that count in some of its places.

    Texts are looked at in small letters.

    Args:
        free: words that count at any place.
        bound: words that count at the beginning of a text, behind one of `stops` and blanks, and,
            in a text with a colon, at any place.
        stops: characters.
        last: words that count as the last one. Such a word is made of letters, digits and ``_=-``.
        tails: what counts at the end of a text.
        trailing: characters at the end that do not count.
        fold: takes a text that is not ASCII, and gives it in small letters.
        most: of a longer text, so many characters at its end are looked at.
    """

    cdef Words _free, _bound
    cdef object _ends, _fold
    cdef tuple _tails
    cdef bytes _kinds
    cdef Py_ssize_t _last, _most

    def __cinit__(
        self, Words free not None, Words bound not None, str stops not None, last,
        tuple tails not None, str trailing not None, fold, Py_ssize_t most,
    ):
        self._free, self._bound, self._ends, self._tails = free, bound, frozenset(last), tails
        self._fold, self._most = fold, most
        endings = ""
        for tail in tails:
            endings += tail[-1]
        known = stops + trailing + endings + free.initials + bound.initials
        kinds = bytearray(_greatest(known) + 2)
        for kind, characters in (
            (STOP, stops), (TRAILING, trailing), (ENDS_TAIL, endings),
            (OPENS_FREE, free.initials), (OPENS_BOUND, bound.initials),
        ):
            for character in characters:
                kinds[ord(character)] |= kind
        self._kinds, self._last = bytes(kinds), len(kinds) - 1

    def __call__(self, texts):
        """The numbers of the texts that have a sign."""
        cdef Py_ssize_t number = 0
        cdef list found = []
        cdef str text
        for one in texts:
            text = self._small(PyUnicode_FromObject(one))
            if self._begins(text) or self._ends_so(text):
                found.append(number)
            number += 1
        return found

    cdef str _small(self, str text):
        """The end of a text in small letters."""
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text), start = max(0, size - self._most), at
        if not text.isascii():
            return PyUnicode_FromObject(self._fold(text[start:] if start else text))
        cdef str made = PyUnicode_New(size - start, 127)
        cdef const uint8_t* data = <const uint8_t*>PyUnicode_1BYTE_DATA(text) + start
        cdef uint8_t* out = <uint8_t*>PyUnicode_1BYTE_DATA(made)
        for at in range(size - start):
            out[at] = data[at] + 32 * (65 <= data[at] <= 90)
        return made

    cdef bint _begins(self, str text) noexcept:
        """Whether a free or a bound word is in the text."""
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
        cdef int kind = PyUnicode_KIND(text)
        cdef void* data = PyUnicode_DATA(text)
        cdef bint anywhere = u":" in text
        if kind == 1:
            return _sign_at(self, <const uint8_t*>data, size, anywhere)
        if kind == 2:
            return _sign_at(self, <const uint16_t*>data, size, anywhere)
        return _sign_at(self, <const uint32_t*>data, size, anywhere)

    cdef bint _ends_so(self, str text) except -1:
        """Whether the text ends with one of the last words or tails."""
        cdef Py_ssize_t end = PyUnicode_GET_LENGTH(text), start
        cdef int kind = PyUnicode_KIND(text)
        cdef void* data = PyUnicode_DATA(text)
        while end and self._kind(PyUnicode_READ(kind, data, end - 1)) & TRAILING:
            end -= 1
        if end and self._kind(PyUnicode_READ(kind, data, end - 1)) & ENDS_TAIL:
            for tail in self._tails:
                if PyUnicode_Tailmatch(text, tail, 0, end, 1):
                    return True
        while end and not _is_of_word(PyUnicode_READ(kind, data, end - 1)):
            if PyUnicode_READ(kind, data, end - 1) == 32:
                return False
            end -= 1
        start = end
        while start and _is_of_word(PyUnicode_READ(kind, data, start - 1)):
            start -= 1
        return start < end and PyUnicode_Substring(text, start, end) in self._ends

    cdef uint8_t _kind(self, Py_UCS4 character) noexcept:
        cdef const uint8_t* kinds = <const uint8_t*>PyBytes_AS_STRING(self._kinds)
        return kinds[_entry(character, self._last)]


cdef inline bint _is_of_word(Py_UCS4 character) noexcept:
    if character < 128:  # most are, and asking Unicode takes four calls
        return 97 <= character <= 122 or 48 <= character <= 57 or character in u"_=-"
    return character.isalnum()


cdef bint _sign_at(Signs signs, const Code* text, Py_ssize_t size, bint anywhere) noexcept:
    cdef Table free = signs._free._table(), bound = signs._bound._table()
    cdef const uint8_t* kinds = <const uint8_t*>PyBytes_AS_STRING(signs._kinds)
    cdef Py_ssize_t last = signs._last, at
    cdef bint armed = True  # a bound word may begin here
    cdef uint8_t kind
    for at in range(size):
        kind = kinds[_entry(text[at], last)]
        if kind & OPENS_FREE and _is_at(&free, text + at, size - at):
            return True
        if armed or anywhere:
            if kind & OPENS_BOUND and _is_at(&bound, text + at, size - at):
                return True
            armed = armed and (<Py_UCS4>text[at]).isspace()
        if kind & STOP:
            armed = True
    return False


# ---- Beginnings that stand elsewhere -----------------------------------------------------------

cdef enum:
    MASK = 0xFFFF  # of the bits of a hash by which most places are settled
    TRIES = 16  # slots that are looked at for a hash: a page may be made so that many share one
    FACTOR = 0x9E3779B1  # odd, so that no character is lost


cdef uint64_t SPREAD = 0x9E3779B97F4A7C15  # brings differences of a hash into its middle bits


cdef struct Slot:
    uint64_t hash
    Py_ssize_t places  # 0: the slot is free; else 1 more than the places found


cdef struct Beginnings:
    # Hashes of the beginnings that are looked for, and in how many places each was found.
    uint8_t* seen  # whether a hash ends with these bits
    Slot* slots
    Py_ssize_t last  # slot but one; the number of these is a power of two, and most are free
    Py_ssize_t size  # of a beginning, in characters
    uint64_t power  # `FACTOR` to the power of one less


def repeated(texts, asked, Py_ssize_t size):
    """Those of some texts whose beginning may stand in another place of the texts too.

    Args:
        texts: of a page.
        asked: numbers of texts.
        size: of a beginning, in characters. A text that is shorter is one of them.
    """
    if size < 1:
        raise ValueError("a beginning has characters")
    cdef list given = [], numbers = list(asked), found = []
    for text in texts:
        given.append(PyUnicode_FromObject(text))
    cdef Beginnings known = Beginnings(NULL, NULL, 8, size, 1)
    cdef Py_ssize_t at
    while known.last < 4 * len(numbers):  # memory holds the list, so this does not overflow
        known.last *= 2
    for at in range(size - 1):
        known.power *= FACTOR
    known.seen = <uint8_t*>PyMem_Calloc(MASK + 1, sizeof(uint8_t))
    known.slots = <Slot*>PyMem_Calloc(known.last + 1, sizeof(Slot))
    known.last -= 1
    try:
        if known.seen == NULL or known.slots == NULL:
            raise MemoryError
        known.slots[known.last + 1].places = 3  # what has no slot may be anywhere
        for number in numbers:
            _enter(&known, given[number])
        for text in given:
            _count(&known, text)
        for number in numbers:
            if _is_repeated(&known, given[number]):
                found.append(number)
        return found
    finally:
        PyMem_Free(known.seen)
        PyMem_Free(known.slots)


cdef void _enter(Beginnings* known, str text) noexcept:
    """Look for the beginning of a text, if that is long enough."""
    cdef uint64_t hash = 0
    cdef Slot* slot
    if PyUnicode_GET_LENGTH(text) >= known.size:
        hash = _hash(known, text)
        slot = _slot(known, hash)
        if slot.places == 0:
            slot.hash, slot.places = hash, 1
        known.seen[hash & MASK] = True


cdef bint _is_repeated(Beginnings* known, str text) noexcept:
    """Whether the beginning of a text was found at more places than its own."""
    if PyUnicode_GET_LENGTH(text) < known.size:
        return True
    return _slot(known, _hash(known, text)).places > 2


cdef uint64_t _hash(Beginnings* known, str text) noexcept:
    """The hash of the beginning of a text, which is long enough."""
    cdef uint64_t hash = 0
    cdef Py_ssize_t at
    cdef int kind = PyUnicode_KIND(text)
    cdef void* data = PyUnicode_DATA(text)
    for at in range(known.size):
        hash = hash * FACTOR + <uint64_t>PyUnicode_READ(kind, data, at)
    return hash


cdef inline Slot* _slot(Beginnings* known, uint64_t hash) noexcept:
    """Where a hash is, or may be entered; behind the last slot where many have its place."""
    cdef Py_ssize_t at = <Py_ssize_t>((hash * SPREAD) >> 32) & known.last, tried
    for tried in range(TRIES):
        if known.slots[at].places == 0 or known.slots[at].hash == hash:
            return &known.slots[at]
        at = (at + 1) & known.last
    return &known.slots[known.last + 1]


cdef void _count(Beginnings* known, str text) noexcept:
    """Count all places of a text that are one of the beginnings."""
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    cdef int kind = PyUnicode_KIND(text)
    cdef void* data = PyUnicode_DATA(text)
    if size < known.size:
        return
    if kind == 1:
        _count_at(known, <const uint8_t*>data, size, _hash(known, text))
    elif kind == 2:
        _count_at(known, <const uint16_t*>data, size, _hash(known, text))
    else:
        _count_at(known, <const uint32_t*>data, size, _hash(known, text))


cdef void _count_at(
    Beginnings* known, const Code* text, Py_ssize_t size, uint64_t hash
) noexcept:
    """`hash` is that of the first place."""
    cdef Py_ssize_t end = known.size
    cdef uint64_t power = known.power
    cdef const uint8_t* seen = known.seen
    cdef Slot* slot
    while True:
        if seen[hash & MASK]:
            slot = _slot(known, hash)
            if slot.places:
                slot.places += 1
        if end >= size:
            break
        hash = (hash - <uint64_t>text[end - known.size] * power) * FACTOR + <uint64_t>text[end]
        end += 1
