# What is looked for in a page's tree, found in one visit; the twin is `finds.find`.

cdef enum Sign:  # what an attribute may say, as bits
    CARRIER = 1
    OTHERS_CARRIER = 2  # of all elements but <meta>
    RELATION = 4
    CLASSES = 8
    ALTERNATIVE = 16
    TYPE = 32
    ADDRESS = 64
    NUMBER = 128
    BACKWARDS = 256
    MOMENT = 512
    TITLE = 1024
    OWN = 2048
    STAMP = 4096
    CONTENT = 8192
    ALL_SIGNS = 16383
    PLACE = 16  # by so many bits the place of an attribute among the keys of <meta> is shifted

cdef enum:
    MAX_META_KEYS = 8

cdef dict _SIGNS = {
    "carrier": CARRIER,
    "carrier, not of meta": OTHERS_CARRIER,
    "relation": RELATION,
    "classes": CLASSES,
    "alternative": ALTERNATIVE,
    "type": TYPE,
    "address": ADDRESS,
    "number": NUMBER,
    "backwards": BACKWARDS,
    "moment": MOMENT,
    "title": TITLE,
    "own": OWN,
    "stamp": STAMP,
    "content": CONTENT,
}


@cython.final
@cython.no_gc
cdef class Sought:
    """What elements of one name are looked for as."""

    cdef tuple groups
    cdef int required  # an attribute without which they are not looked for
    cdef tuple required_texts  # of which its value holds one, in capitals or small letters
    cdef bint is_link, is_time, is_meta, is_formula


@cython.final
cdef class Finder:
    """What is looked for.

    Args:
        source: an object with the tables of `readers.finds`.
    """

    cdef dict sought, signs
    cdef tuple groups, relations
    cdef frozenset whole_relations
    cdef unsigned long long[256] sizes  # of formulas' classes by their first byte, a bit for each
    cdef frozenset formula_classes
    cdef bytes formula_text, formula_type
    cdef frozenset sourced, around
    cdef unsigned char[256] in_sign  # bytes that may stand in the sign of a permalink

    def __init__(self, source):
        cdef Sought sought
        self.groups = tuple(source.GROUPS)
        self.relations = tuple([start.encode() for start in source.RELATIONS])
        self.whole_relations = frozenset([word.encode() for word in source.WHOLE_RELATIONS])
        self.formula_classes = frozenset([name.encode() for name in source.FORMULA_CLASSES])
        memset(self.sizes, 0, sizeof(self.sizes))
        for name in self.formula_classes:
            self.sizes[<unsigned char>(<bytes>name)[0]] |= _size_bit(len(<bytes>name))
        self.signs = {name.encode(): _SIGNS[sign] for name, sign in source.SIGNS.items()}
        if len(source.META_KEYS) > MAX_META_KEYS:
            raise ValueError("too many keys")
        for place, name in enumerate(source.META_KEYS, 1):
            self.signs[name.encode()] = self.signs.get(name.encode(), 0) | place << PLACE
        for byte in range(256):  # what is beyond ASCII may be a space
            self.in_sign[byte] = byte <= 32 or byte > 127 or chr(byte) in source.PERMALINKS
        self.sourced, self.around = frozenset(source.SOURCED), frozenset(source.AROUND)
        self.formula_text = source.FORMULA_TEXT.encode()
        self.formula_type = source.FORMULA_TYPE.encode()
        self.sought = {}
        for name in source.NAMES:
            sought = Sought.__new__(Sought)
            sought.groups = tuple(
                [number for number, group in enumerate(self.groups) if name in source.GROUPS[group]]
            )
            required, texts = source.REQUIRED.get(name, ("", ()))
            sought.required = self.signs.get(required.encode(), 0) & ALL_SIGNS
            sought.required_texts = tuple([text.encode() for text in texts])
            sought.is_link = name == "a"
            sought.is_time = name in source.TIMES
            sought.is_meta = name == "meta"
            sought.is_formula = name == source.FORMULA_ELEMENT
            self.sought[name.encode()] = sought


cdef inline object _element(etreepublic._Document document, xmlNode* node):
    return etreepublic.elementFactory(document, node)


cdef class Search:
    """One visit of a page's tree."""

    cdef Finder finder
    cdef list found  # a list for each group
    cdef list carriers, metas, targets, times, inner, permalinks, timed, titled
    cdef bint may_have_formulas, may_have_own
    cdef const void* name_keys[SLOTS]
    cdef PyObject* name_values[SLOTS]
    cdef const void* sign_keys[SLOTS]
    cdef int sign_values[SLOTS]

    def __cinit__(self, Finder finder not None):
        self.finder = finder
        self.found = []
        for _ in finder.groups:
            self.found.append([])
        self.carriers, self.metas, self.targets, self.times = [], [], [], []
        self.inner, self.permalinks, self.timed, self.titled = [], [], [], []

    cdef int visit(self, etreepublic._Element root) except -1:
        """Look at all elements below `root`, and at `root` itself."""
        cdef xmlNode* top = root._c_node
        cdef xmlNode* node = top
        while True:
            if node.type == XML_ELEMENT_NODE and node.ns == NULL:
                self.look_at(root._doc, node)
            if node.type == XML_ELEMENT_NODE and node.children != NULL:
                node = node.children
                continue
            while node != top and node.next == NULL:
                node = node.parent
            if node == top:
                return 0
            node = node.next

    cdef int look_at(self, etreepublic._Document document, xmlNode* node) except -1:
        """One element."""
        cdef Sought sought = self.sought_of(node.name)
        cdef bint is_meta = sought is not None and sought.is_meta
        cdef bint is_link = sought is not None and sought.is_link
        cdef bint is_time = sought is not None and sought.is_time
        cdef bint is_carrier = False, has_year = False, has_required
        cdef const char* address = NULL
        cdef int sign, signs = 0
        cdef xmlAttr* attribute = node.properties
        has_required = sought is None or sought.required == 0
        while attribute != NULL:
            sign = self.sign_of(attribute.name) & ALL_SIGNS
            if sign and attribute.ns == NULL:
                signs |= sign
                if not has_required and sign == sought.required:
                    has_required = _holds_any(_content(attribute), sought.required_texts)
                if sign == ADDRESS:
                    address = _content(attribute)
                elif sign == RELATION:
                    is_carrier = is_carrier or (is_link and self.is_relation(attribute))
                elif sign == CARRIER or sign == OTHERS_CARRIER:
                    is_carrier = is_carrier or sign == CARRIER or not is_meta
                elif sign == OWN:
                    self.may_have_own = True
                elif sign == TITLE:
                    has_year = not is_time and _has_year(_content(attribute))
                elif not self.may_have_formulas and sign <= TYPE:
                    self.may_have_formulas = self.is_formula(attribute, sign)
            attribute = attribute.next
        if is_meta:
            self.add_meta(node)
        if sought is not None and sought.is_formula:
            self.may_have_formulas = True
        if not is_time and signs & (TITLE | STAMP):
            self.add_moment(_element(document, node), signs, has_year)
        if is_carrier:
            self.carriers.append(_element(document, node))
        if is_link:
            self.add_link(document, node, address)
        if is_time:
            self.times.append((len(self.targets), _element(document, node)))
            self.targets.append(None)
        if sought is not None and has_required:
            for number in sought.groups:
                (<list>self.found[<int>number]).append(_element(document, node))
        return 0

    cdef int add_moment(self, object element, int signs, bint has_year) except -1:
        """An element with a title or a stamp, which may tell a moment."""
        if signs & STAMP:
            self.timed.append(element)
        if signs & TITLE and (has_year or signs & (MOMENT | STAMP)):
            self.titled.append(element)
        return 0

    cdef int add_link(
        self, etreepublic._Document document, xmlNode* node, const char* address
    ) except -1:
        """A link; `address` is NULL where it has none."""
        self.targets.append(None if address == NULL else _plain_text(address))
        if address == NULL or strchr(address, 35) == NULL:  # "#"
            return 0
        if address[0] == 35:
            self.inner.append(_element(document, node))
        if _may_be_sign(node, self.finder):
            self.permalinks.append(_element(document, node))
        return 0

    cdef int add_meta(self, xmlNode* node) except -1:
        """The key and the content of a <meta>."""
        cdef xmlAttr* attribute = node.properties
        cdef const char* content = _NOTHING
        cdef const char* key = _NOTHING
        cdef int sign, best = MAX_META_KEYS + 1
        while attribute != NULL:
            sign = self.sign_of(attribute.name) if attribute.ns == NULL else 0
            if sign & CONTENT:
                content = _content(attribute)
            elif 0 < sign >> PLACE < best and _content(attribute)[0]:
                best, key = sign >> PLACE, _content(attribute)
            attribute = attribute.next
        self.metas.append((_plain_text(key), _plain_text(content)))
        return 0

    cdef Sought sought_of(self, const_xmlChar* name):
        """What elements of this name are looked for as; None for others."""
        cdef Py_ssize_t slot = (<uintptr_t>name >> 3) % SLOTS
        if self.name_keys[slot] != name:
            # What is found lives as long as the finder.
            found = self.finder.sought.get(<bytes>(<const char*>name))
            self.name_keys[slot] = name
            self.name_values[slot] = NULL if found is None else <PyObject*>found
        return None if self.name_values[slot] == NULL else <Sought>self.name_values[slot]

    cdef int sign_of(self, const_xmlChar* name) except -1:
        """What an attribute of this name may say; 0 for nothing."""
        cdef Py_ssize_t slot = (<uintptr_t>name >> 3) % SLOTS
        if self.sign_keys[slot] != name:
            found = self.finder.signs.get(<bytes>(<const char*>name), 0)
            self.sign_keys[slot] = name
            self.sign_values[slot] = found
        return self.sign_values[slot]

    cdef bint is_relation(self, xmlAttr* attribute) except -1:
        """Whether a link's `rel` may say something about the page."""
        cdef bytes value = <bytes>_content(attribute)
        return value.startswith(self.finder.relations) or value in self.finder.whole_relations

    cdef bint is_formula(self, xmlAttr* attribute, int sign) except -1:
        """Whether an attribute has a sign of a formula."""
        cdef const char* value = _content(attribute)
        if sign == ALTERNATIVE:
            return strstr(value, PyBytes_AS_STRING(self.finder.formula_text)) != NULL
        if sign == TYPE:
            return strstr(value, PyBytes_AS_STRING(self.finder.formula_type)) != NULL
        return _has_word(value, self.finder)


cdef bint _has_year(const char* value) noexcept:
    """Whether "19" or "20" stands in a value, as in each year of this century and the last."""
    cdef const unsigned char* at = <const unsigned char*>value
    while at[0]:
        if (at[0] == 49 and at[1] == 57) or (at[0] == 50 and at[1] == 48):  # "19", "20"
            return True
        at += 1
    return False


cdef inline unsigned long long _size_bit(Py_ssize_t size) noexcept:
    return <unsigned long long>1 << min(<Py_ssize_t>63, size)


cdef bint _has_word(const char* value, Finder finder) except -1:
    """Whether one of the words of a value is the class of a formula."""
    cdef const unsigned char* at = <const unsigned char*>value
    cdef Py_ssize_t size
    while at[0]:
        if at[0] <= 32 or at[0] > 127:  # what is beyond ASCII may be a space
            at += 1
            continue
        size = 1
        while 32 < at[size] <= 127:
            size += 1
        if finder.sizes[at[0]] & _size_bit(size) and (<bytes>at[:size]) in finder.formula_classes:
            return True
        at += size
    return False


cdef bint _holds_any(const char* value, tuple texts):
    """Whether one of some texts in small letters stands in a value, in whatever letters there."""
    cdef const char* text
    cdef const char* at
    cdef Py_ssize_t size
    for bare in texts:
        text = PyBytes_AS_STRING(<bytes>bare)
        at = value
        while True:
            size = 0
            while text[size] and _small(at[size]) == text[size]:
                size += 1
            if text[size] == 0:
                return True
            if at[0] == 0:
                break
            at += 1
    return False


cdef inline char _small(char byte) noexcept:
    return byte + 32 if 65 <= byte <= 90 else byte


cdef bint _may_be_sign(xmlNode* link, Finder finder) noexcept:
    """Whether the text in an element may be nothing but the sign of a permalink."""
    cdef xmlNode* node = link.children
    cdef const_xmlChar* at
    cdef bint is_empty = True
    while node != NULL:
        if node.type == XML_TEXT_NODE or node.type == XML_CDATA_SECTION_NODE:
            at = node.content
            while at != NULL and at[0]:
                if not finder.in_sign[at[0]]:
                    return False
                is_empty = is_empty and at[0] <= 32
                at += 1
        if node.type == XML_ELEMENT_NODE and node.children != NULL:
            node = node.children
            continue
        while node.next == NULL:
            node = node.parent
            if node == link:
                return not is_empty
        node = node.next
    return False


cdef str _plain_text(const char* value):
    return PyUnicode_DecodeUTF8(value, strlen(value), NULL)


cdef list media_told(Finder finder, list elements):
    """What each medium says of itself, as `prepare.media_of` tells it.

    Only of those without <source> elements it is known that they have none.
    """
    cdef list told = []
    cdef xmlAttr* attribute
    cdef dict attributes
    for element in elements:
        node = (<etreepublic._Element?>element)._c_node
        attribute = node.properties
        attributes = {}
        while attribute != NULL:
            if attribute.ns != NULL:
                raise Unsupported
            attributes[_plain_text(<const char*>attribute.name)] = _plain_text(_content(attribute))
            attribute = attribute.next
        name = _plain_text(<const char*>node.name)
        told.append((name, attributes, name in finder.sourced or _is_near(node, finder.around)))
    return told


cdef bint _is_near(xmlNode* node, frozenset around) except -1:
    """Whether an element of one of these names may stand before an element, or around it."""
    cdef xmlNode* other = node.prev
    while other != NULL and other.type == XML_TEXT_NODE:
        other = other.prev
    if other == NULL:
        other = node.parent
    if other == NULL:
        return False
    return other.type != XML_ELEMENT_NODE or _plain_text(<const char*>other.name) in around
