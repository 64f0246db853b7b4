"""What a page's bytes hold, before they are parsed: each question is one pass over them."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from libc.stdint cimport uint8_t
from libc.string cimport memchr, memcpy

CONTRACT = 3

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


def look_through(bytes source not None, bytes kinds not None):
    """The number of characters, or -1; and whether any byte has another entry than 0 in a table.

    Args:
        source: what is looked at; -1 is for bytes that are no valid UTF-8.
        kinds: the table of 256; printable ASCII, tabs and newlines have 0.
    """
    if PyBytes_GET_SIZE(kinds) != 256 or any(kinds[32:127]) or kinds[9] or kinds[10]:
        raise ValueError("a table of 256 entries, and 0 for plain characters")
    cdef const uint8_t* data = <const uint8_t*>PyBytes_AS_STRING(source)
    cdef const uint8_t* table = <const uint8_t*>PyBytes_AS_STRING(kinds)
    cdef Py_ssize_t size = PyBytes_GET_SIZE(source), at = 0, end, count = 0, length, byte
    cdef bint is_valid = True
    cdef uint8_t found = 0
    while at < size and (is_valid or not found):
        if size - at >= CHUNK and _is_plain(data + at):
            at += CHUNK
            count += CHUNK
            continue
        end = min(size, at + CHUNK)
        while at < end:
            length = _character(data + at, size - at)
            if length == 0:
                is_valid, length = False, 1
            for byte in range(at, at + length):
                found |= table[data[byte]]
            at += length
            count += 1
    return (count if is_valid else -1), found != 0


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


def with_newlines(bytes source not None):
    """The bytes with a newline for each carriage return, and for one with a newline behind it."""
    cdef const char* data = PyBytes_AS_STRING(source)
    cdef Py_ssize_t size = PyBytes_GET_SIZE(source), at = 0, length, pairs = _pairs(data, size)
    if pairs < 0:
        return source
    cdef bytes changed = PyBytes_FromStringAndSize(NULL, size - pairs)
    cdef char* to = PyBytes_AS_STRING(changed)
    cdef const char* found
    while at < size:
        found = <const char*>memchr(data + at, 13, size - at)
        length = size - at if found == NULL else found - data - at
        memcpy(to, data + at, length)
        to += length
        at += length
        if found != NULL:
            to[0] = 10
            to += 1
            at += 2 if at + 1 < size and data[at + 1] == 10 else 1
    return changed


cdef Py_ssize_t _pairs(const char* data, Py_ssize_t size) noexcept:
    """How many carriage returns stand before a newline; -1 where there is no carriage return."""
    cdef const char* end = data + size
    cdef const char* at = <const char*>memchr(data, 13, size)
    cdef Py_ssize_t pairs = 0
    if at == NULL:
        return -1
    while at != NULL:
        at += 1
        if at == end:
            break
        pairs += at[0] == 10
        at = <const char*>memchr(at, 13, end - at)
    return pairs


def has_crowded_tag(bytes source not None, Py_ssize_t long, Py_ssize_t most):
    """Whether a tag of more than `long` bytes has as many attributes as `most`.

    To find no long tag, it is enough to go from the last bracket within such a length to the next.
    """
    cdef const uint8_t* data = <const uint8_t*>PyBytes_AS_STRING(source)
    cdef Py_ssize_t size = PyBytes_GET_SIZE(source), at = 0, end  # `at` is behind a bracket
    if long < 1 or most < 1:
        raise ValueError("a length and a number")
    while size - at > long:
        end = at + long
        while end - at >= CHUNK and not _has_bracket(data + end - CHUNK):
            end -= CHUNK
        while end > at and not _is_bracket(data[end - 1]):
            end -= 1
        if end > at:
            at = end
            continue
        end = at + long
        while end < size and not _is_bracket(data[end]):
            end += 1
        if at and data[at - 1] == 60 and 97 <= _small(data[at]) <= 122 and end - at > long:
            if _has_attributes(data + at, end - at, most):
                return True
        at = end + 1
    return False


cdef bint _has_attributes(const uint8_t* tag, Py_ssize_t size, Py_ssize_t most) noexcept:
    """Whether a tag has as many attributes as `most`, which is more than 0."""
    cdef Py_ssize_t at = 0, end
    while at < size:
        end = at + 1
        if _is_space(tag[at]) or tag[at] == 47:
            while end < size and not _ends_name(tag[end]):
                end += 1
            if end > at + 1:
                most -= 1
                if most == 0:
                    return True
                end = _value_end(tag, end, size)
        at = end
    return False


cdef Py_ssize_t _value_end(const uint8_t* tag, Py_ssize_t name_end, Py_ssize_t size) noexcept:
    """Where an attribute ends whose name ends here: behind its value, if it has one."""
    cdef Py_ssize_t at = _behind_spaces(tag, name_end, size), start
    cdef const void* closing
    if at == size or tag[at] != 61:
        return name_end
    start = at = _behind_spaces(tag, at + 1, size)
    if at < size and (tag[at] == 34 or tag[at] == 39):
        closing = memchr(tag + at + 1, tag[at], size - at - 1)
        return name_end if closing == NULL else <const uint8_t*>closing - tag + 1
    while at < size and not (_is_space(tag[at]) or tag[at] == 34 or tag[at] == 39):
        at += 1
    return at if at > start else name_end


cdef inline Py_ssize_t _behind_spaces(
    const uint8_t* tag, Py_ssize_t at, Py_ssize_t size
) noexcept:
    while at < size and _is_space(tag[at]):
        at += 1
    return at


cdef inline bint _is_space(uint8_t byte) noexcept:
    return byte == 32 or 9 <= byte <= 13


cdef inline bint _is_bracket(uint8_t byte) noexcept:
    return byte == 60 or byte == 62


cdef inline bint _has_bracket(const uint8_t* chunk) noexcept:
    """Whether any of `CHUNK` bytes is a bracket."""
    cdef uint8_t found = 0
    cdef int at
    for at in range(CHUNK):  # without a branch, as in `_is_plain`
        found |= (chunk[at] == 60) | (chunk[at] == 62)
    return found != 0


cdef inline bint _ends_name(uint8_t byte) noexcept:
    """White space, ``=``, ``/``, and quotation marks."""
    return _is_space(byte) or byte == 61 or byte == 47 or byte == 34 or byte == 39
