"""The kernel `rows` does with rows what the recorded function does with NumPy's arrays."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanscrape import Pipeline, read
from cleanscrape._speed import rows as kernel
from cleanscrape.scoring import program as programs
from cleanscrape.scoring.body.features import features
from cleanscrape.scoring.body.model import kind, model
from cleanscrape.scoring.body.windows import (
    ahead,
    everywhere,
    passed,
    shifted,
    span_means,
    span_sum,
)
from cleanscrape.scoring.program import Program, Recording, Row
from cleanscrape.verdict import verdicts

PAGES = sorted((Path(__file__).parents[2] / "fixtures").glob("*/source.*"))
SIZES = st.sampled_from([1, 2, 7, 8, 9, 127, 128, 129, 300, 1_000])
SEEDS = st.integers(0, 2**32 - 1).map(np.random.default_rng)
HEIGHTS = [*((name, None) for name in ("a", "b", "flag", "bits", "at")), ("pair", 2)]
BITS = np.array([1, 2, 8])[:, None]


def every_step(rows: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """A column for each step that can be recorded, and for several that follow one another."""
    a, b, flag, bits, at = (rows[name] for name in ("a", "b", "flag", "bits", "at"))
    several = np.stack([a, b, a * b])
    first, *others = (np.bitwise_and(bits, BITS) > 0) * 1.0
    totals = np.cumsum(several, axis=1)
    upper, lower = rows["pair"]
    return {
        "given": a,
        "given again": a,
        "a number": everywhere(said["two"], a),
        "sum": (a * b).sum() / np.maximum(1.0, a.sum()),
        "arithmetic": (a + 1 - b) * 3 / (b + 2),
        "power": a**2 + a**4,
        "bounds": np.minimum(np.maximum(a, 0.2), 0.7),
        "comparisons": (a < b) * 1.0 + (a <= 0.5) * 2.0 + (a > b) * 4.0 + (a >= 0.5) * 8.0,
        "equal": (bits == 3) * 1.0 + (bits != 5) * 2.0,
        "logic": ((a < 0.5) & ~(b < 0.5)) * 1.0 + np.logical_or(a < 0.1, b < 0.1) * 2.0,
        "logs": np.log1p(a) + np.log(b + 1) + np.exp2(-a),
        "chosen": np.where(a > b, a, 0.25),
        "place": a - a[said["two"]],
        "bits": first,
        "more bits": others[0] + 2 * others[1],
        "all rows": several.sum(axis=0),
        "total": totals[2],
        "before": np.minimum(30.0, passed(np.stack([flag]), at)[0]),
        "after": np.minimum(30.0, ahead(np.stack([flag]), at)[0]),
        "on": shifted(a, 1) - shifted(a, -2) + shifted(a, 2_000),
        "pair": upper - lower,
        "means": np.stack(span_means(several, b + 1, [(-2, 0), (1, 3)])[1]).sum(axis=0),
        "around": span_sum(a, -3, 2) + span_sum(a, -2_000, 2_000),
    }


@given(SEEDS, SIZES)
def test_every_step(random: np.random.Generator, size: int) -> None:
    rows = {
        "a": random.random(size),
        "b": random.random(size),
        "flag": (random.random(size) > 0.7) * 1.0,
        "bits": random.integers(0, 16, size),
        "at": np.arange(size) * 1.0,
        "pair": random.random((2, size)),
    }
    said = {"two": min(2, size - 1)}
    expected = every_step(rows, said)
    program = Program(every_step, HEIGHTS, said)
    results = np.empty((len(program.names) + 1, size))
    results[-1] = 7.0
    given = np.concatenate([row.ravel() for row in rows.values()], dtype=np.float64)
    given = given.reshape(-1, size)
    program(given, np.array([*said.values()], dtype=np.float64), results)
    assert program.names == tuple(expected)
    assert results[-1].tolist() == [7.0] * size
    for row, (name, column) in zip(results, expected.items()):
        np.testing.assert_allclose(row, np.broadcast_to(column, size), 1e-13, 1e-13, err_msg=name)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_columns_of_pages(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = read(path.read_bytes())
    if not len(document):
        return
    decided = verdicts(Pipeline.default().without("body").run(document))
    compiled = features(document, decided)
    known = model(kind(document))
    types = known.types(document, compiled)
    names, stacked = known.stacked(compiled, types)
    monkeypatch.setattr(programs, "has_kernel", lambda: False)
    plain = features(document, decided)
    assert compiled.names == plain.names
    np.testing.assert_allclose(compiled.matrix, plain.matrix, 1e-13, 1e-13)
    again = known.stacked(compiled, types)
    assert names == again[0]
    np.testing.assert_allclose(stacked, again[1], 1e-13, 1e-13)


def test_the_same_step_is_taken_once() -> None:
    steps = Recording()
    row: Any = steps.new()
    one: Any = np.cumsum(row + 1.0)
    other: Any = np.cumsum(row + 1.0)
    assert one.numbers == other.numbers
    assert [name for name, _, _ in steps.lines] == ["add", "cumsum"]


def test_what_cannot_be_recorded_is_refused() -> None:
    def sine(rows: Mapping[str, Any], _: Mapping[str, Any]) -> dict[str, Any]:
        return {"sine": np.sin(rows["a"])}

    def sorts(rows: Mapping[str, Any], _: Mapping[str, Any]) -> dict[str, Any]:
        return {"sorted": np.sort(rows["a"])}

    def reduces(rows: Mapping[str, Any], _: Mapping[str, Any]) -> dict[str, Any]:
        return {"least": np.minimum.reduce(rows["a"])}

    with pytest.raises(KeyError):
        Program(sine, [("a", None)], [])
    for function in (sorts, reduces):
        with pytest.raises(TypeError):
            Program(function, [("a", None)], [])


def test_the_kernel_checks_what_it_is_given() -> None:
    counts, nothing = (1, 1, 0, 0, 0), np.empty(0)
    copy = [kernel.NAMES["copy"], 0, 1, 0, 0]
    program = kernel.Program(np.array([copy]), counts, nothing)
    results = np.zeros((1, 3))
    program(np.ones((1, 3)), nothing, results)
    assert results.tolist() == [[1.0] * 3]
    program(np.ones((1, 0)), nothing, np.zeros((1, 0)))
    for wrong in ([99, 0, 1, 0, 0], [0, 2, 1, 0, 0], [0, 0, -1, 0, 0], [0, 1, 0, 0, 0]):
        with pytest.raises(ValueError, match=r"no step|no row|is given"):
            kernel.Program(np.array([wrong]), counts, nothing)
    with pytest.raises(ValueError, match="constant"):
        kernel.Program(np.array([copy]), (1, 1, 0, 1, 0), nothing)
    for inputs, figures, out in (
        (np.ones((2, 3)), nothing, results),
        (np.ones((1, 3)), np.ones(1), results),
        (np.ones((1, 4)), nothing, results),
        (np.ones((1, 3)), nothing, np.zeros((0, 3))),
    ):
        with pytest.raises(ValueError, match="shapes"):
            program(inputs, figures, out)
    pick = kernel.Program(np.array([[kernel.NAMES["pick"], 0, 1, 2, 0]]), (1, 1, 1, 0, 0), nothing)
    for place in (-1.0, 3.0):
        with pytest.raises(IndexError):
            pick(np.ones((1, 3)), np.array([place]), results)


def test_more_rows_or_blocks_than_memory_are_refused() -> None:
    steps, nothing = np.empty((0, 5), dtype=np.int64), np.empty(0)
    with pytest.raises(ValueError, match="too many"):
        kernel.Program(steps, (0, 0, 0, 0, 1 << 61), nothing)
    # NumPy makes arrays of any length as long as they have no rows.
    endless = np.empty((0, 1 << 59))
    with pytest.raises(MemoryError):
        kernel.Program(steps, (0, 0, 0, 3, 0), np.ones(3))(endless, nothing, endless)


def test_a_row_has_a_length_and_parts() -> None:
    def function(rows: Mapping[str, Any], _: Mapping[str, Any]) -> dict[str, Any]:
        both = np.stack([rows["a"], rows["b"]])
        assert isinstance(both, Row)
        assert len(both) == 2
        one, other = both
        return {"less": other - one}

    results = np.empty((1, 2))
    Program(function, [("a", None), ("b", None)], [])(
        np.array([[1.0, 2], [5, 9]]), np.empty(0), results
    )
    assert results.tolist() == [[4.0, 7.0]]
