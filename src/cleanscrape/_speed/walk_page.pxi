# The visit of a page; the twin is `linear.Linearizer`.


@cython.final
cdef class Walker(Nester):
    """Visits the nodes of a page, and keeps track of the elements that are open."""

    cdef bint has_numbers
    cdef Integers around, numbers  # of all elements, and the lines that they begin on
    cdef etreepublic._Document document
    cdef Py_ssize_t inner  # number of the innermost element
    cdef Py_ssize_t drawings_open, links_open, readings_open, copies_open
    cdef Piece piece_edge
    # The text before the next tag. It may stand in several nodes.
    cdef const char* text_at
    cdef list text_parts

    def __cinit__(self, Rules rules not None, tuple targets not None):
        self.text_parts = []
        self.inner = -1
        self.around, self.numbers = Integers(), Integers()

    cdef int walk(self, etreepublic._Element top) except -1:
        """Visit all nodes below `top`, and `top` itself."""
        cdef xmlNode* root = top._c_node
        cdef xmlNode* node = root
        self.document = top._doc
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
        if kind.is_transparent and self.drawings_open:
            return True
        cdef bint is_in_drawing = kind.is_drawing or self.drawings_open > 0
        cdef bint is_empty = not self.has_content(node, is_in_drawing)
        if self.text_at != NULL:
            self.end_text()
        self.begin(node, kind, is_empty)
        if kind.is_drawing and not is_empty:
            self.drawings_open += 1
        return not is_empty

    cdef int leave(self, xmlNode* node) except -1:
        """An element ends whose content was visited."""
        cdef Kind kind = self.kind_of(node.name)
        if kind.is_transparent and self.drawings_open:
            return 0
        if kind.is_drawing:
            self.drawings_open -= 1
        self.inner = self.around.values[self.inner] if self.inner >= 0 else -1
        if self.text_at != NULL:
            self.end_text()
        if kind.is_odd:
            kind = self.plain_kind(kind)
        if kind.is_block:
            self.end_block()
        return self.close(kind)

    cdef bint has_content(self, xmlNode* node, bint is_in_drawing) except -1:
        """Whether the twin's serialiser would write something between the tags of an element.

        Args:
            node: the element.
            is_in_drawing: what is in it is within an `<svg>`.
        """
        cdef xmlNode* inner = node.children
        cdef Kind kind
        while inner != NULL:
            if inner.type != XML_ELEMENT_NODE:
                return True
            kind = self.kind_of(inner.name)
            if not kind.is_dropped and not (kind.is_transparent and is_in_drawing):
                return True
            if not kind.is_dropped and inner.children != NULL:
                inner = inner.children
                continue
            while inner.next == NULL:
                inner = inner.parent
                if inner == node:
                    return False
            inner = inner.next
        return False

    cdef int line_of(self, xmlNode* node) except -1:
        """The line on which an element's opening tag ends; 0 where it is not known."""
        if node.line < MAX_LINE:
            return node.line
        cdef long long line = etreepublic.elementFactory(self.document, node).sourceline or 0
        return <int>line if line < MAX_LINE else 0

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
            (self.copies if self.copies_open else self.readings).append((text, self.top.element))
            return 0
        self.pieces.append(text)
        self.has_words = self.has_words or not is_space
        if self.links_open:
            self.link_chars += _stripped_size(text)
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

    cdef int begin(self, xmlNode* node, Kind kind, bint is_empty) except -1:
        """An element begins."""
        self.read_tag(node, kind)
        self.last = self.around.count
        self.elements.append(self.tag_element)
        self.around.append(self.inner)
        if self.has_numbers:
            self.numbers.append(self.line_of(node))
        if not is_empty:
            self.inner = self.last
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
        cdef long long cut_hints = self.tag_hints & scope.cut_hints
        cdef Py_ssize_t element = self.top.element
        if cut_hints:
            self.cut()
            if cut_hints & ~self.top.hints:  # its end is a cut, too
                element = self.last
        self.push(kind, self.top.hints | self.tag_hints, scope, element)
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
            self.mark_break()
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
            self.media.append((len(self.rows), self.tag_medium, hints, path, self.last))
            if is_void:
                return 0
        cdef bint keeps = outer.keeps_tag and kind.gives_way
        scope.tag = outer.tag if keeps else kind.block_tag
        scope.keeps_tag = outer.keeps_tag if keeps else kind.keeps_tag
        scope.cut_hints = outer.cut_hints if keeps else kind.cut_hints
        scope.is_heading = outer.is_heading if keeps else kind.is_heading
        scope.outer, scope.path, scope.tail = outer.tail, self.tag_path, self.tag_tail
        scope.nesting = outer.nesting
        cdef bint is_nesting = kind.role != NO_ROLE or self.tag_level is not None
        if is_nesting or self.tag_language or self.tag_anchor:
            scope.nesting = self.open_nesting(kind, outer.nesting)
        self.push(kind, hints, scope, self.last)
        if kind.is_preformatted:
            self.preformatted_open += 1
        return 0

    cdef int push(
        self, Kind kind, long long hints, Scope scope, Py_ssize_t element
    ) except -1:
        cdef Open pushed = Open.__new__(Open)
        pushed.kind, pushed.hints, pushed.scope = kind, hints, scope
        pushed.element = element
        self.stack.append(pushed)
        self.top = pushed
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
            self.copies_open += step if kind.is_copy else 0
        elif kind.is_preformatted:
            self.preformatted_open += step
        return 0

    cdef object finish(self):
        """The blocks of the page, when all nodes were visited."""
        self.flush()
        self.lines.around.frombytes(self.around.all())
        self.lines.numbers.frombytes(self.numbers.all())
        self.drop_layout()
        return self.lines
