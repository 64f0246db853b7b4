"""The kernel `score` gives the numbers that its twins give, to the last bit."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanscrape import Decision, Document, Label, Pipeline, read
from cleanscrape._speed import score as kernel
from cleanscrape.scoring.body.columns import LABELS
from cleanscrape.scoring.body.model import model, score
from cleanscrape.scoring.kernel import CONTRACT, TWINS
from cleanscrape.scoring.page.after_heading import CODES
from cleanscrape.scoring.page.prose_span import prose_span
from cleanscrape.verdict import verdicts

PAGES = sorted((Path(__file__).parents[2] / "fixtures").glob("*/source.*"))
SEEDS = st.integers(0, 2**32 - 1).map(np.random.default_rng)
SIZES = st.sampled_from([0, 1, 2, 3, 9, 40])
SHARES = np.array([0.8, 0.6, 0.5])
NAMES = st.lists(st.sampled_from(["", "p", "li", "ü", "p\ud800", "x" * 300]), max_size=9)
DECISIONS = st.builds(
    Decision,
    st.integers(0, 9),
    st.sampled_from(Label),
    st.floats(0, 1),
    st.sampled_from(["after-related", "share-words"]),
)
SAID = st.lists(st.none() | DECISIONS, max_size=12)


def both(name: str, *given: Any) -> tuple[Any, Any]:
    """What the kernel and its twin say, in a form that can be compared."""
    return plain(getattr(kernel, name)(*given)), plain(TWINS[name](*given))


def plain(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.shape, value.tobytes()
    return tuple(map(plain, value)) if isinstance(value, tuple) else value


def elements(random: np.random.Generator, size: int) -> tuple[Any, Any]:
    """The elements of blocks, and their parents, numbered as a page's are: each after its own."""
    parents, path = [-1], [0]
    for number in range(1, int(random.integers(1, 12))):
        del path[int(random.integers(1, len(path) + 1)) :]
        parents.append(path[-1])
        path.append(number)
    return np.sort(random.integers(0, len(parents), size)), np.array(parents)


def test_the_kernel_has_a_twin_for_each_function_and_the_same_contract() -> None:
    functions = {name for name in vars(kernel) if not name.startswith("_")} & TWINS.keys()
    assert functions == TWINS.keys() - {"<lambda>"}
    assert kernel.CONTRACT == CONTRACT


@given(NAMES, NAMES)
def test_names_become_the_same_numbers(values: list[str], known: list[str]) -> None:
    codes = {name: number for number, name in enumerate(known)}
    one, other = both("coded", tuple(values), codes, -1)
    assert one == other
    one, other = both("numbered", tuple(values))
    assert one == other


@given(SAID)
def test_decisions_become_the_same_columns(decided: list[Decision | None]) -> None:
    one, other = both("decisions", decided, LABELS, CODES)
    assert one == other


@given(SAID)
def test_the_same_blocks_are_open(decided: list[Decision | None]) -> None:
    one, other = both("open_blocks", decided)
    assert one == other


@given(st.lists(st.floats() | st.booleans()), st.lists(st.integers(-(2**63), 2**63 - 1)))
def test_numbers_become_the_same_arrays(values: list[float], whole: list[int]) -> None:
    one, other = both("floats", tuple(values))
    assert one == other
    one, other = both("integers", tuple(whole))
    assert one == other


@given(st.lists(st.tuples(st.sampled_from(["", "rain", "snow"]), st.text("ab\ud800", max_size=4))))
def test_repeated_texts_are_counted_the_same(texts: list[tuple[str, str]]) -> None:
    folded, whole = zip(*texts) if texts else ((), ())
    one, other = both("repeats", folded, whole, 2)
    assert one == other


@given(st.lists(st.text("ab\u00fc\ud800", max_size=4)), st.lists(st.text("ab\ud800", max_size=2)))
def test_the_same_texts_begin_with_some(texts: list[str], beginnings: list[str]) -> None:
    one, other = both("beginning", texts, tuple(beginnings))
    assert one == other


@given(SEEDS, SIZES)
def test_sums_over_groups_are_the_same(random: np.random.Generator, size: int) -> None:
    rows, groups = random.random((2, size)), random.integers(0, 4, size)
    one, other = both("group_sums", rows, groups, 4)
    assert one == other


@given(SEEDS, SIZES)
def test_the_clock_is_the_same(random: np.random.Generator, size: int) -> None:
    flags, clock = (random.random((3, size)) > 0.7) * 1.0, np.cumsum(random.random(size))
    one, other = both("since", flags[:, ::-1], clock)
    assert one == other


@given(SEEDS, SIZES)
def test_sums_over_elements_are_the_same(random: np.random.Generator, size: int) -> None:
    own, parents = elements(random, size)
    rows = random.random((2, size)) * (random.random((2, size)) > 0.4)
    one, other = both("element_sums", own, parents, rows)
    assert one == other
    for title in range(size):
        one, other = both("nearness", own, parents, title, rows[0], 3)
        assert one == other


@given(SEEDS, SIZES, st.integers(1, 9))
def test_what_is_around_blocks_is_the_same(
    random: np.random.Generator, size: int, levels: int
) -> None:
    own, parents = elements(random, size)
    one, other = both("above", own, parents, levels)
    assert one == other
    around, count = kernel.above(own, parents, levels), len(parents)
    values, weights = random.random(size), random.random(size) + 0.1
    one, other = both("decayed_sums", around, values, np.array([1.0, 0.5, 0.2][:levels]), count)
    assert one == other
    one, other = both("element_means", around, values, weights, count)
    assert one == other
    # Of whole numbers, so that an element often holds just half of what the first one does.
    held = random.integers(0, 9, (3, count)) * 1.0
    for some in (held, held * 0.0):
        chosen = random.integers(0, levels, 2)
        one, other = both("element_rows", around, some, random.random(count), chosen)
        assert one == other


@given(SEEDS, SIZES)
def test_the_smallest_elements_are_the_same(random: np.random.Generator, size: int) -> None:
    own, parents = elements(random, size)
    [held] = kernel.element_sums(own, parents, random.random((1, size)))
    assert kernel.smallest_holders(parents, held, SHARES) == TWINS["smallest_holders"](
        parents, held, SHARES
    )


def pairs_of(random: np.random.Generator, size: int) -> tuple[Any, Any]:
    """Pairs of word and block as `Words` has them."""
    many = int(random.integers(0, 50)) if size else 0
    pairs = {*zip(random.integers(0, 7, many).tolist(), random.integers(0, size or 1, many))}
    names = sorted({word for word, _ in pairs})
    word, block = zip(*sorted(pairs)) if pairs else ((), ())
    return np.array([names.index(one) for one in word], dtype=np.int64), np.array(block, np.int64)


@given(SEEDS, SIZES, st.sampled_from([1.0, 2.0]))
def test_shared_words_weigh_the_same(random: np.random.Generator, size: int, enough: float) -> None:
    word, block = pairs_of(random, size)
    one, other = both("word_shares", word, block, random.random(size), 2, 6.0)
    assert one == other
    core = random.random(size) * (random.random(size) > 0.5)
    one, other = both("words_with_core", word, block, random.random(len(word)), core, enough)
    assert one == other


@given(SEEDS, SIZES)
def test_figures_of_the_body_are_the_same(random: np.random.Generator, size: int) -> None:
    """But for the last bits: NumPy adds in an order of its own."""
    chance = np.concatenate([random.random(size), [0.0, 1.0]])
    words, prose = random.integers(0, 60, (2, size + 2)) * 1.0
    for kept in (chance > 0.5, chance > 2, chance >= 0):
        given = chance, words, prose, kept, 0.25
        expected = TWINS["page_sums"](*given)
        assert kernel.page_sums(*given) == pytest.approx(expected, rel=1e-13, abs=1e-13)


@given(SEEDS, SIZES, st.sampled_from([0.25, 1.0, 4.0]))
def test_the_highest_score_is_the_same(
    random: np.random.Generator, size: int, square: float
) -> None:
    chance = np.round(random.random(size + 1), 1)
    order, words = np.argsort(-chance, kind="stable"), random.integers(0, 3, size + 1) * 1.0
    one, other = both("highest_score", order, chance, words, square)
    assert one == other


@given(SEEDS, st.sampled_from([1, 2, 256, 257, 70_000]), st.sampled_from([0, 1, 3, 400]))
def test_words_are_numbered_the_same(random: np.random.Generator, size: int, pairs: int) -> None:
    known = random.integers(0, 2**64, 90, dtype=np.uint64)
    hashes = known[random.integers(0, 90, pairs)]
    blocks = random.integers(0, size, pairs)
    for some in (hashes, hashes >> np.uint64(40), hashes & np.uint64(0xFF), hashes * np.uint64(0)):
        one, other = both("numbered_words", some, blocks, size)
        assert one == other


@given(SEEDS, st.sampled_from([0, 1, 255, 256, 257, 1_100]), st.integers(1, 7))
def test_trees_give_the_same(random: np.random.Generator, size: int, depth: int) -> None:
    table = np.ascontiguousarray(random.random((size, 6)).astype(np.float32).astype(np.float64)).T
    columns = random.integers(0, 4, 9)
    # Values that are as great as a border, too.
    borders = random.random(9).astype(np.float32)
    borders[: min(9, size)] = table[0, : min(9, size)]
    asked, leaves = random.integers(0, 9, (depth, 5)), random.random((5, 1 << depth)) - 0.5
    places = random.integers(0, 6, 4)
    for first in (0, 3, 6):
        tables = table[:first], table[first:]
        one, other = both("tree_sums", *tables, places, columns, borders, asked, leaves)
        assert one == other


@given(st.lists(st.sampled_from([-6.0, -1.0, 0.0, 0.1, 0.2, 6.0, 30.5]), max_size=30))
def test_the_best_span_is_the_same(gain: list[float]) -> None:
    one, other = both("best_span", gain)
    assert one == other


@given(SAID, st.lists(st.sampled_from([-6.0, 12.5]), max_size=12))
def test_decisions_cost_the_same(decided: list[Decision | None], open_gains: list[float]) -> None:
    parts = frozenset({Label.CAPTION, Label.DATE})
    one, other = both("given_decisions", tuple(open_gains), decided, parts, 2.0, 6.0)
    assert one == other


@given(SEEDS, SIZES)
def test_the_likely_span_is_the_same(random: np.random.Generator, size: int) -> None:
    own, parents = elements(random, size)
    gain = (random.choice([8.0, 9.5, -1.0, -6.0, -6.0], size)).tolist()
    for around in ((own, parents), (NONE, NONE)):
        one, other = both("likely_span", gain, *around, 0.7, 0.25)
        assert one == other


NONE: Any = np.zeros(0, dtype=np.int64)
ONE: Any = np.ones(1, dtype=np.int64)


@pytest.mark.parametrize(
    "call",
    [
        lambda: kernel.element_sums(ONE, ONE - 2, np.ones((1, 1))),
        lambda: kernel.element_sums(ONE - 1, np.array([-1, 7]), np.ones((1, 1))),
        lambda: kernel.element_sums(ONE - 1, np.array([-1, -1]), np.ones((1, 1))),
        lambda: kernel.nearness(ONE, ONE - 2, 0, np.ones(1), 3),
        lambda: kernel.nearness(ONE, np.array([-1, -9]), 0, np.ones(1), 3),
        lambda: kernel.nearness(ONE - 1, ONE - 2, 1, np.ones(1), 3),
        lambda: kernel.above(ONE, ONE - 2, 2),
        lambda: kernel.above(ONE - 1, ONE + 4, 2),
        lambda: kernel.decayed_sums(np.array([[1]]), np.ones(1), np.ones(1), 1),
        lambda: kernel.element_means(np.array([[-1]]), np.ones(1), np.ones(1), 1),
        lambda: kernel.element_rows(np.array([[1]]), np.ones((3, 1)), np.ones(1), ONE - 1),
        lambda: kernel.element_rows(np.array([[0]]), np.ones((3, 1)), np.ones(1), ONE),
        lambda: kernel.group_sums(np.ones((1, 1)), ONE, 1),
        lambda: kernel.highest_score(ONE, np.ones(1), np.ones(1), 1.0),
        lambda: kernel.word_shares(ONE, ONE, np.ones(1), 1, 6.0),
        lambda: kernel.words_with_core(ONE, ONE, np.ones(1), np.ones(1), 1.0),
        lambda: kernel.numbered_words(ONE.astype(np.uint64), ONE, 1),
        lambda: kernel.likely_span([1.0], ONE + 2, ONE - 2, 0.7, 0.2),
        lambda: kernel.likely_span([1.0], ONE, np.array([-1, 5]), 0.7, 0.2),
        lambda: kernel.tree_sums(
            np.ones((1, 1)),
            np.ones((0, 1)),
            ONE,
            ONE - 1,
            np.ones(1, np.float32),
            np.array([[0]]),
            np.ones((1, 2)),
        ),
        lambda: kernel.tree_sums(
            np.ones((1, 1)),
            np.ones((0, 1)),
            ONE - 1,
            ONE - 1,
            np.ones(1, np.float32),
            np.array([[3]]),
            np.ones((1, 2)),
        ),
    ],
)
def test_numbers_that_are_no_places_are_refused(call: Callable[[], object]) -> None:
    with pytest.raises(IndexError):
        call()


@pytest.mark.parametrize(
    "call",
    [
        lambda: kernel.group_sums(np.ones((1, 2)), ONE, 2),
        lambda: kernel.highest_score(NONE, np.ones(0), np.ones(0), 1.0),
        lambda: kernel.highest_score(ONE - 1, np.ones(1), np.ones(2), 1.0),
        lambda: kernel.repeats(("a",), (), 3),
        lambda: kernel.decayed_sums(np.array([[0]]), np.ones(1), np.ones(2), 1),
        lambda: kernel.element_means(np.array([[0]]), np.ones(1), np.ones(2), 1),
        lambda: kernel.element_rows(np.array([[0]]), np.ones((2, 1)), np.ones(1), ONE - 1),
        lambda: kernel.nearness(ONE - 1, ONE - 2, 0, np.ones(2), 3),
        lambda: kernel.word_shares(ONE, NONE, np.ones(2), 1, 6.0),
        lambda: kernel.word_shares(np.ones(2, np.int64), np.zeros(2, np.int64), np.ones(1), 1, 6.0),
        lambda: kernel.page_sums(np.ones(2), np.ones(1), np.ones(2), np.ones(2, np.bool_), 0.1),
        lambda: kernel.since(np.ones((1, 2)), np.ones(3)),
        lambda: kernel.element_sums(ONE - 1, ONE - 2, np.ones((1, 3))),
        lambda: kernel.words_with_core(ONE - 1, NONE, np.ones(1), np.ones(1), 1.0),
        lambda: kernel.likely_span([1.0, 2.0], ONE - 1, ONE - 2, 0.7, 0.2),
        lambda: kernel.numbered_words(ONE.astype(np.uint64), NONE, 1),
        lambda: kernel.tree_sums(
            np.ones((1, 1)),
            np.ones((0, 1)),
            ONE - 1,
            ONE - 1,
            np.ones(1, np.float32),
            np.array([[0]]),
            np.ones((1, 3)),
        ),
    ],
)
def test_columns_of_other_lengths_are_refused(call: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"block|word|way|element"):
        call()


def test_more_groups_than_memory_are_refused() -> None:
    with pytest.raises(MemoryError):
        kernel.group_sums(np.ones((1, 1)), ONE, (1 << 61) + 1)


def test_what_is_no_decision_is_refused() -> None:
    with pytest.raises(TypeError, match="decision"):
        kernel.decisions([(1, Label.BIO)], LABELS, CODES)


@pytest.fixture
def in_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twins in the kernel's place, in all modules of the scorer."""
    replaced = set()
    for name, module in list(sys.modules.items()):
        for attribute, value in list(vars(module).items()) if "cleanscrape.scoring" in name else ():
            if attribute in TWINS and value is getattr(kernel, attribute, None):
                monkeypatch.setattr(module, attribute, TWINS[attribute])
                replaced.add(attribute)
    assert replaced == TWINS.keys() - {"<lambda>"}


def judged(document: Document) -> Iterator[Any]:
    decided = verdicts(document)
    yield prose_span(document, decided)
    found = score(document, decided)
    yield found.probability.tobytes()
    yield found.types


def documents() -> Iterator[Document]:
    """The fixtures, as the body filter gets them; read anew, so that nothing is known of them."""
    pipeline = Pipeline.default().without("body")
    for path in PAGES:
        source = "html" if path.suffix == ".html" else "text"
        document = pipeline.run(read(path.read_bytes(), source=source))  # type: ignore[arg-type]
        if len(document):
            yield document


@pytest.fixture(scope="module")
def by_kernel() -> list[list[Any]]:
    """What the kernel gives: of a wider scope than `in_python`, so made before it."""
    return [[*judged(document)] for document in documents()]


@pytest.mark.usefixtures("in_python")
def test_pages_are_judged_the_same(by_kernel: list[list[Any]]) -> None:
    assert len(by_kernel) > 50
    assert [[*judged(document)] for document in documents()] == by_kernel


@pytest.mark.usefixtures("in_python")
@pytest.mark.parametrize("kind", ["html", "text", "line"])
def test_the_trees_that_ship_give_the_same(kind: str) -> None:
    trees = model(kind).trees
    table = np.random.default_rng(3).normal(size=(300, len(trees.names)))
    given = table.T, table.T[:0], np.arange(len(trees.names)), *trees.questions, trees.leaves
    assert kernel.tree_sums(*given).tobytes() == TWINS["tree_sums"](*given).tobytes()
