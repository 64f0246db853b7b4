# What the tags of a page say; the twins are `tags` and `attributes`.


cdef class TagReader:
    """Reads the tags of a page one by one: what one says stands here until the next is read.

    Args:
        rules: what names and values mean.
    """

    cdef Rules rules
    cdef Py_ssize_t next_medium
    # What the tag says that is being read.
    cdef long long tag_hints
    cdef str tag_path, tag_tail, tag_language, tag_anchor, tag_alt, tag_image
    cdef dict tag_facts
    cdef object tag_medium, tag_level
    cdef str tag_element
    # Names of the page by their address: libxml2 keeps each name once.
    cdef const void* kind_keys[SLOTS]
    cdef PyObject* kind_values[SLOTS]
    cdef const void* use_keys[SLOTS]
    cdef PyObject* use_values[SLOTS]
    cdef dict kinds

    def __cinit__(self, Rules rules not None, *_):
        self.rules = rules
        self.kinds = {}
        # `kind_keys` and so on are zero: Cython's objects begin so.

    cdef int read_tag(self, xmlNode* node, Kind kind) except -1:
        """Read the tag that an element begins with."""
        self.tag_hints = kind.hints
        self.tag_path = self.tag_tail = kind.name
        self.tag_language = self.tag_anchor = self.tag_alt = self.tag_image = ""
        self.tag_element = kind.name
        self.tag_facts = self.tag_medium = self.tag_level = None
        if kind.is_medium:
            self.tag_medium = self.next_medium
            self.next_medium += 1
        if kind.is_odd:
            return self.read_odd(node)
        if node.properties != NULL:
            return self.read_attributes(node, kind)
        return 0

    cdef Kind kind_of(self, const_xmlChar* name):
        """What is known of an element's name."""
        cdef Py_ssize_t slot = (<uintptr_t>name >> 3) % SLOTS
        if self.kind_keys[slot] == name:
            return <Kind>self.kind_values[slot]
        cdef Kind kind = self.kind_of_key(<bytes>(<const char*>name))
        self.kind_keys[slot] = name
        self.kind_values[slot] = <PyObject*>kind
        return kind

    cdef Kind plain_kind(self, Kind kind):
        """The kind of elements that the twin takes an oddly named one for."""
        return self.kind_of_key(kind.name.encode())

    cdef Kind kind_of_key(self, bytes key):
        cdef Kind kind = self.kinds.get(key)
        if kind is None:
            kind = _kind_of(self.rules, key)
            self.kinds[key] = kind  # so it lives as long as the page's walk, and there is only one
        return kind

    cdef Use use_of(self, const_xmlChar* name):
        """What is known of an attribute's name; None for one that says nothing."""
        cdef Py_ssize_t slot = (<uintptr_t>name >> 3) % SLOTS
        if self.use_keys[slot] == name:
            return <Use>self.use_values[slot] if self.use_values[slot] != NULL else None
        cdef bytes key = <bytes>(<const char*>name)
        cdef Use use = self.rules.uses.get(key)  # which lives as long as the rules
        if use is None and not _is_plain(<const char*>name):
            use = self.rules.odd
        self.use_keys[slot] = name
        self.use_values[slot] = NULL if use is None else <PyObject*>use
        return use

    cdef int read_attributes(self, xmlNode* node, Kind kind) except -1:
        """What the attributes of an element say."""
        cdef xmlAttr* attribute = node.properties
        cdef Use use
        cdef Classed classed
        cdef int rank = 0
        cdef bint tells_language = False, tells_level = False
        cdef str alt = None, address
        while attribute != NULL:
            use = self.use_of(attribute.name)
            if use is None or attribute.ns != NULL:
                attribute = attribute.next
                continue
            if use.is_odd:
                return self.read_odd(node)
            if use.is_class:
                if kind.needs_path or kind.tells_language:
                    classed = self.classed(attribute, kind)
                    self.tag_hints |= classed.hints
                    self.tag_path, self.tag_tail = classed.path, classed.tail
                    self.tag_language, self.tag_level = classed.language, classed.level
                else:
                    self.tag_hints |= self.rules.words.hints(_checked(_content(attribute)))
            elif use.is_hint:
                self.tag_hints |= self.hint_of(attribute, use, kind)
            if use.is_fact and use.name in kind.facts:
                if self.tag_facts is None:
                    self.tag_facts = {}
                self.tag_facts[use.name] = _value(attribute)
            if use.is_alt and kind.is_image:
                alt = _value(attribute)
            elif use.address_rank and kind.is_image:
                if not rank or use.address_rank < rank:
                    address = _value(attribute)
                    if address:
                        rank, self.tag_image = use.address_rank, address
            elif use.is_language:
                tells_language = kind.tells_language
            elif use.is_anchor:
                self.tag_anchor = _value(attribute)
            elif use.is_level:
                tells_level = kind.is_block
            elif use.is_original:
                self.tag_element = _value(attribute)
            attribute = attribute.next
        if alt and self.rules.has_alt(kind.name, self.tag_facts or {}):
            self.tag_alt = alt
        if tells_level:
            self.tag_level = self.rules.level_of(self.known_of(node))
        if tells_language:
            self.tag_language = self.rules.code_language(kind.name, self.known_of(node))
        return 0

    cdef dict known_of(self, xmlNode* node):
        """The known attributes of an element."""
        cdef xmlAttr* attribute = node.properties
        cdef Use use
        cdef dict known = {}
        while attribute != NULL:
            use = self.use_of(attribute.name)
            if use is not None and not use.is_odd and attribute.ns == NULL:
                known[use.name] = _value(attribute)
            attribute = attribute.next
        return known

    cdef int read_odd(self, xmlNode* node) except -1:
        """Read a tag whose names the twin's patterns take apart, as the twin does."""
        cdef xmlAttr* attribute = node.properties
        cdef list parts = [(<bytes>(<const char*>node.name)).decode()]
        while attribute != NULL:
            if attribute.ns != NULL:
                raise Unsupported
            name = (<bytes>(<const char*>attribute.name)).decode()
            if name not in self.rules.unread:
                parts.append(f'{name}="{_escaped(_value(attribute))}"')
            attribute = attribute.next
        tag = self.rules.read_tag(" ".join(parts))
        if tag is None:
            raise Unsupported
        self.tag_hints = tag.hints
        self.tag_path, self.tag_tail = tag.path, tag.tail
        self.tag_language, self.tag_anchor = tag.language, tag.anchor
        self.tag_element, self.tag_level = tag.element, tag.level
        self.tag_alt, self.tag_image = tag.alt, tag.image
        self.tag_facts = dict(tag.facts)
        return 0

    cdef Classed classed(self, xmlAttr* attribute, Kind kind):
        """What an element's name and its class attribute say together."""
        cdef const char* value = _content(attribute)
        cdef bytes key = _key(kind.key, value)
        cdef dict known = self.rules.classes
        cdef object found = known.get(key)
        if found is not None:
            return <Classed>found
        cdef str text = _value(attribute)
        cdef list words = text.split(None, 1)
        cdef Classed classed = Classed.__new__(Classed)
        classed.hints = 0 if kind.is_neutral else self.rules.words.hints(value)
        classed.path = f"{kind.name}.{words[0]}" if words else kind.name
        classed.tail = classed.path.rpartition("/")[2]
        classed.language = ""
        if kind.is_block and _has_any(text, self.rules.level_signs):
            classed.level = self.rules.level_of({"class": text})
        if kind.tells_language and (kind.is_code_holder or _has_any(text, self.rules.code_signs)):
            classed.language = self.rules.code_language(kind.name, {"class": text})
        _keep(known, key, classed)
        return classed

    cdef long long hint_of(self, xmlAttr* attribute, Use use, Kind kind) except -1:
        """What the value of an attribute says about the element's content."""
        if use.has_words:
            return 0 if kind.is_neutral else self.rules.words.hints(_checked(_content(attribute)))
        cdef bytes key = _key(use.key + kind.group, _content(attribute))
        cdef dict known = self.rules.hints
        cdef object found = known.get(key)
        if found is None:
            found = self.rules.attribute_hints(kind.name, {use.name: _value(attribute)})
            _keep(known, key, found)
        return found

    cdef object fact(self, str name):
        """The value of an attribute of the tag that is being read; None where it has none."""
        return None if self.tag_facts is None else self.tag_facts.get(name)


cdef const char* _NOTHING = ""


cdef Kind _kind_of(Rules rules, bytes name):
    """What Python says of an element's name."""
    cdef Kind kind = rules.kinds.get(name)
    if kind is None:
        about = rules.kind_of(name.decode())
        if about is None:
            raise Unsupported
        kind = Kind(about, about.name.encode() != name)
        _keep(rules.kinds, name, kind)
    return kind


cdef bint _is_plain(const char* name):
    """Whether the twin's pattern takes an attribute's name as it stands."""
    while name[0]:
        if name[0] <= 32 or name[0] == 34 or name[0] == 61 or <unsigned char>name[0] > 126:
            return False  # a space, quotation mark or equals sign, or what may be a space
        name += 1
    return True


cdef const char* _content(xmlAttr* attribute) except NULL:
    """The bytes of an attribute's value."""
    cdef xmlNode* text = attribute.children
    if text == NULL:
        return _NOTHING
    if text.next != NULL or text.type != XML_TEXT_NODE:
        raise Unsupported
    return _NOTHING if text.content == NULL else <const char*>text.content


cdef str _value(xmlAttr* attribute):
    """An attribute's value."""
    return _text(_content(attribute))


cdef str _escaped(str value):
    """A value as the twin's serialiser writes it."""
    for char, written in (
        ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("\t", "&#9;"),
    ):
        value = value.replace(char, written)
    return value


cdef bytes _key(bytes lead, const char* value):
    """The key of an attribute's value in a cache."""
    cdef size_t lead_size = len(lead), size = strlen(value)
    cdef bytes key = PyBytes_FromStringAndSize(NULL, lead_size + size)
    memcpy(PyBytes_AS_STRING(key), PyBytes_AS_STRING(lead), lead_size)
    memcpy(PyBytes_AS_STRING(key) + lead_size, value, size)
    return key


cdef bint _has_any(str text, tuple signs):
    for sign in signs:
        if sign in text:
            return True
    return False


cdef int _keep(dict cache, bytes key, object value) except -1:
    """Remember what was said of a name or a value."""
    if len(key) > MAX_CACHED_BYTES:
        return 0
    if len(cache) >= MAX_CACHED:
        cache.clear()
    cache[key] = value
    return 0
