# Texts: from the bytes of libxml2 to `str`, and the pieces of a block to one line.


cdef str _decoded(const char* at, Py_ssize_t size, bint* is_space):
    """A text or a value, with line breaks as the twin has them.

    Args:
        at: UTF-8.
        size: in bytes.
        is_space: is set where all of it is white space.
    """
    cdef Py_ssize_t index
    cdef unsigned char byte, all_bits = 0
    cdef bint has_return = False, has_words = False
    for index in range(size):
        byte = <unsigned char>at[index]
        all_bits |= byte
        if byte > 32:
            has_words = True
        elif byte == 13:
            has_return = True
        elif byte != 32 and byte != 10 and byte != 9:
            raise Unsupported  # the serialiser writes these in its own way
    cdef str text = PyUnicode_DecodeUTF8(at, size, NULL)
    if has_return:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    is_space[0] = (not has_words) or (all_bits > 127 and text.isspace())
    return text


cdef str _text(const char* value):
    """The text of a value."""
    cdef bint is_space
    return _decoded(value, strlen(value), &is_space)


cdef bint _is_ascii(const char* value) noexcept:
    while value[0]:
        if <unsigned char>value[0] > 127:
            return False
        value += 1
    return True


cdef const char* _checked(const char* value) except NULL:
    """A value, unless it has characters that the twin's serialiser writes in its own way."""
    cdef const char* at = value
    cdef unsigned char byte = <unsigned char>at[0]
    while byte:
        if byte < 32 and byte != 9 and byte != 10 and byte != 13:
            raise Unsupported
        at += 1
        byte = <unsigned char>at[0]
    return value


cdef bint _is_blank(const char* at, Py_ssize_t size):
    """Whether a text is nothing but spaces and line breaks of ASCII."""
    cdef Py_ssize_t index
    cdef unsigned char byte
    for index in range(size):
        byte = <unsigned char>at[index]
        if byte != 32 and byte != 10 and byte != 9 and byte != 13:
            return False
    return True


@cython.final
cdef class Joiner:
    """Joins the pieces of a block, and says where each of them stands in the result."""

    cdef Rules rules
    cdef Py_UCS4* room
    cdef Py_ssize_t room_size
    cdef Extent* extents
    cdef Py_ssize_t extents_size

    def __cinit__(self, Rules rules):
        self.rules = rules

    def __dealloc__(self):
        PyMem_Free(self.room)
        PyMem_Free(self.extents)

    cdef int reserve(self, list pieces) except -1:
        """Make room for the characters and the extents of all pieces."""
        cdef Py_ssize_t size = 0, count = len(pieces)
        cdef void* larger
        for piece in pieces:
            size += len(<str>piece)
        if size > self.room_size:
            size += size // 2
            larger = PyMem_Realloc(self.room, size * sizeof(Py_UCS4))
            if larger == NULL:
                raise MemoryError
            self.room = <Py_UCS4*>larger
            self.room_size = size
        if count > self.extents_size:
            count += count // 2
            larger = PyMem_Realloc(self.extents, count * sizeof(Extent))
            if larger == NULL:
                raise MemoryError
            self.extents = <Extent*>larger
            self.extents_size = count
        return 0

    cdef str normalised(self, list pieces):
        """The pieces with white space collapsed and invisible characters dropped.

        The extent of each piece is that of its visible text; one without is empty and stands at the
        end of what is before it.
        """
        self.reserve(pieces)
        cdef const unsigned char* invisible = self.rules.invisible
        cdef Py_UCS4* room = self.room
        cdef unsigned int letter
        # `end` never grows beyond the characters of all pieces: each written one was read, and the
        # space before it stands for at least one that was not written.
        cdef Py_ssize_t end = 0, start, index, number
        cdef int width
        cdef void* data
        cdef bint is_space_due = False
        cdef bint is_plain = len(pieces) == 1  # nothing changes
        for number in range(len(pieces)):
            piece = <str>pieces[number]
            width, data = PyUnicode_KIND(piece), PyUnicode_DATA(piece)
            start = -1
            for index in range(len(<str>piece)):
                letter = <unsigned int>PyUnicode_READ(width, data, index)
                if Py_UNICODE_ISSPACE(<Py_UCS4>letter):
                    is_space_due = end > 0
                    is_plain = is_plain and letter == 32
                    continue
                if 127 < letter < 65536 and invisible[letter >> 3] & (1 << (letter & 7)):
                    continue
                if is_space_due:
                    room[end] = 32
                    end += 1
                    is_space_due = False
                if start < 0:
                    start = end
                room[end] = <Py_UCS4>letter
                end += 1
            self.extents[number].start = start if start >= 0 else end
            self.extents[number].end = end
        if is_plain and end == len(<str>pieces[0]):
            return pieces[0]
        return PyUnicode_FromKindAndData(4, room, end)

    cdef str verbatim(self, list pieces):
        """The pieces of preformatted text, without line breaks before and white space after it."""
        self.reserve(pieces)
        cdef str joined = "".join(pieces)
        cdef str without_lead = joined.lstrip("\n")
        cdef str text = joined.strip("\n").rstrip()
        cdef Py_ssize_t number, size = len(text), edge = len(without_lead) - len(joined)
        for number in range(len(pieces)):
            self.extents[number].start = min(max(<Py_ssize_t>0, edge), size)
            edge += len(<str>pieces[number])
            self.extents[number].end = min(max(<Py_ssize_t>0, edge), size)
        return text

    cdef Extent covered(self, Py_ssize_t count, Py_ssize_t first, Py_ssize_t end):
        """The extent of the visible text in the pieces from `first` up to `end`, of `count`."""
        cdef Extent extent
        cdef Py_ssize_t low = first, high = min(end, count)
        while low < high and self.extents[low].start >= self.extents[low].end:
            low += 1
        if low < high:
            while self.extents[high - 1].start >= self.extents[high - 1].end:
                high -= 1
            extent.start, extent.end = self.extents[low].start, self.extents[high - 1].end
            return extent
        if first < count:
            extent.start = self.extents[first].start
        else:
            extent.start = self.extents[count - 1].end if count else 0
        extent.end = extent.start
        return extent
