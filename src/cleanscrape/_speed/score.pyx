"""What the scorer counts and sums over the blocks of a page.

Each function has its twin of the same name in `cleanscrape.scoring`, which says what it does. Sums
are taken in the twin's order, so that both give the same numbers to the last bit.
"""

from cpython.mem cimport PyMem_Free, PyMem_Malloc
from libc.math cimport INFINITY
from libc.stdint cimport int64_t, uint64_t

import numpy as np

cdef extern from "Python.h":
    const size_t PY_SSIZE_T_MAX

CONTRACT = 2

cdef enum:
    CHUNK = 256  # blocks that go through the trees together: their answers stay in the cache
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


def span_means(const double[:, :] values, const double[:] weights, spans):
    cdef Py_ssize_t rows = values.shape[0], size = values.shape[1], row, index, number
    cdef Py_ssize_t first, last, start, end
    cdef double total, weight
    if weights.shape[0] != size:
        raise ValueError("a weight for each block is needed")
    found = np.empty((len(spans), rows, size))
    cdef double[:, :, ::1] out = found
    cdef double* sums = <double*>allocated((rows + 1) * (size + 1), sizeof(double))
    cdef double* own
    try:
        # Row 0 of `sums` is of the weights; each row begins with 0.
        for row in range(rows + 1):
            own = sums + row * (size + 1)
            own[0] = total = 0.0
            for index in range(size):
                total += weights[index] if row == 0 else values[row - 1, index] * weights[index]
                own[index + 1] = total
        for number, (first, last) in enumerate(spans):
            for index in range(size):
                # Both within 0 and `size`, whatever the span is.
                start = min(max(index + first, 0), size)
                end = min(max(index + last + 1, 0), size)
                weight = max(sums[end] - sums[start], 1e-9)
                for row in range(rows):
                    own = sums + (row + 1) * (size + 1)
                    out[number, row, index] = (own[end] - own[start]) / weight
    finally:
        PyMem_Free(sums)
    return found


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


# Elements


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


def levels(const int64_t[::1] own, const int64_t[::1] parents, int64_t element, int farthest):
    cdef Py_ssize_t count = parents.shape[0], size = own.shape[0], index
    cdef int64_t end
    cdef int level
    found = np.full(size, float(farthest))
    cdef double[::1] out = found
    for level in range(farthest):
        if not 0 <= element < count:
            raise IndexError(f"no element {element}")
        end = element + 1
        while end < count and parents[end] >= element:
            end += 1
        for index in range(size):
            if out[index] == farthest and element <= own[index] < end:
                out[index] = level
        if element == 0:
            break
        element = parents[element]
    return found


# Words


def words_with_core(
    const int64_t[::1] word, const int64_t[::1] block, const double[::1] weight,
    Py_ssize_t count, const double[:] core, double enough,
):
    cdef Py_ssize_t pairs = word.shape[0], index
    cdef double held
    if block.shape[0] != pairs or weight.shape[0] != pairs:
        raise ValueError("a block and a weight for each word are needed")
    checked(word, count)
    checked(block, core.shape[0])
    found = np.zeros(core.shape[0])
    cdef double[::1] out = found
    cdef double* sums = <double*>allocated(count, sizeof(double))
    try:
        for index in range(count):
            sums[index] = 0.0
        for index in range(pairs):
            sums[word[index]] += core[block[index]]
        for index in range(pairs):
            held = (sums[word[index]] - core[block[index]]) / enough
            out[block[index]] += weight[index] * min(1.0, held)
    finally:
        PyMem_Free(sums)
    return found


def numbered_words(const uint64_t[::1] hashes, const int64_t[::1] blocks, int64_t size):
    cdef Py_ssize_t pairs = hashes.shape[0], index, at, kept = 0
    cdef int64_t number = -1
    if blocks.shape[0] != pairs:
        raise ValueError("a block for each word is needed")
    checked(blocks, size)
    word, block = np.empty(pairs, dtype=np.int64), np.empty(pairs, dtype=np.int64)
    cdef int64_t[::1] out_word = word, out_block = block
    cdef Py_ssize_t* room = <Py_ssize_t*>allocated(2 * pairs, sizeof(Py_ssize_t))
    cdef Py_ssize_t* order
    try:
        order = _sorted(hashes, blocks, size, room, room + pairs)
        for index in range(pairs):
            at = order[index]
            if index == 0 or hashes[at] != hashes[order[index - 1]]:
                number += 1
            elif blocks[at] == blocks[order[index - 1]]:
                continue
            out_word[kept] = number
            out_block[kept] = blocks[at]
            kept += 1
    finally:
        PyMem_Free(room)
    return word[:kept], block[:kept], number + 1


cdef Py_ssize_t* _sorted(
    const uint64_t[::1] hashes, const int64_t[::1] blocks, int64_t size, Py_ssize_t* order,
    Py_ssize_t* other,
) noexcept:
    """The pairs by their words' hashes, then by their blocks, in one of the two arrays given.

    A radix sort, a byte at a time, from the lowest of the block's number to the hash's highest.
    """
    cdef Py_ssize_t pairs = hashes.shape[0], index, place, shift
    cdef Py_ssize_t first[257]
    cdef unsigned char byte
    cdef Py_ssize_t* rest
    for index in range(pairs):
        order[index] = index
    for shift in range(0, 128, 8):
        if shift < 64 and (size - 1) >> shift == 0:
            continue  # this byte of a block's number is 0
        for index in range(257):
            first[index] = 0
        for index in range(pairs):
            byte = (blocks[index] if shift < 64 else hashes[index]) >> (shift & 63) & 255
            first[byte + 1] += 1
        for index in range(256):
            first[index + 1] += first[index]
        for index in range(pairs):
            place = order[index]
            byte = (blocks[place] if shift < 64 else hashes[place]) >> (shift & 63) & 255
            other[first[byte]] = place
            first[byte] += 1
        rest = order
        order = other
        other = rest
    return order


# Trees


def tree_sums(
    const double[:, :] table, const int64_t[::1] places, const int64_t[::1] columns,
    const float[::1] borders, const int64_t[:, ::1] asked, const double[:, ::1] leaves,
):
    cdef Py_ssize_t size = table.shape[1], start
    cdef Py_ssize_t questions = columns.shape[0], trees = leaves.shape[0], depth = asked.shape[0]
    cdef Py_ssize_t row, tree
    if borders.shape[0] != questions or asked.shape[1] != trees or not 0 < depth <= MAX_DEPTH:
        raise ValueError("questions and trees of other shapes, or trees that are too deep")
    if leaves.shape[1] != 1 << depth:
        raise ValueError("a leaf for each way is needed")
    checked(places, table.shape[0])
    checked(columns, places.shape[0])
    for row in range(depth):
        checked(asked[row], questions)
    found = np.zeros(size)
    cdef double[::1] out = found
    cdef unsigned char* answers = <unsigned char*>allocated(questions, CHUNK)
    try:
        for start in range(0, size, CHUNK):
            row = min(CHUNK, size - start)
            _answer(table, places, columns, borders, start, row, answers)
            for tree in range(trees):
                _follow(asked, tree, answers, &leaves[tree, 0], row, &out[start])
    finally:
        PyMem_Free(answers)
    return found


cdef void _answer(
    const double[:, :] table, const int64_t[::1] places, const int64_t[::1] columns,
    const float[::1] borders, Py_ssize_t start, Py_ssize_t many, unsigned char* answers,
) noexcept:
    """For each question and block whether the value is greater than the border."""
    cdef Py_ssize_t question, row, column, last = -1
    cdef const double* values
    cdef Py_ssize_t stride = table.strides[1] // <Py_ssize_t>sizeof(double)
    cdef float border
    cdef float[CHUNK] short
    cdef unsigned char* own
    for question in range(columns.shape[0]):
        column = columns[question]
        if column != last:  # questions about the same column follow one another
            last = column
            values = &table[places[column], start]
            # In the precision in which the borders were found.
            for row in range(many):
                short[row] = <float>values[row * stride]
        border = borders[question]
        own = answers + question * CHUNK
        for row in range(many):
            own[row] = short[row] > border


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


def heaviest_element(parents, containers, words, double share):
    cdef Py_ssize_t count = len(parents), element, above, index, chosen = 0
    cdef double* weight = <double*>allocated(count, sizeof(double))
    cdef Py_ssize_t* heaviest = NULL
    try:
        heaviest = <Py_ssize_t*>allocated(count, sizeof(Py_ssize_t))
        for element in range(count):
            weight[element] = 0.0
            heaviest[element] = 0
        for index in range(min(len(containers), len(words))):
            element = containers[index]
            if not 0 <= element < count:
                raise IndexError(f"no element {element}")
            weight[element] += words[index]
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
        return chosen if weight[chosen] > 0 else None
    finally:
        PyMem_Free(weight)
        PyMem_Free(heaviest)


def extent(parents, containers, Py_ssize_t element):
    cdef Py_ssize_t count = len(parents), size = len(containers), end, first, last
    end = element + 1
    while end < count and <Py_ssize_t>parents[end] >= element:
        end += 1
    first = 0
    while first < size and not element <= <Py_ssize_t>containers[first] < end:
        first += 1
    last = size - 1
    while last > first and not element <= <Py_ssize_t>containers[last] < end:
        last -= 1
    if first == size:
        raise ValueError(f"element {element} holds no block")
    return first, last
