# What the words of classes and ids say.

cdef struct Letters:  # a node of a tree of words: a word, or the beginning of some
    unsigned short after[36]  # the number of the node for each next letter
    long long hints  # of the word that ends here

cdef enum:
    LOST = 0  # the node of what no word begins with; no way leads out of it
    ROOT = 1


@cython.final
cdef class Words:
    """The hints of classes and ids; the twin is `class_names.word_hints`.

    Args:
        source: an object with the tables of `class_names`.
    """

    cdef object word_hints
    cdef Letters* nodes
    cdef long long whole_only, footer
    cdef int max_parts

    def __cinit__(self, source):
        cdef unsigned short count = ROOT, node
        cdef dict hint_of = source.HINT_OF
        self.word_hints = source.word_hints
        self.whole_only = source.WHOLE_ONLY
        self.footer = source.FOOTER
        self.max_parts = source.MAX_PARTS
        beginnings = {word[:end] for word in hint_of for end in range(1, len(word) + 1)}
        if len(beginnings) > 65000:
            raise ValueError("too many words")
        self.nodes = <Letters*>PyMem_Calloc(len(beginnings) + 2, sizeof(Letters))
        if self.nodes == NULL:
            raise MemoryError
        # Shorter ones come first, so the node before the last letter exists.
        for word in sorted(beginnings, key=len):
            node = ROOT
            for letter in word[:-1].encode("ascii"):
                node = self.nodes[node].after[_place_of(letter)]
            count += 1
            self.nodes[node].after[_place_of(ord(word[-1]))] = count
            self.nodes[count].hints = hint_of.get(word, 0)

    def __dealloc__(self):
        PyMem_Free(self.nodes)

    cdef long long hints(self, const char* value) except -1:
        """What the words of a value say."""
        cdef const unsigned char* at = <const unsigned char*>value
        cdef long long hints = 0
        cdef Py_ssize_t size
        if not _is_ascii(value):
            for word in _text(value).split():
                hints |= <long long>self.word_hints(word)
            return hints
        while at[0]:
            if at[0] <= 32:
                at += 1
                continue
            size = 1
            while at[size] > 32:
                size += 1
            hints |= self.hints_of(at, size)
            at += size
        return hints

    cdef long long hints_of(self, const unsigned char* at, Py_ssize_t size) except -1:
        """What one class or id in ASCII says: the whole of it, its parts, and pairs of them."""
        cdef Letters* nodes = self.nodes
        cdef unsigned short whole = ROOT, pair = ROOT, part = ROOT
        cdef long long hints, parts = 0
        cdef Py_ssize_t index, place
        cdef int count = 0
        cdef unsigned char byte, before = 0
        for index in range(size):
            byte = at[index]
            if 65 <= byte <= 90:
                byte |= 32
                if 97 <= before <= 122:  # "relatedPosts" has two parts
                    before = 0
            elif not (97 <= byte <= 122 or 48 <= byte <= 57):
                before = 0
                continue
            if not before:
                count += 1
                parts |= nodes[part].hints | nodes[pair].hints
                pair, part = part, ROOT
            before = at[index]
            if whole | part | pair:  # else no word begins so
                place = _place_of(byte)
                whole = nodes[whole].after[place]
                part = nodes[part].after[place]
                pair = nodes[pair].after[place]
        hints = nodes[whole].hints
        if 1 < count <= self.max_parts:
            hints |= (parts | nodes[part].hints | nodes[pair].hints) & ~self.whole_only
        if hints & self.footer:  # which depends on what else is in the name
            return self.word_hints((<bytes>at[:size]).decode("ascii"))
        return hints


cdef inline Py_ssize_t _place_of(unsigned char letter) noexcept:
    """The place of a small letter or digit of ASCII in `Letters`."""
    return letter - 97 if letter >= 97 else 26 + letter - 48
