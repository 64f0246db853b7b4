# Rows and columns of a table; the twins are `tables.Table` and `tables.OpenCell`.


@cython.final
cdef class Table:
    """An open table: it says where each cell stands.

    Args:
        rules: what the attributes of tables mean, and how large one may be.
        role: the table's `role`, or None.
        outer: the table around it, which is only layout then.
    """

    cdef Rules rules
    cdef bint is_layout, has_caption, has_header
    cdef Py_ssize_t longest, widest, row, column
    cdef dict below  # for a column that a cell of several rows stands in, the first row below

    def __cinit__(self, Rules rules, role, Table outer):
        self.rules = rules
        self.is_layout = role in rules.presentation
        self.row = -1
        self.below = {}
        if outer is not None:
            outer.is_layout = True

    cdef int next_row(self) except -1:
        """Begin a row."""
        self.row += 1
        self.column = 0
        return 0

    cdef Cell place_cell(self, bint is_header, colspan, rowspan):
        """The place of the row's next cell: the first column that no cell above spans."""
        cdef Cell cell = Cell.__new__(Cell)
        cdef Py_ssize_t column = self.column
        cell.table, cell.row, cell.is_header = self, max(self.row, <Py_ssize_t>0), is_header
        cell.colspan = 1 if colspan is None else self.rules.span(colspan)
        cell.rowspan = 1 if rowspan is None else self.rules.span(rowspan)
        while self.below and <Py_ssize_t>self.below.get(column, 0) > cell.row:
            column += 1
        cell.column = column
        self.column = column + cell.colspan
        if cell.rowspan > 1:
            for column in range(column, min(self.column, self.rules.max_tracked)):
                self.below[column] = cell.row + cell.rowspan
        self.widest = max(self.widest, self.column)
        self.has_header = self.has_header or is_header
        return cell

    cdef bint is_data(self):
        """True for a table of data, False for one that lays out a page."""
        if self.is_layout:
            return False
        if self.has_caption or self.has_header:
            return True
        return (
            self.row + 1 >= self.rules.min_rows
            and self.widest >= self.rules.min_columns
            and self.longest <= self.rules.max_cell_chars
        )


@cython.final
@cython.freelist(64)
cdef class Cell:
    """A cell whose content is being read."""

    cdef Table table
    cdef Py_ssize_t row, column, colspan, rowspan
    cdef bint is_header, is_filled

    cdef object at(self, Extent extent):
        """The cell with its span in the text of a block."""
        cdef Py_ssize_t size = extent.end - extent.start
        self.table.longest = max(self.table.longest, size)
        return new_tuple(
            self.table.rules.cell_type,
            (
                extent.start,
                extent.end,
                self.row,
                self.column,
                self.is_header,
                self.colspan,
                self.rowspan,
            ),
        )
