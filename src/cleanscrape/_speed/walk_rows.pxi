# The open block and the rows made of it; the twins are `rows.RowBuilder` and `spans.OpenSpans`.


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
    cdef Py_ssize_t element  # that its text stands in


@cython.final
@cython.no_gc  # no cycle can go through it
@cython.freelist(64)
cdef class Span:
    """A mark or cell of the open block, and the numbers of its pieces."""

    cdef str kind
    cdef object target
    cdef Cell cell
    cdef Extent extent  # of the cell
    cdef Py_ssize_t first, end
    cdef bint is_code, is_cell, is_break, needs_target


cdef class RowBuilder(TagReader):
    """Holds the open block, and writes the rows.

    Args:
        rules: what names and values mean.
        targets: the addresses of the page's links in order.
    """

    cdef tuple targets
    cdef Py_ssize_t next_target
    cdef object lines
    cdef list in_tables  # number and table of each block with cells
    cdef list rows, parents, media, elements
    cdef Py_ssize_t last  # number of the element that began last
    cdef dict images_of, marks_of, structures
    # Open elements.
    cdef list stack
    cdef Open top
    cdef Py_ssize_t preformatted_open
    # The open block: its texts, and what follows it.
    cdef Joiner joiner
    cdef list pieces, readings, copies, images
    cdef bint has_words
    cdef Py_ssize_t link_chars, breaks
    cdef long long join_hint
    # Its marks and cells.
    cdef list open_marks, done_marks
    cdef Py_ssize_t marks_beyond

    def __cinit__(self, Rules rules not None, tuple targets not None):
        cdef Scope scope = Scope.__new__(Scope)
        scope.outer = scope.path = scope.tail = scope.tag = scope.full = ""
        scope.cut_hints = rules.cut_hints
        self.targets = targets
        self.lines = rules.lines_type()
        self.rows = self.lines.rows
        self.parents = self.lines.parents
        self.media = self.lines.media
        self.elements = self.lines.elements
        self.last = -1
        self.images_of = self.lines.images
        self.marks_of = self.lines.marks
        self.structures = self.lines.structures
        self.in_tables = []
        self.top = Open.__new__(Open)
        self.top.scope = scope
        self.top.element = -1
        self.stack = [self.top]
        self.joiner = Joiner(rules)
        self.pieces, self.readings, self.copies, self.images = [], [], [], []
        self.open_marks, self.done_marks = [], []

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
                span.cell = nesting.table.place_cell(
                    kind.is_head_cell, self.fact("colspan"), self.fact("rowspan")
                )
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

    cdef int mark_break(self) except -1:
        """The next piece is the blank that stands for a line break."""
        cdef Span span = Span.__new__(Span)
        span.kind, span.is_break = "break", True
        span.first = len(self.pieces)
        span.end = span.first + 1
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
            cells: is filled with the marks that are its cells.
        """
        cdef Py_ssize_t count = len(self.pieces)
        cdef Span span
        cdef Extent extent
        cdef list marks = []
        if count == 1:
            self.joiner.extents[0].start, self.joiner.extents[0].end = 0, len(text)
        cdef Py_ssize_t number, done = len(self.done_marks)
        cdef bint is_open
        for number in range(done + len(self.open_marks)):
            is_open = number >= done
            span = <Span>(self.open_marks[number - done] if is_open else self.done_marks[number])
            extent = self.joiner.covered(count, span.first, count if is_open else span.end)
            if span.is_break:
                extent.end = extent.start + (0 < extent.start < len(text))
            if span.cell is not None:
                # A cell that goes on may still be filled.
                if extent.start < extent.end or not (span.cell.is_filled or is_open):
                    cells.append(span)
                    span.extent = extent
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
        self.breaks = 0
        if self.pieces:
            if self.has_words:
                self.add_block()
            self.pieces.clear()
            self.has_words = False
            self.restart_marks()
            self.link_chars = 0
        if self.readings:
            self.add_hidden(self.readings, self.rules.hidden_hint)
        if self.copies:
            self.add_hidden(self.copies, self.rules.copy_hint)
        if self.images:
            self.add_images()
        return 0

    cdef int add_hidden(self, list texts, long long hints) except -1:
        """Make a row of texts that follow the open block."""
        cdef list said = []  # not in brackets: see "How to add a kernel"
        for pair in texts:
            said.append((<tuple?>pair)[0])
        cdef str text = self.rules.normalize_space(" ".join(said))
        element = texts[0][1]
        texts.clear()
        if text:
            self.add_row(text, hints, 0.0, element)
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
        cdef double link_share = min(1.0, <double>self.link_chars / <double>size)
        self.add_row(text, self.join_hint, link_share, self.top.element)
        self.join_hint = 0
        return 0

    cdef int add_facts(self, str text) except -1:
        """Record the marks and the nesting of the block that the next row is."""
        cdef Py_ssize_t number = len(self.rows)
        cdef Nesting nesting = self.top.scope.nesting
        cdef list cells
        cdef tuple in_row = ()
        if self.done_marks or self.open_marks:
            cells = []
            marks = self.marks(text, cells)
            if marks:
                self.marks_of[number] = marks
            if cells and nesting is not None:
                self.in_tables.append((number, (<Span>cells[0]).cell.table))
                placed = []
                for span in cells:
                    placed.append((<Span>span).cell.at((<Span>span).extent))
                in_row = tuple(placed)
        if nesting is None:
            return 0
        if in_row or _says_something(nesting):
            self.structures[number] = _structure_of(self.rules, nesting, in_row)
        else:
            nesting.begun[0] = True
        return 0

    cdef int drop_layout(self) except -1:
        """Take the cells from blocks in tables that only lay out the page."""
        for number, table in self.in_tables:
            if not (<Table>table).is_data():
                self.structures[number] = _without_cells(self.rules, self.structures[number])
        return 0

    cdef int add_row(
        self, str text, long long hint, double link_share, Py_ssize_t element
    ) except -1:
        cdef Scope scope = self.top.scope
        self.rows.append(
            (
                text,
                scope.tag or "div",
                self.top.hints | hint,
                link_share,
                _path(scope),
                scope.container,
                element,
            )
        )
        return 0

    cdef int add_image(self) except -1:
        """An image: it follows the open block, or stands alone."""
        cdef Scope scope = self.top.scope
        cdef str alt = self.joiner.normalised([self.tag_alt]) if self.tag_alt else ""
        hints = self.top.hints | self.tag_hints | self.rules.image_hint
        self.images.append(
            (alt, hints, _path(scope), self.tag_image, scope.container, self.tag_medium, self.last)
        )
        if not self.has_words:
            self.flush()
        return 0

    cdef int add_images(self) except -1:
        """Make rows of the images' texts."""
        for alt, hints, path, image, container, medium, element in self.images:
            if medium is not None:
                self.media.append((len(self.rows), medium, hints, path, element))
            if image:  # without a text, it belongs to the block that follows
                self.images_of[len(self.rows)] = image
            if alt:
                self.rows.append((alt, "img", hints, 0.0, path, container, element))
        self.images.clear()
        return 0


cdef str _path(Scope scope):
    """The path of the elements around a block."""
    if scope.full is None:
        scope.full = _joined(scope.outer, scope.path)
    return scope.full


cdef inline str _joined(str outer, str path):
    return f"{outer}/{path}" if path else ""


def _by_start(mark):
    return mark[0], -mark[1]


def _by_column(Span span):
    return span.cell.column
