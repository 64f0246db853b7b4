# The state of a page that is being read; the twins are `linear.Linearizer`, `rows.RowBuilder` and
# `spans.OpenSpans`.


@cython.final
@cython.no_gc  # no cycle can go through it
@cython.freelist(64)
cdef class Scope:
    """What the inline elements within a block element have in common."""

    cdef str outer, path, tail, tag, full
    cdef Py_ssize_t container
    cdef long long cut_hints
    cdef bint is_heading, keeps_tag
    cdef Nesting nesting


@cython.final
@cython.no_gc  # no cycle can go through it
@cython.freelist(64)
cdef class Open:
    """An open element."""

    cdef Kind kind
    cdef long long hints
    cdef Scope scope


@cython.final
@cython.no_gc  # no cycle can go through it
@cython.freelist(64)
cdef class Span:
    """A mark or cell of the open block, and the numbers of its pieces."""

    cdef str kind
    cdef object target, cell
    cdef Py_ssize_t first, end
    cdef bint is_code, is_cell, needs_target


@cython.final
cdef class Walker:
    cdef Rules rules
    cdef tuple targets
    cdef Py_ssize_t next_target, next_medium
    cdef object lines, tracker
    cdef list rows, parents, media
    cdef dict images_of, marks_of, structures
    cdef long groups
    # Open elements.
    cdef list stack
    cdef Open top
    cdef Py_ssize_t links_open, readings_open, preformatted_open
    # The open block: its texts, and what follows it.
    cdef Joiner joiner
    cdef list pieces, readings, images
    cdef bint has_words
    cdef Py_ssize_t link_chars, breaks
    cdef long long join_hint
    cdef Piece piece_edge
    # Its marks and cells.
    cdef list open_marks, done_marks
    cdef Py_ssize_t marks_beyond
    # The text before the next tag. It may stand in several nodes.
    cdef const char* text_at
    cdef list text_parts
    # What the tag says that is being read.
    cdef long long tag_hints
    cdef str tag_path, tag_tail, tag_language, tag_anchor, tag_alt, tag_image
    cdef dict tag_facts
    cdef object tag_medium
    # Names of the page by their address.
    cdef const void* kind_keys[SLOTS]
    cdef PyObject* kind_values[SLOTS]
    cdef const void* use_keys[SLOTS]
    cdef PyObject* use_values[SLOTS]
    cdef dict kinds

    def __cinit__(self, Rules rules not None, tuple targets not None):
        cdef Scope scope = Scope.__new__(Scope)
        scope.outer = scope.path = scope.tail = scope.tag = scope.full = ""
        scope.cut_hints = rules.cut_hints
        self.rules = rules
        self.targets = targets
        self.lines = rules.lines_type()
        self.rows = self.lines.rows
        self.parents = self.lines.parents
        self.media = self.lines.media
        self.images_of = self.lines.images
        self.marks_of = self.lines.marks
        self.structures = self.lines.structures
        self.tracker = rules.tracker_type()
        self.top = Open.__new__(Open)
        self.top.kind = None
        self.top.scope = scope
        self.stack = [self.top]
        self.joiner = Joiner(rules)
        self.pieces, self.readings, self.images = [], [], []
        self.open_marks, self.done_marks = [], []
        self.text_parts = []
        self.kinds = {}
        # `kind_keys` and so on are zero: Cython's objects begin so.

    # The nodes.

    cdef int walk(self, xmlNode* root) except -1:
        """Visit all nodes below `root`, and `root` itself."""
        cdef xmlNode* node = root
        cdef bint goes_in
        while True:
            if node.type == XML_TEXT_NODE:
                self.keep_text(node)
                goes_in = False
            elif node.type == XML_ELEMENT_NODE and node.ns == NULL:
                goes_in = self.enter(node)
            else:
                raise Unsupported
            if goes_in and node.children != NULL:
                node = node.children
                continue
            while node != root and node.next == NULL:
                node = node.parent
                self.leave(node)
            if node == root:
                return 0
            node = node.next

    cdef bint enter(self, xmlNode* node) except -1:
        """An element begins; says whether there may be something in it."""
        cdef Kind kind = self.kind_of(node.name)
        if kind.is_dropped:
            return False
        if kind.is_transparent:
            return True
        cdef bint is_empty = not self.has_content(node)
        if self.text_at != NULL:
            self.end_text()
        self.begin(node, kind, is_empty)
        return not is_empty

    cdef int leave(self, xmlNode* node) except -1:
        """An element ends whose content was visited."""
        cdef Kind kind = self.kind_of(node.name)
        if kind.is_transparent:
            return 0
        if self.text_at != NULL:
            self.end_text()
        if kind.is_odd:
            kind = self.plain_kind(kind)
        if kind.is_block:
            self.end_block()
        return self.close(kind)

    cdef bint has_content(self, xmlNode* node) except -1:
        """Whether the twin's serialiser would write something between the tags of an element."""
        cdef xmlNode* inner = node.children
        cdef Kind kind
        while inner != NULL:
            if inner.type != XML_ELEMENT_NODE:
                return True
            kind = self.kind_of(inner.name)
            if not kind.is_dropped and not kind.is_transparent:
                return True
            if kind.is_transparent and inner.children != NULL:
                inner = inner.children
                continue
            while inner.next == NULL:
                inner = inner.parent
                if inner == node:
                    return False
            inner = inner.next
        return False

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

    # Texts.

    cdef int keep_text(self, xmlNode* node) except -1:
        """Keep a text until the next tag, where it turns out whether it goes on."""
        cdef const char* content = <const char*>node.content
        if content == NULL or content[0] == 0:
            return 0
        if self.text_at != NULL:
            self.text_parts.append(<bytes>self.text_at)
        self.text_at = content
        return 0

    cdef int end_text(self) except -1:
        """A tag follows: read the text before it."""
        cdef const char* at = self.text_at
        cdef bytes whole
        self.text_at = NULL
        if self.text_parts:
            self.text_parts.append(<bytes>at)
            whole = b"".join(self.text_parts)
            self.text_parts.clear()
            return self.add_text(PyBytes_AS_STRING(whole), len(whole))
        return self.add_text(at, strlen(at))

    cdef int add_text(self, const char* at, Py_ssize_t size) except -1:
        """Add a text to the open block. White space is one space unless preformatted."""
        cdef bint is_space
        if not self.preformatted_open and _is_blank(at, size):
            if self.pieces:
                self.pieces.append(" ")
            return 0
        cdef str text = _decoded(at, size, &is_space)
        if is_space and not self.preformatted_open:
            if self.pieces:
                self.pieces.append(" ")
            return 0
        if self.breaks:
            if self.breaks > 1:
                self.flush()
            self.breaks = 0
        if self.piece_edge:
            if self.piece_edge == IN_NEXT_PIECE:
                self.separate_piece(text)
            self.piece_edge = ELSEWHERE
        if self.readings_open:
            self.readings.append(text)
            return 0
        self.pieces.append(text)
        self.has_words = self.has_words or not is_space
        if self.links_open:
            self.link_chars += len(text.strip())
        return 0

    cdef int separate_piece(self, str text) except -1:
        """Add a space before a piece of a heading that begins a word right after a word."""
        if not self.top.scope.is_heading or not self.pieces:
            return 0
        cdef str last = self.pieces[-1]
        if len(last) < 2 or len(text) == 1 or not last[len(last) - 1].isalnum():
            return 0
        cdef Py_UCS4 first = text[0]
        if first.isupper() or (first.isdigit() and last[len(last) - 1].isalpha()):
            self.pieces.append(" ")
        return 0

    # Tags.

    cdef int begin(self, xmlNode* node, Kind kind, bint is_empty) except -1:
        """An element begins."""
        self.tag_hints = kind.hints
        self.tag_path = self.tag_tail = kind.name
        self.tag_language = self.tag_anchor = self.tag_alt = self.tag_image = ""
        self.tag_facts = self.tag_medium = None
        if kind.is_medium:
            self.tag_medium = self.next_medium
            self.next_medium += 1
        if node.properties != NULL or kind.is_odd:
            self.read_attributes(node, kind)
            if self.tag_alt or self.tag_image:
                return self.add_image()
            if kind.is_odd:
                kind = self.plain_kind(kind)
        if kind.is_block:
            self.end_block()
            if self.tag_medium is not None or not (is_empty or kind.is_void):
                self.open_block(kind, is_empty or kind.is_void)
            return 0
        return self.open_inline(kind, is_empty or kind.is_void)

    cdef int read_attributes(self, xmlNode* node, Kind kind) except -1:
        """What the attributes of an element say."""
        cdef xmlAttr* attribute = node.properties
        cdef Use use
        cdef Classed classed
        cdef int rank = 0
        cdef bint tells_language = False
        cdef str alt = None
        if kind.is_odd:
            return self.read_odd(node)
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
                    self.tag_language = classed.language
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
                if (not rank or use.address_rank < rank) and _value(attribute):
                    rank = use.address_rank
                    self.tag_image = _value(attribute)
            elif use.is_language:
                tells_language = kind.tells_language
            elif use.is_anchor:
                self.tag_anchor = _value(attribute)
            attribute = attribute.next
        if alt and self.rules.has_alt(kind.name, self.tag_facts or {}):
            self.tag_alt = alt
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

    cdef int open_inline(self, Kind kind, bint is_void) except -1:
        """An element within a line begins."""
        if kind.is_break:
            return self.add_break()
        if kind.is_cell and self.has_words:
            self.pieces.append(" | ")
        if is_void:
            return self.skip(kind)
        if self.piece_edge and kind.is_piece:
            self.piece_edge = IN_NEXT_PIECE
        cdef Scope scope = self.top.scope
        if self.tag_hints & scope.cut_hints:
            self.cut()
        self.push(kind, self.top.hints | self.tag_hints, scope)
        self.count(kind, 1)
        if kind.mark is not None:
            self.open_mark(kind)
        if self.tag_language and self.preformatted_open and scope.nesting is not None:
            scope.nesting.language = self.tag_language
        return 0

    cdef int skip(self, Kind kind) except -1:
        """Take note of an inline element without content."""
        cdef Nesting nesting = self.top.scope.nesting
        cdef dict facts = self.tag_facts
        if kind.takes_target:
            self.next_target += 1
        elif facts is not None and facts.get("type") == "checkbox":
            if nesting is not None and nesting.item is not None:
                nesting.item = nesting.item._replace(checked="checked" in facts)
        elif kind.is_cell:
            self.open_mark(kind)
            self.close_mark()
        return 0

    cdef int add_break(self) except -1:
        """Count a `<br>`: two of them end a block."""
        self.breaks += 1
        if self.preformatted_open:
            self.pieces.append("\n")
        elif self.pieces:
            self.pieces.append(" ")
        return 0

    cdef int open_block(self, Kind kind, bint is_void) except -1:
        """An element begins that holds blocks or is one."""
        cdef Scope outer = self.top.scope, scope = Scope.__new__(Scope)
        cdef long long hints = self.top.hints | self.tag_hints
        scope.container = outer.container
        if kind.is_container:
            self.parents.append(outer.container)
            scope.container = len(self.parents) - 1
        if self.tag_medium is not None:
            path = _joined(outer.tail, self.tag_path)
            self.media.append((len(self.rows), self.tag_medium, hints, path))
            if is_void:
                return 0
        cdef bint keeps = outer.keeps_tag and kind.gives_way
        scope.tag = outer.tag if keeps else kind.block_tag
        scope.keeps_tag = outer.keeps_tag if keeps else kind.keeps_tag
        scope.cut_hints = outer.cut_hints if keeps else kind.cut_hints
        scope.is_heading = outer.is_heading if keeps else kind.is_heading
        scope.outer, scope.path, scope.tail = outer.tail, self.tag_path, self.tag_tail
        scope.nesting = outer.nesting
        if kind.role != NO_ROLE or self.tag_language or self.tag_anchor:
            scope.nesting = self.open_nesting(kind, outer.nesting)
        self.push(kind, hints, scope)
        if kind.is_preformatted:
            self.preformatted_open += 1
        return 0

    cdef int push(self, Kind kind, long long hints, Scope scope) except -1:
        cdef Open element = Open.__new__(Open)
        element.kind, element.hints, element.scope = kind, hints, scope
        self.stack.append(element)
        self.top = element
        return 0

    cdef int close(self, Kind kind) except -1:
        """An element ends."""
        cdef list stack = self.stack
        if self.top.kind is not kind:
            return self.close_outer(kind)
        cdef Open below = <Open>stack[len(stack) - 2]
        if not kind.is_block and self.top.hints & ~below.hints & self.top.scope.cut_hints:
            self.cut()
        stack.pop()
        self.top = below
        if kind.mark is not None:
            self.close_mark()
        if kind.is_piece:
            self.piece_edge = AFTER_PIECE
        self.count(kind, -1)
        return 0

    cdef int close_outer(self, Kind kind) except -1:
        """Close an element that is not the innermost one, with all elements in it."""
        cdef list stack = self.stack
        cdef Py_ssize_t depth = len(stack) - 1, index
        cdef Py_ssize_t lowest = max(<Py_ssize_t>0, depth - MAX_CLOSED_LEVELS)
        while depth > lowest and (<Open>stack[depth]).kind is not kind:
            depth -= 1
        if depth <= lowest:
            return 0
        for index in range(len(stack) - 1, depth - 1, -1):
            closed = (<Open>stack[index]).kind
            self.count(closed, -1)
            if (<Kind>closed).mark is not None:
                self.close_mark()
        del stack[depth:]
        self.top = <Open>stack[depth - 1]
        return 0

    cdef int count(self, Kind kind, int step) except -1:
        """Count the open links, readings and preformatted elements."""
        if kind.is_link:
            self.links_open += step
        elif kind.is_reading:
            self.readings_open += step
        elif kind.is_preformatted:
            self.preformatted_open += step
        return 0

    # Lists, tables and quotes.

    cdef Nesting open_nesting(self, Kind kind, Nesting outer):
        """The nesting that an element opens."""
        cdef Nesting nesting = Nesting.__new__(Nesting, outer)
        cdef Role role = kind.role
        if role == LIST or role == ORDERED_LIST:
            self.open_list(nesting, role == ORDERED_LIST)
        elif role == ITEM:
            self.open_item(nesting, outer)
        elif role == TERM or role == DEFINITION:
            style = "term" if role == TERM else "definition"
            nesting.item, nesting.begun = self.item(style, None, nesting.depth or 1), [False]
        elif role == QUOTE:
            nesting.quote += 1
            nesting.cite = self.fact("cite") or nesting.cite
        elif role == TABLE:
            nesting.group = self.next_group()
            nesting.table = self.rules.table_type(
                self.tag(kind), None if outer is None else outer.table
            )
        elif role == ROW and nesting.table is not None:
            nesting.table.next_row()
        elif role == CAPTION and nesting.table is not None:
            nesting.table.has_caption = True
        elif role == CODE:
            nesting.is_pre = True
            if nesting.item is None:
                nesting.group = self.next_group()
        elif role == FORMULA:
            nesting.is_math = True
        nesting.language = self.tag_language or nesting.language
        nesting.anchor = self.tag_anchor or nesting.anchor
        return nesting

    cdef int open_list(self, Nesting nesting, bint is_ordered) except -1:
        """A list; within an item of another list it continues that one's group."""
        if nesting.item is None:
            nesting.group = self.next_group()
        nesting.depth += 1
        if is_ordered:
            nesting.style = self.rules.styles.get(self.fact("type") or "", "decimal")
            nesting.step = 1 if self.fact("reversed") is None else -1
            start = self.fact("start")
            nesting.number = self.rules.whole(start) if start else 1
        return 0

    cdef int open_item(self, Nesting nesting, Nesting outer) except -1:
        """An item, numbered by its list."""
        nesting.begun = [False]
        if outer is None or outer.style == "bullet" or outer.depth == 0:
            nesting.item = self.item("bullet", None, nesting.depth or 1)
            return 0
        value = self.fact("data-number")
        number = self.rules.whole(value) if value else outer.number
        outer.number = number + outer.step
        nesting.item = self.item(outer.style, number, outer.depth)
        return 0

    cdef object item(self, style, number, depth):
        return new_tuple(self.rules.item_type, (style, number, depth, None, False))

    cdef object next_group(self):
        self.groups += 1
        return self.groups

    cdef object fact(self, str name):
        """The value of an attribute of the tag that is being read; None where it has none."""
        return None if self.tag_facts is None else self.tag_facts.get(name)

    cdef object tag(self, Kind kind):
        """The tag that is being read, for what lives in Python."""
        return self.rules.tag_type(
            kind.name, False, False, kind.is_block, facts=self.tag_facts or {}
        )

    # Marks and cells.

    cdef int open_mark(self, Kind kind) except -1:
        """An element of `MARKS` begins before the next piece."""
        if len(self.open_marks) == MAX_OPEN_MARKS:
            self.marks_beyond += 1
            if kind.takes_target:
                self.next_target += 1
            return 0
        cdef Span span = Span.__new__(Span)
        cdef Nesting nesting = self.top.scope.nesting
        span.kind = kind.mark
        span.is_code, span.is_cell = kind.is_code, kind.is_cell
        span.needs_target = kind.needs_target
        span.first = len(self.pieces)
        if kind.takes_target:
            if self.next_target < len(self.targets):
                span.target = self.targets[self.next_target] or None
            self.next_target += 1
            note = self.fact(self.rules.note)
            if note is not None:
                span.kind, span.target, span.needs_target = "note", note, False
        elif kind.is_cell:
            if nesting is not None and nesting.table is not None:
                span.cell = nesting.table.place_cell(self.tag(kind))
        else:
            span.target = self.fact("cite")
        self.open_marks.append(span)
        return 0

    cdef int close_mark(self) except -1:
        """The innermost element of `MARKS` ends before the next piece."""
        cdef Span span
        if self.marks_beyond:
            self.marks_beyond -= 1
        elif self.open_marks:
            span = self.open_marks.pop()
            span.end = len(self.pieces)
            self.done_marks.append(span)
        return 0

    cdef int restart_marks(self) except -1:
        """A block has ended: what is open goes on at the first piece of the next one."""
        if self.done_marks:
            self.done_marks.clear()
        for span in self.open_marks:
            (<Span>span).first = 0
        return 0

    cdef tuple marks(self, str text, list cells):
        """The marks of the block that ends here.

        Args:
            text: its text.
            cells: is filled with its cells and their spans.
        """
        cdef Py_ssize_t count = len(self.pieces)
        cdef Span span
        cdef Extent extent
        cdef list marks = []
        if count == 1:
            self.joiner.extents[0].start, self.joiner.extents[0].end = 0, len(text)
        for number, part in enumerate(self.done_marks + self.open_marks):
            span = <Span>part
            is_open = number >= len(self.done_marks)
            extent = self.joiner.covered(count, span.first, count if is_open else span.end)
            if span.cell is not None:
                # A cell that goes on may still be filled.
                if extent.start < extent.end or not (span.cell.is_filled or is_open):
                    cells.append((span.cell, (extent.start, extent.end)))
                    span.cell.is_filled = True
            elif extent.start < extent.end and self.says_something(span):
                marks.append(
                    new_tuple(
                        self.rules.mark_type, (extent.start, extent.end, span.kind, span.target)
                    )
                )
        if len(marks) > 1:
            marks.sort(key=_by_start)
        if len(cells) > 1:
            cells.sort(key=_by_column)
        return tuple(marks)

    cdef bint says_something(self, Span span):
        """False for a link without an address, a cell without a table, and code within code."""
        if span.needs_target:
            return bool(span.target)
        return not span.is_cell and not (span.is_code and self.preformatted_open)

    # Blocks.

    cdef int end_block(self) except -1:
        """End the block that is open, if there is one: another element begins or ends."""
        if self.pieces or self.images:
            self.flush()
        self.breaks = self.join_hint = 0
        if self.done_marks:
            self.done_marks.clear()
        return 0

    cdef int cut(self) except -1:
        """End the block where an inline element that is a block of its own begins or ends."""
        if self.has_words:
            self.flush()
            self.join_hint = self.rules.same_line_hint
        return 0

    cdef int flush(self) except -1:
        """End the open block: its text, its readings and its images become rows."""
        cdef str text
        self.breaks = 0
        if self.pieces:
            if self.has_words:
                self.add_block()
            self.pieces.clear()
            self.has_words = False
            self.restart_marks()
            self.link_chars = 0
        if self.readings:
            text = self.rules.normalize_space(" ".join(self.readings))
            self.readings.clear()
            if text:
                self.add_row(text, self.rules.hidden_hint, 0.0)
        if self.images:
            self.add_images()
        return 0

    cdef int add_block(self) except -1:
        """Make a row of the open block's text."""
        cdef str text
        if self.preformatted_open:
            text = self.joiner.verbatim(self.pieces)
        else:
            text = self.joiner.normalised(self.pieces)
        cdef Py_ssize_t size = len(text)
        if not size or (self.preformatted_open and text.isspace()):
            return 0
        self.add_facts(text)
        self.add_row(text, self.join_hint, min(1.0, <double>self.link_chars / <double>size))
        self.join_hint = 0
        return 0

    cdef int add_facts(self, str text) except -1:
        """Record the marks and the nesting of the block that the next row is."""
        cdef Py_ssize_t number = len(self.rows)
        cdef Nesting nesting = self.top.scope.nesting
        cdef list cells
        structure = None
        if nesting is not None and not _says_something(nesting):
            nesting.begun[0] = True
            nesting = None
        if nesting is not None:
            structure = _structure_of(self.rules, nesting)
        if self.done_marks or self.open_marks:
            cells = []
            marks = self.marks(text, cells)
            if marks:
                self.marks_of[number] = marks
            if cells and structure is not None:
                structure = self.tracker.row(number, structure, cells)
        if structure is not None:
            self.structures[number] = structure
        return 0

    cdef int add_row(self, str text, long long hint, double link_share) except -1:
        cdef Scope scope = self.top.scope
        self.rows.append(
            (
                text,
                scope.tag or "div",
                self.top.hints | hint,
                link_share,
                _path(scope),
                scope.container,
            )
        )
        return 0

    cdef int add_image(self) except -1:
        """An image: it follows the open block, or stands alone."""
        cdef Scope scope = self.top.scope
        cdef str alt = self.joiner.normalised([self.tag_alt]) if self.tag_alt else ""
        hints = self.top.hints | self.tag_hints | self.rules.image_hint
        self.images.append(
            (alt, hints, _path(scope), self.tag_image, scope.container, self.tag_medium)
        )
        if not self.has_words:
            self.flush()
        return 0

    cdef int add_images(self) except -1:
        """Make rows of the images' texts."""
        for alt, hints, path, image, container, medium in self.images:
            if medium is not None:
                self.media.append((len(self.rows), medium, hints, path))
            if image:  # without a text, it belongs to the block that follows
                self.images_of[len(self.rows)] = image
            if alt:
                self.rows.append((alt, "img", hints, 0.0, path, container))
        self.images.clear()
        return 0

    cdef object finish(self):
        """The blocks of the page, when all nodes were visited."""
        self.flush()
        self.structures.update(self.tracker.without_layout(self.structures))
        return self.lines


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


cdef str _path(Scope scope):
    """The path of the elements around a block."""
    if scope.full is None:
        scope.full = _joined(scope.outer, scope.path)
    return scope.full


cdef bint _is_plain(const char* name):
    """Whether the twin's pattern takes an attribute's name as it stands."""
    while name[0]:
        if name[0] <= 32 or name[0] == 34 or name[0] == 61 or <unsigned char>name[0] > 126:
            return False  # a space, quotation mark or equals sign, or what may be a space
        name += 1
    return True


cdef inline str _joined(str outer, str path):
    return f"{outer}/{path}" if path else ""


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


def _by_start(mark):
    return mark[0], -mark[1]


def _by_column(pair):
    return pair[0].column
