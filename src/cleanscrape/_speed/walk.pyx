"""Turn a page's tree into blocks: `readers.html.linear` without the markup between.

The twin writes the tree as XML, splits it at its tags and reads each; this kernel visits the nodes
of libxml2 and keeps the same state. What an element or an attribute means comes from Python, once
(see `Rules`). Where a tree has something that is rare and serialised in a way of its own, the
kernel gives up, and the page is read by its twin.
"""

cimport cython
from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from cpython.mem cimport PyMem_Calloc, PyMem_Free, PyMem_Realloc
from cpython.object cimport PyObject
from cpython.unicode cimport (
    PyUnicode_DATA,
    PyUnicode_DecodeUTF8,
    PyUnicode_FromKindAndData,
    PyUnicode_KIND,
    PyUnicode_READ,
    Py_UNICODE_ISALNUM,
    Py_UNICODE_ISSPACE,
)
from libc.stdint cimport uint8_t, uintptr_t
from libc.string cimport memcpy, memset, strchr, strlen, strstr

from lxml.includes cimport etreepublic
from lxml.includes.tree cimport (
    XML_CDATA_SECTION_NODE,
    XML_ELEMENT_NODE,
    XML_TEXT_NODE,
    const_xmlChar,
    xmlAttr,
    xmlNode,
)

etreepublic.import_lxml__etree()

CONTRACT = 4

cdef enum:
    SLOTS = 256  # of the tables that know the page's names by their address
    MAX_CACHED = 8192  # values of attributes that are known across pages
    MAX_CACHED_BYTES = 500  # longer values are seldom seen twice
    MAX_OPEN_MARKS = 32
    MAX_CLOSED_LEVELS = 64
    MAX_LINE = 65535  # libxml2 says this of all lines from here on

cdef enum Piece:  # where the next text stands
    ELSEWHERE
    AFTER_PIECE
    IN_NEXT_PIECE

cdef struct Extent:  # of visible text in the text of a block
    Py_ssize_t start
    Py_ssize_t end

cdef extern from "Python.h":
    ctypedef struct PyTypeObject:
        object (*tp_new)(PyTypeObject*, object, PyObject*)

    PyTypeObject PyTuple_Type


cdef inline object new_tuple(object kind, tuple values):
    """A named tuple, without the function that names its arguments."""
    return PyTuple_Type.tp_new(<PyTypeObject*>kind, (values,), NULL)


class Unsupported(Exception):
    """The tree has something that only the twin reads."""


include "walk_words.pxi"
include "walk_rules.pxi"
include "walk_texts.pxi"
include "walk_tags.pxi"
include "walk_tables.pxi"
include "walk_nesting.pxi"
include "walk_rows.pxi"
include "walk_lists.pxi"
include "walk_page.pxi"
include "walk_find.pxi"


def linearize(Rules rules, etreepublic._Element root not None, targets, bint has_numbers):
    """The blocks of a page, as `Linearizer(True, targets).run(serialise(root, …))` makes them.

    Args:
        rules: what elements and attributes mean.
        root: the page's tree after `prepare`.
        targets: the addresses of its links, and what it says of its times, in order.
        has_numbers: whether the lines of the elements are asked for.

    Returns:
        `Lines`, or None where the twin must read the page.
    """
    cdef Walker walker = Walker(rules, tuple(targets))
    try:
        walker.has_numbers = has_numbers
        walker.walk(root)
    except Unsupported:
        return None
    return walker.finish()


def find(Finder finder, etreepublic._Element root not None):
    """What is looked for in a page's tree, as `finds.find` finds it.

    Args:
        finder: what it is.
        root: the page's tree.

    Returns:
        The values of a `Finds`; None where the twin must look.
    """
    cdef Search search = Search(finder)
    try:
        search.visit(root)
    except Unsupported:
        return None
    return (
        dict(zip(finder.groups, search.found)),
        search.carriers,
        search.metas,
        search.targets,
        search.times,
        search.inner,
        search.permalinks,
        (search.timed, search.titled),
        search.may_have_formulas,
        search.may_have_own,
    )


def media_of(Finder finder not None, list elements not None):
    """What each of a page's media says of itself, as `prepare.media_of` tells it.

    Returns:
        The tag and the attributes of each, and False where it has no <source>; None where the twin
        must look.
    """
    try:
        return media_told(finder, elements)
    except Unsupported:
        return None
