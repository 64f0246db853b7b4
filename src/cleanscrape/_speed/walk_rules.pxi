# What names, classes and values mean. Python is asked once for each, and the answer is kept.

cdef enum Sort:  # of a character
    SEEN = 0
    WHITE
    UNSEEN

cdef enum Role:
    NO_ROLE
    LIST
    ORDERED_LIST
    ITEM
    TERM
    DEFINITION
    QUOTE
    TABLE
    ROW
    CAPTION
    CODE
    FORMULA

cdef dict _ROLES = {
    "": NO_ROLE,
    "list": LIST,
    "ordered list": ORDERED_LIST,
    "item": ITEM,
    "term": TERM,
    "definition": DEFINITION,
    "quote": QUOTE,
    "table": TABLE,
    "row": ROW,
    "caption": CAPTION,
    "code": CODE,
    "formula": FORMULA,
}


@cython.final
cdef class Kind:
    """What an element is by its name: `kinds.Kind` of Python."""

    cdef str name, block_tag, mark
    cdef bytes group, key
    cdef bint is_odd, is_block, is_void, is_container, is_preformatted, is_reading, is_copy, is_cell
    cdef bint is_head_cell
    cdef bint is_piece, is_image, is_medium, is_link, is_break, is_dropped, is_transparent
    cdef bint keeps_tag, gives_way, is_heading, is_drawing, tells_language, takes_target
    cdef bint is_neutral, is_code_holder, needs_path
    cdef bint needs_target, is_code
    cdef long long hints, cut_hints
    cdef Role role
    cdef frozenset facts

    def __cinit__(self, about, bint is_odd):
        self.is_odd = is_odd
        self.name = about.name
        self.block_tag = about.block_tag
        self.mark = about.mark
        self.group = b"i" if about.is_image else b"o"
        self.key = about.name.encode() + b"\0"
        self.is_block = about.is_block
        self.is_void = about.is_void
        self.is_container = about.is_container
        self.is_preformatted = about.is_preformatted
        self.is_reading = about.is_reading
        self.is_copy = about.is_copy
        self.is_cell = about.is_cell
        self.is_head_cell = about.is_head_cell
        self.is_piece = about.is_piece
        self.is_image = about.is_image
        self.is_medium = about.is_medium
        self.is_link = about.name == "a"
        self.is_break = about.name == "br"
        self.is_dropped = about.is_dropped
        self.is_transparent = about.is_transparent
        self.is_drawing = about.is_drawing
        self.keeps_tag = about.keeps_tag
        self.gives_way = about.gives_way
        self.is_heading = about.is_heading
        self.tells_language = about.tells_language
        self.takes_target = about.takes_target
        self.needs_target = about.needs_target
        self.is_code = about.mark == "code"
        self.is_neutral = about.is_neutral
        self.needs_path = about.is_block  # paths are made of block elements
        self.is_code_holder = about.is_code_holder
        self.hints = about.hints
        self.cut_hints = about.cut_hints
        self.role = _ROLES[about.role]
        self.facts = about.facts


@cython.final
cdef class Use:
    """What an attribute is by its name: `attributes.Use` of Python."""

    cdef str name
    cdef bint is_odd, is_class, is_hint, has_words, is_alt, is_fact, is_language, is_anchor
    cdef bint is_level, is_original
    cdef int address_rank  # among the attributes with an image's address, from 1; 0 for others
    cdef bytes key  # stands for the name in those of a cache

    def __cinit__(self, about, int number):
        self.key = b"%d\0" % number
        self.is_odd = about is None
        if about is None:
            return
        self.name = about.name
        self.is_class = about.is_class
        self.is_hint = about.is_hint
        self.has_words = about.has_words
        self.is_alt = about.is_alt
        self.is_fact = about.is_fact
        self.is_language = about.is_language
        self.is_anchor = about.is_anchor
        self.is_level = about.is_level
        self.is_original = about.is_original
        self.address_rank = about.address_rank


@cython.final
@cython.no_gc
cdef class Classed:
    """What an element is by its name and its classes."""

    cdef long long hints
    cdef str path, tail, language
    cdef object level


@cython.final
cdef class Rules:
    """All that Python says of elements and attributes, and the types that the blocks are made of.

    Args:
        source: an object with the attributes that are read here.
    """

    cdef object kind_of, attribute_hints, code_language, level_of, has_alt, read_tag, whole
    cdef object normalize_space, span
    cdef object lines_type, mark_type, item_type, structure_type, cell_type
    cdef Py_ssize_t group_at, cells_at  # among the fields of a structure
    cdef frozenset presentation
    cdef Py_ssize_t max_tracked, min_rows, min_columns, max_cell_chars
    cdef dict uses, kinds, hints, classes, styles
    cdef Words words
    cdef str note
    cdef tuple code_signs, level_signs
    cdef frozenset unread
    cdef long long cut_hints, image_hint, hidden_hint, copy_hint, same_line_hint
    cdef Use odd
    cdef unsigned char[8192] invisible  # a bit for each character of the basic plane
    cdef uint8_t[256] sort  # of the narrow characters: `Sort`

    def __init__(self, source):
        self.kind_of = source.kind_of
        self.attribute_hints = source.attribute_hints
        self.code_language = source.code_language
        self.level_of = source.level_of
        self.has_alt = source.has_alt
        self.read_tag = source.read_tag
        self.whole = source.whole
        self.unread = source.UNREAD
        self.normalize_space = source.normalize_space
        self.lines_type = source.Lines
        self.mark_type = source.Mark
        self.item_type = source.ListItem
        self.structure_type = source.Structure
        self.cell_type = source.Cell
        self.group_at = source.Structure._fields.index("group")
        self.cells_at = source.Structure._fields.index("cells")
        self.span = source.span
        self.presentation = source.PRESENTATION
        self.max_tracked = source.MAX_TRACKED
        self.min_rows = source.MIN_ROWS
        self.min_columns = source.MIN_COLUMNS
        self.max_cell_chars = source.MAX_CELL_CHARS
        self.styles = source.STYLES
        self.note = source.NOTE
        self.code_signs = source.CODE_SIGNS
        self.level_signs = source.LEVEL_SIGNS
        self.cut_hints = source.CUT_HINTS
        self.image_hint = source.Hint.IMAGE
        self.hidden_hint = source.Hint.HIDDEN
        self.copy_hint = source.Hint.HIDDEN | source.Hint.COPY
        self.same_line_hint = source.Hint.SAME_LINE
        self.odd = Use(None, 0)
        self.uses = {}
        for number, use in enumerate(source.USES, 1):
            self.uses[use.name.encode()] = Use(use, number)
        self.kinds = {}
        self.hints = {}
        self.classes = {}
        self.words = Words(source)
        memset(self.invisible, 0, sizeof(self.invisible))
        cdef unsigned int letter
        for letter in map(ord, source.INVISIBLE):
            if letter < 65536:
                self.invisible[letter >> 3] |= <unsigned char>(1 << (letter & 7))
        for letter in range(256):
            if Py_UNICODE_ISSPACE(<Py_UCS4>letter):
                self.sort[letter] = WHITE
            else:
                self.sort[letter] = UNSEEN if chr(letter) in source.INVISIBLE else SEEN
