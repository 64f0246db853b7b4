"""What can be told of a line before it is read as a byline: capitals, cues, a bullet.

Which character means what, the cues and the words come from Python. Where a line needs more than
the tables the answer is that the twin must be asked.
"""

from cpython.unicode cimport (
    PyUnicode_DATA,
    PyUnicode_FromObject,
    PyUnicode_GET_LENGTH,
    PyUnicode_KIND,
)
from libc.stdint cimport uint8_t, uint16_t, uint32_t, uint64_t

CONTRACT = 1

# What a character is.
KINDS = ("letter", "initial", "small", "great", "word", "blank", "inside", "opening", "elision",
         "apostrophe", "stop", "digit", "bullet", "number", "final", "known")
cdef enum:
    LETTER = 1
    INITIAL = 2  # of a name: a letter that is not a small Latin one
    SMALL = 4  # a small Latin letter, as it stands before a glued name
    GREAT = 8  # a capital Latin letter, as a glued name begins with
    WORD = 16
    BLANK = 32
    INSIDE = 64  # stands within a name, beside letters
    OPENING = 128  # a bracket that opens
    ELISION = 256  # "d" and "O" before an apostrophe
    APOSTROPHE = 512
    STOP = 1024  # behind an initial
    DIGIT = 2048
    BULLET = 4096
    NUMBER = 8192  # behind the number of an item
    FINAL = 16384  # does not count at the end of a line
    KNOWN = 32768  # all that the tables know

# What is told of a line; `ASK` stands two times: whether it is so must be asked.
NAMES, ASK_NAMES, ASK_CUE, ASK_LATE, BULLETED, ASK_BULLETED, ASK_LATER_CUE = (
    1, 2, 4, 8, 16, 32, 64
)
cdef enum:
    _NAMES = 1
    _ASK_NAMES = 2
    _ASK_CUE = 4
    _ASK_LATE = 8
    _BULLETED = 16
    _ASK_BULLETED = 32
    _ASK_LATER_CUE = 64  # behind the bullet
    _ALL = 2 | 4 | 8 | 32 | 64

cdef enum:
    LETTERS = 0x590  # the tables have the characters before this one, then a range of marks
    MARKS = 0x2000
    MARKS_END = 0x2070
    SIZE = LETTERS + MARKS_END - MARKS
    ROOM = 2048  # bytes of a set of hashed words and beginnings, 8 numbers each
    LONGEST_PARTICLE = 8  # letters: one number holds them
    PARTICLES = 64
    MOST_HEAD = 24  # letters of a cue's first word and the blank behind it


# A string keeps each character in one, two or four bytes; a loop over them is compiled for each.
ctypedef fused Code:
    uint8_t
    uint16_t
    uint32_t


cdef inline Py_ssize_t _entry(uint32_t code) noexcept:
    """Where a character stands in the tables; `SIZE`, which stands for nothing, for all others."""
    if code < LETTERS:
        return code
    return code - MARKS + LETTERS if MARKS <= code < MARKS_END else SIZE


cdef inline uint32_t _mixed(uint32_t hash, uint32_t code) noexcept:
    return (hash ^ code) * <uint32_t>0x01000193


cdef inline bint _has(const uint8_t* bits, uint32_t hash) noexcept:
    hash = (hash ^ hash >> 15) & (8 * ROOM - 1)
    return (bits[hash >> 3] >> (hash & 7)) & 1


cdef inline void _put(uint8_t* bits, uint32_t hash) noexcept:
    hash = (hash ^ hash >> 15) & (8 * ROOM - 1)
    bits[hash >> 3] |= 1 << (hash & 7)


cdef struct Tables:
    uint16_t kinds[SIZE + 1]  # the last is 0
    uint16_t lower[SIZE + 1]
    uint32_t uncased[4]
    uint64_t particles[PARTICLES]
    int size  # of the particles
    uint8_t agencies[ROOM]
    uint8_t cues[ROOM]
    uint8_t late[ROOM]
    Py_ssize_t most, most_names, most_late, most_inside, most_particles


cdef class Signs:
    """Tells of each line whether it may be a byline, and why.

    Args:
        kinds: for each character of the tables the bits of what it is, as the bytes of 16-bit
            numbers.
        lower: for each its small one, in the same form.
        uncased: the first and the last character of ranges outside of the tables: a line with one
            of them has names.
        particles: words that may stand between those of a name, in small ASCII letters.
        agencies: words in small letters, one of which is in each agency's name.
        cues: how cues begin, in small letters.
        late: how cues behind a name end, in small letters.
        most: characters of a line that is looked at, of one that has names, of one with a late cue
            (and one more), of a name's first word behind its initial; particles between two words.
    """

    cdef Tables _tables

    def __cinit__(
        self, bytes kinds not None, bytes lower not None, tuple uncased not None,
        particles, agencies, cues, late, tuple most not None,
    ):
        if len(kinds) != 2 * SIZE or len(lower) != 2 * SIZE:
            raise ValueError("tables of 16 bits")
        cdef const uint16_t* kind = <const uint16_t*><const uint8_t*>kinds
        cdef const uint16_t* small = <const uint16_t*><const uint8_t*>lower
        cdef Tables* tables = &self._tables  # all zero
        cdef Py_ssize_t at
        for at in range(SIZE):
            tables.kinds[at], tables.lower[at] = kind[at], small[at]
        (tables.uncased[0], tables.uncased[1]), (tables.uncased[2], tables.uncased[3]) = uncased
        (
            tables.most, tables.most_names, tables.most_late, tables.most_inside,
            tables.most_particles,
        ) = most
        for word in particles:
            if tables.size == PARTICLES or not word.isascii() or len(word) > LONGEST_PARTICLE:
                raise ValueError("too many particles, or too long ones")
            tables.particles[tables.size] = _number(word)
            tables.size += 1
        for word in agencies:
            if word.isascii():  # a line with others is asked for
                _put(tables.agencies, _hash(word))
        for cue in cues:
            _put_cue(tables, cue)
        for cue in late:
            _put_late(tables, cue)

    def __call__(self, texts):
        """The bits of each line, as bytes."""
        cdef bytearray found = bytearray(len(texts))
        cdef uint8_t* out = found
        cdef Py_ssize_t at = 0, size = len(found)
        cdef str text
        for one in texts:
            if at >= size:
                raise ValueError("the texts grew")
            text = PyUnicode_FromObject(one)
            out[at] = _look(&self._tables, text)
            at += 1
        return bytes(found)


cdef uint8_t _look(const Tables* tables, str text) noexcept:
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    cdef int kind = PyUnicode_KIND(text)
    cdef void* data = PyUnicode_DATA(text)
    if size > tables.most:
        return _ALL
    if kind == 1:
        return _look_at(tables, <const uint8_t*>data, size)
    if kind == 2:
        return _look_at(tables, <const uint16_t*>data, size)
    return _look_at(tables, <const uint32_t*>data, size)


cdef uint8_t _look_at(const Tables* tables, const Code* text, Py_ssize_t size) noexcept:
    return (
        _names(tables, text, size) | _late_cue(tables, text, size) | _bullet(tables, text, size)
        | (_ASK_CUE if _may_be_cue(tables, text, size) else 0)
    )


cdef inline uint16_t _kind(
    const Tables* tables, const Code* text, Py_ssize_t size, Py_ssize_t at
) noexcept:
    """What the character at a place is; 0 outside of the text and of the tables."""
    if not 0 <= at < size:
        return 0
    return tables.kinds[_entry(text[at])]


# ---- Names ----------------------------------------------------------------------------------


cdef uint8_t _names(const Tables* tables, const Code* text, Py_ssize_t size) noexcept:
    """Two words with capitals, a script without them, or the word of an agency."""
    cdef Py_ssize_t at
    cdef uint32_t code
    cdef uint16_t kind, before = KNOWN
    cdef bint asked = False
    if size > tables.most_names:
        return 0
    for at in range(size):
        code = text[at]
        kind = _kind(tables, text, size, at)
        if kind & LETTER and before & (KNOWN | WORD) == KNOWN:
            if _begins_name(tables, text, size, at):
                return _NAMES
        elif not kind & KNOWN:
            if (
                tables.uncased[0] <= code <= tables.uncased[1]
                or tables.uncased[2] <= code <= tables.uncased[3]
            ):
                return _NAMES
            asked = True  # it may be a letter, or fold to one
        asked |= code > 127 and kind & WORD != 0  # it may fold to what agencies have
        before = kind
    return _ASK_NAMES if asked or _has_agency(tables, text, size) else 0


cdef bint _begins_name(
    const Tables* tables, const Code* text, Py_ssize_t size, Py_ssize_t at
) noexcept:
    """Whether a letter that begins a word is the first of two words with capitals."""
    cdef uint16_t kind = _kind(tables, text, size, at + 1)
    cdef Py_ssize_t end = at + 1
    if kind & STOP and _kind(tables, text, size, at + 2) & BLANK:
        return True
    if not _kind(tables, text, size, at) & INITIAL:
        return False
    while True:
        if (
            kind & GREAT
            and _kind(tables, text, size, end - 1) & SMALL
            and _kind(tables, text, size, end - 2) & SMALL
        ):
            return True
        if not kind & (LETTER | INSIDE) or end - at > tables.most_inside:
            break
        end += 1
        kind = _kind(tables, text, size, end)
    if kind & OPENING:
        return True
    return kind & BLANK != 0 and _goes_on(tables, text, size, end + 1)


cdef bint _goes_on(
    const Tables* tables, const Code* text, Py_ssize_t size, Py_ssize_t at
) noexcept:
    """Whether the next word of a name begins here, or behind small words."""
    cdef Py_ssize_t small = 0, end
    cdef uint16_t kind
    cdef uint64_t word
    while True:
        kind = _kind(tables, text, size, at)
        if kind & OPENING or _is_capital(tables, text, size, at):
            return True
        if (
            kind & ELISION and _kind(tables, text, size, at + 1) & APOSTROPHE
            and _is_capital(tables, text, size, at + 2)
        ):
            return True
        if small == tables.most_particles:
            return False
        word, end = 0, at
        while end - at < LONGEST_PARTICLE and _kind(tables, text, size, end) & LETTER:
            word = word << 8 | tables.lower[_entry(text[end])] & 255
            if tables.lower[_entry(text[end])] > 127:
                return False
            end += 1
        if not _kind(tables, text, size, end) & BLANK or not _is_particle(tables, word):
            return False
        at, small = end + 1, small + 1


cdef bint _is_particle(const Tables* tables, uint64_t word) noexcept:
    cdef int at
    for at in range(tables.size):
        if tables.particles[at] == word:
            return True
    return False


cdef bint _is_capital(
    const Tables* tables, const Code* text, Py_ssize_t size, Py_ssize_t at
) noexcept:
    cdef uint16_t kind = _kind(tables, text, size, at)
    return kind & INITIAL != 0 or (
        kind & LETTER != 0 and _kind(tables, text, size, at + 1) & STOP != 0
    )


cdef bint _has_agency(const Tables* tables, const Code* text, Py_ssize_t size) noexcept:
    """Whether a word may be one of an agency's."""
    cdef uint32_t hash = 0
    cdef Py_ssize_t at
    cdef bint within = False
    for at in range(size):
        if _kind(tables, text, size, at) & WORD:
            hash = _mixed(hash if within else 0, tables.lower[_entry(text[at])])
            within = True
        elif within:
            if _has(tables.agencies, hash):
                return True
            within = False
    return within and _has(tables.agencies, hash)


# ---- Cues and bullets -----------------------------------------------------------------------


cdef bint _may_be_cue(const Tables* tables, const Code* text, Py_ssize_t size) noexcept:
    """Whether it may begin with a cue."""
    cdef uint32_t hash = 0
    cdef Py_ssize_t at
    for at in range(min(size, MOST_HEAD)):
        if not _kind(tables, text, size, at) & KNOWN or (
            at == 0 and _kind(tables, text, size, at) & BLANK
        ):
            return True
        if _ends_word(tables, text[at]):
            break
        hash = _mixed(hash, tables.lower[_entry(text[at])])
    return hash != 0 and _has(tables.cues, hash)


cdef inline bint _ends_word(const Tables* tables, uint32_t code) noexcept:
    """Whether a character of the tables ends the first word of a cue."""
    return code == 58 or tables.kinds[_entry(code)] & BLANK != 0


cdef uint8_t _late_cue(const Tables* tables, const Code* text, Py_ssize_t size) noexcept:
    """Whether it may end with a cue."""
    cdef uint32_t hash = 0
    cdef Py_ssize_t at, end = size
    if size >= tables.most_late:
        return 0
    for at in range(size):
        if text[at] == 64 or (
            text[at] == 58 and at + 2 < size and text[at + 1] == 47 and text[at + 2] == 47
        ):
            return _ASK_LATE  # an address, which does not count
    while end > 0 and _kind(tables, text, size, end - 1) & FINAL:
        end -= 1
    at = end - 1
    while at >= 0 and not _kind(tables, text, size, at) & BLANK:
        if text[at] > 127:
            return _ASK_LATE
        hash = _mixed(hash, tables.lower[<Py_ssize_t>text[at]])
        at -= 1
    return _ASK_LATE if hash and _has(tables.late, hash) else 0


cdef uint8_t _bullet(const Tables* tables, const Code* text, Py_ssize_t size) noexcept:
    """Whether it begins with the bullet or number of a list, and then perhaps with a cue."""
    cdef Py_ssize_t at = 0
    if size and _kind(tables, text, size, 0) & BULLET:
        at = 1
    else:
        while at < 2 and _kind(tables, text, size, at) & DIGIT:
            at += 1
        if at and _kind(tables, text, size, at) & NUMBER:
            at += 1
        elif at == size or _kind(tables, text, size, at) & KNOWN:
            return 0
    # Here a blank is wanted, or stands a character that may be a bullet or a digit.
    if at == size:
        return 0
    if not _kind(tables, text, size, at) & KNOWN:
        return _ASK_BULLETED | _ASK_LATER_CUE
    if not _kind(tables, text, size, at) & BLANK:
        return 0
    while _kind(tables, text, size, at) & BLANK:
        at += 1
    return _BULLETED | (_ASK_LATER_CUE if _may_be_cue(tables, text + at, size - at) else 0)


cdef int _put_cue(Tables* tables, str cue) except -1:
    """Keep the first word of a cue, which a blank or colon ends."""
    cdef uint32_t hash = 0
    cdef Py_ssize_t at
    cdef Py_UCS4 code
    for at in range(len(cue)):
        code = cue[at]
        if _entry(code) == SIZE:
            return 0  # a line with such a character is asked for
        if _ends_word(tables, code):
            break
        hash = _mixed(hash, tables.lower[_entry(code)])
    else:
        raise ValueError("a cue without an end")
    if not 0 < at < MOST_HEAD:
        raise ValueError("a cue of no letter or too many")
    _put(tables.cues, hash)
    return 0


cdef int _put_late(Tables* tables, str cue) except -1:
    """Keep the last word of a cue, its last letter first; a blank must be before it."""
    cdef uint32_t hash = 0
    cdef Py_ssize_t at = len(cue) - 1
    if not cue.isascii():
        return 0  # a line that ends so is asked for
    while at >= 0 and not tables.kinds[<Py_UCS4>cue[at]] & BLANK:
        hash = _mixed(hash, <Py_UCS4>cue[at])
        at -= 1
    if at < 0:
        raise ValueError("a cue without a blank")
    _put(tables.late, hash)
    return 0


cdef uint64_t _number(str word) except? 0:
    """A small word of ASCII as one number."""
    cdef uint64_t number = 0
    cdef Py_ssize_t at
    for at in range(len(word)):
        number = number << 8 | <uint64_t>(<Py_UCS4>word[at])
    return number


cdef uint32_t _hash(str word) except? 0:
    """The number that a word in small ASCII letters is hashed to."""
    cdef uint32_t hash = 0
    cdef Py_ssize_t at
    for at in range(len(word)):
        hash = _mixed(hash, <Py_UCS4>word[at])
    return hash
