# The visit of a page; the twin is `linear.Linearizer`.


@cython.final
cdef class Walker(Nester):
    """Visits the nodes of a page, and keeps track of the elements that are open."""

    cdef Py_ssize_t links_open, readings_open, copies_open
    cdef Piece piece_edge
    # The text before the next tag. It may stand in several nodes.
    cdef const char* text_at
    cdef list text_parts

    def __cinit__(self, Rules rules not None, tuple targets not None):
        self.text_parts = []

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
            (self.copies if self.copies_open else self.readings).append(text)
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

    cdef int begin(self, xmlNode* node, Kind kind, bint is_empty) except -1:
        """An element begins."""
        self.read_tag(node, kind)
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
            self.copies_open += step if kind.is_copy else 0
        elif kind.is_preformatted:
            self.preformatted_open += step
        return 0

    cdef object finish(self):
        """The blocks of the page, when all nodes were visited."""
        self.flush()
        self.structures.update(self.tracker.without_layout(self.structures))
        return self.lines
