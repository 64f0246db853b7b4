"""Lets each allocation of the kernels fail once: a MemoryError, or the right result.

Needs `_testcapi`, which CPython is built with unless somebody leaves it out. What a call allocates
outside of Python's own functions (libxml2's nodes) does not fail.
"""

from __future__ import annotations

import _testcapi
from collections.abc import Callable
from importlib import import_module

import numpy as np

from cleanscrape._speed import lines, rows, scan, score, seek, survey, walk, words
from cleanscrape.lexicons import Phrases, Signs
from cleanscrape.patterns import line_signs, word_counts
from cleanscrape.readers.finds import find
from cleanscrape.readers.html import walking
from cleanscrape.readers.html.tree import clean_bytes, parse, prepare
from cleanscrape.scoring.body import characters
from cleanscrape.table.machine import machine_of

QUIET = 300  # so many calls without a failure: the calls make no further allocations
folding = import_module("cleanscrape.lexicons.fold")
TEXTS = [
    "The old bridge over the river was opened again. " * 60,
    "雨が降った。",
    "Old “bridge”",
] * 9
BYTES = "".join(TEXTS).encode()
PLAIN_ONLY = bytes(byte > 127 for byte in range(256))
MACHINE = machine_of([["old "], [["雨", "が"], "ri"]])
PAGE = """<html><body><main class="post-body byline"><h1 id="n1">The bridge</h1>
<p>It <b>rained</b> on the <a href="#n1">old</a> bridge.<br><br>Again<br>and again.
<ul><li>1<ol start="3"><li>2</ol></ul><table><tr><th>Day<td colspan="2">Rain</table>
<pre><code class="language-c">x = 1</code></pre><figure><img src="a.jpg" alt="The river">
<figcaption>The mill. Photo: Jo Roe</figcaption></figure><svg><path></svg></main>"""

columns = np.empty((8, len(TEXTS))), np.empty(len(TEXTS), np.int64), np.empty(len(TEXTS), np.int64)
read, fold, plain = characters._in_c(scan), folding.fold_by(scan), folding.strip_marks_by(scan)
bits = line_signs.bits_by(lines)
phrases = Phrases({"share": ["share", "share on …", "… to share"], "more": ["m…"]})
SIGNS = Signs(["bridge x"], ["river"], ".", ["雨"], ("た",), " 。", 200)
asked = ["share", "share on threads", "how to share", "ümore", "more", ""]

STEPS = np.array([[rows.NAMES[name], 0, 1, 2, 3] for name in ("between", "select", "sum", "log1p")])
COUNTS, NOTHING, NUMBERS = (1, 1, 2, 0, 3), np.empty(0), np.arange(9.0)
program = rows.Program(STEPS, COUNTS, NOTHING)
places, parents = np.arange(9), np.arange(-1, 8)
hashes = np.array([5, 2**60, 5, 0, 1, 2, 3, 4, 5], dtype=np.uint64)
tree = np.zeros((2, 9), dtype=np.int64), np.ones((9, 4))  # the questions asked, the leaves


def run() -> list[list[float]]:
    """The results of a program of rows."""
    results = np.zeros((1, 9))
    program(NUMBERS[None], np.array([-2.0, 1.0]), results)
    return results.tolist()


def looked_up(compiled: Phrases) -> list[str | None]:
    """The categories of the texts."""
    return [compiled.category(text) for text in asked]


def scored() -> list[object]:
    """What the functions of `score` that allocate give."""
    return [
        score.floats((1.0, 2.0)).tolist() + score.integers((1, 2)).tolist(),
        score.repeats(("a", "", "a"), ("a!", "", "ab"), 1).tolist(),
        score.group_sums(NUMBERS[None], places, 9).tolist(),
        score.decayed_sums(places[None], NUMBERS, NUMBERS[:1], 9).tolist(),
        score.element_means(places[None], NUMBERS, NUMBERS, 9).tolist(),
        score.nearness(places, parents, 2, NUMBERS, 3).tolist(),
        score.smallest_holders(parents, NUMBERS[::-1].copy(), NUMBERS[:2]),
        score.word_shares(places, places, NUMBERS, 1, 1.0)[1].tolist(),
        score.numbered_words(hashes, places, 9)[0].tolist(),
        score.tree_sums(
            NUMBERS[None],
            NUMBERS[None],
            places[1:2],
            places[:1] * 0,
            np.ones(1, np.float32),
            *tree,
        ).tolist(),
        score.likely_span(NUMBERS.tolist(), places, parents, 0.7, 0.2),
        score.numbered(("p", "li", "p")).tolist(),
    ]


def walked(rules: walk.Rules) -> list[object]:
    """The blocks of the page, by rules that have seen no page yet, or have."""
    lines = walk.linearize(rules, root, targets, True)
    return [getattr(lines, name) for name in lines.__slots__]


source = clean_bytes(PAGE)
root = parse(source)
targets = prepare(root, source, find(root), find)[1].targets
known, finder = walk.Rules(walking._MEANINGS), walk.Finder(walking._SOUGHT)
CALLS: dict[str, Callable[[], object]] = {
    "characters": lambda: read(TEXTS, *columns),
    "shapes": lambda: word_counts.words_and_ends_by(scan, TEXTS),
    "fold": lambda: fold(TEXTS[0]),
    "strip_marks": lambda: plain(TEXTS[2]),
    "phrases": lambda: looked_up(phrases.by(scan)),
    "program": lambda: rows.Program(STEPS, COUNTS, NOTHING) is not None,
    "rows": run,
    "lines": lambda: bits(TEXTS),
    "seek": lambda: seek.Seeker(*MACHINE)(TEXTS),
    "survey": lambda: (survey.characters(BYTES), survey.starts(BYTES, b"<")),
    "starts": lambda: survey.starts(b"<p>" * 2_000, b"<"),
    "repeated": lambda: words.repeated(TEXTS, range(len(TEXTS)), 9),
    "words": lambda: SIGNS.by(words)(TEXTS),
    "newlines": lambda: survey.with_newlines(b"It\r\nrained.\r" * 2_000),
    "holds": lambda: survey.holds(BYTES, PLAIN_ONLY),
    "score": scored,
    "rules": lambda: walked(walk.Rules(walking._MEANINGS)),
    "walk": lambda: walked(known),
    "find": lambda: walk.find(finder, root),
    "media": lambda: walk.media_of(finder, [*root.iter("img")]),
}

for name, call in CALLS.items():
    right, failed, number, quiet = call(), 0, 0, 0
    while quiet < QUIET:
        result = right
        _testcapi.set_nomemory(number, number + 1)
        try:
            result = call()
            quiet += 1
        except MemoryError:
            failed, quiet = failed + 1, 0
        finally:
            _testcapi.remove_mem_hooks()
        assert result == right, (name, number)
        number += 1
    assert failed, name
    print(f"{name}: a MemoryError for {failed} of its allocations, the right result otherwise")
