# The twin is `nesting.Nesting` and `nesting.NestingTracker.open`.


@cython.final
@cython.freelist(64)
cdef class Nesting:
    """An open element of a list, a table or a quote, with what is known of those around it."""

    cdef bint is_pre, is_math
    cdef str style
    cdef object number, step, group, item, language, cite, anchor, level
    cdef long depth, quote
    cdef Table table
    cdef list begun

    def __cinit__(self, Nesting outer):
        self.style = "bullet"
        self.number = self.step = 1
        if outer is None:
            self.begun = [False]
            return
        self.group = outer.group
        self.item = outer.item
        self.depth = outer.depth
        self.begun = outer.begun
        self.table = outer.table
        self.language = outer.language
        self.quote = outer.quote
        self.cite = outer.cite
        self.anchor = outer.anchor
        self.level = outer.level


cdef bint _says_something(Nesting nesting):
    """Whether there is anything to say of the blocks in a nesting."""
    return not (
        nesting.group is None
        and nesting.item is None
        and (nesting.language is None or not nesting.is_pre)
        and nesting.quote == 0
        and nesting.cite is None
        and nesting.anchor is None
        and not nesting.is_math
        and nesting.level is None
    )


cdef object _structure_of(Rules rules, Nesting nesting, tuple cells):
    """The structure of the next block in this nesting."""
    item = nesting.item
    if item is not None and nesting.begun[0]:
        item = new_tuple(rules.item_type, (item[0], item[1], item[2], item[3], True))
    nesting.begun[0] = True
    return new_tuple(
        rules.structure_type,
        (
            nesting.group,
            item,
            cells,
            nesting.language if nesting.is_pre else None,
            nesting.quote,
            nesting.cite,
            nesting.anchor,
            nesting.is_math,
            nesting.level,
        ),
    )


cdef object _without_cells(Rules rules, structure):
    """The structure of a block in a table that only lays out the page."""
    cdef list values = list(structure)
    values[rules.group_at], values[rules.cells_at] = None, ()
    return new_tuple(rules.structure_type, tuple(values))
