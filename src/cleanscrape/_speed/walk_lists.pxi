# What opens a list, a table or a quote; the twin is `nesting.NestingTracker`.


cdef class Nester(RowBuilder):
    """Opens nestings, and numbers the lists, tables and code of a page."""

    cdef long groups

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
            nesting.table = Table(
                self.rules, self.fact("role"), None if outer is None else outer.table
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
        if self.tag_level is not None:
            nesting.level = self.tag_level
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
