"""What a page's bytes hold, before they are parsed: each question is one pass over them."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_GET_SIZE
from libc.stdint cimport uint8_t
from libc.string cimport memchr

CONTRACT = 1

cdef enum:
    CHUNK = 64  # bytes that are looked at together


cdef inline bint _is_plain(const uint8_t* chunk) noexcept:
    """Whether `CHUNK` bytes are all ASCII, and none a control character but tabs and newlines."""
    cdef uint8_t odd = 0, byte
    cdef int at
    for at in range(CHUNK):  # without a branch, so that the compiler takes many bytes at a time
        byte = chunk[at]
        odd |= ((byte < 32) & (byte != 9) & (byte != 10)) | (byte > 126)
    return odd == 0


def characters(bytes source not None):
    """The number of characters of valid UTF-8, or -1 where it is not valid."""
    cdef const uint8_t* data = <const uint8_t*>PyBytes_AS_STRING(source)
    cdef Py_ssize_t size = PyBytes_GET_SIZE(source), at = 0, end, found = 0, length
    while at < size:
        if size - at >= CHUNK and _is_plain(data + at):
            at += CHUNK
            found += CHUNK
            continue
        end = min(size, at + CHUNK)
        while at < end:
            length = _character(data + at, size - at)
            if length == 0:
                return -1
            at += length
            found += 1
    return found


cdef inline Py_ssize_t _character(const uint8_t* data, Py_ssize_t left) noexcept:
    """The bytes of the character at `data`, of which `left` (one or more) can be read; 0: invalid.

    The table of well-formed sequences in the Unicode Standard (3.9): the second byte's range
    depends on the first.
    """
    cdef uint8_t first = data[0], least = 0x80, most = 0xBF
    cdef Py_ssize_t length, at
    if first < 0x80:
        return 1
    if first < 0xC2 or first > 0xF4:
        return 0
    length = 2 if first < 0xE0 else 3 if first < 0xF0 else 4
    if length > left:
        return 0
    if first == 0xE0:
        least = 0xA0
    elif first == 0xED:
        most = 0x9F
    elif first == 0xF0:
        least = 0x90
    elif first == 0xF4:
        most = 0x8F
    if not least <= data[1] <= most:
        return 0
    for at in range(2, length):
        if data[at] & 0xC0 != 0x80:
            return 0
    return length


def holds(bytes source not None, bytes kinds not None):
    """Whether any byte has another entry than 0 in a table of 256.

    Args:
        source: what is looked at.
        kinds: the table; printable ASCII, tabs and newlines have 0.
    """
    if PyBytes_GET_SIZE(kinds) != 256 or any(kinds[32:127]) or kinds[9] or kinds[10]:
        raise ValueError("a table of 256 entries, and 0 for plain characters")
    cdef const uint8_t* data = <const uint8_t*>PyBytes_AS_STRING(source)
    cdef const uint8_t* table = <const uint8_t*>PyBytes_AS_STRING(kinds)
    cdef Py_ssize_t size = PyBytes_GET_SIZE(source), at = 0, end
    cdef uint8_t found = 0
    while at < size and not found:
        if size - at >= CHUNK and _is_plain(data + at):
            at += CHUNK
            continue
        end = min(size, at + CHUNK)
        while at < end:
            found |= table[data[at]]
            at += 1
    return found != 0


def starts(bytes source not None, bytes opening not None):
    """Where a text of ASCII begins, in capitals or small letters, in order.

    Args:
        source: what is looked at.
        opening: the text in small letters; its first character is no letter.
    """
    cdef const uint8_t* data = <const uint8_t*>PyBytes_AS_STRING(source)
    cdef const uint8_t* text = <const uint8_t*>PyBytes_AS_STRING(opening)
    cdef Py_ssize_t size = PyBytes_GET_SIZE(source), long = PyBytes_GET_SIZE(opening), at = 0, step
    cdef const void* found
    cdef list places = []
    if long == 0:
        raise ValueError("a text")
    while size - at >= long:
        found = memchr(data + at, text[0], size - at - long + 1)
        if not found:
            break
        at = <const uint8_t*>found - data
        step = 1
        while step < long and _small(data[at + step]) == text[step]:
            step += 1
        if step == long:
            places.append(at)
        at += 1
    return places


cdef inline uint8_t _small(uint8_t byte) noexcept:
    return byte + 32 if 65 <= byte <= 90 else byte
