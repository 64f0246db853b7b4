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
}


@cython.final
@cython.no_gc
cdef class Sought:
    """What elements of one name are looked for as."""

    cdef tuple groups
    cdef int required  # an attribute without which they are not looked for
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
    cdef unsigned char[256] may_begin  # a formula's class, by its first byte
    cdef unsigned long long may_have_size  # one, a bit for each size
    cdef frozenset formula_classes
    cdef bytes formula_text, formula_type
    cdef object nothing

    def __init__(self, source):
        cdef Sought sought
        self.groups = tuple(source.GROUPS)
        self.relations = tuple([start.encode() for start in source.RELATIONS])
        self.whole_relations = frozenset([word.encode() for word in source.WHOLE_RELATIONS])
        self.formula_classes = frozenset([name.encode() for name in source.FORMULA_CLASSES])
        memset(self.may_begin, 0, sizeof(self.may_begin))
        self.may_have_size = 0
        for name in self.formula_classes:
            self.may_begin[<unsigned char>(<bytes>name)[0]] = 1
            self.may_have_size |= <unsigned long long>1 << min(<Py_ssize_t>63, len(<bytes>name))
        self.signs = {name.encode(): _SIGNS[sign] for name, sign in source.SIGNS.items()}
        self.formula_text = source.FORMULA_TEXT.encode()
        self.formula_type = source.FORMULA_TYPE.encode()
        self.sought = {}
        for name in source.NAMES:
            sought = Sought.__new__(Sought)
            sought.groups = tuple(
                [number for number, group in enumerate(self.groups) if name in source.GROUPS[group]]
            )
            sought.required = self.signs.get(source.REQUIRED.get(name, "").encode(), 0)
            sought.is_link = name == "a"
            sought.is_time = name in source.TIMES
            sought.is_meta = name == "meta"
            sought.is_formula = name == source.FORMULA_ELEMENT
            self.sought[name.encode()] = sought


cdef class Search:
    """One visit of a page's tree."""

    cdef Finder finder
    cdef list found  # a list for each group
    cdef list carriers, targets, inner
    cdef bint may_have_formulas, may_have_moments, may_have_own
    cdef const void* name_keys[SLOTS]
    cdef PyObject* name_values[SLOTS]
    cdef const void* sign_keys[SLOTS]
    cdef int sign_values[SLOTS]

    def __cinit__(self, Finder finder not None):
        self.finder = finder
        self.found = [[] for _ in finder.groups]
        self.carriers, self.targets, self.inner = [], [], []

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
        cdef bint is_carrier = False
        cdef const char* address = NULL
        cdef int sign, signs = 0
        cdef xmlAttr* attribute = node.properties
        cdef object element = None
        while attribute != NULL:
            sign = self.sign_of(attribute.name)
            if sign and attribute.ns == NULL:
                signs |= sign
                if sign == ADDRESS:
                    address = _content(attribute)
                elif sign == RELATION:
                    is_carrier = is_carrier or (is_link and self.is_relation(attribute))
                elif sign == CARRIER or sign == OTHERS_CARRIER:
                    is_carrier = is_carrier or sign == CARRIER or not is_meta
                elif sign == OWN:
                    self.may_have_own = True
                elif sign == MOMENT or sign == TITLE:
                    if not self.may_have_moments and not is_time:
                        self.may_have_moments = sign == MOMENT or _has_year(_content(attribute))
                elif not self.may_have_formulas and sign <= TYPE:
                    self.may_have_formulas = self.is_formula(attribute, sign)
            attribute = attribute.next
        if is_carrier:
            element = etreepublic.elementFactory(document, node)
            self.carriers.append(element)
        if sought is None:
            return 0
        if sought.is_formula:
            self.may_have_formulas = True
        if is_link:
            self.targets.append(None if address == NULL else _plain_text(address))
            if address != NULL and address[0] == 35:  # "#"
                if element is None:
                    element = etreepublic.elementFactory(document, node)
                self.inner.append(element)
        if is_time:
            if element is None:
                element = etreepublic.elementFactory(document, node)
            self.targets.append(element)
        if not sought.groups or signs & sought.required != sought.required:
            return 0
        if element is None:
            element = etreepublic.elementFactory(document, node)
        for number in sought.groups:
            (<list>self.found[<int>number]).append(element)
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
        if finder.may_begin[at[0]] and finder.may_have_size >> min(<Py_ssize_t>63, size) & 1:
            if (<bytes>at[:size]) in finder.formula_classes:
                return True
        at += size
    return False


cdef str _plain_text(const char* value):
    return PyUnicode_DecodeUTF8(value, strlen(value), NULL)
