# The twin is `places.Place` and `places.Places.open`.


@cython.final
@cython.freelist(64)
cdef class Place:
    """An open element of a list, a table or a quote, with what is known of those around it."""

    cdef bint is_pre, is_math
    cdef str style
    cdef object number, step, group, item, table, language, cite, anchor
    cdef long depth, quote
    cdef list begun

    def __cinit__(self, Place outer):
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


cdef bint _says_something(Place place):
    """Whether there is anything to say of the blocks in a place."""
    return not (
        place.group is None
        and place.item is None
        and (place.language is None or not place.is_pre)
        and place.quote == 0
        and place.cite is None
        and place.anchor is None
        and not place.is_math
    )


cdef object _structure_of(Rules rules, Place place):
    """The structure of the next block in this place."""
    item = place.item
    if item is not None and place.begun[0]:
        item = new_tuple(rules.item_type, (item[0], item[1], item[2], item[3], True))
    place.begun[0] = True
    return new_tuple(
        rules.structure_type,
        (
            place.group,
            item,
            (),
            place.language if place.is_pre else None,
            place.quote,
            place.cite,
            place.anchor,
            place.is_math,
        ),
    )
