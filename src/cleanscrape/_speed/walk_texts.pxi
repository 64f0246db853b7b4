# Texts: from the bytes of libxml2 to `str`, and the pieces of a block to one line.


cdef str _decoded(const char* at, Py_ssize_t size, bint* is_space):
    """A text or a value, with line breaks as the twin has them.

    Args:
        at: UTF-8.
        size: in bytes.
        is_space: is set where all of it is white space.
    """
    cdef Py_ssize_t index
    cdef unsigned char byte, all_bits = 0, has_words = 0, is_odd = 0
    for index in range(size):  # without a branch, so that the compiler takes many bytes at a time
        byte = <unsigned char>at[index]
        all_bits |= byte
        has_words |= byte > 32
        is_odd |= (byte < 32) & (byte != 10) & (byte != 9)
    cdef str text = PyUnicode_DecodeUTF8(at, size, NULL)
    if is_odd:
        _check(at, size)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    is_space[0] = has_words == 0 or (all_bits > 127 and text.isspace())
    return text


cdef int _check(const char* at, Py_ssize_t size) except -1:
    """Raise for characters that the twin's serialiser writes in its own way."""
    cdef Py_ssize_t index
    cdef unsigned char byte
    for index in range(size):
        byte = <unsigned char>at[index]
        if byte < 32 and byte != 9 and byte != 10 and byte != 13:
            raise Unsupported
    return 0


cdef Py_ssize_t _stripped_size(str text):
    """The number of characters of a text without the white space around it."""
    cdef Py_ssize_t start = 0, end = len(text)
    while end > start and Py_UNICODE_ISSPACE(text[end - 1]):
        end -= 1
    while start < end and Py_UNICODE_ISSPACE(text[start]):
        start += 1
    return end - start


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
    _check(value, strlen(value))
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


ctypedef fused Letter:  # of a text in the making
    uint8_t
    Py_UCS4


@cython.final
@cython.no_gc  # no cycle can go through it
cdef class Integers:
    """Integers in a row, without a Python object for each."""

    cdef int* values
    cdef Py_ssize_t count, room

    def __dealloc__(self):
        PyMem_Free(self.values)

    cdef int append(self, int value) except -1:
        cdef void* larger
        cdef Py_ssize_t room
        if self.count == self.room:
            room = 2 * self.room + 256
            larger = PyMem_Realloc(self.values, room * sizeof(int))
            if larger == NULL:
                raise MemoryError
            self.values, self.room = <int*>larger, room
        self.values[self.count] = value
        self.count += 1
        return 0

    cdef bytes all(self):
        """All of them, as `array` takes them."""
        return PyBytes_FromStringAndSize(<char*>self.values, self.count * sizeof(int))


@cython.final
cdef class Joiner:
    """Joins the pieces of a block, and says where each of them stands in the result."""

    cdef Rules rules
    cdef void* room  # for so many characters of any width
    cdef Py_ssize_t room_size
    cdef Extent* extents
    cdef Py_ssize_t extents_size

    def __cinit__(self, Rules rules):
        self.rules = rules

    def __dealloc__(self):
        PyMem_Free(self.room)
        PyMem_Free(self.extents)

    cdef int reserve(self, list pieces) except -1:
        """Make room for the characters and the extents of all pieces.

        Returns:
            Whether all these characters are narrow: below 256.
        """
        cdef Py_ssize_t size = 0, count = len(pieces)
        cdef void* larger
        cdef bint is_narrow = True
        for piece in pieces:
            size += len(<str>piece)
            is_narrow = is_narrow and PyUnicode_KIND(piece) == 1
        if size > self.room_size:
            size += size // 2
            larger = PyMem_Realloc(self.room, size * sizeof(Py_UCS4))
            if larger == NULL:
                raise MemoryError
            self.room = larger
            self.room_size = size
        if count > self.extents_size:
            count += count // 2
            larger = PyMem_Realloc(self.extents, count * sizeof(Extent))
            if larger == NULL:
                raise MemoryError
            self.extents = <Extent*>larger
            self.extents_size = count
        return is_narrow

    cdef str normalised(self, list pieces):
        """The pieces with white space collapsed and invisible characters dropped.

        The extent of each piece is that of its visible text; one without is empty and stands at the
        end of what is before it.
        """
        cdef Py_ssize_t end
        cdef bint is_narrow = self.reserve(pieces)
        if len(pieces) == 1 and is_narrow and self.is_line(<str>pieces[0]):
            return <str>pieces[0]
        if is_narrow:
            end = self.write_line(<uint8_t*>self.room, pieces)
            return PyUnicode_FromKindAndData(1, self.room, end)
        end = self.write_line(<Py_UCS4*>self.room, pieces)
        return PyUnicode_FromKindAndData(4, self.room, end)

    cdef bint is_line(self, str piece):
        """Whether a piece of narrow characters is a line as it stands; if so, it has an extent."""
        cdef const uint8_t* data = <const uint8_t*>PyUnicode_DATA(piece)
        cdef const uint8_t* sort = self.rules.sort
        cdef Py_ssize_t index, size = len(piece)
        cdef bint is_behind_space = True
        for index in range(size):
            if sort[data[index]]:
                if data[index] != 32 or is_behind_space:
                    return False
                is_behind_space = True
            else:
                is_behind_space = False
        if is_behind_space:
            return False
        self.extents[0].start, self.extents[0].end = 0, size
        return True

    cdef Py_ssize_t write_line(self, Letter* room, list pieces) except -1:
        """Write the line that the pieces are, and say how long it is."""
        cdef const uint8_t* sort = self.rules.sort
        cdef const unsigned char* invisible = self.rules.invisible
        cdef unsigned int letter
        # `end` never grows beyond the characters of all pieces: each written one was read, and the
        # space before it stands for at least one that was not written.
        cdef Py_ssize_t end = 0, start, index, number
        cdef int width
        cdef void* data
        cdef bint is_space_due = False
        for number in range(len(pieces)):
            piece = <str>pieces[number]
            width, data = PyUnicode_KIND(piece), PyUnicode_DATA(piece)
            start = -1
            for index in range(len(<str>piece)):
                if Letter is uint8_t:
                    letter = (<const uint8_t*>data)[index]
                else:
                    letter = <unsigned int>PyUnicode_READ(width, data, index)
                if letter < 256:
                    if sort[letter] == WHITE:
                        is_space_due = end > 0
                        continue
                    if sort[letter] == UNSEEN:
                        continue
                elif Py_UNICODE_ISSPACE(<Py_UCS4>letter):
                    is_space_due = end > 0
                    continue
                elif letter < 65536 and invisible[letter >> 3] & (1 << (letter & 7)):
                    continue
                if is_space_due:
                    room[end] = 32
                    end += 1
                    is_space_due = False
                if start < 0:
                    start = end
                room[end] = <Letter>letter
                end += 1
            self.extents[number].start = start if start >= 0 else end
            self.extents[number].end = end
        return end

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
