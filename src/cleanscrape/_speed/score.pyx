"""What the scorer counts and sums over the blocks of a page.

Each function has its twin of the same name in `cleanscrape.scoring`, which says what it does. Sums
are taken in the twin's order, so that both give the same numbers to the last bit.
"""

cimport cython
from cpython.mem cimport PyMem_Free, PyMem_Malloc
from cpython.unicode cimport PyUnicode_Tailmatch
from libc.math cimport INFINITY, fabs, log2
from libc.stdint cimport int64_t, uint64_t

import numpy as np

cdef extern from "Python.h":
    const size_t PY_SSIZE_T_MAX

CONTRACT = 3

cdef enum:
    CHUNK = 256  # blocks that go through the trees together: their answers stay in the cache
    FEW = 24  # pairs that are sorted by looking at each before it
    MAX_DEPTH = 8  # of a tree: a way through it is one byte


cdef void* allocated(size_t count, size_t each) except NULL:
    """Memory for so many things of a size, to be freed by the caller."""
    if count > PY_SSIZE_T_MAX // each:
        raise MemoryError
    cdef void* found = PyMem_Malloc(count * each if count else 1)
    if found is NULL:
        raise MemoryError
    return found


cdef int checked(const int64_t[::1] numbers, int64_t end) except -1:
    """Refuse numbers that are no places in something of this length."""
    cdef Py_ssize_t index
    for index in range(numbers.shape[0]):
        if not 0 <= numbers[index] < end:
            raise IndexError(f"{numbers[index]} is not from 0 to {end - 1}")
    return 0


# Columns


def floats(values):
    cdef Py_ssize_t index, size = len(values)
    cdef tuple known = tuple(values)
    result = np.empty(size)
    cdef double[::1] out = result
    for index in range(size):
        out[index] = known[index]
    return result


def integers(values):
    cdef Py_ssize_t index, size = len(values)
    cdef tuple known = tuple(values)
    result = np.empty(size, dtype=np.int64)
    cdef int64_t[::1] out = result
    for index in range(size):
        out[index] = known[index]
    return result


# Names as numbers


def coded(values, codes, int64_t other):
    cdef Py_ssize_t index, size = len(values)
    cdef dict known = dict(codes) if type(codes) is not dict else codes
    result = np.empty(size, dtype=np.int64)
    cdef int64_t[::1] out = result
    cdef object code
    for index in range(size):
        code = known.get(values[index])
        out[index] = other if code is None else code
    return result


def numbered(values):
    cdef Py_ssize_t index, size = len(values)
    cdef dict numbers = {}
    result = np.empty(size, dtype=np.int64)
    cdef int64_t[::1] out = result
    cdef object number
    for index in range(size):
        value = values[index]
        number = numbers.get(value)
        if number is None:
            number = len(numbers)
            numbers[value] = number
        out[index] = number
    return result


def open_blocks(decided):
    cdef Py_ssize_t index, size = len(decided)
    cdef list known = list(decided)
    result = np.empty(size, dtype=np.bool_)
    cdef unsigned char[::1] out = result.view(np.uint8)
    cdef object one
    for index in range(size):
        one = known[index]
        out[index] = one is None or bool(one.label.is_body)
    return result


def beginning(texts, tuple beginnings not None):
    cdef Py_ssize_t index
    cdef list known = list(texts)
    found = []
    for index in range(len(known)):
        for one in beginnings:
            if PyUnicode_Tailmatch(known[index], one, 0, PY_SSIZE_T_MAX, -1):
                found.append(index)
                break
    return found


def repeats(folded, texts, Py_ssize_t head):
    cdef Py_ssize_t index, size = len(texts)
    if len(folded) != size:
        raise ValueError("a folded text for each block is needed")
    result = np.empty((2, size))
    cdef double[:, ::1] out = result
    _count_same(folded, -1, &out[0, 0] if size else NULL)
    _count_same(texts, head, &out[1, 0] if size else NULL)
    for index in range(size):
        if not folded[index]:
            out[0, index] = 1.0
    return result


cdef int _count_same(values, Py_ssize_t head, double* out) except -1:
    """For each value how many begin with the same characters; -1 for all of them."""
    cdef Py_ssize_t index, size = len(values)
    cdef int64_t number
    cdef dict numbers = {}
    cdef object known
    cdef int64_t* place = <int64_t*>allocated(2 * size, sizeof(int64_t))
    cdef int64_t* many = place + size
    try:
        for index in range(size):
            value = values[index]
            if head >= 0:
                value = (<str?>value)[:head]
            known = numbers.get(value)
            if known is None:
                number = len(numbers)
                numbers[value] = number
                many[number] = 0
            else:
                number = known
            place[index] = number
            many[number] += 1
        for index in range(size):
            out[index] = many[place[index]]
    finally:
        PyMem_Free(place)
    return 0


def decisions(decided, labels, reasons):
    cdef Py_ssize_t index, size = len(decided)
    cdef dict numbers = dict(labels) if type(labels) is not dict else labels
    label, sure, follows = np.empty(size, dtype=np.int64), np.zeros(size), np.zeros(size)
    cdef int64_t[::1] out_label = label
    cdef double[::1] out_sure = sure, out_follows = follows
    cdef object one
    cdef tuple parts
    for index in range(size):
        one = decided[index]
        if one is None:
            out_label[index] = -1
            continue
        if not isinstance(one, tuple) or len(one) < 4:
            raise TypeError("a decision has a label, a confidence and a reason")
        parts = <tuple>one  # `Decision`: block, label, confidence, reason …
        out_label[index] = numbers[parts[1]]
        out_sure[index] = parts[2]
        out_follows[index] = parts[3] in reasons
    return label, sure, follows


# Neighbours


def since(const double[:, :] flags, const double[:] clock):
    cdef Py_ssize_t rows = flags.shape[0], size = flags.shape[1], row, index
    cdef double last
    if clock.shape[0] != size:
        raise ValueError("a time for each block is needed")
    found = np.empty((rows, size))
    cdef double[:, ::1] out = found
    for row in range(rows):
        last = -INFINITY
        for index in range(size):
            if flags[row, index] > 0 and clock[index] > last:
                last = clock[index]
            out[row, index] = clock[index] - last
    return found


@cython.boundscheck(False)  # `checked`: each group is one of `count`
@cython.wraparound(False)
def group_sums(const double[:, :] rows, const int64_t[::1] groups, Py_ssize_t count):
    cdef Py_ssize_t size = groups.shape[0], row, index
    if rows.shape[1] != size:
        raise ValueError("a value for each block is needed")
    checked(groups, count)
    found = np.empty((rows.shape[0], size))
    cdef double[:, ::1] out = found
    cdef double* sums = <double*>allocated(count, sizeof(double))
    try:
        for row in range(rows.shape[0]):
            _total(groups, rows[row], sums, count)
            for index in range(size):
                out[row, index] = sums[groups[index]]
    finally:
        PyMem_Free(sums)
    return found


@cython.boundscheck(False)  # see there
@cython.wraparound(False)
cdef void _total(
    const int64_t[:] groups, const double[:] values, double* sums, Py_ssize_t count
) noexcept:
    """The sum of the values in each group; the caller has checked the groups."""
    cdef Py_ssize_t index
    for index in range(count):
        sums[index] = 0.0
    for index in range(groups.shape[0]):
        sums[groups[index]] += values[index]


# Elements


@cython.boundscheck(False)  # `checked`: each block's element is there, and so is each that is found
@cython.wraparound(False)
def above(const int64_t[::1] own, const int64_t[::1] parents, Py_ssize_t count):
    cdef Py_ssize_t size = own.shape[0], row, index
    checked(own, parents.shape[0])
    found = np.empty((count, size), dtype=np.int64)
    cdef int64_t[:, ::1] out = found
    cdef int64_t up
    for index in range(size):
        out[0, index] = own[index]
    for row in range(1, count):
        for index in range(size):
            up = parents[out[row - 1, index]]
            if up >= parents.shape[0]:
                raise IndexError(f"no element {up}")
            out[row, index] = up if up > 0 else 0
    return found


@cython.boundscheck(False)  # `checked`: each element is one of `count`
@cython.wraparound(False)
def decayed_sums(
    const int64_t[:, ::1] around, const double[::1] values, const double[::1] shares,
    Py_ssize_t count,
):
    cdef Py_ssize_t size = around.shape[1], level, index
    if values.shape[0] != size or shares.shape[0] > around.shape[0]:
        raise ValueError("a value for each block, and elements for each share are needed")
    found = np.zeros(count)
    cdef double[::1] out = found
    cdef double* sums = <double*>allocated(count, sizeof(double))
    try:
        for level in range(shares.shape[0]):
            checked(around[level], count)
            for index in range(count):
                sums[index] = 0.0
            for index in range(size):
                sums[around[level, index]] += values[index] * shares[level]
            for index in range(count):
                out[index] += sums[index]
    finally:
        PyMem_Free(sums)
    return found


@cython.boundscheck(False)  # `checked`: each element is one of `count`
@cython.wraparound(False)
@cython.cdivision(True)  # what is divided by is greater than 0
def element_means(
    const int64_t[:, ::1] around, const double[::1] values, const double[::1] weights,
    Py_ssize_t count,
):
    cdef Py_ssize_t levels = around.shape[0], size = around.shape[1], level, index, at
    if values.shape[0] != size or weights.shape[0] != size:
        raise ValueError("a value and a weight for each block are needed")
    found = np.empty((levels, size))
    cdef double[:, ::1] out = found
    cdef double* mean = <double*>allocated(count, 4 * sizeof(double))
    cdef double* weight = mean + count
    cdef double* sums = mean + 2 * count
    cdef double* held = mean + 3 * count
    try:
        for index in range(2 * count):
            mean[index] = 0.0
        for level in range(levels):
            checked(around[level], count)
            for index in range(2 * count):
                sums[index] = 0.0
            for index in range(size):
                at = around[level, index]
                sums[at] += values[index]
                held[at] += weights[index]
            for index in range(2 * count):
                mean[index] += sums[index]
            for index in range(size):
                at = around[level, index]
                out[level, index] = mean[at] / max(1e-9, weight[at])
    finally:
        PyMem_Free(mean)
    return found


@cython.boundscheck(False)  # elements are counted down to 0, and up to the last
@cython.wraparound(False)
def smallest_holders(
    const int64_t[::1] parents, const double[::1] held, const double[::1] shares
):
    cdef Py_ssize_t count = parents.shape[0], number, element, end
    if held.shape[0] != count or count == 0:
        raise ValueError("what each element holds is needed, of one at least")
    found = []
    for number in range(shares.shape[0]):
        element = count - 1
        while element > 0 and not held[element] >= shares[number] * held[0]:
            element -= 1
        end = element + 1
        while end < count and parents[end] >= element:
            end += 1
        found.append((element, end))
    return found


def element_sums(const int64_t[::1] own, const int64_t[::1] parents, const double[:, :] rows):
    cdef Py_ssize_t count = parents.shape[0], size = own.shape[0], row, index
    if rows.shape[1] != size:
        raise ValueError("a value for each block is needed")
    checked(own, count)
    if count > 1:
        checked(parents[1:], count)
    found = np.zeros((rows.shape[0], count))
    cdef double[:, ::1] out = found
    for row in range(rows.shape[0]):
        for index in range(size):
            out[row, own[index]] += rows[row, index]
        for index in range(count - 1, 0, -1):
            out[row, parents[index]] += out[row, index]
    return found


@cython.boundscheck(False)  # `checked`: each element is one of those that hold something
@cython.wraparound(False)
def element_rows(
    const int64_t[:, ::1] around, const double[:, ::1] held, const double[::1] readability,
    const int64_t[::1] levels,
):
    cdef Py_ssize_t count = readability.shape[0], depth = around.shape[0], size = around.shape[1]
    cdef Py_ssize_t index, level, row, number, at
    cdef double half, best
    if held.shape[0] != 3 or held.shape[1] != count or count == 0 or depth == 0:
        raise ValueError("words, linked words and score of each element are needed")
    for level in range(depth):
        checked(around[level], count)
    checked(levels, depth)
    found = np.zeros((4 + 3 * levels.shape[0], size))
    cdef double[:, ::1] out = found
    half = 0.5 * max(1e-9, held[2, 0])
    for index in range(size):
        best = readability[around[0, index]]
        out[1, index] = best
        out[3, index] = held[0, 0]
        for level in range(depth):
            at = around[level, index]
            best = max(best, readability[at])
            if held[2, at] > half:
                if out[2, index] == 0.0:
                    out[3, index] = held[0, at]
                out[2, index] += 1.0
        out[0, index] = best
    for number in range(levels.shape[0]):
        level = levels[number]
        for row in range(3):
            for index in range(size):
                out[4 + 3 * number + row, index] = held[row, around[level, index]]
    return found


@cython.boundscheck(False)  # `checked`, and an element below one is never beyond it
@cython.wraparound(False)
def nearness(
    const int64_t[::1] own, const int64_t[::1] parents, Py_ssize_t title,
    const double[::1] prose, int farthest,
):
    cdef Py_ssize_t count = parents.shape[0], size = own.shape[0], index
    cdef int64_t element, end
    cdef int level
    if prose.shape[0] != size or farthest < 0:
        raise ValueError("words of prose of each block are needed, and how far is farthest")
    if not 0 <= title < size:
        raise IndexError(f"no block {title}")
    checked(own, count)
    found = np.full((2, size), float(farthest))
    cdef double[:, ::1] out = found
    cdef double* held = <double*>allocated(farthest + 1, sizeof(double))
    try:
        element = own[title]
        for level in range(farthest):
            end = element + 1
            while end < count and parents[end] >= element:
                end += 1
            for index in range(size):
                if out[0, index] == farthest and element <= own[index] < end:
                    out[0, index] = level
            if element == 0:
                break
            element = parents[element]
            if not 0 <= element < count:
                raise IndexError(f"no element {element}")
        _nearer(out, prose, title, farthest, held)
    finally:
        PyMem_Free(held)
    return found


@cython.boundscheck(False)  # the first row of `out` has whole numbers from 0 to `farthest`
@cython.wraparound(False)
cdef void _nearer(
    double[:, ::1] out, const double[::1] prose, Py_ssize_t title, int farthest, double* held
) noexcept:
    """Fill the second row: the words of prose below the headline that are nearer than a block.

    Args:
        held: has room for `farthest` and one.
    """
    cdef Py_ssize_t index
    cdef int level
    cdef double total = 0.0, own
    for level in range(farthest + 1):
        held[level] = 0.0
    for index in range(title + 1, prose.shape[0]):
        held[<int>out[0, index]] += prose[index]
    for level in range(farthest + 1):
        own = held[level]
        held[level] = total
        total += own
    for index in range(prose.shape[0]):
        out[1, index] = held[<int>out[0, index]]


# Words


@cython.boundscheck(False)  # `checked`: each block is there; a word has as many pairs as blocks at most
@cython.wraparound(False)
@cython.cdivision(True)  # what is divided by is greater than 0
def word_shares(
    const int64_t[::1] word, const int64_t[::1] block, const double[::1] by_blocks, int64_t near,
    double damp,
):
    cdef Py_ssize_t pairs = word.shape[0], size = by_blocks.shape[0], first = 0, end, index
    cdef double own
    if block.shape[0] != pairs:
        raise ValueError("a block for each word is needed")
    checked(block, size)
    found, weight = np.zeros((4, size)), np.empty(pairs)
    cdef double[:, ::1] out = found  # all, words that are near before, near after, and new
    cdef double[::1] weights = weight
    while first < pairs:
        end = _end_of_word(word, first)
        if end - first > size:
            raise ValueError("a word is more than once in a block")
        own = by_blocks[end - first - 1]
        for index in range(first, end):
            weights[index] = own
            out[0, block[index]] += own
            if index > first and block[index] - block[index - 1] <= near:
                out[1, block[index]] += own
            if index + 1 < end and block[index + 1] - block[index] <= near:
                out[2, block[index]] += own
        out[3, block[first]] += own
        first = end
    for index in range(size):
        own = out[0, index] + damp
        out[1, index] /= own
        out[2, index] /= own
        out[3, index] /= own
    return weight, found


@cython.boundscheck(False)  # up to the last pair
@cython.wraparound(False)
cdef Py_ssize_t _end_of_word(const int64_t[::1] word, Py_ssize_t first) noexcept:
    """The first pair after `first` of another word."""
    cdef Py_ssize_t end = first + 1
    while end < word.shape[0] and word[end] == word[first]:
        end += 1
    return end


@cython.boundscheck(False)  # `checked`: each block is there, with its share of the core
@cython.wraparound(False)
@cython.cdivision(True)  # what is divided by is greater than 0
def words_with_core(
    const int64_t[::1] word, const int64_t[::1] block, const double[::1] weight,
    const double[:] core, double enough,
):
    cdef Py_ssize_t pairs = word.shape[0], first = 0, end, index
    cdef double held, total
    if block.shape[0] != pairs or weight.shape[0] != pairs:
        raise ValueError("a block and a weight for each word are needed")
    checked(block, core.shape[0])
    found = np.zeros(core.shape[0])
    cdef double[::1] out = found
    while first < pairs:
        end = _end_of_word(word, first)
        total = 0.0
        for index in range(first, end):
            total += core[block[index]]
        if total != 0.0:  # else nothing is added
            for index in range(first, end):
                held = (total - core[block[index]]) / enough
                out[block[index]] += weight[index] * min(1.0, held)
        first = end
    return found


@cython.boundscheck(False)  # no more pairs come out than go in
@cython.wraparound(False)
def numbered_words(const uint64_t[::1] hashes, const int64_t[::1] blocks, int64_t size):
    cdef Py_ssize_t pairs = hashes.shape[0], index, at, kept = 0
    cdef int64_t number = -1
    if blocks.shape[0] != pairs:
        raise ValueError("a block for each word is needed")
    checked(blocks, size)
    word, block = np.empty(pairs, dtype=np.int64), np.empty(pairs, dtype=np.int64)
    cdef int64_t[::1] out_word = word, out_block = block
    cdef Pair* room = <Pair*>allocated(pairs, 2 * sizeof(Pair))
    cdef Pair* order = room + pairs
    try:
        for index in range(pairs):
            room[index].hash, room[index].block = hashes[index], blocks[index]
        _sort(room, order, pairs, size)
        for index in range(pairs):
            if index == 0 or order[index].hash != order[index - 1].hash:
                number += 1
            elif order[index].block == order[index - 1].block:
                continue
            out_word[kept] = number
            out_block[kept] = order[index].block
            kept += 1
    finally:
        PyMem_Free(room)
    return word[:kept], block[:kept], number + 1


cdef struct Pair:
    uint64_t hash
    int64_t block


cdef int _sort(Pair* pairs, Pair* out, Py_ssize_t many, int64_t size) except -1:
    """Sort pairs by their words' hashes, then by their blocks, into `out`.

    First into about as many heaps as there are pairs, by the highest bits in which hashes differ.
    Most heaps have one or two pairs then.
    """
    cdef Py_ssize_t index, start, heaps
    cdef int width = 1, top = 0
    cdef uint64_t differs = 0
    for index in range(1, many):
        differs |= pairs[index].hash ^ pairs[0].hash
    while top < 64 and differs >> top:
        top += 1
    while width < 16 and 1 << width < many:
        width += 1
    heaps = 1 << width
    top = max(0, top - width)
    cdef Py_ssize_t* ends = <Py_ssize_t*>allocated(heaps + 1, sizeof(Py_ssize_t))
    for index in range(heaps + 1):
        ends[index] = 0
    for index in range(many):
        ends[(pairs[index].hash >> top & <uint64_t>(heaps - 1)) + 1] += 1
    for index in range(heaps):
        ends[index + 1] += ends[index]
    for index in range(many):  # each heap's place moves on from its begin to its end
        start = <Py_ssize_t>(pairs[index].hash >> top & <uint64_t>(heaps - 1))
        out[ends[start]] = pairs[index]
        ends[start] += 1
    start = 0
    for index in range(heaps):
        if ends[index] - start > FEW:
            _sort_many(out + start, pairs + start, ends[index] - start, size)
        elif ends[index] - start > 1:
            _sort_few(out + start, ends[index] - start)
        start = ends[index]
    PyMem_Free(ends)
    return 0


cdef void _sort_few(Pair* pairs, Py_ssize_t many) noexcept:
    cdef Py_ssize_t index, at
    cdef Pair own
    for index in range(1, many):
        own, at = pairs[index], index
        while at and (
            pairs[at - 1].hash > own.hash
            or (pairs[at - 1].hash == own.hash and pairs[at - 1].block > own.block)
        ):
            pairs[at] = pairs[at - 1]
            at -= 1
        pairs[at] = own


cdef void _sort_many(Pair* pairs, Pair* other, Py_ssize_t many, int64_t size) noexcept:
    """A radix sort, a byte at a time, from the lowest of the block's number to the hash's highest.

    However the words of a page were chosen, the time is linear in their number.
    """
    cdef Py_ssize_t index
    cdef int shift
    cdef uint64_t differs = 0
    cdef Pair* given = pairs
    cdef Pair* rest
    for index in range(1, many):
        differs |= pairs[index].hash ^ pairs[0].hash
    for shift in range(0, 128, 8):
        if (<uint64_t>(size - 1) if shift < 64 else differs) >> (shift & 63) == 0:
            continue  # this byte and those above are the same in all
        _pass(pairs, other, many, shift)
        rest = pairs
        pairs = other
        other = rest
    if pairs != given:
        for index in range(many):
            given[index] = pairs[index]


cdef void _pass(const Pair* pairs, Pair* other, Py_ssize_t many, int shift) noexcept:
    """Sort by one byte, which leaves pairs that have the same one in their order."""
    cdef Py_ssize_t index, total = 0, own
    cdef Py_ssize_t first[256]
    cdef unsigned char byte
    for index in range(256):
        first[index] = 0
    for index in range(many):
        first[_byte(pairs + index, shift)] += 1
    for index in range(256):
        own = first[index]
        first[index] = total
        total += own
    for index in range(many):
        byte = _byte(pairs + index, shift)
        other[first[byte]] = pairs[index]
        first[byte] += 1


cdef inline unsigned char _byte(const Pair* pair, int shift) noexcept:
    return <unsigned char>((pair.block if shift < 64 else pair.hash) >> (shift & 63))


# The body


@cython.boundscheck(False)  # `checked`: each place is one of a block
@cython.wraparound(False)
@cython.cdivision(True)  # by 1e-9 or more
def highest_score(
    const int64_t[::1] order, const double[::1] probability, const double[::1] words,
    double square,
):
    cdef Py_ssize_t size = order.shape[0], index, at
    cdef double total = 0.0, true = 0.0, held = 0.0, best, score
    if size == 0 or probability.shape[0] != size or words.shape[0] != size:
        raise ValueError("a number for each block is needed, of one at least")
    checked(order, size)
    for index in range(size):
        total += probability[order[index]] * words[order[index]]
    best = -INFINITY
    for index in range(size):
        at = order[index]
        true += probability[at] * words[at]
        held += words[at]
        score = (1 + square) * true / max(held + square * total, 1e-9)
        if score > best:
            best = score
    return best


@cython.boundscheck(False)  # all four are of one length
@cython.wraparound(False)
def page_sums(
    const double[::1] probability, const double[::1] words, const double[::1] prose, kept,
    double near,
):
    cdef const unsigned char[::1] body = kept.view(np.uint8)
    cdef Py_ssize_t size = probability.shape[0], index
    if words.shape[0] != size or prose.shape[0] != size or body.shape[0] != size:
        raise ValueError("a number for each block is needed")
    cdef double total = 0.0, held = 0.0, true = 0.0, both = 0.0, doubt = 0.0, doubt_held = 0.0
    cdef double entropy = 0.0, close = 0.0, least = 1.0, most = 0.0, prose_in = 0.0, prose_out = 0.0
    cdef double own, safe, unsure
    cdef Py_ssize_t edges = 0
    for index in range(size):
        own = probability[index]
        unsure = min(own, 1 - own)
        safe = min(1 - 1e-6, max(1e-6, own))
        total += words[index]
        true += words[index] * own
        doubt += words[index] * unsure
        entropy += words[index] * (-safe * log2(safe) - (1 - safe) * log2(1 - safe))
        if fabs(own - 0.5) < near:
            close += words[index]
        if body[index]:
            held += words[index]
            both += words[index] * own
            doubt_held += words[index] * unsure
            least = min(least, own)
            prose_in += prose[index]
        else:
            most = max(most, own)
            prose_out += prose[index]
        edges += index > 0 and body[index] != body[index - 1]
    return {
        "total": total, "body": held, "true": true, "true of body": both, "doubt": doubt,
        "doubt of body": doubt_held, "entropy": entropy, "near": close, "least": least,
        "most": most, "prose of body": prose_in, "prose left": prose_out, "edges": <double>edges,
    }


# Trees


def tree_sums(
    const double[:, :] table, const double[:, :] others, const int64_t[::1] places,
    const int64_t[::1] columns, const float[::1] borders, const int64_t[:, ::1] asked,
    const double[:, ::1] leaves,
):
    cdef Py_ssize_t size = table.shape[1], start
    cdef Py_ssize_t questions = columns.shape[0], trees = leaves.shape[0], depth = asked.shape[0]
    cdef Py_ssize_t row, tree
    if borders.shape[0] != questions or asked.shape[1] != trees or not 0 < depth <= MAX_DEPTH:
        raise ValueError("questions and trees of other shapes, or trees that are too deep")
    if leaves.shape[1] != 1 << depth:
        raise ValueError("a leaf for each way is needed")
    if others.shape[1] != size:
        raise ValueError("further features of other blocks")
    checked(places, table.shape[0] + others.shape[0])
    checked(columns, places.shape[0])
    for row in range(depth):
        checked(asked[row], questions)
    found = np.zeros(size)
    cdef double[::1] out = found
    cdef unsigned char* answers = <unsigned char*>allocated(questions, CHUNK)
    try:
        for start in range(0, size, CHUNK):
            row = min(CHUNK, size - start)
            _answer(table, others, places, columns, borders, start, row, answers)
            for tree in range(trees):
                _follow(asked, tree, answers, &leaves[tree, 0], row, &out[start])
    finally:
        PyMem_Free(answers)
    return found


cdef void _answer(
    const double[:, :] table, const double[:, :] others, const int64_t[::1] places,
    const int64_t[::1] columns, const float[::1] borders, Py_ssize_t start, Py_ssize_t many,
    unsigned char* answers,
) noexcept:
    """For each question and block whether the value is greater than the border."""
    cdef Py_ssize_t question, row, column, last = -1
    cdef float border
    cdef float[CHUNK] short
    cdef unsigned char* own
    for question in range(columns.shape[0]):
        column = columns[question]
        if column != last:  # questions about the same column follow one another
            last = column
            if places[column] < table.shape[0]:
                _shorten(table[places[column], start : start + many], short)
            else:
                _shorten(others[places[column] - table.shape[0], start : start + many], short)
        border = borders[question]
        own = answers + question * CHUNK
        for row in range(many):
            own[row] = short[row] > border


cdef void _shorten(const double[:] values, float* short) noexcept:
    """The values in the precision in which the borders were found."""
    cdef Py_ssize_t row
    cdef const double* own = &values[0]
    if values.strides[0] == sizeof(double):  # apart, so that the compiler takes several at a time
        for row in range(values.shape[0]):
            short[row] = <float>own[row]
    else:
        for row in range(values.shape[0]):
            short[row] = <float>values[row]


cdef void _follow(
    const int64_t[:, ::1] asked, Py_ssize_t tree, const unsigned char* answers,
    const double* leaves, Py_ssize_t many, double* sums,
) noexcept:
    """Add the leaves of one tree to which some blocks come.

    A way has as many bits as the tree is deep, and there is a leaf for each.
    """
    cdef Py_ssize_t level, row
    cdef unsigned char[CHUNK] ways
    cdef const unsigned char* own = answers + asked[asked.shape[0] - 1, tree] * CHUNK
    for row in range(many):
        ways[row] = own[row]
    for level in range(asked.shape[0] - 2, -1, -1):
        own = answers + asked[level, tree] * CHUNK
        for row in range(many):
            ways[row] = <unsigned char>(ways[row] + ways[row] + own[row])
    for row in range(many):
        sums[row] += leaves[ways[row]]


# The prose span


def given_decisions(open_gains, decided, parts, double part_cost, double other_cost):
    cdef Py_ssize_t index, size = min(len(open_gains), len(decided))
    cdef list found = [None] * size
    cdef object one, less = -other_cost, part = -part_cost
    for index in range(size):
        one = decided[index]
        if one is None:
            found[index] = open_gains[index]
            continue
        label = one.label
        if label.is_body:
            found[index] = open_gains[index]
        else:
            found[index] = part if label in parts else less
    return found


def best_span(gain):
    cdef Py_ssize_t index, start = 0, first = -1, last = -1
    cdef double best = 0.0, total = 0.0, value
    for index in range(len(gain)):
        value = gain[index]
        if total <= 0:
            total = 0.0
            start = index
        total += value
        if total > best:
            best, first, last = total, start, index
    return None if first < 0 else (first, last)


def likely_span(
    gain, const int64_t[::1] own, const int64_t[::1] parents, double share, double inside
):
    cdef Py_ssize_t size = len(gain), index, chosen = -1, first = 0, last = size - 1
    cdef double* held = <double*>allocated(size, sizeof(double))
    try:
        for index in range(size):
            held[index] = gain[index]
        if parents.shape[0]:
            if own.shape[0] != size:
                raise ValueError("an element for each block is needed")
            checked(own, parents.shape[0])
            chosen = _heaviest_element(parents, own, held, share)
        if chosen >= 0:
            first, last = _extent(parents, own, chosen)
            for index in range(size):
                if not held[index] > 0:
                    held[index] *= inside
        return _best_span(held, first, last)
    finally:
        PyMem_Free(held)


cdef _best_span(const double* gain, Py_ssize_t start, Py_ssize_t end):
    """As `best_span`, from the block `start` to the block `end`."""
    cdef Py_ssize_t index, begin = start, first = -1, last = -1
    cdef double best = 0.0, total = 0.0
    for index in range(start, end + 1):
        if total <= 0:
            total = 0.0
            begin = index
        total += gain[index]
        if total > best:
            best, first, last = total, begin, index
    return None if first < 0 else (first, last)


@cython.boundscheck(False)  # the caller has checked each block's element; here are the parents
@cython.wraparound(False)
cdef Py_ssize_t _heaviest_element(
    const int64_t[::1] parents, const int64_t[::1] own, const double* gain, double share
) except -2:
    """From the root down, the last element with this share of the gains above 0; or -1."""
    cdef Py_ssize_t count = parents.shape[0], element, above, index, chosen = 0
    cdef double* weight = <double*>allocated(count, sizeof(double))
    cdef Py_ssize_t* heaviest = NULL
    try:
        heaviest = <Py_ssize_t*>allocated(count, sizeof(Py_ssize_t))
        for element in range(count):
            weight[element] = 0.0
            heaviest[element] = 0
        for index in range(own.shape[0]):
            if gain[index] > 0:
                weight[own[index]] += gain[index]
        for element in range(count - 1, 0, -1):
            if weight[element] == 0:
                continue
            above = parents[element]
            if not 0 <= above < element:
                raise IndexError(f"element {above} cannot be around {element}")
            weight[above] += weight[element]
            if heaviest[above] == 0 or weight[element] >= weight[heaviest[above]]:
                heaviest[above] = element
        while heaviest[chosen] and weight[heaviest[chosen]] >= share * weight[chosen] > 0:
            chosen = heaviest[chosen]
        return chosen if weight[chosen] > 0 else -1
    finally:
        PyMem_Free(weight)
        PyMem_Free(heaviest)


@cython.boundscheck(False)  # from the first block to the last, and up to the last element
@cython.wraparound(False)
cdef (Py_ssize_t, Py_ssize_t) _extent(
    const int64_t[::1] parents, const int64_t[::1] own, Py_ssize_t element
) noexcept:
    """The first and last block in an element that holds one."""
    cdef Py_ssize_t count = parents.shape[0], end = element + 1, first = 0
    cdef Py_ssize_t last = own.shape[0] - 1
    while end < count and parents[end] >= element:
        end += 1
    while first < last and not element <= own[first] < end:
        first += 1
    while last > first and not element <= own[last] < end:
        last -= 1
    return first, last
